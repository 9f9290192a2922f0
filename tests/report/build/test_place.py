"""rasad.report.build.place: how one report takes the place of the last, wherever that is broken off."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from rasad import RasadError
from rasad.report.build import place as places
from rasad.report.build.place import MARK, Place, as_kept
from tiny import contents


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A last report that was published."""
    place = Place(tmp_path / "out" / "report", tmp_path / "figures")
    finished(place, "the last")
    place.publish(place.part)
    return place


def finished(place: Place, text: str) -> Path:
    """A report that is ready to be published."""
    part = place.begin()
    (part / "figures").mkdir()
    for name in ("index.html", "figures/a.svg", "figures/b.svg"):
        (part / name).write_text(text, encoding="utf-8")
    (part / MARK).write_text(place.seal(part, text), encoding="utf-8")
    return part


def test_a_report_is_held_as_long_as_every_file_is_as_it_was_written(place: Place):
    assert place.holds("the last")
    assert not place.holds("another")
    (place.out / "index.html").write_text("edited", encoding="utf-8")
    assert not place.holds("the last")


@pytest.mark.parametrize("seal", ["", "[]", "{}", "5", '{"whole": "the last"}'])
def test_a_report_with_a_damaged_seal_is_not_held(seal: str, place: Place):
    (place.out / MARK).write_text(seal, encoding="utf-8")
    assert not place.holds("the last")


def test_the_new_report_takes_the_place_of_the_last_and_nothing_is_left(place: Place):
    finished(place, "another").rename(place.aside)
    place.publish(finished(place, "the new"))
    assert place.holds("the new")
    assert [path.name for path in place.out.parent.iterdir()] == ["report"]
    assert set(contents(place.figures).values()) == {b"the new"}


def test_a_report_that_was_put_away_when_the_build_was_killed_is_brought_back(place: Place):
    place.out.rename(place.old)
    place.restore()
    assert place.holds("the last")
    assert not place.old.exists()


def test_where_the_new_one_cannot_take_its_place_the_last_is_put_back(place: Place, monkeypatch: pytest.MonkeyPatch):
    part, rename = finished(place, "the new"), Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path == part:
            raise OSError(errno.EACCES, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="Permission denied"):
        place.publish(part)
    assert place.holds("the last")


@pytest.mark.parametrize("end", [".part", ".old", ".incomplete"])
def test_what_a_kill_left_of_a_folder_of_ours_is_still_known(end: str, place: Place, monkeypatch: pytest.MonkeyPatch):
    folder = place.out.with_name(place.out.name + end)
    finished(place, "half").rename(folder)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):  # noqa: PT012
        patch.setattr(places.shutil, "rmtree", killed)
        places._remove(folder)
    with place.locked():
        place.restore()
        place.begin()
        place.clear()
    assert place.holds("the last")


@pytest.mark.parametrize("end", ["", ".part", ".old", ".incomplete"])
def test_a_folder_with_other_things_in_it_is_not_replaced(end: str, tmp_path: Path):
    folder = tmp_path / f"report{end}"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    said = pytest.raises(RasadError, match="holds something other than a report, which would be lost")
    with said, Place(tmp_path / "report", tmp_path / "figures").locked():
        pass
    assert (folder / "thesis.txt").is_file()


def test_two_builds_of_one_report_are_not_begun(place: Place):
    with place.locked(), pytest.raises(RasadError, match="another build is writing this report"), place.locked():
        pass
    with place.locked():
        pass


def test_figures_are_put_where_they_are_kept_together_or_not_at_all(place: Place, monkeypatch: pytest.MonkeyPatch):
    part, write = finished(place, "the new"), Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith(".b.svg"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(RasadError, match="No space left on device"):
        place.publish(part)
    assert set(contents(place.figures).values()) == {b"the last"}
    assert sorted(contents(place.figures)) == ["a.svg", "b.svg"]
    assert place.holds("the last")


def test_a_figure_that_is_there_already_is_not_touched(place: Place):
    before = (place.figures / "a.svg").stat().st_mtime_ns
    (place.figures / "b.svg").unlink()
    place.copy_figures()
    assert (place.figures / "a.svg").stat().st_mtime_ns == before
    assert (place.figures / "b.svg").is_file()


def test_the_record_of_a_kept_figure_names_no_commit(tmp_path: Path):
    (tmp_path / "a.json").write_text(json.dumps({"figure": "a", "commit": "0a1b"}), encoding="utf-8")
    assert json.loads(as_kept(tmp_path / "a.json")) == {"figure": "a"}
