"""From a slot to one message in Slack: by `evenhand digest --due`, with whatever happens on the way."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot import build
from bot.cli import sending
from bot.digests.editions import Editions
from bot.slack.manifest import EVENTS, SCOPES
from bot.slack.queue.ledger import Ledger
from bot.subscriptions.rounds import Round
from bot.subscriptions.store import Subscriptions
from bot.subscriptions.types import Wish
from corpus.archive.engine import connect
from corpus.console import OK, PARTIAL, TEMPORARY, exit_code
from corpus.errors import EvenhandError
from corpus.settings import load
from tests.articles import document, store
from tests.servers.slack import FakeSlack
from tests.slack.doors import settings
from tests.slack.scenarios.asking import until
from tests.slack.scenarios.bots import quick_library

NOW = datetime.now(UTC)
FERRY = (
    "The council of Norvik said on Monday that the new ferry had cost 41 million crowns. Ada Brandt, who leads the "
    "council, said that the ferry would carry 600 people."
)


@pytest.fixture
def slack():
    """A fake Slack that grants what the manifest asks for."""
    with FakeSlack(scopes=" ".join(SCOPES), events=EVENTS) as opened:
        yield opened


@pytest.fixture
def given(home, slack, monkeypatch):
    """Settings of a bot in this Slack, whose corpus has one fresh report."""
    with quick_library(load(home=home)) as library:
        told = document(
            text=FERRY,
            title="Norvik council votes for ferry",
            outlet="Harbour Post",
            published_at=NOW - timedelta(hours=3),
        )
        store(library.ready(), told, clock=lambda: NOW - timedelta(hours=3))
    monkeypatch.setattr(build, "open_library", lambda loaded, **_more: quick_library(loaded))
    return settings(home, slack)


@pytest.fixture
def engine(given):
    """Of the bot's archive."""
    opened = connect(given.archive_url)
    yield opened
    opened.dispose()


def subscribed(engine, slack, channel, *, ago=timedelta(minutes=2), **wish):
    """A subscription of the day before yesterday, due so long ago."""
    due = NOW - ago
    made = Subscriptions(engine, clock=lambda: due - timedelta(hours=1))
    return made.add(slack.team, channel, Wish(due.time().replace(second=0, microsecond=0), "UTC", **wish), "")


def texts(slack, channel):
    return [message.text for message in slack.messages(channel)]


def test_what_is_due_is_posted_once(given, engine, slack):
    """The second run finds nothing."""
    news = slack.channel("news")
    one = subscribed(engine, slack, news)

    first, second = sending.send_due(given, dry_run=False), sending.send_due(given, dry_run=False)

    assert (first[1], second[1]) == ("Posted 1 message.", "Nothing is due.")
    [message] = slack.messages(news)
    assert "Norvik council votes for ferry" in str(message.blocks)
    assert not message.thread_ts
    assert [state for _, state in Subscriptions(engine).states(one.id)] == ["placed"]


