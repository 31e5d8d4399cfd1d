"""The window with a channel's settings, and what was written into it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal, Protocol

from bot.slack import ids
from bot.slack.pieces import (
    OPTION,
    PLACEHOLDER,
    bullets,
    counted,
    is_channel,
    is_person,
    line,
    people,
    place,
    plain,
    rich,
    said,
    short,
    shown,
    size,
    unescaped,
)
from bot.slack.views.forms import Place, entry, modal, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.slack.pieces import Element
    from bot.slack.types import Block

Mode = Literal["thread", "private", "off"]
Errors = dict[str, str]
"""What is wrong, by the line of the form that it is wrong with: the `errors` of Slack's `response_action`."""

MENU = 100  # options of one menu (Slack's limit): more outlets are written by name
INPUT = 3000  # characters of a text input (Slack's limit)
FAULTS = 3  # names that an error tells: enough to see what went wrong

_CHANNEL, _OUTLETS, _WITHOUT, _LANGUAGES = "channel", "outlets", "without", "languages"
_MODE, _FOLLOW, _ALLOW, _HUMAN = "mode", "follow", "allow", "human"
_MODES: tuple[tuple[Mode, str], ...] = (
    ("thread", "In the thread, for all to see"),
    ("private", "Only to the person who asks, who may share them"),
    ("off", "Not at all"),
)
_CODE = re.compile(r"[a-z]{2,3}")
_ONLY = "Use only these outlets"
_EXCEPT = "Never use these outlets"
_LINES = "One name a line."


class Policy(Protocol):
    """What holds in a channel."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """Only these are used; empty for all."""
        ...

    @property
    def without(self) -> tuple[str, ...]:
        """These are not used."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """Only articles in these, ISO 639; empty for all."""
        ...

    @property
    def mode(self) -> Mode:
        """Where answers stand."""
        ...

    @property
    def follow(self) -> bool:
        """Whether follow-ups need no mention."""
        ...

    @property
    def allow(self) -> tuple[str, ...]:
        """Who may ask, by id; empty for all."""
        ...

    @property
    def human(self) -> str:
        """The id of the channel where editors are asked; "" for none."""
        ...

    @property
    def locked(self) -> bool:
        """Whether only the file may change it."""
        ...


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """A channel's settings as they were sent."""

    outlets: tuple[str, ...]
    without: tuple[str, ...]
    languages: tuple[str, ...]
    mode: Mode
    follow: bool
    allow: tuple[str, ...]
    human: str


def channel_choice(team: str) -> Block:
    """The window that asks which channel's settings are meant; it is sent back by the name `ids.HOME_SETTINGS`."""
    blocks = (entry(_CHANNEL, "Channel", _channels()),)
    about = json.dumps(asdict(Place(team, "")))
    return modal("Channel settings", blocks, submit="Next", form=ids.HOME_SETTINGS, about=about)


def chosen_channel(view: Block) -> str:
    """The channel that was chosen; "" for none."""
    return str(state_of(view, _CHANNEL).get("selected_conversation") or "")


def settings_form(policy: Policy, outlets: Sequence[str], where: Place) -> Block:
    """The window with a channel's settings; for reading only where the file locks them.

    Args:
        policy: what holds now.
        outlets: held, by canonical name.
        where: the workspace and the channel.
    """
    if policy.locked:
        return modal("Channel settings", _locked(policy, where))
    about = json.dumps(asdict(where))
    blocks = (rich(line("These hold in ", place(where.channel), ".")), *_entries(policy, outlets))
    return modal("Channel settings", blocks, submit="Save", form=ids.SETTINGS, about=about)


def settings_of(view: Block, before: Policy, outlets: Sequence[str]) -> ChannelSettings | Errors:
    """What was sent, or what is wrong with it. What the form could not show stays as it was.

    Args:
        view: as submitted.
        before: what held until now.
        outlets: held, by canonical name.
    """
    errors: Errors = {}
    only = _names(view, _OUTLETS, before.outlets, outlets, errors)
    without = _names(view, _WITHOUT, before.without, outlets, errors)
    languages = _languages(view, errors)
    if _WITHOUT not in errors and (both := [name for name in without if name in only]):
        errors[_WITHOUT] = f"In both lists: {_some(both)}. Take it out of one of them."
    if errors:
        return errors
    return ChannelSettings(
        only,
        without,
        languages,
        _mode(view, before),
        _follows(view),
        _allowed(view, before),
        _human(view, before),
    )


