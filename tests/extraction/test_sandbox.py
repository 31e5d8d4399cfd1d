"""Children read the pages; none of them can harm the run."""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import SourceError
from corpus.types import Span
from ingest.extraction import worker
from ingest.extraction.sandbox import Sandbox, _environment, needs_child, refusal
from ingest.types import Extracted, Raw

NOW = datetime(2026, 11, 1, tzinfo=UTC)
SENTENCE = "The council agreed on Tuesday to close berth number {} of the harbour for repairs that last eleven weeks."
STUCK = "<html><body>" + "<a href='x'>link text</a> " * 55_000 + "</body></html>"


def page(number):
    body = "".join(f"<p>{SENTENCE.format(number)} It named part {part}.</p>" for part in range(6))
    html = f"<html><head><title>Berth {number}</title></head><body><article>{body}</article></body></html>"
    return Raw(f"{number}.html", html.encode(), "html", "")


def text(number):
    return Raw(f"{number}.txt", f"Berth {number}\n\n{SENTENCE.format(number)}".encode(), "text", "")


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(workers=2, now=NOW) as sandbox:
        yield sandbox


def test_results_come_in_order_whatever_their_format(sandbox):
    """Pages and texts keep their places."""
    raws = [page(0), text(1), page(2), page(3), text(4), text(5), page(6)]

    results = list(sandbox.extract_many(raws))

    assert [result.source for result in results] == [raw.source for raw in raws]
    assert all(f"berth number {number} " in result.text for number, result in enumerate(results))


def test_documents_are_taken_up_a_few_ahead_only(sandbox):
    """A long list is not read to its end before the first result."""
    taken = []

    results = sandbox.extract_many(taken.append(number) or page(number) for number in range(60))
    next(results)

    assert len(taken) < 20
    results.close()


def test_a_child_that_is_killed_in_mid_page_costs_that_page_only():
    """The others go on with a new child."""
    with Sandbox(workers=1, wall_seconds=2.0, now=NOW) as sandbox:
        results = sandbox.extract_many([page(0), Raw("stuck", STUCK.encode(), "html", ""), page(2), text(3)])
        first = next(results)
        time.sleep(0.3)
        (child,) = sandbox._children
        os.kill(child.process.pid, signal.SIGKILL)
        rest = list(results)

    assert [type(result) for result in (first, *rest)] == [Extracted, SourceError, Extracted, Extracted]


def test_an_idle_child_that_died_costs_no_page():
    """Whoever asks next gets a new one."""
    with Sandbox(workers=1, now=NOW) as sandbox:
        list(sandbox.extract_many([page(0)]))
        (child,) = sandbox._children
        os.kill(child.process.pid, signal.SIGKILL)
        results = list(sandbox.extract_many([page(1), page(2)]))

    assert [type(result) for result in results] == [Extracted, Extracted]


def test_a_page_that_hangs_is_given_up():
    """The clock ends it; the others go on."""
    with Sandbox(workers=1, wall_seconds=1.0, now=NOW) as sandbox:
        before, stuck, after = sandbox.extract_many(
            [page(0), Raw("stuck", STUCK.encode(), "html", ""), page(2)]
        )

    assert isinstance(stuck, SourceError)
    assert "more than 1 seconds" in str(stuck)
    assert [before.source, after.source] == ["0.html", "2.html"]


@pytest.mark.parametrize(
    "html", ["<html><body>" + "<a>x</a>" * 200_000, "<p><span>" * 500_000, "<p>" + "x" * 5_000_001]
)
def test_hostile_pages_are_refused_before_any_child_sees_them(html):
    """Too many tags or bytes are seen at once, in UTF-16 too."""
    assert refusal(Raw("a", html.encode(), "html", ""))
    assert refusal(Raw("a", html.encode("utf-16"), "html", ""))


