"""The counter: fair turns, order within a conversation, nothing twice, nothing lost."""

from __future__ import annotations

import threading
import time
from collections import defaultdict

import pytest

from bot.slack.door.health import Load
from bot.slack.queue.counter import Counter, Job
from tests.slack.requests import asked


class Intake:
    """Keeps keys."""

    def __init__(self):
        self.keys = set()

    def accept(self, request):
        new = request.key not in self.keys
        self.keys.add(request.key)
        return new


class Bench:
    """Work that waits until it is let go, and notes what happens."""

    def __init__(self, seconds=0.0):
        self.done = []
        self.seconds = seconds
        self.go = threading.Event()
        self.go.set()
        self.at_once = defaultdict(int)
        self.most = defaultdict(int)
        self.later = {}
        self._lock = threading.Lock()

    def attend(self, job):
        talk = job.asked.conversation
        with self._lock:
            self.at_once[talk] += 1
            self.most[talk] = max(self.most[talk], self.at_once[talk])
        self.go.wait(10)
        time.sleep(self.seconds)
        with self._lock:
            self.at_once[talk] -= 1
            later = self.later.get(job.asked.key, [])
            if later:
                return later.pop(0)
            self.done.append(job.asked.key)
        return None


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def counters():
    opened = []

    def make(work, workers):
        opened.append(Counter(Intake(), work, workers))
        return opened[-1]

    yield make
    for counter in opened:
        counter.close(0)


def until(true, seconds=5.0):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    assert true()


def test_every_request_is_worked_on_once(counters, bench):
    """A hundred requests by twenty people, each brought twice."""
    counter = counters(bench, 8)
    counter.start()
    requests = [asked(f"Ev{n}", user=f"U{n % 20}") for n in range(100)]
    taken = [counter.take(request) for request in requests + requests]
    until(lambda: len(bench.done) == 100)
    assert taken == [True] * 100 + [False] * 100
    assert sorted(bench.done) == sorted(request.key for request in requests)


def test_people_take_turns(counters, bench):
    """Who asks once is not kept waiting by who asks twenty times."""
    counter = counters(bench, 1)
    for n in range(20):
        counter.take(asked(f"many{n}", user="U1"))
    counter.take(asked("single", user="U2"))
    counter.start()
    until(lambda: len(bench.done) == 21)
    assert bench.done.index("single") == 1


def test_a_conversation_has_one_reply_on_its_way(counters):
    """Replies come in the order of the questions, however many workers there are."""
    bench = Bench(seconds=0.002)
    counter = counters(bench, 6)
    for n in range(12):
        counter.take(asked(f"Ev{n:02}", conversation=f"T1:C1:{n % 2}", user=f"U{n % 2}"))
    counter.start()
    until(lambda: len(bench.done) == 12)
    assert set(bench.most.values()) == {1}
    for half in (0, 1):
        assert [key for key in bench.done if int(key[2:]) % 2 == half] == [
            f"Ev{n:02}" for n in range(12) if n % 2 == half
        ]


def test_replies_come_in_the_order_in_which_slack_was_told(counters, bench):
    """Events may overtake each other on their way here, those of two people too."""
    counter = counters(bench, 3)
    for n in (3, 1, 2):
        counter.take(asked(f"Ev{n}", conversation="same", ts=f"100.{n}", user=f"U{n % 2}"))
    counter.start()
    until(lambda: len(bench.done) == 3)
    assert bench.done == ["Ev1", "Ev2", "Ev3"]


def test_a_follow_up_waits_a_moment_for_what_was_said_before_it(counters, bench):
    """A restarted bot gets both at once, and has workers for both."""
    counter = counters(bench, 3)
    counter.start()
    for key, ts in (("second", "100.3"), ("first", "100.2"), ("root", "100.1")):
        counter.take(asked(key, conversation="same", thread="100.1", ts=ts))
    until(lambda: len(bench.done) == 3)
    assert bench.done == ["root", "first", "second"]