def _entries(policy: Policy, outlets: Sequence[str]) -> Iterator[Block]:
    yield _outlets(_OUTLETS, _ONLY, policy.outlets, outlets)
    yield _outlets(_WITHOUT, _EXCEPT, policy.without, outlets)
    codes = {"type": "plain_text_input", "max_length": INPUT}
    codes |= {"placeholder": plain("en, de", PLACEHOLDER)}
    written = ", ".join(code for code in policy.languages if _CODE.fullmatch(code))
    hint = "Two-letter codes with commas between them. Empty for all."
    yield entry(
        _LANGUAGES,
        "Use only articles in these languages",
        codes | ({"initial_value": written} if written else {}),
        optional=True,
        hint=hint,
    )
    yield entry(_MODE, "Where answers stand", _choice("radio_buttons", _MODES, policy.mode))
    follow = (("follow", "Answer follow-ups in its threads without a mention"),)
    yield entry(
        _FOLLOW,
        "Follow-ups",
        _choice("checkboxes", follow, "follow" if policy.follow else ""),
        optional=True,
        hint="It stays quiet while people talk to each other.",
    )
    yield from _people(policy)


def _people(policy: Policy) -> Iterator[Block]:
    users = [user for user in policy.allow if is_person(user)]
    who: Element = {"type": "multi_users_select", "placeholder": plain("Everybody", PLACEHOLDER)} | (
        {"initial_users": users} if users else {}
    )
    others = len(policy.allow) - len(users)
    stay = f" What the file lists beside people stays ({others:,})." if others else ""
    yield entry(_ALLOW, "Who may ask", who, optional=True, hint=f"Empty for everybody.{stay}")
    known = {"initial_conversation": policy.human} if is_channel(policy.human) else {}
    hint = "“Ask an editor” sends questions there. Invite the app to that channel first."
    yield entry(_HUMAN, "Where editors are asked", _channels() | known, optional=True, hint=hint)


def _channels() -> Element:
    """A menu of all channels that the person may see."""
    kinds = {"include": ["public", "private"], "exclude_bot_users": True}
    placeholder = plain("Choose a channel", PLACEHOLDER)
    return {"type": "conversations_select", "filter": kinds, "placeholder": placeholder}


def _outlets(name: str, label: str, chosen: Sequence[str], held: Sequence[str]) -> Block:
    """A menu where all names fit one; else a text with one name a line; else a note that they stay as they are."""
    names, picked = _all_names(chosen, held), _all_names(chosen)
    if 0 < len(names) <= MENU:
        return entry(name, label, _menu(names, picked), optional=True, hint="Empty for no such limit.")
    written = "\n".join(shown(each) for each in picked)
    if size(written) > INPUT:
        return rich(line(f"{label}: {counted(len(picked), 'name')}, too many to be changed here. They stay."))
    text: Element = {
        "type": "plain_text_input",
        "multiline": True,
        "max_length": INPUT,
    }
    first = {"initial_value": written} if written else {}
    return entry(name, label, text | first, optional=True, hint=f"{_LINES} Empty for no such limit.")


def _menu(names: Sequence[str], picked: Sequence[str]) -> Element:
    options = {each: {"value": _key(each), "text": plain(each, OPTION)} for each in names}
    menu: Element = {
        "type": "multi_static_select",
        "placeholder": plain("Choose outlets", PLACEHOLDER),
        "options": list(options.values()),
    }
    return menu | ({"initial_options": [options[each] for each in picked]} if picked else {})


def _all_names(chosen: Sequence[str], held: Sequence[str] = ()) -> tuple[str, ...]:
    """Every outlet that may be named, in the order of the alphabet: those held, and those set though not held."""
    return tuple(
        sorted({name for name in (*held, *chosen) if name.strip()}, key=lambda name: (name.casefold(), name))
    )


