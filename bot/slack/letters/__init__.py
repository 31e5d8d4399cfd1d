"""Replies as Slack messages: pure functions from what the Desk says to blocks within every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation.history import Clarification
from bot.conversation.receipts import Receipt
from bot.digests.types import Digest
from bot.slack.letters.cited import claim_blocks
from bot.slack.letters.digests import digest_letter
from bot.slack.letters.outcomes import answer_letter, no_answer_letter
from bot.slack.letters.receipts import clarification_letter, quotes, receipt_letter
from bot.slack.letters.summaries import summary_letter
from bot.slack.letters.whys import why
from bot.slack.types import Offers
from bot.summaries.types import Summary
from bot.types import Answer

if TYPE_CHECKING:
    from bot.conversation.receipts import Reply
    from bot.slack.types import Letter

__all__ = ["claim_blocks", "letter", "quotes", "why"]

_ALL = Offers()


def letter(reply: Reply | Summary | Digest, offers: Offers = _ALL) -> Letter:
    """The whole reply as messages within Slack's limits, in order; no claim, quote or figure is cut or altered.

    A letter of an answer opens with its claims, one after the other, as `claim_blocks` gives them.
    """
    match reply:
        case Receipt():
            return receipt_letter(reply)
        case Clarification():
            return clarification_letter(reply)
        case Answer():
            return answer_letter(reply, offers)
        case Summary():
            return summary_letter(reply, offers)
        case Digest():
            return digest_letter(reply, offers)
        case _:
            return no_answer_letter(reply, offers)
