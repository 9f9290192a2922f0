"""The body of a page while it is made: figures as files, links to the articles' pages, headings that can be linked."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

# A figure as `save_figure` shows it in a notebook: the drawing itself, which a page has as a file.
_DRAWN = re.compile(
    r'(<figure\b[^>]*data-figure="(?P<name>[^"]+)"[^>]*>\s*<img\b[^>]*?)src="data:image/svg\+xml;base64,[^"]*"'
)


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

        self.soup: Any = BeautifulSoup(_DRAWN.sub(r'\1src="../figures/\g<name>.svg"', markup), "html.parser")
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
                link["href"] = f"articles/{quoted(passage.article)}.html{link['href']}"
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


def quoted(name: str) -> str:
    """An article's name as a part of a link."""
    from urllib.parse import quote

    return quote(name)


def figure_names(notebook: Path) -> list[str]:
    """The figures that an executed notebook shows, in order."""
    return re.findall(r'data-figure=\\"([^"\\]+)\\"', notebook.read_text(encoding="utf-8"))
