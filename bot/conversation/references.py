"""Follow-ups with a pronoun or a definite noun: "What did they say about it?", "How many died in the blast?". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation import frames, wording
from bot.conversation.fragments import OTHER_TIME, in_topic
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conversation.frames import Frame

_AUX = "|".join(sorted(wording.AUXILIARIES))
_PERSON = re.compile(rf"(?:(?<=^)|(?<=\b))(?:(?P<aux>{_AUX})\s+)?\b(?P<word>he|she|they)\b", re.IGNORECASE)
_OBJECT_PERSON = re.compile(r"\b(?:them|him)\b|\bher\b(?!\s+[\w’'-])", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:their|his|her)\b(?=\s+[\w’'-])", re.IGNORECASE)
_ITS = re.compile(r"\bits\b(?=\s+[\w’'-])", re.IGNORECASE)
_SUBJECT_THING = re.compile(
    rf"\b(?P<aux>{_AUX})\s+(?P<word>it|that|this|these|those)\b(?!\s+(?:true|possible|likely|clear|known|certain|confirmed))"
    rf"|^(?P<first>it|that|this)\b(?=\s+(?:{_AUX})\b)",
    re.IGNORECASE,
)
_OBJECT_THING = re.compile(
    r"\b(?P<before>[\w’'-]+)\s+(?P<word>it|that|this|these|those)\b(?=\s*(?:$|[?.,!]|on\b|in\b|at\b|after\b|and\b|or\b|happen))",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\bthere\b(?=\s*(?:$|[?.,!]|on\b|after\b|before\b|since\b|yesterday|today))", re.IGNORECASE
)
_THEN = re.compile(
    r"\b(?:on )?(?:that day|the same day)\b|\bat (?:the|that) time\b|\bthen\b(?=\s*[?.!]*$)", re.IGNORECASE
)
_DEFINITE = re.compile(
    r"\b(?P<det>the|that|this|these|those)\s+(?P<np>[\w’'-]+(?:\s+[\w’'-]+){0,3})", re.IGNORECASE
)
_HAS_TOPIC = re.compile(r"\b(?:about|regarding|concerning)\s+\w", re.IGNORECASE)
_COUNTED = re.compile(r"how many\s+(?P<what>[\w’'-]+)", re.IGNORECASE)
_WORDS = re.compile(r"[\w’'-]+")
_LINKS = tuple(
    (link, frozenset(words.split()))
    for link, words in (
        ("about", "know known think announced true confirmed warning details more"),
        ("to", "react reacted respond responded reaction reactions response responses"),
        ("for", "responsible responsibility blame reason reasons"),
        ("after", "next afterwards since later"),
    )
)


def replaced(saying: str, parts: Frame) -> str | None:
    """The saying with its pronouns put into words; None when it has none, or when nothing stands for them.

    A pronoun that follows its own noun ("What did the mayor say when he resigned?") is left as it is.
    """
    text, changed = saying, False
    who, what = antecedents(parts)
    for shape, words in ((_PERSON, who), (_OBJECT_PERSON, who), (_OWNER, f"{who}’s" if who else "")):
        found = shape.search(text)
        if found and not _own_party(text[: found.start()]):
            if not words or (words == _counted(parts) and _speaks(text)):
                return None  # the dead of an earlier question say nothing
            word = found.groupdict().get("word")
            start, end = found.span("word") if word else found.span()
            text, changed = f"{text[:start]}{words}{text[end:]}", True
    for step in (_things, _place, _day):
        done = step(text, parts, what)
        text, changed = (done, True) if done else (text, changed)
    return frames.asked(_tied(with_topic(text, parts), parts)) if changed else None


def _tied(text: str, parts: Frame) -> str:
    """The topic in brackets where a bare verb says of nothing: "When did the council decide (the bridge)?"."""
    about = parts.words(parts.topic)
    alone = not re.search(r"\b(?:to|on|in|at|for|of|from|with|against|about|by|after|before)\b", text)
    subject = frames.subject_of(text)
    bare = (
        alone
        and subject
        and text.rstrip("?!. ").split()[-1:] == _WORDS.findall(text.partition(subject)[2])[:1]
    )
    if not about or not bare or set(stems(head(about))) & set(stems(text)):
        return text
    return f"{text.rstrip('?!. ')} ({about})"


def nobody_meant(saying: str, parts: Frame) -> bool:
    """Whether a saying speaks of a person or people, and neither it nor the earlier question says of whom."""
    found = _PERSON.search(saying) or _OBJECT_PERSON.search(saying) or _OWNER.search(saying)
    if found is None or _own_party(saying[: found.start()]):
        return False
    who = antecedents(parts)[0]
    return not who or (who == _counted(parts) and _speaks(saying))


def _speaks(saying: str) -> bool:
    return any(wording.is_speech(word) for word in _WORDS.findall(saying))


def antecedents(parts: Frame) -> tuple[str, str]:
    """Who "they" are and what "it" is, after this question; "" for neither."""
    subject = parts.words(parts.subject)
    speaks = bool(subject) and (wording.is_party(subject) or parts.subject in parts.outlets)
    who = subject if speaks else parts.words(parts.source)
    if not who and parts.outlets:
        who = " and ".join(dict.fromkeys(span.of(parts.text) for span in parts.outlets))
    return who or _counted(parts), parts.words(parts.topic)


def _counted(parts: Frame) -> str:
    """Whom an earlier question counts: "the people killed in the flood"."""
    found = _COUNTED.match(parts.text)
    if not found or not parts.verb or not parts.auxiliary:
        return ""
    return f"the {found['what']} {parts.text[parts.verb.start : parts.core.end].strip()}"


def expanded(saying: str, earlier: Sequence[str]) -> str | None:
    """The saying with its definite nouns in the fuller words of an earlier question; None when there are none."""
    text, changed = saying, False
    for found in reversed(list(_DEFINITE.finditer(saying))):
        words = noun_phrase(found["np"]).split()
        tried = ((" ".join(words[:n]), question) for question in earlier for n in range(len(words), 0, -1))
        phrase, fuller = next(((p, full) for p, q in tried if (full := _fuller(p, q))), ("", ""))
        if fuller and fuller not in saying:
            start, end = found.start(), found.start("np") + len(phrase)
            text, changed = f"{text[:start]}the {fuller}{text[end:]}", True
    return frames.asked(text) if changed else None


def definite(saying: str) -> tuple[frozenset[str], ...]:
    """The things that are spoken of as known, each as its stems: "the vote"."""
    phrases = (noun_phrase(found["np"]) for found in _DEFINITE.finditer(saying))
    return tuple(frozenset(stems(phrase)) for phrase in phrases if stems(phrase))


def noun_phrase(words: str) -> str:
    """The words up to the first that cannot belong to a noun."""
    kept: list[str] = []
    for word in words.split():
        low = word.lower()
        if low in wording.PREPOSITIONS | wording.AUXILIARIES | {
            "and",
            "or",
            "that",
            "who",
            "which",
            "when",
            "so",
            "said",
        }:
            break
        if (
            kept
            and wording.looks_verbal(word)
            and low not in {"vote", "strike", "attack", "fire", "plan", "report"}
        ):
            break
        kept.append(word)
    return " ".join(kept)


def with_topic(saying: str, parts: Frame) -> str:
    """The saying, with the earlier topic added in a fitting way unless it speaks of it already, or of another one.

    Whom a question asks is not what it is about: "What did Hamas say?" has no topic.
    """
    about = parts.words(parts.topic) or parts.words(parts.place)
    subject = frames.subject_of(saying)
    topical = _without_asked(saying, subject)
    spoken_of = set(stems(head(about))) & set(stems(saying)) or _HAS_TOPIC.search(saying)
    if not about or spoken_of or own_words(topical):
        return saying
    link = _link(saying, parts)
    if topic_is_place(parts) and link != "about":
        inside = link in wording.PLACE_PREPOSITIONS.split("|")
        if not inside or _of_actors(saying, subject):
            return saying  # who abstained did so in no place that was asked about before
    return frames.added(saying, f"{link} {about}")


def topic_is_place(parts: Frame) -> bool:
    """Whether all that a question is about is a named place: "What happened in Kelm?"."""
    return parts.place is not None and parts.words(parts.topic) in {"", parts.words(parts.place)}


def _of_actors(saying: str, subject: str) -> bool:
    """Whether a question asks what somebody does, or who takes a side."""
    return wording.is_party(subject) or bool(set(_WORDS.findall(saying.lower())) & wording.SIDES)


def whole(saying: str, own: Frame) -> bool:
    """Whether a question names who does something, and what they do needs no matter to be understood.

    "How did the council vote?" is whole; "What did the council say?" leaves open about what, and "Did the council
    deny it?" what.
    """
    subject, verb = own.words(own.subject), own.words(own.verb).lower()
    if not verb or not subject or not wording.is_party(subject) or _leans(saying):
        return False
    return verb in wording.WHOLE or not (wording.is_speech(verb) or verb in wording.SIDES)


def _leans(saying: str) -> bool:
    shapes = (_PERSON, _OBJECT_PERSON, _OWNER, _ITS, _SUBJECT_THING, _OBJECT_THING, _THERE, _THEN)
    return any(shape.search(saying) for shape in shapes)


def _without_asked(saying: str, subject: str) -> str:
    """A question without whom it asks, where somebody says something, or takes a side: that needs a matter."""
    words = {word.lower() for word in _WORDS.findall(saying)}
    sides = bool(words & wording.SIDES)
    if sides or (subject and any(wording.is_speech(word) for word in words)) or wording.is_party(subject):
        bare = saying.replace(subject, " ", 1) if subject else saying
        return " ".join(word for word in _WORDS.findall(bare) if word.lower() not in wording.SIDES)
    return saying


def _link(saying: str, parts: Frame) -> str:
    """The preposition that ties a topic to a question."""
    words = set(_WORDS.findall(saying.lower()))
    if any(wording.is_speech(word) for word in words - {"react", "reacted", "respond", "responded"}):
        return "about"
    for link, tied in _LINKS:
        if words & tied:
            return link
    return in_topic(parts).split()[0] if parts.topic else "in"


def head(phrase: str) -> str:
    """The noun that a phrase is about: "blast" of "the hospital blast at Kelm"."""
    words = noun_phrase(phrase).split()
    return words[-1] if words else phrase


def own_words(saying: str) -> set[str]:
    """Stems that say what a question is about: not whom it asks, and not words that fit any event."""
    common = set(stems(wording.OPEN)) | {stem for party in wording.PARTIES for stem in stems(party)}
    small = [re.sub(r"['’]s?$", "", word) for word in _WORDS.findall(saying) if not wording.is_speech(word)]
    return {stem for stem in stems(" ".join(small)) if stem not in common and not stem.isdigit()}


def dangling(saying: str) -> bool:
    """Whether a saying holds a pronoun, or points to a time, that nothing in it stands for."""
    if OTHER_TIME.fullmatch(saying.strip(" ?!.")):
        return True
    found = _PERSON.search(saying) or _OBJECT_PERSON.search(saying)
    if found:
        return not _own_party(saying[: found.start()])
    found = _SUBJECT_THING.search(saying) or _OBJECT_THING.search(saying)
    if found is None or _own_thing(saying):
        return False
    it = (found.groupdict().get("word") or "it").lower() == "it"
    return it or not _noun_follows(saying[found.end() :].split())


def _things(text: str, parts: Frame, words: str) -> str | None:
    """The thing of "it" and "that": what the earlier question was about; whoever spoke, when it says something."""
    subject = _subject_thing(text, parts, words)
    text = subject or text
    found = _OBJECT_THING.search(text)
    if not found or found["before"].lower() in wording.AUXILIARIES or _own_thing(text[: found.start()]):
        return subject
    if not words:
        return subject
    if wording.is_speech(found["before"]):
        return text  # "say that": the words stay, and the topic is added
    start, end = found.span("word")
    return f"{text[:start]}{words}{text[end:]}"


def _subject_thing(text: str, parts: Frame, words: str) -> str | None:
    found = _SUBJECT_THING.search(text)
    if not found or _own_thing(text[: found.start()]):
        return None
    after = [word.strip("?.,") for word in text[found.end() :].split()]
    if found["word"] and found["word"].lower() != "it" and _noun_follows(after):
        return None
    says = bool(after) and wording.is_speech(after[0])
    start, end = found.span("word" if found["word"] else "first")
    meant = (antecedents(parts)[0] if says else "") or words
    return f"{text[:start]}{meant}{text[end:]}" if meant else None


def _noun_follows(after: Sequence[str]) -> bool:
    """Whether the word is a determiner, as in "that dam"."""
    word = after[0] if after else ""
    other = wording.PREPOSITIONS | {"so", "still", "now", "also", "the", "a", "an"}
    return word.islower() and not wording.looks_verbal(word) and word not in other


def _place(text: str, parts: Frame, _words: str) -> str | None:
    found = _THERE.search(text)
    if not found:
        return None
    before = (
        re.search(rf"\b({wording.PLACE_PREPOSITIONS})\s+(?:the\s+)?$", parts.text[: parts.place.start])
        if parts.place
        else None
    )
    place = f"{before[1] if before else 'in'} {parts.words(parts.place)}" if parts.place else in_topic(parts)
    return f"{text[: found.start()]}{place}{text[found.end() :]}" if place else None


def _day(text: str, parts: Frame, _words: str) -> str | None:
    found = _THEN.search(text)
    if not found or not parts.times:
        return None
    return f"{text[: found.start()]}{parts.times[0].of(parts.text)}{text[found.end() :]}"


def _own_party(before: str) -> bool:
    """Whether a party or a name stands before the pronoun in the same saying."""
    words = [word for word in _WORDS.findall(before)[1:] if word.lower() not in wording.AUXILIARIES]
    return any(wording.is_party(word) for word in words)


def _own_thing(before: str) -> bool:
    """Whether a noun of its own stands before the pronoun: "Did the dam hold when it rained?"."""
    nouns = [
        noun_phrase(m["np"])
        for m in re.finditer(r"\b(?:the|an?)\s+(?P<np>[\w’'-]+(?:\s+[\w’'-]+){0,2})", before)
    ]
    return any(noun and not wording.is_party(noun) for noun in nouns)


def _fuller(phrase: str, question: str) -> str:
    """The phrase as an earlier question has it, with more words around the same noun; "" when it has no more."""
    said = stems(phrase)
    if not said:
        return ""
    words = _WORDS.findall(question)
    for i, word in enumerate(words):
        if stems(word)[-1:] != said[-1:]:
            continue
        start = i
        while start and i - start < 3 and _modifies(words[start - 1]):  # noqa: PLR2004 - three words before a noun
            start -= 1
        found = " ".join([*words[start : i + 1], *_named_after(words[i + 1 :])])
        more = stems(found)
        if set(said) <= set(more) and len(more) > len(said):
            return found
    return ""


def _modifies(word: str) -> bool:
    low = word.lower()
    closed = wording.PREPOSITIONS | wording.AUXILIARIES | wording.DETERMINERS
    return (
        low not in closed
        and not wording.looks_verbal(word)
        and low not in {"who", "what", "which", "how", "many", "and", "or"}
    )


def _named_after(words: Sequence[str]) -> list[str]:
    """Names tied on by prepositions: "at Ostrel", "in the Tarn valley", "of 3 May"."""
    taken: list[str] = []
    i = 0
    while i + 1 < len(words) and words[i].lower() in {
        "at",
        "in",
        "of",
        "on",
        "near",
        "between",
        "against",
        "outside",
    }:
        j = i + 1 + (words[i + 1].lower() == "the")
        if j >= len(words) or not (words[j][:1].isupper() or words[j][:1].isdigit()):
            break
        end = j + 1
        while (
            end < len(words)
            and (words[end][:1].isupper() or words[end] in {"and", "of"})
            and words[-1] not in {"and", "of"}
        ):
            end += 1
        if words[i + 1].lower() == "the" and end < len(words) and _modifies(words[end]):
            end += 1  # "at the Kelm docks"
        taken += words[i:end]
        i = end
    return taken
