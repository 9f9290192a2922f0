"""rasad.report.runs.kernel: limits of the process in which cells run."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIMITED = "from rasad.report.runs.kernel import limit_memory; limit_memory(100); bytearray({size} * 1024 * 1024)"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux alone")
def test_memory_is_limited_beyond_what_the_process_has():
    assert run(LIMITED.format(size=50)).returncode == 0
    assert run(LIMITED.format(size=150)).stderr.endswith("MemoryError\n")


@pytest.mark.slow
def test_the_warm_process_has_what_a_kernel_and_its_cells_import():
    import sys

    from rasad.report.runs import warm

    warm.prepare()  # what goes wrong is passed over where it is imported, and would only be slow
    assert {"ipykernel.debugger", "matplotlib.pyplot", "rasad.charts.timelines.timeline"} <= set(sys.modules)
