"""environment.yml, pyproject.toml, CITATION.cff, CONTRIBUTING.md and the Makefile say the same."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

import rasad
from places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def _pip() -> list[str]:
    return next(entry["pip"] for entry in ENVIRONMENT["dependencies"] if isinstance(entry, dict))


def test_environment_has_a_python_that_the_project_allows():
    minor = int(next(d for d in ENVIRONMENT["dependencies"] if str(d).startswith("python=")).split(".")[1])
    lowest, highest = map(int, re.findall(r"3\.(\d+)", PROJECT["requires-python"]))
    assert lowest <= minor < highest


def test_environment_installs_the_project_with_extras_that_exist():
    (install,) = _pip()
    extras = re.fullmatch(r"-e \.\[(.+)\]", install)
    assert extras
    assert set(extras[1].split(",")) <= set(PROJECT["optional-dependencies"])


def test_environment_brings_every_package_that_the_notebooks_use():
    wanted = " ".join([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["notebooks"]])
    for package in ("jupyterlab", "pandas", "matplotlib", "arabic-reshaper", "python-bidi", "papermill"):
        assert package in wanted
    assert "hazm" in wanted


def test_versions_agree():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert rasad.__version__ == PROJECT["version"] == citation["version"]


@pytest.mark.slow
def test_the_lock_holds_a_hazm_for_each_python():
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    hazm = sorted(package["version"] for package in lock["package"] if package["name"] == "hazm")
    assert hazm[0] == "0.10.0"
    assert tuple(map(int, hazm[1].split("."))) >= (0, 12, 1)
    assert not [
        p["name"] for p in lock["package"] if "registry" in p["source"] and "pypi.org" not in p["source"]["registry"]
    ]


def test_contributors_run_what_ci_runs():
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"):
        assert re.search(rf"^\t@\$\(SYNCED\) .*\b{tool}\b", makefile, re.MULTILINE)
        assert f"`{tool}`" in guide


def test_readmes_name_the_two_commands_in_three_languages():
    for name in ("README.md", "README.fa.md", "README.ar.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "make report" in text
        assert "make test" in text
        if name != "README.md":
            assert 'dir="rtl"' in text
