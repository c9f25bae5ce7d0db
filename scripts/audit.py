"""Hold every pinned dependency against the published advisories: ``python scripts/run.py audit``.

The lock files are read, nothing is resolved anew. Exit status 1 where an advisory names a pinned version, 0 where
none does, and 0 with a clear word where no source of advisories could be reached: an audit that did not take place
must not pass for a clean one, nor stop a machine without internet. Standard library only; pip-audit runs in an
environment of its own.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import setup

__all__ = ["judge", "main"]

Named = tuple[str, str, str, str]
LOCKS = (setup.LOCK, setup.BOOTSTRAP)
AUDITOR = setup.ROOT / "scripts" / "audit.lock"
HOME = setup.ROOT / ".build" / "audit"
SERVICES = ("pypi", "osv")
PATIENCE = 300

MESSAGES = {
    "clean": """\
Đã đối chiếu {count} thư viện trong {lock} với các cảnh báo an ninh đã công bố: không có cảnh báo nào.
{count} pinned libraries of {lock} were held against the published advisories: none is named.""",
    "found": """\
{lock}: {name} {version} có cảnh báo {advisory}; bản đã sửa: {fixed}. Hãy sửa giới hạn phiên bản rồi chạy make lock.
{lock}: {name} {version} is named by {advisory}; mended in: {fixed}. Please change its bounds, then run make lock.""",
    "unreached": """\
CHƯA kiểm tra được cảnh báo an ninh cho {lock}: không kết nối được nguồn cảnh báo (PyPI, OSV).
NOT AUDITED: {lock}: no source of advisories (PyPI, OSV) could be reached.""",
}


def judge(report: dict[str, Any]) -> tuple[int, list[Named]]:
    """What a report of pip-audit says: libraries held against advisories, and each (name, version, advisory, mended).

    Parameters
    ----------
    report : dict
        What ``pip-audit --format json`` prints.

    Returns
    -------
    tuple of (int, list)
        0 libraries where the source answered for none.
    """
    answered = [each for each in report.get("dependencies", []) if "skip_reason" not in each]
    named = [(each["name"], each["version"], found["id"], ", ".join(found.get("fix_versions", [])) or "–")
             for each in answered for found in each.get("vulns", [])]
    return len(answered), named


def _auditor() -> Path | None:
    """The Python of an environment with pip-audit; None where it cannot be built."""
    python = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    uv, settings = str(setup.program("uv")), setup.environment(setup.index_from_pip())
    steps = [[uv, "venv", "--quiet", "--allow-existing", str(HOME)],
             [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(python), str(AUDITOR)]]
    done = (subprocess.run(step, cwd=setup.ROOT, env=settings, capture_output=True).returncode for step in steps)
    return None if any(done) else python


def _ask(python: Path, lock: Path, service: str) -> dict[str, Any]:
    command = [str(python), "-m", "pip_audit", "--requirement", str(lock), "--no-deps", "--disable-pip",
               "--vulnerability-service", service, "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE)
        found = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _audit(python: Path | None, lock: Path) -> bool:
    """Say what the first source that answers knows of a lock file; whether it names anything."""
    name = lock.relative_to(setup.ROOT).as_posix()
    for service in SERVICES:
        if python is None:
            break
        count, named = judge(_ask(python, lock, service))
        if count:
            for library, version, advisory, fixed in named:
                print(MESSAGES["found"].format(lock=name, name=library, version=version, advisory=advisory,
                                               fixed=fixed))
            if not named:
                print(MESSAGES["clean"].format(lock=name, count=count))
            return bool(named)
    print(MESSAGES["unreached"].format(lock=name), file=sys.stderr)
    return False


def main() -> int:
    """Audit both lock files; the exit status."""
    python = _auditor()
    named = [_audit(python, lock) for lock in LOCKS]  # every one, also after a find
    return 1 if any(named) else 0


if __name__ == "__main__":
    sys.exit(main())
