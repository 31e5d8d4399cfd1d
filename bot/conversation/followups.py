"""What was said in a thread, made into a question that stands alone: by rules, from earlier questions only. Pure.

An answer's words never take part: an error in one would live on in the next. What may be carried is the earlier
questions, what the rules made of them, and the titles of cited articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot import when
from bot.conversation import courtesies, fragments, frames, limits, references, wording
from bot.conversation.history import DEPTH, Past
from bot.conversation.requests import Wanted, chosen, receipt_asked
from bot.conversation.slots import NOTHING, Slots, carried, limited, shown
from bot.understand import MAX_QUESTION
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.conversation.frames import Frame, Reader
    from bot.conversation.limits import Limits
    from bot.types import Window

Kind = Literal["standalone", "follow_up", "receipt", "unclear"]

LATIN = 0x24F  # the last letter of the Latin alphabets
LONG = 40  # words; a longer saying says of itself what it is about
SHORT = 6  # words; a longer saying that no rule knows is a question of its own
_WORDS = re.compile(r"[^\W_][\w’'.-]*")
_TRUE = re.compile(
    r"(?:is|was) (?:it|that|this) (?:true|confirmed|certain|official)(?: that)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a saying is taken to mean.

    Attributes:
        kind: a question of its own, one that leans on earlier ones, a wish to see the last answer's words, or
            something that the rules do not understand (`question` is then their best attempt).
        said: as typed.
        question: standing alone; "" for a receipt.
        slots: what is asked about, and the limits that stay for the thread.
        window: a stretch set earlier in the thread, to be used as a filter for this question.
        wanted: which words, for a receipt.
        reply: what to say without a search, when nothing was asked that could be searched.
        owed: whether something was asked for at all.
        aside: what the reader is to be told besides.
    """

    kind: Kind
    said: str
    question: str = ""
    slots: Slots = NOTHING
    window: Window | None = None
    wanted: Wanted | None = None
    reply: str = ""
    owed: bool = True
    aside: str = ""

    def shown(self, zone: str = "UTC") -> str:
        """One line for the reader saying what is searched and how to change it; "" when nothing was carried."""
        if self.kind == "receipt":
            return ""
        low = self.question.lower()
        only = [name for name in self.slots.only if name.lower() in low]  # a question may name another outlet
        line = limited(only, self.window, zone)
        if self.kind != "standalone" and (self.question != self.said or self.window):
            searched = "" if self.kind == "unclear" else shown(replace(self.slots, stretch=self.window), zone)
            line = f"{searched} Taken as: {self.question} {line or 'Ask a full question to begin anew.'}"
        return f"{self.aside} {line}".strip()


def resolve(said: str, past: Sequence[Past], reader: Reader) -> Resolution:
    """What `said` means after the questions of `past`, oldest first. Never raises, whatever is typed."""
    text = " ".join(said[:MAX_QUESTION].split())
    thread = _Thread(tuple(past[-DEPTH:]), reader)
    if len(text.split()) > LONG:
        return _alone(text, thread)
    wanted = receipt_asked(text)
    if wanted and not (limits.lifted(text) and (thread.kept.only or "outlet" in text.lower())):
        return Resolution("receipt", text, slots=thread.kept, wanted=wanted)
    if question := _picked(text, thread.past):
        return thread.resolved("follow_up", text, question)
    return _unasked(text, thread) or _follow_up(text, thread) or _alone(text, thread)


def _unasked(text: str, thread: _Thread) -> Resolution | None:
    """A courtesy, or input that is no question: it is replied to without a search."""
    polite = courtesies.courtesy(text)
    offered = len(thread.past[-1].options) if thread.past else 0
    reply = polite or courtesies.unanswerable(text, offered)
    return Resolution("receipt", text, slots=thread.kept, reply=reply, owed=not polite) if reply else None


def faithful(rewritten: str, sources: Iterable[str]) -> bool:
    """Whether a rewritten question says no name and no number that its sources do not have."""
    known = {_bare(word) for source in sources for word in _WORDS.findall(source)}
    words = _WORDS.findall(rewritten)
    if not words or "\n" in rewritten.strip() or len(rewritten) > MAX_QUESTION:
        return False
    new = [word for i, word in enumerate(words) if _telling(word, first=i == 0) and _bare(word) not in known]
    return not new


def _telling(word: str, *, first: bool) -> bool:
    if any(character.isdigit() for character in word):
        return True
    asks = word.lower() in wording.AUXILIARIES or word.lower() in frames.QUESTION_WORDS
    return word[0].isupper() and not (first and asks)


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower()).rstrip(".'’-")


