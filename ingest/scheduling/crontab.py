"""The job as lines of the user's crontab, between two marks; all other lines stay as they are, byte for byte."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

from corpus.errors import SettingsError
from ingest.scheduling.plan import DAY, HOUR, gentle

if TYPE_CHECKING:
    from ingest.scheduling.plan import Every, Job

_TIMEOUT = 30.0  # seconds


def lines(job: Job, every: Every) -> str:
    """The lines: the job, whose output goes to a log in the data folder, and a monthly change of that log.

    Cron mails one line when the job itself fails, and nothing when all is well.
    """
    log = shlex.quote(str(job.home / "ingest.log"))
    settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in job.variables.items())
    call = shlex.join([*gentle(), *job.call])
    failed = f"echo evenhand ingest failed, see {log}"
    command = f"cd {shlex.quote(str(job.folder))} && {settings} {call} >> {log} 2>&1 || {failed}"
    minute, hour = _offset(job)
    rotate = f"{minute} {hour} 1 * * [ ! -e {log} ] || mv -f {log} {shlex.quote(f'{job.home}/ingest.log.1')}"
    body = [f"{when(job, every)} {_escaped(command)}", _escaped(rotate)]
    return "\n".join([_begin(job), *body, _end(job)]) + "\n"


def when(job: Job, every: Every) -> str:
    """The five time fields. Jobs of different data folders start at different minutes."""
    if every.at:
        return f"{every.at[1]} {every.at[0]} * * *"
    minute, hour = _offset(job)
    if every.minutes < HOUR:
        return f"{','.join(map(str, range(minute % every.minutes, HOUR, every.minutes)))} * * * *"
    hours = every.minutes // HOUR
    if hours == 1:
        return f"{minute} * * * *"
    return f"{minute} {','.join(map(str, range(hour % hours, DAY // HOUR, hours)))} * * *"


def placed(crontab: bytes, job: Job, block: str) -> bytes:
    """The crontab with the job's lines replaced by `block`, or added at the end; "" takes them out.

    Raises:
        SettingsError: the lines of a former installation have lost one of their marks.
    """
    begin, end = os.fsencode(_begin(job)) + b"\n", os.fsencode(_end(job)) + b"\n"
    start, stop = crontab.find(begin), crontab.find(end)
    if start < 0 and stop < 0:
        gap = b"\n" if block and crontab and not crontab.endswith(b"\n") else b""
        return crontab + gap + os.fsencode(block)
    if start < 0 or stop < start or crontab.count(begin) > 1 or crontab.count(end) > 1:
        raise SettingsError(
            f"The lines of Evenhand in the crontab have lost a mark ({_begin(job)!r} or {_end(job)!r}).",
            remedy="Take them out by hand with `crontab -e`, then install again.",
        )
    return crontab[:start] + os.fsencode(block) + crontab[stop + len(end) :]


def install(job: Job, block: str) -> bool:
    """Put the lines into the user's crontab; says whether that changed it. An empty `block` takes them out.

    Raises:
        SettingsError: there is no crontab here, or it refuses; says what to put in by hand.
    """
    former = _read(block)
    new = placed(former, job, block)
    if new == former:
        return False
    done = _crontab("-", data=new, block=block)
    if done.returncode:
        raise _refused(_said(done), block)
    return True


def _read(block: str) -> bytes:
    done = _crontab("-l", data=b"", block=block)
    if done.returncode == 0:
        return done.stdout
    said = _said(done)
    if "no crontab" in said.lower() or "no such file" in said.lower():
        return b""
    raise _refused(said, block)  # not to be taken for an empty one: writing would delete what is there


def _crontab(argument: str, *, data: bytes, block: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["crontab", argument],  # noqa: S607 - wherever the system has it
            input=data,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise _refused("no crontab is installed", block) from None
    except subprocess.TimeoutExpired:
        raise _refused("crontab does not answer", block) from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(done.stderr.decode(errors="replace").split()) or f"exit {done.returncode}"


def _refused(reason: str, block: str) -> SettingsError:
    by_hand = f"Put this into a crontab by hand, or use --systemd:\n{block}" if block else "Use `crontab -e`."
    return SettingsError(f"The crontab cannot be changed: {reason}.", remedy=by_hand)


def _begin(job: Job) -> str:
    return f"# >>> evenhand ingest {job.key}: changed by `evenhand schedule` >>>"


def _end(job: Job) -> str:
    return f"# <<< evenhand ingest {job.key} <<<"


def _offset(job: Job) -> tuple[int, int]:
    """A minute and an hour of the data folder's own: not every machine asks every server at the full hour."""
    number = int(job.key, 16)
    return number % HOUR, number // HOUR % 24


def _escaped(command: str) -> str:
    """A percent sign would end the command for cron."""
    return command.replace("%", "\\%")
