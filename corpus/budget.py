"""What may be spent on a paid service in a day, counted in the archive so that every process counts together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from corpus.clock import utc_now
from corpus.embedding import SpendCapReached

if TYPE_CHECKING:
    from corpus.archive.spending import Accounts
    from corpus.clock import Clock


@dataclass(slots=True)
class DailyBudget:
    """Tokens that a service may be sent until midnight UTC."""

    accounts: Accounts
    what: str  # the model's name
    tokens: int  # a day
    remedy: str = "The rest is embedded tomorrow; or raise EVENHAND_EMBED_TOKENS_PER_DAY and run again."
    clock: Clock = utc_now

    def __call__(self, tokens: int) -> None:
        """Book tokens before they are sent.

        Raises:
            SpendCapReached: they are more than what is left; nothing is booked then.
        """
        day = self.clock().astimezone(UTC).date().isoformat()
        if not self.accounts.book(day=day, what=self.what, tokens=tokens, most=self.tokens):
            raise SpendCapReached(
                f"The {self.tokens:,} tokens that {self.what} may be sent a day are used up.",
                remedy=self.remedy,
            )
