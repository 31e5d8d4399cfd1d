"""Buttons and menus below replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.conversation.receipts import cited, receipt
from bot.conversation.requests import Wanted
from bot.rereading import marked
from bot.slack import ids
from bot.slack.hall import escalating, requests
from bot.slack.hall.feedback import Reader
from bot.slack.hall.rooms import careful, here_of
from bot.slack.hall.sharing import share
from bot.slack.views import channel_form, forms, notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.hall.requests import Press
    from bot.slack.hall.rooms import Rooms
    from bot.slack.types import Asked

    Ack = Callable[..., None]
    Body = dict[str, Any]


class Actions:
    """Listeners of buttons and menus.

    Attributes:
        rooms: behind the listeners.
        table: the listeners by the name of the button.
    """

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.table: dict[str, Callable[..., None]] = {
            ids.QUOTES: self.quotes,
            ids.WHY: self.why,
            ids.REACH: self.reach,
            ids.PICK: self.pick,
            ids.SHARE: self.share,
            ids.HUMAN: self.human,
            ids.RESOLVED: self.resolved,
            ids.MUTE: self.mute,
            ids.FEEDBACK: self.feedback,
            ids.HOME_SETTINGS: self.settings,
        }

    @careful
    def quotes(self, ack: Ack, body: Body, context: Any) -> None:
        """Show the quotes: the exact words, from the record alone."""
        ack()
        asked, press = self._read(body, context)
        record = self.rooms.record(press.value, asked.team, asked.channel)
        if record is None:
            return self.rooms.errands.whisper(asked, notices.not_kept())
        shown = receipt(record, Wanted(), self.rooms.articles.many(cited(record)))
        return self.rooms.show(asked, press.trigger, forms.reading("Quotes", self.rooms.quotes(shown)))

    @careful
    def why(self, ack: Ack, body: Body, context: Any) -> None:
        """Why this answer: what was searched, checked and withheld."""
        ack()
        asked, press = self._read(body, context)
        record = self.rooms.record(press.value, asked.team, asked.channel)
        if record is None:
            return self.rooms.errands.whisper(asked, notices.not_kept())
        told = self.rooms.why(marked(record, self.rooms.articles.many(cited(record))))
        return self.rooms.show(asked, press.trigger, forms.reading("Why this answer", told))

    @careful
    def reach(self, ack: Ack, body: Body, context: Any) -> None:
        """The same question over another stretch of time."""
        ack()
        asked, press = self._read(body, context)
        record = self.rooms.record(press.block.partition(":")[2], asked.team, asked.channel)
        if record is None:
            return self.rooms.errands.whisper(asked, notices.not_kept())
        here, now = here_of(context), self.rooms.clock()
        return self.rooms.receive(requests.asked_by_button(body, here, now, question_of(record), press.value))

    @careful
    def pick(self, ack: Ack, body: Body, context: Any) -> None:
        """One of two readings of a question."""
        ack()
        value = requests.pressed(body).value
        self.rooms.receive(requests.asked_by_button(body, here_of(context), self.rooms.clock(), value))

    @careful
    def share(self, ack: Ack, body: Body, context: Any) -> None:
        """Show everybody what only the asker has seen."""
        ack()
        asked, press = self._read(body, context)
        note = share(self.rooms, asked, press.value)
        if note:
            self.rooms.errands.whisper(asked, note)

    @careful
    def human(self, ack: Ack, body: Body, context: Any) -> None:
        """Ask an editor."""
        ack()
        asked, press = self._read(body, context)
        self.rooms.errands.whisper(asked, escalating.ask(self.rooms, asked, press.value))

    @careful
    def resolved(self, ack: Ack, body: Body, context: Any) -> None:
        """An editor has taken care of a question."""
        ack()
        asked, press = self._read(body, context)
        escalating.resolve(self.rooms, asked, press)

    @careful
    def mute(self, ack: Ack, body: Body, context: Any) -> None:
        """Be quiet in a thread, or no longer."""
        ack()
        asked, press = self._read(body, context)
        muted = press.value == "mute"
        self.rooms.threads.mute(asked.team, asked.channel, asked.thread or press.ts, muted=muted)
        self.rooms.errands.whisper(asked, notices.muted() if muted else notices.following())

    @careful
    def feedback(self, ack: Ack, body: Body, context: Any) -> None:
        """What a reader thinks of an answer; who finds it bad is asked why."""
        ack()
        asked, press = self._read(body, context)
        verdict, _, answer = press.value.partition(":")
        if self.rooms.record(answer, asked.team, asked.channel) is None:
            return self.rooms.errands.whisper(asked, notices.not_kept())
        good = verdict == "good"
        reader = Reader(asked.team, asked.channel, asked.user)
        self.rooms.feedback.keep(answer, reader, "good" if good else "bad")
        if good:
            return self.rooms.errands.whisper(asked, notices.thanks())
        place = forms.Place(asked.team, asked.channel, press.ts)
        return self.rooms.show(asked, press.trigger, forms.reason_form(answer, place))

    @careful
    def settings(self, ack: Ack, body: Body, context: Any) -> None:
        """Change the settings of a channel, from the app's home."""
        ack()
        asked, press = self._read(body, context)
        self.rooms.show(asked, press.trigger, channel_form.channel_choice(asked.team))

    def passed_over(self, ack: Ack) -> None:
        """A button that needs nothing from us, such as a link."""
        ack()

    def _read(self, body: Body, context: Any) -> tuple[Asked, Press]:
        return requests.whisper(body, here_of(context), self.rooms.clock()), requests.pressed(body)


def question_of(record: dict[str, Any]) -> str:
    """The question that an answer's record is about, standing alone."""
    answer = record["answer"]
    return str(answer.get("read_as") or answer.get("question") or "")
