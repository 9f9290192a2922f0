"""What `rasad registry check` prints of a file: every mistake, or what the file holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rasad.annotation.registry.read import Reading, read_with_mistakes
from rasad.arguments import PATH, takes
from rasad.errors import RasadError


@dataclass(frozen=True)
class Report:
    """Of a registry file: its mistakes, a line on its own entries, and its facts that nobody checked, line by line.

    Attributes
    ----------
    mistakes : tuple of str
        Each with file and line.
    summary : str
        How many entries there are; empty where there is a mistake.
    unchecked : tuple of str
        The facts that no source was found for, each with file and line.

    Examples
    --------
    >>> check_registry("seeds/entities.yaml").unchecked[0]
    'seeds/entities.yaml: line 7: cyrus-yaqubi: labels'
    """

    mistakes: tuple[str, ...]
    summary: str = ""
    unchecked: tuple[str, ...] = ()


@takes(path=PATH)
def check_registry(path: str | Path) -> Report:
    """Check a registry file.

    Parameters
    ----------
    path : str or Path
        A registry in YAML or CSV. Counted are the entries of the file, not those it is laid over.

    Returns
    -------
    Report
        With every mistake, each as "FILE: line N: …" (in a table, "row N"); without any, with the summary.

    Examples
    --------
    >>> report = check_registry("seeds/entities.yaml")
    >>> report.mistakes, report.summary.startswith("seeds/entities.yaml: ")
    ((), True)
    """
    try:
        reading = read_with_mistakes(Path(path))
    except RasadError as error:
        return Report((str(error),))
    if reading.mistakes:
        return Report(tuple(dict.fromkeys(reading.mistakes)))
    return Report((), f"{path}: {', '.join(_counts(reading))}", tuple(_unchecked(reading)))


def _counts(reading: Reading) -> Iterator[str]:
    entities = reading.entities.values()
    types = Counter(entity.type for entity in entities)
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(types.items()))
    yield _number(len(entities), "entity", "entities") + (f" ({listed})" if listed else "")
    yield _number(len(reading.offices), "office", "offices")
    aliases: Counter[str] = Counter()
    for words in [named.aliases for named in entities] + [named.aliases for named in reading.offices.values()]:
        aliases.update({lang: len(given) for lang, given in words.items()})
    listed = ", ".join(f"{lang} {count}" for lang, count in sorted(aliases.items()) if count)
    yield _number(aliases.total(), "alias", "aliases") + (f" ({listed})" if listed else "")
    yield _number(sum(len(entity.unchecked) for entity in entities), "unchecked fact", "unchecked facts")


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _unchecked(reading: Reading) -> Iterator[str]:
    for entity in reading.entities.values():
        if entity.unchecked:
            yield f"{reading.places[entity.id]}: {entity.id}: {', '.join(entity.unchecked)}"
