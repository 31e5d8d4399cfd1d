"""Asking a model: what it may cost, how often to try, what the server can do, until when to wait.

Everything is settled before the first words arrive; after that nothing is sent again, and a reply that breaks off
only says how it ended.
"""

from __future__ import annotations

import json
import math
import random
import re
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from bot.types import Usage
from bot.writers import WriterUnavailable
from bot.writers.abilities import Abilities
from bot.writers.faults import CallFailed
from bot.writers.line import Call, Exchange, Piece, Request
from bot.writers.prices import priced
from bot.writers.prompting import size
from bot.writers.scanning import strict
from corpus import tokens
from corpus.embedding import SpendCapReached

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from bot.writers.line import Access
    from bot.writers.prices import Prices
    from prompts import Messages

Ending = Literal["open", "stop", "cut", "late", "filtered", "refused"]
"""How a reply ended: not yet, whole, broken off, at the deadline, by the content filter, by the model's refusal."""

TRIES = 3
MAX_REPLY = 200_000  # characters; 1,200 tokens are some 6,000
_MAX_OBJECTS = 20  # places where a reply may seem to begin an object
_NESTED = re.compile(
    r'(?:[{\[]\s*(?:"[^"]{0,40}"\s*:\s*)?){40}'
)  # no reply that is asked for goes deeper than four
_JITTER = random.SystemRandom()
_ENDINGS: Final[dict[str, Ending]] = {
    **dict.fromkeys(
        ("stop", "eos", "eos_token", "end_turn"), "stop"
    ),  # servers of one's own have words of their own
    "content_filter": "filtered",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take.

    Attributes:
        patience: seconds for all requests of one draft, when its brief sets no time.
        backoff: seconds before the second try at most, doubled for the third.
    """

    temperature: float = 0.0
    prompt_tokens: int = 6_000
    reply_tokens: int = 1_200
    patience: float = 120.0
    backoff: float = 1.0


class Model:
    """A chat model behind any OpenAI-compatible endpoint. Threads may share one.

    Args:
        access: which, and where.
        limits: what one request may take.
        prices: None when they are not known.
        budget: asked before each request with the tokens that it may use; raises `SpendCapReached`.
    """

    def __init__(
        self,
        access: Access,
        limits: Limits | None = None,
        *,
        prices: Prices | None = None,
        budget: Callable[[int], None] | None = None,
    ) -> None:
        self.name = access.model
        self.limits = limits or Limits()
        self._prices = prices
        self._budget = budget
        self._exchange = Exchange(access)
        self._abilities = Abilities()
        self._lock = threading.Lock()

    def conversation(self, until: float = math.inf) -> Conversation:
        """The requests that belong to one draft, all done at `until` (monotonic time)."""
        return Conversation(self, min(until, time.monotonic() + self.limits.patience))

    def priced(self, usage: Usage) -> Usage:
        """The usage with what it costs."""
        return priced(usage, self._prices)

    def book(self, size: int) -> None:
        """Ask our own budget for a request."""
        if self._budget is not None:
            self._budget(size)

    @property
    def abilities(self) -> Abilities:
        """What the server can do, as far as it is known."""
        with self._lock:
            return self._abilities

    def learn(self, able: Abilities) -> None:
        """Remember what a request that was taken went without."""
        with self._lock:
            self._abilities = self._abilities.shared_with(able)

    def call(self, request: Request, until: float) -> Call:
        """A request under way."""
        return Call(self._exchange, request, until)


class Conversation:
    """One or more requests for one purpose: their cost together, and how the last reply ended. For one thread.

    Attributes:
        usage: so far, with its cost.
        ending: of the last reply.
    """

    def __init__(self, model: Model, until: float) -> None:
        self.usage = Usage()
        self.ending: Ending = "open"
        self.until = until
        self._model = model

    @property
    def left(self) -> float:
        """Seconds until the deadline; negative after it."""
        return self.until - time.monotonic()

    def ask(self, messages: Messages, schema: dict[str, Any], *, reply_tokens: int = 0) -> Generator[str]:
        """The reply in pieces. It may break off: `ending` then says how. Close the iterator to hang up.

        Raises:
            WriterUnavailable: before the first piece.
        """
        self.ending = "open"
        asking = _Asking(self, messages, schema, reply_tokens or self._model.limits.reply_tokens)
        try:
            call = asking.opened()
        except CallFailed as error:
            raise self.unavailable(error) from None
        try:
            yield from asking.heard(call)
        except CallFailed as error:
            self.ending = "late" if error.late else "filtered" if error.fault == "filtered" else "cut"
        finally:
            call.leave()
            self.spend(asking.usage())

    def spend(self, usage: Usage) -> None:
        """Count a request."""
        self.usage += self._model.priced(usage)

    def unavailable(self, error: CallFailed) -> WriterUnavailable:
        """The failure, with what was spent until then."""
        return WriterUnavailable(str(error), fault=error.fault, usage=self.usage, remedy=error.remedy)

    @property
    def model(self) -> Model:
        """Who is asked."""
        return self._model


class _Asking:
    """One question to the model, sent as often as it takes until a reply begins."""

    def __init__(
        self, conversation: Conversation, messages: Messages, schema: dict[str, Any], reply_tokens: int
    ) -> None:
        self._conversation = conversation
        self._model = conversation.model
        self._messages = messages
        self._schema = schema
        self._reply_tokens = reply_tokens
        self._prompt_tokens = size(messages)
        self._first: list[Piece] = []
        self._text: list[str] = []
        self._told: Usage | None = None

    def opened(self) -> Call:
        """A call whose reply has begun.

        Raises:
            CallFailed: after the tries that may help, or when none would.
        """
        import tenacity

        until = self._conversation.until
        trying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, CallFailed) and error.again),
            wait=lambda state: _pause(state, self._model.limits.backoff),
            stop=lambda state: (
                state.attempt_number >= TRIES or time.monotonic() + state.upcoming_sleep >= until
            ),
            reraise=True,
        )
        call: Call = trying(self._stepping_down)
        return call

    def _stepping_down(self) -> Call:
        """A call with as much as the server can do; what it objects to is left out, and remembered once it works."""
        able = self._model.abilities
        while True:
            try:
                call = self._begun(able)
            except CallFailed as error:
                lower = able.without(error.complaint) if error.complaint else None
                if lower is None:
                    raise
                able = lower
            else:
                self._model.learn(able)
                return call

    def _begun(self, able: Abilities) -> Call:
        parameters = able.parameters(
            self._schema, temperature=self._model.limits.temperature, reply_tokens=self._reply_tokens
        )
        self._book()
        call = self._model.call(Request(self._messages, parameters, able.usage), self._conversation.until)
        try:
            piece = call.next()
            while not (piece.text or piece.finish or piece.refusal or piece.last):
                self._count(piece)
                piece = call.next()
        except CallFailed as error:
            call.leave()
            asked = Usage(requests=1) if error.unbilled else Usage(requests=1, prompt=self._prompt_tokens)
            self._conversation.spend(asked)
            raise
        self._first = [piece]
        return call

    def _book(self) -> None:
        try:
            self._model.book(self._prompt_tokens + self._reply_tokens)
        except SpendCapReached as error:
            raise CallFailed("budget", str(error), remedy=error.remedy) from None

    def heard(self, call: Call) -> Iterator[str]:
        """The reply's text; the conversation learns how it ended.

        Raises:
            CallFailed: it broke off.
        """
        refused, finish, size = False, "", 0
        piece = self._first.pop()
        while not piece.last:
            self._count(piece)
            refused, finish = refused or piece.refusal, piece.finish or finish
            size += len(piece.text)
            if size > MAX_REPLY:
                raise CallFailed("unusable", "The reply is far longer than was asked for.")
            if piece.text:
                self._text.append(piece.text)
                yield piece.text
            piece = call.next()
        whole = _ENDINGS.get(finish, "cut") if finish else "stop" if piece.done else "cut"
        self._conversation.ending = "refused" if refused else whole

    def _count(self, piece: Piece) -> None:
        if piece.usage:
            details = piece.usage.get("input_token_details") or {}
            self._told = Usage(
                requests=1,
                prompt=piece.usage.get("input_tokens") or 0,
                cached=details.get("cache_read") or 0,
                completion=piece.usage.get("output_tokens") or 0,
            )

    def usage(self) -> Usage:
        """What the reply took, as the service counts, else as we do."""
        if self._told is not None and (self._told.prompt or self._told.completion):
            return self._told
        return Usage(1, self._prompt_tokens, 0, tokens.counter()("".join(self._text)))


def _pause(state: Any, backoff: float) -> float:
    """Seconds before the next try: what the service asks for, else twice as long each time, with chance in it."""
    error = state.outcome.exception()
    if isinstance(error, CallFailed) and error.wait is not None:
        return error.wait
    return _JITTER.uniform(0.5, 1.0) * backoff * float(2 ** (state.attempt_number - 1))


def ask_json(
    conversation: Conversation, messages: Messages, schema: dict[str, Any], *, reply_tokens: int
) -> dict[str, Any] | None:
    """The object in the model's whole reply; None when the reply broke off or holds none.

    Raises:
        WriterUnavailable: there is no reply.
    """
    with closing(conversation.ask(messages, schema, reply_tokens=reply_tokens)) as pieces:
        text = "".join(pieces)
    return first_object(text) if conversation.ending == "stop" else None


def first_object(text: str) -> dict[str, Any] | None:
    """The first JSON object in a text, prose and fences passed over; None when there is none."""
    start = text.find("{")
    for _ in range(_MAX_OBJECTS):
        if start < 0:
            return None
        if _NESTED.search(text, start):
            return None
        try:
            _, end = json.JSONDecoder(strict=False).raw_decode(text, start)
            found = strict(text[start:end])
        except (ValueError, RecursionError):
            start = text.find("{", start + 1)
            continue
        return found if isinstance(found, dict) else None
    return None
