"""Brings letters to Slack: each once, whole and in order, whatever Slack and the network do.

The state of a delivery is in the parcel and in Slack itself, so any process can go on where another was killed:

- a sound stream that shows the beginning of the letter is stopped with the rest of it;
- a message that is half said (a broken stream, a placeholder, what a killed process has left) becomes the letter by
  an edit; what can no longer be edited is posted anew and the old one deleted;
- else the letter is posted. Every message bears metadata; after a lost answer the thread is looked through first;
- blocks that Slack does not take are sent as plain text with the same words;
- where we may not write, the reply goes to the asker's direct messages; where the thread is gone, below the channel.

Nobody sleeps here: `Delivery.later` says when to come again.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.slack.post.faults import UNANSWERED, Fault, Setback, call
from bot.slack.post.pacing import Pacing, spread
from bot.slack.post.plain import pieces, short
from bot.slack.post.streaming import Line, Stage
from bot.slack.post.tracing import Room, metadata, trace
from bot.slack.post.whispering import Whispers
from bot.slack.types import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from slack_sdk import WebClient

    from bot.slack.post.clients import Clients
    from bot.slack.types import Asked, Block, Letter, Parcel
    from bot.types import Claim, Source

_LOG = logging.getLogger("evenhand.slack")

_ELSEWHERE = "I could not post this where you asked, so here it is."
_BLOCKS = 50  # Slack's limit for a message
_SETTLING = (
    3.0  # seconds before a thread is looked through: Slack may still be busy with a call we have given up
)

_INSIST = (
    120.0  # seconds in which a thread is looked through before a reply that may stand in it is posted again
)


@dataclass(slots=True)
class Trip:
    """One attempt at a delivery."""

    asked: Asked
    letter: Letter
    client: WebClient
    room: Room
    posted: list[str]
    opened: str
    doubtful: bool
    line: Line | None
    known: dict[tuple[int, int], str] = field(default_factory=dict)  # plain pieces that stand in Slack
    turn: str = ""  # the channel where a post may be made now: what Slack has refused has used up no turn
    loose: bool = False  # Slack has put a message outside its thread: the question is deleted
    elsewhere: bool = False  # in direct messages, because the place of the question is closed to us

    @property
    def below(self) -> str:
        """The thread that a further message belongs to."""
        return self.room.thread or (self.posted[0] if self.posted else "")


class Courier:
    """Delivers letters, and opens lines for what is shown before.

    Args:
        clients: the clients of the workspaces.
        blocks_of: sets one claim in type: claim, sources cited so far, zone.
        zone_of: the zone of a person: workspace, id.
        pacing: shared knowledge of how fast Slack may be written to.
        threads: how many calls of lines may be under way at once.
    """

    def __init__(
        self,
        clients: Clients,
        blocks_of: Callable[[Claim, tuple[Source, ...], str], Block | Sequence[Block]],
        *,
        zone_of: Callable[[str, str], str] = lambda team, user: "UTC",  # noqa: ARG005 -- a port
        pacing: Pacing | None = None,
        threads: int = 16,
    ) -> None:
        self._clients = clients
        self._pacing = pacing or Pacing()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="evenhand-line")
        self._stage = Stage(clients, self._pacing, self._pool, blocks_of, zone_of)
        self._whispers = Whispers(clients)

    def line(self, asked: Asked, opened: Callable[[str], None], *, quiet: bool = False) -> Line:
        """A line for one reply; a status is shown at once.

        Args:
            asked: what is replied to.
            opened: hears the `ts` of a message of ours as soon as it is in Slack, on a thread of ours.
            quiet: show no claims: a killed process may have opened a message for this reply.
        """
        line = Line(self._stage, asked, opened, quiet=quiet)
        line.searching()
        return line

    def deliver(self, parcel: Parcel, line: Line | None = None) -> Delivery:
        """Take a letter as far as it goes now. Never raises for what Slack or the network does.

        A delivery that is to be tried again is told so by the next parcel: `posted` and `doubtful` as they stand.
        """
        if line is not None:
            line.close()
        asked = parcel.asked
        if asked.private and (asked.response_url or not asked.direct):
            delivery = self._whispers.deliver(parcel, self._later)
        else:
            delivery = self._send(parcel, line)
        if line is not None and delivery.failed:
            line.clear()
        self._log(asked, delivery)
        return delivery

    def close(self) -> None:
        """End the threads of all lines; what is under way may finish."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _send(self, parcel: Parcel, line: Line | None) -> Delivery:
        posted = list(parcel.posted)
        doubtful = parcel.doubtful or bool(line and line.lost)
        if line is not None and line.hanging:
            return Delivery(parcel.posted, _SETTLING, doubtful=True)
        try:
            trip = _trip(parcel, line, posted, call(self._clients.of, team=parcel.asked.team))
            trip.doubtful = doubtful
        except Setback as setback:
            return self._put_off(parcel.asked, tuple(posted), setback.fault, doubtful=doubtful)
        try:
            self._go(trip)
        except Setback as setback:
            found = not trip.posted and trip.opened not in {"", parcel.opened}  # nobody else knows of it
            doubtful = trip.doubtful or setback.fault.doubtful or found
            return self._put_off(parcel.asked, tuple(trip.posted), setback.fault, doubtful=doubtful)
        self._pacing.fine(parcel.asked.team)
        if line is not None and (trip.elsewhere or (trip.opened and not line.ts)):
            line.clear()  # nothing was posted in the thread that would do so
        return Delivery(tuple(trip.posted))

    def _go(self, trip: Trip) -> None:
        if trip.doubtful:
            self._look(trip)
        if not trip.posted:
            trip.posted.append(self._first(trip))
        for part in range(len(trip.posted), len(trip.letter.posts)):
            trip.posted.append(self._post(trip, part))

    def _look(self, trip: Trip) -> None:
        """Find out what earlier attempts have left in Slack."""
        found = None
        for room in self._rooms(trip):
            try:
                found = trace(trip.client, room, trip.asked)
                break
            except Setback as setback:
                if setback.fault.again and not self._past_looking(trip.asked, setback.fault):
                    raise
                _LOG.warning("a thread could not be read", extra={"code": setback.fault.code})
        trip.doubtful = False
        if found is None:
            return
        trip.known = found.pieces
        trip.opened = found.opened or trip.opened
        while len(trip.posted) in found.parts:
            trip.posted.append(found.parts[len(trip.posted)])
        if trip.posted and trip.opened not in {"", *trip.posted}:
            self._quietly(trip.client.chat_delete, channel=trip.asked.channel, ts=trip.opened)

    @staticmethod
    def _past_looking(asked: Asked, fault: Fault) -> bool:
        """Whether a thread that a server fails to show is no longer waited for: a reply twice is better than none."""
        waited = (datetime.now(UTC) - asked.at).total_seconds()
        return fault.kind in {"unknown", "later"} and fault.code not in UNANSWERED and waited > _INSIST

    def _rooms(self, trip: Trip) -> Iterator[Room]:
        """Where messages of this reply may stand: where it was asked, and where it goes when that is gone."""
        yield trip.room
        if trip.room.thread:
            yield Room(trip.room.channel)
        yield from self._private_room(trip)

    def _first(self, trip: Trip) -> str:
        """Make the letter's first message stand in Slack; its `ts`."""
        blocks, line = trip.letter.first.blocks, trip.line
        if line is not None and line.ts == trip.opened and line.carries(blocks, trip.letter.claims):
            rest = blocks[len(line.shown) :]
            if self._stopped(trip, rest):
                return trip.opened
        if not trip.opened:
            return self._post(trip, 0)
        try:
            return self._edited(trip)
        except Setback as setback:
            if setback.fault.again or setback.fault.kind == "account":
                raise
        old, trip.opened = trip.opened, ""
        ts = self._post(trip, 0)
        self._quietly(trip.client.chat_delete, channel=trip.asked.channel, ts=old)
        return ts

    def _stopped(self, trip: Trip, rest: tuple[Block, ...]) -> bool:
        """Whether the stream was ended with the rest of the letter."""
        more: dict[str, Any] = {"blocks": list(rest)} if rest else {}
        where = {"channel": trip.asked.channel, "ts": trip.opened}
        try:
            call(trip.client.chat_stopStream, **where, **more, metadata=metadata(trip.asked.key, 0))
        except Setback as setback:
            if setback.fault.again:
                raise
            return False
        return True

    def _edited(self, trip: Trip) -> str:
        """Turn the opened message into the letter's first."""
        where = {"channel": trip.asked.channel, "ts": trip.opened}
        self._quietly(trip.client.chat_stopStream, **where)  # an edit of a running stream is refused
        first, key = trip.letter.first, trip.asked.key
        what = {"text": short(first.text), "blocks": list(first.blocks)}
        texts = pieces(first)
        if (0, 0) not in trip.known:
            try:
                _certain(trip.client.chat_update, **where, **what, metadata=metadata(key, 0))
            except Setback as setback:
                if setback.fault.kind not in {"shape", "refused"}:
                    raise
                _plainly(trip.asked, 0, setback.fault)
            else:
                return trip.opened
        plain = {"text": texts[0], "blocks": [], "metadata": metadata(key, 0, piece=0)}
        _certain(trip.client.chat_update, **where, **plain)
        trip.known[0, 0] = trip.opened
        return self._texts(trip, 0, trip.room, texts)

    def _post(self, trip: Trip, part: int) -> str:
        """Post one of the letter's messages, in the plainest way and the nearest place that Slack takes; its `ts`."""
        room, plain = Room(trip.room.channel, trip.below), (part, 0) in trip.known
        first: Setback | None = None
        while True:
            try:
                ts = self._texts(trip, part, room) if plain else self._whole(trip, part, room)
            except Setback as setback:
                first = first or setback
                if setback.fault.again or setback.fault.kind == "account":
                    raise
                way = self._way_out(trip, setback.fault, room, plain=plain)
                if way is None:
                    raise first from None
                if way[1] and not plain:
                    _plainly(trip.asked, part, setback.fault)
                room, plain = way
            else:
                trip.room = Room(room.channel, ts if trip.loose else room.thread or ts)
                return ts

    def _way_out(self, trip: Trip, fault: Fault, room: Room, *, plain: bool) -> tuple[Room, bool] | None:
        """How to post instead; None when there is no way left."""
        if fault.kind == "thread" and room.thread:
            below = trip.posted[0] if trip.posted else ""
            return Room(room.channel, below if below != room.thread else ""), plain
        if fault.kind in {"shape", "refused"} and not plain:
            return room, True
        if fault.kind == "shape" or trip.elsewhere:
            return None
        for private in self._private_room(trip):
            trip.elsewhere = True
            return private, plain
        return None

    def _private_room(self, trip: Trip) -> list[Room]:
        """The asker's direct messages with us, unless it was asked there or they are closed to us."""
        try:
            opened = call(trip.client.conversations_open, users=trip.asked.user)
        except Setback as setback:
            if setback.fault.again:
                raise
            return []
        channel = str(opened["channel"]["id"])
        below = trip.posted[0] if trip.posted else ""
        return [] if channel == trip.asked.channel else [Room(channel, below)]

    def _whole(self, trip: Trip, part: int, room: Room) -> str:
        post = trip.letter.posts[part]
        blocks = list(post.blocks)
        if trip.elsewhere and part == 0 and len(blocks) < _BLOCKS:
            blocks.insert(0, _said(_ELSEWHERE))
        meta = metadata(trip.asked.key, part)
        return self._message(trip, room, f"{part}", {"text": post.text, "blocks": blocks, "metadata": meta})

    def _texts(self, trip: Trip, part: int, room: Room, texts: tuple[str, ...] = ()) -> str:
        """Post a message as plain texts; what of them stands in Slack is not posted again."""
        for number, text in enumerate(texts or pieces(trip.letter.posts[part])):
            if (part, number) in trip.known:
                continue
            meta = metadata(trip.asked.key, part, piece=number)
            trip.doubtful = trip.doubtful or number > 0  # if it breaks off now, look for the earlier ones
            if number and not room.thread:
                room = Room(room.channel, trip.known[part, 0])
            trip.known[part, number] = self._message(
                trip, room, f"{part}.{number}", {"text": text, "mrkdwn": False, "metadata": meta}
            )
        trip.doubtful = False
        return trip.known[part, 0]

    def _message(self, trip: Trip, room: Room, number: str, what: dict[str, Any]) -> str:
        turn = f"{trip.asked.key} {number}"
        wait = 0.0 if trip.turn == room.channel else self._pacing.turn(room.channel, turn)
        if wait:
            raise Setback(Fault("limited", "turn", wait))
        trip.turn = room.channel
        where = {"channel": room.channel, **({"thread_ts": room.thread} if room.thread else {})}
        try:
            answer = call(
                trip.client.chat_postMessage, **where, **what, unfurl_links=False, unfurl_media=False
            )
        except Setback as setback:
            if setback.fault.kind == "limited":
                self._pacing.hold(room.channel, setback.fault.wait)
                wait = self._pacing.turn(room.channel, turn)
                raise Setback(replace(setback.fault, wait=wait)) from None
            raise
        trip.turn = ""
        trip.loose = bool(room.thread) and not (answer.get("message") or {}).get("thread_ts")
        return str(answer["ts"])

    def _put_off(self, asked: Asked, posted: tuple[str, ...], fault: Fault, *, doubtful: bool) -> Delivery:
        if fault.kind == "account" and self._clients.renewed(asked.team):
            return Delivery(posted, self._later(asked, Fault("later", fault.code)), doubtful)
        if fault.again:
            return Delivery(posted, self._later(asked, fault), doubtful)
        return Delivery(posted, failed=fault.code)

    def _later(self, asked: Asked, fault: Fault) -> float:
        """Seconds until the next attempt."""
        if fault.code == "turn":
            return fault.wait
        if fault.kind == "limited":
            return fault.wait + 0.1 + spread(asked.key)
        wait = self._pacing.trouble(asked.team) * (1 + spread(asked.key) / 4)
        return max(wait, _SETTLING) if fault.doubtful else wait

    @staticmethod
    def _quietly(method: Callable[..., Any], **arguments: Any) -> None:
        try:
            call(method, **arguments)
        except Setback as setback:
            _LOG.debug("a call was passed over", extra={"code": setback.fault.code})

    @staticmethod
    def _log(asked: Asked, delivery: Delivery) -> None:
        facts = {"request": asked.key, "messages": len(delivery.posted)}
        if delivery.failed:
            _LOG.error("a reply cannot be delivered", extra=facts | {"code": delivery.failed})
        elif delivery.later is not None:
            _LOG.info("a reply waits", extra=facts | {"seconds": round(delivery.later, 1)})


def _trip(parcel: Parcel, line: Line | None, posted: list[str], client: WebClient) -> Trip:
    asked = parcel.asked
    opened = (line.ts if line else "") or parcel.opened
    room = Room(asked.channel, asked.thread)
    return Trip(asked, parcel.letter, client, room, posted, opened, parcel.doubtful, line)


def _certain(method: Callable[..., Any], **arguments: Any) -> Any:
    """A call that may be made twice: that its fate is not known is no doubt about what stands in Slack."""
    try:
        return call(method, **arguments)
    except Setback as setback:
        if setback.fault.doubtful:
            raise Setback(replace(setback.fault, kind="later")) from None
        raise


def _said(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "plain_text", "text": text, "emoji": False}]}


def _plainly(asked: Asked, part: int, fault: Fault) -> None:
    _LOG.error(
        "Slack refused the blocks of a reply; it goes out as plain text",
        extra={"request": asked.key, "part": part, "code": fault.code},
    )
