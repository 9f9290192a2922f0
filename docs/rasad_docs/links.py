"""What is wrong with the links of a site: a page or a place that is not there, a file that the network would give."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """The places of a page, where it leads, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag's id and address."""
        given = dict(attrs)
        self.places |= {value for name in ("id", "name") if (value := given.get(name))}
        if tag == "a" and given.get("href"):
            self.leads.append(given["href"] or "")
        address = given.get("src") or (given.get("href") if tag == "link" else None)
        if address and not address.startswith("data:"):
            self.loads.append(address)


def mistakes(site: Path) -> list[str]:
    """A line a mistake, in the order of the pages."""
    pages = {path.resolve(): _Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        place = path.relative_to(site.resolve())
        found += [f"{place}: loads {one} from the network" for one in page.loads if urlsplit(one).netloc]
        inner = [one for one in (*page.leads, *page.loads) if not urlsplit(one).netloc and not urlsplit(one).scheme]
        found += [f"{place}: {one} leads nowhere" for one in inner if not _is_there(one, path, pages)]
    return found


def _is_there(address: str, path: Path, pages: dict[Path, _Page]) -> bool:
    parts = urlsplit(address)
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_file():
        return False
    return not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].places
