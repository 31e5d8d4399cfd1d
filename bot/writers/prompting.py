"""What a model is told of a brief: one JSON object of data behind a boundary, cut to a number of tokens.

Evidence is left out by rank from the end: whole exhibits, of the last one whole sentences, never part of a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.writers import WriterUnavailable
from bot.writers.framing import boundary, payload
from corpus import sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.types import Brief, Code, Exhibit, Withheld
    from corpus.tokens import Counter
    from corpus.types import Span
    from prompts import Messages, Prompt

QUESTION = 2_000  # characters; the Desk reads no more either
TITLE, TURN, NOTE = 300, 500, 400  # characters
SENTENCE = 2_000  # characters; what is longer is a list or a table, and no quote may be so long
TURNS, NOTES = 3, 8
OVERHEAD = 12  # tokens that the protocol adds to two messages, rounded up

ADVICE: dict[Code, str] = {
    "quote_not_found": "Copy the quote character for character from one passage.",
    "number_not_in_evidence": "Write only figures that stand in the claim's own quotes.",
    "bound_changed": "Keep bounds such as at least, about or more than exactly as in the quote.",
    "date_not_in_evidence": "Write only dates that the quotes state or that follow from the article's day.",
    "name_not_in_evidence": "Write only names that stand in the claim's own quotes.",
    "quote_altered": "Put only exact words of the passage in quotation marks, with their speaker.",
    "attribution_dropped": "Say who said it, as the passage does.",
    "polarity_changed": "Keep every negation and denial of the passage, and add none.",
    "modality_changed": "Keep may, could, plans to and the like as in the passage.",
    "low_support": "Say no more than the quotes say, in words close to theirs.",
    "unsafe_text": "Write plain text without links, mentions or markup.",
    "loaded_language": "Use plain words; a judging word may stand only in an attributed quotation.",
}
_TASKS = {"summary": "summarize"}
"""What a prompt of another name asks for; the task of the others is their name."""
UNREADABLE = "Your last reply could not be read. Return the one JSON object, complete, and nothing else."


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is sent for a brief, and what had to stay out."""

    messages: Messages
    notices: tuple[str, ...]
    empty: bool = False  # no sentence of the evidence may be sent: there is nothing to ask


@dataclass(frozen=True, slots=True)
class _Passage:
    exhibit: Exhibit
    texts: tuple[str, ...]  # its sentences, without those that look like instructions

    def first(self, count: int) -> _Passage:
        return _Passage(self.exhibit, self.texts[:count])


def prepared(brief: Brief, prompt: Prompt, *, most: int, unreadable: bool = False) -> Prepared:
    """The messages for a brief, of at most `most` tokens.

    Args:
        brief: what may be known.
        prompt: the wording.
        most: tokens of both messages.
        unreadable: whether a first reply could not be read, which the model is told.

    Raises:
        WriterUnavailable: not even the question with one sentence of evidence fits.
    """
    passages = tuple(_passage(exhibit) for exhibit in brief.evidence)
    fixed = _Fixed(brief, prompt, boundary(), unreadable=unreadable)
    kept = _fitting(fixed, passages, most)
    return Prepared(fixed.messages(kept), _notices(passages, kept), empty=not kept)


@dataclass(frozen=True, slots=True)
class _Fixed:
    """Everything but the passages."""

    brief: Brief
    prompt: Prompt
    boundary: str
    unreadable: bool

    def messages(self, passages: tuple[_Passage, ...]) -> Messages:
        data = payload(_payload(self, passages))
        return self.prompt.render(boundary=self.boundary, limit=str(self.brief.limit), payload=data)

    def size(self, passages: tuple[_Passage, ...]) -> int:
        return size(self.messages(passages))


def size(messages: Messages) -> int:
    """Tokens of both messages, as the service will count them or more."""
    count = tokens.counter()
    return count(messages.system) + count(messages.user) + OVERHEAD


