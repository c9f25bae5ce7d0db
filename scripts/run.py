"""Run a task of the project inside its environment: ``python scripts/run.py TASK [ARGUMENTS]``.

The same tasks as ``make TASK``, on every system; the environment is built first where it is missing.
Arguments after the task go to the program behind it, e.g. ``python scripts/run.py reports --district lak``.
"""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import setup  # ends the run, in words, where Python is too old

__all__ = ["TASKS", "main"]

Command = Sequence[str]
ROOT = setup.ROOT
START = "notebooks/start.ipynb"
CACHES = (".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".build", "build", "dist", "reports")
COMPILE = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
           "--fork-strategy", "fewest", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
           "--custom-compile-command", "make lock")


def _call(command: Command, **variables: str) -> int:
    print("›", " ".join(Path(command[0]).name if i == 0 else part for i, part in enumerate(command)),
          file=sys.stderr, flush=True)
    return subprocess.run(list(command), cwd=ROOT, env=setup.environment(variables)).returncode


def _python(*arguments: str) -> Command:
    return [str(setup.program("python")), *arguments]


def _program(name: str, *arguments: str) -> Command:
    return [str(setup.program(name)), *arguments]


def _all(*commands: Command) -> int:
    """Run every command even after a failure; the status of the first that failed, else 0."""
    statuses = [(command, _call(command)) for command in commands]
    failed = [(command, status) for command, status in statuses if status]
    for command, status in failed:
        name = " ".join([Path(command[0]).name, *command[1:3]])
        print(f"✗ {name}: trạng thái / status {status}", file=sys.stderr)
    return failed[0][1] if failed else 0


def daklak(*arguments: str) -> int:
    """Any command of the suite, e.g. ``daklak forecast``."""
    return _call(_program("daklak", *arguments))


def reports(*arguments: str) -> int:
    """From the figures to the site in ``reports/``."""
    return daklak("reports", *arguments)


def demo(*arguments: str) -> int:
    """Illustrative figures for every district, and the site on them in ``reports/demo/``."""
    return daklak("demo", *arguments)


def _lint_commands() -> list[Command]:
    return [_python("-m", "ruff", "check", "."), _python("-m", "mypy")]


def lint(*arguments: str) -> int:
    """Style and types."""
    return _all(*_lint_commands())


def test(*arguments: str) -> int:
    """Style, types, the forecasts, then every test and notebook in one pytest run on two processes.

    ``loadscope`` keeps the cells of a notebook, and the fixtures of a module, in one process.
    """
    pytest = _python("-m", "pytest", "-n", "2", "--dist", "loadscope", "--nbval-lax", "--nbval-current-env",
                     "--nbval-cell-timeout", "120", "--durations", "10", *arguments)
    return _all(*_lint_commands(), _program("daklak", "forecast"), pytest)


def lab(*arguments: str) -> int:
    """JupyterLab in Vietnamese, on the start page and the project's kernel."""
    settings = (f"--ServerApp.root_dir={ROOT}", f"--MultiKernelManager.default_kernel_name={setup.KERNEL}",
                "--KernelSpecManager.ensure_native_kernel=False",
                f"--KernelSpecManager.allowed_kernelspecs={setup.KERNEL}",
                f"--KernelSpecManager.allowed_kernelspecs={setup.FAST_KERNEL}",
                "--LabApp.extension_manager=readonly")  # asks no registry for extensions
    page = [f"--LabApp.default_url=/lab/tree/{START}"] if (ROOT / START).is_file() else []
    return _call(_python("-m", "jupyterlab", *settings, *page, *arguments))


def bench(*arguments: str) -> int:
    """Time and memory of the suite."""
    return _call(_python("-m", "analysis.bench", *arguments))


def soak(*arguments: str) -> int:
    """Runs killed at random, each repaired and held against a clean build."""
    return _call(_python("-m", "tests.soak", *arguments))


def backtest(*arguments: str) -> int:
    """The forecast's back-test on a folder of panels."""
    return _call(_python("-m", "analysis.forecast.backtest", *arguments))


def lock(*arguments: str) -> int:
    """Renew the lock files; ``--upgrade`` also moves versions that still fit."""
    files = [("scripts/bootstrap.in", "scripts/bootstrap.lock"), ("scripts/audit.in", "scripts/audit.lock"),
             ("pyproject.toml", "requirements.lock")]
    extras = {"pyproject.toml": ["--all-extras"]}
    return _all(*(_program("uv", *COMPILE, *extras.get(source, []), *arguments, "-o", target, source)
                  for source, target in files))


def audit(*arguments: str) -> int:
    """Pinned libraries against the published advisories."""
    return _call(_python("scripts/audit.py", *arguments))


def clean(*arguments: str) -> int:
    """Remove what the suite made (tables, reports, caches); ``--all`` removes ``.venv`` too."""
    for name in CACHES:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for folder in ("src", "scripts", "tests", "notebooks"):
        for pattern in ("__pycache__", ".ipynb_checkpoints"):
            for path in (ROOT / folder).rglob(pattern):
                shutil.rmtree(path, ignore_errors=True)
    for path in (ROOT / "data" / "processed").glob("*"):
        if path.name != ".gitkeep":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if "--all" in arguments:
        shutil.rmtree(setup.VENV, ignore_errors=True)
    return 0


def prepare(*arguments: str) -> int:
    """Only build the environment."""
    return 0


TASKS: dict[str, Callable[..., int]] = {
    "reports": reports, "demo": demo, "test": test, "lab": lab, "bench": bench, "soak": soak, "backtest": backtest,
    "lint": lint, "lock": lock, "audit": audit, "clean": clean, "setup": prepare, "daklak": daklak,
}


def main(arguments: Sequence[str]) -> int:
    """Run the task that the first argument names; its exit status."""
    if not arguments or arguments[0] not in TASKS:
        print("Cách dùng / usage: python scripts/run.py TASK [ARGUMENTS]", file=sys.stderr)
        for name, task in TASKS.items():
            print(f"  {name:<9} {(task.__doc__ or '').splitlines()[0]}", file=sys.stderr)
        return 2
    task, rest = TASKS[arguments[0]], arguments[1:]
    if task is not clean and (status := setup.main()):
        return status
    return task(*rest)


if __name__ == "__main__":
    # Ctrl-C is for the program (JupyterLab asks back): this process waits for it to end. Not SIG_IGN, which
    # the program would inherit.
    signal.signal(signal.SIGINT, lambda number, frame: None)
    sys.exit(main(sys.argv[1:]))
