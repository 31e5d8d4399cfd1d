"""What people type behind /digest."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.telling import line
from bot.subscriptions.types import EVERY_DAY, WEEKDAYS, Subscription, Wish
from bot.subscriptions.words import MAX_TOPIC, order
from bot.types import Scope


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        pytest.param("08:00", Wish(time(8), "UTC"), id="time"),
        pytest.param("at 8am", Wish(time(8), "UTC"), id="half-day"),
        pytest.param("12 AM", Wish(time(0), "UTC"), id="midnight"),
        pytest.param("12pm", Wish(time(12), "UTC"), id="noon"),
        pytest.param("8.30 weekdays", Wish(time(8, 30), "UTC", days=WEEKDAYS), id="point"),
        pytest.param("08:00 Mon-Fri", Wish(time(8), "UTC", days=WEEKDAYS), id="from-day-to-day"),
        pytest.param("08:00 sat-mon", Wish(time(8), "UTC", days=(0, 5, 6)), id="round-the-week"),
        pytest.param("6pm mon, wed and fri", Wish(time(18), "UTC", days=(0, 2, 4)), id="some-days"),
        pytest.param("08:00 daily", Wish(time(8), "UTC", days=EVERY_DAY), id="daily"),
        pytest.param("08:00 europe/BERLIN", Wish(time(8), "Europe/Berlin"), id="zone"),
        pytest.param("08:00 on wheat prices", Wish(time(8), "UTC", "wheat prices"), id="topic"),
        pytest.param(
            "08:00 weekdays wheat prices from Valley Wire, Northern Star",
            Wish(time(8), "UTC", "wheat prices", WEEKDAYS, Scope(("Valley Wire", "Northern Star"))),
            id="outlets",
        ),
        pytest.param(
            "08:00 without Plain Review",
            Wish(time(8), "UTC", scope=Scope((), ("Plain Review",))),
            id="without",
        ),
        pytest.param("08:00 skip quiet days", Wish(time(8), "UTC", quiet="skip"), id="quiet"),
    ],
)
def test_a_wish_is_read_from_words(typed: str, wish: Wish) -> None:
    """Time, days, zone, topic and outlets, in the order that people write them."""
    found = order(f"subscribe {typed}", "UTC")

    assert found is not None
    assert (found.fault, found.wish) == ("", wish)


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "13pm", "08:61", "08:00 Mars/Base"])
def test_nonsense_is_told_with_an_example(typed: str) -> None:
    """And makes no subscription."""
    found = order(f"subscribe {typed}", "UTC")

    assert found is not None
    assert found.wish is None
    assert any(sign in found.fault for sign in ("/digest subscribe", "08:00", "Europe/Berlin"))


@pytest.mark.parametrize(
    "typed", ["", "wheat prices", "24h", "now on wheat prices", "list of outlets that differ"]
)
def test_other_words_ask_for_a_digest_of_now(typed: str) -> None:
    """Even where they begin like an order."""
    assert order(typed, "UTC") is None


@pytest.mark.parametrize(
    ("typed", "verb", "key"),
    [
        ("list", "list", ""),
        ("STOP 0a1b2c3d", "stop", "0a1b2c3d"),
        ("unsubscribe", "stop", ""),
        ("help", "help", ""),
    ],
)
def test_orders_name_what_they_are_about(typed: str, verb: str, key: str) -> None:
    """By the id of a subscription, or none."""
    found = order(typed, "UTC")

    assert found is not None
    assert (found.verb, found.key) == (verb, key)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_an_order_or_none(typed: str) -> None:
    """Hostile words raise nothing and make no endless topic."""
    for text in (typed, f"subscribe {typed}", f"subscribe 08:00 {typed}"):
        found = order(text, "UTC")
        assert found is None or found.wish is None or len(found.wish.topic) <= MAX_TOPIC


def test_a_subscription_is_told_with_its_next_time() -> None:
    """In its own zone; a paused one says why."""
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    wish = Wish(time(8), "Europe/Berlin", "wheat", WEEKDAYS)

    told = line(Subscription("s1", "T1", "C1", wish, "U1", now), now)
    paused = line(Subscription("s1", "T1", "C1", wish, "U1", now, "Slack refuses it (is_archived)"), now)

    assert (
        told
        == "s1  Every weekday at 08:00 (Europe/Berlin): wheat. Next: Tue 24 Nov 2026 08:00 Europe/Berlin."
    )
    assert paused.endswith("Paused: Slack refuses it (is_archived).")