@dataclass(frozen=True, slots=True)
class _Thread:
    """The earlier questions, with what stays from them."""

    past: tuple[Past, ...]
    reader: Reader

    @property
    def kept(self) -> Slots:
        """The limits that the asker has set for the thread."""
        if not self.past:
            return NOTHING
        last = self.past[-1]
        stretch = carried(last.slots.stretch, set_at=last.at, now=self.reader.now)
        return Slots(only=last.slots.only, stretch=stretch)

    @property
    def questions(self) -> tuple[str, ...]:
        """Latest first, without what the limits put into them."""
        only = self.kept.only
        return tuple(limits.unlimited(past.question, only, self.reader) for past in reversed(self.past))

    @property
    def last(self) -> Frame:
        """The latest question, taken apart."""
        return frames.frame(self.questions[0], self.reader)

    def resolved(self, kind: Kind, said: str, question: str, kept: Slots | None = None) -> Resolution:
        """With the thread's limits on it, unless the question has its own."""
        kept = self.kept if kept is None else kept
        own = frames.frame(question, self.reader)
        if kept.only and not own.outlets:
            question = frames.asked(frames.added(question, f"according to {limits.joined(kept.only)}"))
        slots = slots_of(question, self.reader)
        own_time = bool(slots.days or slots.window)
        only = limits.lasting(said, self.reader) or kept.only
        return Resolution(
            kind,
            said,
            question[:MAX_QUESTION],
            replace(slots, only=only, stretch=kept.stretch),
            window=None if own_time else kept.stretch,
        )


def slots_of(question: str, reader: Reader) -> Slots:
    """What a question that stands alone is about, from whom and from when."""
    parts = frames.frame(question, reader)
    subject = parts.words(parts.subject)
    spoken = parts.subject is not None and any(
        parts.subject.start < o.end and o.start < parts.subject.end for o in parts.outlets
    )
    who = [subject] if subject and wording.is_party(subject) and not spoken else []
    times = when.read(question, now=reader.now, zone=reader.zone)
    found = reader.names.find(question)
    topic = parts.words(parts.topic)
    return Slots(
        topic="" if topic in who else topic,
        parties=tuple(dict.fromkeys([*who, *([parts.words(parts.source)] if parts.source else [])])),
        outlets=tuple(dict.fromkeys(question[start:end] for start, end in found.spans)),
        days=tuple(dict.fromkeys(day.text for day in times.dates)),
        window=times.window,
    )


def _picked(text: str, past: Sequence[Past]) -> str:
    """The question that an offered option stands for, when the saying picks one; else ""."""
    options = past[-1].options if past else ()
    if not options:
        return ""
    place = chosen(text, len(options))
    if place is None:
        common = set.intersection(*(set(stems(option.label)) for option in options))
        shared = [len((set(stems(option.label)) - common) & set(stems(text))) for option in options]
        best = max(shared)
        place = (
            shared.index(best)
            if best and shared.count(best) == 1 and len(text.split()) <= 2 * SHORT
            else None
        )
    return "" if place is None else options[place].question


def _follow_up(text: str, thread: _Thread) -> Resolution | None:
    if not thread.past:
        return None
    if abroad := _abroad(text, thread):
        return abroad
    opening = wording.LEAD.match(text)
    rest = text[opening.end() :] if opening and opening.end() < len(text) else text
    led = rest != text
    bare = rest if led else text
    if limited := _limited(bare, led=led, text=text, thread=thread):
        return limited
    parts = thread.last
    found = fragments.asked_again(bare, parts) or _fragment(bare, led=led, thread=thread)
    found = found or _referring(bare, thread)
    if found:
        return thread.resolved("follow_up", text, found)
    if led and references.whole(bare, frames.frame(bare, thread.reader)):
        return thread.resolved("standalone", text, frames.asked(bare))
    return _unclear(text, bare, led=led, thread=thread)


def _limited(bare: str, *, led: bool, text: str, thread: _Thread) -> Resolution | None:
    """A saying of outlets and times alone, or one that lifts them."""
    lifted = limits.lifted(bare)
    given = lifted or limits.named(bare, thread.reader)
    if lifted is None and (given.rest or not given.given):
        return _partly_limited(given, led=led, text=text, thread=thread)
    given, aside = _held(given, thread.reader) if given.only else (given, "")
    if aside and not given.given:
        return Resolution("receipt", text, slots=thread.kept, reply=aside)
    found = thread.resolved("follow_up", text, limits.apply(given, thread.last), _changed(thread.kept, given))
    return replace(found, aside=aside)


def _held(given: Limits, reader: Reader) -> tuple[Limits, str]:
    """A limit without the outlets that the corpus does not hold, and what to say of those: nothing is found in them."""
    held = limits.held(given.outlets, reader)
    absent = [name for name in given.outlets if name not in held]
    if not absent:
        return given, ""
    return replace(given, outlets=held), (
        f"The corpus holds no articles by {limits.joined(absent)}, so no limit was set to that."
    )


