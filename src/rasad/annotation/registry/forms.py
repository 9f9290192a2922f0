"""Phrases of offices and bodies that every state has, made from the state's names and adjectives (forms.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar

from rasad import data
from rasad.annotation.registry.entity import Entity, Office, Words
from rasad.text.clitics import ARTICLE

Named = TypeVar("Named", bound=Entity | Office)


@cache
def known(what: str) -> tuple[str, ...]:
    """The forms there are of "offices" or "bodies"."""
    return tuple(data.load("names/forms.yaml")[what])


def bare_names(named: Entity | Office, lang: str) -> tuple[str, ...]:
    """What a body or the holder of an office may be called where the state goes without saying.

    Examples
    --------
    >>> bare_names(Entity("x", "ORG", {}, form="foreign-ministry"), "ar")
    ('وزارة الخارجية',)
    """
    if not named.form:
        return ()
    row = data.load("names/forms.yaml")["offices" if isinstance(named, Office) else "bodies"][named.form]
    return tuple(row.get("bare", {}).get(lang, ()))


def with_forms(named: Named, states: Mapping[str, Entity]) -> Named:
    """An office or body with the phrases of its form beside those it was given; its label where it has none."""
    state = states.get(named.of or "")
    if state and state.type == "ORG":  # the speaker is of the parliament, which is of the state
        state = states.get(state.of or "")
    if not named.form or state is None:
        return named
    row = data.load("names/forms.yaml")["offices" if isinstance(named, Office) else "bodies"][named.form]
    labels, aliases = dict(named.labels), dict(named.aliases)
    for language in ("fa", "ar"):
        phrases = [phrase for form in row.get(language, ()) for phrase in _filled(form, state, language)]
        if phrases:
            labels.setdefault(language, phrases[0])
        others = (phrase for phrase in phrases if phrase != labels[language])
        aliases[language] = tuple(dict.fromkeys((*aliases.get(language, ()), *others)))
    return _with(named, labels, aliases)


def _with(named: Named, labels: Mapping[str, str], aliases: Words) -> Named:
    return replace(named, labels=labels, aliases=aliases)


def _filled(row: str, state: Entity, lang: str) -> Iterator[str]:
    """A row with each name of the state, or each of its adjectives, in its gap."""
    gap = next((gap for gap in _GAPS if gap in row), None)
    yield from (row.replace(gap, word) for word in _GAPS[gap](state, lang)) if gap else (row,)


def adjectives(state: Entity, feminine: bool) -> list[str]:
    """The definite adjectives of a state in Arabic: الروسي, الروسية."""
    words = state.demonyms.get("ar", ())
    return [word for word in words if word.startswith(ARTICLE) and word.endswith("ة") == feminine]


def _names(state: Entity, lang: str) -> list[str]:
    return [name for name in state.names(lang) if state.ambiguous.get(name) != "never-alone"]


_GAPS: Mapping[str, Callable[[Entity, str], list[str]]] = {
    "{state}": _names,
    "{m}": lambda state, lang: adjectives(state, feminine=False),
    "{f}": lambda state, lang: adjectives(state, feminine=True),
}
