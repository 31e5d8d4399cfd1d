"""The `schedule` commands: the ingest job in crontab or systemd."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.scheduling.plan import Every, Job


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options ask for."""

    job: Job
    every: Every
    by_systemd: bool


def plan_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--every`, `--systemd` or `--cron`, `--feeds`, `--home`, `--json`."""
    for option in (
        json_option,
        home_option,
        click.option(
            "--feeds",
            type=click.Path(path_type=Path, dir_okay=False),
            help="List of sources; wins over EVENHAND_FEEDS.",
        ),
        click.option(
            "--systemd/--cron", "by_systemd", default=False, help="Timer of systemd, or crontab (default)."
        ),
        click.option(
            "--every", "often", default="15m", show_default=True, help="Such as 15m, 1h, or daily@06:30."
        ),
    ):
        command = option(command)
    return command


@click.group()
def schedule() -> None:
    """Have `evenhand ingest` run by itself, by cron or by systemd.

    The job runs as you, gives way to other programs, and does nothing while a run is under way. Its settings are those of
    this shell and of the .env file in the working folder; keys and passwords are read from there and never written down.
    """


examples(
    "evenhand schedule print --every 15m",
    "evenhand schedule install --every daily@06:30 --systemd",
    "evenhand schedule remove",
)(schedule)


@examples("evenhand schedule print --every 1h", "evenhand schedule print --systemd")
@schedule.command("print")
@plan_options
def printed(**given: Any) -> int:
    """Show what `install` would write; nothing is changed."""
    wish = _wish(given)
    show(_value(wish), _text(wish), as_json=given["as_json"])
    return OK


@examples("evenhand schedule install", "evenhand schedule install --every daily@06:30 --systemd")
@schedule.command()
@plan_options
def install(**given: Any) -> int:
    """Put the job into the crontab, or into systemd's user units. Doing it again replaces it."""
    from ingest.scheduling import crontab, plan, systemd

    wish = _wish(given)
    wish.job.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if wish.by_systemd:
        files = systemd.install(wish.job, wish.every, os.environ)
        told = [*(f"Wrote {path}" for path in files), f"The timer runs {wish.every.text}.", systemd.LINGER]
    else:
        changed = crontab.install(wish.job, crontab.lines(wish.job, wish.every))
        told = [f"The crontab {'now has' if changed else 'already had'} the job, {wish.every.text}."]
        told.append(f"Its log is {wish.job.home / 'ingest.log'}.")
    for name in plan.left_out(wish.job, os.environ):
        told.append(f"Note: {name} is not written down; put it into {wish.job.folder / '.env'} for the job.")
    show({**_value(wish), "told": told}, "\n".join(told), as_json=given["as_json"])
    return OK


@examples("evenhand schedule remove", "evenhand schedule remove --systemd")
@schedule.command()
@plan_options
def remove(**given: Any) -> int:
    """Take the job of this data folder out again; all else stays."""
    from ingest.scheduling import crontab, systemd

    wish = _wish(given)
    by_systemd = wish.by_systemd
    removed = systemd.remove(wish.job, os.environ) if by_systemd else crontab.install(wish.job, "")
    place = "Systemd" if by_systemd else "The crontab"
    text = f"{place} has the job no more." if removed else f"{place} has no job of this data folder."
    show({"removed": removed}, text, as_json=given["as_json"])
    return OK


def _wish(given: dict[str, Any]) -> Wish:
    from ingest.scheduling.plan import every, job_here

    loaded = settings(given["home"])
    return Wish(job_here(loaded.home, given["feeds"], os.environ), every(given["often"]), given["by_systemd"])


def _value(wish: Wish) -> dict[str, Any]:
    from ingest.scheduling import crontab, systemd

    made = {"home": str(wish.job.home), "every": wish.every.text, "command": list(wish.job.call)}
    if wish.by_systemd:
        return {**made, "kind": "systemd", "units": systemd.units(wish.job, wish.every)}
    return {**made, "kind": "cron", "crontab": crontab.lines(wish.job, wish.every)}


def _text(wish: Wish) -> str:
    from ingest.scheduling import crontab, systemd

    if not wish.by_systemd:
        return crontab.lines(wish.job, wish.every).rstrip("\n")
    return "\n".join(f"# {name}\n{text}" for name, text in systemd.units(wish.job, wish.every).items())
