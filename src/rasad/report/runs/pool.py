"""Notebooks side by side: a thread each, whose work is done by its kernel, a process; and processes for the pages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from threading import Thread
from typing import Any, TypeVar

from rasad.report.runs.kernel import start_helper_process

# Linux alone: elsewhere numerical libraries may not survive a fork.
CAN_FORK = sys.platform.startswith("linux")
Job = TypeVar("Job")
Result = TypeVar("Result")


def prepare(warm: bool) -> Any:
    """How processes start: forked from one that has imported everything, or each from nothing."""
    context: Any = get_context("forkserver" if warm else "spawn")
    if warm:
        from multiprocessing.forkserver import ensure_running

        context.set_forkserver_preload(["rasad.report.runs.warm"])
        ensure_running()
    return context


@contextmanager
def threads(number: int) -> Iterator[Executor]:
    """Threads for notebooks; where the block is left by an error or Ctrl-C, their kernels are ended."""
    pool = ThreadPoolExecutor(number)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        _end_kernels(pool)
        raise
    finally:
        pool.shutdown()


def _end_kernels(pool: Executor) -> None:
    """End all kernels until no notebook goes on: one may have been about to start."""
    from rasad.report.runs.provision import end_kernels

    ended = Thread(target=pool.shutdown)
    ended.start()
    while ended.is_alive():
        end_kernels()
        ended.join(0.05)


@contextmanager
def processes(number: int, context: Any) -> Iterator[Executor]:
    """Processes for pages; they are gone when the block is left."""
    pool = ProcessPoolExecutor(number, mp_context=context, initializer=start_helper_process)
    try:
        yield pool
    except BaseException:
        for child in active_children():
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def side_by_side(
    pool: Executor,
    number: int,
    jobs: Iterable[Job],
    work: Callable[[Job], Result],
    running: Callable[[list[Job]], None],
) -> Iterator[tuple[Job, Result]]:
    """Jobs with their results as they come, no more at once than `number`; `running` is told which go on."""
    waiting, futures = list(jobs), dict[Any, Job]()
    while waiting or futures:
        while waiting and len(futures) < number:
            job = waiting.pop(0)
            futures[pool.submit(work, job)] = job
        running(list(futures.values()))
        for future in wait(futures, return_when=FIRST_COMPLETED).done:
            yield futures.pop(future), future.result()
