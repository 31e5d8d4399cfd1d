"""The window with a channel's settings."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import ids
from bot.slack.views.channel_form import (
    ChannelSettings,
    channel_choice,
    chosen_channel,
    settings_form,
    settings_of,
)
from bot.slack.views.forms import Place, about_of
from tests.slack.views.limits import ANY_ID, CHANNELS, USERS, WORDS, check_view, submitted, texts, types

HERE = Place("T1", "C1")
HELD = ("The Harbour Post", "Nordlicht Zeitung", "AT&T Daily", "Le Quai")
MANY = tuple(f"Outlet {number}" for number in range(150))
NAMES = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=90)


@dataclass(frozen=True)
class Set:
    outlets: tuple = ()
    without: tuple = ()
    languages: tuple = ()
    mode: str = "thread"
    follow: bool = False
    allow: tuple = ()
    human: str = ""
    locked: bool = False


@given(
    st.builds(
        Set,
        *[st.lists(WORDS, max_size=120).map(tuple)] * 3,
        mode=st.sampled_from(("thread", "private", "off")),
        follow=st.booleans(),
        allow=st.lists(ANY_ID, max_size=20).map(tuple),
        human=ANY_ID,
        locked=st.booleans(),
    ),
    st.lists(WORDS, max_size=20) | st.just(list(MANY)),
    ANY_ID,
)
def test_any_settings_are_within_slacks_limits(policy, held, channel):
    """However many outlets of whatever names, the window opens, and nothing in it is read as markup."""
    view = settings_form(policy, held, Place("T1", channel[:30]))

    check_view(view)
    assert not {"mrkdwn", "markdown"} & types(view)


@given(st.data(), st.lists(NAMES, min_size=2, max_size=140, unique_by=lambda name: name.casefold()))
def test_what_is_set_comes_back_as_it_was(data, names):
    """A form that is sent as it was opened changes nothing, by menu or by names."""
    held = tuple(names)
    only = data.draw(st.lists(st.sampled_from(held), unique=True, max_size=20))
    policy = Set(
        outlets=tuple(only),
        without=tuple(name for name in held[:20] if name not in only),
        languages=tuple(data.draw(st.lists(st.sampled_from(("en", "de", "fr", "gsw")), unique=True))),
        mode=data.draw(st.sampled_from(("thread", "private", "off"))),
        follow=data.draw(st.booleans()),
        allow=tuple(data.draw(st.lists(USERS, unique=True, max_size=5))),
        human=data.draw(CHANNELS | st.just("")),
    )

    assert alike(settings_of(submitted(settings_form(policy, held, HERE)), policy, held), policy)


def test_the_form_comes_back_with_its_channel():
    """Where it was opened is found again when it is sent."""
    view = settings_form(Set(), HELD, HERE)

    assert view["callback_id"] == ids.SETTINGS
    assert about_of(view) == ("", HERE)


def test_names_may_be_written_in_any_case():
    """With more outlets than a menu holds, names are lines, and capitals and spaces do not matter."""
    sent = submitted(settings_form(Set(), MANY, HERE), outlets={"value": " outlet 7\n\nOUTLET  9 \noutlet 7"})

    assert settings_of(sent, Set(), MANY).outlets == ("Outlet 7", "Outlet 9")


@pytest.mark.parametrize("written", ["AT&T Daily", "AT&amp;T Daily"])
def test_names_that_slack_has_escaped_are_known(written):
    """An ampersand survives the way through Slack."""
    held = (*MANY, *HELD)
    sent = submitted(settings_form(Set(), held, HERE), without={"value": written})

    assert settings_of(sent, Set(), held).without == ("AT&T Daily",)


@pytest.mark.parametrize(
    ("line", "state", "expected"),
    [
        (
            "outlets",
            {"value": "Outlet 1\nThe Nowhere Times"},
            "Not among the outlets held: The Nowhere Times.",
        ),
        ("outlets", {"value": "\n".join("abcde")}, "a, b, c and 2 more"),
        ("languages", {"value": "en, german"}, "Not a code of a language: german."),
    ],
)
def test_what_cannot_be_is_said_at_its_line(line, state, expected):
    """Nothing is kept then, and the form says which line is wrong."""
    sent = submitted(settings_form(Set(), MANY, HERE), **{line: state})

    errors = settings_of(sent, Set(), MANY)

    assert list(errors) == [line]
    assert expected in errors[line]


def test_an_outlet_is_not_used_and_not_used_at_once():
    """The two lists may not share a name."""
    policy = Set(outlets=("Le Quai",), without=("Le Quai",))

    errors = settings_of(submitted(settings_form(policy, HELD, HERE)), policy, HELD)

    assert errors == {"without": "In both lists: Le Quai. Take it out of one of them."}


def test_languages_are_read_however_they_are_parted():
    """Commas, semicolons and spaces are alike, and so are capitals."""
    sent = submitted(settings_form(Set(), HELD, HERE), languages={"value": "EN; de,fr  de"})

    assert settings_of(sent, Set(), HELD).languages == ("en", "de", "fr")


def test_what_the_form_cannot_show_stays():
    """Groups in the list of askers, a channel by name and a list too long for Slack are as they were."""
    long = tuple(f"{number} " + "outlet" * 10 for number in range(150))
    policy = Set(outlets=long, allow=("U1AB", "S0GROUP"), human="#editors")

    kept = settings_of(submitted(settings_form(policy, HELD, HERE)), policy, HELD)

    assert set(kept.outlets) == set(long)
    assert kept.allow == ("U1AB", "S0GROUP")
    assert kept.human == "#editors"


def test_a_cleared_line_is_empty():
    """Taking everything out of the form takes it out of the settings."""
    policy = Set(outlets=("Le Quai",), languages=("en",), follow=True, allow=("U1AB",), human="C1AB")
    sent = submitted(
        settings_form(policy, HELD, HERE),
        outlets={"selected_options": []},
        languages={"value": None},
        follow={"selected_options": []},
        allow={"selected_users": []},
        human={"selected_conversation": None},
    )

    assert settings_of(sent, policy, HELD) == ChannelSettings(
        (), (), (), "thread", follow=False, allow=(), human=""
    )


def test_locked_settings_are_only_shown():
    """A channel whose settings stand in a file has nothing to send."""
    view = settings_form(Set(outlets=("Le Quai",), allow=("U1AB", "U2AB"), locked=True), HELD, HERE)

    check_view(view)
    assert "submit" not in view
    assert "Le Quai" in texts(view["blocks"])


def test_a_channel_is_chosen_first_where_none_is_given():
    """The home belongs to no channel: it asks which one is meant."""
    view = channel_choice("T1")

    check_view(view)
    assert view["callback_id"] == ids.HOME_SETTINGS
    assert about_of(view) == ("", Place("T1", ""))
    assert chosen_channel(submitted(view, channel={"selected_conversation": "C7AB"})) == "C7AB"


def alike(settings, policy):
    """The same settings, whatever the order of outlets."""
    assert isinstance(settings, ChannelSettings), settings
    told, meant = asdict(settings), asdict(policy)
    del meant["locked"]
    for each in (told, meant):
        each |= {name: sorted(each[name]) for name in ("outlets", "without")}
    return told == meant
