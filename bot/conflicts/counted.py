"""What a figure of a sentence counts: the people killed, the soldiers wounded. Only what is told as a fact."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.language.binding import looks_verbal
from bot.language.words import GRAMMAR, stem
from bot.verify.names import peoples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words import Word

_KINDS = {
    "killed": "killed died dead deaths death fatalities fatality perished slain",
    "injured": "injured wounded hurt injuries",
    "missing": "missing unaccounted",
    "displaced": "displaced",
    "evacuated": "evacuated",
    "arrested": "arrested detained arrests detentions",
}
KIND_OF = {word: kind for kind, line in _KINDS.items() for word in line.split()}
"""Words that say what became of those counted, right behind a figure or behind "were"."""
_NOUNS = frozenset("dead deaths death fatalities fatality injuries missing arrests detentions".split())
_INTRANSITIVE = frozenset(
    "died dead perished missing unaccounted deaths death fatalities fatality injuries arrests detentions".split()
)
_DOING = {
    word: kind
    for kind, line in {
        "killed": "killed killing kills slain claimed claiming claims cost costing took taking",
        "injured": "injured injuring injures wounded wounding wounds hurt hurting",
        "displaced": "displaced displacing displaces",
        "evacuated": "evacuated evacuating",
        "arrested": "arrested arresting arrests detained detaining",
    }.items()
    for word in line.split()
}
"""Words right before a figure of those to whom it was done."""
_LIFE_TAKING = frozenset("claimed claiming claims cost costing took taking".split())
_OF = {
    word: kind
    for kind, line in {
        "killed": "deaths death killing killings lives loss dead",
        "injured": "injuries injury wounding",
        "displaced": "displacement",
        "evacuated": "evacuation",
        "arrested": "arrest arrests detention",
    }.items()
    for word in line.split()
}
"""Words before "of" and a figure."""
_TOLLS = frozenset(
    "toll number count tally deaths dead fatalities killed injured wounded missing arrests".split()
)
_LINKS = frozenset(
    "at to of was is from reached hit passed exceeded topped numbered as were be been stands stood between : than put".split()
)
_PERSONS = frozenset(stem(word) for word in "people persons lives victims".split())
_ENDINGS = tuple("ers ors ists ians ees ants men ese is ans ots ics als iers".split())
_GROUPS = frozenset(
    "civilians children women men soldiers militants fighters journalists boys girls infants babies adults police troops staff crew "
    "patients students pupils residents guests tourists pilgrims refugees migrants hostages medics sailors marines gunmen "
    "combatants nurses guards protesters marchers relatives fans reservists personnel paramedics firefighters".split()
)
_SCALES = frozenset("range spectrum bracket mark".split())
_HELPERS = frozenset("is are was were been be being has have had were".split())
_STOPS = frozenset(
    "which who that where when while whereas after before because but until unless if than although though whom whose said says".split()
)
_PASSIVE_END = frozenset(
    "in at on by when after during since and or as while across near from inside outside over between so this last within under "
    "along that who there here to for with where before amid around out".split()
)
_INCREMENT = frozenset("another further additional extra other more others new fresh".split())
_PART = re.compile(
    r"\b(?:including|includes?|included|among|amongst|of whom|of them|of those|of these|of which|at least one of)\W*(?:them|those|whom|the (?:dead|killed|victims|injured|wounded))?"
    r"\W*(?:(?:at least|about|some|around|more than|up to|as many as|over|nearly|were|was|are)\W+)*$",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(
    r"\W{1,3}(?:of (?:whom|them|those|these|which|the\b|its|their|his|her)|in (?:ten|five|three|four|two)\b)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:an?|per|every|each) (?:day|week|month|year|hour|minute|night)\b|\b(?:daily|weekly|monthly|yearly|annually|annual|on average|per capita)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r" the number of \w+ ")
"""As in "the deaths bring to 19 the number of guards killed"."""
_BY = re.compile(r"\bby (?:[\w,.-]+ ){1,3}and $")
_UNSURE = frozenset(
    "may might could can cannot would will should must feared fear fears expected expects if unless threatens threatened risk risks presumed "
    "believed thought potentially possibly alleged suspected rumoured rumored planned simulated fictional hypothetical"
    " reportedly allegedly purportedly apparently supposedly unconfirmed trying tried attempted plotting plot plotted attempting convicted "
    "accused charged threatening hoped wanted".split()
)
_DENIED = frozenset("not never denied denies deny false falsely untrue neither nor no nobody without".split())
_REACH = 14  # words between a figure and what became of those counted: "12 people in the town of …, including …, were killed"
_TOLL_REACH = (
    18  # words between "toll" and its figure: "the toll from Saturday's earthquake in … had risen to"
)
_WINDOW = 5  # words before a figure in which "may" or "denied" still speaks of it
_NAMES = 2


class Counted(NamedTuple):
    """What a figure counts."""

    kind: str  # killed, injured, …
    group: str  # the stem of a noun that is not just "people"; ""
    noun: str  # as printed: "people", "soldiers"
    toll: bool = False  # given as a toll or number, not told of people


def counted(text: str, tokens: Sequence[Word], place: tuple[int, int]) -> Counted | None:
    """What the figure at words [first, end) counts; None for anything but people and what became of them.

    Parts ("12 of them"), further ones ("another 12"), rates, and what is feared, denied or possible count nothing.
    """
    first, end = place
    phrase, behind = _phrase(tokens, end)
    if _set_apart(text, tokens, place, behind) or tokens[max(0, _before_bound(tokens, first))].low == "aged":
        return None
    if not phrase and _NUMBER_OF.match(text, tokens[end - 1].end):
        phrase = [word for word in tokens[end + 3 : end + 5] if word.low not in KIND_OF]
    found = _direct(tokens, phrase, behind) or _done(tokens, first, phrase) or _of(tokens, first, phrase)
    found = found or _became(tokens, phrase, behind) or _toll(tokens, first, phrase)
    if found is None or ((found[0], phrase[-1:]) == ("killed", []) and _joined_states(tokens, behind)):
        return None
    kind, words_, toll = found
    noun = _noun(words_)
    return None if noun is None else Counted(kind, *noun, toll)


def bare(text: str, tokens: Sequence[Word], place: tuple[int, int]) -> bool:
    """Whether a figure stands without a noun, as where a count goes on: "it had first given 500"."""
    first, end = place
    phrase, behind = _phrase(tokens, end)
    before = tokens[first - 1].low if first else ""
    led = before in _LINKS | {
        "given",
        "gave",
        "said",
        "counted",
        "reported",
        "estimated",
        "initially",
        "first",
    }
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.stem and after.low not in _PASSIVE_END:
        return False
    if before == "not" and first > 1 and tokens[first - 2].text in ",—–":
        return not phrase
    return (
        not phrase and led and not _set_apart(text, tokens, place, behind) and _state(tokens, behind) is None
    )


def _phrase(tokens: Sequence[Word], k: int) -> tuple[list[Word], int]:
    """The noun phrase that begins at a word, and where it ends."""
    phrase: list[Word] = []
    while k < len(tokens) and len(phrase) < 6:  # noqa: PLR2004 -- words of a noun phrase
        word = tokens[k]
        if word.text in "-’'" and phrase:
            k += 1
            continue
        if not word.stem or word.low in KIND_OF or word.low in GRAMMAR or word.text[0].isdecimal():
            break
        if word.low in _HELPERS | _STOPS or (looks_verbal(word) and word.text[0].islower()):
            break
        phrase.append(word)
        k += 1
    return phrase, k


def _set_apart(text: str, tokens: Sequence[Word], place: tuple[int, int], behind: int) -> bool:
    """Whether the figure is a part, an addition, a rate, or no fact."""
    first, end = place
    start, stop = tokens[first].start, tokens[end - 1].end
    around = {word.low for word in tokens[max(0, first - 2) : first]} | {
        word.low for word in tokens[end : end + 2]
    }
    if around & _INCREMENT - ({"more"} if _bound_more(tokens, first, end) else set()):
        return True
    if (first and tokens[first - 1].low in {"by", "per"}) or _BY.search(text[:start]):
        return True
    if _PART.search(text[:start]) or _PART_BEHIND.match(text, stop) or _RATE.search(text[stop : stop + 60]):
        return True
    return _unsure(tokens, first, behind)


def _bound_more(tokens: Sequence[Word], first: int, end: int) -> bool:
    """As in "more than 12", "12 or more": a bound, no addition."""
    led = any(one.low == "more" and after.low == "than" for one, after in pairwise(tokens[:first]))
    return led or (end + 1 < len(tokens) and tokens[end].low == "or" and tokens[end + 1].low == "more")


def _unsure(tokens: Sequence[Word], first: int, behind: int) -> bool:
    """Whether the words around the figure hold it possible, feared or denied."""
    stop = next(
        (k for k in range(behind, min(len(tokens), behind + 4)) if not tokens[k].stem),
        min(len(tokens), behind + 4),
    )
    near = [word.low for word in tokens[max(0, first - _WINDOW) : stop]]
    for at, low in enumerate(near):
        bounding = (
            low in {"no", "not"}
            and near[at + 1 : at + 2]
            and near[at + 1] in {"fewer", "less", "more", "lower"}
        )
        if low in _UNSURE or (low in _DENIED and not bounding):
            return True
    return False


def _state(tokens: Sequence[Word], k: int) -> str | None:
    """What became of those counted, when the word here says it and does not do it to somebody else."""
    if k >= len(tokens):
        return None
    low = tokens[k].low
    if low == "lost" and [word.low for word in tokens[k + 1 : k + 3]] in (
        ["their", "lives"],
        ["his", "life"],
    ):
        return "killed"
    if low not in KIND_OF:
        return None
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    ends = after is None or not after.stem or after.low in _PASSIVE_END or after.low.endswith(("day", "ly"))
    return KIND_OF[low] if low in _INTRANSITIVE or ends else None


def _joined_states(tokens: Sequence[Word], k: int) -> bool:
    """As in "12 killed or wounded": one figure of two fates."""
    rest = [word.low for word in tokens[k : k + 3]]
    return (
        len(rest) > _NAMES
        and rest[1] in {"and", "or"}
        and rest[2] in KIND_OF
        and KIND_OF.get(rest[0]) != KIND_OF[rest[2]]
    )


def _direct(tokens: Sequence[Word], phrase: list[Word], behind: int) -> tuple[str, list[Word], bool] | None:
    """As in "12 dead", "471 people killed", "32,333 civilian deaths"."""
    kind = _state(tokens, behind)
    if kind is None or _joined_states(tokens, behind):
        return None
    if tokens[behind].low in _NOUNS and phrase:
        return (
            kind,
            [word for word in phrase if word.low not in {"confirmed", "reported", "total", "known"}],
            False,
        )
    return kind, phrase, False


def _done(tokens: Sequence[Word], first: int, phrase: list[Word]) -> tuple[str, list[Word], bool] | None:
    """As in "killing at least 12 people", "claimed 12 lives"."""
    k = _before_bound(tokens, first)
    low = tokens[k].low if k >= 0 else ""
    if low not in _DOING or (low in _LIFE_TAKING and not any(word.low == "lives" for word in phrase)):
        return None
    passive = k and tokens[k - 1].low in {"was", "were", "been", "be"}
    joined = k > 1 and tokens[k - 1].low in {"and", "or"} and tokens[k - 2].low in KIND_OF
    return None if passive or joined else (_DOING[low], phrase, False)


def _of(tokens: Sequence[Word], first: int, phrase: list[Word]) -> tuple[str, list[Word], bool] | None:
    """As in "the deaths of 12 people"."""
    k = _before_bound(tokens, first)
    if k < 0 or k + 1 >= first or tokens[k + 1].low != "of" or tokens[k].low not in _OF:
        return None
    return _OF[tokens[k].low], phrase, False


def _before_bound(tokens: Sequence[Word], first: int) -> int:
    """The word before a figure, past "at least", "about", "more than" and the like."""
    k = first - 1
    bounds = {"at", "least", "more", "than", "about", "around", "some", "nearly", "almost", "over", "an", "estimated", "up", "to", "as",
              "many", "low", "lower", "high", "higher", "upper", "end", "of", "a", "roughly", "approximately", "fewer", "less", "no", "between", "the", "most", "well", "close", "not"}  # fmt: skip
    while k >= 0 and tokens[k].low in bounds:
        k -= 1
    return k


def _became(tokens: Sequence[Word], phrase: list[Word], behind: int) -> tuple[str, list[Word], bool] | None:
    """As in "12 people in the town, including three children, were killed"; no other verb may come first."""
    helped, k = False, behind
    while k < min(len(tokens), behind + _REACH):
        word = tokens[k]
        if word.low in _STOPS or word.text in ";:–—()":
            return None
        if word.low in _HELPERS:
            helped = True
        elif (kind := _state(tokens, k)) is not None and (
            helped or tokens[k].low in {"died", "perished", "lost"}
        ):
            return None if _joined_states(tokens, k) else (kind, phrase, False)
        elif (
            word.stem
            and (helped and not word.low.endswith("ly") and word.low not in {"also", "now", "since", "later"})
        ) or (looks_verbal(word) and word.text[0].islower() and word.low != "including"):
            return None
        k += 1
    return None


def _toll(tokens: Sequence[Word], first: int, phrase: list[Word]) -> tuple[str, list[Word], bool] | None:
    """As in "the death toll rose to 17", "put the number of people killed at 100 to 300"."""
    k = _before_bound(tokens, first)
    led = {word.low or word.text for word in tokens[max(0, k) : first]}
    if not led & _LINKS:
        return None
    for at in range(first - 1, max(-1, first - 1 - _TOLL_REACH), -1):
        low = tokens[at].low
        if tokens[at].text == ";" or low in {"but", "while", "whereas", "whom"}:
            return None
        if low not in _TOLLS:
            continue
        kind = _toll_kind(tokens, at)
        between = tokens[at + 1 : first]
        if kind is None or any(word.low in KIND_OF and KIND_OF[word.low] != kind for word in between):
            continue
        group = [word for word in tokens[max(0, at - 3) : at] if stem(word.low) in _GROUP_STEMS]
        return kind, phrase or group, True
    return None


def _toll_kind(tokens: Sequence[Word], at: int) -> str | None:
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    if low == "toll":
        return {"injury": "injured", "death": "killed", "injuries": "injured"}.get(
            before, None if before in {"casualty", "human", "heavy", "financial", "a", "road"} else "killed"
        )
    if low in {"number", "count", "tally"}:
        held = [KIND_OF[word.low] for word in tokens[at + 1 : at + 6] if word.low in KIND_OF]
        return held[0] if len(set(held)) == 1 else None
    noun = low in _NOUNS and (at == 0 or before not in _HELPERS)
    return KIND_OF[low] if noun or before in {"number", "people", "those"} or _numbered(tokens, at) else None


def _numbered(tokens: Sequence[Word], at: int) -> bool:
    return any(word.low == "number" for word in tokens[max(0, at - 4) : at])


_GROUP_STEMS = frozenset(stem(word) for word in _GROUPS)


def _noun(phrase: list[Word]) -> tuple[str, str] | None:
    """The group that a noun phrase names and its noun; None for what is not people."""
    if not phrase or phrase[-1].low in _SCALES:
        return "", "people"
    head = phrase[-1]
    proper = [word for word in phrase if word.text[0].isupper()]
    people = [word for word in proper if peoples(word.low) or word.low.endswith(("is", "ans", "ians"))]
    civil = [word for word in phrase if word.low in {"civilian", "military", "militant", "police"}]
    marks = [word for word in phrase if word in people or word in civil]
    if head.stem in _PERSONS or head in marks:
        plain = [] if head in people else [head.low if head.stem in _PERSONS else "people"]
        return " ".join(sorted({word.stem for word in marks})), " ".join(
            [*(word.text for word in marks), *plain]
        )
    if head.stem in _GROUP_STEMS or head.low.endswith(_ENDINGS):
        told = [word for word in phrase if word in marks or word is head]
        return " ".join(word.stem for word in told), " ".join(word.text for word in told)
    return None
