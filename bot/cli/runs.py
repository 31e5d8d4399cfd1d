"""`runs`: what past ingest runs did."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.archive.ledger import Run

COUNTS = ("new", "changed", "unchanged", "withdrawn", "embedded", "pending")


@examples("evenhand runs", "evenhand runs --last 3 --json | jq '.runs[].failed'", "evenhand runs 1a2b3c4d")
@click.command()
@click.argument("run_id", metavar="[ID]", required=False)
@click.option("--last", type=click.IntRange(1, 400), default=20, show_default=True, help="Runs to list.")
@home_option
@json_option
def runs(run_id: str | None, last: int, home: Path | None, *, as_json: bool) -> int:
    """List past ingest runs, newest first, or show run ID with every failure. The newest 400 are kept."""
    from bot.build import open_library

    loaded = settings(home)
    lock = loaded.home.expanduser() / "ingest.lock"
    active = _under_way(lock)
    with open_library(loaded, check=False) as library:
        listed = library.archive.ledger.runs(last)
        found = library.archive.ledger.run(run_id) if run_id else None
    busy = (
        listed[0].id if listed and (active or _under_way(lock)) else ""
    )  # it may have begun or ended meanwhile
    if found:
        value = {**_line(found, busy), "report": dict(found.report)}
        show(value, _in_full(value), as_json=as_json)
    else:
        lines = [_line(run, busy) for run in listed]
        show({"runs": lines}, _table(lines), as_json=as_json)
    return OK


def _under_way(lock: Path) -> bool:
    """Whether a run holds the run lock.

    The lock is tried only when its last holder is alive: a run that starts in just that moment would be skipped.
    """
    try:
        os.kill(int(lock.read_text().removeprefix("pid ")), 0)
        with lock.open() as opened:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _line(run: Run, busy: str) -> dict[str, Any]:
    """One run; counts are null until it has finished."""
    ended = run.finished_at
    failed = run.report.get("failed")
    partial = bool(failed or run.report.get("pending"))
    return {
        "id": run.id,
        "started_at": run.started_at.isoformat(),
        "finished_at": ended.isoformat() if ended else None,
        "state": "finished" if ended else ("running" if run.id == busy else "killed"),
        "seconds": round((ended - run.started_at).total_seconds(), 1) if ended else None,
        **{name: run.report.get(name) for name in COUNTS},
        "failed": len(failed) if failed is not None else None,
        "exit": int(partial) if ended else None,
    }


def _table(lines: list[dict[str, Any]]) -> str:
    if not lines:
        return "No run yet."
    columns = ("new", "changed", "unchanged", "failed", "exit")
    head = f"{'run':<12}  {'started (UTC)':<19}  {'seconds':>8}" + "".join(f"{name:>11}" for name in columns)
    return "\n".join([head, *(_row(line, columns) for line in lines)])


def _row(line: dict[str, Any], columns: tuple[str, ...]) -> str:
    start = f"{line['id']:<12}  {line['started_at'][:19].replace('T', ' ')}"
    if line["state"] != "finished":
        return f"{start}  {line['state']:>8}"
    cells = "".join(f"{line[name] if line[name] is not None else '-':>11}" for name in columns)
    return f"{start}  {line['seconds']:>8}{cells}"


def _in_full(value: dict[str, Any]) -> str:
    report = value["report"]
    lines = [f"Run {value['id']}, started {value['started_at']}"]
    if value["state"] != "finished":
        told = "is under way" if value["state"] == "running" else "was killed; what it had stored stays"
        return f"{lines[0]}: it {told}."
    lines.append(f"Finished after {value['seconds']} s, exit {value['exit']}")
    lines += [f"  {name} {value[name]}" for name in COUNTS if value[name]]
    lines += [f"  failed: {item['source']}: {item['reason']}" for item in report.get("failed", ())]
    return "\n".join([*lines, *(f"  note: {notice}" for notice in report.get("notices", ()))])
