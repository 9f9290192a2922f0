"""Where the links of a page lead inside the one document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from bs4 import Tag


@dataclass(frozen=True)
class Links:
    """The ids of each chapter, and those of them that some link leads to."""

    ids: Mapping[str, frozenset[str]]
    wanted: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, pages: Mapping[str, Tag]) -> Links:
        """The links of all chapters, each given by its name and its parsed body."""
        links = cls({name: frozenset(_ids(body)) for name, body in pages.items()})
        for name, body in pages.items():
            for link in body.find_all("a", href=True):
                if (target := links.target(str(link["href"]), name)) and not target.startswith("http"):
                    links.wanted.add(target)
        return links

    def target(self, href: str, chapter: str) -> str:
        """A label of the document, an address of the web, or nothing where a link leads to neither.

        Examples
        --------
        >>> links = Links({"timeline": frozenset(["passage-1"]), "articles/004": frozenset(["passage-7"])})
        >>> links.target("#passage-1", "timeline"), links.target("articles/004.html#passage-7", "timeline")
        ('timeline#passage-1', 'articles/004#passage-7')
        >>> links.target("../timeline.html", "articles/004"), links.target("index.html", "timeline")
        ('timeline', '')
        """
        if href.startswith(("http://", "https://")):
            return href
        page, _, id = href.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter), unquote(page)))
        name = path.removesuffix(".html") if page else chapter
        if name not in self.ids:
            return ""
        # An id may itself hold a %20, or the link may have written its letters so.
        found = next((known for known in (id, unquote(id)) if known in self.ids[name]), "")
        return f"{name}#{found}" if found else name


def _ids(body: Tag) -> Iterable[str]:
    return (str(element["id"]) for element in body.find_all(id=True))
