"""rasad.report.runs.kernel: limits of the process in which cells run."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIMITED = "from rasad.report.runs.kernel import limit_memory; limit_memory(100); bytearray({size} * 1024 * 1024)"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux alone")
def test_memory_is_limited_beyond_what_the_process_has():
    assert run(LIMITED.format(size=50)).returncode == 0
    assert run(LIMITED.format(size=150)).stderr.endswith("MemoryError\n")
