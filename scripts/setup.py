"""Build the project's environment, ``.venv``, from nothing but Python and a package index.

``python scripts/setup.py`` creates ``.venv``, installs exactly what ``requirements.lock`` lists (checked by
hash), the project itself and the notebook kernel ``daklak``, and writes a stamp. Later runs compare the stamp
and return at once; an unfinished environment is built anew. Standard library only.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

MINIMUM = (3, 11)
if sys.version_info < MINIMUM:  # before anything that an older Python cannot run
    sys.exit(
        "Cần Python {0}.{1} trở lên; đang dùng {2} ({3}).\n"
        "Cài từ python.org rồi chạy lại, ví dụ: python3.12 scripts/setup.py hoặc make PYTHON=python3.12\n"
        "Python {0}.{1} or later is needed; this is {2} ({3}).\n"
        "Please install one and run again, e.g. python3.12 scripts/setup.py or make PYTHON=python3.12".format(
            *MINIMUM, sys.version.split()[0], sys.executable
        )
    )

import lab  # noqa: E402

__all__ = ["FAST_KERNEL", "KERNEL", "LOCK", "ROOT", "VENV", "SetupError", "ensure", "environment", "index_from_pip",
           "install_uv", "program"]

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BOOTSTRAP = ROOT / "scripts" / "bootstrap.lock"
STAMP = VENV / "daklak-setup.json"
KERNEL = "daklak"
KERNEL_TITLE = "Đắk Lắk (Python)"
FAST_KERNEL = "daklak-fast"
FAST_KERNEL_TITLE = "Đắk Lắk (Python, khởi động nhanh)"
PROVISIONER = "analysis-forked"  # the entry point in pyproject.toml
# One thread for each numerical library: reports and tests already run side by side, one process a core.
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
IMPORTED = ("analysis.cli", "analysis.reporting.site", "analysis.reporting.warm", "ipykernel.kernelapp",
            "jupyterlab.labapp", "nbconvert.nbconvertapp", "papermill.cli", "pytest", "statsmodels.api")

MESSAGES = {
    "building": """\
Đang dựng môi trường .venv (chỉ lần đầu, cần mạng)…
Building the environment .venv (first time only, needs a network)…""",
    "renewing": """\
Danh mục thư viện đã thay đổi, đang cập nhật .venv…
The list of libraries has changed, renewing .venv…""",
    "fallback": """\
uv không cài được, chuyển sang pip (chậm hơn)…
uv could not install, using pip (slower)…""",
    "done": """\
Môi trường đã sẵn sàng.
The environment is ready.""",
    "no-venv": """\
Bản Python này thiếu mô-đun venv. Trên Debian/Ubuntu: sudo apt install python3-venv; sau đó chạy lại.
This Python lacks the venv module. On Debian/Ubuntu: sudo apt install python3-venv; then run again.""",
    "create": """\
Không tạo được thư mục .venv (xem lỗi ở trên). Hãy đóng JupyterLab và các chương trình đang dùng .venv,
kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại.
The folder .venv could not be created (see the error above). Please close JupyterLab and whatever uses .venv,
check write permission and disk space, then run again.""",
    "download": """\
Không tải hoặc cài được thư viện (xem lỗi ở trên). Hãy kiểm tra mạng, máy chủ proxy và cấu hình pip của
cơ quan (lệnh: pip config list), rồi chạy lại: lần sau sẽ dựng lại từ đầu.
The libraries could not be downloaded or installed (see the error above). Please check the network, the proxy
and your organisation's pip settings (pip config list), then run again: the next run starts afresh.""",
}


class SetupError(Exception):
    """The environment could not be built; the text says, in both languages, what to do."""


def _say(key: str) -> None:
    print(MESSAGES[key], file=sys.stderr, flush=True)


def program(name: str) -> Path:
    """Path of a program inside ``.venv``, e.g. "python": ``bin/python`` or ``Scripts\\python.exe``."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Environment variables for programs of ``.venv``; the caller's own settings win over `extra`."""
    variables = dict(os.environ)
    for name in ("PYTHONHOME", "PYTHONPATH", "CONDA_PREFIX"):
        variables.pop(name, None)
    variables["VIRTUAL_ENV"] = str(VENV)
    variables["PATH"] = os.pathsep.join([str(program("python").parent), variables.get("PATH", "")])
    defaults = {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **THREADS, **(extra or {})}
    return {**defaults, **variables}


def _run(*command: str | Path, extra: Mapping[str, str] | None = None) -> bool:
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment(extra)).returncode == 0


def _require(succeeded: bool, key: str) -> None:
    if not succeeded:
        raise SetupError(MESSAGES[key])


def _fingerprint() -> dict[str, str]:
    digest = hashlib.sha256()
    for path in (LOCK, ROOT / "pyproject.toml", BOOTSTRAP, Path(__file__), Path(lab.__file__), lab.WORDS):
        digest.update(path.read_bytes())
    return {"inputs": digest.hexdigest(), "root": str(ROOT)}


def _stamp() -> dict[str, str]:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and program("python").exists() else {}


