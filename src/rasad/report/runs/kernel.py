"""The process in which the cells of one notebook run."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

_MB = 1024 * 1024


def run_kernel(
    arguments: Sequence[str], folder: str | None, environment: Mapping[str, str], log: str, memory: int
) -> None:
    """Become a kernel, in a process that has just been forked.

    Parameters
    ----------
    arguments : sequence of str
        Of ipykernel.
    folder : str or None
        Working folder.
    environment : mapping
    log : str
        File to which goes what the kernel's process itself writes: it would tear the progress bar apart.
    memory : int
        The most that the kernel may take beyond what it starts with, in MB; see `limit_memory`.
    """
    _write_to(log)
    end_with_parent()
    os.environ.clear()
    os.environ.update(environment)
    if folder:
        os.chdir(folder)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _launch(arguments, memory)


def limit_memory(megabytes: int) -> None:
    """Let the process have so much more memory than it has; a cell that wants more gets a MemoryError.

    Only where the system counts data pages apart from mapped files, which is Linux; elsewhere nothing is limited.
    """
    if not sys.platform.startswith("linux"):
        return
    import resource

    has = next(
        int(line.split()[1]) * 1024
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        if line.startswith("VmData:")
    )
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = has + megabytes * _MB
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def _write_to(log: str) -> None:
    """The cells' own output does not pass here: ipykernel carries it in messages."""
    with Path(log).open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)


def start_helper_process() -> None:
    """Begin a process that helps a build: it ends with it, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def end_with_parent() -> None:
    """Let no process live on when the build was killed."""
    parent = parent_process()
    if parent is not None:
        _end_by_pipe(parent.sentinel)
        threading.Thread(target=_wait_for_parent, daemon=True).start()


def _end_by_pipe(sentinel: int) -> None:
    """Linux ends this process when its parent no longer holds the other end, even if no thread of it can run.

    A signal at the death of a parent (see below) would not do: that of a forked kernel is the warm process, which
    lives as long as one of its kernels.
    """
    if sys.platform.startswith("linux"):
        import fcntl

        fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(sentinel, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(sentinel, fcntl.F_SETFL, fcntl.fcntl(sentinel, fcntl.F_GETFL) | os.O_ASYNC)


def _end_by_system() -> None:
    """The same for a kernel that was started from nothing, and has no such pipe."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _launch(arguments: Sequence[str], memory: int) -> None:
    """As ipykernel does it; the memory of its own threads and packages is not the notebook's."""
    from ipykernel.kernelapp import IPKernelApp

    app: Any = IPKernelApp.instance()
    app.initialize(list(arguments))
    limit_memory(memory)
    app.start()


if __name__ == "__main__":
    _end_by_system()
    _launch(sys.argv[2:], int(sys.argv[1]))
