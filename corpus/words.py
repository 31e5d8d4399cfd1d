"""Words as the lexical index sees them: folded, stemmed, without function words."""

from __future__ import annotations

from functools import cache
from typing import Any

# Function words of English: in an OR query they cost time and bring noise.
STOP_WORDS = frozenset(
    """
    a about after all also an and any are as at be because been before being between both but by can could did do
    does during each for from further had has have having he her here him his how i if in into is it its just may
    me might more most must my no nor not of on only or other our out over own same say said says she should so
    some such than that the their them then there these they this those through to too under until up upon us very
    was we were what when where which while who whom whose why will with would you your
    """.split()
)


def content_words(text: str) -> list[str]:
    """The words of `text` without function words. Capitals save acronyms such as US, WHO and IT."""
    kept = []
    for word in text.split():
        bare = word.strip("?!.,;:'\"“”‘’()")
        if (bare.isupper() and len(bare) > 1) or bare.lower() not in STOP_WORDS:
            kept.append(bare)
    return kept


def stems(text: str) -> list[str]:
    """The words of `text` as they are indexed: folded, stemmed, without function words, each once, in order."""
    return list(dict.fromkeys(analyser().analyze(" ".join(content_words(text)))))


@cache
def analyser() -> Any:
    """Tantivy's analyser: words in lower case, accents off, English stems (Snowball)."""
    import tantivy

    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(60),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()
