"""The writer that asks a model. Nothing that it writes is published before `bot.verify` has seen it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import prompts
from bot.types import Draft, Made
from bot.writers import WriterUnavailable
from bot.writers.prompting import prepared
from bot.writers.reply import Reading
from bot.writers.schema import ANSWER

if TYPE_CHECKING:
    from bot.types import Brief
    from bot.writers import Fault, Listener
    from bot.writers.asking import Conversation, Model
    from bot.writers.prompting import Prepared

MOST = 12  # claims that are read, though fewer are asked for: each is checked, and a reader can skip
SECOND_ASKING = 1.0  # seconds that have to be left for a second request: no model answers faster
_SILENT: dict[str, tuple[Fault, str]] = {
    "late": ("slow", "The model did not answer in time."),
    "filtered": ("filtered", "The service's content filter withheld the reply."),
    "refused": ("filtered", "The model refused to answer."),
}


class GenerativeWriter:
    """Has a model write claims from the evidence, and hands over each one when it closes."""

    name = "generative"

    def __init__(self, model: Model, prompt: str = "answer") -> None:
        self._model = model
        self._prompt = prompts.load(prompt)

    def write(self, brief: Brief, hear: Listener) -> Draft:
        """What the model says; of a reply that breaks off, the claims that were closed by then.

        A reply without any usable claim is asked for once more, unless this is a regeneration already.

        Raises:
            WriterUnavailable: the model wrote nothing usable by `brief.until`. No claim was heard then.
        """
        conversation = self._model.conversation(brief.until)
        sent = self._prepared(brief, unreadable=False)
        if sent.empty:
            return Draft("insufficient", (), made=Made(self.name, self._model.name, self._prompt.label))
        first = _heard(conversation, sent, brief, hear)
        if first is not None:
            return self._draft(first, conversation, sent, again=bool(brief.faults))
        if brief.faults or conversation.left < SECOND_ASKING:
            raise _nothing(conversation)
        sent = self._prepared(brief, unreadable=True)
        second = _heard(conversation, sent, brief, hear)
        if second is None:
            raise _nothing(conversation)
        return self._draft(second, conversation, sent, again=True)

    def _prepared(self, brief: Brief, *, unreadable: bool) -> Prepared:
        return prepared(brief, self._prompt, most=self._model.limits.prompt_tokens, unreadable=unreadable)

    def _draft(self, reading: Reading, conversation: Conversation, sent: Prepared, *, again: bool) -> Draft:
        complete = _complete(reading, conversation)
        made = Made(
            writer=self.name,
            model=self._model.name,
            prompt=self._prompt.label,
            usage=conversation.usage,
            notices=(*sent.notices, *_unread(reading)),
            complete=complete,
            again=again,
        )
        status = reading.status if complete else "partial"
        return Draft(status, tuple(reading.claims), reading.missing, made)


def _heard(conversation: Conversation, sent: Prepared, brief: Brief, hear: Listener) -> Reading | None:
    """The reply, each of its claims told; None when there was nothing usable in it.

    Raises:
        WriterUnavailable: asking again would not help, or there was no reply at all.
    """
    reading = Reading(max(brief.limit, MOST))
    try:
        with closing(conversation.ask(sent.messages, ANSWER)) as pieces:
            for piece in pieces:
                for claim in reading.feed(piece):
                    hear(claim)
    except WriterUnavailable as error:
        if error.fault == "unusable":
            return None
        raise
    if reading.claims or (_complete(reading, conversation) and reading.usable):
        return reading
    if conversation.ending in _SILENT:
        raise _nothing(conversation)
    return None


def _complete(reading: Reading, conversation: Conversation) -> bool:
    """Whether the object is whole and the service says that the reply was, too."""
    return reading.closed and conversation.ending == "stop"


def _nothing(conversation: Conversation) -> WriterUnavailable:
    fault, message = _SILENT.get(
        conversation.ending, ("unusable", f"{conversation.model.name} sent no usable reply.")
    )
    return WriterUnavailable(message, fault=fault, usage=conversation.usage)


def _unread(reading: Reading) -> tuple[str, ...]:
    if not reading.malformed:
        return ()
    if reading.malformed == 1:
        return ("One sentence of the model could not be read and is left out.",)
    return (f"{reading.malformed} sentences of the model could not be read and are left out.",)
