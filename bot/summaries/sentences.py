"""The sentences of a report that can stand in a summary by themselves. Pure."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from bot.leads import READ
from bot.summaries.openness import is_open
from bot.verify.speakers import attributions
from bot.writers.quoting import Candidate, is_sentence, quotable, usable, words_of
from corpus import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.types import Exhibit

_FIRST = 4  # characters before a source that opens its sentence: an article
_POINTING = re.compile(r"^\W*(?:It|This|That|These|Those|He|She|They|His|Her|Its|Their|Both|Such)\b")
_EXPLETIVE = re.compile(
    r"^\W*It (?:(?:is|was|has|had|remains?|remained) )?(?:still |also |not |yet |immediately )*(?:been )?(?:un)?(?:clear|known|confirmed)\b"
)


def told(exhibit: Exhibit) -> Iterator[Candidate]:
    """Each of them in order; one that needs those before it comes with them."""
    article = exhibit.article
    together = {one.span.end: one for one in quotable(exhibit)}
    for span in islice(sentences.split(article.text, article.language), READ):
        text = span.of(article.text)
        if is_sentence(text) and usable(span, exhibit) and _stands(text):
            yield Candidate(exhibit, span, words_of(text))
        elif (one := together.get(span.end)) is not None and is_sentence(one.text):
            yield one


def _stands(text: str) -> bool:
    """Whether it opens with its speaker, for whom "they" stands then, or says that something is not clear."""
    if _POINTING.match(text):
        return bool(_EXPLETIVE.match(text)) and is_open(text)
    return any(one.source and not one.pronoun and one.source[0].start <= _FIRST for one in attributions(text))
