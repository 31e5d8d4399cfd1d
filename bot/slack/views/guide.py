"""How to ask, and what to expect: told alike in the app's home and on the help card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.pieces import bullets, line, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.slack.pieces import Element

PURPOSE = "Evenhand answers questions about the news from the articles that it holds; every sentence cites the exact words of an article."

_WAYS = (
    ("Mention me", "in a channel with a question; the answer stands in a thread."),
    ("Write to me directly", "in Messages; no mention is needed."),
    ("/ask", "and a question, in any channel: only you see the answer, until you share it."),
    (
        "/summarize",
        "and the address of an article, or a topic: what has been reported, in checked sentences.",
    ),
    ("/digest", "and a stretch of time or a topic, or nothing: the latest articles by outlet."),
    (
        "Summarize",
        "in the menu of a message: what has been reported on the article or topic of that message.",
    ),
    ("Follow up", "in the thread: “And in Berlin?”, “What did the other outlets say?”"),
    (
        "show the quote",
        "in the thread, or the button: the exact words behind each sentence, and where they stand.",
    ),
    ("Name an outlet or a time", "to narrow a question: “since Monday”, “according to …”."),
)
_RULES = (
    "Every sentence cites exact words of an article. Before it is shown, code checks its names, numbers, dates, quotations and who said it.",
    "Differing figures stand side by side, each with who gives it and of which day. They are never merged or averaged.",
    "Loaded words appear in quotation marks only, as somebody’s own words.",
    "A sentence that does not pass the checks is withheld. The answer says how many were, and “Why this answer” tells the reasons.",
    "Where a check cannot read the language of an article, the answer says what was not checked.",
    "When the articles do not answer a question, Evenhand says so. That they are silent does not mean that it did not happen.",
    "Evenhand does not search the web, give opinions, predict, or rate outlets. It knows only what its sources have reported.",
)
_CHOSEN = "No model writes here: sentences are taken from the articles as they stand, with their outlet."
_WRITTEN = "A model ({model}) proposes sentences from passages of the articles; it has no part in the checks."


def ways() -> Element:
    """How to ask, as a list."""
    return bullets(line(said(f"{how} ", "bold"), what) for how, what in _WAYS)


def policy(model: str, kept_days: int | None) -> Element:
    """What answers hold to, as a list.

    Args:
        model: that writes; "" when none does.
        kept_days: for how long records of answers are kept; 0 for ever, None to say nothing of it.
    """
    return bullets(line(rule) for rule in (*_RULES, *_here(model, kept_days)))


def _here(model: str, kept_days: int | None) -> Iterable[str]:
    yield _WRITTEN.format(model=model) if model else _CHOSEN
    if kept_days is not None:
        stretch = (
            f"for {kept_days} day{'' if kept_days == 1 else 's'}"
            if kept_days
            else "until an editor deletes them"
        )
        yield f"Questions and answers are kept {stretch}, so that any answer can be explained and corrected."
