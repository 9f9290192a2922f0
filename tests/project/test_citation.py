"""CITATION.cff says what pyproject.toml and CHANGELOG.md say; `make check-citation` checks it against the standard."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

from places import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def released(changelog: str) -> dict[str, str]:
    """The day of each version: `## 0.1.0 – 2026-12-01`, `## [0.1.0] - 2026-12-01`."""
    heading = r"^## \[?(\d+\.\d+\.\d+[^\]\s]*)\]?\D*(\d{4}-\d{2}-\d{2})\s*$"
    return dict(re.findall(heading, changelog, re.MULTILINE))


def test_the_version_is_that_of_the_package():
    assert CITATION["version"] == PROJECT["version"]


def test_the_day_of_release_is_that_of_the_changelog_and_absent_before_it():
    days = released((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    day = CITATION.get("date-released")
    assert (str(day) if day else None) == days.get(PROJECT["version"])


def test_headings_of_releases_are_read():
    changelog = "# Changelog\n\n## Unreleased\n\n## 0.2.0 – 2026-12-24\n\n## [0.1.0] - 2026-12-01\n"
    assert released(changelog) == {"0.2.0": "2026-12-24", "0.1.0": "2026-12-01"}


def test_the_licence_is_that_of_the_code():
    # One alone: several mean "or" in a CITATION.cff, and Zenodo refuses a list. pyproject.toml has the "and".
    assert CITATION["license"] == PROJECT["license"].split(" AND ")[0]


def test_title_authors_and_keywords_agree():
    assert CITATION["title"].startswith(f"{PROJECT['name']}: ")
    assert [author["name"] for author in CITATION["authors"]] == [author["name"] for author in PROJECT["authors"]]
    assert CITATION["keywords"] == PROJECT["keywords"]
