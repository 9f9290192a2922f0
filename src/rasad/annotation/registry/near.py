"""What a name that is no id of a registry may have meant."""

from __future__ import annotations

from collections.abc import Mapping

from rasad.annotation.registry.entity import Entity, Office
from rasad.checks import near
from rasad.text.fold import key, match_keys


def unknown(name: object, known: Mapping[str, Entity] | Mapping[str, Office] | Mapping[str, Entity | Office]) -> str:
    """That a name is not in the registry, and which ids are near: by the id, and by labels and aliases.

    Parameters
    ----------
    name : object
        As it was written, perhaps in Persian or Arabic.
    known : mapping
        The entities or offices, by id.

    Examples
    --------
    >>> from rasad.annotation.registry.read import general
    >>> unknown("puttin", general().entities)
    "'puttin' is not in the registry; near it: 'vladimir-putin'"
    >>> "near it: 'vladimir-putin'" in unknown("پوتین", general().entities)
    True
    """
    return f"{name!r} is not in the registry{near_of(name, known)}"


def near_of(name: object, known: Mapping[str, Entity] | Mapping[str, Office] | Mapping[str, Entity | Office]) -> str:
    """Which ids are near, as the end of a message."""
    called = {id: [one.labels.get("en", one.id)] for id, one in known.items()}
    for lang in ("fa", "ar"):
        named = [(id, word) for id, one in known.items() for word in one.names(lang)]
        # Folded too: كييف and کی‌یف differ in letters that look alike.
        for (id, word), folded in zip(named, match_keys([word for _, word in named], lang), strict=True):
            called[id] += [word, folded]
    return near(name, called) or near(key(str(name), "fa"), called)
