"""The job as a systemd service and timer of the user."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import SettingsError
from ingest.scheduling.plan import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.scheduling.plan import Every, Job

_TIMEOUT = 60.0  # seconds
LINGER = "Timers of a user run only while that user is logged in, unless: loginctl enable-linger"


def units(job: Job, every: Every) -> dict[str, str]:
    """Service and timer, as text by file name."""
    name = _name(job)
    settings = "\n".join(f"Environment={_quoted(f'{key}={value}')}" for key, value in job.variables.items())
    service = f"""[Unit]
Description=Evenhand takes in the news ({_percent(str(job.home))})
Documentation=man:systemd.timer(5)

[Service]
Type=oneshot
WorkingDirectory={_percent(str(job.folder))}
{settings}
ExecStart={" ".join(_quoted(part, call=True) for part in job.call)}
Nice=10
IOSchedulingClass=best-effort
IOSchedulingPriority=7
UMask=0077
NoNewPrivileges=yes
TimeoutStopSec=60
"""
    timer = f"""[Unit]
Description=Evenhand takes in the news, {every.text}

[Timer]
OnCalendar={when(every)}
RandomizedDelaySec={delay(every)}
FixedRandomDelay=yes
Persistent=yes

[Install]
WantedBy=timers.target
"""
    return {f"{name}.service": service, f"{name}.timer": timer}


def when(every: Every) -> str:
    """The calendar expression."""
    if every.at:
        return f"*-*-* {every.at[0]:02d}:{every.at[1]:02d}:00"
    if every.minutes < HOUR:
        return f"*:0/{every.minutes}"
    hours = every.minutes // HOUR
    return "hourly" if hours == 1 else f"0/{hours}:00" if every.minutes < DAY else "daily"


def delay(every: Every) -> int:
    """Seconds that the start is put off at most: a tenth of the interval, no more than five minutes."""
    return 300 if every.at else min(300, every.minutes * 6)


def install(job: Job, every: Every, environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Write the units and start the timer; gives the files.

    Raises:
        SettingsError: systemd does not take them; says what to do by hand.
    """
    written = []
    folder = _folder(environ)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in units(job, every).items():
        part = folder / f".{name}.part"
        part.write_text(text)
        part.replace(folder / name)
        written.append(folder / name)
    by_hand = f"The units are in {folder}; start them with: systemctl --user enable --now {_name(job)}.timer"
    _systemctl("daemon-reload", by_hand=by_hand)
    _systemctl("enable", "--now", f"{_name(job)}.timer", by_hand=by_hand)
    return tuple(written)


def remove(job: Job, environ: Mapping[str, str]) -> bool:
    """Stop the timer and delete the units; says whether there were any.

    Raises:
        SettingsError: systemd does not let go of them.
    """
    paths = [_folder(environ) / f"{_name(job)}.{kind}" for kind in ("timer", "service")]
    if not any(path.exists() for path in paths):
        return False
    by_hand = f"Delete {paths[0]} and {paths[1]}, then: systemctl --user daemon-reload"
    _systemctl("disable", "--now", paths[0].name, by_hand=by_hand)
    for path in paths:
        path.unlink(missing_ok=True)
    _systemctl("daemon-reload", by_hand=by_hand)
    return True


def _systemctl(*arguments: str, by_hand: str) -> None:
    call = ["systemctl", "--user", *arguments]
    try:
        done = subprocess.run(call, capture_output=True, timeout=_TIMEOUT, check=False)
    except FileNotFoundError:
        raise SettingsError("There is no systemd here.", remedy=f"Use --cron. {by_hand}") from None
    except subprocess.TimeoutExpired:
        raise SettingsError("systemd does not answer.", remedy=by_hand) from None
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split()) or f"exit {done.returncode}"
        raise SettingsError(f"systemd refuses: {said.rstrip('.')}.", remedy=by_hand)


def _folder(environ: Mapping[str, str]) -> Path:
    base = environ.get("XDG_CONFIG_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".config") / "systemd" / "user"  # noqa: PTH117 - "" is no path


def _name(job: Job) -> str:
    return f"evenhand-ingest-{job.key}"


def _percent(text: str) -> str:
    """Systemd fills in what follows a percent sign."""
    return text.replace("%", "%%")


def _quoted(text: str, *, call: bool = False) -> str:
    """One word of a unit file, whatever is in it. In a call, `$` would name a variable."""
    text = _percent(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text.replace("$", "$$") if call else text}"'