def test_two_runs_at_once_post_once(given, engine, slack):
    """Whoever is first hands a slot out."""
    rooms = [slack.channel(f"news-{n}") for n in range(4)]
    for room in rooms:
        subscribed(engine, slack, room)

    runs = [threading.Thread(target=sending.send, args=(given,), kwargs={"due": True}) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()

    assert [len(slack.messages(room)) for room in rooms] == [1, 1, 1, 1]


def test_what_a_killed_process_has_placed_is_posted(given, engine, slack):
    """The kill came between the slot and its message."""
    news = slack.channel("news")
    subscribed(engine, slack, news)
    assert len(Round(Subscriptions(engine), Ledger(engine, "killed")).due(NOW)) == 1

    sending.send(given, due=True)

    assert len(slack.messages(news)) == 1


def test_a_post_whose_answer_is_lost_stands_once(given, engine, slack):
    """It is looked up in the channel before it is posted again."""
    news = slack.channel("news")
    subscribed(engine, slack, news)
    slack.fail("chat.postMessage", "lost")

    sending.send(given, due=True)

    assert len(slack.messages(news)) == 1


def test_a_dry_run_posts_nothing(given, engine, slack):
    """And hands nothing out."""
    news = slack.channel("news")
    one = subscribed(engine, slack, news)

    _, text, _ = sending.send_due(given, dry_run=True)

    assert text.startswith(f"Would post: digest {one.id} of ")
    assert slack.messages(news) == []
    assert Subscriptions(engine).states(one.id) == ()


def test_a_late_digest_says_so(given, engine, slack):
    """It was due three hours ago."""
    news = slack.channel("news")
    subscribed(engine, slack, news, ago=timedelta(hours=2))

    sending.send(given, due=True)

    assert "late" in str(slack.messages(news)[0].blocks).lower()


@pytest.mark.parametrize(("quiet", "messages", "state"), [("line", 1, "placed"), ("skip", 0, "quiet")])
def test_a_quiet_day_is_a_line_or_nothing(given, engine, slack, quiet, messages, state):
    """As the subscription says."""
    news = slack.channel("news")
    one = subscribed(engine, slack, news, topic="volcanoes of Iceland", quiet=quiet)

    value, text, code = sending.send_due(given, dry_run=False)

    assert (value["posted"], code) == (messages, OK)
    assert text == ("Posted 1 message." if messages else "Nothing new in what is due.")
    assert len(slack.messages(news)) == messages
    assert [found for _, found in Subscriptions(engine).states(one.id)] == [state]


def test_a_channel_that_takes_nothing_pauses_its_subscription(given, engine, slack):
    """With the reason; its edition is not kept as seen."""
    news = slack.channel("news")
    one = subscribed(engine, slack, news)
    slack.archive(news)

    value, text, code = sending.send_due(given, dry_run=False)

    assert (value["posted"], value["refused"], code) == (0, 1, PARTIAL)
    assert "Slack refused 1" in text
    paused = Subscriptions(engine).get(one.id)
    assert "is_archived" in paused.paused
    assert [state for _, state in Subscriptions(engine).states(one.id)] == ["lost"]
    assert Editions(engine).listed(one.reader) == ()


def test_slack_that_cannot_be_reached_is_for_the_next_run(given, engine, slack, monkeypatch):
    """Exit code 75, as for everything that passes by itself; then it is posted once."""
    news = slack.channel("news")
    subscribed(engine, slack, news)
    monkeypatch.setattr(sending, "PATIENCE", 0.5)
    slack.fail("chat.postMessage", 503, times=50)

    value, text, code = sending.send_due(given, dry_run=False)

    assert (value["waiting"], code) == (1, TEMPORARY)
    assert "not posted yet" in text
    slack.mend()
    monkeypatch.setattr(sending, "PATIENCE", 60.0)
    until(lambda: sending.send_due(given, dry_run=False) and slack.messages(news))
    assert len(slack.messages(news)) == 1


def test_a_refused_digest_is_said_and_kept(given, engine, slack):
    """Exit code 1, with the command that posts it once the app is let in."""
    news = slack.channel("news")
    one = subscribed(engine, slack, news, ago=timedelta(hours=-2))
    slack.archive(news)

    with pytest.raises(EvenhandError, match=f"Slack takes no digest in {news}") as refused:
        sending.send_one(given, sending.at_once(one.id, one.team, news, NOW), "It is kept.")

    assert exit_code(refused.value) == PARTIAL
    assert refused.value.remedy == "Is the app a member of that channel? It is kept."


def test_an_edition_is_posted_again(given, engine, slack):
    """In the channel that is named."""
    news, desk = slack.channel("news"), slack.channel("desk")
    one = subscribed(engine, slack, news)
    sending.send(given, due=True)
    [edition] = Editions(engine).listed(one.reader)

    sending.send(given, [sending.again(edition.id, slack.team, desk, NOW)])

    assert len(slack.messages(news)) == 1
    assert "Norvik council votes for ferry" in str(slack.messages(desk)[0].blocks)


def test_an_edition_of_two_channels_is_posted_again(given, engine, slack):
    """Editions that tell the same go by longer names."""
    rooms = [slack.channel("news"), slack.channel("desk")]
    at = {subscribed(engine, slack, room).reader for room in rooms}
    sending.send(given, due=True)

    for reader in at:
        [edition] = Editions(engine).listed(reader)
        sending.send(given, [sending.again(edition.id, slack.team, rooms[0], NOW)])

    assert len(slack.messages(rooms[0])) == 3


def test_a_digest_is_sent_at_once(given, engine, slack):
    """Beside its slot."""
    news = slack.channel("news")
    one = subscribed(engine, slack, news, ago=timedelta(hours=-2))

    sending.send(given, [sending.at_once(one.id, one.team, news, NOW)])

    assert len(slack.messages(news)) == 1
    assert Subscriptions(engine).states(one.id) == ()