def test_what_was_announced_is_waited_for(counters, bench):
    """Until it is there, or withdrawn; other conversations go on."""
    counter = counters(bench, 3)
    counter.start()
    slow, refused = (asked(f"{n}", conversation="same", ts=f"100.{n}") for n in (1, 2))
    counter.announce(slow)
    counter.announce(refused)
    counter.take(asked("after", conversation="same", ts="100.3"))
    counter.take(asked("elsewhere"))
    until(lambda: bench.done == ["elsewhere"])
    counter.take(slow)
    counter.withdraw("1")
    until(lambda: bench.done == ["elsewhere", "1"])
    counter.withdraw("2")
    until(lambda: bench.done == ["elsewhere", "1", "after"])


def test_a_thread_that_waits_holds_up_no_other_of_the_same_person(counters, bench):
    """A channel that Slack takes nothing for is no reason to leave the next one without a reply."""
    bench.later["slow"] = [0.2]
    counter = counters(bench, 1)
    for key, talk in (("slow", "same"), ("after", "same"), ("elsewhere", "other")):
        counter.take(asked(key, conversation=talk))
    counter.start()
    until(lambda: len(bench.done) == 3)
    assert bench.done == ["elsewhere", "slow", "after"]


def test_what_waits_for_slack_holds_no_worker(counters, bench):
    """A reply that may only go out later lets others go first, and keeps its conversation in order."""
    bench.later["slow"] = [0.2]
    counter = counters(bench, 1)
    counter.take(asked("slow", conversation="same"))
    counter.take(asked("after", conversation="same", user="U3"))
    counter.take(asked("other", user="U2"))
    counter.start()
    until(lambda: len(bench.done) == 3)
    assert bench.done == ["other", "slow", "after"]


def test_a_stuck_worker_is_replaced(counters, bench):
    """The watchdog takes its request away; the queue goes on."""
    bench.go.clear()
    counter = counters(bench, 1)
    counter.start()
    counter.take(asked("stuck"))
    until(lambda: counter.overdue(0.0))
    (job,) = counter.overdue(0.0)
    counter.relieve(job)
    counter.put(Job(asked("apology")))
    until(lambda: counter.load.working == 1)
    bench.go.set()
    until(lambda: "apology" in bench.done)
    assert counter.load == Load(0, 0, 1)


def test_closing_gives_back_what_was_not_finished(counters, bench):
    """In flight, aside and waiting: all of it."""
    bench.go.clear()
    counter = counters(bench, 1)
    counter.start()
    counter.take(asked("flying"))
    until(lambda: counter.load.working == 1)
    counter.take(asked("waiting", user="U2"))
    rest = counter.close(0.05)
    assert [job.asked.key for job in rest] == ["flying", "waiting"]
    bench.go.set()


def test_closing_waits_for_what_is_in_flight(counters):
    """A question that is nearly answered gets its answer."""
    bench = Bench(seconds=0.1)
    counter = counters(bench, 1)
    counter.start()
    counter.take(asked("flying"))
    until(lambda: counter.load.working == 1)
    assert counter.close(5.0) == []
    assert bench.done == ["flying"]


def test_closing_waits_for_what_is_to_be_tried_again_soon(counters, bench):
    """A reply that waits for its turn in a channel is brought; one that is due after the patience is given back."""
    bench.later = {"soon": [0.5], "late": [30.0]}
    counter = counters(bench, 1)
    counter.start()
    for key in ("soon", "late"):
        counter.take(asked(key))
    until(lambda: not any(bench.later.values()) and not counter.load.working)
    began = time.monotonic()
    assert [job.asked.key for job in counter.close(5.0)] == ["late"]
    assert bench.done == ["soon"]
    assert time.monotonic() - began < 3


def test_the_place_in_the_queue_counts_turns(counters, bench):
    """Of a person with many requests only those count that come before one's own turn."""
    counter = counters(bench, 1)
    for n in range(5):
        counter.take(asked(f"a{n}", user="U1"))
    counter.take(asked("b", user="U2"))
    assert counter.ahead(asked("c", user="U3")) == 2
    assert counter.ahead(asked("a5", user="U1")) == 6


@pytest.mark.parametrize("ts", ["not a number", "nan", "1e400", ""])
def test_a_question_with_an_odd_ts_is_answered(counters, bench, ts):
    """Slack sends none such; whoever does must not leave a request behind that nobody works on."""
    counter = counters(bench, 1)
    counter.start()
    counter.take(asked("odd", ts=ts))
    until(lambda: bench.done == ["odd"])
