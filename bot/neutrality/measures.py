"""How even-handed a text is, in figures that are counted, not judged. Pure.

Each figure is None where there is nothing to measure. What they are for, what they leave out, and where their floors
come from: docs/neutrality.md. None of them says whether anything is true, or where anybody stands.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.language.house import house_style
from bot.language.words import all_stems, stem, words
from bot.neutrality.parties import Party, parties, speaks
from bot.verify.deeds import deeds
from bot.verify.quotation import speech
from bot.verify.reporting import reports
from bot.verify.speakers import attributions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.conflicts import Disputed
    from bot.types import Evidence

_HELD = 0.5  # of a claim's content words, the source's own left out, that an attribution of its cited words governs: more is its statement
_HARM = frozenset(
    stem(verb) for verb in "killed wounded shot struck hit bombed shelled attacked stabbed raided".split()
)
_DIED = frozenset("died dies die dead".split())
_PRINTED = ("reported", "reports", "wrote", "said", "says")
_SIDES = 2


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one summary, answer or digest; shares are from 0 to 1."""

    attribution_rate: float | None
    loaded_rate: float | None
    loaded_quoted: float | None
    loaded_introduced: int
    said_ratio: float | None
    balance: float | None
    outlet_entropy: float | None
    agency_kept: float | None
    range_kept: float | None
    asof_present: bool

    def as_json(self) -> dict[str, Any]:
        """JSON types."""
        return asdict(self)


def measure(told: Mapping[str, Any], evidence: Evidence, disputed: Sequence[Disputed] = ()) -> Figures:
    """All figures of an outcome in the machine contract.

    Args:
        told: the JSON of a summary, an answer or a digest.
        evidence: the reports that it was made from, each whole: what was there to be told.
        disputed: the differing figures of that evidence (`bot.conflicts`).
    """
    texts = list(_told(told))
    sides = main_parties([one.text for one in evidence])
    return Figures(
        attribution_rate=attribution_rate(told),
        loaded_rate=loaded_rate(" ".join(texts)),
        loaded_quoted=loaded_quoted(" ".join(texts)),
        loaded_introduced=loaded_introduced(told),
        said_ratio=said_ratio(" ".join(texts)),
        balance=balance(told, sides),
        outlet_entropy=outlet_entropy(told, evidence),
        agency_kept=agency_kept(told),
        range_kept=range_kept(told, disputed),
        asof_present=bool(told.get("asof")),
    )


