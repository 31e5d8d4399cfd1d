"""Small calls to Slack beside the answers: notes to one person, the app's home, titles. Nobody waits for them.

They have a few threads of their own, so that a slow Slack never holds those that acknowledge commands.
"""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from bot.slack.types import Letter, Parcel

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.types import Asked, Delivery, Post

_LOG = logging.getLogger("evenhand.slack")
THREADS = 8
TRIES = 4  # for a note that Slack does not take now
LONGEST = 60.0  # seconds: a note that is later than that helps nobody


class Courier(Protocol):
    """Brings letters to Slack (`bot.slack.post.courier`)."""

    def deliver(self, parcel: Parcel) -> Delivery:
        """Bring a letter, or what is left of it; never raises."""
        ...


class Errands:
    """Runs small calls in the background.

    Args:
        courier: brings notes.
        threads: how many calls run at once.
    """

    def __init__(self, courier: Courier, *, threads: int = THREADS) -> None:
        self._courier = courier
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="evenhand-errand")

    def run(self, call: Callable[..., Any], *arguments: Any) -> None:
        """Make a call soon; a failure is logged by its kind."""
        try:
            self._pool.submit(_quietly, call, *arguments)
        except RuntimeError:
            _LOG.info("too late for an errand: we are closing")

    def whisper(self, asked: Asked, post: Post) -> None:
        """Tell somebody something where `asked` was said, before nobody else's eyes."""
        note = replace(asked, key=f"{asked.key}:note", private=True)
        self.deliver(Parcel(note, Letter(post)))

    def deliver(self, parcel: Parcel) -> None:
        """Bring a short letter soon; what Slack does not take within a minute or so is dropped."""
        self.run(self._bring, parcel, TRIES)

    def close(self) -> None:
        """Begin nothing more; what runs may finish."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _bring(self, parcel: Parcel, tries: int) -> None:
        delivery = self._courier.deliver(parcel)
        if delivery.later is None or delivery.later > LONGEST or tries <= 1:
            return
        rest = replace(parcel, posted=delivery.posted, doubtful=delivery.doubtful)
        timer = threading.Timer(delivery.later, self.run, (self._bring, rest, tries - 1))
        timer.daemon = True
        timer.start()


def _quietly(call: Callable[..., Any], *arguments: Any) -> None:
    try:
        call(*arguments)
    except Exception as error:  # noqa: BLE001 - nobody waits for it
        _LOG.warning("an errand failed", extra={"error": type(error).__name__})
