"""The wheel as it is built: what it holds, what each extra asks of each Python. `make installs` installs it."""

from __future__ import annotations

import re
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from places import ROOT

pytest.importorskip("hatchling")
sys.path.append(str(ROOT / "tools"))
from installs import built, stated, wanted

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"))


def asked(lines: list[str], python: str) -> Iterator[str]:
    """What pyproject.toml asks of a Python; an extra that names another takes over what that asks."""
    for need in map(Requirement, lines):
        if need.marker is None or need.marker.evaluate({"python_version": python}):
            if need.name == "rasad":
                for extra in need.extras:
                    yield from asked(EXTRAS[extra], python)
            else:
                yield _canonical(re.sub(r"\s*;.*", "", str(need)))


def _canonical(line: str) -> str:
    return re.sub(r"^[\w.-]+", lambda name: canonicalize_name(name[0]), line)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("extra", ["core", *EXTRAS])
def test_an_extra_asks_of_each_python_what_pyproject_says(extra: str, python: str, wheel: Path):
    said = {*asked(PROJECT["dependencies"], python), *asked(EXTRAS.get(extra, []), python)}
    assert set(map(_canonical, wanted(stated(wheel)[2], extra, python))) == said


def test_the_wheel_is_for_these_pythons_and_has_these_extras(wheel: Path):
    pythons, extras, _ = stated(wheel)
    assert pythons == PYTHONS
    assert sorted(extras) == sorted(EXTRAS)


@pytest.mark.parametrize(("python", "hazm"), [*zip(PYTHONS, ["0.10.0", "0.12.1", "0.12.1", None], strict=True)])
def test_hazm_comes_by_its_extra_where_it_has_a_release(python: str, hazm: str | None, wheel: Path):
    found = [need for need in wanted(stated(wheel)[2], "hazm", python) if need.startswith("hazm")]
    assert [hazm in need for need in found if hazm] == ([True] if hazm else [])
    assert len(found) == (1 if hazm else 0)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path):
    """A folder named build was once left out, since .gitignore named it."""
    source = ROOT / "src"
    kept = [path for path in (source / "rasad").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("rasad/")}
    assert held == {path.relative_to(source).as_posix() for path in kept if ".ipynb_checkpoints" not in path.parts}


@pytest.mark.slow
def test_the_sdist_gives_the_same_wheel(wheel: Path, tmp_path: Path):
    with tarfile.open(built(tmp_path, "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = (path for path in tmp_path.iterdir() if path.is_dir())
    again = built(tmp_path, source=source)
    with ZipFile(wheel) as one, ZipFile(again) as other:
        assert one.namelist() == other.namelist()
        assert [name for name in one.namelist() if one.read(name) != other.read(name)] == []
