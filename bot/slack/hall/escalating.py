"""Questions for editors: posted in their channel, once for each answer, and marked when one has taken care of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.slack.pieces import line, rich
from bot.slack.post.faults import Setback, call
from bot.slack.types import Letter, Parcel, Post
from bot.slack.views import notices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.slack.hall.requests import Press
    from bot.slack.hall.rooms import Rooms
    from bot.slack.types import Asked

_LAX = {"unfurl_links": False, "unfurl_media": False}
_NOT_PASSED = (
    "Your question could not be passed on to the editors. Please press the button again in a moment."
)
_CLOSED = "Evenhand cannot write in the editors’ channel. An operator has to invite it there."


def ask(rooms: Rooms, who: Asked, answer: str) -> Post:
    """Post a question in the editors' channel, once; gives what the asker is told."""
    record = rooms.record(answer, who.team, who.channel)
    if record is None:
        return notices.not_kept()
    channel = rooms.channels.policy(who.team, who.channel).human
    if not channel:
        return notices.no_editors()
    if rooms.editors.claim(who.team, answer):
        try:
            _post(rooms, who, channel, str(record["answer"].get("question") or ""), answer)
        except Setback as setback:
            if not setback.fault.doubtful:  # else it is there: Slack acts on what it reads
                rooms.editors.release(answer)
                return _says(_CLOSED if setback.fault.kind == "place" else _NOT_PASSED)
    return notices.passed_on(channel, private=_hidden(rooms.ledger.place(answer)))


def resolve(rooms: Rooms, editor: Asked, press: Press) -> None:
    """Mark a question as done in the editors' channel, and tell where it was asked.

    Raises:
        Setback: Slack does not take the mark.
    """
    record, place = rooms.record(press.value, editor.team), rooms.ledger.place(press.value)
    asker, link = _of(press.blocks)
    question = str(record["answer"].get("question") or "") if record else ""
    post = notices.resolved_request(question, asker, link, editor.user)
    client = call(rooms.clients.of, team=editor.team)
    call(client.chat_update, channel=editor.channel, ts=press.ts, text=post.text, blocks=list(post.blocks))
    if place is not None and place[0] == editor.team and rooms.ledger.first(f"resolved:{press.value}"):
        rooms.errands.deliver(_news(editor, place, asker, press.value, question))


def _news(editor: Asked, place: tuple[str, str, str, str], asker: str, answer: str, question: str) -> Parcel:
    """For the thread of the question; for the asker alone where only the asker has seen the answer."""
    _, channel, thread, ts = place
    asked = replace(
        editor,
        key=f"resolved:{answer}",
        channel=channel,
        user=asker,
        thread=thread or ts,
        ts="",
        response_url="",
        private=_hidden(place),
    )
    return Parcel(asked, Letter(notices.resolved(editor.user, question if asked.private else "")))


def _hidden(place: tuple[str, str, str, str] | None) -> bool:
    """Whether nobody but the asker has seen an answer."""
    return place is None or not (place[2] or place[3])


def _post(rooms: Rooms, who: Asked, channel: str, question: str, answer: str) -> None:
    place = rooms.ledger.place(answer)
    client = call(rooms.clients.of, team=who.team)
    link = _permalink(client, place) if place else ""
    post = notices.editor_request(answer, question, who.user, link)
    call(client.chat_postMessage, channel=channel, text=post.text, blocks=list(post.blocks), **_LAX)


def _says(text: str) -> Post:
    return Post(text, (rich(line(text)),))


def _permalink(client: Any, place: tuple[str, str, str, str]) -> str:
    """Where an answer stands, as an address; "" where nobody else sees it."""
    _, channel, _, ts = place
    if not ts:
        return ""
    try:
        return str(call(client.chat_getPermalink, channel=channel, message_ts=ts).get("permalink") or "")
    except Setback:
        return ""


def _of(blocks: Iterable[dict[str, Any]]) -> tuple[str, str]:
    """The asker and the address that a message in the editors' channel names: neither is kept by us."""
    parts = [part for block in blocks for part in _elements(block)]
    asker = next((part["user_id"] for part in parts if part.get("type") == "user"), "")
    return asker, next((part["url"] for part in parts if part.get("type") == "link"), "")


def _elements(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in part.get("elements") or ():
        yield each
        yield from _elements(each)
