"""The author's name, from the lines that may hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rasad.corpus.blocks.cues import begins_with, is_name, label_of
from rasad.corpus.blocks.lines import line_at

# A name ends where the page goes on: نوف العتيبان - الرياض.
_END_OF_NAME = re.compile(r"\s+[-–—|/]|[|،,*()\d]|\s+(?:در|في|ساعت|الساعة)\s")
# نوشته شده در ... توسط آرش نیک‌پی
_IN_DATELINE = re.compile(r"(?:توسط|بقلم|به قلم)\s+(.+)")


def author_of(head: Sequence[str], all_bylines: Sequence[str], datelines: Sequence[str], lang: str) -> str | None:
    """The author that a page names, or None.

    Parameters
    ----------
    head, all_bylines : sequence of str
        Bylines above the first paragraph, and all of them. A name that stands alone is an author's
        in the head only: below the text it is as often the outlet's.
    datelines : sequence of str
    lang : {"fa", "ar", "und"}

    Examples
    --------
    >>> author_of(["كتبت: نوف العتيبان - الرياض"], [], [], "ar"), author_of(["نرگس یزدانی"], [], [], "fa")
    ('نوف العتيبان', 'نرگس یزدانی')
    """
    return next(_names(head, all_bylines, datelines, lang), None)


def _names(head: Sequence[str], all_bylines: Sequence[str], datelines: Sequence[str], lang: str) -> Iterator[str]:
    for line in [*head, *all_bylines]:
        label = label_of(line, lang)
        given = "" if label else begins_with(line, "author_labels")
        if name := _trimmed(label[1] if label and label[0] == "author" else given):
            yield name
    for line in datelines:
        if match := _IN_DATELINE.search(line):
            yield _trimmed(match[1])
    for line in head:
        name = _trimmed(line)
        if name and ":" not in line and is_name(line_at(name, 0, len(name), lang)):
            yield name


def _trimmed(text: str) -> str:
    text = " ".join(text.split())
    end = _END_OF_NAME.search(text)
    return text[: end.start() if end else None].strip(" :*")
