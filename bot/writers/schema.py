"""The shapes that a model is asked to keep to, in the subset that strict servers know: no lengths, all required."""

from __future__ import annotations

from typing import Any, get_args

from bot.types import ClaimKind, Status

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}


def _thing(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _one_of(words: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


VERDICTS = ("supported", "partly", "attribution_changed", "not")

ANSWER = {
    "name": "answer",
    "strict": True,
    "schema": _thing(
        status=_one_of(get_args(Status)),
        claims=_list(
            _thing(
                text=_TEXT,
                kind=_one_of(get_args(ClaimKind)),
                speaker=_TEXT_OR_NULL,
                as_of=_TEXT_OR_NULL,
                evidence=_list(_thing(pid=_TEXT, quote=_TEXT)),
            )
        ),
        missing=_list(_TEXT),
    ),
}
REWRITE = {"name": "rewrite", "strict": True, "schema": _thing(question=_TEXT)}
CHECK = {
    "name": "check",
    "strict": True,
    "schema": _thing(verdicts=_list(_thing(number={"type": "integer"}, verdict=_one_of(VERDICTS)))),
}
