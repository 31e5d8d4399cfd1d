"""A statement that the article gives to somebody stays theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.verify.aliases import Said, same
from bot.verify.deeds import deeds
from bot.verify.figures import figures
from bot.verify.ground import Failure, Ground, Stretch
from bot.verify.house import house_style
from bot.verify.phrases import PRONOUNS
from bot.verify.quotation import letters, speech
from bot.verify.retelling import retold
from bot.verify.speakers import Attribution, attributions
from bot.verify.words import all_stems, stems, words

if TYPE_CHECKING:
    from corpus.types import Span

_SHARE = 0.5  # of the claim's words in a sentence: from here on its attribution governs the claim
_SHIFTED = frozenset("would had could might should".split())
"""Verbs of reported speech: "He would appeal" goes on with what he said, "He left" does not."""
_DISTANT = frozenset(("alleg", "accus", "suspect", "believ", "claim"))  # stems; these verbs hedge, too


def dropped(text: str, ground: Ground) -> Failure | None:
    """The first source or hedge over the retold sentences that the claim lost, or one that it made up.

    A claim that repeats a whole sentence keeps all that it holds.
    """
    mine = attributions(text)
    for stretch, sentence in retold(text, ground):
        if letters(sentence.of(stretch.exhibit.article.text)) in letters(text):
            continue
        for said in governing(stretch, sentence):
            if _acts_elsewhere(said.attribution, sentence.of(stretch.exhibit.article.text), text, ground):
                continue
            if _required(said.attribution, stretch, sentence, text) and not _kept(said, stretch, text, mine):
                return Failure("attribution_dropped", f"the article gives it to {_shown(said.attribution)!r}")
    return _invented(mine, ground)


def _acts_elsewhere(one: Attribution, sentence: str, text: str, ground: Ground) -> bool:
    """Whether the claim tells what the source itself did, in the words of another cited sentence."""
    others = all_stems(ground.whole) - all_stems(sentence)
    return any(deed.who & one.heads and deed.verb.stem in others for deed in deeds(text))


def governing(stretch: Stretch, sentence: Span) -> tuple[Said, ...]:
    """The attributions over one sentence of a stretch, in order.

    A sentence of speech without a speaker has the speaker before it; so has one that goes on in reported
    speech ("He would appeal").
    """
    text = sentence.of(stretch.exhibit.article.text)
    own = attributions(text)
    if own or not _goes_on(text):
        return tuple(Said(one, sentence) for one in own)
    before = _previous(stretch, sentence)
    return tuple(
        Said(said.attribution._replace(governs=(0, len(text)), start=0, end=0), said.sentence)
        for said in before
        if not said.attribution.hedge
    )


def _goes_on(sentence: str) -> bool:
    spoken = speech(sentence)
    if spoken and spoken[0][0] <= 1 and spoken[-1][1] >= len(sentence.rstrip()) - 1:
        return True
    tokens = [word for word in words(sentence) if word.stem]
    return bool(tokens) and tokens[0].low in PRONOUNS and bool(_SHIFTED & {word.low for word in tokens[1:3]})


def _previous(stretch: Stretch, sentence: Span) -> tuple[Said, ...]:
    """The last attribution before a sentence, within the sentences at hand."""
    text = stretch.exhibit.article.text
    for earlier in reversed(
        [one for one in (*stretch.before, *stretch.sentences) if one.end <= sentence.start]
    ):
        found = attributions(earlier.of(text))
        if found:
            return (Said(found[-1], earlier),)
        if not _goes_on(earlier.of(text)):
            return ()
    return ()


def _required(one: Attribution, stretch: Stretch, sentence: Span, text: str) -> bool:
    """Whether the claim's words, or a figure of it, come from what the source governs."""
    whole = sentence.of(stretch.exhibit.article.text)
    start, end = one.governs
    governed = stems(whole[start:end]) - (one.stems if start < one.start else frozenset())
    others = stems(whole) - governed - one.stems - {one.verb}
    outlet = stretch.exhibit.article.outlet
    matched = stems(text.replace(outlet, " ") if outlet else text) - one.stems - house_style().reporting
    counted = {figure.signature for figure in figures(whole) if start <= figure.start < end}
    free = {figure.signature for figure in figures(whole) if not start <= figure.start < end}
    if (counted - free) & {figure.signature for figure in figures(text)}:
        return True
    mine, rest = len(matched & governed), len(matched & others)
    return mine > 0 and mine >= _SHARE * (mine + rest)


def _kept(said: Said, stretch: Stretch, text: str, mine: tuple[Attribution, ...]) -> bool:
    one = said.attribution
    if one.hedge:
        return any(other.hedge or other.verb in _DISTANT for other in mine)
    if any(same(other, said, stretch) for other in mine if not other.hedge):
        return True
    if any(other.pronoun for other in mine) and one.heads & stems(text):
        return True  # "Residents heard shelling, they said"
    proper = {word.stem for word in one.source if word.text[0].isupper()} & one.heads
    return one.verb in stems(text) and bool((proper or one.heads) & stems(text))


def _invented(mine: tuple[Attribution, ...], ground: Ground) -> Failure | None:
    """A source of the claim that no cited sentence has and that is not the outlet."""
    given = [
        (said, stretch)
        for stretch in ground.stretches
        for sentence in stretch.sentences
        for said in governing(stretch, sentence)
        if not said.attribution.hedge
    ]
    for one in mine:
        if one.hedge or one.pronoun or one.stems <= stems(ground.header) or _acts(one, ground):
            continue
        if not any(same(one, said, stretch) for said, stretch in given):
            return Failure("attribution_dropped", f"the article does not give it to {_shown(one)!r}")
    return None


def _acts(one: Attribution, ground: Ground) -> bool:
    """Whether one cited sentence itself has the claimed source and verb, in another grammar."""
    sentences = (
        sentence.of(stretch.exhibit.article.text)
        for stretch in ground.stretches
        for sentence in stretch.sentences
    )
    return any(one.verb in stems(sentence) and one.stems <= stems(sentence) for sentence in sentences)


def _shown(one: Attribution) -> str:
    return " ".join(word.text for word in one.source) or one.verb
