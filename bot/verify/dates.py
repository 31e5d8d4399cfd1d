"""Every date of a claim is one of its own quotes, written there or worked out from the day of publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.binding import Item, Side, strayed
from bot.language.calendar import MONTHS, Mention, Period, mentions, periods
from bot.language.numerals import UNITS
from bot.language.words import all_stems, words
from bot.verify.ground import Failure, Ground, Stretch
from bot.verify.speakers import sources

if TYPE_CHECKING:
    from datetime import date

_REPORTED = re.compile(
    r"\b(?:reported|reports|published|wrote|dated|as of|updated|report|article)\b[^.;]{0,40}$", re.IGNORECASE
)
_EVENT = re.compile(r"\b([a-z]{3,}) (?:of|on|in) $")
_FROM_JANUARY = re.compile(
    rf"\bJanuary(?:\s(?:to|through|and|until)\s|\s?[-–]\s?)({'|'.join(MONTHS)})(?:\s(\d{{4}}))?\b",
    re.IGNORECASE,
)
_MANY = 40  # dates in one stretch: a table, which may only be quoted whole
_FIRST, _LAST = 3, 9990  # years in which dates can be counted back and forth


def missing(text: str, ground: Ground) -> Failure | None:
    """The first date of the claim that its quotes do not give."""
    text = _without_outlets(text, ground)
    if any(len(mentions(one)) > _MANY for one in (text, *(stretch.whole for stretch in ground.stretches))):
        return Failure("date_not_in_evidence", "too many dates to tell apart")
    for number, mention in enumerate(mentions(text)):
        if (
            _reported_on(text, mention, ground)
            or _told_back(mention, ground)
            or _months_counted(text, mention, ground)
        ):
            continue
        reasons = [_wrong(text, number, stretch) for stretch in ground.stretches]
        if all(reason is not None for reason in reasons):
            shown = text[mention.start : mention.end]
            return Failure("date_not_in_evidence", f"{shown!r}: {next(filter(None, reasons), 'no quote')}")
    return None


def _without_outlets(text: str, ground: Ground) -> str:
    """The claim with spaces for its outlets' names: "Harbor Today" is no date."""
    for stretch in ground.stretches:
        outlet = stretch.exhibit.article.outlet
        text = text.replace(outlet, " " * len(outlet)) if outlet else text
    return text


def supported(day: str, stretch: Stretch) -> bool:
    """Whether a date given by itself (an as-of) is the quote's or the article's own."""
    found = mentions(day)
    if not found:
        return False
    published = _published(stretch)
    held = mentions(stretch.whole)
    return all(_equal(one, held, published) or _is_day(one, published) for one in found)


def _published(stretch: Stretch) -> date | None:
    moment = stretch.exhibit.article.published_at
    return moment.date() if moment is not None and _FIRST <= moment.year <= _LAST else None


def _reported_on(text: str, mention: Mention, ground: Ground) -> bool:
    told = _REPORTED.search(text[: mention.start])
    if told is None or any(_told_on(told.group(), stretch) for stretch in ground.stretches):
        return False
    return any(_is_day(mention, _published(stretch)) for stretch in ground.stretches)


def _told_on(told: str, stretch: Stretch) -> bool:
    """Whether the quotes themselves give the day of what was "reported": "researchers reported on Wednesday"."""
    verb = words(told)[0].stem
    return bool(mentions(stretch.whole)) and verb in all_stems(stretch.whole)


def _told_back(mention: Mention, ground: Ground) -> bool:
    """As in "the previous week" where the quotes have "the week before" or "a week earlier"."""
    turn, _, unit = str(mention.key[0]).partition(" ")
    back = re.compile(rf"\b(?:an?|the|one) {unit} (?:before|earlier|ago)\b", re.IGNORECASE)
    if turn == "this" and unit == "season":
        return any("the season" in stretch.quote for stretch in ground.stretches)
    return turn == "previous" and any(back.search(stretch.quote) for stretch in ground.stretches)


