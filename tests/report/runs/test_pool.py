"""rasad.report.runs.pool: jobs side by side, and what is left of them where one fails."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from rasad.report.runs import provision
from rasad.report.runs.pool import processes, side_by_side, threads


def test_no_more_jobs_at_once_than_asked_and_all_are_done():
    names: list[list[int]] = []
    with threads(2) as pool:
        done = dict(side_by_side(pool, 2, range(7), lambda job: job * job, names.append))
    assert done == {job: job * job for job in range(7)}
    assert max(map(len, names)) == 2


class Kernel:
    """A process that ends when it is killed, and a manager that has it."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.provisioner = self
        self.process = self

    def poll(self) -> int | None:
        return 1 if self.ended.is_set() else None

    def kill(self) -> None:
        self.ended.set()


@pytest.fixture
def kernels(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Kernel]]:
    running: set[Kernel] = set()
    monkeypatch.setattr(provision, "_MANAGERS", running)
    monkeypatch.setattr(provision, "AsyncKernelManager", Kernel)
    monkeypatch.setattr(provision.end_kernels, "__defaults__", (Kernel,))
    return running


def test_an_interrupted_build_ends_its_kernels_even_those_that_were_about_to_start(kernels: set[Kernel]):
    def work(late: float) -> None:
        time.sleep(late)
        kernel = Kernel()
        kernels.add(kernel)
        assert kernel.ended.wait(20)

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), threads(2) as pool:  # noqa: PT012
        for late in (0, 0.5, 0.1):
            pool.submit(work, late)
        time.sleep(0.1)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 5
    assert len(kernels) == 2


def test_a_failing_block_ends_its_processes():
    from multiprocessing import get_context

    with pytest.raises(ValueError, match="x"), processes(1, get_context("spawn")) as pool:  # noqa: PT012
        slept = pool.submit(time.sleep, 30)
        raise ValueError("x")
    assert slept.done()
