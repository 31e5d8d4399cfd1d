"""The fetcher that the settings describe."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from ingest.fetching.fetcher import Fetcher
from ingest.fetching.policy import Policy

if TYPE_CHECKING:
    from corpus.settings import Settings


def fetcher_for(settings: Settings) -> Fetcher:
    """A fetcher with the operator's contact in its name and the operator's intranet open; it asks nobody yet.

    Raises:
        SettingsError: EVENHAND_ALLOW has an entry that is neither a network nor a host.
    """
    name = f"Evenhand/{version('evenhand')}"
    contact = settings.contact.strip()
    return Fetcher(
        Policy(user_agent=f"{name} (+{contact})" if contact else name, allow=tuple(settings.allow.split(",")))
    )