def _months_counted(text: str, mention: Mention, ground: Ground) -> bool:
    """As in "from January to September" where the quotes have "the first nine months" of that year."""
    match = next(
        (one for one in _FROM_JANUARY.finditer(text) if one.start() <= mention.start < one.end()), None
    )
    if match is None:
        return False
    last = MONTHS.index(match[1].lower()) + 1
    forms = "|".join((str(last), next(name for name, value in UNITS.items() if value == last)))
    counted = re.compile(rf"\bfirst (?:{forms}) months\b(?! of (?:the )?(?:last|previous))", re.IGNORECASE)
    return any(
        counted.search(one.quote) is not None
        and (day := _published(one)) is not None
        and (match[2] is None or int(match[2]) == day.year)
        for one in ground.stretches
    )


def _is_day(mention: Mention, published: date | None) -> bool:
    if published is None or mention.kind not in {"day", "month", "year", "slash", "weekday"}:
        return False
    return any(period.start <= published < period.end for period in periods(mention, published))


def _equal(mention: Mention, held: tuple[Mention, ...], published: date | None) -> list[int]:
    """Which of the source's dates the claim's date is, or holds."""
    days = periods(mention, published) if mention.kind not in {"near", "rel"} else ()
    same = []
    for k, other in enumerate(held):
        if (
            (other.kind, other.key) == (mention.kind, mention.key)
            or _same_parts(mention, other)
            or any(_holds(days, day) for day in periods(other, published))
        ):
            same.append(k)
    return same


def _same_parts(mention: Mention, other: Mention) -> bool:
    """Equal but for a year that one of them leaves out; a month holds its days."""
    if mention.kind == "day" == other.kind and None in {mention.key[0], other.key[0]}:
        return mention.key[1:] == other.key[1:] and mention.key[0] is None
    if mention.kind == "month" and other.kind in {"day", "month"} and mention.key[0] is None:
        return mention.key[1] == other.key[1]
    return mention.kind == "year" and other.kind in {"day", "month"} and str(other.key[0]) == mention.key[0]


def _holds(days: tuple[Period, ...], day: Period) -> bool:
    return any(one.start <= day.start and day.end <= one.end for one in days)


def _wrong(text: str, number: int, stretch: Stretch) -> str | None:
    """Why this quote does not bear the date, or None when it does."""
    found, held = mentions(text), mentions(stretch.whole)
    inside = {(one.kind, one.key) for one in mentions(stretch.quote)}
    own = [
        k for k in _equal(found[number], held, _published(stretch)) if (held[k].kind, held[k].key) in inside
    ]
    if not own:
        return "not in the quotes"
    years = {one.key for one in held if one.kind == "year"}
    if found[number].kind == "year" and years and found[number].key not in years:
        told = {str(part) for one in held for part in one.key}
        if str(found[number].key[0]) not in told and not years & {one.key for one in found}:
            return "another year is in the quotes"
    if rival := _event_day(text, found[number], stretch.whole, [held[k] for k in own]):
        return f"{rival!r} has another date"
    claim = Side(text, tuple(_item(one) for one in found), sources(text), verbs_only=True)
    word = strayed(claim, number, Side(stretch.whole, tuple(_item(one) for one in held)), own)
    return f"{word!r} belongs to another date" if word else None


def _event_day(text: str, mention: Mention, source: str, own: list[Mention]) -> str:
    """The noun that stands right before the claim's date, and in the quotes right behind another one's: or ""."""
    lead = _EVENT.search(text[: mention.start])
    if lead is None or any(_stands_by(source, one, lead[1]) for one in own):
        return ""
    others = [one for one in mentions(source) if one not in own]
    return lead[1] if any(_stands_by(source, one, lead[1]) for one in others) else ""


def _stands_by(source: str, mention: Mention, noun: str) -> bool:
    """As in "Sunday's election", "the election on Sunday"."""
    behind = re.match(rf"['’]s (?:\w+ )?{re.escape(noun)}\b", source[mention.end :], re.IGNORECASE)
    before = re.search(rf"\b{re.escape(noun)} (?:of|on|in) $", source[: mention.start], re.IGNORECASE)
    return behind is not None or before is not None


def _item(mention: Mention) -> Item:
    return Item(mention.start, mention.end, "date")
