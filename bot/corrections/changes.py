"""Whether cited words still stand in a newer revision, and what has taken their place. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.conflicts.revisions import has_notice
from bot.corrections.types import Correction
from corpus import sentences
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.corrections.types import Cited, Kind
    from corpus.types import Article, Span

# Of 2,248 pairs of different sentences of one article (`samples`) 5 were more alike than ALIKE and 110 than OPPOSITE;
# six sentences that were told anew by hand came to .18 to .82, four of them to .4 and more.
ALIKE = 0.5  # that a sentence may be another's new wording, wherever it stands
OPPOSITE = 0.25  # the same for the one that stands where the other stood
NEXT = 120  # characters of white space between two stretches that are told as one
_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›]")
_DASHES = re.compile("[‐‑‒–—―−]")
_EARLIER = re.compile(
    r"\b(?:earlier|previous|original|first) (?:version|edition|report)\b|\b(?:wrongly|incorrectly|mistakenly|erroneously)\b"
    r"|\bhad (?:previously |earlier )?(?:said|stated|reported)\b",
    re.IGNORECASE,
)
"""Where an article tells what it said before."""


def changed(cited: Cited, newer: Article | None) -> Correction | None:
    """What has become of cited words; None when they stand as they did, or the article was deleted.

    Args:
        cited: the words, in the revision that was cited.
        newer: the article as it is now; None when it was deleted, of which nobody is told.
    """
    was = cited.text
    if newer is None or not _folded(was):
        return None
    if newer.state == "withdrawn":
        return Correction("withdrawn", newer.id, newer.revision, was)
    if newer.revision == cited.article.revision or stands(was, newer) or _whole_stands(cited, newer):
        return None
    kind: Kind = "corrected" if "corrected" in newer.flags else "updated"
    now = replacement(was, newer, cited)
    return Correction(kind, newer.id, newer.revision, was, now, notice(newer, cited.article.text))


def same(one: Correction | None, other: Correction | None) -> bool:
    """Whether two tell a reader the same: gone, or replaced by the same words; None when nothing has changed."""
    if one is None or other is None:
        return one is other
    gone = one.kind == "withdrawn", other.kind == "withdrawn"
    return gone[0] == gone[1] and _folded(one.now) == _folded(other.now)


def stands(words: str, article: Article) -> bool:
    """Whether words stand in an article, whatever the spaces, quotation marks and dashes.

    Words that stand only where the article tells what it said before, as in "An earlier version said …", do not.
    """
    wanted = _folded(words)
    if not wanted:
        return False
    bounded = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(wanted)}(?!\w|[.,]\d)")
    if not bounded.search(_folded(article.text)):
        return False
    if not _past(article.text) or _past(words):
        return True
    return any(bounded.search(part) for part in _present(article))


def _whole_stands(cited: Cited, newer: Article) -> bool:
    """Whether all of the sentences that hold the words stand: they may have told of the past all along."""
    return all(stands(sentence, newer) for sentence in _told(cited))


def replacement(words: str, newer: Article, cited: Cited | None = None) -> str:
    """The stretch of a newer revision that has taken the place of words; "" when none has.

    Args:
        words: as they were cited.
        newer: the article as it is now.
        cited: where they stood: what both revisions have is then nobody's replacement.
    """
    told = _spans(newer)
    before = _Before(cited.article, newer) if cited else None
    found: list[Span] = []
    for sentence in _told(cited) if cited else [span.of(words) for span in sentences.split(words, "en")]:
        standing = [span for span in told if _folded(sentence) == _folded(span.of(newer.text))]
        best = standing[0] if standing else _nearest(sentence, told, newer, before)
        if best is not None and best not in found:
            found.append(best)
    return _joined(found, newer.text)


def notice(article: Article, former: str = "") -> str:
    """The sentence in which an article says what was corrected in it; "" for none.

    Args:
        article: as it is now.
        former: its text as it was cited: what stood there then tells of something else.
    """
    known = _folded(former)
    told = (span.of(article.text) for span in _spans(article))
    return next((text for text in told if has_notice(text) and _folded(text) not in known), "")


class _Before:
    """How the sentences of an older revision lie beside those of a newer one."""

    def __init__(self, older: Article, newer: Article) -> None:
        old = [_folded(span.of(older.text)) for span in _spans(older)]
        new = [_folded(span.of(newer.text)) for span in _spans(newer)]
        self.kept = frozenset(old) & frozenset(new)
        self._opposite: dict[str, str] = {}
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if tag == "replace" and old_to - old_from == new_to - new_from:
                pairs = zip(old[old_from:old_to], new[new_from:new_to], strict=True)
                self._opposite.update(pairs)

    def opposite(self, sentence: str) -> str:
        """The sentence that stands where another stood; "" when that is not plain. Both folded."""
        return self._opposite.get(sentence, "")


def _nearest(sentence: str, told: Sequence[Span], newer: Article, before: _Before | None) -> Span | None:
    """The sentence that reads most like another; a notice of correction only where there is no other."""
    ranked: list[tuple[bool, float, int]] = []
    for place, span in enumerate(told):
        text = span.of(newer.text)
        folded = _folded(text)
        if before and folded in before.kept:
            continue
        alike = likeness(sentence, text)
        facing = before is not None and before.opposite(_folded(sentence)) == folded
        if alike >= (OPPOSITE if facing else ALIKE):
            ranked.append((not _past(text), alike, -place))
    return told[-max(ranked)[2]] if ranked else None


def likeness(one: str, other: str) -> float:
    """How alike two sentences read, 0 to 1: by the order of their words, or by which they have."""
    first, second = _folded(one).casefold().split(), _folded(other).casefold().split()
    ordered = SequenceMatcher(None, first, second, autojunk=False).ratio()
    mine, theirs = set(stems(one)), set(stems(other))
    shared = 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))
    return max(ordered, shared)


def _told(cited: Cited) -> list[str]:
    """The whole sentences that hold the words."""
    start, end = cited.span
    found = [span for span in _spans(cited.article) if span.start < end and start < span.end]
    return [span.of(cited.article.text) for span in found]


def _joined(found: Sequence[Span], text: str) -> str:
    """Stretches in the order of the text; those that lie side by side as they stand, others with an ellipsis."""
    told = ""
    end = -1
    for span in sorted(found):
        if told and span.start - end <= NEXT and not text[end : span.start].strip():
            told += text[end : span.start] + span.of(text)
        else:
            told += (" … " if told else "") + span.of(text)
        end = span.end
    return told


def _past(text: str) -> bool:
    return has_notice(text) or _EARLIER.search(text) is not None


def _present(article: Article) -> Iterator[str]:
    """The text, folded, in the stretches between the sentences that tell what was said before."""
    part: list[str] = []
    for span in _spans(article):
        text = span.of(article.text)
        if _past(text):
            yield _folded(" ".join(part))
            part = []
        else:
            part.append(text)
    yield _folded(" ".join(part))


def _spans(article: Article) -> tuple[Span, ...]:
    return _split(article.text, article.language)


@lru_cache(maxsize=8)  # two revisions are asked for again and again
def _split(text: str, language: str) -> tuple[Span, ...]:
    return sentences.split(text, language)


def _folded(text: str) -> str:
    """The text on one line, without quotation marks, with one kind of dash."""
    return " ".join(_DASHES.sub("-", _QUOTES.sub("", text)).split())
