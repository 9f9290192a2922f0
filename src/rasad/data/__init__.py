"""Rules and names as YAML: what a scholar may want to read, question and change."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# libyaml where it is there: ten times as fast, and safe as well.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LANGUAGES = ("en", "fa", "ar")  # of readers: there is a locale file for each
LANGUAGES_OF_TEXTS = ("fa", "ar", "und")


@cache
def load(name: str) -> Any:
    """The content of one of the package's own YAML files, read once.

    Examples
    --------
    >>> "السيد" in load("text/abbreviations.yaml")["ar"]
    True
    """
    return yaml.load(files(__package__).joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)


def words(section: str, language: str) -> Any:
    """What is said in a language: a section of its locale file.

    Examples
    --------
    >>> words("charts", "fa")["planned"]
    'برنامه‌ریزی‌شده'
    """
    return load(f"locale/{language}.yaml")[section]
