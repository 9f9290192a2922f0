"""rasad.report.runs.pool: jobs side by side, and what is left of them where one fails."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from rasad.report.runs import provision
from rasad.report.runs.pool import processes, side_by_side, threads

LONG = 300  # seconds, after which a test has failed


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
    first, begun, ends = Kernel(), threading.Semaphore(0), []

    def work(about_to_start: bool) -> None:
        if about_to_start:
            begun.release()
            ends.append(first.ended.wait(LONG))
        kernel = Kernel() if about_to_start else first
        kernels.add(kernel)
        begun.release()
        ends.append(kernel.ended.wait(LONG))

    with pytest.raises(KeyboardInterrupt), threads(2) as pool:  # noqa: PT012
        for about_to_start in (False, True, False):
            pool.submit(work, about_to_start)
        assert all(begun.acquire(timeout=LONG) for _ in range(2))
        raise KeyboardInterrupt
    assert ends == [True] * 3  # nothing waited in vain
    assert len(kernels) == 2


def test_a_failing_block_ends_its_processes():
    from multiprocessing import get_context

    with pytest.raises(ValueError, match="x"), processes(1, get_context("spawn")) as pool:  # noqa: PT012
        slept = pool.submit(time.sleep, 30)
        raise ValueError("x")
    assert slept.done()
