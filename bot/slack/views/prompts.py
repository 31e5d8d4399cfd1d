"""Small words of the agent pane: suggested questions, a thread's title, and what is being done meanwhile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.slack.pieces import counted, short, unescaped

if TYPE_CHECKING:
    from collections.abc import Sequence

PROMPTS = 4  # Slack's limit
TITLE = 60  # characters: a line of the list of threads

_HELP = {"title": "What can you do?", "message": "help"}
_NEWS = {"title": "What is new today?", "message": "What is new today?"}
_DIGEST = {"title": "A digest of the last 24 hours", "message": "digest last 24 hours"}
_NAME = re.compile(r"[^\W_][\w &.'’-]{0,38}[\w.]")
"""Names of outlets that can stand in a question: the message is sent in the asker's name, so nothing in it may act."""
_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "@": "＠"})


def suggested(outlets: Sequence[str]) -> tuple[dict[str, str], ...]:
    """At most four questions to begin with, for `assistant.threads.setSuggestedPrompts`.

    Args:
        outlets: held, those of the most articles first; empty while there are no articles.
    """
    if not outlets:
        return (_HELP,)
    named = [name for name in outlets if _NAME.fullmatch(name)][:1]
    asks = [
        {"title": f"The last 7 days in {name}", "message": f"What did {name} report in the last 7 days?"}
        for name in named
    ]
    return (_NEWS, _DIGEST, *asks, _HELP)[:PROMPTS]


def thread_title(question: str) -> str:
    """A question as the title of its thread: one line in which nothing is read as a mention or a tag."""
    return short(unescaped(unescaped(question)).translate(_LOOKALIKES), TITLE)


def waiting(ahead: int) -> str:
    """While others' questions come first; Slack puts the app's name before it."""
    return f"will read soon: {counted(ahead, 'question')} before yours" if ahead else "is starting"


def searching() -> str:
    """While articles are being looked for."""
    return "is looking for articles"


def reading(articles: int, outlets: int) -> str:
    """While an answer is written from these."""
    return f"is reading {counted(articles, 'article')} from {counted(outlets, 'outlet')}"
