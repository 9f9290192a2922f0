"""What stays left to right within a line that is read from right to left.

After an Arabic letter the Unicode bidirectional algorithm takes 2025-07-20 for three numbers and draws
20-07-2025; it parts 10 from km, and puts a minus behind its number. Such pieces are isolated, and only
such: where the algorithm gives what readers expect, nothing is added. docs/decisions/0010-rtl.md says
which pieces, and after whom.
"""

from __future__ import annotations

import re
import unicodedata

from rasad.charts.bidi.controls import LRI, PDI

_UNITS = (
    "km² km m² m³ m cm mm kg mg g kt Mt Gt kWh MWh GWh TWh kW MW GW TW kHz MHz GHz THz Hz kB KB MB GB TB "
    "Mbps Gbps kPa hPa mph nm ft bpd °C °F °"
)
_UNIT = rf"[ \u00a0\u202f]?(?:{'|'.join(map(re.escape, _UNITS.split()))})(?:/[A-Za-z]{{1,3}})?(?![0-9A-Za-z²³])"
# A hyphen is a minus only where it cannot be a dash: at the beginning, and behind a bracket or a sign that parts.
_SIGN = r"(?:(?<![0-9A-Za-z۰-۹٠-٩)\]])−|(?:^|(?<=[(\[{«:=،؛;])|(?<=[:=،؛;]\ ))-)"
_PIECE = re.compile(
    rf"""
    (?P<address> (?:https?://|www\.) [^\s«»<>()،؛\u0600-\u06ff]+ )
  | (?P<latin> (?:{_SIGN}|\+)? [$€£]? [0-9][0-9A-Za-z²³]* (?:[-‑–.,:/_@&+][0-9A-Za-z²³]+)* %? )
    (?P<unit> {_UNIT} )?
  | (?P<persian> {_SIGN}? [۰-۹]+ (?:[-‑.,:/٫٬][۰-۹]+)* ) (?: ٪$ | (?P<persian_unit> {_UNIT} ) )?
    """,
    re.VERBOSE,
)


def isolate(line: str) -> str:
    """Isolate what must stay left to right in a line whose direction is right to left.

    Parameters
    ----------
    line : str
        One line of logical text.

    Returns
    -------
    str
        The line with U+2066 and U+2069 around dates of ISO 8601, ranges with a hyphen, negative
        numbers, quantities with a Latin unit, names that begin with a digit (5G), addresses that end
        in a slash.

    Examples
    --------
    >>> print(isolate("تا 2025-07-20 و 10 km").replace(LRI, "<").replace(PDI, ">"))
    تا <2025-07-20> و <10 km>
    >>> isolate("S-400 در 1403/03/04 و ٪۵۰") == "S-400 در 1403/03/04 و ٪۵۰"
    True
    """
    parts, end, strong = [], 0, "R"
    for found in _PIECE.finditer(line):
        gap, piece = line[end : found.start()], found.group()
        strong, end = _last_strong(gap, strong), found.end()
        turned = strong == "R" and _is_turned(found)
        parts += [gap, f"{LRI}{piece}{PDI}" if turned else piece]
        strong = strong if turned else _last_strong(piece, strong)
    return "".join(parts) + line[end:]


def _is_turned(found: re.Match[str]) -> bool:
    piece = found.group()
    if found["address"]:
        return not piece[-1].isalnum()
    if found["persian"]:
        return bool(found["persian_unit"] or re.search("[-−‑]", piece))
    return bool(found["unit"] or re.search("[A-Za-z−‑–-]", piece))


def _last_strong(text: str, before: str) -> str:
    """L behind a Latin letter, where digits join it and keep their order; R behind any other letter."""
    for char in reversed(re.sub(f"{LRI}[^{PDI}]*{PDI}", "", text)):
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return "L" if kind == "L" else "R"
    return before
