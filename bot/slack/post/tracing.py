"""How our messages are told apart in Slack, so that what may have been posted is looked for before it is posted again.

A whole message bears our metadata: the request's key and the number of the part. A stream cannot bear any until it is
stopped, so its first block has an id made of the key. A message that was taken while its answer was lost is found by
either. Limits: should Slack drop the id of a streamed block, or may we not read the thread, it is not found; then it
stays beside the whole reply.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from bot.slack.post.faults import call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_sdk import WebClient

    from bot.slack.types import Asked, Block

EVENT = "evenhand"
_PAGE = 200  # messages
_PAGES = 5  # at the most
_SKEW = 60.0  # seconds between our clock and Slack's


@dataclass(frozen=True, slots=True)
class Room:
    """Where a reply goes."""

    channel: str
    thread: str = ""


@dataclass(slots=True)
class Found:
    """What stands in Slack of one reply.

    Attributes:
        parts: `ts` of whole messages by number.
        pieces: `ts` of plain texts by number of the message and of the piece.
        opened: `ts` of a message that is half said; "" without.
    """

    parts: dict[int, str] = field(default_factory=dict)
    pieces: dict[tuple[int, int], str] = field(default_factory=dict)
    opened: str = ""


def metadata(key: str, part: int, **more: int) -> dict[str, Any]:
    """What a message of ours bears; `open=1` says that it is half said, `piece` that it is plain text."""
    return {"event_type": EVENT, "event_payload": {"key": key, "part": part, **more}}


def mark(key: str) -> str:
    """The id of the first block of a request's stream."""
    return f"{EVENT}_{blake2b(key.encode(), digest_size=12).hexdigest()}"


def marked(blocks: tuple[Block, ...], key: str) -> tuple[Block, ...]:
    """Blocks of which the first bears the mark."""
    return ({**blocks[0], "block_id": mark(key)}, *blocks[1:])


def trace(client: WebClient, room: Room, asked: Asked) -> Found:
    """What of a request's reply stands in a room.

    Raises:
        Setback: we could not look.
    """
    found = Found()
    for message in _messages(client, room, asked):
        _note(found, message, asked.key)
    return found


def _note(found: Found, message: dict[str, Any], key: str) -> None:
    ts = str(message.get("ts", ""))
    held = message.get("metadata") or {}
    payload = held.get("event_payload") or {}
    if held.get("event_type") == EVENT and payload.get("key") == key:
        part = int(payload.get("part", 0))
        if payload.get("open"):
            found.opened = found.opened or ts
        elif "piece" in payload:
            found.pieces.setdefault((part, int(payload["piece"])), ts)
        else:
            found.parts.setdefault(part, ts)
    elif held.get("event_type") != EVENT and _bears(message, key):
        found.opened = found.opened or ts


def _bears(message: dict[str, Any], key: str) -> bool:
    return any(block.get("block_id") == mark(key) for block in message.get("blocks") or ())


def _messages(client: WebClient, room: Room, asked: Asked) -> Iterator[dict[str, Any]]:
    """The messages of a room since the question, our own among them."""
    since = f"{asked.said_at - (0 if asked.ts else _SKEW):.6f}"
    where: dict[str, Any] = {"channel": room.channel, "oldest": since, "limit": _PAGE}
    where |= {"include_all_metadata": True}
    read = client.conversations_replies if room.thread else client.conversations_history
    if room.thread:
        where["ts"] = room.thread
    for _ in range(_PAGES):
        page = call(read, **where)
        yield from page.get("messages") or ()
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return
        where["cursor"] = cursor
