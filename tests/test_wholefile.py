"""rasad.wholefile: a file is written as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasad.errors import RasadError
from rasad.wholefile import whole_file


def test_what_fails_on_the_way_leaves_the_older_file(tmp_path: Path):
    path = tmp_path / "t.ics"
    path.write_text("older")
    with pytest.raises(RasadError, match="cannot be written as UTF-8"), whole_file(path) as part:
        part.write_text("half \ud800", encoding="utf-8")
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_any_other_mistake_on_the_way_is_passed_on_and_leaves_the_older_file(tmp_path: Path):
    path = tmp_path / "t.ics"
    path.write_text("older")
    with pytest.raises(ZeroDivisionError), whole_file(path):
        _ = 1 / 0
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_not_overwritten(tmp_path: Path):
    with pytest.raises(RasadError, match="it is a folder"), whole_file(tmp_path):
        pass


def test_several_files_are_replaced_together_or_none_is(tmp_path: Path):
    one = tmp_path / "one"
    one.write_text("older")
    with pytest.raises(RasadError, match="two: cannot be written"), whole_file(one) as a, whole_file(tmp_path / "two"):
        a.rename(tmp_path / "gone" / "there is no such folder")
    assert one.read_text() == "older"
    assert list(tmp_path.iterdir()) == [one]
