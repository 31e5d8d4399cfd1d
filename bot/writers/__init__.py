"""Who writes drafts. A writer chooses words; `bot.verify` decides what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.types import Brief, Draft


class Writer(Protocol):
    """Writes a draft from a brief."""

    @property
    def name(self) -> str:
        """Goes into the provenance of an answer."""
        ...

    def write(self, brief: Brief) -> Draft:
        """Claims with their evidence, the most important first; `insufficient` without claims."""
        ...
