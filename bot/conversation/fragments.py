"""Follow-ups without a verb: "and the ministry?", "in Kelm?", "why?", "how many children?", put into the earlier question. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation import frames, wording
from bot.verify.names import peoples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conversation.frames import Frame

MAX_WORDS = 7  # of a fragment
_ABOUT = frozenset({"about", "regarding", "concerning", "over", "on"})

_ASKING = re.compile(
    r"(?P<wh>why|when|where|how long|how often|how come|why not|since when|how)(?:\s+(?:exactly|though|so|then|(?:is|was) (?:that|this|it)))*"
)
_MORE = re.compile(
    r"(?:tell me |say |know )?(?:any(?:thing)? )?(?:more|else)(?: (?:details?|info|information|about (?:it|that|this)|on (?:it|that|this)))?|"
    r"(?:what|anything) (?:else|more)(?: (?:is|do we) know(?:n)?)?|go on|continue|more details?|(?:the )?details"
)
_LATEST = re.compile(
    r"(?:the )?latest(?: news)?|any (?:updates?|news)|what(?:['’]s| is) (?:new|the latest)|(?:anything|something) new|updates?|news"
)
OTHER_TIME = re.compile(
    r"(?:the )?(?:day|week|month|night) (?:before|after)(?: that)?|(?:before|after) that|earlier|later|then",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"according to\s+(?P<who>\S.*)", re.IGNORECASE)
_COUNT = re.compile(
    r"how (?:many|much)(?P<what>(?:\s+(?!were|was|are|did|have|has|do|died|of\b)[\w’'-]+){0,3})",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow (?:many|much)\s+(?P<what>[\w’'-]+)", re.IGNORECASE)
_PLACED = re.compile(rf"(?P<prep>{wording.PLACE_PREPOSITIONS})\s+(?P<name>(?:the\s+)?[A-Z].*)")
_PREPOSED = re.compile(r"(?P<prep>[a-z]+)\s+(?P<np>\S.*)")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|them|him|her|that|this|there|these|those)\b", re.IGNORECASE)


def asked_again(saying: str, parts: Frame) -> str | None:
    """The earlier question asked with another question word: "why?", "how many?", "any news?"."""
    bare = saying.strip(" ?!.,")
    low = bare.lower()
    if _MORE.fullmatch(low):
        about = parts.words(parts.topic)
        return frames.asked(f"What else is known about {about}") if about else None
    if _LATEST.fullmatch(low):
        about = parts.words(parts.topic)
        return frames.asked(f"What is the latest on {about}") if about else None
    if (found := _COUNT.fullmatch(bare)) and not any(_clausal(word) for word in found["what"].split()):
        return _counted(found["what"].strip(), parts)
    if found := _ASKING.fullmatch(low):
        word = {"how come": "why", "why not": "why"}.get(found["wh"], found["wh"])
        return _with_word(word.capitalize(), parts)
    return None


def bare_word(saying: str) -> bool:
    """Whether a saying only asks the earlier question again ("why?"): what it makes is no ground for the next one."""
    opening = wording.LEAD.match(saying)
    low = (saying[opening.end() :] if opening else saying).strip(" ?!.,").lower()
    return any(shape.fullmatch(low) for shape in (_ASKING, _MORE, _LATEST)) or low in {"how many", "how much"}


def completed(saying: str, parts: Frame, earlier: Sequence[str]) -> str | None:
    """The earlier question with a fragment in the place that it fits; None for what is no fragment.

    Args:
        saying: without its opening words and without outlets and times.
        parts: the earlier question.
        earlier: all questions that may be referred to, to tell a place from a person.
    """
    bare = saying.strip(" ?!.,;:")
    words = bare.split()
    if not words or len(words) > MAX_WORDS or OTHER_TIME.fullmatch(bare):
        return None
    if len(words) <= 2 and (done := _participle(words, parts)):  # noqa: PLR2004 - "the injured"
        return done
    if found := _ACCORDING.fullmatch(bare):
        return _party(found["who"], parts)
    if any(_clausal(word) for word in words) or _PRONOUN.fullmatch(words[0]):
        return None
    if found := _PLACED.fullmatch(bare):
        return _placed(found["prep"], found["name"], parts)
    if (found := _PREPOSED.fullmatch(bare)) and found["prep"] in wording.PREPOSITIONS:
        return _preposed(found["prep"], found["np"], parts)
    name = wording.proper(bare)
    if name and _is_place(name, parts, earlier) and not _acts(name, parts):
        return _placed("", name, parts)
    return _party(bare, parts) if wording.is_party(bare) else _matter(bare, parts)


def _clausal(word: str) -> bool:
    low = word.lower()
    plain_noun = low in {
        "report",
        "vote",
        "plan",
        "claim",
        "strike",
        "fire",
        "cost",
        "attack",
        "help",
        "order",
        "call",
        "end",
    }
    return low in wording.AUXILIARIES or (wording.looks_verbal(word) and not plain_noun)


def _with_word(word: str, parts: Frame) -> str:
    """The clause turned, as "Why did the council vote on the bridge?"; else the whole question after the word."""
    speaks = parts.verb and wording.is_speech(parts.words(parts.verb))
    if word in {"Where", "When"} and speaks and parts.topic and parts.preposition:
        about = parts.words(parts.topic)
        return frames.asked(f"{word} {'were' if re.search(r'[^s]s$', about.split()[-1]) else 'was'} {about}")
    if parts.auxiliary and parts.subject and parts.verb:
        verb = parts.words(parts.verb)
        object_asked = parts.text.lower().startswith(("what ", "which ")) and not parts.words(
            parts.rest
        ).startswith("that")
        that = (
            " that"
            if object_asked and wording.is_speech(verb) and word in {"Why", "When", "Where", "How"}
            else ""
        )
        tail = parts.text[parts.verb.end :]
        return frames.asked(
            f"{word} {parts.words(parts.auxiliary).lower()} {parts.words(parts.subject)} {verb}{that}{tail}"
        )
    counted = _COUNTED.search(parts.text)
    if counted and parts.auxiliary and parts.verb and word != "How":
        auxiliary = parts.words(parts.auxiliary)
        return frames.asked(f"{word} {auxiliary} {counted['what']}{parts.text[parts.auxiliary.end :]}")
    return frames.asked(f"{parts.text}, and {word.lower()}")


def _counted(what: str, parts: Frame) -> str | None:
    found = _COUNTED.search(parts.text)
    if found and what:
        start, end = found.span("what")
        return frames.asked(f"{parts.text[:start]}{what}{parts.text[end:]}")
    if found:
        return None  # "how many?" after "How many …" asks nothing new
    about = parts.words(parts.topic)
    if not what and parts.text.lower().startswith("who ") and not parts.auxiliary:
        return frames.asked(f"How many{parts.text[len('who') :]}")
    if not what:
        return frames.asked(f"How many: {_small(parts.text)}")
    return frames.asked(f"How many {what} {in_topic(parts)}") if about else None


def in_topic(parts: Frame) -> str:
    """The topic with a preposition that fits figures and events: "in the hospital blast"."""
    about = parts.words(parts.topic)
    preposition = (
        parts.preposition if parts.preposition in {"in", "at", "on", "near", "after", "during"} else "in"
    )
    return f"{preposition} {about}" if about else ""


def _participle(words: Sequence[str], parts: Frame) -> str | None:
    """Like for like: "and injured?" after "How many people were killed"."""
    fits = len(words) == 1 or words[0].lower() == "the"
    done = fits and wording.looks_verbal(words[-1]) and not wording.is_plain_verb(words[-1])
    if not (done and parts.verb and parts.auxiliary):
        return _no_verb(words, parts)
    if not re.search(r"(?:ed|en|t|st)$", parts.words(parts.verb)) or parts.subject:
        return None
    return frames.asked(frames.put(parts.text, parts.verb, words[-1]))


def _no_verb(words: Sequence[str], parts: Frame) -> str | None:
    """The missing and the wounded are counted like the killed, though they look like no verb."""
    if (
        words[-1].lower() not in {"missing", "dead", "wounded", "homeless", "hurt"}
        or not parts.verb
        or parts.subject
    ):
        return None
    return frames.asked(frames.put(parts.text, parts.verb, words[-1])) if parts.auxiliary else None


def _is_place(name: str, parts: Frame, earlier: Sequence[str]) -> bool:
    """A name that stood after "in" or "at", or one for a question that has a place and no party."""
    shape = rf"\b(?:{wording.PLACE_PREPOSITIONS})\s+(?:the\s+)?{re.escape(name)}\b"
    if any(re.search(shape, question) for question in earlier):
        return True
    speaks = parts.subject is not None and wording.is_party(parts.words(parts.subject))
    return parts.place is not None and not speaks and parts.source is None


def _acts(name: str, parts: Frame) -> bool:
    """Whether a name is another actor, though it stood after "in" before: a country, or one who takes a side."""
    actors = _asks_who(parts) or wording.is_party(parts.words(parts.subject))
    return actors and (bool(peoples(name.lower())) or parts.words(parts.verb).lower() in wording.SIDES)


def _asks_who(parts: Frame) -> bool:
    """Whether the doer is what is asked for: "Who abstained", "Which countries voted against it"."""
    return re.match(r"(?:who|which)\b", parts.text, re.IGNORECASE) is not None and not parts.subject


def _placed(preposition: str, name: str, parts: Frame) -> str:
    if parts.place:
        start = parts.place.start
        before = re.search(rf"\b(?:{wording.PLACE_PREPOSITIONS})\s+$", parts.text[:start])
        if preposition and before:
            start = before.start()
        words = f"{preposition} {name}" if preposition and before else name
        return frames.asked(f"{parts.text[:start]}{words}{parts.text[parts.place.end :]}")
    return frames.asked(_inserted(parts, f"{preposition or 'in'} {name}"))


def _preposed(preposition: str, phrase: str, parts: Frame) -> str:
    """A phrase such as "about the dam?" in place of the same kind of phrase, else added."""
    if parts.topic and (preposition == parts.preposition or {preposition, parts.preposition} <= _ABOUT):
        return frames.asked(frames.put(parts.text, parts.topic, phrase))
    if preposition in _ABOUT and parts.topic:
        return frames.asked(frames.put(parts.text, parts.topic, phrase))
    if preposition == "by" and wording.is_party(phrase):
        return _party(phrase, parts)
    return frames.asked(_inserted(parts, f"{preposition} {phrase}"))


def _party(phrase: str, parts: Frame) -> str:
    """Party for party: the one that "according to" names, else the one who acts; else the source asked for."""
    if parts.source:
        return frames.asked(frames.put(parts.text, parts.source, phrase))
    if parts.subject and (wording.is_party(parts.words(parts.subject)) or parts.subject in parts.outlets):
        return frames.asked(frames.put(parts.text, parts.subject, phrase))
    return _asked_of(phrase, parts) or frames.asked(_inserted(parts, f"according to {phrase}"))


def _asked_of(phrase: str, parts: Frame) -> str:
    """A party in a question that names none: what it said, or whether it did what "who" did; "" for other questions."""
    verb, about = parts.words(parts.verb), parts.words(parts.topic)
    asks_what = parts.text.lower().startswith(("what ", "who ", "which ")) and not parts.subject
    if asks_what and about and wording.is_speech(verb) and parts.preposition in _ABOUT:
        return frames.asked(f"What did {phrase} say about {about}")
    if not _asks_who(parts) or not (wording.proper(phrase) or verb.lower() in wording.SIDES):
        return ""
    if not parts.auxiliary:
        plain = wording.plain_verb(verb)
        tail = parts.text[parts.verb.end :] if parts.verb else ""
        return frames.asked(
            f"Did {phrase} {plain}{tail}" if plain else f"What about {phrase}: {_small(parts.text)}"
        )
    auxiliary, tail = parts.words(parts.auxiliary), parts.text[parts.auxiliary.end :]
    passive = auxiliary.lower() in {"is", "was", "are", "were"} or not parts.verb
    return "" if passive else frames.asked(f"{auxiliary} {phrase} {tail.strip()}")


def _matter(phrase: str, parts: Frame) -> str:
    """Topic for topic; a bare plural takes the place of what is counted."""
    counted = _COUNTED.search(parts.text)
    if counted and re.fullmatch(r"[a-z]+(?:s|men|women|children|people)|children|women|men", phrase):
        start, end = counted.span("what")
        return frames.asked(f"{parts.text[:start]}{phrase}{parts.text[end:]}")
    if parts.topic:
        return frames.asked(frames.put(parts.text, parts.topic, phrase))
    return frames.asked(_inserted(parts, f"about {phrase}"))


def _inserted(parts: Frame, words: str) -> str:
    """Words at the end of the clause, before times and sources."""
    end = parts.core.end
    return f"{parts.text[:end].rstrip()} {words} {parts.text[end:].lstrip()}"


def _small(text: str) -> str:
    """A question inside another sentence: its question word in small letters."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    question = first.lower() in wording.AUXILIARIES | frames.QUESTION_WORDS
    return f"{text[:1].lower()}{text[1:]}" if question else text
