"""Verbs that a news writer may put for each other."""

from __future__ import annotations

from functools import cache

from bot.language.words import stem

_AKIN = (
    "resign quit step leave retire go", "approve pass adopt endorse back ratify clear vote agree", "reject defeat block veto refuse",
    "kill die perish", "injure wound hurt", "arrest detain hold seize capture take", "rise increase grow climb jump gain surge soar advance add",
    "fall drop decline decrease slip sink plunge shrink contract slow lose tumble dip ease", "begin start launch open commence",
    "end finish close conclude stop", "buy purchase acquire take", "build construct erect", "destroy wreck ruin demolish flatten burn raze",
    "damage hit strike", "move shift relocate evacuate displace flee leave take", "hit strike collide crash ram run drive",
    "win beat defeat take claim secure overcome", "sentence jail imprison give", "convict find", "charge indict accuse",
    "order direct instruct tell", "cancel scrap drop abandon call", "postpone delay put defer", "raise increase lift hike",
    "cut lower reduce trim slash", "send dispatch deploy", "give grant award hand offer", "get receive obtain win earn collect",
    "show indicate suggest find", "cause trigger lead prompt force bring leave", "hold stage organise", "appoint name install choose elect pick",
    "dismiss fire sack remove oust", "meet gather hold", "rescue save pull bring take lift", "find discover recover locate",
    "close shut", "flood inundate submerge swamp", "stop halt suspend interrupt break", "agree accept consent", "sign seal conclude reach",
    "publish release issue put", "score net hit make have post add", "include have contain comprise", "need require take",
    "ban bar prohibit forbid outlaw", "allow let permit enable", "protest march demonstrate rally", "visit travel go tour",
    "arrive reach come land", "return go come", "run operate manage head lead chair", "own hold have", "erupt explode",
    "derail jump leave", "sink capsize", "carry transport bring", "remain stay be keep", "fine penalise", "lose miss", "try attempt seek",
    "ask request demand seek call", "plan intend want", "help assist aid", "conduct carry take make do", "use employ", "create form set found establish",
    "attack hit strike target", "fire shoot launch", "quit leave withdraw pull drop", "replace succeed follow", "end expire lapse", "spend pay invest cost",
)  # fmt: skip
"""Verbs of which one may stand for another; own list. A verb may stand in several lines."""
LIGHT = frozenset(
    stem(verb)
    for verb in "have make take get come go become remain begin start hold give keep turn stand stood represent see put bring "
    "follow mean lie serve provide set reach show".split()
)
"""Verbs that say little by themselves: "had 34 points" for "scored 34 points"."""


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stem(verb) for verb in line.split()) for line in _AKIN)


@cache
def _known() -> frozenset[str]:
    return frozenset[str]().union(*_groups())


def unlike(verb: str, other: str) -> bool:
    """Whether two verbs are both listed and in no list together; of a verb that no list has nothing is known."""
    light = other in LIGHT  # "came down", "put off": what it does stands in the next word
    return {verb, other} <= _known() and not light and not any({verb, other} <= group for group in _groups())


def akin(verb: str, others: frozenset[str]) -> bool:
    """Whether a verb may stand for one of the others; all are stems. A light verb may stand for any."""
    return verb in LIGHT or any(verb in group and group & others for group in _groups())
