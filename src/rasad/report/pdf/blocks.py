"""The blocks of a page as Typst code: headings, paragraphs, lists, tables, figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from bs4 import Tag
from bs4.element import PageElement

from rasad.report.pdf.code import Run, code, string
from rasad.report.pdf.figures import Figures
from rasad.report.pdf.inline import Place, anchor, words
from rasad.report.pdf.tables import table

_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "details", "div", "dl", "dd", "dt", "fieldset", "figcaption"),
        *("figure", "footer", "header", "hr", "img", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "ul", "h1", "h2", "h3", "h4", "h5", "h6"),
    ]
)
_ROWS = ("tr", "tbody", "thead", "tfoot")
_HEADING = re.compile("h([1-6])")
_EDGE = re.compile(r"--rasad-edge-(\w+)")


@dataclass
class Blocks:
    """Writes one chapter; what it keeps is the level of the last heading and the labels still to be set."""

    figures: Figures
    language: str
    title: str
    _level: int = 1
    _labels: list[Run] = field(default_factory=list)

    def chapter(self, body: Tag, place: Place) -> str:
        """The statements of a chapter, one a line."""
        statements = list(self.children(body, place))
        # A label inside what is not written as it stands, such as pre: a link to it leads to the chapter's beginning.
        left = [run for element in body.find_all(id=True) for run in anchor(element, place)]
        return "\n".join([code([*left, *self._due()]), *statements])

    def children(self, element: Tag, place: Place) -> Iterator[str]:
        """The statements of an element: its blocks, and a paragraph for words that stand between them."""
        between: list[PageElement] = []
        for child in element.children:
            if isinstance(child, Tag) and _is_block(child):
                yield from self._paragraph(between, place)
                between = []
                yield from self._block(child, place)
            else:
                between.append(child)
        yield from self._paragraph(between, place)

    def inner(self, element: Tag, place: Place) -> str:
        """The content of a cell or of an item of a list: words alone where there is no block in it."""
        for around in (element, *takewhile(lambda parent: parent.name in _ROWS, element.parents)):
            self._labels += anchor(around, place)
        inner = place.within(element)
        if any(isinstance(child, Tag) and _is_block(child) for child in element.children):
            content = ";".join(self.children(element, inner))
        else:
            content = code([*self._due(), *words(element.children, inner)])
        return _turned(content, place, inner, "turned-cell")

    def _block(self, element: Tag, place: Place) -> Iterator[str]:
        self._labels += anchor(element, place)
        if self._repeats(element):
            return
        inner = place.within(element)
        if "rasad-block" in element.get_attribute_list("class"):
            inner = replace(inner, lines=True)
        if heading := _HEADING.fullmatch(element.name):
            statements = self._heading(element, inner, int(heading[1]))
        else:
            statements = self._written(element.name)(element, inner)
        content = ";".join(statements)
        if content and element.get("data-role"):
            yield _role(element, inner, content)
        elif content:
            yield _turned(content, place, inner)

    def _repeats(self, element: Tag) -> bool:
        """Whether an element at the beginning says no more than the title, as the head of an article's page does."""
        classes = element.get_attribute_list("class")
        if (
            self._level > 1
            or not (_HEADING.fullmatch(element.name) or "subtitle" in classes)
            or "rasad-block" in classes
        ):
            return False
        said = " ".join(element.get_text().split())
        return said == " ".join(self.title.split()) or not any(map(str.isalnum, said))

    def _written(self, name: str) -> Callable[[Tag, Place], Iterator[str]]:
        return {
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "img": self._image,
            "pre": self._pre,
            "hr": self._rule,
            "summary": self._summary,
            "blockquote": self._quote,
            "figcaption": self._small,
        }.get(name, self.children)

    def _due(self) -> list[Run]:
        due, self._labels = self._labels, []
        return due

    def _paragraph(self, nodes: list[PageElement], place: Place) -> Iterator[str]:
        if runs := words(nodes, place):
            yield f"par({{{code([*self._due(), *runs])}}})"

    def _heading(self, element: Tag, place: Place, level: int) -> Iterator[str]:
        if runs := words(element.children, place):
            # A level that is left out is an error in PDF/UA: h4 below h2 is of the third.
            self._level = min(max(level, 2), self._level + 1)
            # The contents name sections of the report; what an article itself has for headings are bookmarks only.
            kind = "outlined: false, bookmarked: true, " if place.lines else ""
            yield f"heading(level: {self._level}, {kind}{{{code([*self._due(), *runs])}}})"

    def _list(self, element: Tag, place: Place) -> Iterator[str]:
        items = [f"{{{self.inner(item, place)}}}" for item in element.find_all("li", recursive=False)]
        if items:
            yield f"{'enum' if element.name == 'ol' else 'list'}({', '.join(items)})"

    def _table(self, element: Tag, place: Place) -> Iterator[str]:
        if written := table(element, place, self.inner):
            yield written

    def _image(self, element: Tag, place: Place) -> Iterator[str]:
        # PDF/UA wants words for each figure; one that a notebook of one's own drew may have none.
        alt = " ".join(str(element.get("alt") or "").split()) or self.title
        yield self.figures.call(str(element.get("src") or ""), alt, place.chapter, self.language)

    def _pre(self, element: Tag, place: Place) -> Iterator[str]:
        yield f"lines({string(element.get_text().rstrip())})"

    def _rule(self, element: Tag, place: Place) -> Iterator[str]:
        yield "line(length: 100%, stroke: 0.5pt + rule)"

    def _summary(self, element: Tag, place: Place) -> Iterator[str]:
        yield f"summary({{{code([*self._due(), *words(element.children, place)])}}})"

    def _quote(self, element: Tag, place: Place) -> Iterator[str]:
        yield f"pad(x: 1.2em, {{{';'.join(self.children(element, place))}}})"

    def _small(self, element: Tag, place: Place) -> Iterator[str]:
        yield f"small({{{';'.join(self.children(element, place))}}})"


def _is_block(element: Tag) -> bool:
    return element.name in _BLOCKS or element.find("img") is not None or element.find("table") is not None


def _turned(content: str, place: Place, inner: Place, call: str = "turned") -> str:
    if not content or (inner.lang, inner.dir) == (place.lang, place.dir):
        return content
    return f"{call}({string(inner.lang)}, {inner.dir}, {{{content}}})"


def _role(element: Tag, place: Place, content: str) -> str:
    """A block of an article's page; of several alike the first alone says what they are."""
    edge = _EDGE.search(str(element.get("style") or ""))
    again = "rasad-again" in element.get_attribute_list("class")
    label = "" if again else str(element["data-role"])
    return f"role({string(edge[1] if edge else '')}, {string(label)}, {string(place.lang)}, {place.dir}, {{{content}}})"
