"""A statement that the article gives to somebody stays theirs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.binding import looks_verbal
from bot.language.figures import figures
from bot.language.house import house_style
from bot.language.phrases import PRONOUNS, cleaned, heads_of, subject
from bot.language.words import all_stems, stem, stems, words
from bot.verify import names
from bot.verify.aliases import Said, same
from bot.verify.deeds import deeds
from bot.verify.ground import Failure, Ground, Stretch
from bot.verify.names import TITLES
from bot.verify.quotation import letters, quotations, speech
from bot.verify.retelling import retold
from bot.verify.speakers import attributions

if TYPE_CHECKING:
    from bot.verify.statement import Attribution
    from corpus.types import Span

_SHARE = 0.5  # of the claim's words in a sentence: from here on its attribution governs the claim
_SHIFTED = frozenset("would had could might should".split())
"""Verbs of reported speech: "He would appeal" goes on with what he said, "He left" does not."""
_ACCOUNTS = frozenset(
    stem(word)
    for word in "account claim statement version report view accusation denial allegation explanation estimate count figure finding conclusion ruling forecast".split()
)
_TELLING = frozenset(
    stem(word)
    for word in "mention give comment name identify specify elaborate provide explain accept detail answer demand blame refuse offer "
    "invite apologise praise welcome condemn criticise oppose endorse thank reject dismiss deny call".split()
)
"""What a source does by speaking: these need no second "said"."""
_NOBODY = frozenset(stem(word) for word in "nobody none everyone everybody somebody someone group".split())
_DOING = frozenset(
    stem(word)
    for word in "agreed urged called asked promised vowed pledged proposed recommended advised ruled rejected criticised criticized "
    "condemned spoke responded replied described declared ordered insisted stressed complained disputed acknowledged welcomed signalled reported".split()
)
"""Verbs of an act that is done by speaking: a claim that names the actor has kept it, whatever it calls the act."""
_TOLD = frozenset((stem("denied"), stem("ordered"), stem("accused")))
_LONG = 1  # word; longer marked texts are what somebody said
_SUBJECT = 8  # words, up to the verb of a claim whose subject is the source
_PLEA = re.compile(r"\bplead(?:s|ed|ing)? not guilty\b", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:not (?:say|comment|explain|disclose)|declined|refused)\b")
_BACK = re.compile(r"\bof the $", re.IGNORECASE)  # "nine of the 12" points back to who is known
_DISTANT = frozenset(("alleg", "accus", "suspect", "believ", "claim"))  # stems; these verbs hedge, too


def dropped(text: str, ground: Ground) -> Failure | None:
    """The first source or hedge over the retold sentences that the claim lost, or one that it made up.

    A claim that repeats a whole sentence keeps all that it holds.
    """
    mine = attributions(text)
    chosen = retold(text, ground)
    first = next((sentence for one, sentence in chosen if _spoken(one, sentence, mine)), chosen[0][1])
    main = first.of(next(one for one, sentence in chosen if sentence == first).exhibit.article.text)
    for stretch, sentence in chosen:
        if letters(sentence.of(stretch.exhibit.article.text)) in letters(text):
            continue
        for said in governing(stretch, sentence):
            if sentence != first and not _leans(
                said.attribution, main, sentence.of(stretch.exhibit.article.text), text
            ):
                continue
            if _acts_elsewhere(said.attribution, sentence.of(stretch.exhibit.article.text), text, ground):
                continue
            if _required(said.attribution, stretch, sentence, text) and not _kept(said, stretch, text, mine):
                return Failure("attribution_dropped", f"the article gives it to {_shown(said.attribution)!r}")
    return _invented(text, mine, ground)


def misquoted(text: str, ground: Ground) -> Failure | None:
    """A quotation of right words whose speaker is not named within a sentence of them."""
    if not any(marked.verbatim and len(marked.inside.split()) > _LONG for marked in quotations(text, ground)):
        return None
    near = all_stems(ground.near)
    for one in attributions(text):
        named = [
            word.text
            for word in one.source
            if word.text[0].isupper() and word.low not in TITLES and word.stem not in near
        ]
        if named and names.missing(f"x {' '.join(named)}", ground) is not None:
            return Failure("quote_altered", f"{_shown(one)!r} is not named beside these words")
    return None


def _spoken(stretch: Stretch, sentence: Span, mine: tuple[Attribution, ...]) -> bool:
    """Whether a sentence is said by a source that the claim names."""
    return any(
        not one.hedge and not one.pronoun and same(one, said, stretch)
        for said in governing(stretch, sentence)
        for one in mine
    )


def _leans(one: Attribution, main: str, sentence: str, text: str) -> bool:
    """Whether a claim that mainly retells another sentence also tells what is said in this one: a figure or a verb of it."""
    start, end = one.governs
    told = sentence[start:end]
    counted = {figure.signature for figure in figures(told)} - {figure.signature for figure in figures(main)}
    if counted & {figure.signature for figure in figures(text) if not _BACK.search(text[: figure.start])}:
        return True
    verbs = {word.stem for word in words(told) if looks_verbal(word) and word.content}
    mine = {word.stem for word in words(text) if looks_verbal(word) and word.content}
    return bool((verbs & mine) - all_stems(main))


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
    told = _unsourced(text, one)
    matched = stems(told.replace(outlet, " ") if outlet else told) - one.stems - house_style().reporting
    counted = {figure.signature for figure in figures(whole) if start <= figure.start < end}
    free = {figure.signature for figure in figures(whole) if not start <= figure.start < end}
    if (counted - free) & {figure.signature for figure in figures(text)}:
        return True
    mine, rest = len(matched & governed), len(matched & others)
    shared = told != text and mine == rest  # of two who speak in a sentence the claim names the other one
    return mine > 0 and mine >= _SHARE * (mine + rest) and not shared


def _unsourced(text: str, one: Attribution) -> str:
    """The claim without another source that it names: "Ada Lund called" bears nothing of what was said."""
    for other in attributions(text):
        if other.source and not other.heads & one.stems:
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    return text


def _kept(said: Said, stretch: Stretch, text: str, mine: tuple[Attribution, ...]) -> bool:
    one = said.attribution
    if one.hedge:
        return _called(one.verb, text) or any(other.hedge or other.verb in _DISTANT for other in mine)
    if any(same(other, said, stretch) for other in mine if not other.hedge):
        return True
    if one.verb in _DOING and one.heads & stems(text):
        return True
    if any(accept(one, text) for accept in (_account, _own_words)) or _passed_on(said, stretch, text, mine):
        return True
    if _own_deed(said, stretch, text):
        return True
    if any(other.pronoun for other in mine) and one.heads & stems(text):
        return True  # "Residents heard shelling, they said"
    proper = {word.stem for word in one.source if word.text[0].isupper()} & one.heads
    return one.verb in all_stems(text) and bool((proper or one.heads) & stems(text))


def _called(verb: str, text: str) -> bool:
    """As in "no reports of injuries" for "no injuries have been reported"."""
    return any(one.stem == verb and after.low in {"of", "that"} for one, after in pairwise(words(text)))


def _passed_on(said: Said, stretch: Stretch, text: str, mine: tuple[Attribution, ...]) -> bool:
    """Whether a statement within another's is kept by that one's source: "witnesses saw smoke, an official said"."""
    one = said.attribution
    outer = [
        Said(other, said.sentence)
        for other in attributions(said.sentence.of(stretch.exhibit.article.text))
        if other != one and not other.hedge and other.governs[0] <= one.start < other.governs[1]
    ]
    told = bool(one.heads & stems(text)) or any(other.hedge for other in mine)
    return told and any(same(other, each, stretch) for each in outer for other in mine if not other.hedge)


def _account(one: Attribution, text: str) -> bool:
    """As in "the army's account", "the minister's claim": what is told is theirs."""
    tokens = words(text)
    owned = (
        before.stem
        for k, before in enumerate(tokens)
        if before.text.endswith(("'s", "’s", "s'", "s’"))
        and any(after.stem in _ACCOUNTS for after in tokens[k + 1 : k + 4])
    )
    return any(owner in one.heads for owner in owned)


def _own_words(one: Attribution, text: str) -> bool:
    """Whether the claim tells that the source itself gave or named something: "The spokesman did not give a date"."""
    tokens = [word for word in words(text) if word.stem]
    verb = next((k for k, word in enumerate(tokens) if word.stem in _TELLING), None)
    return verb is not None and bool({word.stem for word in tokens[:verb]} & one.heads) and verb <= _SUBJECT


def _own_deed(said: Said, stretch: Stretch, text: str) -> bool:
    """As in "Ada Lund ruled out a truce" for "Ada Lund said she would try but ruled out a truce": what the source did itself."""
    one = said.attribution
    whole = said.sentence.of(stretch.exhibit.article.text)
    tokens = words(whole[slice(*one.governs)])
    lead = [word.low for word in tokens[:2] if word.low != "that"]
    if not PRONOUNS & set(lead[:1]):
        return False
    own = {
        after.stem
        for before, after in pairwise(tokens)
        if before.low in {"and", "but"} and looks_verbal(after)
    }
    return any(deed.who & one.heads and deed.verb.stem in own for deed in deeds(text))


def _invented(text: str, mine: tuple[Attribution, ...], ground: Ground) -> Failure | None:
    """A source of the claim that no cited sentence has and that is not the outlet."""
    given = [
        (said, stretch)
        for stretch in ground.stretches
        for sentence in stretch.sentences
        for said in governing(stretch, sentence)
        if not said.attribution.hedge
    ]
    if (stranger := _silent(text, ground)) is not None:
        return Failure("attribution_dropped", f"the article does not tell it of {stranger!r}")
    for one in mine:
        if (
            one.hedge
            or one.pronoun
            or one.stems & _NOBODY
            or one.stems <= stems(ground.header)
            or _acts(one, ground)
        ):
            continue
        ordered = one.verb == stem("told") and re.search(r"\btold\b(?: \S+){0,3} to\b", text) is not None
        if one.verb == stem("denied") and one.heads & _pleading(ground.whole):
            continue
        if (one.verb in _DOING | _TOLD or ordered) and _does(one, ground):
            continue
        if not any(same(one, said, stretch) for said, stretch in given):
            return Failure("attribution_dropped", f"the article does not give it to {_shown(one)!r}")
    return None


def _silent(text: str, ground: Ground) -> str | None:
    """Who would not say something in the claim, when nothing near the quotes calls anybody so."""
    tokens = words(text)
    at = _REFUSED.search(text)
    verb = next((k for k, word in enumerate(tokens) if at and word.start >= at.start()), 0)
    source = cleaned(tokens[subject(tokens, verb) : verb], text) if verb else ()
    lows = [word for word in source if word.text[0].islower() or word.start == 0]
    known = all_stems(ground.near) | all_stems(ground.header)
    heads = heads_of(tuple(lows)) - {"the", "compan"}
    return (
        " ".join(word.text for word in source)
        if heads and not heads & known and not names.names(text)
        else None
    )


def _pleading(text: str) -> frozenset[str]:
    """Who pleads not guilty, and so denies."""
    plea = _PLEA.search(text)
    before = names.names(text[: plea.start()])[-1:] if plea else ()
    return frozenset(stem(part) for one in before for part in one.parts)


def _does(one: Attribution, ground: Ground) -> bool:
    """Whether the source acts in a cited sentence: "were told by officials to leave" for "officials ordered …"."""
    return any(
        deed.who & one.heads and one.stems <= deed.phrase
        for stretch in ground.stretches
        for deed in deeds(stretch.whole)
    )


def _acts(one: Attribution, ground: Ground) -> bool:
    """Whether one cited sentence itself has the claimed source and verb, in another grammar."""
    sentences = (
        sentence.of(stretch.exhibit.article.text)
        for stretch in ground.stretches
        for sentence in stretch.sentences
    )
    return any(
        one.verb in stems(sentence)
        and one.stems <= stems(sentence)
        and not any(other.verb == one.verb and other.pronoun for other in attributions(sentence))
        for sentence in sentences
    )


def _shown(one: Attribution) -> str:
    return " ".join(word.text for word in one.source) or one.verb
