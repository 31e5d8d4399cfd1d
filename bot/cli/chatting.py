"""`chat`: questions in turns, on a terminal or line by line from a pipe."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from bot.cli.asking import asking_of, time_options
from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings
from corpus.errors import EvenhandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.conversation import Conversation, Reply
    from bot.desk import Asking

LEAVING = frozenset({"exit", "quit", "bye", ":q", "q"})


@examples(
    "evenhand chat",
    "evenhand chat --thread council-vote",
    "evenhand chat --json < questions.txt | jq .text",
)
@click.command()
@click.option("--thread", help="Go on with this thread, or begin one of this name; else a new one begins.")
@time_options
@home_option
@json_option
def chat(thread: str | None, home: Path | None, *, as_json: bool, **times: str | None) -> int:
    """Ask in turns: "and the ministry?" is understood from the question before it.

    `help` shows what can be said. From a pipe each line is one turn; with --json each reply is one
    JSON object on a line. Exits 0, or 1 when a line of a pipe got no answer.
    """
    from bot.build import open_conversation

    loaded = settings(home)
    asking_of(loaded, times)  # a wrong option is told before anything is opened
    name = thread or uuid4().hex[:8]
    with open_conversation(loaded) as conversation:
        session = _Session(conversation, name, lambda: asking_of(loaded, times), as_json=as_json)
        return _at_terminal(session) if sys.stdin.isatty() else _from_pipe(session)


class _Session:
    """One thread of a conversation, told on standard output."""

    def __init__(
        self, conversation: Conversation, thread: str, asking: Callable[[], Asking], *, as_json: bool
    ) -> None:
        self.thread = thread
        self.as_json = as_json
        self._conversation = conversation
        self._asking = asking

    def say(self, text: str) -> bool:
        """Say one thing and tell the reply; whether there was one."""
        from bot.cli.telling import Terminal
        from bot.conversation import Clarification, Receipt, reply_json, reply_text
        from bot.desk import SILENT
        from bot.types import NoAnswer

        asking = self._asking()
        live = None if self.as_json else Terminal(asking.zone)
        reply: Reply = self._conversation.say(self.thread, text, asking, live or SILENT)
        if live is None:
            click.echo(json.dumps(reply_json(reply, self.thread), ensure_ascii=False))
        elif isinstance(reply, Receipt | Clarification):
            click.echo(reply_text(reply))
        else:
            live.finish(reply)
        sys.stdout.flush()
        return not (
            isinstance(reply, NoAnswer) or (isinstance(reply, Receipt) and reply.owed and not reply.claims)
        )


def _from_pipe(session: _Session) -> int:
    """Each line one turn; what goes wrong ends the whole."""
    replied = [session.say(line) for line in _lines()]
    return OK if all(replied) else PARTIAL


def _lines() -> Iterator[str]:
    """The lines of standard input as they come, without empty ones; broken bytes are read as far as they go."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    for line in iter(sys.stdin.readline, ""):
        if line.strip():
            yield line.strip()


def _at_terminal(session: _Session) -> int:
    """Until "exit", Ctrl-D or Ctrl-C; what goes wrong with one question does not end the conversation."""
    click.echo('Ask about the news. "help" shows what can be said, "exit" leaves.', err=True)
    try:
        while (line := _typed(session)) not in LEAVING:
            if line:
                _tried(session, line)
    except (EOFError, KeyboardInterrupt, click.Abort):
        click.echo(err=True)
    click.echo(f"To go on later: evenhand chat --thread {session.thread}", err=True)
    return OK


def _typed(session: _Session) -> str:
    """One line, with the editing keys that the system offers; the prompt stays out of JSON."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - gives `input` its editing keys
    if session.as_json:
        click.echo("> ", nl=False, err=True)
    return input("" if session.as_json else "> ").strip()


def _tried(session: _Session, line: str) -> None:
    try:
        session.say(line)
    except EvenhandError as error:
        click.echo(f"Error: {error} {error.remedy}".rstrip(), err=True)
    if not session.as_json:
        click.echo()