def own_voice(text: str) -> str:
    """The text with spaces where it stands in quotation marks."""
    for start, end in speech(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def loaded_words(text: str) -> tuple[str, ...]:
    """The listed words of the text's own voice, as often as they stand there; part of a name ("Terrorism Court") is none."""
    own = own_voice(text)
    found = (match for match in house_style().pattern.finditer(own))
    return tuple(match.group() for match in found if not _of_a_name(own, match.start(), match.end()))


def loaded_rate(text: str) -> float | None:
    """Listed words per 100 words outside quotation marks.

    QUALITY 3.3: outlets 0.35, careful editors' roundups 0.14 on AllSides; ours 0.15 at the most.
    """
    spoken = sum(bool(word.stem) for word in words(own_voice(text)))
    return round(100 * len(loaded_words(text)) / spoken, 4) if spoken else None


def loaded_quoted(text: str) -> float | None:
    """Listed words inside quotation marks per 100 words of all: somebody's own, shown and not ours. Told, never a gate."""
    spoken = sum(bool(word.stem) for word in words(text))
    inside = len(house_style().pattern.findall(text)) - len(house_style().pattern.findall(own_voice(text)))
    return round(100 * inside / spoken, 4) if spoken else None


def loaded_introduced(told: Mapping[str, Any]) -> int:
    """Listed words of claims, outside quotation marks, that no cited words have in any form. None are allowed."""
    count = 0
    for claim in claims_of(told):
        there = all_stems(" ".join(quote["quote"] for quote in claim.get("evidence", ())))
        found = [frozenset(all_stems(term)) for term in loaded_words(claim["text"])]
        count += sum(not term <= there for term in found)
    return count


def said_ratio(text: str) -> float | None:
    """Of the verbs outside quotation marks that report a statement, those that do not also judge it.

    "said" does not; "claimed" and "admitted" (graded) do, and so do loaded verbs such as "slammed". QUALITY 3.3: 0.9.
    """
    style, own = house_style(), own_voice(text)
    tokens = words(own)
    told = [word for k, word in enumerate(tokens) if word.stem and reports(tokens, k)]
    coloured = [term for term in loaded_words(text) if stem(style.neutral(term)) in style.reporting]
    graded = sum(word.stem in style.graded for word in told) + len(coloured)
    every = len(told) + sum(stem(term.lower()) not in style.reporting for term in coloured)
    return round((every - graded) / every, 4) if every else None


def attribution_rate(told: Mapping[str, Any]) -> float | None:
    """Of the claims that are somebody's statement, those that name whose it is. 1.0 is wanted.

    A claim is somebody's statement when its kind says so, or when in its cited words an attribution governs most of
    what it says. It names the source in its own words, or stands under the party's heading.
    """
    stated = [(under, claim) for under, claim in _placed(told) if _is_statement(claim)]
    named = sum(bool(under) or _names_source(claim, told) for under, claim in stated)
    return round(named / len(stated), 4) if stated else None


def main_parties(texts: Sequence[str]) -> tuple[Party, ...]:
    """The two that speak most in the reports; fewer when fewer speak."""
    return parties(texts)[:_SIDES]


def balance(told: Mapping[str, Any], sides: Sequence[Party]) -> float | None:
    """Words of statements given to the less told of two parties, over those given to the more told.

    Only parties with direct statements in the evidence count. QUALITY 3.3: 0.5 is a target that warns, not a gate:
    false balance is a fault as well.
    """
    if len(sides) < _SIDES:
        return None
    counts = [
        sum(
            len(claim["text"].split())
            for under, claim in _placed(told)
            if _gives(claim["text"], under, side, sides)
        )
        for side in sides
    ]
    return round(min(counts) / max(counts), 4) if max(counts) else None


def outlet_entropy(told: Mapping[str, Any], evidence: Evidence) -> float | None:
    """How evenly outlets are cited, as Shannon's entropy over that of the evidence: 1.0 is as even as what there was."""
    names = {source["number"]: source["outlet"] for source in told.get("sources", ())}
    cited = Counter(names.get(number, "") for claim in claims_of(told) for number in claim["citations"])
    there = _entropy(Counter(exhibit.article.outlet for exhibit in evidence))
    return round(_entropy(cited) / there, 4) if there and cited else None


def range_kept(told: Mapping[str, Any], disputed: Sequence[Disputed]) -> float | None:
    """Of the disputed slots of the evidence, those told with all their values, each with its authority and a date."""
    shown = [
        {(one["value"], one["authority"]) for one in conflict["values"] if one["authority"] and one["as_of"]}
        for conflict in told.get("differ") or told.get("conflicts") or ()
    ]
    kept = sum(
        any({(v.value, v.authority) for v in one.values} <= some for some in shown) for one in disputed
    )
    return round(kept / len(disputed), 4) if disputed else None


def agency_kept(told: Mapping[str, Any]) -> float | None:
    """Of the claims of a killing or a strike whose cited words name who did it, those that name an actor too.

    1.0 means that nobody's deeds are told without the doer where the reports have one, whichever side it is.
    """
    cited = [(claim, " ".join(quote["quote"] for quote in claim["evidence"])) for claim in claims_of(told)]
    acted = [claim for claim, quotes in cited if harms(claim["text"]) and has_actor(quotes)]
    return round(sum(has_actor(claim["text"]) for claim in acted) / len(acted), 4) if acted else None


def harms(text: str) -> bool:
    """Whether a text tells of a killing or a strike."""
    return any(word.stem in _HARM and word.low not in _DIED for word in words(text))


def has_actor(text: str) -> bool:
    """Whether a killing or a strike in the text has somebody or something that did it."""
    tokens = words(text)
    by = {tokens[k].start for k in range(len(tokens)) for word in tokens[k + 1 : k + 4] if word.low == "by"}
    return any(
        deed.verb.stem in _HARM and deed.verb.low not in _DIED and (not deed.passive or deed.verb.start in by)
        for deed in deeds(text)
    )


def claims_of(told: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The claims of an outcome, those of a digest's stories among them."""
    stories = [claim for story in told.get("stories", ()) for claim in story.get("claims", ())]
    return tuple(told.get("claims") or stories)


def _placed(told: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each claim once, with the party that it stands under, or ""."""
    under = {
        claim["text"]: party["party"]
        for party in told.get("parties", ())
        for claim in party.get("claims", ())
    }
    for claim in claims_of(told):
        yield under.get(claim["text"], ""), claim


def _told(told: Mapping[str, Any]) -> Iterator[str]:
    """All sentences that we answer for."""
    yield from (claim["text"] for claim in claims_of(told))
    yield from map(str, told.get("unknown", ()))


def _is_statement(claim: Mapping[str, Any]) -> bool:
    if claim.get("kind") in {"attributed", "quote"}:
        return True
    own = {word.stem for word in words(claim["text"]) if word.content}
    for quote in claim.get("evidence", ()):
        text = quote["quote"]
        for one in attributions(text):
            held = {
                word.stem
                for word in words(text)
                if word.content and one.governs[0] <= word.start < one.governs[1]
            }
            said = own - one.stems - {one.verb}
            if said and one.source and len(said & held) / len(said) > _HELD:
                return True
    return False


def _names_source(claim: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    text = claim["text"]
    if any(one.source or one.pronoun for one in attributions(text)):
        return True
    outlets = [source["outlet"] for source in told.get("sources", ())]
    return any(text.startswith(f"{outlet} {verb}") for outlet in outlets for verb in _PRINTED) or any(
        one.source for quoted in speech(text) for one in attributions(text[slice(*quoted)].strip("“”\"'"))
    )


def _gives(text: str, under: str, side: Party, sides: Sequence[Party]) -> bool:
    """Whether a claim tells a statement of a party: under its heading, in our words, or in those of a sentence quoted."""
    if under:
        return side.same(frozenset(word.stem for word in words(under) if word.content))
    return speaks(text, side, sides) or any(
        speaks(text[start:end].strip("“”\"'"), side, sides) for start, end in speech(text)
    )


def _entropy(counts: Counter[str]) -> float:
    total = counts.total()
    return sum(n / total * math.log2(total / n) for n in counts.values()) if total else 0.0


def _of_a_name(own: str, start: int, end: int) -> bool:
    """A capital that does not open the sentence, with another capital beside it."""
    before, after = own[:start].rstrip(), own[end:].lstrip()
    if not own[start].isupper() or not before or before[-1] in ".!?:":
        return False
    return before.split()[-1][0].isupper() or after[:1].isupper()
