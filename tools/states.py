"""Build src/rasad/data/registry/states.yaml: all states and their capitals, with their names in three languages.

    pip install babel==2.18.0
    python tools/states.py

Names of states, and of the capitals that are the exemplar city of a time zone, are those of
Unicode CLDR by way of Babel (Unicode Licence v3). All else (tools/states_table.yaml) is kept by
hand; Wikidata ids of states are those of rigour 2.6.1 (MIT).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "tools/states_table.yaml"
OUT = ROOT / "src/rasad/data/registry/states.yaml"
LANGUAGES = ("en", "fa", "ar")
LOCALES = {language: Locale(language) for language in LANGUAGES}
HEADER = """\
# States and their capitals. Made by tools/states.py from Unicode CLDR (Unicode Licence v3) by way of Babel and from
# tools/states_table.yaml: change that table, not this file.
entities:
"""
# How long a line may get.
WIDTH = 160
Row = dict[str, Any]


def main() -> None:
    """Write the file."""
    entries = [entry for row in read_table() for entry in entities(row)]
    OUT.write_text(HEADER + "".join(map(written, entries)), encoding="utf-8")


def read_table() -> list[Row]:
    """The table as it is kept by hand."""
    rows: list[Row] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["states"]
    return rows


def entities(row: Row) -> Iterator[Row]:
    """The state of a row, and its capital unless it is a city itself."""
    yield entity(row, {language: territory(row["iso"], language) for language in LANGUAGES})
    capital = row["capital"]
    if capital != "none":
        known = {language: city(capital.get("zone"), language) for language in LANGUAGES}
        yield entity({"metonym_for": row["id"], **capital}, known)


def territory(iso: str, language: str) -> str:
    """CLDR's name of a state."""
    return str(LOCALES[language].territories[iso])


def city(zone: str | None, language: str) -> str | None:
    """CLDR's name of the city that a time zone is named after; where CLDR has none in English, the zone says it."""
    if zone is None:
        return None
    plain = zone.split("/")[-1].replace("_", " ") if language == "en" else None
    name: str | None = LOCALES[language].time_zones.get(zone, {}).get("city", plain)
    return name


def entity(row: Row, known: dict[str, str | None]) -> Row:
    """An entry of the registry; `known` is what CLDR calls it."""
    labels = {**known, **row.get("labels", {})}
    by_hand = [language for language, label in labels.items() if known[language] != label and language != "en"]
    is_capital = "iso" not in row
    unchecked = ["labels"] * bool(by_hand) + ["wikidata"] * (is_capital and "wikidata" in row)
    found = {
        "id": row["id"],
        "type": "GPE",
        "wikidata": row.get("wikidata"),
        "labels": labels,
        "aliases": {language: others(row, labels, language) for language in ("fa", "ar")},
        "epithets": row.get("epithets", {}),
        "demonyms": {"fa": row.get("fa_adj", []), "ar": list(adjectives(row.get("ar_adj", [])))},
        "ambiguous": row.get("ambiguous"),
        "metonym_for": row.get("metonym_for"),
        "of": row.get("of"),
        "unchecked": unchecked,
        "note": row.get("note"),
    }
    return {key: value for key, value in found.items() if any(value.values() if isinstance(value, dict) else [value])}


def others(row: Row, labels: dict[str, str], language: str) -> list[str]:
    """Further names in a language."""
    return [name for name in row.get(language, []) if name != labels[language]]


def adjectives(words: list[str]) -> Iterator[str]:
    """Each adjective in its four forms: masculine and feminine, indefinite and definite.

    Examples
    --------
    >>> list(adjectives(["كوري شمالي"]))
    ['كوري شمالي', 'كورية شمالية', 'الكوري الشمالي', 'الكورية الشمالية']
    """
    for word in words:
        parts = word.split()
        first = [parts[0]] if parts[0] == "جنوب" else []  # جنوب أفريقي: only the last word takes an ending
        rest = parts[len(first) :]
        feminine = [*first, *(part + "ة" for part in rest)]
        yield from (" ".join([*first, *rest]), " ".join(feminine))
        yield from (definite([*first, *rest]), definite(feminine))


def definite(parts: list[str]) -> str:
    """The words with the article; الجنوب أفريقي has it once."""
    once = parts[0] == "جنوب"
    return " ".join(part if once and place else "ال" + part for place, part in enumerate(parts))


def written(entry: Row) -> str:
    """An entry as the registry files have it: a line for each key, with mappings and lists in one line."""
    lines = [f"{'  ' if place else '- '}{key}: {flow(value)}" for place, (key, value) in enumerate(entry.items())]
    return "\n".join(line for given in lines for line in wrapped(given)) + "\n"


def flow(value: Any) -> str:
    """A value in YAML, in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items() if part) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'" if re.search("[,:'#]", str(value)) else str(value)


def wrapped(line: str) -> list[str]:
    """A mapping by languages that is too long, a line for each language."""
    key, _, rest = line.partition(": ")
    if len(line) <= WIDTH or not rest.startswith("{"):
        return [line]
    parts = re.findall(r"(\w+: (?:\[[^\]]*\]|[^,}]+))", rest)
    return [f"{key}:", *(f"    {part}" for part in parts)]


if __name__ == "__main__":
    main()
