"""The words of a page as runs of Typst code: marks, links, isolates, line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from rasad.charts.bidi.controls import safe
from rasad.report.pdf.code import BREAK, END_OF_LINE, ISOLATES, LRI, PDI, Run, string
from rasad.report.pdf.links import Links

_SPACE = re.compile("[ \t\n\r\f]+")
_LANG = re.compile("[a-z]{2,3}")
_CALLS = {"strong": "strong(", "b": "strong(", "em": "emph(", "i": "emph("}
_CALLS |= {"sup": "super(", "sub": "sub(", "small": "small(", "code": "code("}
_MARK = "rasad-"
_OWN_MARK = re.compile(r"background:\s*(#[0-9a-f]{6}).*?border-bottom:\s*\w+ (solid|dotted|dashed)")


@dataclass(frozen=True)
class Place:
    """Where in a document a piece stands: its chapter, its language and direction, and how its space counts."""

    chapter: str
    links: Links
    lang: str
    dir: str
    lines: bool = False  # a new line of the text is one on the page
    calls: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def within(self, element: Tag) -> Place:
        """The place of what stands in an element: its own lang and dir are obeyed."""
        lang = str(element.get("lang") or "").partition("-")[0].lower()
        dir = str(element.get("dir") or "")
        return replace(
            self,
            lang=lang if _LANG.fullmatch(lang) else self.lang,
            dir=dir if dir in ("ltr", "rtl") else self.dir,
        )

    def called(self, call: str) -> Place:
        """The same place inside one more call."""
        return replace(self, calls=(*self.calls, call))


def words(nodes: Iterable[PageElement], place: Place) -> list[Run]:
    """Inline nodes as runs, their white space as a browser shows it.

    Examples
    --------
    >>> from bs4 import BeautifulSoup
    >>> place = Place("page", Links({}), "fa", "rtl")
    >>> [run.text for run in words(BeautifulSoup("  یک <b>دو</b>  \\n سه ", "html.parser"), place)]
    ['یک ', 'دو', ' سه']
    """
    runs = [run for node in nodes for run in _node(node, place)]
    return _stripped(runs if place.lines else list(_collapsed(runs)))


def anchor(element: Tag, place: Place) -> list[Run]:
    """The label of an element that a link leads to; none for others, and none the second time."""
    label = f"{place.chapter}#{element.get('id')}"
    if label not in place.links.wanted:
        return []
    place.links.wanted.discard(label)
    return [Run("", (f"anchor({string(label)})",))]


def _node(node: PageElement, place: Place) -> Iterator[Run]:
    if isinstance(node, PreformattedString):  # a comment, a declaration
        return
    if isinstance(node, NavigableString):
        yield from _text(str(node), place)
    elif isinstance(node, Tag):
        yield from anchor(node, place)
        yield from _tag(node, place)


def _text(text: str, place: Place) -> Iterator[Run]:
    for number, line in enumerate(re.split("\r\n?|\n", text) if place.lines else [text]):
        if number:
            yield END_OF_LINE
        if shown := safe(line):
            # In an article's page such a space is seldom meant, and marks may stand on both sides of it.
            yield Run(shown.replace("\xa0", "\xa0" + BREAK) if place.lines else shown, _calls(place))


def _calls(place: Place) -> tuple[str, ...]:
    kinds = "".join(f"{string(kind)}, " for kind in place.kinds)
    return (*place.calls, f"marked(({kinds}), ") if place.kinds else place.calls


def _tag(element: Tag, place: Place) -> Iterator[Run]:
    if element.name == "br":
        yield END_OF_LINE
    elif element.name == "wbr":
        yield Run(BREAK, _calls(place))
    else:
        inner, before, after = _within(element, place)
        yield from (Run(text, _calls(place)) for text in before)
        for child in element.children:
            yield from _node(child, inner)
        yield from (Run(text, _calls(place)) for text in after)


def _within(element: Tag, place: Place) -> tuple[Place, list[str], list[str]]:
    """The place in an inline element, and what is written before and behind it."""
    inner = place.within(element)
    before, after = _isolate(element)
    if inner.lang != place.lang:
        inner = inner.called(f"text(lang: {string(inner.lang)}, ")
    if element.name == "q":
        opening, closing = "«»" if inner.lang in ("fa", "ar") else "“”"
        before, after = [*before, opening], [closing, *after]
    elif element.name == "a":
        inner = _linked(element, inner)
    elif element.name == "mark":
        inner = replace(inner, kinds=(*inner.kinds, *_kind(element)))
    elif element.name in _CALLS:
        inner = inner.called(_CALLS[element.name])
    return inner, before, after


def _isolate(element: Tag) -> tuple[list[str], list[str]]:
    if element.name == "code":
        return [LRI], [PDI]
    if element.name == "bdi" or element.get("dir"):
        return [ISOLATES.get(str(element.get("dir") or "auto"), ISOLATES["auto"])], [PDI]
    return [], []


def _linked(element: Tag, place: Place) -> Place:
    target = place.links.target(str(element.get("href") or ""), place.chapter)
    if not target:
        return place
    return place.called(f"link({string(target) if target.startswith('http') else f'label({string(target)})'}, ")


def _kind(element: Tag) -> list[str]:
    """What a mark stands for: its class, or the colour and line that its own style gives it."""
    if own := _OWN_MARK.search(str(element.get("style") or "")):
        return [f"{own[1]} {own[2]}"]
    names = [name.removeprefix(_MARK) for name in element.get_attribute_list("class") if name]
    return [name for name in names if name][:1] or ["passage"]


def _collapsed(runs: Iterable[Run]) -> Iterator[Run]:
    """White space as one space, and none at the start of a line."""
    at_start = True
    for run in runs:
        if not run.text:
            at_start = run == END_OF_LINE or at_start
            yield run
            continue
        text = _SPACE.sub(" ", run.text)
        text = text.removeprefix(" ") if at_start else text
        if text == BREAK and at_start:
            continue  # behind a space a line may end in any case
        if text:
            yield run._replace(text=text)
            at_start = text.endswith(" ")


def _stripped(runs: list[Run]) -> list[Run]:
    """Runs without line ends and spaces behind the last word."""
    empty = list(takewhile(lambda run: run == END_OF_LINE or (run.text and not run.text.strip(" ")), runs[::-1]))
    kept = runs[: len(runs) - len(empty)]
    return [*kept[:-1], kept[-1]._replace(text=kept[-1].text.rstrip(" "))] if kept else []
