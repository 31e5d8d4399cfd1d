"""`evenhand eval feeds`: how many feeds of a set are read, how rightly, how fast, and whether any does harm."""

from __future__ import annotations

import html
import os
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.console import OK, PARTIAL, count, examples, json_option, show
from corpus.errors import SourceError
from ingest.evals import feed_sets
from ingest.evals.feed_sets import FEED
from ingest.extraction.bylines import names
from ingest.extraction.language import tag
from ingest.feeds import fields

if TYPE_CHECKING:
    from ingest.evals.feed_sets import Case, Expected
    from ingest.extraction.sandbox import Sandbox
    from ingest.feeds.types import Listing

FLOOR = 0.97  # share of expected titles, links and dates that must be right
_FLOORED = ("title", "url", "published")
_UNIT = 1 if sys.platform == "darwin" else 1_024  # bytes in which the system counts resident memory
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_WORD = re.compile(r"\w+")
_LINE = re.compile(r" \(line \d+\)")
_CRASHES = ("broke off", "gave no sense", "could not start", "too much memory")
_MINUTE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one set. Shares are from 0 to 1."""

    set: str
    files: int
    parsed: int
    items: int
    errors: dict[str, int]  # files refused, by reason
    crashes: tuple[str, ...]  # files that ended the process which read them
    hangs: tuple[str, ...]  # files that took too long
    right: dict[str, float]  # by field, of the expectations that can be compared
    compared: dict[str, int]  # how many those are
    wrong: tuple[str, ...]  # what was expected and what was found
    seconds: float
    files_per_second: float
    peak_child_mb: float  # resident memory of the largest child

    def faults(self) -> tuple[str, ...]:
        """What these figures fall short of, one sentence each."""
        low = (
            f"{name} is right in {self.right[name]:.3f} of the cases, under {FLOOR}"
            for name in _FLOORED
            if self.right.get(name, 1.0) < FLOOR
        )
        if not self.parsed:
            return ("no feed could be read",)
        harm = (("crashes", self.crashes), ("hangs", self.hangs))
        return (*(f"{kind}: {', '.join(names)}" for kind, names in harm if names), *low)


@examples("evenhand eval feeds feedparser-tests.tar.gz", "evenhand eval feeds --misses 20 folder/of/feeds")
@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--misses", type=click.IntRange(0), default=0, help="How many wrong fields to show.")
@click.option("--floor", is_flag=True, help="Exit 1 on a crash, a hang, or less than the pinned shares.")
@json_option
def feeds(path: Path, misses: int, *, floor: bool, as_json: bool) -> int:
    """Read every feed file of a folder or tar archive as the ingest job does, and compare with what is known of it."""
    figures = measure(path)
    value = asdict(figures) | {"wrong": figures.wrong[:misses]}
    show(value, as_text(figures, misses), as_json=as_json)
    return PARTIAL if floor and figures.faults() else OK


class _Tally:
    """What adds up over the files of a set."""

    def __init__(self) -> None:
        self.files = self.items = 0
        self.errors: Counter[str] = Counter()
        self.crashes: list[str] = []
        self.hangs: list[str] = []
        self.verdicts: dict[str, list[bool]] = defaultdict(list)
        self.wrong: list[str] = []

    def add(self, case: Case, told: Listing | SourceError) -> None:
        """Count one file."""
        self.files += 1
        if isinstance(told, SourceError):
            self._refused(case, str(told))
            return
        self.items += len(told.items)
        for expected in case.expected:
            verdict = right(expected, told)
            if verdict is not None:
                self.verdicts[expected.field].append(verdict)
            if verdict is False:
                self.wrong.append(_miss(case, expected, told))

    def _refused(self, case: Case, reason: str) -> None:
        self.errors[_LINE.sub("", reason)] += 1
        if "seconds" in reason:
            self.hangs.append(case.name)
        elif any(sign in reason for sign in _CRASHES):
            self.crashes.append(case.name)


def measure(path: Path) -> Figures:
    """The figures of one set, read through children with the job's limits.

    Raises:
        SourceError: there is no feed at `path`.
    """
    from ingest.extraction.sandbox import Sandbox

    tally, started = _Tally(), time.perf_counter()
    with Sandbox() as sandbox, ThreadPoolExecutor(os.cpu_count()) as threads:
        read = partial(_read, sandbox)
        for case, told in threads.map(read, feed_sets.cases(path)):
            tally.add(case, told)
    seconds = time.perf_counter() - started
    return Figures(
        set=path.name,
        files=tally.files,
        parsed=tally.files - tally.errors.total(),
        items=tally.items,
        errors=dict(tally.errors.most_common()),
        crashes=tuple(tally.crashes),
        hangs=tuple(tally.hangs),
        right={name: round(sum(told) / len(told), 4) for name, told in sorted(tally.verdicts.items())},
        compared={name: len(told) for name, told in sorted(tally.verdicts.items())},
        wrong=tuple(tally.wrong),
        seconds=round(seconds, 2),
        files_per_second=round(tally.files / seconds, 1),
        peak_child_mb=round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT / 1e6, 1),
    )


def _read(sandbox: Sandbox, case: Case) -> tuple[Case, Listing | SourceError]:
    return case, sandbox.read_feed(case.data, url=case.url, charset=case.charset)


def right(expected: Expected, told: Listing) -> bool | None:
    """Whether the listing holds what is expected; None where the expectation is nothing that we keep."""
    if expected.field == "items":
        return len(told.items) == expected.value
    found = _found(expected, told)
    if isinstance(expected.value, datetime):
        return isinstance(found, datetime) and _same_moment(expected.value, found)
    wanted = str(expected.value)
    match expected.field:
        case "url":
            return _same_address(wanted, str(found))
        case "guid":
            return found == wanted or bool(_same_address(wanted, str(found)))
        case "language":
            return tag(wanted) == found if tag(wanted) else None
        case "authors":
            people = names((wanted,))
            return set(people) <= set(found) if people and isinstance(found, tuple) else None
    return _words(str(found)) in (_words(wanted), _words(_TAG.sub(" ", wanted)))


def _found(expected: Expected, told: Listing) -> object:
    if expected.item == FEED:
        return getattr(told, expected.field)
    if not -1 < expected.item < len(told.items):
        return ""
    item = told.items[expected.item]
    if expected.field == "updated":
        return item.updated or item.published  # the dc:date of RSS
    found: object = getattr(item, expected.field)
    return (found or item.content) if expected.field == "summary" else found


def _same_moment(wanted: datetime, found: datetime) -> bool:
    return abs((wanted - found).total_seconds()) < _MINUTE


def _same_address(wanted: str, found: str) -> bool | None:
    """None where what is expected is no address that could be fetched."""
    if found == wanted:
        return True
    address = fields.address(wanted)
    return address == found if address else None


def _words(text: str) -> list[str]:
    return _WORD.findall(html.unescape(html.unescape(text)))


def _miss(case: Case, expected: Expected, told: Listing) -> str:
    found = len(told.items) if expected.field == "items" else _found(expected, told)
    return f"{case.name}: {expected.field} should be {str(expected.value)[:80]!r}, is {str(found)[:80]!r}"


def as_text(figures: Figures, misses: int = 0) -> str:
    """The figures for a person."""
    shares = (
        f"  {name:<10} {share:.4f} right of {figures.compared[name]}" for name, share in figures.right.items()
    )
    harm = f"{len(figures.crashes)} crashed, {len(figures.hangs)} hung"
    lines = [
        f"{figures.set}: {count(figures.files, 'file')}, {figures.parsed} parsed, {figures.items} items, {harm}",
        f"{figures.files_per_second:g} files/s ({figures.seconds:g} s), largest child {figures.peak_child_mb:g} MB",
        *shares,
        *(f"  {number} refused: {reason}" for reason, number in figures.errors.items()),
        *(f"  wrong: {miss}" for miss in figures.wrong[:misses]),
        *(f"Below the floor: {fault}" for fault in figures.faults()),
    ]
    return "\n".join(lines)
