"""How one answer fares against the archive and against what is known of the right one. Pure.

Fidelity is measured beside the checks, not by them: values are compared, not what they are said of.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.language.figures import Figure, figures
from bot.types import Exhibit
from bot.verify.ground import Ground, Stretch
from bot.verify.headers import nameless
from bot.verify.numbers import derived

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.types import Claim, Quote
    from corpus.types import Article

    Articles = Mapping[tuple[str, int], Article]

_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"(?<=\d)[,.](?=\d{3}(?!\d))")
_ARTICLES = frozenset(("a", "an", "the"))
_VERDICTS = frozenset(("yes", "no", "true", "false"))  # no article says them: they cannot be looked for
_LEAST = 4  # words of a quote that may count as part of a longer gold passage
_BOTH = re.compile(r"\bthe two\Z", re.IGNORECASE)  # points back at what is named


def stands(quote: Quote, articles: Articles) -> bool:
    """Whether the quote is, letter for letter, what the cited revision has at the cited place."""
    article = articles.get((quote.article_id, quote.revision))
    return article is not None and bool(quote.text) and quote.span.of(article.text) == quote.text


def numbers(claim: Claim, articles: Articles) -> tuple[int, tuple[str, ...]]:
    """How many figures a claim has, and those that its own quotes do not.

    A figure stands when a quote has its values: digits or words, alone, in a range or in a vote. An inference may
    show a sum or a difference. Figures of a cited outlet's name and of names in an article's head are none.
    """
    ground = Ground(tuple(_stretch(quote, articles) for quote in claim.quotes if _held(quote, articles)))
    text = nameless(claim.text, ground)
    shown = figures(text)
    held = [figure for quote in claim.quotes for figure in figures(quote.text)]
    lost = [one for one in shown if not _has(one, text, held, claim)]
    if claim.kind == "inference":
        outlets = Fraction(len({one.exhibit.article.outlet for one in ground.stretches}))
        lost = [one for one in lost if one.values != (outlets,) and not derived(one, shown, held)]
    return len(shown), tuple(text[one.start : one.end] for one in lost)


def _held(quote: Quote, articles: Articles) -> bool:
    return (quote.article_id, quote.revision) in articles


def _stretch(quote: Quote, articles: Articles) -> Stretch:
    exhibit = Exhibit(quote.exhibit, articles[quote.article_id, quote.revision], quote.span)
    return Stretch(exhibit, quote.span, (quote.span,), (), ())


def _has(figure: Figure, text: str, held: Sequence[Figure], claim: Claim) -> bool:
    if not figure.values:  # "dozens": known by its word
        return any(figure.kind == other.kind for other in held)
    values = {value for other in held for value in other.values}
    if set(figure.values) <= values:
        return True
    spelled = text[figure.start : figure.end].lower()
    if spelled == "one":  # a determiner as often as a figure
        return any(
            re.search(r"\b(?:an?|one|another|single)\b", quote.text, re.IGNORECASE) for quote in claim.quotes
        )
    return _BOTH.search(text[: figure.end]) is not None


def hit(answers: Sequence[str], claims: Sequence[Claim]) -> bool | None:
    """Whether one claim with its quotes has every word of a right answer; None when none can be looked for."""
    wanted = [gold for gold in map(_gold, answers) if gold and not gold <= _VERDICTS]
    if not wanted:
        return None
    told = [set(words(" ".join((claim.text, *(quote.text for quote in claim.quotes))))) for claim in claims]
    return any(gold <= said for gold in wanted for said in told)


def _gold(answer: str) -> frozenset[str]:
    return frozenset(words(answer)) - _ARTICLES


def found(gold: Sequence[str], texts: Sequence[str]) -> int:
    """How many of the gold passages stand in one of the texts, or hold one of them (of four words or more)."""
    told = [f" {' '.join(words(text))} " for text in texts]
    return sum(any(_overlap(f" {' '.join(words(passage))} ", text) for text in told) for passage in gold)


def _overlap(gold: str, text: str) -> bool:
    return gold in text or (text in gold and len(text.split()) >= _LEAST)


def words(text: str) -> list[str]:
    """The words of a text as they are compared: folded, without marks; "32,414" is one word."""
    plain = _COMMA.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _WORD.findall(plain)
