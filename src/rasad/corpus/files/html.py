"""Web pages: the article's text out of the page, one paragraph a line, nothing of it changed.

trafilatura finds the article. It drops every character that is not printable, the half-space among
them (گفت‌وگو becomes گفتوگو), so those that carry meaning are given to it as letters that the page does
not hold, and put back afterwards.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from pathlib import Path
from typing import Any

from rasad import data
from rasad.corpus.files.encoding import decode_bytes
from rasad.corpus.files.markup import page_facts
from rasad.corpus.files.mojibake import repair
from rasad.corpus.files.source import NoArticleError, Source, sha256
from rasad.errors import RasadError
from rasad.text.letters import ZWNJ

# Half-space, joiner (ه‍.ش), and the marks and isolates that hold figures and Latin words in their place; no-break space.
_KEPT = ZWNJ + "\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\xa0"
_STAND_INS = range(0xA000, 0xA48D)  # Yi syllables: letters, printable, and in no Persian or Arabic page
_PARAGRAPHS = frozenset(["p", "head", "item", "quote", "code", "row", "lb", "list", "table", "div", "body"])
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_FEWEST_WORDS = 3


def read_page(path: Path, content: bytes) -> Source:
    """The article of a web page.

    Parameters
    ----------
    path : Path
    content : bytes
        The file's bytes.

    Returns
    -------
    Source
        Its text has an empty line between paragraphs. Cells of a table are parted by a tab.

    Raises
    ------
    NoArticleError
        If the page holds no article.
    RasadError
        If trafilatura is not installed.
    """
    markup, encoding = _decode(content)
    tree = _tree(path, markup)
    text = article_text(tree) if tree is not None else ""
    if not text:
        raise NoArticleError(str(path), "no article was found in the page", path.stem)
    return Source(path.stem, path, str(path), sha256(content), encoding, text, page_facts(tree))


def _decode(content: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(content[:4096])
    text, encoding = decode_bytes(content, declared[1].decode() if declared else None)
    text, read_as = repair(text)
    return text, f"utf-8 read as {read_as}" if read_as else encoding


def _tree(path: Path, markup: str) -> Any:
    try:
        import trafilatura  # noqa: F401
        from lxml import etree, html
    except ModuleNotFoundError:
        raise RasadError(f"{path}: web pages need trafilatura: pip install 'rasad[html]'") from None
    try:
        return html.document_fromstring(markup.encode(), html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing but comments
        return None


def article_text(page: Any) -> str:
    """The text of the article in a page, empty where there is none.

    Parameters
    ----------
    page : lxml element
        The whole page; it is not changed.

    Examples
    --------
    >>> from lxml import html
    >>> article_text(html.document_fromstring("<nav>خانه</nav><p>آن‌ها در مسکو گفت&zwnj;وگو کردند.</p>"))
    'آن\u200cها در مسکو گفت\u200cوگو کردند.'
    """
    from copy import deepcopy

    from trafilatura import bare_extraction

    page = deepcopy(page)
    around = data.load("corpus/page_markup.yaml")["around"]
    stand_ins = _stand_ins(page)
    _translate(page, stand_ins)
    if _words_outside_links(page) < _FEWEST_WORDS:  # a menu, a list of headlines
        return ""
    found = bare_extraction(page, include_comments=False, prune_xpath=[f"//{tag}" for tag in around], config=_config())
    body = getattr(found, "body", None)
    if body is None:
        return ""
    back = str.maketrans({stand_in: char for char, stand_in in stand_ins.items()})
    lines = (line.translate(back).strip() for line in _lines(body))
    return "\n\n".join(line for line in lines if line.strip(_KEPT + " \t"))


def _words_outside_links(page: Any) -> int:
    texts = page.xpath("//body//text()[not(ancestor::a or ancestor::script or ancestor::style)]")
    return len("".join(texts).split())


def _stand_ins(page: Any) -> dict[str, str]:
    used = set("".join(page.itertext()))
    free = (char for char in map(chr, _STAND_INS) if char not in used)
    return dict(zip(_KEPT, free, strict=False))


def _translate(page: Any, stand_ins: dict[str, str]) -> None:
    table = str.maketrans(stand_ins)
    for element in page.iter():
        if element.text and isinstance(element.tag, str) and element.tag not in ("script", "style"):
            element.text = element.text.translate(table)
        if element.tail:
            element.tail = element.tail.translate(table)


def _lines(body: Any) -> Iterator[str]:
    line: list[str] = []
    for piece in (*_pieces(body), None):
        if piece is None:
            yield _SPACE.sub(" ", "".join(line)).strip().replace("\v", "\t")
            line = []
        else:
            line.append(piece)


def _pieces(element: Any) -> Iterator[str | None]:
    """Text, and None where a paragraph begins or ends; \\v parts the cells of a table."""
    ends = element.tag in _PARAGRAPHS
    if ends:
        yield None
    if element.tag == "cell" and element.getprevious() is not None:
        yield "\v"
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if ends:
        yield None


@cache
def _config() -> ConfigParser:
    from trafilatura.settings import DEFAULT_CONFIG

    config = ConfigParser()
    config.read_dict(DEFAULT_CONFIG)
    # Below 250 characters trafilatura gives the whole page, menus and all, as one line: news can be shorter.
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read is told by its result
    return config
