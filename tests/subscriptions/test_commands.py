"""`evenhand digest`: now, for a reader, as a page, and the orders about subscriptions."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from bot import build
from bot.cli.digesting import digest
from corpus.errors import NotFound, SettingsError
from corpus.settings import load
from tests.articles import document, store
from tests.slack.scenarios.bots import quick_library

DAY = datetime(2026, 3, 3, 12, tzinfo=UTC)
FERRY = "The council of Norvik said on Monday that the new ferry had cost 41 million crowns."
MILL = "The owners of the mill in Ostrel said on Tuesday that 85 people would work there from May."


def put(home, text, title, at):
    """One report more."""
    with quick_library(load(home=home)) as library:
        told = document(
            source=f"{title}.txt",
            text=text,
            title=title,
            outlet="Harbour Post",
            published_at=at,
            url="",
            canonical_url="",
        )
        store(library.ready(), told, clock=lambda: at)


@pytest.fixture
def stocked(home, monkeypatch):
    """A data folder with one report of noon."""
    put(home, FERRY, "Norvik council votes for ferry", DAY - timedelta(hours=2))
    monkeypatch.setattr(build, "open_library", lambda loaded, **_more: quick_library(loaded))
    return home


def run(home, *args):
    """One call; gives (exit code, output)."""
    found = CliRunner(env={"EVENHAND_HOME": str(home)}).invoke(
        digest, args, standalone_mode=False, catch_exceptions=False
    )
    return found.return_value, found.stdout


def made(home, *options):
    """The id of a new subscription."""
    _, told = run(home, "subscribe", "--team", "T1", "--channel", "C1", "--at", "8am", *options, "--json")
    return json.loads(told)


def test_words_that_are_no_order_are_a_topic(stocked):
    """With and without options before them."""
    for args in (("ferry", "of", "Norvik"), ("--zone", "UTC", "ferry of Norvik"), ("--", "ferry of Norvik")):
        code, told = run(stocked, "--now", DAY.isoformat(), "--json", *args)

        assert (code, json.loads(told)["topic"]) == (0, "ferry of Norvik")


def test_nothing_new_exits_1(stocked):
    """With the reason."""
    code, told = run(stocked, "--now", "2026-04-03T12:00")

    assert code == 1
    assert told.strip()


def test_a_reader_is_told_only_what_is_new(stocked):
    """Since the last digest, which is remembered; others are told all."""
    first = run(stocked, "--reader", "ana", "--now", DAY.isoformat())
    put(stocked, MILL, "Ostrel opens its mill again", DAY + timedelta(hours=1))

    later = (DAY + timedelta(hours=2)).isoformat()
    second, other = (run(stocked, "--reader", name, "--now", later) for name in ("ana", "ben"))

    assert "ferry" in first[1]
    assert "mill" in second[1]
    assert "41 million" not in second[1]
    assert "41 million" in other[1]


def test_a_digest_is_written_as_a_page(stocked, tmp_path):
    """To the file that is named."""
    page = tmp_path / "news.html"

    code, _ = run(stocked, "--now", DAY.isoformat(), "--html", str(page))

    assert code == 0
    assert "Norvik council votes for ferry" in page.read_text()


def test_a_subscription_is_made_listed_paused_resumed_and_stopped(stocked):
    """Each order says what holds then."""
    one = made(stocked, "--zone", "europe/berlin", "--days", "mon-fri", "--topic", "ferry", "--quiet", "skip")

    listed = json.loads(run(stocked, "list", "--json")[1])["subscriptions"]
    paused = json.loads(run(stocked, "pause", one["id"], "--json")[1])
    resumed = json.loads(run(stocked, "resume", one["id"], "--json")[1])
    run(stocked, "stop", one["id"])

    assert (one["at"], one["zone"], one["days"]) == ("08:00", "Europe/Berlin", [0, 1, 2, 3, 4])
    assert (one["topic"], one["quiet"], one["channel"]) == ("ferry", "skip", "C1")
    assert [each["id"] for each in listed] == [one["id"]]
    assert (paused["next"], paused["paused"]) == (None, "on request")
    assert (bool(resumed["next"]), resumed["paused"]) == (True, None)
    assert "no subscriptions" in run(stocked, "list")[1]


@pytest.mark.parametrize(
    "options", [("--at", "29:00"), ("--days", "someday"), ("--zone", "Mars/Base"), ("--at", "8am sharp")]
)
def test_nonsense_makes_no_subscription(stocked, options):
    """Click tells which option it was."""
    with pytest.raises(Exception, match=r"such as|write it as|called as|no part of"):
        made(stocked, *options)

    assert "no subscriptions" in run(stocked, "list")[1]


def test_a_preview_is_not_remembered(stocked):
    """Nor counted as an edition."""
    one = made(stocked)

    code, _ = run(stocked, "preview", one["id"])

    assert code == 0
    assert "No digest was sent" in run(stocked, "editions", one["id"])[1]


def test_past_editions_can_be_shown(stocked):
    """As they were told."""
    run(stocked, "--reader", "ana", "--now", DAY.isoformat())
    [edition] = json.loads(run(stocked, "editions", "--json")[1])["editions"]

    code, told = run(stocked, "show", edition["id"])

    assert (code, edition["reader"], edition["stories"]) == (0, "cli:ana", 1)
    assert "Norvik council votes for ferry" in told


def test_posting_needs_a_token(stocked):
    """It is named."""
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN"):
        run(stocked, "--due")


def test_an_unknown_id_is_no_traceback(stocked):
    """The error says where ids are shown."""
    for order in ("pause", "resume", "stop", "preview", "now", "show", "repost"):
        with pytest.raises(NotFound):
            run(stocked, order, "nope")


def test_help_shows_options_and_orders(stocked):
    """With examples."""
    told = CliRunner().invoke(digest, ["--help"]).stdout

    assert all(word in told for word in ("--reader", "--due", "subscribe", "repost", "Examples"))
