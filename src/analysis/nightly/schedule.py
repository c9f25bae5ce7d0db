"""systemd units and a cron line that run the suite every night."""

from __future__ import annotations

import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from analysis.language import Language
from analysis.workspace import Workspace, write_content

__all__ = ["Schedule", "BadTime", "make_schedule", "write_schedule"]

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")

_SERVICE = """\
[Unit]
Description=Daklak social targets: nightly reports
Documentation={manual}

[Service]
Type=oneshot
WorkingDirectory={root}
Environment=PYTHONUTF8=1 {environment}
ExecStart={command}
# 3: some input was refused, the reports are there.
SuccessExitStatus=3
TimeoutStartSec=4h
KillMode=control-group
Nice=10
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=strict
ReadWritePaths={writable}
"""

_TIMER = """\
[Unit]
Description=Daklak social targets: every night at {time}

[Timer]
OnCalendar=*-*-* {time}:00
# A machine that was off at that time catches up.
Persistent=true
RandomizedDelaySec=5min

[Install]
WantedBy=timers.target
"""


class BadTime(ValueError):
    """Not a valid time of day."""


@dataclass(frozen=True)
class Schedule:
    """What to install: two systemd units or one cron line; the units of each edition have their own `name`."""

    name: str
    service: str
    timer: str
    cron: str


def make_schedule(workspace: Workspace, time: str = "02:30", program: Path | None = None, language: Language = "vi",
                  store: str = "") -> Schedule:
    """The units and the cron line for one edition of a workspace.

    Parameters
    ----------
    workspace : Workspace
    time : str
        Hour and minute of the machine's own clock, e.g. "02:30".
    program : Path, optional
        The command ``daklak``; default: the one next to the running Python.
    language : {"vi", "en"}
        The edition.
    store : str
        Where to copy the site, as for ``daklak reports --store``; "" for nowhere.

    Raises
    ------
    BadTime
        If `time` is not a time of day.
    """
    found = _TIME.fullmatch(time)
    if not found:
        raise BadTime(time)
    root = workspace.root.resolve()
    command = program or Path(sys.executable).with_name("daklak")
    manual = (root / "docs" / "development.md").as_uri()
    words = [str(command), "reports", *(["--language", language] if language != "vi" else []),
             *(["--store", store] if store else [])]
    # Through env: systemd accepts quotes and dollars in arguments, but not in the name of a program.
    called = " ".join(["/usr/bin/env", *(_word(word.replace("$", "$$")) for word in words)])
    service = _SERVICE.format(root=_path(root), environment=_word(f"DAKLAK_HOME={root}"), command=called,
                              writable=" ".join(_word(str(place)) for place in (root, *_folder_of(store))),
                              manual=manual.replace("%", "%%"))
    hour, minute = int(found[1]), int(found[2])
    run = f"cd {shlex.quote(str(root))} && PYTHONUTF8=1 {shlex.join(words)}"
    # cron treats % as the end of the line.
    cron = f"{minute} {hour} * * * {run} >/dev/null".replace("%", "\\%")
    name = "daklak-reports" if language == "vi" else f"daklak-reports-{language}"
    return Schedule(name, service, _TIMER.format(time=time), cron)


def _folder_of(store: str) -> list[Path]:
    """The local folder of a store, to which the service needs access; empty for a remote store."""
    if not store:
        return []
    from fsspec.core import url_to_fs  # imported here: it takes a tenth of a second
    from fsspec.utils import get_protocol

    return [Path(url_to_fs(store)[1])] if get_protocol(store) in ("file", "local") else []


def write_schedule(schedule: Schedule, folder: Path) -> list[Path]:
    """Write ``NAME.service``, ``NAME.timer`` and ``NAME.cron`` into `folder`."""
    written = []
    for ending, content in (("service", schedule.service), ("timer", schedule.timer),
                            ("cron", schedule.cron + "\n")):
        path = folder / f"{schedule.name}.{ending}"
        write_content(path, content)
        written.append(path)
    return written


def _path(path: Path) -> str:
    """A path as the value of a systemd setting that takes the whole line; % would start a specifier."""
    return str(path).replace("%", "%%")


def _word(words: str) -> str:
    """One word of a systemd setting that takes several, quoted if necessary."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"' if re.search(r"\s|[\"'\\]", words) else escaped
