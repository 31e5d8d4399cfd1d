"""The lead of an article and its most telling sentences: figures, and what each party says. Pure."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from bot.language.figures import figures
from bot.types import Claim, Draft, Made
from bot.verify import judge
from bot.writers.quoting import claim_of, is_sentence, quotable, repeats, speaker_of
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.types import Brief, Exhibit, Question
    from bot.writers import Listener
    from bot.writers.quoting import Candidate

    Choose = Callable[[Exhibit, Question, int], Sequence[Candidate]]

READ = 60  # sentences of an article: what matters stands at the top, and each one is checked
TRIED = 10  # sentences from the top among which a lead is looked for
FIGURES = 2  # sentences told for their figures
OPENING = 5  # sentences from the top that may be the lead when the first sets a scene
BARE = 3  # sentences told of an article that has neither figures nor speakers

_COUNTING = ("count", "percent", "points", "times", "money:", "vague:")


class ArticleWriter:
    """Quotes the lead and the most telling sentences of the only exhibit."""

    name = "extractive"

    def write(self, brief: Brief, hear: Listener) -> Draft:
        """Up to `brief.limit` verbatim claims: the lead, then figures, then what each party says."""
        return _drafted(telling(brief.evidence[0], brief.question, brief.limit), hear)


class LeadWriter:
    """Quotes the lead of every exhibit."""

    name = "extractive"

    def write(self, brief: Brief, hear: Listener) -> Draft:
        """One verbatim claim for each exhibit that has a sentence to quote, in their order."""
        leads = (lead(exhibit, brief.question) for exhibit in brief.evidence[: brief.limit])
        return _drafted([one for one in leads if one is not None], hear)


def _drafted(chosen: Sequence[Candidate], hear: Listener) -> Draft:
    claims = tuple(claim_of(candidate) for candidate in chosen)
    for claim in claims:
        hear(claim)
    return Draft("answered" if claims else "insufficient", claims, made=Made("extractive"))


def lead(exhibit: Exhibit, question: Question) -> Candidate | None:
    """The opening sentence if it passes the checks; else the first that does, the opening one, or None when there is none."""
    top = list(islice(_whole(exhibit), TRIED))
    if not top:
        return None
    first = _opening(top)
    return next((one for one in dict.fromkeys((first, *top)) if _passes(one, question)), first)


def telling(exhibit: Exhibit, question: Question, limit: int) -> tuple[Candidate, ...]:
    """The lead, sentences with figures, and one statement of each speaker; all of them pass the checks, if any do.

    Speakers and figures take turns in the order of the article until `limit`, so that nobody speaks twice before
    everybody has spoken once; what room is left goes to further statements. An article with neither figures nor
    statements is told by its first sentences.
    """
    pool = [one for one in _whole(exhibit) if _passes(one, question)]
    first = _opening(pool) if pool else lead(exhibit, question)
    if first is None:
        return ()
    rest = _apart(first, [one for one in pool if one is not first])
    voices, counted = _voices(first, rest), [one for one in rest if counts(one)][:FIGURES]
    turns = (one for pair in zip_longest(voices, counted) for one in pair if one is not None)
    kept = list(dict.fromkeys(turns))[: max(0, limit - 1)]
    kept += [one for one in rest if one not in kept and claim_of(one).kind != "fact"][: limit - 1 - len(kept)]
    if len(kept) < BARE - 1:
        kept += [one for one in rest if one not in kept][: min(BARE, limit) - 1 - len(kept)]
    told = sorted(kept, key=lambda one: one.span)
    numbers = [one for one in told if one in counted]
    return (first, *numbers, *(one for one in told if one not in numbers))


def _whole(exhibit: Exhibit) -> Iterator[Candidate]:
    """Quotable sentences; captions, headings and standing notices among them are passed over, unless there is nothing else."""
    found = list(islice(quotable(exhibit), READ))
    return iter([one for one in found if is_sentence(one.text)] or found)


def _opening(sentences: Sequence[Candidate]) -> Candidate:
    """The first sentence; but when it neither counts nor quotes, the first with half as many of the headline's words as the best.

    Features open with a scene ("Gaming used to be so simple.") and tell their news a sentence or two further down.
    """
    first = sentences[0]
    if counts(first) or _voice(first):
        return first
    headline = frozenset(stems(first.exhibit.article.title))
    shared = [len(headline & one.words) for one in sentences[:OPENING]]
    return next(one for one, found in zip(sentences, shared, strict=False) if 2 * found >= max(shared))


def _passes(candidate: Candidate, question: Question) -> bool:
    return isinstance(judge(claim_of(candidate), (candidate.exhibit,), question), Claim)


def _apart(first: Candidate, others: Iterable[Candidate]) -> list[Candidate]:
    """Those that say something else than the first, and than each other."""
    kept = [first]
    for one in others:
        if not any(repeats(one, other) for other in kept):
            kept.append(one)
    return kept[1:]


def _voices(first: Candidate, rest: Iterable[Candidate]) -> list[Candidate]:
    """The first statement of every speaker whom the lead does not quote."""
    heard = [_voice(first)] if _voice(first) else []
    found = []
    for one in rest:
        voice = _voice(one)
        if voice and not any(voice <= other or other <= voice for other in heard):
            heard.append(voice)
            found.append(one)
    return found


def _voice(candidate: Candidate) -> frozenset[str]:
    """What tells one speaker from another: the surname, or the words of a title; empty when nobody is named."""
    words = speaker_of(candidate.text).split()
    if words and words[-1][:1].isupper():
        return frozenset((words[-1].casefold(),))
    return frozenset(stems(" ".join(words)))


def counts(candidate: Candidate) -> bool:
    """Whether a sentence gives a figure of something, not only an age, a rank or an hour."""
    return any(
        one.kind.startswith(_COUNTING) and (one.kind != "count" or max(one.values) > 1)
        for one in figures(candidate.text)
    )
