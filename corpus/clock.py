"""The time now, for whatever is given no other clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells the time; of any zone, never without one."""


def utc_now() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)
