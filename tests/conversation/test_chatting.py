"""`evenhand chat`: on a terminal, and line by line from a pipe."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from bot import build
from bot.conversation import Conversation, Threads
from bot.records import AnswerRecords
from corpus.errors import ArchiveBusy
from corpus.library import Library
from corpus.settings import load
from tests.articles import store
from tests.conversation.stories import ATTACKS, BLAST
from tests.fakes import BagEmbedder
from tests.system.commands import environment, evenhand

FIRST = "What did Norland's military say about the hospital blast?"
LINES = f"{FIRST}\n\nand the ministry?\nshow me the quote\n"
NOW = ("--now", "2024-03-28T12:00:00Z")


class Failing:
    """A conversation with a fault in its second turn."""

    def __init__(self, inner):
        self.inner = inner
        self.turns = 0

    def say(self, *given):
        self.turns += 1
        if self.turns == 2:
            raise ArchiveBusy("The archive is locked.", remedy="Wait.")
        return self.inner.say(*given)


class Keyboard(io.StringIO):
    """Standard input at a terminal; `end` is what comes after the lines."""

    def __init__(self, text, end=EOFError):
        super().__init__(text)
        self._end = end

    def isatty(self):
        return True

    def readline(self, *given):
        line = super().readline(*given)
        if not line and self._end is KeyboardInterrupt:
            raise KeyboardInterrupt
        return line


@pytest.fixture
def wrap():
    """What a test puts around the conversation."""
    return []


@pytest.fixture
def chat(home, monkeypatch, wrap):
    """The command on the blast and the attacks, with vectors that need no model."""

    @contextmanager
    def opened(settings):
        with Library.open(settings, BagEmbedder()) as library:
            engine = library.ready().archive.engine
            talk = Conversation(build.desk(library), Threads(engine), AnswerRecords(engine))
            yield wrap[0](talk) if wrap else talk

    monkeypatch.setattr(build, "open_conversation", opened, raising=False)
    with Library.open(load(home=home), BagEmbedder()) as library:
        store(library.ready(), *BLAST, *ATTACKS)

    def run(*args, text=""):
        return evenhand("chat", *NOW, *args, home=home, text=text.encode("utf-8", "surrogateescape"))

    return run


@pytest.fixture
def terminal(chat, monkeypatch):
    """The command with somebody at the keyboard."""

    def run(*args, text="", end=EOFError):
        keyboard = Keyboard(text, end)
        monkeypatch.setattr("tests.system.commands.io.TextIOWrapper", lambda _: keyboard)
        return chat(*args)

    return run


def test_each_line_of_a_pipe_is_a_turn(chat):
    """The lines make one thread; what is read is told on standard error."""
    code, out, err = chat(text=LINES)

    assert code == 0
    assert "rocket that had fallen short" in out
    assert "Searching: the hospital blast · the ministry." in out
    assert "From the record of the answer to: What did the ministry say" in out
    assert "articles from" in err


def test_json_lines_have_one_object_a_turn(chat):
    """Each reply stands on a line of its own, and names its thread."""
    code, out, _ = chat("--json", "--thread", "t1", text=LINES + "What is known about the attack?\n2\n")

    values = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [value["kind"] for value in values] == ["answer", "answer", "receipt", "clarification", "answer"]
    assert {value["thread"] for value in values} == {"t1"}


def test_a_thread_is_resumed_by_name(chat):
    """A later call goes on where an earlier one ended; a new thread knows nothing."""
    chat("--json", "--thread", "t1", text=FIRST)

    resumed = json.loads(chat("--json", "--thread", "t1", text="and the ministry?")[1])
    new = json.loads(chat("--json", text="and the ministry?")[1])

    assert resumed["read_as"] == "What did the ministry say about the hospital blast?"
    assert new["read_as"] is None


def test_a_line_without_an_answer_is_told_by_the_exit_code(chat):
    """As with `ask`: 1 when something got no answer."""
    assert chat(text=f"{FIRST}\nWho won the football match in Ulmen?\n")[0] == 1


@pytest.mark.parametrize("said", ["help", "thanks", "ok", "hello"])
def test_courtesies_of_a_pipe_are_no_failure(chat, said):
    """They are replied to; with --json the reply is an object as any other."""
    code, out, _ = chat("--json", text=f"{said}\n")

    value = json.loads(out)
    assert (code, value["kind"], value["claims"]) == (0, "receipt", [])
    assert value["text"] == value["detail"]


def test_a_number_that_picks_nothing_is_no_answer(chat):
    """A program learns that its reply did not fit."""
    code, out, _ = chat(text="2\n")

    assert (code, "nothing to pick" in out) == (1, True)


def test_an_empty_pipe_is_no_fault(chat):
    """Nothing said, nothing told."""
    assert chat(text="\n \n")[:2] == (0, "")


def test_broken_bytes_do_not_end_a_pipe(chat):
    """What cannot be decoded is read as far as it goes."""
    assert chat(text=f"{FIRST} \udcff\n")[0] == 0


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_leaving_a_terminal_is_polite(terminal, end):
    """Ctrl-D and Ctrl-C leave without an error, and say how to come back."""
    code, out, err = terminal("--thread", "t1", text=f"{FIRST}\n", end=end)

    assert code == 0
    assert "rocket that had fallen short" in out
    assert "evenhand chat --thread t1" in err
    assert "Traceback" not in err


def test_a_terminal_has_help_and_exit(terminal):
    """`help` shows what can be said; nothing after `exit` is read."""
    code, out, _ = terminal(text=f"help\nexit\n{FIRST}\n")

    assert code == 0
    assert "show me the quote" in out
    assert "rocket" not in out


def test_the_prompt_stays_out_of_json(terminal):
    """On a terminal, too, standard output has objects only."""
    _, out, err = terminal("--json", text=f"{FIRST}\nexit\n")

    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["answer"]
    assert "> " in err


def test_a_fault_does_not_end_a_conversation_at_a_terminal(terminal, wrap):
    """The error is told with its remedy, and the next question is answered."""
    wrap.append(Failing)

    code, out, err = terminal(text=f"{FIRST}\nwhy?\nand the ministry?\n")

    assert code == 0
    assert "Error: The archive is locked. Wait." in err
    assert "44 people" in out


def test_a_fault_ends_a_pipe_with_its_code(chat, wrap):
    """A program learns that it may try again."""
    wrap.append(Failing)

    assert chat(text=LINES)[0] == 75


def test_options_are_checked_before_anything_is_opened(chat):
    """A wrong zone is a usage error."""
    code, _, err = chat("--zone", "Mars/Olympus", text=FIRST)

    assert code == 2
    assert "Mars/Olympus" in err


class Screen:
    """What a program shows at a pseudo-terminal, and its keyboard."""

    def __init__(self, terminal):
        self._terminal = terminal
        self._shown = ""

    def until(self, sign, *, seconds=60):
        """All that is shown up to a sign; the rest is kept for the next call."""
        end = time.monotonic() + seconds
        while sign not in self._shown and time.monotonic() < end:
            if select.select([self._terminal], [], [], 1)[0]:
                self._shown += os.read(self._terminal, 65536).decode("utf-8", "replace")
        before, found, self._shown = self._shown.partition(sign)
        assert found, before
        return before

    def type(self, text):
        os.write(self._terminal, text.encode())


@pytest.fixture
def session(home, openai_server):
    """The program at a pseudo-terminal, on a corpus of its own: the process and its screen."""
    articles = [
        {
            "title": d.title,
            "outlet": d.outlet,
            "url": d.url,
            "published": "2024-03-26T12:00:00Z",
            "text": d.text,
        }
        for d in (*BLAST, *ATTACKS)
    ]
    news = home.parent / "news.jsonl"
    news.write_text("\n".join(json.dumps(article) for article in articles))
    assert evenhand("ingest", news, home=home, server=openai_server)[0] == 0
    master, slave = pty.openpty()
    call = [sys.executable, "-m", "bot", "chat", "--thread", "t1", *NOW]
    process = subprocess.Popen(
        call,
        env=environment(home, openai_server),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    yield process, Screen(master)
    process.kill()
    process.wait()
    os.close(master)


def test_a_real_terminal_session(session):
    """A prompt, a follow-up, its quotes, and a polite end at Ctrl-D."""
    process, screen = session
    for line, sign in (
        (FIRST, "Why this answer"),
        ("and the ministry?", "Why this answer"),
        ("quote 1", "From the record"),
    ):
        screen.until("> ")
        screen.type(f"{line}\n")
        told = screen.until(sign)
    screen.until("> ")
    screen.type("\x04")
    end = screen.until("--thread t1")

    assert "1. “" in told
    assert "Error" not in end
    assert process.wait(30) == 0
