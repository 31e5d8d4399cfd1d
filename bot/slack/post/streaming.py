"""What is shown of a reply while it is being written: a status, then verified claims one by one.

All of it is a courtesy. It runs beside the writing and never slows it: claims that come while a call is under way go
out together in the next one. The first error ends it without a word; the reply itself is `courier`'s to deliver.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.slack.post.faults import Fault, Setback, call
from bot.slack.post.plain import notice
from bot.slack.post.tracing import marked, metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

    from slack_sdk import WebClient

    from bot.slack.post.clients import Clients
    from bot.slack.post.pacing import Pacing
    from bot.slack.types import Asked, Block
    from bot.types import Claim, Evidence, Source

_LOG = logging.getLogger("evenhand.slack")

SEARCHING = "is searching the articles"
LIFE = 240.0  # seconds: Slack ends a stream about 300 s after its start, however busy it is
_PATIENCE = 12.0  # seconds to wait for a call that is under way: the client's own limit and some
_SLOW = 5.0  # seconds for opening a stream, after which nobody opens one for a minute
_HOUR, _MINUTE = 3600.0, 60.0
_STARTS = 20  # streams a minute in one workspace: Slack's Tier 2, also for stopping them
_EDITS = 40  # edits a minute: Slack's Tier 3 is 50, and final edits need some
_WHOLE_TEAM = {
    *("unknown_method", "invalid_chunks", "not_allowed_token_type", "missing_scope", "feature_not_enabled"),
    *("method_deprecated", "deprecated_endpoint", "streaming_mode_mismatch"),
}

Mode = Literal["before", "stream", "edits", "over"]


@dataclass(frozen=True, slots=True)
class Stage:
    """What all lines share."""

    clients: Clients
    pacing: Pacing
    pool: Executor
    blocks_of: Callable[[Claim, tuple[Source, ...], str], Block | Sequence[Block]]
    zone_of: Callable[[str, str], str]


class Line:
    """Shows how one reply comes about. Thread-safe; its methods never raise and never wait, but for `close`.

    Args:
        stage: what all lines share.
        asked: what is replied to.
        opened: hears the `ts` of the message as soon as it is in Slack.
        quiet: show a status only: a message of this reply may stand in Slack already.
    """

    def __init__(
        self, stage: Stage, asked: Asked, opened: Callable[[str], None], *, quiet: bool = False
    ) -> None:
        self._stage = stage
        self._asked = asked
        self._opened = opened
        self._quiet = quiet
        self._changed = threading.Condition()
        self._silent = asked.private or not asked.thread
        self._status = ""
        self._claims: tuple[tuple[Claim, tuple[Source, ...]], ...] = ()
        self._pending: tuple[Block, ...] = ()  # set in type, not shown yet
        self._pumping = False  # a call may be made at any moment
        self._calling = False  # a call is under way
        self._opening = False  # … that opens a message
        self._closed = False
        self._mode: Mode = "before"
        self._began = 0.0
        self.shown: tuple[Block, ...] = ()
        self.ts = ""
        self.lost = False  # a message may have been opened that we do not know of
        self.streaming = False  # it was opened as a stream
        self.busy = False  # a status is shown, or may be

    def searching(self) -> None:
        """Say that work has begun."""
        self._say(SEARCHING)

    def reading(self, evidence: Evidence) -> None:
        """Say how much is being read."""
        outlets = len({one.article.outlet for one in evidence})
        articles = len({one.article.id for one in evidence})
        self._say(f"is reading {_number(articles, 'article')} from {_number(outlets, 'outlet')}")

    def claim(self, claim: Claim, sources: tuple[Source, ...]) -> None:
        """Show a verified claim."""
        with self._changed:
            if self._quiet or self._closed:
                return
            self._claims += ((claim, sources),)
        self._go()

    def close(self) -> None:
        """Show nothing more, and wait for a call that is under way."""
        until = time.monotonic() + _PATIENCE
        with self._changed:
            self._closed = True
            self._claims, self._status = (), ""
            while self._calling and (left := until - time.monotonic()) > 0:
                self._changed.wait(left)
            self.lost = self.lost or self.hanging

    @property
    def hanging(self) -> bool:
        """Whether a message is being opened that nobody waited for any longer."""
        return self._closed and self._calling and self._opening

    def clear(self) -> None:
        """Take the status away; a reply in the thread does that by itself."""
        if self.busy:
            self.busy = False
            _quietly(self._set_status, "")

    def carries(self, blocks: tuple[Block, ...], claims: int) -> bool:
        """Whether a sound stream shows just the beginning of these blocks, of which `claims` are claims."""
        with self._changed:
            shown = len(self.shown)
            alive = self._mode == "stream" and time.monotonic() - self._began < LIFE
            return alive and 0 < shown <= claims and _same(self.shown, blocks[:shown])

    def _say(self, status: str) -> None:
        with self._changed:
            self._status = status
        self._go()

    def _end(self) -> None:
        with self._changed:
            self._mode = "over"

    def _go(self) -> None:
        with self._changed:
            if self._silent or self._closed or self._pumping:
                return
            self._pumping = True
        try:
            self._stage.pool.submit(self._pump)
        except RuntimeError:  # the program is ending
            self._silent = True
            self._pumping = False

    def _pump(self) -> None:
        """Make one call after the other until there is nothing more to show."""
        while (task := self._next()) is not None:
            try:
                task()
            except Exception as error:  # noqa: BLE001 -- a courtesy never breaks a reply
                _LOG.warning(
                    "streaming ended", extra={"request": self._asked.key, "error": type(error).__name__}
                )
                self._end()
            with self._changed:
                self._calling = False
                self._changed.notify_all()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            if not self._closed and self._status:
                status, self._status, self._calling = self._status, "", True
                return lambda: self._set_status(status)
            if not self._closed and self._claims and self._mode != "over":
                claims, self._claims, self._calling = self._claims, (), True
                return lambda: self._show(claims)
            self._pumping = False
            self._changed.notify_all()
            return None

    def _client(self) -> WebClient:
        return self._stage.clients.of(self._asked.team)

    def _set_status(self, status: str) -> None:
        name = ("status", self._asked.team)
        if self._stage.pacing.barred(name):
            return
        where = {"channel_id": self._asked.channel, "thread_ts": self._asked.thread}
        try:
            self.busy = bool(status)
            call(self._client().assistant_threads_setStatus, status=status, **where)
        except Setback as setback:
            known = setback.fault.kind in {"account", "refused"}
            self._stage.pacing.bar(name, _HOUR if known else setback.fault.wait or 1.0)

    def _show(self, claims: tuple[tuple[Claim, tuple[Source, ...]], ...]) -> None:
        """Show claims, or keep them until more come."""
        for claim, sources in claims:
            made = self._stage.blocks_of(claim, sources, self._zone())
            self._pending += (made,) if isinstance(made, dict) else tuple(made)
        blocks = self._pending
        if {"before": self._start, "stream": self._append, "edits": self._edit}[self._mode](blocks):
            with self._changed:
                self.shown += blocks
                self._pending = ()

    def _zone(self) -> str:
        return self._stage.zone_of(self._asked.team, self._asked.user)

    def _start(self, blocks: tuple[Block, ...]) -> bool:
        asked, pacing = self._asked, self._stage.pacing
        if any(pacing.barred(name) for name in self._names()):
            return self._post(blocks)
        if (
            pacing.barred(("streams", asked.team))
            or not pacing.grant(("starts", asked.team), _STARTS)
            or not pacing.now(asked.channel)
        ):
            return False
        began = time.monotonic()
        chunk = {"type": "blocks", "blocks": list(marked(blocks, asked.key))}
        where: dict[str, Any] = {"channel": asked.channel, "thread_ts": asked.thread}
        where |= {"recipient_team_id": asked.team, "recipient_user_id": asked.user}
        self._opening = True
        try:
            answer = call(self._client().chat_startStream, chunks=[chunk], **where)
        except Setback as setback:
            return self._not_started(setback.fault, blocks)
        finally:
            self._opening = False
        if time.monotonic() - began > _SLOW:
            pacing.bar(("streams", asked.team), _MINUTE)
        self.streaming, self._began = True, began
        self._mode = "stream"
        self._stands(str(answer["ts"]))
        return True

    def _names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Where streaming may not exist at all."""
        return ("stream", self._asked.team), ("stream", self._asked.team, self._asked.channel)

    def _not_started(self, fault: Fault, blocks: tuple[Block, ...]) -> bool:
        """Remember why; where streaming does not exist, a plain message takes its place."""
        team, channel = self._names()
        if fault.kind in {"limited", "unsent", "unknown", "later"}:
            self.lost = fault.doubtful
            self._stage.pacing.bar(("streams", self._asked.team), fault.wait or _MINUTE)
        elif fault.code in _WHOLE_TEAM or fault.kind == "refused":
            whole = fault.code in _WHOLE_TEAM
            self._stage.pacing.bar(team if whole else channel, _HOUR)
            _LOG.info("no streaming here for an hour", extra={"code": fault.code, "team": self._asked.team})
            return self._post(blocks, paid=True)
        self._end()
        return False

    def _append(self, blocks: tuple[Block, ...]) -> bool:
        if time.monotonic() - self._began > LIFE:
            self._end()
            return False
        chunk = {"type": "blocks", "blocks": list(blocks)}
        where = {"channel": self._asked.channel, "ts": self.ts}
        return self._tried(lambda: call(self._client().chat_appendStream, chunks=[chunk], **where))

    def _post(self, blocks: tuple[Block, ...], *, paid: bool = False) -> bool:
        """Open a plain message; `paid` when its turn in the channel was taken before."""
        asked = self._asked
        if not paid and not self._stage.pacing.now(asked.channel):
            return False
        what: dict[str, Any] = {"text": notice(blocks), "blocks": list(blocks)}
        what |= {"metadata": metadata(asked.key, 0, open=1), "unfurl_links": False, "unfurl_media": False}
        post = self._client().chat_postMessage
        self._opening = True
        try:
            answer = call(post, channel=asked.channel, thread_ts=asked.thread, **what)
        except Setback as setback:
            self.lost = setback.fault.doubtful
            self._end()
            return False
        finally:
            self._opening = False
        self._mode = "edits"
        self._stands(str(answer["ts"]))
        return True

    def _edit(self, blocks: tuple[Block, ...]) -> bool:
        asked = self._asked
        if not self._stage.pacing.grant(("edits", asked.team), _EDITS):
            return False
        whole = [*self.shown, *blocks]
        where = {"channel": asked.channel, "ts": self.ts}
        edit = self._client().chat_update
        return self._tried(lambda: call(edit, text=notice(whole), blocks=whole, **where))

    def _tried(self, task: Callable[[], Any]) -> bool:
        try:
            task()
        except Setback:
            self._end()
            return False
        return True

    def _stands(self, ts: str) -> None:
        """A message of ours is in Slack; should nobody wait for it any more, its stream is ended."""
        with self._changed:
            self.ts = ts
            late = self._closed and self.lost
        try:
            self._opened(ts)
        except Exception as error:  # noqa: BLE001 -- the ledger may be busy; the message can be found by its mark
            _LOG.warning("an opened message was not noted", extra={"error": type(error).__name__})
        if late and self.streaming:
            _quietly(self._client().chat_stopStream, channel=self._asked.channel, ts=ts)


def _same(shown: Sequence[Block], blocks: Sequence[Block]) -> bool:
    def bare(block: Block) -> Block:
        return {name: value for name, value in block.items() if name != "block_id"}

    return [bare(one) for one in shown] == [bare(one) for one in blocks]


def _quietly(method: Callable[..., Any], *arguments: Any, **named: Any) -> None:
    try:
        method(*arguments, **named)
    except Exception as error:  # noqa: BLE001 -- nothing depends on it
        _LOG.debug("a courtesy call failed", extra={"error": type(error).__name__})


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
