"""Digests as JSON and back, without loss: what a reader was shown can be shown again. Pure."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from bot import types as asking
from bot.digests import types as telling
from bot.digests.types import Digest
from bot.stories.types import Story
from corpus.health import Silence
from corpus.types import Article, Span

_NAMES = {**vars(asking), **vars(telling)} | {
    each.__name__: each for each in (Story, Silence, Article, Span, datetime)
}


def pack(digest: Digest) -> dict[str, Any]:
    """All of a digest in JSON types."""
    value: dict[str, Any] = _packed(digest)
    return value


def unpack(value: dict[str, Any]) -> Digest:
    """The digest that was packed.

    Raises:
        KeyError, TypeError, ValueError: the value is of no digest, or of another version's.
    """
    digest: Digest = _unpacked(Digest, value)
    return digest


def _packed(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _packed(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_packed(each) for each in value]
    if isinstance(value, dict):
        return {key: _packed(each) for key, each in value.items()}
    return value


def _unpacked(kind: Any, value: Any) -> Any:
    if value is None or kind in {str, int, float, bool} or get_origin(kind) is Literal:
        return value
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is Span:
        return Span(*value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(cast("type", kind))
        return cast("Any", kind)(
            **{name: _unpacked(hints[name], each) for name, each in value.items() if name in hints}
        )
    return _gathered(kind, value)


def _gathered(kind: Any, value: Any) -> Any:
    """Tuples, mappings, and what may be missing."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return tuple(_unpacked(inner[0], each) for each in value)
        return tuple(_unpacked(each, part) for each, part in zip(inner, value, strict=True))
    if origin is dict:
        return {key: _unpacked(inner[1], each) for key, each in value.items()}
    if origin in {Union, types.UnionType}:
        [only] = [each for each in inner if each is not type(None)]
        return _unpacked(only, value)
    msg = f"{kind!r} cannot be read back"
    raise TypeError(msg)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns={**vars(typing), **_NAMES})
