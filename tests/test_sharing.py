"""rasad.sharing: the releases that a project runs with, as pip and Binder read them."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PathDistribution, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from rasad import sharing
from rasad.sharing import requirements, runtime


def lines() -> list[str]:
    return [line for line in requirements("2026-11-30").splitlines() if not line.startswith("#")]


def project(folder: Path, name: str, release: str, *needs: str, origin: str = "") -> None:
    info = folder / f"{name}-{release}.dist-info"
    info.mkdir()
    needed = "".join(f"Requires-Dist: {need}\n" for need in needs)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {release}\n{needed}")
    if origin:
        (info / "direct_url.json").write_text(origin)


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of invented projects."""

    def distribution(name: str) -> PathDistribution:
        found = list(tmp_path.glob(f"{name}-*.dist-info"))
        if not found:
            raise sharing.PackageNotFoundError(name)
        return PathDistribution(found[0])

    monkeypatch.setattr(sharing, "distribution", distribution)
    return tmp_path


@pytest.mark.slow
def test_every_line_is_a_requirement_that_this_environment_meets():
    needed = [Requirement(line) for line in lines()]
    assert {"pandas", "matplotlib", "jupyterlab", "pyzmq"} <= {need.name for need in needed}
    assert all(need.specifier.contains(version(need.name)) for need in needed)
    assert [need.name for need in needed if need.name in ("pytest", "mypy", "ruff")] == []


@pytest.mark.slow
def test_no_project_stands_twice():
    names = [Requirement(line).name for line in lines()]
    assert len(names) == len(set(names))


def test_what_one_system_has_keeps_its_marker(only: Path):
    project(only, "rasad", "9.1", "pexpect; sys_platform != 'never'", "numpy")
    project(only, "pexpect", "4.9", "ptyprocess>=0.5")
    project(only, "ptyprocess", "0.7")
    project(only, "numpy", "2.0")
    assert lines() == [
        "rasad[notebooks]==9.1",
        "numpy==2.0",
        'pexpect==4.9 ; sys_platform != "never"',
        'ptyprocess==0.7 ; sys_platform != "never"',
    ]


def test_an_extra_that_pip_could_not_install_so_is_left_out(only: Path):
    """As hazm 0.10.0 beside numpy 2."""
    project(only, "rasad", "9.1", "numpy", "hazm; extra == 'hazm'", "trafilatura; extra == 'html'")
    project(only, "numpy", "2.0")
    project(only, "hazm", "0.10.0", "numpy==1.24.3")
    project(only, "trafilatura", "2.0")
    assert lines() == ["rasad[notebooks,html]==9.1", "numpy==2.0", "trafilatura==2.0"]


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ('{"url": "https://example.org/rasad.whl"}', "rasad[notebooks] @ https://example.org/rasad.whl"),
        (
            '{"url": "https://example.org/rasad", "vcs_info": {"vcs": "git", "commit_id": "7878645"}}',
            "rasad[notebooks] @ git+https://example.org/rasad@7878645",
        ),
        ('{"url": "file:///home/me/rasad"}', "rasad[notebooks]==9.1"),
    ],
)
def test_rasad_itself_is_named_by_where_it_came_from_but_never_by_a_folder_of_this_machine(
    only: Path, origin: str, line: str
):
    project(only, "rasad", "9.1", origin=origin)
    assert lines() == [line]
    assert ("Others have none there" in requirements("2026-11-30")) == ("file:" in origin)


def test_binder_is_told_the_python_that_runs():
    assert runtime() == f"python-3.{sys.version_info.minor}\n"
    assert re.fullmatch(r"python-3\.\d+\n", runtime())