def _key(name: str) -> str:
    """A name as an option's value: short, and with nothing that Slack would escape."""
    return blake2b(name.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _choice(kind: str, options: Iterable[tuple[str, str]], chosen: str) -> Element:
    made = {value: {"value": value, "text": plain(label, OPTION)} for value, label in options}
    element: Element = {"type": kind, "options": list(made.values())}
    if chosen not in made:
        return element
    return element | (
        {"initial_options": [made[chosen]]} if kind == "checkboxes" else {"initial_option": made[chosen]}
    )


def _names(
    view: Block, name: str, before: Sequence[str], held: Sequence[str], errors: Errors
) -> tuple[str, ...]:
    """The outlets of one line of the form; those before where the form could not show them."""
    state, names = state_of(view, name), _all_names(before, held)
    if not state:
        return tuple(before)
    if "selected_options" in state:
        by_key = {_key(each): each for each in names}
        keys = [option["value"] for option in state.get("selected_options") or ()]
        return tuple(by_key[key] for key in keys if key in by_key)
    return _written(name, state.get("value") or "", names, errors)


def _written(name: str, text: str, names: Sequence[str], errors: Errors) -> tuple[str, ...]:
    """Outlets written with one name a line, with or without capitals."""
    known = {_folded(each): each for each in names}
    lines = [each for each in text.splitlines() if each.strip()]
    found = [known.get(_folded(each)) or known.get(_folded(unescaped(each))) for each in lines]
    if unknown := [each for each, outlet in zip(lines, found, strict=True) if outlet is None]:
        errors[name] = f"Not among the outlets held: {_some(unknown)}. {_LINES}"
    return tuple(dict.fromkeys(outlet for outlet in found if outlet is not None))


def _folded(name: str) -> str:
    return shown(name).casefold()


def _some(names: Sequence[str]) -> str:
    told = ", ".join(short(name, OPTION) for name in names[:FAULTS])
    return told if len(names) <= FAULTS else f"{told} and {len(names) - FAULTS:,} more"


def _languages(view: Block, errors: Errors) -> tuple[str, ...]:
    written = re.split(r"[\s,;]+", (state_of(view, _LANGUAGES).get("value") or "").strip().lower())
    codes = tuple(dict.fromkeys(code for code in written if code))
    if wrong := [code for code in codes if not _CODE.fullmatch(code)]:
        errors[_LANGUAGES] = f"Not a code of a language: {_some(wrong)}. Write two letters, such as en or de."
    return codes


def _mode(view: Block, before: Policy) -> Mode:
    chosen = (state_of(view, _MODE).get("selected_option") or {}).get("value")
    return next((mode for mode, _ in _MODES if mode == chosen), before.mode)


def _follows(view: Block) -> bool:
    return bool(state_of(view, _FOLLOW).get("selected_options"))


def _allowed(view: Block, before: Policy) -> tuple[str, ...]:
    """The people chosen, and what stands in the file beside people."""
    chosen = state_of(view, _ALLOW).get("selected_users") or ()
    others = [each for each in before.allow if not is_person(each)]
    return tuple(dict.fromkeys((*chosen, *others)))


def _human(view: Block, before: Policy) -> str:
    chosen = state_of(view, _HUMAN).get("selected_conversation")
    return chosen or ("" if is_channel(before.human) else before.human)


def _locked(policy: Policy, where: Place) -> Iterator[Block]:
    yield rich(
        line("The settings of ", place(where.channel), " are set in a file. An operator can change them.")
    )
    modes = dict(_MODES)
    yield rich(
        bullets(
            (
                line(said(f"{_ONLY}: ", "bold"), _some(policy.outlets) or "all"),
                line(said(f"{_EXCEPT}: ", "bold"), _some(policy.without) or "none"),
                line(said("Languages: ", "bold"), _some(policy.languages) or "all"),
                line(said("Answers: ", "bold"), modes.get(policy.mode, policy.mode)),
                line(said("Follow-ups without a mention: ", "bold"), "yes" if policy.follow else "no"),
                line(said("Who may ask: ", "bold"), *_askers(policy.allow)),
                line(
                    said("Editors are asked in: ", "bold"),
                    place(policy.human) if policy.human else "no channel",
                ),
            )
        )
    )


def _askers(allow: Sequence[str]) -> Iterator[Element | str]:
    told = [user for user in allow if is_person(user)][:FAULTS]
    yield from people(told)
    if not allow:
        yield "everybody"
    elif len(allow) > len(told):
        yield f"{' and ' if told else ''}{len(allow) - len(told):,} more"
