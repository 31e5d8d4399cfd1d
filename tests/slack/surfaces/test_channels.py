"""What a channel wants: from the file and from Slack, kept to and said in each answer."""

from __future__ import annotations

import pytest

from bot.slack import ids
from tests.servers.slack_state import said
from tests.slack.surfaces.bureau import actions_of

WHEAT = "How large was the wheat harvest of Ostrel?"
BLAST = "How many people were killed in the blast at the Velt grain terminal?"


def only(channel, **wants):
    """channels.toml with one channel."""
    lines = [f"{name} = {value}" for name, value in wants.items()]
    return "\n".join([f"[channels.{channel}]", *lines])


def opened(person, form):
    """A form once it shows what came after a submission."""
    return person.slack.wait(lambda: person.slack.views[form.id])


def test_only_the_outlets_of_a_channel_are_used(ada, bureau):
    """The answer says which; other channels are not touched."""
    with bureau.sheet(only(ada.channel, outlets='["Harvest Gazette"]')):
        told = ada.mention(WHEAT).said
        elsewhere = ada.write(WHEAT).said

    assert "6 per cent" in told
    assert "310,000" not in told
    assert "Note: Only Harvest Gazette is used here." in told
    assert "310,000" in elsewhere


def test_an_outlet_that_a_channel_leaves_out_is_named_as_such(ada, bureau):
    """It is held, and not used here: that is what the reply says."""
    with bureau.sheet(only(ada.channel, without='["Harbor Wire"]')):
        told = ada.mention("What did Harbor Wire report about the lighthouse of Sarne?").said

    assert told.startswith(
        "No answer: that outlet is left out here.Articles by Harbor Wire are left out here."
    )
    assert "new lamp" not in told


def test_a_channel_may_read_some_languages_only(ada, bureau):
    """German articles alone; the German one is found, the English ones are not."""
    with bureau.sheet(only(ada.channel, languages='["de"]')):
        told = ada.mention("Was will die Provinz Ostrel verkaufen?").said
        english = ada.mention(BLAST).said

    assert "20.000 Tonnen Mehl" in told
    assert "No answer" in english
    assert "Note: Only articles in German are used here." in english


def test_a_private_channel_tells_the_asker_alone(ada, bureau):
    """Nothing is posted or streamed, no status shows; the answer can be shared."""
    with bureau.sheet(only(ada.channel, mode='"private"')):
        ts = ada.slack.mention(ada.user, ada.channel, WHEAT)
        note = ada.note()

    assert "310,000" in note.said
    assert ids.SHARE in actions_of(note)
    assert ada.slack.replies(ada.channel, ts) == []
    assert not [each for each in ada.slack.statuses if each.channel == ada.channel]


def test_a_channel_may_be_switched_off(ada, bureau):
    """Whoever asks is told so; direct messages are answered."""
    with bureau.sheet(only(ada.channel, mode='"off"')):
        ada.slack.mention(ada.user, ada.channel, WHEAT)
        assert "switched off in this channel" in ada.note().said
        assert "switched off in this channel" in ada.command("/ask", WHEAT).said
        assert "310,000" in ada.write(WHEAT).said


def test_who_is_not_on_the_list_is_told_whom_to_ask(ada, bureau, meet):
    """A visible refusal, to them alone."""
    ben = meet("Ben", channel=ada.channel)
    with bureau.sheet(only(ada.channel, allow=f'["{ada.user}"]')):
        ben.slack.mention(ben.user, ben.channel, WHEAT)
        refusal = ben.note()
        assert "310,000" in ada.mention(WHEAT).said

    assert refusal.said.startswith("Only people on this channel’s list may ask here. To be added, ask ")
    assert ada.user in str(refusal.blocks)


def test_settings_are_changed_in_slack(ada):
    """The form of /ask settings holds from the next question on, and shows what was set."""
    ada.slack.command(ada.user, ada.channel, "/ask", "settings")
    form = ada.slack.wait(lambda: ada.slack.form(ada.user))
    names = {option["text"]["text"]: option["value"] for option in options(form, "without")}
    ada.slack.submit(
        ada.user, form.id, {"without": [names["Harvest Gazette"]], "mode": "private", "follow": ["follow"]}
    )
    ada.slack.wait(lambda: "are saved" in said(opened(ada, form).view["blocks"]))
    ada.slack.close(ada.user, form.id)

    ada.slack.mention(ada.user, ada.channel, WHEAT)
    told = ada.note().said
    assert "310,000" in told
    assert "6 per cent" not in told
    ada.slack.command(ada.user, ada.channel, "/ask", "settings")
    again = ada.slack.wait(lambda: ada.slack.form(ada.user))
    shown = next(block["element"] for block in again.view["blocks"] if block.get("block_id") == "without")
    assert [option["text"]["text"] for option in shown["initial_options"]] == ["Harvest Gazette"]


def options(form, name):
    return next(block["element"]["options"] for block in form.view["blocks"] if block.get("block_id") == name)


def test_a_wrong_language_is_an_error_in_the_form(ada):
    """At its line, in words; nothing is saved."""
    ada.slack.command(ada.user, ada.channel, "/ask", "settings")
    form = ada.slack.wait(lambda: ada.slack.form(ada.user))
    ada.slack.submit(ada.user, form.id, {"languages": "english"})

    assert "Not a code of a language: english." in ada.slack.wait(lambda: form.errors)["languages"]


def test_a_locked_channel_shows_its_settings(ada, bureau):
    """For reading only."""
    with bureau.sheet(only(ada.channel, outlets='["Harbor Wire"]', locked="true")):
        ada.slack.command(ada.user, ada.channel, "/ask", "settings")
        form = ada.slack.wait(lambda: ada.slack.form(ada.user))

    assert "set in a file" in said(form.view["blocks"])
    assert "Harbor Wire" in said(form.view["blocks"])
    assert "submit" not in form.view


def test_from_home_the_settings_of_a_channel_are_chosen(ada):
    """Only by its members."""
    stranger = ada.slack.channel("strangers", [])
    ada.slack.open_home(ada.user)
    home = ada.slack.wait(lambda: ada.slack.home(ada.user))
    ada.slack.press(ada.user, ada.channel, home["id"], ids.HOME_SETTINGS)
    form = ada.slack.wait(lambda: ada.slack.form(ada.user))
    ada.slack.submit(ada.user, form.id, {"channel": stranger})
    assert "Only members" in ada.slack.wait(lambda: form.errors)["channel"]
    ada.slack.submit(ada.user, form.id, {"channel": ada.channel})

    ada.slack.wait(lambda: ada.slack.views[form.id].view["callback_id"] == ids.SETTINGS)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_home_tells_what_is_held(meet, zone):
    """Coverage, last ingest in the person's zone, sources, digests, policy, help."""
    person = meet(f"Hal {zone[-3:]}", tz=zone)
    person.slack.open_home(person.user)
    told = said(person.slack.wait(lambda: person.slack.home(person.user))["blocks"])

    for words in (
        "How to ask",
        "Settings of a channel",
        "12 outlets, ",
        f"{zone}, ",
        "Sources",
        "My digests",
        "What answers hold to",
        "No model writes here",
    ):
        assert words in told
