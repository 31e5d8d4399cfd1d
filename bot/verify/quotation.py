"""Text in quotation marks is the article's, word for word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.language.locate import normal, within
from bot.language.words import words
from bot.verify.ground import Failure, Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』",
    "‘": "’", "'": "'", "‚": "‘’", "`": "`'", "‟": "”", "＂": "＂", "‹": "›",
}  # fmt: skip
_SINGLE = frozenset("‘'‚`")
_ANY = re.compile("[" + re.escape("".join(_CLOSERS)) + "]")
_DOUBLED = re.compile(r"(?:''|``|‘‘|’’|,,)")
_CONTRACTED = re.compile(r"['’](?:\d\ds?|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_PRINTED = frozenset("reported reports wrote writes said says printed quoted".split())
_PRINTED_AS = re.compile(
    rf"\s+(?:{'|'.join(sorted(_PRINTED))})\s*:\s*(?P<quoted>(?P<mark>[\"“«„])(?P<inside>.+)(?P<end>[\"”»“]))\s*",
    re.DOTALL,
)
_STOPPED = re.compile(r"(?<=[a-z]{2}[.!?])(?<!\bvs\.)(?<!\bal\.)(?<!\bcf\.)\s+(?=[A-Z“\"])")
"""Where a sentence ends that the splitter went on with: "who voted no. Supporters say …"."""
_EMPTY = re.compile(r"“\s*”|«\s*»|„\s*[“”]|\"\s*\"(?!\w)")
_DENYING = re.compile(r"\b(?:no|not|never|nor|cannot|hardly)\b|n['’]t\b", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:said|says|told|called|described|wrote|termed)\b|\baccording to\b", re.IGNORECASE)
_TRIED = 12  # closing marks, farthest first; a sentence has fewer
_LONGEST = 1200  # characters between the marks; a claim is shorter than two long sentences


class Marked(NamedTuple):
    """A stretch of a claim in quotation marks: from the opening mark to after the closing one."""

    start: int
    end: int
    inside: str  # what stands between the marks
    verbatim: bool  # the cited stretch has these words


def altered(text: str, ground: Ground) -> Failure | None:
    """The first marked text of the claim that is not in the cited stretch, word for word.

    A single marked word must stand alone between marks in the article too, or be given to who spoke it there:
    anything else is a scare quote.
    """
    if (empty := _EMPTY.search(text)) is not None:
        return Failure("quote_altered", f"nothing stands in {empty.group()!r}")
    for marked in quotations(text, ground):
        if not marked.verbatim:
            return Failure("quote_altered", f"“{marked.inside}” is not in the cited words")
        if len(marked.inside.split()) == 1 and not (
            _marked_there(marked.inside, ground) or _spoken_there(marked, text, ground)
        ):
            return Failure("quote_altered", f"the article does not put {marked.inside!r} in quotation marks")
    return None


def quotations(text: str, ground: Ground) -> tuple[Marked, ...]:
    """The marked texts of a claim, outermost only, in order.

    Marks nest badly in the wild, so the farthest closing mark that leaves the words verbatim wins; when no
    one does, the nearest closes.
    """
    found: list[Marked] = []
    at = 0
    for start, size in _openings(text):
        if start < at:
            continue
        ends = list(_closings(text, start, size))
        ends = ends[:1] + ends[1:][-_TRIED:]
        if not ends:
            continue
        marked = next(
            (m for end in reversed(ends) if (m := _between(text, (start, size), end, ground)).verbatim), None
        )
        marked = marked or _between(text, (start, size), ends[0], ground)
        if marked.inside.strip():
            found.append(marked)
            at = marked.end
    return tuple(found)


def outside(text: str, ground: Ground) -> str:
    """The claim with spaces where it repeats whole sentences of the article in quotation marks.

    Such a sentence keeps all that it said, so only what is around it needs the other checks. Part of a
    sentence stays: its negation or its speaker may be outside the marks.
    """
    for marked in quotations(text, ground):
        if marked.verbatim and _whole(marked.inside, ground):
            text = text[: marked.start] + " " * (marked.end - marked.start) + text[marked.end :]
    return "" if _frames(text, ground) else text


def framed(text: str, ground: Ground) -> str | None:
    """What stands in quotation marks in `Outlet reported: “…”`; None when a claim is not just that.

    The words must be whole sentences of the article. The outlet is taken as it is written, whatever it says.
    """
    for outlet in dict.fromkeys(stretch.exhibit.article.outlet for stretch in ground.stretches):
        match = _PRINTED_AS.fullmatch(text, len(outlet)) if outlet and text.startswith(outlet) else None
        if (
            match is None
            or match["end"] not in _CLOSERS[match["mark"]]
            or not _whole(match["inside"], ground)
        ):
            continue
        if any(within(match["inside"], stretch.near) for stretch in ground.stretches):
            return match["quoted"]
    return None


def _frames(text: str, ground: Ground) -> bool:
    """Whether nothing is left but "Harbor Wire reported:"."""
    outlets = {word.low for one in ground.stretches for word in words(one.exhibit.article.outlet)}
    left = [word for word in words(text) if word.stem and word.low not in outlets]
    return len(left) <= 1 and all(word.low in _PRINTED for word in left)


def speech(text: str) -> tuple[tuple[int, int], ...]:
    """Where an article's text stands in quotation marks; an opening one without its like reaches to the end."""
    found: list[tuple[int, int]] = []
    at = 0
    for start, size in _openings(text):
        if start < at:
            continue
        end, length = next(_closings(text, start, size), (len(text), 0))
        if text[start] in _SINGLE and size == 1 and not length:
            continue
        found.append((start, end + length))
        at = end + length
    return tuple(found)


