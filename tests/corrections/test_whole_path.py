"""From a question in Slack over the job for cron to the notice: real archive, real ingest, a fake Slack, real processes."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from bot.slack.queue.counter import Job
from ingest.extraction.sandbox import Sandbox
from tests.corrections.room import TOLL, Clock, Room, changed, wire
from tests.ingest.newsroom import MORNING, Newsroom, feed, publish
from tests.servers.web import Site
from tests.slack.posting import office
from tests.system.commands import ROOT, environment


class Slack:
    """A channel of a fake Slack with threads in which the bot has answered."""

    def __init__(self, library, made, clock=None):
        self.office = made
        self.room = Room(library, made.courier, clock=clock)
        self.room.pause = self.pause

    def pause(self, seconds):
        """Time passes for the courier."""
        self.office.time += seconds

    def ask(self, question, **given):
        """A mention that is answered below itself; its request."""
        asked = self.office.asked(text=question, at=self.room.clock(), **given)
        self.room.ledger.accept(asked)
        self.room.bring(asked)
        return asked

    def told(self, asked):
        """What stands below a question after the answer."""
        return [message.said for message in self.office.ours(asked)][1:]


@pytest.fixture
def slack(library):
    with office() as made:
        yield Slack(library, made)


def test_a_correction_reaches_the_thread_that_cites_the_words_and_no_other(slack):
    """Once, below the answer; nothing when it is looked for again."""
    slack.room.ingest(wire())
    killed = slack.ask("How many people were killed in the flood at Ostrel?")
    direct = slack.ask(
        "How many people were missing at Ostrel?", channel=slack.office.slack.dm(slack.office.ada), surface="dm", thread="", ts=""
    )  # fmt: skip
    other = slack.ask("What does wheat cost in Vell?")
    slack.room.ingest(changed(wire(), "12 people", "14 people"))

    assert len(slack.room.notify()) == 2
    assert slack.room.notify() == ()

    (told,) = slack.told(killed)
    assert TOLL in told
    assert TOLL.replace("12", "14") in told
    assert slack.told(other) == []
    messages = slack.office.slack.messages(direct.channel)
    roots = [message for message in messages if message.user == slack.office.slack.bot_user]
    assert [message.thread_ts for message in roots][-1] == roots[0].ts
    assert len(roots) == 2


def test_a_page_that_is_gone_gives_one_notice(library):
    """The publisher's server says 410."""
    with office() as made, Site() as site, Sandbox(workers=1) as sandbox:
        clock = Clock(MORNING)
        publish(site, 1)
        newsroom = Newsroom(library, sandbox, feed(site), clock=clock)
        newsroom.run()
        library.refresh()
        slack = Slack(library, made, clock)
        asked = slack.ask("What had engineers found in the pillars of the bridge in spring?")
        site.put("/news/1", "", status=410)

        newsroom.later(minutes=10)

        assert len(slack.room.notify()) == 1
        (told,) = slack.told(asked)
        assert "withdrawn by its publisher" in told
        assert "Engineers had found cracks in 4 of its pillars in spring." in told
        assert slack.room.notify() == ()


@pytest.mark.parametrize("point", ["between", "placed", "written"])
def test_a_process_killed_anywhere_leaves_one_notice(library, home, point):
    """Between the request and its notice, before it was written, and before what was written was posted."""
    room = Room(library)
    room.ingest(wire())
    room.ask("100.1")
    room.ask("200.2")
    room.ingest(changed(wire(), "12 people", "14 people"))
    url = str(library.archive.engine.url)
    script = [sys.executable, "-m", "tests.corrections.killed", url, room.clock().isoformat(), point]

    ended = subprocess.run(
        script, cwd=ROOT, env=environment(home), capture_output=True, timeout=60, check=False
    )

    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()[-2000:]
    room.notify()
    for entry in room.ledger.take_over("killed"):
        room.clerk.attend(Job(entry.asked))
    found = room.notices()
    assert sorted(asked.thread for asked, _ in found) == ["100.1", "200.2"]
    assert room.notify() == ()


def test_processes_that_look_at_once_share_the_notices(library, home):
    """Each thread is given to one of them, all of its articles with it."""
    room = Room(library)
    room.ingest(wire())
    for number in range(8):
        room.ask(f"{number}.1")
    room.ingest(changed(wire(), "12 people", "14 people"))
    url = str(library.archive.engine.url)
    script = [sys.executable, "-m", "tests.corrections.killed", url, room.clock().isoformat(), "told"]

    looking = [
        subprocess.Popen(script, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    given = [thread for each in looking for thread in each.communicate(timeout=60)[0].split()]

    assert sorted(given) == [f"{number}.1" for number in range(8)]
    assert room.due() == ()