def _fitting(fixed: _Fixed, passages: tuple[_Passage, ...], most: int) -> tuple[_Passage, ...]:
    """The passages, by rank, that leave the prompt within its size."""
    count = tokens.counter()
    room = most - fixed.size(())
    kept: list[_Passage] = []
    for passage in passages:
        cut = _cut(passage, room, count)
        room -= _cost(cut, count) if cut.texts else 0
        kept += [cut] if cut.texts else []
        if kept and len(cut.texts) < len(passage.texts):
            break
    while kept and fixed.size(tuple(kept)) > most:  # counts of parts do not quite add up
        shorter = kept.pop().first(-1)
        kept += [shorter] if shorter.texts else []
    if not kept and any(passage.texts for passage in passages):
        raise WriterUnavailable(
            "The question and the evidence do not fit into the prompt.",
            fault="refused",
            remedy="Raise EVENHAND_PROMPT_TOKENS.",
        )
    return tuple(kept)


def _cut(passage: _Passage, room: int, count: Counter) -> _Passage:
    """As many of its first sentences as there is room for."""
    left = room - _cost(passage.first(0), count)
    for number, text in enumerate(passage.texts, start=1):
        left -= count(payload(_sentence(number, text))) + 1
        if left < 0:
            return passage.first(number - 1)
    return passage


def _cost(passage: _Passage, count: Counter) -> int:
    return count(payload(_shown(passage))) + 1


def _passage(exhibit: Exhibit) -> _Passage:
    spans = list(_sentences(exhibit))
    usable = [span for span in spans if not _hostile(span, exhibit) and span.end - span.start <= SENTENCE]
    texts = tuple(" ".join(span.of(exhibit.article.text).split()) for span in usable)
    return _Passage(exhibit, texts)


def _sentences(exhibit: Exhibit) -> Iterator[Span]:
    """The sentences that lie in the exhibit as a whole."""
    article = exhibit.article
    for span in sentences.split(article.text, article.language):
        if span.within(exhibit.span):
            yield span


def _hostile(span: Span, exhibit: Exhibit) -> bool:
    return any(span.start < s.end and s.start < span.end for s in exhibit.article.suspect)


def _payload(fixed: _Fixed, passages: tuple[_Passage, ...]) -> dict[str, Any]:
    brief = fixed.brief
    data: dict[str, Any] = {
        "task": _TASKS.get(fixed.prompt.name, fixed.prompt.name),
        "question": brief.question.text[:QUESTION],
        "today": brief.question.now.astimezone(ZoneInfo(brief.question.zone)).date().isoformat(),
        "passages": [_shown(passage) for passage in sorted(passages, key=lambda p: p.exhibit.pid)],
        "history": [{"question": turn.question[:TURN]} for turn in brief.history[-TURNS:]],
    }
    notes = [_note(fault) for fault in brief.faults[:NOTES]]
    if fixed.unreadable:
        notes.append({"text": "", "code": "unreadable", "advice": UNREADABLE})
    return {**data, "notes": notes} if notes else data


def _shown(passage: _Passage) -> dict[str, Any]:
    article = passage.exhibit.article
    return {
        "pid": passage.exhibit.pid,
        "outlet": article.outlet[:TITLE],
        "published": article.published_at.date().isoformat() if article.published_at else None,
        "title": article.title[:TITLE],
        "sentences": [_sentence(number, text) for number, text in enumerate(passage.texts, start=1)],
    }


def _sentence(number: int, text: str) -> dict[str, str]:
    return {"sid": f"s{number}", "text": text}


def _note(fault: Withheld) -> dict[str, str]:
    advice = ADVICE[fault.code]
    if fault.code == "loaded_language" and fault.detail:
        advice = f"{advice} {fault.detail[:NOTE]}."  # names the word, and a neutral one for it
    return {"text": fault.text[:NOTE], "code": fault.code, "advice": advice}


def _notices(passages: tuple[_Passage, ...], kept: tuple[_Passage, ...]) -> tuple[str, ...]:
    """One sentence when evidence did not fit; sentences that look like instructions are told of elsewhere."""
    sent = {passage.exhibit.pid: len(passage.texts) for passage in kept}
    short = sum(sent.get(passage.exhibit.pid, 0) < len(passage.texts) for passage in passages)
    if not short:
        return ()
    return (f"{short} of the {len(passages)} passages found were not, or not wholly, given to the model.",)