def test_no_child_is_started_without_a_page():
    """Texts are read here."""
    with Sandbox(workers=2, now=NOW) as sandbox:
        list(sandbox.extract_many([text(0), Raw("r", b'{"text": "The council met."}', "json", "")]))

        assert not sandbox._children


def test_a_record_with_html_goes_to_a_child():
    """HTML is untrusted wherever it comes in."""
    assert needs_child(Raw("a", b'{"html": "<p>x"}', "json", ""))
    assert needs_child(page(0))
    assert not needs_child(text(0))


def test_an_error_of_a_page_is_given_in_its_place(sandbox):
    """A page without an article is an error like that of any reader."""
    (result,) = sandbox.extract_many([Raw("a", b"<html><body><nav>Home</nav></body></html>", "html", "")])

    assert isinstance(result, SourceError)
    assert result.source == "a"
    assert "no article text found" in str(result)


def test_children_know_no_secrets(monkeypatch):
    """Only what an interpreter needs is passed on."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")

    kept = _environment()

    assert "secret" not in repr(kept)
    assert "PATH" in kept


def test_children_end_with_the_sandbox(sandbox):
    """Closing leaves no process behind."""
    with Sandbox(workers=1, now=NOW) as own:
        list(own.extract_many([page(0)]))
        (child,) = own._children

    assert child.process.poll() is not None
    assert not own._children


@pytest.mark.skipif(sys.platform != "linux", reason="the parent's death is told by Linux")
def test_children_die_with_a_parent_that_is_killed():
    """Not even kill -9 of the parent leaves one."""
    script = (
        "import sys, time; from tests.extraction.test_sandbox import Sandbox, page\n"
        "box = Sandbox(workers=1); list(box.extract_many([page(0)]))\n"
        "print(*(child.process.pid for child in box._children), flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as parent:
        child = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 10

    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not alive(child)


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


ARTICLE = Extracted(
    "a",
    "Berths",
    "Two close.",
    authors=("Jane Doe",),
    published_at=NOW,
    date_quality="minute",
    kind="news",
    flags=("thin",),
    suspect=(Span(0, 3),),
)


@pytest.mark.parametrize("result", [ARTICLE, Extracted("b", "x", "y")])
def test_an_article_survives_the_pipe(result):
    """What the child found is what the parent gets."""
    assert worker.result_of(worker.reply_of(result)) == result


def test_an_error_survives_the_pipe():
    """So do an error's source, reason and remedy."""
    told = worker.result_of(worker.reply_of(SourceError("a", "no article", remedy="look")))

    assert (told.source, str(told), told.remedy) == ("a", "no article", "look")


@pytest.mark.parametrize(
    "reply", [b"", b"{}", b"[]", b'{"article": {"title": 1}}', b'{"error": 5}', b"[" * 9_000, b"\xff"]
)
def test_a_reply_that_makes_no_sense_is_told(reply):
    """The parent never trusts a child's bytes."""
    with pytest.raises(ValueError):  # noqa: PT011 -- the kind is all there is to it
        worker.result_of(reply)


@pytest.fixture
def own_limits():
    """A worker limits the process that it runs in: here that is pytest's, which gets its limits back."""
    kept = resource.getrlimit(resource.RLIMIT_CPU)
    yield
    resource.setrlimit(resource.RLIMIT_CPU, kept)


def test_a_worker_answers_until_its_input_ends(own_limits):
    """One reply for each request, after the word that it is ready."""
    requests, replies = io.BytesIO(), io.BytesIO()
    for frame in (*worker.request(text(0), NOW), *worker.request(Raw("e", b"\n", "text", ""), NOW)):
        worker.write_frame(requests, frame)
    requests.seek(0)

    worker.serve(requests, replies)

    replies.seek(0)
    assert worker.read_frame(replies) == b"ready"
    assert worker.result_of(worker.read_frame(replies)).title == "Berth 0"
    assert "error" in json.loads(worker.read_frame(replies))
    assert worker.read_frame(replies) is None