def unmarked(text: str, ground: Ground) -> str:
    """The claim with spaces in place of every marked text that is verbatim."""
    for marked in quotations(text, ground):
        if marked.verbatim:
            text = text[: marked.start] + " " * (marked.end - marked.start) + text[marked.end :]
    return text


def _between(text: str, opening: tuple[int, int], closing: tuple[int, int], ground: Ground) -> Marked:
    start, size = opening
    end, length = closing
    inside = text[start + size : end]
    wanted = inside.strip().rstrip(".,;")  # the mark before a closing quote may be the writer's
    forms = {form for one in (wanted, inside) for form in (one, _recased(one))}
    verbatim = any(within(form, stretch.near) for stretch in ground.stretches for form in forms)
    return Marked(start, end + length, inside, verbatim)


def _recased(inside: str) -> str:
    """The same words with the other case of the first letter, as "He said that “the worst is over”" needs it."""
    return inside[:1].swapcase() + inside[1:]


def _openings(text: str) -> Iterator[tuple[int, int]]:
    """Opening marks: where, and how many characters."""
    at = 0
    while (match := _ANY.search(text, at)) is not None:
        at = match.start()
        size = 2 if _DOUBLED.match(text, at) else 1
        if _opens(text, at, size):
            yield at, size
        at += size


def _opens(text: str, at: int, size: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + size : at + size + 1]
    if text[at] in "”»" and not before.isspace():
        return False
    if size == 1 and text[at] in _SINGLE and _CONTRACTED.match(text, at):
        return False
    plain = text[at] in "'\"`’＂‘"
    if text[at] == "«" and after.isspace() and not text[at + 1 : at + 3].isspace():
        return True  # "« Non », a-t-il dit"
    return bool(after) and not after.isspace() and (not plain or not (before.isalnum() or before in ".,!?"))


def _closings(text: str, start: int, size: int) -> Iterator[tuple[int, int]]:
    """Marks that can close the one at `start`, nearest first."""
    closers = "'’`" if size == 2 else _CLOSERS[text[start]]  # noqa: PLR2004
    for at in range(start + size + 1, min(len(text), start + _LONGEST)):
        if text[at] not in closers or text[at : at + size] not in _ends(text[at], size):
            continue
        after = text[at + size : at + size + 1]
        single = size == 1 and text[start] in _SINGLE
        if (single and (after.isalnum() or text[at - 1].isspace())) or (
            after.isalnum() and text[at] in "\"'"
        ):
            continue
        yield at, size


def _ends(char: str, size: int) -> tuple[str, ...]:
    return (char * size,)


def _whole(marked: str, ground: Ground) -> bool:
    """Whether marked.inside are all the words of one or more whole sentences cited."""
    wanted = letters(marked)
    for stretch in ground.stretches:
        every = (*stretch.before[-1:], *stretch.sentences, *stretch.after)
        told = [one.of(stretch.exhibit.article.text) for one in every]
        texts = [letters(piece) for one in told for piece in _STOPPED.split(one)]
        runs = ("".join(texts[i:j]) for i in range(len(texts)) for j in range(i + 1, len(texts) + 1))
        if wanted and any(run == wanted for run in runs):
            return True
    return False


@lru_cache(maxsize=1024)
def letters(text: str) -> str:
    """The letters and digits of a text, in one spelling."""
    return "".join(char for char in normal(text).text if char.isalnum())


def _spoken_there(marked: Marked, text: str, ground: Ground) -> bool:
    """Whether a single marked word ends a sentence of direct speech that denies nothing, and the claim gives it to somebody."""
    word = letters(marked.inside)
    ended = any(
        word == letters(piece.split()[-1]) and not _DENYING.search(piece)
        for stretch in ground.stretches
        for near in (stretch.near,)
        for start, end in speech(near)
        for piece in _STOPPED.split(near[start:end])
        if piece.split()
    )
    return ended and _GIVEN.search(text[: marked.start]) is not None


def _marked_there(word: str, ground: Ground) -> bool:
    for stretch in ground.stretches:
        near = stretch.near
        if any(letters(word) == letters(near[start:end]) for start, end in speech(near)):
            return True
    return False
