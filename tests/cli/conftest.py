"""A folder of one article, and an episode of two lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import FA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    (path / "a.txt").write_text(FA, encoding="utf-8")
    return path


@pytest.fixture
def putin(tmp_path: Path) -> Path:
    path = tmp_path / "putin.yaml"
    path.write_text("period: 2021/2025\npeople: [vladimir-putin]\n", encoding="utf-8")
    return path
