"""What a summary has to say that it does not know: who is not heard, and which accusation nobody answers. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import render
from bot.scoping import listed
from bot.summaries.accusing import replies, silent
from bot.summaries.parties import heading, inside
from bot.summaries.reading import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.summaries.accusing import Accusation
    from bot.summaries.reading import Reading
    from bot.summaries.skeleton import Skeleton
    from bot.types import Claim, Source
    from corpus.types import Article

_SOMEBODY = re.compile(
    r"[^\Wa-z]|(?:the|an?)\b|(?:[a-z'’-]+ )*[a-z'’-]+s$"
)  # "Marn", "the army", "aid workers"
NAMED = 5  # parties without a statement that are named
FURTHER = 8  # parties quoted and not told that are named
WORDS = 25  # of an accusation that are repeated where nobody answers it

EVERYBODY = "Every party that these reports name as acting has a direct statement in them."
UNANSWERED = "No response by {} to this is in the corpus: “{}” {}"
ELSEWHERE = "{} has responded to this in a report not used here ({}, {}, id {}): “{}” {}"
UNHEARD = "No direct statement by {} is in the reports used here."
ONLY = "Only {} has direct statements in these reports ({}); {} named in them as acting {} none."
MORE = "Also quoted in these reports, and not told here: {}."


def unknown(
    skeleton: Skeleton, reading: Reading, sources: Sequence[Source], elsewhere: Mapping[str, Article]
) -> tuple[str, ...]:
    """Sentences of ours, never empty: what the corpus lacks for a whole account.

    Args:
        skeleton: what is told.
        reading: of the evidence.
        sources: numbered.
        elsewhere: by the words of an accusation, the report in which it is answered.
    """
    told = list(_unanswered(skeleton.claims, reading, sources, elsewhere))
    missing = [actor.name for actor in reading.actors]
    if missing:
        told.append(UNHEARD.format(listed([inside(name) for name in missing[:NAMED]], "or")))
    if len(reading.parties) == 1 and missing:
        [only] = reading.parties
        number = render.count(len(only.statements), "statement")
        others = render.count(len(missing), "other party", "other parties")
        told.append(ONLY.format(inside(only.name), number, others, "has" if len(missing) == 1 else "have"))
    if further := untold(skeleton, reading):
        named, rest = further[:FURTHER], len(further) - FURTHER
        told.append(MORE.format(listed([*named, *([f"{rest} more"] if rest > 0 else [])])))
    if not missing:
        told.append(EVERYBODY)
    return tuple(told)


def unanswered(reading: Reading) -> tuple[Accusation, ...]:
    """The accusations that the accused say nothing to in the evidence."""
    return tuple(
        one
        for one in reading.accusations
        if not replies(one, reading.parties) and silent(one, reading.candidates) is None
    )


def untold(skeleton: Skeleton, reading: Reading) -> tuple[str, ...]:
    """The parties with statements that are not among what is told."""
    heard = {voice.party for voice in skeleton.voices}
    rest = (party for party in reading.parties if heading(party.name) not in heard)
    return tuple(inside(party.name) for party in rest if _SOMEBODY.match(party.name))


def _unanswered(
    claims: Sequence[Claim], reading: Reading, sources: Sequence[Source], elsewhere: Mapping[str, Article]
) -> Iterator[str]:
    numbers = {source.article_id: source.number for source in sources}
    said: set[frozenset[str]] = set()
    for one in unanswered(reading):
        article, key = one.candidate.exhibit.article.id, one.who.keys[0].full
        if not quoted(one.candidate, claims) or article not in numbers or key in said:
            continue
        said.add(key)
        mark, words = f"[{numbers[article]}]", _short(one.told)
        if (other := elsewhere.get(one.told)) is not None:
            day = render.day(other.published_at, other.date_quality, reading.question.zone)
            yield ELSEWHERE.format(heading(one.who.name), other.outlet, day, other.id, words, mark)
        else:
            yield UNANSWERED.format(inside(one.who.name), words, mark)


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= WORDS else f"{' '.join(words[:WORDS])} …"
