"""Text as Typst code: string literals alone, so that no character of an article is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
ISOLATES = {"ltr": LRI, "rtl": RLI, "auto": FSI}
BREAK = "\u200b"  # a line may end here
JOINER = "\u200d"
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CHAIN = re.compile(r"[!-~]{13,}")
_LINK = re.compile(r"(?<=[/_.:?&=#-])(?=\w)")
_HASH = re.compile(r"(?=[a-z]*\d)[0-9a-z]{12,}", re.IGNORECASE)
_EIGHT = re.compile(r".{8}(?=.{4})")
_GLUED = re.compile(r"[^ \n\u200b]{30,}")
_ENDLESS = re.compile(r"[^\s\u200b]{40}(?=[^\s\u200b])")
# Joining types of Unicode (ArabicShaping.txt): letters that do not join to what is behind them; hamza joins to nothing.
_LAST = frozenset("آأؤإاةدذرزوٱٲٳٵڈډڊڋڌڍڎڏڐڑڒړڔڕږڗژڙۀۃۄۅۆۇۈۉۊۋۍەۮۯےۓ")
_ALONE = frozenset("ءٴ")
_TRANSPARENT = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]")


class Run(NamedTuple):
    """A stretch of text and the calls around it, outermost first; or, without text, a call that stands alone."""

    text: str
    calls: tuple[str, ...] = ()


END_OF_LINE = Run("", ("linebreak()",))


def string(text: str) -> str:
    r"""A text as a string of Typst code.

    Examples
    --------
    >>> print(string('#let x = "\\'))
    "#let x = \"\\"
    """
    shown = _UNWRITABLE.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown}"'


def breakable(text: str) -> str:
    """A text whose addresses and ids may be parted at the end of a line, as a narrow column needs.

    Examples
    --------
    >>> breakable("a note: 001_de2dd63d7fa91715").split(BREAK)
    ['a note: 001_', 'de2dd63d', '7fa91715']
    """
    linked = _CHAIN.sub(lambda chain: _LINK.sub(BREAK, chain.group()), text)
    linked = _HASH.sub(lambda id: _EIGHT.sub(lambda part: part.group() + BREAK, id.group()), linked)
    # Some pages have no other spaces than no-break spaces: their lines would run off the paper.
    linked = _GLUED.sub(lambda words: words.group().replace("\xa0", "\xa0" + BREAK), linked)
    return _ENDLESS.sub(lambda piece: piece.group() + BREAK, linked)


def code(runs: Sequence[Run]) -> str:
    """Runs as the body of a code block, which joins what its statements give.

    Examples
    --------
    >>> code([Run("a "), Run("b", ("strong(",)), Run("", ("linebreak()",))])
    '"a ";strong("b");linebreak()'
    """
    return ";".join(map(_statement, _merged(joined(runs))))


def _statement(run: Run) -> str:
    if not run.text:
        return run.calls[0]
    return "".join(run.calls) + string(breakable(run.text)) + ")" * len(run.calls)


def _merged(runs: Sequence[Run]) -> list[Run]:
    groups = groupby(runs, key=lambda run: (bool(run.text), run.calls))
    return [
        merged
        for (has_text, calls), group in groups
        for merged in ([Run("".join(run.text for run in group), calls)] if has_text else group)
    ]


def joined(runs: Sequence[Run]) -> list[Run]:
    """Runs with a joiner on both sides of a boundary that parts two letters which join.

    Typst shapes each style by itself: of لخامنئي with its name marked the lam would stand alone.

    Examples
    --------
    >>> [run.text.replace(JOINER, "+") for run in joined([Run("ل"), Run("خامنئي", ("mark(",)), Run("ها")])]
    ['ل+', '+خامنئي+', '+ها']
    """
    result = list(runs)
    # An anchor has no width; the end of a line does part letters.
    places = [place for place, run in enumerate(result) if run.text or run == END_OF_LINE]
    for left, right in pairwise(places):
        if result[left].calls != result[right].calls and _join(result[left].text, result[right].text):
            result[left] = result[left]._replace(text=result[left].text + JOINER)
            result[right] = result[right]._replace(text=JOINER + result[right].text)
    return result


def _join(left: str, right: str) -> bool:
    """Whether the last letter of one text joins to the first of the next; marks between them do not count."""
    last, first = _TRANSPARENT.sub("", left[-8:])[-1:], _TRANSPARENT.sub("", right[:8])[:1]
    return _is_letter(last) and last not in _LAST and _is_letter(first)


def _is_letter(char: str) -> bool:
    return "\u0620" <= char <= "\u06d3" and char.isalpha() and char not in _ALONE
