"""rasad.faces: names that a room had before they moved or were renamed."""

from __future__ import annotations

from importlib import import_module

import pytest

RENAMED = [
    ("rasad.analyse.timelines.worksheet", "skeleton", "worksheet", None),
    ("rasad.analyse.timelines.worksheet", "write_skeleton", "write_worksheet", None),
    ("rasad.analyse.networks.periods", "spells_of", "periods_of", None),
    ("rasad.analyse.networks.periods", "published_of", "published_of", "rasad.corpus.published"),
]


@pytest.mark.parametrize(("room", "old", "new", "home"), RENAMED)
def test_a_renamed_name_is_still_there_and_says_what_it_is_called_now(room, old, new, home):
    module = import_module(room)
    with pytest.warns(DeprecationWarning, match=f"{room}.{old} is now {home or room}.{new}; the old name goes"):
        found = getattr(module, old)
    assert found is getattr(import_module(home or room), new)


def test_a_name_that_never_was_is_not_there():
    with pytest.raises(AttributeError, match="has no attribute 'sceleton'"):
        _ = import_module("rasad.analyse.timelines.worksheet").sceleton
