"""Threads of questions: follow-ups, receipts and clarifications, on the Desk. Parts are imported when they are used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.conversation.history import Clarification, Option, Past
    from bot.conversation.receipts import Receipt, Reply
    from bot.conversation.showing import clarification_json, receipt_json, reply_json, reply_text
    from bot.conversation.talking import Conversation, Rewriter
    from bot.conversation.threads import Threads

__all__ = [
    "Clarification",
    "Conversation",
    "Option",
    "Past",
    "Receipt",
    "Reply",
    "Rewriter",
    "Threads",
    "clarification_json",
    "receipt_json",
    "reply_json",
    "reply_text",
]

_HOMES = {
    "history": ("Clarification", "Option", "Past"),
    "receipts": ("Receipt", "Reply"),
    "showing": ("clarification_json", "receipt_json", "reply_json", "reply_text"),
    "talking": ("Conversation", "Rewriter"),
    "threads": ("Threads",),
}


def __getattr__(name: str) -> Any:
    """A part by name: `ask` keeps threads without loading what talks."""
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
