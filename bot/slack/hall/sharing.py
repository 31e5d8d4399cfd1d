"""A private answer shown to everybody: the same words, without the button, with the name of who shares it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.slack import ids
from bot.slack.pieces import line, rich
from bot.slack.queue.counter import Job
from bot.slack.types import Asked, Letter, Post
from bot.slack.views import notices

if TYPE_CHECKING:
    from bot.slack.hall.rooms import Rooms
    from bot.slack.types import Block

BLOCKS = 50  # of one message (Slack's limit)
_SHARED = "This answer is shared already."


def share(rooms: Rooms, who: Asked, answer: str) -> Post | None:
    """Have a private answer posted for all, once; gives what the person alone is told, None when it is on its way.

    Args:
        rooms: behind the listeners.
        who: shares it, and where.
        answer: its id.
    """
    place, letter = rooms.ledger.place(answer), rooms.ledger.letter(answer)
    here = place is not None and place[0] == who.team and (who.direct or place[1] == who.channel)
    if not here or letter is None:
        return notices.not_kept()
    asked = replace(
        who,
        key=f"share:{who.team}:{answer}",
        at=rooms.clock(),
        conversation=rooms.threads.of_answer(answer) or f"{who.team}:{who.channel}:share:{answer}",
        response_url="",
        private=False,
    )
    if not rooms.ledger.accept(asked):
        return Post(_SHARED, (rich(line(_SHARED)),))
    shown = shared(letter, who.user)
    rooms.threads.share(asked, answer)
    if rooms.ledger.begin(asked.key) and rooms.ledger.ready(asked.key, shown, answer):
        rooms.counter.put(Job(asked, letter=shown, held=True))
    return None


def shared(letter: Letter, user: str) -> Letter:
    """A private letter as everybody sees it. Pure."""
    first, *more = (Post(post.text, _without(post.blocks)) for post in letter.posts)
    by = notices.shared_by(user)
    if len(first.blocks) < BLOCKS:
        return Letter(Post(first.text, (by, *first.blocks)), 0, tuple(more))
    return Letter(Post(first.text, (by,)), 0, (first, *more))


def _without(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks without the button that shares; a row in which it stood alone goes with it."""
    return tuple(kept for block in blocks if (kept := _bare(block)))


def _bare(block: Block) -> Block:
    if block.get("type") != "actions":
        return block
    elements: list[dict[str, Any]] = [
        each for each in block["elements"] if each.get("action_id") != ids.SHARE
    ]
    return {**block, "elements": elements} if elements else {}
