"""All charts, as PNG, SVG and PDF, byte for byte the same in another process, hash seed, time zone and locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from places import ROOT

ONE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
OTHER = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tehran", "LC_ALL": "fa_IR.UTF-8", "LANG": "ar_EG.UTF-8"}


def hashes(folder: Path, surroundings: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "draw_all.py"), str(folder)],
        env={**os.environ, **surroundings, "PYTHONPATH": str(ROOT / "tests")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_every_chart_repeats_to_the_byte(tmp_path: Path):
    one, other = hashes(tmp_path / "one", ONE), hashes(tmp_path / "other", OTHER)
    assert len(one) == 18
    assert one == other
