"""How papermill's client starts a kernel: forked from a warm process, or anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from weakref import WeakSet

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from rasad.report.runs.kernel import run_kernel

_MANAGERS: WeakSet[AsyncKernelManager] = WeakSet()
WARM = "rasad-warm"  # also in pyproject.toml, where jupyter_client looks it up


def manager_of(scratch: Path, memory: int, warm: bool) -> type[AsyncKernelManager]:
    """A class of kernel managers, as nbclient wants it.

    Parameters
    ----------
    scratch : Path
        A folder of one run, with a short path: the kernel is talked to by sockets in it, which no other process
        can take, and nothing goes over the network.
    memory : int
        See `rasad.report.runs.kernel.limit_memory`.
    warm : bool
        Whether kernels are forked from the process that imported `rasad.report.runs.warm`.
    """
    command = [sys.executable, "-m", "rasad.report.runs.kernel", str(memory), "-f", "{connection_file}"]
    # No history: kernels that run side by side would wait for one another at its database.
    command.append("--HistoryManager.enabled=False")
    provisioner = {"provisioner_name": WARM, "config": {"memory": memory, "log": str(scratch / "kernel.log")}}
    spec = KernelSpec(
        argv=command,
        display_name="Python 3",
        language="python",
        metadata={"kernel_provisioner": provisioner} if warm else {},
    )

    class Manager(AsyncKernelManager):
        kernel_spec = spec

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            _MANAGERS.add(self)
            if os.name == "posix":
                self.transport = "ipc"
                self.connection_file = str(scratch / "kernel.json")

    return Manager


def end_kernels(kind: type[AsyncKernelManager] = AsyncKernelManager) -> None:
    """End the kernels of all notebooks that go on, or of that with this class of managers, at once."""
    for manager in list(_MANAGERS):
        process = getattr(manager.provisioner, "process", None) if isinstance(manager, kind) else None
        if process is not None and process.poll() is None:
            process.kill()


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel by forking a process that has imported everything."""

    def __init__(self, memory: int = 0, log: str = os.devnull, **kwargs: Any) -> None:
        """With what the kernel's specification says of the run."""
        super().__init__(**kwargs)
        self.memory, self.log_file = memory, log

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork where the kernel would be started by a command; the arguments of ipykernel are the same."""
        folder, environment = kwargs.get("cwd"), kwargs.get("env") or os.environ
        forked: Any = _Forked(cmd[4:], folder and str(folder), environment, self.log_file, self.memory)
        self.process, self.pid, self.pgid, self.cwd = forked, forked.pid, None, folder
        return self.connection_info


class _Forked:
    """A forked kernel with the methods of `subprocess.Popen` that LocalProvisioner uses."""

    stdin = stdout = stderr = None

    def __init__(
        self, arguments: list[str], folder: str | None, environment: Mapping[str, str], log: str, memory: int
    ) -> None:
        given = (arguments, folder, dict(environment), log, memory)
        self.process = get_context("forkserver").Process(target=run_kernel, args=given, name="kernel")
        self.process.start()
        self.pid = self.process.pid

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self) -> int | None:
        self.process.join()
        return self.process.exitcode

    def send_signal(self, number: int) -> None:
        if self.pid and self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.process.terminate()

    def kill(self) -> None:
        self.process.kill()
