"""What is to be run, and how often. Pure, but for `job_here`."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

HOUR, DAY = 60, 24 * 60  # minutes
_EVERY = re.compile(r"(\d{1,2})([mh])")
_DAILY = re.compile(r"daily@([01]?\d|2[0-3]):([0-5]\d)")
# A job of cron knows nothing of the shell that scheduled it: what makes it another job goes with it.
CARRIED = (
    "EVENHAND_ALLOW",
    "EVENHAND_CHROMA_URL",
    "EVENHAND_CONTACT",
    "EVENHAND_EMBEDDER",
    "EVENHAND_EMBED_TOKENS_PER_DAY",
    "EVENHAND_LOG_FORMAT",
    "EVENHAND_LOG_LEVEL",
    "EVENHAND_MODELS",
    "EVENHAND_TIMEZONE",
    "OPENAI_BASE_URL",
)
SECRET = ("OPENAI_API_KEY", "EVENHAND_DATABASE_URL")  # never written anywhere; a .env file holds them


@dataclass(frozen=True, slots=True)
class Every:
    """How often: every so many minutes, or daily at a time of the machine's clock."""

    minutes: int
    at: tuple[int, int] | None = None  # hour and minute, when daily

    @property
    def text(self) -> str:
        """For people: "15m", "1h", "daily@06:30"."""
        if self.at:
            return f"daily@{self.at[0]:02d}:{self.at[1]:02d}"
        return f"{self.minutes // HOUR}h" if self.minutes % HOUR == 0 else f"{self.minutes}m"


@dataclass(frozen=True, slots=True)
class Job:
    """What is run."""

    call: tuple[str, ...]  # absolute program and its arguments
    folder: Path  # the working folder, whose .env is read
    home: Path  # absolute
    variables: Mapping[str, str]  # no secrets

    @property
    def key(self) -> str:
        """Tells the jobs of two data folders apart; the same at every installation."""
        return blake2b(os.fsencode(self.home), digest_size=4).hexdigest()


def every(text: str) -> Every:
    """How often, from "15m", "1h", "6h" or "daily@06:30".

    Raises:
        SettingsError: it does not divide an hour or a day, or is no such text.
    """
    if daily := _DAILY.fullmatch(text):
        return Every(DAY, (int(daily[1]), int(daily[2])))
    if found := _EVERY.fullmatch(text):
        minutes = int(found[1]) * (HOUR if found[2] == "h" else 1)
        if minutes >= 5 and (HOUR % minutes == 0 or (minutes % HOUR == 0 and DAY % minutes == 0)):  # noqa: PLR2004 - a run may take minutes
            return Every(minutes)
    raise SettingsError(
        f"--every {text!r} cannot be scheduled.",
        remedy="Use 5m, 10m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h, 24h, or daily@06:30.",
    )


def job_here(home: Path, feeds: Path | None, environ: Mapping[str, str]) -> Job:
    """The ingest job of this interpreter for a data folder.

    Raises:
        SettingsError: a path cannot be written into a schedule.
    """
    call = [sys.executable, "-m", "ingest"]
    if feeds:
        call += ["--feeds", str(feeds.expanduser().absolute())]
    call.append(
        "--lenient"
    )  # a feed that fails is seen in `evenhand status`, not in a mail every quarter of an hour
    home, here = home.expanduser().absolute(), Path.cwd()
    folder = here if (here / ".env").exists() else home
    variables = {"EVENHAND_HOME": str(home)}
    if not feeds and environ.get("EVENHAND_FEEDS"):
        variables["EVENHAND_FEEDS"] = str(Path(environ["EVENHAND_FEEDS"]).expanduser().absolute())
    variables |= {name: environ[name] for name in CARRIED if _plain(name, environ.get(name, ""))}
    for text in (*call, str(folder), *variables.values()):
        if not text.isprintable():
            raise SettingsError(
                f"{text!r} cannot be written into a schedule.", remedy="Use a path without line breaks."
            )
    return Job(tuple(call), folder, home, variables)


def gentle() -> tuple[str, ...]:
    """What makes a command give way to others, as far as this machine has it."""
    ionice = shutil.which("ionice")
    return ("nice", "-n", "10", *((ionice, "-c", "2", "-n", "7") if ionice else ()))


def left_out(job: Job, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Secrets that this shell has and the job will not: they belong into the .env file of its folder."""
    env_file = job.folder / ".env"
    told = env_file.read_text(errors="replace") if env_file.exists() else ""
    return tuple(
        name for name in SECRET if environ.get(name) and not re.search(rf"(?m)^(export )?{name}\s*=", told)
    )


def _plain(name: str, value: str) -> bool:
    """Whether a value may be written down: addresses with a name and password in them may not."""
    return bool(value) and not (name.endswith("_URL") and "@" in value)
