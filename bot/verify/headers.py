"""Figures that are part of a name in an article's head are no figures of a claim."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.verify.ground import Ground

_NUMBERED = re.compile(r"\b[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)* \d{1,4}\b(?![.,:]?\d|%|-)")
"""As in "Channel 4", "Apollo 11" and "Terminal 2"; capitals as written."""


def nameless(text: str, ground: Ground) -> str:
    """The claim with spaces for outlets' names and for numbered names of the heads: "France 24", "Apollo 11"."""
    for stretch in ground.stretches:
        article = stretch.exhibit.article
        for name in _numbered(article.outlet, stretch.header):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " " * len(name), text)
    return text


@lru_cache(maxsize=256)
def _numbered(outlet: str, header: str) -> tuple[str, ...]:
    own = (outlet,) if any(char.isalpha() for char in outlet) else ()
    return tuple(sorted((*own, *_NUMBERED.findall(header)), key=len, reverse=True))