def _partly_limited(given: Limits, *, led: bool, text: str, thread: _Thread) -> Resolution | None:
    """A fragment and a limit with it: "and the ministry on Monday?"."""
    if not given.given or not given.rest or given.outlets:
        return None
    question = _fragment(given.rest, led=led, thread=thread)
    if not question:
        return None
    dated = limits.apply(replace(given, rest=""), frames.frame(question, thread.reader))
    return thread.resolved("follow_up", text, dated, _changed(thread.kept, given))


def _changed(kept: Slots, given: Limits) -> Slots:
    """The thread's limits after a saying: like replaces like."""
    only = () if given.any_outlet else kept.only
    if given.outlets:
        only = given.outlets if given.only else ()
    timed = given.any_time or given.days
    return Slots(only=only, stretch=given.stretch or (None if timed else kept.stretch))


def _fragment(bare: str, *, led: bool, thread: _Thread) -> str | None:
    """A fragment counts after an opening such as "and", or when it is definite or a name; "wheat prices" is a topic."""
    first = bare.split(maxsplit=1)[0] if bare.split() else ""
    definite = first.lower() in {"the", "its", "their", "his", "her"} or first in wording.PREPOSITIONS
    if not (led or definite or wording.proper(bare.strip("?!. ")) or wording.is_party(bare.strip("?!. "))):
        return None
    owner = {"its", "their", "his", "her"}
    if first.lower() in owner:
        replaced = references.replaced(bare, thread.last)
        bare = replaced.rstrip("?") if replaced else bare
    return fragments.completed(bare, thread.last, thread.questions)


def _referring(bare: str, thread: _Thread) -> str | None:
    """A whole clause that leans on earlier questions by a pronoun, a known noun, or by saying of nothing whatever."""
    parts, reader = thread.last, thread.reader
    question = bare if len(bare.split()) > 1 else ""
    if not question:
        return None
    if references.nobody_meant(question, parts):
        return None
    own = frames.frame(question, reader)
    if references.whole(question, own):
        return None
    replaced = references.replaced(question, parts)
    expanded = references.expanded(replaced or question, thread.questions)
    if replaced or expanded:
        return expanded or replaced
    words = references.own_words(question)
    if _named(question, own):
        return _attached(question, parts) if own.topic is None and not own.times else None
    if _is_question(question) and not own.times and (done := _attached(question, parts)):
        return done
    known = set(stems(wording.OPEN)) | {
        stem for past in thread.past for text in (past.question, *past.titles) for stem in stems(text)
    }
    about = parts.words(parts.topic)
    things = references.definite(question)
    leaning = bool(things) and all(thing & known for thing in things) and len(words) <= 3  # noqa: PLR2004 - a noun, a verb, an adjective
    if (
        not leaning
        or not about
        or references.topic_is_place(parts)
        or set(stems(references.head(about))) & set(stems(question))
    ):
        return None
    return frames.asked(f"{question.rstrip('?!. ')} ({about})")


def _attached(question: str, parts: Frame) -> str | None:
    done = frames.asked(references.with_topic(question, parts))
    return done if done != frames.asked(question) else None


def _named(question: str, own: Frame) -> bool:
    """Whether a question names somebody or something: an outlet or a capitalised word that is not its first."""
    words = _WORDS.findall(question)[1:]
    return bool(own.outlets) or any(word[0].isupper() and word != "I" for word in words)


def _is_question(text: str) -> bool:
    words = text.lower().split()
    first = words[0].rstrip("?'’s") if words else ""
    return (
        first in frames.QUESTION_WORDS
        or first in wording.AUXILIARIES
        or bool(_TRUE.match(text))
        or text.endswith("?")
    )


def _abroad(text: str, thread: _Thread) -> Resolution | None:
    """Short words in another language: an outlet or a day is put in, others go with the last question."""
    bare = text.lstrip("¿¡ ")
    opening = wording.FOREIGN_LEAD.match(bare)
    beyond = any(ord(character) > LATIN and character.isalpha() for character in text)
    words = len(text.split())
    if not (opening and words <= SHORT) and not (beyond and words <= SHORT // 2):
        return None
    given = limits.named(bare[opening.end() :] if opening else bare, thread.reader)
    if given.given and not given.rest:
        return thread.resolved(
            "follow_up", text, limits.apply(given, thread.last), _changed(thread.kept, given)
        )
    return thread.resolved("follow_up", text, f"{thread.questions[0]} {text}")


def _unclear(text: str, bare: str, *, led: bool, thread: _Thread) -> Resolution | None:
    """A pronoun that nothing stands for is left to a model; the attempt has the last question's matter with it."""
    short = len(text.split()) <= SHORT
    if not (references.dangling(bare) or (led and short)):
        return None
    attempt = _attached(bare, thread.last) if _is_question(bare) and len(bare.split()) > 2 else None  # noqa: PLR2004 - "Did he?"
    return thread.resolved("unclear", text, attempt or (f"{thread.questions[0]} {text}" if short else text))


def _alone(text: str, thread: _Thread) -> Resolution:
    return thread.resolved("standalone", text, text)
