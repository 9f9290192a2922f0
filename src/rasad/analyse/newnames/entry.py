"""A proposed name as an entry of entities.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import yaml

from rasad.analyse.newnames.words import LANGUAGES
from rasad.arguments import FILLED, maybe, refuse, takes
from rasad.checks import known, shown
from rasad.errors import RasadError, WrongTableError
from rasad.text.fold import key


def _row(value: Any, place: str) -> None:
    """A row as a mapping or a Series, with the words that an entry is made of."""
    if not isinstance(value, (Mapping, pd.Series)):
        refuse(value, place, "a row of rasad.propose_names(notes), as table.iloc[0]")
    for name in ("name", "lang", "type"):
        if not isinstance(value.get(name), str) and not (name == "type" and name in value and value[name] is None):
            raise WrongTableError(f"{place}: {name} must be a text (str), not {shown(value.get(name))}")


@takes(row=_row, entity=maybe(FILLED))
def as_yaml(row: Mapping[str, Any], entity: str | None = None) -> str:
    """An accepted row as an entry of entities.yaml, to stand under its ``entities:``.

    Parameters
    ----------
    row : mapping
        A row of `propose_names`, with what a person has corrected in it.
    entity : str, optional
        The id; without it one is made of the name's consonants, to be replaced.

    Returns
    -------
    str
        YAML that `read_registry` takes. The facts are marked as unchecked.

    Raises
    ------
    RasadError
        If the row has no type: a person has to say what the name is. If its ``lang`` is not fa or ar.

    Examples
    --------
    >>> row = {"name": "کاظم جلالی", "lang": "fa", "type": "PER", "counterpart": "كاظم جلالي"}
    >>> print(as_yaml(row, "kazem-jalali"))
    - id: kazem-jalali
      type: PER
      labels: {fa: کاظم جلالی, ar: كاظم جلالي}
      unchecked: [labels]
    <BLANKLINE>
    """
    if not row["type"]:
        raise RasadError(f"as_yaml: {row['name']!r} has no type; set one of PER, ORG, GPE, LOC in its row")
    known(row["lang"], LANGUAGES, "as_yaml: lang")
    labels = {row["lang"]: row["name"]}
    if row.get("counterpart"):
        labels["ar" if row["lang"] == "fa" else "fa"] = row["counterpart"]
    entry = {"id": entity or _latin(row["name"]), "type": row["type"], "labels": labels, "unchecked": ["labels"]}
    body = {name: yaml.safe_dump(v, allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000)
            for name, v in entry.items()}  # fmt: skip
    lines = [f"{name}: {text.removesuffix(chr(10)).removesuffix(chr(10) + '...')}" for name, text in body.items()]
    return "- " + "\n  ".join(lines) + "\n"


_LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_SOUNDS = tuple("a b p t s j ch h kh d z r z zh s sh s z t z a gh f q k g l m n v h y".split(" "))  # noqa: SIM905
_LATIN = dict(zip(_LETTERS, _SOUNDS, strict=True))


def _latin(name: str) -> str:
    words = ("".join(_LATIN.get(letter, "") for letter in key(word, "fa")) for word in name.split())
    return "-".join(word for word in words if word) or "unnamed"