def index_from_pip() -> dict[str, str]:
    """What uv must be told because it does not read pip's settings: index, certificate, proxy.

    Only what the user set for pip and not for uv; the locked hashes hold whatever the index answers.
    """
    if any(name in os.environ for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_CONFIG_FILE")):
        return {}
    listing = subprocess.run([str(program("python")), "-m", "pip", "config", "list"], cwd=ROOT,
                             env=environment(), capture_output=True, encoding="utf-8", errors="replace")
    wanted = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "HTTPS_PROXY"}
    variables = {}
    for line in sorted(listing.stdout.splitlines(), reverse=True):  # ":env:" last: it wins over files
        key, _, value = line.partition("=")
        option = key.rsplit(".", 1)[-1]
        if option in wanted:
            variables[wanted[option]] = value.strip().strip("'\"")
    return variables


def install_uv() -> bool:
    """Install the pinned uv into ``.venv`` with pip; whether that succeeded."""
    return _run(program("python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", BOOTSTRAP)


def _install_with_uv() -> bool:
    if not install_uv():
        return False
    target = ("--python", program("python"))
    settings = index_from_pip()
    uv = (program("uv"), "pip")
    return _run(*uv, "sync", "--require-hashes", *target, LOCK, extra=settings) and _run(
        *uv, "install", "--no-deps", "--no-build-isolation", *target, "-e", ROOT, extra=settings
    )


def _install_with_pip() -> bool:
    pip = (program("python"), "-m", "pip", "install", "--quiet")
    return _run(*pip, "--require-hashes", "-r", LOCK) and _run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)


def _make_path_relative() -> None:
    """Point the editable installation to ``src`` by a relative path.

    Python before 3.13 reads ``.pth`` files in the code page of Windows and does not start if it cannot: an
    absolute path such as ``C:\\Users\\Nguyễn`` would break the environment.
    """
    for packages in (VENV / "Lib" / "site-packages", *VENV.glob("lib/python3*/site-packages")):
        for path in packages.glob("*daklak_targets*.pth"):
            path.write_text(os.path.relpath(ROOT / "src", packages) + "\n", encoding="ascii", newline="\n")


def _register_kernels() -> bool:
    """Register the kernel, and beside it one that starts in a moment as a fork of a process with libraries loaded."""
    threads = [part for name, value in THREADS.items() for part in ("--env", name, value)]
    if not _run(program("python"), "-m", "ipykernel", "install", "--prefix", VENV, "--name", KERNEL,
                "--display-name", KERNEL_TITLE, "--env", "PYTHONUTF8", "1", *threads):
        return False
    kernels = VENV / "share" / "jupyter" / "kernels"
    spec = json.loads((kernels / KERNEL / "kernel.json").read_text(encoding="utf-8"))
    spec["display_name"] = FAST_KERNEL_TITLE
    spec["metadata"] = {**spec.get("metadata", {}), "kernel_provisioner": {"provisioner_name": PROVISIONER}}
    (kernels / FAST_KERNEL).mkdir(exist_ok=True)
    content = json.dumps(spec, ensure_ascii=False, indent=1) + "\n"
    (kernels / FAST_KERNEL / "kernel.json").write_text(content, encoding="utf-8", newline="\n")
    return True


def _compile() -> None:
    """Import what the tasks import, so that Python keeps it compiled: uv leaves that to the first run.

    Also where the caller asks Python to write no compiled files: every start of every task would then compile some
    three thousand files, several seconds long. It is a service and no condition: a failure shows when a task runs.
    """
    variables = environment()
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    with suppress(OSError):
        subprocess.run([str(program("python")), "-c", f"import {', '.join(IMPORTED)}"], cwd=ROOT, env=variables,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _create() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        raise SetupError(MESSAGES["no-venv"]) from None
    if VENV.exists():
        shutil.rmtree(VENV, ignore_errors=True)
    command = [sys.executable, "-m", "venv", "--prompt", KERNEL, str(VENV)]
    _require(subprocess.run(command, cwd=ROOT).returncode == 0, "create")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let a second run wait for the first; the system frees the lock when a process ends, however it ends."""
    path = ROOT / ".build" / "setup.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("a+", encoding="utf-8") as handle:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def ensure() -> None:
    """Build or renew ``.venv`` where it is missing, unfinished, moved or out of date; else return at once.

    Raises
    ------
    SetupError
        If Python lacks a module, or the libraries cannot be downloaded.
    """
    wanted = _fingerprint()
    if _stamp() == wanted:
        return
    with _one_at_a_time():
        found = _stamp()
        if found == wanted:
            return
        reusable = found.get("root") == wanted["root"]
        _say("renewing" if reusable else "building")
        if reusable:
            STAMP.unlink()  # from here to the new stamp the environment counts as unfinished
        else:
            _create()
        if not _install_with_uv():
            _say("fallback")
            _require(_install_with_pip(), "download")
        _make_path_relative()
        _require(_register_kernels(), "download")
        lab.set_up(VENV)
        _compile()
        STAMP.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8", newline="\n")
        _say("done")


def main() -> int:
    """Command line: build the environment; 0 when it is ready, 1 when it could not be built."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may still use a code page without Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        ensure()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
