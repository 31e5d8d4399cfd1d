"""Who writes drafts. A writer chooses words; `bot.verify` decides what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from bot.types import Usage
from corpus.errors import EvenhandError

if TYPE_CHECKING:
    from bot.types import Brief, Draft, DraftClaim


Fault = Literal["unreachable", "refused", "busy", "quota", "budget", "slow", "unusable", "filtered"]
"""Why there is no draft: no connection or a fault of the server; key, model or request refused; too many requests;
the account is empty; our own cap for the day; the deadline; no usable reply; withheld by the service's content filter
or the model's refusal."""


class WriterUnavailable(EvenhandError):
    """A model wrote nothing that can be used. Its text is one sentence for the operator, without secrets.

    Attributes:
        fault: what kind of failure, for the sentence that a reader sees.
        usage: what was spent all the same.
    """

    def __init__(self, message: str, *, fault: Fault, usage: Usage | None = None, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.fault = fault
        self.usage = usage or Usage()


class Listener(Protocol):
    """Hears each claim of a draft when its last character is there."""

    def __call__(self, claim: DraftClaim, /) -> None:
        """Take one claim; it is not checked yet and must not be shown as it is."""
        ...


class Writer(Protocol):
    """Writes a draft from a brief. Threads may share one."""

    @property
    def name(self) -> str:
        """Goes into the provenance of an answer."""
        ...

    def write(self, brief: Brief, hear: Listener) -> Draft:
        """Claims with their evidence, the most important first; `insufficient` without claims.

        Every claim of the draft has been heard by `hear` before, in the same order and by the calling thread.

        Raises:
            WriterUnavailable: there is no draft, by `brief.until` at the latest; claims may have been heard.
        """
        ...
