"""A registry from a table: one entity a row, for lists that are kept in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from rasad.annotation.registry.entity import Entity
from rasad.annotation.registry.entries import LANGUAGES, TYPES, is_too_short
from rasad.errors import RasadError
from rasad.mistakes import Mistakes
from rasad.yamlfile import read_utf8

REQUIRED = ("id", "type", "en", "fa", "ar", "aliases")
OPTIONAL = ("wikidata",)
_PREFIX = re.compile(r"\s*(fa|ar|en)\s*:\s*(.*)", re.DOTALL)
_PERSIAN, _ARABIC = re.compile("[پچژگکیۀ\u200c]"), re.compile("[ةيكىأإ]")
_LATIN = re.compile("[A-Za-z]")


def read_rows(path: Path, mistakes: Mistakes) -> Iterator[tuple[Entity, str]]:
    """The entities of a table, each with its place ("people.csv: row 7", as a spreadsheet counts).

    Parameters
    ----------
    path : Path
        UTF-8, with comma, semicolon or tab; its first row names the columns id, type, en, fa, ar,
        aliases and perhaps wikidata. Aliases stand between ``|``, each perhaps after ``fa:``, ``ar:``
        or ``en:``; without that, letters tell the language (گ is Persian, ة Arabic), and a name that
        both write alike stands for both.
    mistakes : Mistakes
        Gains a line for each mistake in a row.

    Raises
    ------
    RasadError
        If the columns are not these, or the file is no table.
    """
    rows = _rows(path)
    header = [name.strip() for name in next(rows, ("", []))[1]]
    _check_header(header, path)
    for place, cells in rows:
        if not any(map(str.strip, cells)):
            continue
        if len(cells) > len(header):
            mistakes.append(f"{place}: {len(cells)} cells under {len(header)} columns; is a cell not in quotes?")
            continue
        row = dict(zip(header, map(str.strip, cells), strict=False))
        if not mistakes.add(_missing(row, place)):
            yield _entity(row, place, mistakes), place


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    text = read_utf8(path).removeprefix("\ufeff")
    first_line = text.lstrip().split("\n", 1)[0]
    # Spreadsheets write the list separator of the country they are used in.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first_line.count), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield f"{path}: row {number}", cells
    except csv.Error as error:
        raise RasadError(f"{path}: row {number + 1}: not CSV: {error}") from None


def _check_header(header: list[str], path: Path) -> None:
    known = (*REQUIRED, *OPTIONAL)
    for name in header:
        if name not in known:
            raise RasadError(f"{path}: row 1: unknown column {name!r}; known are {', '.join(known)}")
        if header.count(name) > 1:
            raise RasadError(f"{path}: row 1: column {name!r} is given twice")
    if missing := [name for name in REQUIRED if name not in header]:
        raise RasadError(f"{path}: row 1: lacks the column {missing[0]!r}; needed are {', '.join(REQUIRED)}")


def _missing(row: dict[str, str], place: str) -> Iterator[str]:
    for name in ("id", "type"):
        if not row.get(name):
            yield f"{place}: lacks {name!r}"
    if not (row.get("fa") or row.get("ar") or row.get("aliases")):
        yield f"{place}: has no name to be found by; fill fa, ar or aliases"


def _entity(row: dict[str, str], place: str, mistakes: Mistakes) -> Entity:
    place = f"{place}: {row['id']}"
    if row["type"] not in TYPES:
        mistakes.append(f"{place}: type {row['type']!r} is not known; known are {', '.join(TYPES)}")
    aliases: dict[str, tuple[str, ...]] = {}
    for alias in row.get("aliases", "").split("|") if row.get("aliases") else ():
        for lang, name in _alias(alias, place, mistakes):
            aliases[lang] = (*aliases.get(lang, ()), name)
    return Entity(
        id=row["id"],
        type=row["type"],
        labels={lang: row[lang] for lang in ("en", *LANGUAGES) if row.get(lang)},
        aliases=aliases,
        wikidata=row.get("wikidata") or None,
    )


def _alias(alias: str, place: str, mistakes: Mistakes) -> list[tuple[str, str]]:
    """An alias under each language that it stands for; nothing where it is a mistake."""
    match = _PREFIX.match(alias)
    name = (match[2] if match else alias).strip()
    if is_too_short(name, "fa"):
        mistakes.append(f"{place}: aliases: {name!r} is too short to be told from other words")
        return []
    languages = (match[1],) if match else _languages(name)
    if not languages:
        mistakes.append(f"{place}: aliases: {name!r} has letters of both languages; write fa: or ar: before it")
    return [(lang, name) for lang in languages]


def _languages(name: str) -> tuple[str, ...]:
    """The languages in which a name may be so written; none where its letters contradict each other."""
    persian, arabic = _PERSIAN.search(name), _ARABIC.search(name)
    if persian or arabic:
        return () if persian and arabic else ("fa",) if persian else ("ar",)
    return ("en",) if _LATIN.search(name) else LANGUAGES
