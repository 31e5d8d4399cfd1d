"""Forms that were sent: why an answer was no good, and a channel's settings."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from bot.slack import ids
from bot.slack.hall import requests
from bot.slack.hall.feedback import Reader
from bot.slack.hall.rooms import here_of
from bot.slack.post.faults import Setback, call
from bot.slack.views import channel_form, forms, notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.hall.rooms import Rooms
    from bot.slack.types import Asked, Block

    Ack = Callable[..., None]
    Body = dict[str, Any]

PAGE, PAGES = 1000, 10  # members of a channel that are looked through; Slack gives at most 1,000 at once
_STRANGER = "Only members of a channel can change its settings."
_UNSEEN = "Evenhand cannot see who is in that channel. Invite it there first."
_LOCKED = "An operator has locked these settings meanwhile."


def _careful(listener: Callable[..., None]) -> Callable[..., None]:
    """A listener of forms whose failures are told in the window: a form has no place to whisper in."""

    @wraps(listener)
    def guarded(self: Any, **given: Any) -> None:
        try:
            listener(self, **given)
        except Exception as error:  # noqa: BLE001 - whoever sent a form sees what became of it
            rooms: Rooms = self.rooms
            about = requests.whisper(given["body"], here_of(given["context"]), rooms.clock())
            post = notices.apology(rooms.apologise(about, error))
            given["ack"](response_action="update", view=forms.reading("Something went wrong", post.blocks))

    return guarded


class Submissions:
    """Listeners of forms.

    Attributes:
        rooms: behind the listeners.
        table: the listeners by the name of the form.
    """

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.table: dict[str, Callable[..., None]] = {
            ids.REASON: self.reason,
            ids.HOME_SETTINGS: self.channel,
            ids.SETTINGS: self.settings,
        }

    @_careful
    def reason(self, ack: Ack, body: Body, context: Any) -> None:
        """Why an answer was no good."""
        view, team = body["view"], here_of(context).team
        answer, place = forms.about_of(view)
        kind, words = forms.reason_of(view)
        if self.rooms.record(answer, team, place.channel) is None:
            return ack(response_action="update", view=forms.reading("Thank you", notices.not_kept().blocks))
        reader = Reader(team, place.channel, body["user"]["id"])
        self.rooms.feedback.keep(answer, reader, "bad", kind, words)
        return ack(response_action="update", view=forms.reading("Thank you", notices.thanks().blocks))

    @_careful
    def channel(self, ack: Ack, body: Body, context: Any) -> None:
        """Whose settings are meant: its form comes next."""
        team, channel = here_of(context).team, channel_form.chosen_channel(body["view"])
        wrong = self._barred(body, team, channel)
        if wrong:
            ack(response_action="errors", errors={"channel": wrong})
        else:
            ack(response_action="update", view=self._form(team, channel))

    @_careful
    def settings(self, ack: Ack, body: Body, context: Any) -> None:
        """A channel's settings."""
        team, (_, place) = here_of(context).team, forms.about_of(body["view"])
        policy = self.rooms.channels.policy(team, place.channel)
        chosen = channel_form.settings_of(body["view"], policy, self._outlets())
        wrong = self._barred(body, team, place.channel) or (_LOCKED if policy.locked else "")
        if wrong or isinstance(chosen, dict):
            return ack(
                response_action="errors", errors=chosen if isinstance(chosen, dict) else {"mode": wrong}
            )
        self.rooms.channels.set(team, place.channel, chosen)
        saved = notices.settings_kept(place.channel)
        return ack(response_action="update", view=forms.reading("Channel settings", saved.blocks))

    def open_settings(self, asked: Asked, trigger: str) -> None:
        """Show the settings of the channel that somebody asks in; from a direct message, ask which are meant."""
        view = channel_form.channel_choice(asked.team)
        if not asked.direct:
            view = self._form(asked.team, asked.channel)
        self.rooms.show(asked, trigger, view)

    def _form(self, team: str, channel: str) -> Block:
        policy = self.rooms.channels.policy(team, channel)
        return channel_form.settings_form(policy, self._outlets(), forms.Place(team, channel))

    def _outlets(self) -> tuple[str, ...]:
        return tuple(self.rooms.articles.outlets())

    def _barred(self, body: Body, team: str, channel: str) -> str:
        """Why a person may not change a channel's settings; "" for a member of it who is of this workspace."""
        user = body["user"]
        guest = user.get("team_id") not in {None, "", team}
        if guest and not body.get("enterprise"):  # in an organisation people of one workspace act in another
            return _STRANGER
        try:
            return "" if self._member(team, channel, user["id"]) else _STRANGER
        except Setback as setback:
            if setback.fault.kind in {"place", "account", "refused"}:
                return _UNSEEN
            raise

    def _member(self, team: str, channel: str, user: str) -> bool:
        client, cursor = call(self.rooms.clients.of, team=team), ""
        for _ in range(PAGES):
            page = call(client.conversations_members, channel=channel, limit=PAGE, cursor=cursor)
            if user in (page.get("members") or ()):
                return True
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return False
        return False
