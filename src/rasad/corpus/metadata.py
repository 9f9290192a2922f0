"""What is known of an article besides its text: from the text's head, from its table or markup, from articles.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rasad.arguments import PATH, takes
from rasad.corpus.blocks.bylines import author_of
from rasad.corpus.blocks.cues import is_paywall
from rasad.corpus.blocks.find import Block, signature
from rasad.corpus.files.stated import stated_date
from rasad.data import LANGUAGES_OF_TEXTS
from rasad.dates import find_dates, parse_edtf
from rasad.errors import RasadError
from rasad.yamlfile import Entry, check_keys, read_yaml

EDITOR_FILE = "articles.yaml"
BASES = ("stated", "derived", "editor")
_KEYS = (
    "title",
    "publisher",
    "publisher_how",
    "author",
    "author_how",
    "published",
    "published_basis",
    "published_how",
    "published_how_fa",  # the same sentence, for readers of Persian and of Arabic
    "published_how_ar",
    "lang",
    "note",
)


@dataclass(frozen=True)
class Metadata:
    """Facts about one article; None is unknown.

    Attributes
    ----------
    published : str or None
        EDTF date of publication.
    published_basis : {"stated", "derived", "editor"} or None
        Stated on the page, derived from what the text says, or known to the editor from elsewhere.
    truncated : bool
        The page shows only part of the text.
    """

    lang: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_basis: str | None = None
    truncated: bool = False


def page_metadata(text: str, lang: str, blocks: Sequence[Block]) -> Metadata:
    """What the page says of itself: title, author, date line, whether it is cut off.

    Examples
    --------
    >>> from rasad.corpus.blocks.find import find_blocks
    >>> text = "جمعه ۱۴۰۳/۰۳/۰۴\\nدیدار در مسکو\\nدو طرف در مسکو با هم دیدار و گفت‌وگو کردند."
    >>> page_metadata(text, "fa", find_blocks(text, "fa")).published
    '2024-05-24'
    """
    by_role = {role: [text[b.start : b.end] for b in blocks if b.role == role] for role in {b.role for b in blocks}}
    title = next(iter(by_role.get("title", [])), None)
    published = _published(by_role.get("dateline", []), lang)
    body = by_role.get("body", [])
    return Metadata(
        lang=lang,
        title=title,
        author=_author(text, blocks, title or "", lang),
        published=published,
        published_basis="stated" if published else None,
        truncated=bool(body)
        and (body[-1].endswith(("…", "...")) or any(map(is_paywall, by_role.get("boilerplate", [])))),
    )


def _published(datelines: list[str], lang: str) -> str | None:
    found = [
        date for line in datelines for date in find_dates(line, lang) if date.type in ("DATE", "TIME") and date.value
    ]
    return found[0].earliest if found and found[0].granularity in ("day", "minute", "part of day") else None


def _author(text: str, blocks: Sequence[Block], title: str, lang: str) -> str | None:
    body = min((block.start for block in blocks if block.role == "body"), default=len(text))
    bylines = [text[b.start : b.end] for b in blocks if b.role == "byline"]
    head = [text[b.start : b.end] for b in blocks if b.role == "byline" and b.start < body]
    datelines = [text[b.start : b.end] for b in blocks if b.role == "dateline"]
    signed = next((" ".join(name.split()) for line in bylines if (name := signature(line, title))), None)
    return author_of(head, bylines, datelines, lang) or signed


def with_stated(page: Metadata, stated: Mapping[str, Any]) -> Metadata:
    """What the text says of itself, overridden by what its table or its page's markup states.

    Examples
    --------
    >>> with_stated(Metadata("fa", title="خبر"), {"title": "دیدار در مسکو", "published": "۲۹ تیر ۱۴۰۴"}).published
    '2025-07-20'
    """
    known = {name: stated[name] for name in ("title", "publisher", "author") if stated.get(name)}
    if published := stated_date(stated.get("published"), page.lang):
        known |= {"published": published, "published_basis": "stated"}
    return replace(page, **known)


@takes(folder=PATH)
def read_editor(folder: str | Path) -> dict[str, Entry]:
    """The entries of articles.yaml in a folder, checked; empty where there is no such file.

    Parameters
    ----------
    folder : str or Path
        The folder of the articles.

    Returns
    -------
    dict of str to Entry
        By the stem of the article's file; an `Entry` is a dict that knows its line.

    Raises
    ------
    RasadError
        For an unknown key or basis, a date that is no EDTF, a date without its basis and reason.

    Examples
    --------
    >>> read_editor("seeds")["000_21eae814a3735d04"]["published"]
    '2021-02-08/2021-03-20'
    """
    path = Path(folder) / EDITOR_FILE
    if not path.is_file():
        return {}
    content = check_keys(read_yaml(path), path, required=["articles"], what="the file")
    if not isinstance(content["articles"], Entry):
        raise RasadError(f"{path}: 'articles' should map each file's stem to what is known of it")
    return {name: _checked(name, entry, path) for name, entry in content["articles"].items()}


def _checked(name: str, given: Any, path: Path) -> Entry:
    entry = check_keys(given, path, optional=_KEYS, what=f"article {name}")
    place = f"{path}: line {entry.line}: article {name}"
    if entry.get("lang") not in (None, *LANGUAGES_OF_TEXTS):
        raise RasadError(f"{place}: lang {entry['lang']!r} is not known; known are {', '.join(LANGUAGES_OF_TEXTS)}")
    if entry.get("published_basis") and not entry.get("published"):
        raise RasadError(f"{place}: published_basis without a date: give published, or leave both out")
    if published := entry.get("published"):
        try:
            parse_edtf(str(published))
        except ValueError as error:
            raise RasadError(f"{place}: published: {error}") from None
        if entry.get("published_basis") not in BASES or not entry.get("published_how"):
            raise RasadError(
                f"{place}: a date needs published_basis ({', '.join(BASES)}) and published_how (a sentence)"
            )
    return entry


def with_editor(page: Metadata, entry: Entry | None) -> Metadata:
    """The page's own facts, overridden by what the editor wrote."""
    if not entry:
        return page
    names = ("lang", "title", "publisher", "author", "published", "published_basis")
    known: dict[str, Any] = {name: str(entry[name]) for name in names if entry.get(name) is not None}
    return replace(page, **known)
