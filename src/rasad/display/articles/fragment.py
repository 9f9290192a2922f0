"""The parts of a shown article as HTML: header, legend, text, and the list of what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rasad.calendars import Calendar, format_date
from rasad.display.articles.marks import Mark, escape, hover, marked
from rasad.display.articles.view import View
from rasad.tables.empty import is_empty
from rasad.text import digits
from rasad.text.direction import direction
from rasad.text.language import detect_language

UNKNOWN = "—"
_ASIDE = ("boilerplate", "duplicate_title")
_TAGS = {"title": "h4", "heading": "h5"}
_TYPES = ("PER", "ORG", "GPE", "LOC", "EVENT")


def header(view: View) -> str:
    """The title and one line of what is known of the article; what nobody knows is a dash."""
    row, lang = view.row, view.row["lang"]
    facts: dict[str, Any] = {"lang": view.word("values", lang)}
    title = ""
    if "article" in row:
        shown = UNKNOWN if is_empty(row.get("title")) else str(row["title"])
        title = f'<h3 lang="{escape(lang)}" dir="{direction(shown)}">{escape(shown)}</h3>'
        facts |= {name: row.get(name) for name in ("publisher", "author")}
        facts |= {"published": _published(view), "source": row.get("path")}
    if not is_empty(row.get("url")):
        facts["source"] = row["url"]
    line = " · ".join(_fact(view.word("columns", name), value) for name, value in facts.items())
    cut = row.get("truncated")
    warning = f" · <b>{escape(view.said('truncated'))}</b>" if not is_empty(cut) and bool(cut) else ""
    return f'<header>{title}<p class="rasad-facts">{line}{warning}</p></header>'


def _fact(label: str, value: Any) -> str:
    shown = UNKNOWN if is_empty(value) else str(value)
    return f'{escape(label)}: <bdi dir="{direction(shown)}">{escape(shown)}</bdi>'


def _published(view: View) -> str | None:
    """The publication date in the reader's calendar, and in the article's where that is another."""
    published = view.row.get("published")
    if is_empty(published):
        return None
    edtf = str(published.date() if isinstance(published, dt.datetime) else published)
    calendars: list[Calendar] = ["gregorian"]
    if "fa" in (view.language, view.row["lang"]):
        calendars.insert(0 if view.language == "fa" else 1, "jalali")
    try:
        written = list(dict.fromkeys(format_date(edtf, view.language, calendar) for calendar in calendars))
    except ValueError:
        return edtf
    basis = view.row.get("published_basis")
    how = "" if is_empty(basis) else f" ({view.word('bases', basis)})"
    return " / ".join(written) + how


def legend(view: View) -> str:
    """What the marks mean; empty where nothing is marked."""
    kinds: list[tuple[str, str]] = []
    if view.notes is not None and "mentions" in view.wanted:
        kinds += [(kind, view.word("types", kind)) for kind in _TYPES]
    if view.notes is not None and "dates" in view.wanted:
        kinds.append(("date", view.word("types", "DATE")))
    marks = " ".join(f'<mark class="rasad-{kind}">{escape(name)}</mark>' for kind, name in kinds)
    return f'<p class="rasad-legend">{escape(view.said("legend"))}: {marks}</p>' if kinds else ""


def body(
    view: View,
    mentions: Iterable[Mapping[str, Any]],
    dates: Iterable[Mapping[str, Any]],
    passages: Iterable[Mark] = (),
) -> str:
    """The raw text block by block: with the tags taken off, nothing but the text itself."""
    marks = [Mark(row["start"], row["end"], row["type"], hover(_mention(view, row), view.side)) for row in mentions]
    marks += [Mark(row["start"], row["end"], "date", hover(_date(view, row), view.side)) for row in dates]
    marks += passages
    before = [None, *(block["role"] for block in view.blocks)]
    blocks = [_block(view, block, role, marks) for block, role in zip(view.blocks, before, strict=False)]
    return f'<div class="rasad-text">{"".join(blocks)}</div>'


def _block(view: View, block: Mapping[str, Any], before: str | None, marks: Iterable[Mark]) -> str:
    raw, start, end = view.row["text"], block["start"], block["end"]
    side = direction(raw[start:end])
    lang = block["lang"] if "lang" in block else detect_language(raw[start:end])
    lang = view.row["lang"] if lang == "und" and side == "rtl" else lang
    tag = _TAGS.get(block["role"], "p")
    # A passage may go on in the next block; its id stands where it begins.
    marks = [mark if mark.start >= start else mark._replace(id="") for mark in marks]
    role = _role(view, block["role"], before) if "blocks" in view.wanted else 'class="rasad-block"'
    return f'<{tag} {role} lang="{escape(lang)}" dir="{side}">{marked(raw, marks, start, end)}</{tag}>'


def _role(view: View, role: str, before: str | None) -> str:
    """How a block shows its role; of several alike, one after the other, only the first is labelled."""
    classes = ["rasad-block", "rasad-role", *["rasad-aside"] * (role in _ASIDE), *["rasad-again"] * (role == before)]
    edge = f"border-color:var(--rasad-edge-{role})"
    return f'class="{" ".join(classes)}" data-role="{escape(view.word("values", role))}" style="{escape(edge)}"'


def _mention(view: View, row: Mapping[str, Any]) -> list[str]:
    return [_or_dash(row["entity"]), view.word("kinds", row["kind"]), row["rule"]]


def _date(view: View, row: Mapping[str, Any]) -> list[str]:
    calendar = UNKNOWN if row["calendar"] == "none" else view.word("calendars", row["calendar"])
    return [_or_dash(row["value"]), calendar, view.word("values", row["basis"]), row["reason"]]


def _or_dash(value: Any) -> str:
    return UNKNOWN if is_empty(value) else str(value)


def found(view: View, mentions: Sequence[Mapping[str, Any]], dates: Sequence[Mapping[str, Any]]) -> str:
    """What hovering tells, for those who read by keyboard, by ear, by touch or on paper."""
    rows = [(row, _mention(view, row)) for row in mentions]
    rows += [(row, _date(view, row)) for row in dates]
    if not rows:
        return ""
    head = "".join(
        f'<th scope="col">{escape(view.word("columns", name))}</th>' for name in ("surface", "type", "value", "reason")
    )
    cells = [
        ([row["surface"]], [view.word("types", row["type"])], said[:1], said[1:])
        for row, said in sorted(rows, key=lambda pair: pair[0]["start"])
    ]
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in cells)
    count = digits.localize(str(len(rows)), view.language)
    table = f'<table dir="{view.side}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f"<details><summary>{escape(view.said('found'))} ({count})</summary>{table}</details>"


def _cell(parts: Iterable[str]) -> str:
    return "<td>" + " · ".join(f'<bdi dir="{direction(part)}">{escape(part)}</bdi>' for part in parts) + "</td>"
