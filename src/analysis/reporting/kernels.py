"""Kernels that use the Python running this code, whatever kernels are installed on the machine.

A kernel spends seconds importing. On Linux, a fork server therefore imports the libraries once, and every report gets a
fresh fork of it as its own kernel, within milliseconds. Elsewhere each report starts a plain kernel.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, cast

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Type

from analysis.reporting.executors import warm_context
from analysis.runtime.forks import can_fork, end_with_parent, fork

__all__ = ["KERNEL_NAME", "ForkedProvisioner", "kernel_manager_class"]

KERNEL_NAME = "python3"

_FORKED = "analysis-forked"
_PATIENCE = 0.02  # seconds to wait for an optional event
_INLINE = "module://matplotlib_inline.backend_inline"


class _ForkedProcess:
    """A forked kernel with the interface of `subprocess.Popen` that `LocalProvisioner` expects."""

    stdin = stdout = stderr = None

    def __init__(self, connection_file: str, folder: str, environment: dict[str, str]):
        self._process = fork(warm_context(), _serve, connection_file, folder, environment)
        self.pid = self._process.pid or 0

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self.poll()

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._process.terminate()


class ForkedProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of a server process that has imported the libraries once.

    A kernelspec selects it by its entry point, with ``{"kernel_provisioner": {"provisioner_name": "analysis-forked"}}``
    in its metadata. Any program that starts kernels can then use it: papermill, JupyterLab. If forking is not possible,
    or the kernelspec is for another Python, it starts a plain kernel.
    """

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare the connection; over TCP, messages are encrypted if both sides can."""
        manager: Any = self.parent
        if manager.transport == "tcp" and manager.has_trait("transport_encryption") and zmq.has("curve"):
            manager.transport_encryption = "auto"
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel; `cmd` only names the Python and the connection file."""
        if not can_fork() or Path(cmd[0]).absolute().parent != Path(sys.executable).absolute().parent:
            return await super().launch_kernel(cmd, **kwargs)
        self.cwd = kwargs.get("cwd") or Path.cwd()
        connection_file = cmd[cmd.index("-f") + 1]
        try:
            process = _ForkedProcess(connection_file, str(self.cwd), dict(kwargs["env"]))
        except (OSError, EOFError, AssertionError):  # the server has died, or this process may have no children
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid = cast(Any, process), process.pid
        return self.connection_info


def _serve(connection_file: str, folder: str, environment: dict[str, str]) -> None:
    """Become a kernel (runs in the fork)."""
    end_with_parent()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if "matplotlib" in sys.modules:
        # matplotlib read this on import, before this process became a kernel.
        sys.modules["matplotlib"].rcParams["backend"] = environment.get("MPLBACKEND", _INLINE)
    from ipykernel.kernelapp import IPKernelApp

    # The kernel ends when the process that it was forked from is gone.
    IPKernelApp.launch_instance(argv=["-f", connection_file, f"--IPKernelApp.parent_handle={os.getppid()}"])


class _PromptChannel(AsyncZMQSocketChannel):
    """The kernel's output channel, without the pauses in which a starting client drains old messages.

    Saves a fifth of a second per report; nbclient matches messages by their parent anyway.
    """

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # type: ignore[override]
        """The next message; raises `queue.Empty` if none comes within `timeout` seconds."""
        return await super().get_msg(timeout=None if timeout is None else min(timeout, _PATIENCE))


class _JobClient(AsyncKernelClient):
    iopub_channel_class = Type(_PromptChannel)


class _OwnKernelSpecManager(KernelSpecManager):
    """Knows one kernel: the Python that runs this code."""

    def __init__(self, environment: Mapping[str, str]):
        super().__init__()
        self._environment = dict(environment)

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        metadata = {"kernel_provisioner": {"provisioner_name": _FORKED}} if can_fork() else {}
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            display_name=KERNEL_NAME, language="python", env=self._environment, metadata=metadata,
        )


def kernel_manager_class(folder: Path, environment: Mapping[str, str]) -> type[AsyncKernelManager]:
    """A kernel manager class for one run.

    Parameters
    ----------
    folder : Path
        An empty folder with a short path, for the connection file and sockets.
    environment : mapping
        Environment variables for the kernel, in addition to those of this process.
    """
    if can_fork():
        # Set explicitly, for use without installation, when the entry point is not registered.
        KernelProvisionerFactory.instance().provisioners[_FORKED] = EntryPoint(
            _FORKED, f"{__name__}:ForkedProvisioner", KernelProvisionerFactory.GROUP_NAME)

    class JobKernelManager(AsyncKernelManager):
        def __init__(self, **options: Any):
            if sys.platform != "win32":
                # Sockets in a private folder, so that two kernels never compete for a port.
                options["transport"] = "ipc"
            super().__init__(kernel_spec_manager=_OwnKernelSpecManager(environment), client_factory=_JobClient,
                             connection_file=str(folder / "k.json"), **options)

        async def _async_interrupt_kernel(self) -> None:
            """No interrupt before the kill: a busy kernel would log it."""
            if not self.shutting_down:
                await super()._async_interrupt_kernel()

        interrupt_kernel = _async_interrupt_kernel

    return JobKernelManager
