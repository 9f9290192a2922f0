"""The body of a page while it is made: figures as files, links to the articles' pages, headings that can be linked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import quote

# A figure as `save_figure` shows it in a notebook: the drawing itself, which a page has as a file.
_DRAWN = re.compile(
    r'(<figure\b[^>]*data-figure="(?P<name>[^"]+)"[^>]*>\s*<img\b[^>]*?)src="data:image/svg\+xml;base64,[^"]*"'
)
# What a file system may not take, and what would be a folder or a hidden file.
_NO_FILE = re.compile(r'^\.|[\x00-\x1f"%*/:<>?\\|]')
_LONGEST = 200  # bytes; a name may have 255, the ending among them


class Passage(NamedTuple):
    """A stretch of an article that a page leads to."""

    article: str
    start: int
    end: int


class Body:
    """Markup that is read once, changed in place, and written.

    Parameters
    ----------
    markup : str
    """

    def __init__(self, markup: str) -> None:
        """Figures become files before anything is read: their drawings are most of a notebook."""
        from bs4 import BeautifulSoup

        self.soup: Any = BeautifulSoup(_DRAWN.sub(_as_file, markup), "html.parser")
        self.subtitle = ""
        self.toc: list[tuple[str, str]] = []

    def lead_to(self, articles: Collection[str]) -> list[Passage]:
        """Turn links to passages below a table into links to the articles' pages, and take away what unfolded there.

        Returns
        -------
        list of Passage
            Those that are linked.
        """
        found, kept = [], False
        for link in self.soup.select("a[data-passage]"):
            if link["data-passage"] in articles:
                passage = Passage(link["data-passage"], int(link["data-start"]), int(link["data-end"]))
                link["href"] = f"{quote(page_of(passage.article))}.html{link['href']}"
                found.append(passage)
            else:
                kept = True
        for fold in self.soup.select("details.rasad-passages"):
            if not kept:
                fold.find_parent("div", class_="rasad-article").decompose()
        return found

    def settle(self) -> None:
        """The notebook's title is taken out, for a line below that of the page; sections get names."""
        for heading in self.soup.select(".prose h1"):
            self.subtitle = self.subtitle or heading.get_text()
            heading.decompose()
        for number, heading in enumerate(self.soup.select(".prose h2"), 1):
            heading["id"] = f"section-{number}"
            self.toc.append((heading["id"], heading.get_text()))
        for heading in self.soup.select(".prose :is(h3, h4, h5, h6)[id]"):
            del heading["id"]  # nbconvert makes it of the text, and two may be alike
        for code in self.soup.select(".prose code"):
            code["dir"] = "ltr"
        self._say_styles_once()
        for table in self.soup.select("table"):
            table.wrap(self.soup.new_tag("div", attrs={"class": "wide", "tabindex": "0"}))

    def _say_styles_once(self) -> None:
        said = set()
        for style in self.soup.find_all("style"):
            text = style.get_text()
            if text in said:
                style.decompose()
            said.add(text)

    @property
    def markup(self) -> str:
        """As it is now."""
        return str(self.soup)


def page_of(article: str) -> str:
    """The name of an article's page: one file in one folder, even if the article's id is an address.

    Examples
    --------
    >>> page_of("مقاله ۱"), page_of("https://example.org/7")
    ('articles/مقاله ۱', 'articles/https%3A%2F%2Fexample.org%2F7')
    """
    name = _NO_FILE.sub(lambda found: f"%{ord(found[0]):02X}", article)
    if len(name.encode("utf-8")) > _LONGEST:
        name = f"{name[:40]}-{hashlib.sha256(article.encode('utf-8')).hexdigest()[:16]}"
    return f"articles/{name}"


def _as_file(drawn: re.Match[str]) -> str:
    return f'{drawn[1]}src="../figures/{quote(unescape(drawn["name"]))}.svg"'
