"""What the tests of sayings share: a day to read them on, the outlets that are held, and an earlier question."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.followups import slots_of
from bot.conversation.frames import Reader
from bot.conversation.history import Past
from bot.outlets import OutletNames
from tests.articles import NOON

NAMES = OutletNames({"Valley Wire": "valleywire.example", "Northern Star": "northernstar.example"})
THURSDAY = Reader(NAMES, NOON + timedelta(days=2), "UTC")
FLOOD = "How many people were killed in the flood at Ostrel?"


def past(question, **given):
    """An earlier question of today, understood as it was then."""
    return Past(question, THURSDAY.now - timedelta(minutes=5), slots_of(question, THURSDAY), **given)
