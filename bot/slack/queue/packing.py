"""Requests and letters as JSON for the ledger, and back. Pure."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from bot.slack.types import Asked, Letter, Post


def asked_json(asked: Asked) -> dict[str, Any]:
    """A request in JSON types."""
    return {**asdict(asked), "at": asked.at.isoformat()}


def asked_of(value: dict[str, Any]) -> Asked:
    """A request as it was kept; what a later version may have added is passed over."""
    known = {field.name for field in fields(Asked)}
    kept = {name: item for name, item in value.items() if name in known}
    return Asked(**{**kept, "at": datetime.fromisoformat(value["at"])})


def letter_json(letter: Letter) -> dict[str, Any]:
    """A letter in JSON types."""
    return {
        "claims": letter.claims,
        "posts": [{"text": post.text, "blocks": list(post.blocks)} for post in letter.posts],
    }


def letter_of(value: dict[str, Any]) -> Letter:
    """A letter as it was kept."""
    first, *more = (Post(post["text"], tuple(post["blocks"])) for post in value["posts"])
    return Letter(first, value["claims"], tuple(more))
