"""A source to be, from an address that someone typed: what it is, what it is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.errors import SettingsError, SourceError
from ingest.feeds import entries, fields
from ingest.feeds.catalogue import unused
from ingest.feeds.discovery import feeds_of
from ingest.feeds.trials import is_page
from ingest.feeds.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ingest.feeds.trials import Tester, Trial
    from ingest.fetching.types import Fetched

_NAME = 200  # characters


def wanted(place: str, told: Mapping[str, Any]) -> Source:
    """The source at an address or folder, with the fields that were told; unnamed unless they name it.

    Raises:
        SettingsError: the place is neither, or a field has a wrong value.
    """
    url = fields.address(place)
    if not url and not Path(place).is_dir():
        raise SettingsError(
            f"{place} is neither a web address nor a folder.", remedy="Begin an address with https://."
        )
    where = {"url": url} if url else {"path": str(Path(place).resolve())}
    found = entries.source_of({**told, **where}, {}, lines={}, folder=Path())
    if not isinstance(found, Source):
        raise SettingsError(f"{'; '.join(fault.text for fault in found)}.", remedy="Correct the options.")
    return found if told.get("name") else replace(found, name="")


def tried(source: Source, tester: Tester, *, kind_known: bool) -> Trial:
    """The source as it turned out, tried; for a web page, the feed that it links to.

    Raises:
        SourceError: it does not work.
    """
    if source.kind in {"folder", "page"}:
        trial = tester.check(source)
        if trial.error:
            raise SourceError(source.url or source.path, trial.error, remedy=trial.remedy)
        return trial
    answer = tester.ask(source)
    if is_page(answer):
        source = replace(source, url=_linked(answer, source.url))
        answer = tester.ask(source)
    trial = tester.listed(source, answer)
    if kind_known or not trial.kind.startswith("sitemap"):
        return trial
    return replace(trial, source=replace(source, kind="sitemap"))


def _linked(page: Fetched, url: str) -> str:
    """The first feed that a page links to."""
    found = feeds_of(page.data, url=page.final_url, charset=page.charset)
    if not found:
        raise SourceError(
            url,
            "This is a web page that names no feed",
            remedy="Look for its feed or sitemap, or follow the page itself with --kind page.",
        )
    return found[0]


def name_of(source: Source, title: str, taken: Iterable[str]) -> str:
    """Its own name, else its outlet, else what the feed calls itself, else host or folder; no other has it.

    A name that was chosen stays as it is, so that the list can refuse it.
    """
    if source.name:
        return source.name
    host = urlsplit(source.url).hostname or Path(source.path).name
    return unused((source.outlet or title or host)[:_NAME].strip(), taken)
