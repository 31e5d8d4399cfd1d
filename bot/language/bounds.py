"""Bounds of figures and dates: "at least", "about", "or more" and the like."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["exact", "lower", "upper", "approximate"]

_LEADS: dict[Bound, str] = {
    "lower": r"at least|more than|no fewer than|no less than|not less than|not fewer than|upwards of|in excess of"
    r"|(?:just |well |slightly |a little )?over|above|exceed(?:s|ed|ing)?|a minimum of|topp(?:ed|ing)|greater than"
    r"|higher than|older than|as few as|north of|passed|surpass(?:ed|ing)",
    "upper": r"at most|up to|no more than|not more than|fewer than|(?:(?:just|well|slightly) )?under|less than|below|a maximum of"
    r"|as many as|as much as|lower than|within|as little as|smaller than|younger than",
    "approximate": r"about|around|approximately|roughly|some|circa|ca\.|nearly|almost|close to|near|nearing|approaching"
    r"|an? estimated|estimated|an? average of|more or less|in the region of|something like|virtually",
}
LEAD = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{name}>{phrases})" for name, phrases in _LEADS.items())
    + r")[\s-]+(?:(?:an?|the|some|estimated|total|of|us)\s+){0,3}[\"'“‘(]*$",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"[\s-]*(?:(?P<lower>or (?:more|above|over|higher)\b|at least\b|at a minimum\b|plus\b|\+)"
    r"|(?P<upper>or (?:less|fewer|under|below)\b|at (?:the )?most\b|at a maximum\b)"
    r"|(?P<approximate>or so\b|-?ish\b|or thereabouts\b))",
    re.IGNORECASE,
)
_AT_ARTICLE = re.compile(
    r"(?:over|about|around|near|under|above|below|within)\s+(?:an?|the)\s+$", re.IGNORECASE
)
"""As in "talks about a $7 billion pipeline", "over the 12 months": a preposition, no bound."""
_THAN_THE = re.compile(r"\b(?:than|above|below|exceed(?:s|ed)?|surpass(?:ed)?)\s+the\b", re.IGNORECASE)
_DURING = re.compile(r"\b(?:over|within|around|under)\s+(?:(?:the|about|just)\s+){0,2}$", re.IGNORECASE)
_TIME = re.compile(r"[\s-](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b")
_AT_LEAST = re.compile(r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of", re.IGNORECASE)
LEAD_LETTERS = 40  # the longest lead-in, with room


def bound_at(text: str, start: int, end: int) -> Bound:
    """The bound that the words around a stretch of text give it: "at least 12", "12 or more"."""
    lead = LEAD.search(text[max(0, start - LEAD_LETTERS) : start])
    match = lead or _TRAIL.match(text, end)
    if match is None or (lead and _no_bound(lead.group(), text, start, end)):
        return "exact"
    return "lower" if match.group("lower") else "upper" if match.group("upper") else "approximate"


def _no_bound(lead: str, text: str, start: int, end: int) -> bool:
    """As in "talks about a $7 billion pipeline", "under a four-day pause", "less than the 5,072 from renewables"."""
    if _THAN_THE.search(lead) or (lead.lower().startswith("up to") and text.startswith(" from ", end)):
        return True
    return _AT_ARTICLE.match(lead) is not None and (not text[start].isalpha() or text[end : end + 1] == "-")


def strict(text: str, start: int) -> bool:
    """Whether a lower bound leaves the figure itself out: "more than 12", not "at least 12"."""
    lead = LEAD.search(text[max(0, start - LEAD_LETTERS) : start])
    return lead is not None and lead.group("lower") is not None and _AT_LEAST.match(lead.group()) is None


def lasting(text: str, start: int, end: int) -> bool:
    """Whether "over" or "within" stands before a span of time, which may be a bound or none: "over 18 months"."""
    lead = text[max(0, start - LEAD_LETTERS) : start]
    return _DURING.search(lead) is not None and _TIME.match(text, end) is not None
