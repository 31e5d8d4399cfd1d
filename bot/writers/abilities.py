"""What a server of the OpenAI kind can do, learned from what it refuses. Pure.

OpenAI's own knows all of it; others lack strict schemas, or object to single parameters with a 400.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Form = Literal["json_schema", "json_object", "plain"]
_LOWER: dict[Form, Form] = {"json_schema": "json_object", "json_object": "plain"}
_FORM_WORDS = ("response_format", "json_schema", "json_object", "structured output", "schema", "guided")


@dataclass(frozen=True, slots=True)
class Abilities:
    """What is sent along with a request."""

    form: Form = "json_schema"
    temperature: bool = True
    usage: bool = True  # `stream_options`: the usage at the end of a stream
    completion: bool = True  # `max_completion_tokens`; else the older `max_tokens`

    def without(self, complaint: str) -> Abilities | None:
        """What is left to try after a 400 with this text; None when nothing is.

        A complaint that names nothing costs the form of the reply first, then all parameters at once.
        """
        words = complaint.lower()
        if "temperature" in words and self.temperature:
            return replace(self, temperature=False)
        if ("stream_options" in words or "include_usage" in words) and self.usage:
            return replace(self, usage=False)
        if "max_completion_tokens" in words and self.completion:
            return replace(self, completion=False)
        if any(word in words for word in _FORM_WORDS):
            return self._lower()
        return self._lower() or self._bare()

    def _lower(self) -> Abilities | None:
        return replace(self, form=_LOWER[self.form]) if self.form in _LOWER else None

    def _bare(self) -> Abilities | None:
        bare = Abilities("plain", temperature=False, usage=False, completion=False)
        return None if self == bare else bare

    def shared_with(self, other: Abilities) -> Abilities:
        """What both can do."""
        ladder: tuple[Form, ...] = ("plain", "json_object", "json_schema")
        return Abilities(
            min(self.form, other.form, key=ladder.index),
            temperature=self.temperature and other.temperature,
            usage=self.usage and other.usage,
            completion=self.completion and other.completion,
        )

    def parameters(self, schema: dict[str, Any], *, temperature: float, reply_tokens: int) -> dict[str, Any]:
        """The parameters of a request, as the protocol names them."""
        given: dict[str, Any] = {"max_completion_tokens" if self.completion else "max_tokens": reply_tokens}
        if self.temperature:
            given["temperature"] = temperature
        if self.form == "json_schema":
            given["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.form == "json_object":
            given["response_format"] = {"type": "json_object"}
        return given
