"""Which sentence names which entity, under a choice of what stands for what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Entity, Registry


class Reading(Protocol):
    """What is taken for a naming."""

    @property
    def metonyms(self) -> str:
        """Moscow as a city, or as the state that it may stand for."""

    @property
    def roles(self) -> bool:
        """Whether an office counts as its holder."""


def seen_in(
    notes: Notes, rows: NDArray[np.intp], counted: NDArray[np.bool_], reading: Reading
) -> tuple[sparse.csr_array, Mapping[str, Entity]]:
    """Sentences by entities, 0 or 1, and the entities by id.

    `rows` holds the sentence of each mention, -1 for none; only sentences that are `counted` name anyone.
    """
    mentions = notes.mentions
    kept = (rows >= 0) & mentions["entity"].notna().to_numpy()
    kept[kept] = counted[rows[kept]]
    if not reading.roles:
        kept &= (mentions["kind"] != "role").to_numpy()
    codes, ids = pd.factorize(mentions["entity"].to_numpy()[kept])
    types = dict(zip(ids, mentions["type"].to_numpy()[kept][_firsts(codes)], strict=True))
    meant = [stands_for(entity, notes.registry, reading.metonyms) for entity in ids]
    entities = sorted(set(meant))
    place = {entity: i for i, entity in enumerate(entities)}
    columns = np.array([place[entity] for entity in meant], dtype=np.int32)[codes]
    known = {id: notes.registry.entities.get(id) or Entity(id, types.get(id, ""), {}) for id in entities}
    return _incidence(rows[kept], columns, (len(counted), len(entities))), known


def stands_for(entity: str, registry: Registry, metonyms: str) -> str:
    """The entity itself, or the state that a capital may stand for.

    Examples
    --------
    >>> from rasad.annotation import read_registry
    >>> stands_for("kremlin", read_registry("seeds"), "state")
    'russia'
    """
    found = registry.entities.get(entity) if metonyms == "state" else None
    return (found.metonym_for if found else None) or entity


def _firsts(codes: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.unique(codes, return_index=True)[1]


def _incidence(rows: NDArray[np.intp], columns: NDArray[np.int32], shape: tuple[int, int]) -> sparse.csr_array:
    found = sparse.csr_array((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)
    found.sum_duplicates()
    found.data[:] = 1
    return found
