"""One registry over another: what is known below gains, all else is new."""

from __future__ import annotations

from dataclasses import replace

from rasad.annotation.registry.entity import Entity, Office, Words


def entity_over(base: Entity, entity: Entity) -> Entity:
    """An entity of the file over the one of the general registry, of the same type."""
    return replace(
        base,
        labels={**base.labels, **entity.labels},
        aliases=_joined(base.aliases, entity.aliases),
        epithets=_joined(base.epithets, entity.epithets),
        demonyms=_joined(base.demonyms, entity.demonyms),
        ambiguous={**base.ambiguous, **entity.ambiguous},
        offices=entity.offices or base.offices,
        unchecked=tuple(dict.fromkeys(base.unchecked + entity.unchecked)),
        **{
            name: value
            for name in ("wikidata", "metonym_for", "of", "form", "died", "note")
            if (value := getattr(entity, name))
        },
    )


def office_over(base: Office, office: Office) -> Office:
    """An office of the file over the one of the general registry: its phrases are added."""
    return replace(
        base,
        labels={**base.labels, **office.labels},
        aliases=_joined(base.aliases, office.aliases),
        short=_joined(base.short, office.short),
    )


def _joined(base: Words, more: Words) -> Words:
    return {lang: tuple(dict.fromkeys(base.get(lang, ()) + more.get(lang, ()))) for lang in (*base, *more)}
