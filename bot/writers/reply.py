"""Reading a model's reply while it arrives: each claim the moment its last brace is there. Pure.

Whatever is not as agreed is left out and counted; nothing is guessed or mended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeGuard, get_args

from bot.types import Cited, ClaimKind, DraftClaim, Status
from bot.writers.scanning import Scanner, strict

TEXT, QUOTE, SPEAKER, AS_OF, PID, POINT = 1_000, 2_000, 200, 40, 64, 300  # characters at the most
QUOTES, POINTS = 6, 10  # of one claim; of what is missing
_KINDS: Final = frozenset(get_args(ClaimKind))
_STATES: Final = frozenset(get_args(Status))


@dataclass(slots=True)
class Reading:
    """A reply so far.

    Attributes:
        limit: claims beyond it are not told.
        malformed: claim objects that were not as agreed.
        surplus: well-formed claims beyond the limit.
    """

    limit: int
    claims: list[DraftClaim] = field(default_factory=list)
    malformed: int = 0
    surplus: int = 0
    _scanner: Scanner = field(default_factory=lambda: Scanner("claims"))
    _end: dict[str, Any] | None = None

    def feed(self, text: str) -> list[DraftClaim]:
        """The claims that close in this piece of text, in order."""
        told: list[DraftClaim] = []
        for item in self._scanner.feed(text):
            claim = claim_of(item)
            if claim is None:
                self.malformed += 1
            elif len(self.claims) == self.limit:
                self.surplus += 1
            else:
                self.claims.append(claim)
                told.append(claim)
        if self._scanner.whole is not None and self._end is None:
            self._end = _whole(self._scanner.whole)
        return told

    @property
    def closed(self) -> bool:
        """Whether the whole object is there and as agreed, its claims apart, which are judged one by one."""
        return bool(self._end)

    @property
    def status(self) -> Status:
        """What the reply says of itself, made to fit what it holds; partial while it is open."""
        if not self._end:
            return "partial"
        if not self.claims:
            return "insufficient"
        said: Status = self._end["status"]
        return "partial" if said == "insufficient" else said

    @property
    def missing(self) -> tuple[str, ...]:
        """What was asked and not found, in the model's words."""
        return tuple(self._end["missing"]) if self._end else ()

    @property
    def usable(self) -> bool:
        """Whether anything can be done with it: claims, or a sound statement that there are none."""
        return bool(self.claims) or (self.closed and not self.malformed)


def claim_of(text: str) -> DraftClaim | None:
    """The claim in the text of one JSON object; None when it is not as agreed."""
    try:
        value = strict(text)
    except (ValueError, RecursionError):
        return None
    cited = _cited(value.get("evidence"))
    kind, speaker, as_of = value.get("kind"), value.get("speaker"), value.get("as_of")
    said = value.get("text")
    if not cited or not _is_one_of(kind, _KINDS) or not _is_text(said, TEXT):
        return None
    if not (_is_text_or_none(speaker, SPEAKER) and _is_text_or_none(as_of, AS_OF)):
        return None
    return DraftClaim(" ".join(said.split()), kind, cited, speaker, as_of)


def _cited(value: Any) -> tuple[Cited, ...]:
    """The quotes of a claim; none at all when one is not as agreed."""
    if not isinstance(value, list) or not 1 <= len(value) <= QUOTES:
        return ()
    for one in value:
        if not isinstance(one, dict):
            return ()
        if not (_is_text(one.get("pid"), PID) and _is_text(one.get("quote"), QUOTE)):
            return ()
    return tuple(Cited(one["pid"], one["quote"]) for one in value)


def _whole(text: str) -> dict[str, Any]:
    """Status and missing points of the whole object; empty when they are not as agreed."""
    try:
        value = strict(text)
    except (ValueError, RecursionError):
        return {}
    missing = value.get("missing", [])
    if not _is_one_of(value.get("status"), _STATES) or not isinstance(value.get("claims"), list):
        return {}
    if not isinstance(missing, list) or not all(isinstance(point, str) for point in missing):
        return {}
    points = [" ".join(point.split()) for point in missing if _is_text(point, POINT)]
    return {"status": value["status"], "missing": points[:POINTS]}


def _is_one_of(value: Any, words: frozenset[str]) -> bool:
    return isinstance(value, str) and value in words


def _is_text(value: Any, most: int) -> TypeGuard[str]:
    """Whether it is text with something in it, not too long, that can be stored."""
    return isinstance(value, str) and bool(value.strip()) and len(value) <= most and _storable(value)


def _is_text_or_none(value: Any, most: int) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= most and _storable(value))


def _storable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, from an escape
        return False
    return "\0" not in value
