"""Commands and the shortcut: private replies, shared when the asker wants it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from bot.slack import ids
from tests.servers.slack_state import said
from tests.slack.surfaces.bureau import actions_of
from tests.slack.surfaces.press import COPIES, FERRY, GONE, HOSTILE, LAMP

WHEAT = "How large was the wheat harvest of Ostrel?"


def test_ask_answers_the_asker_alone(ada):
    """The question stands above the answer, as nobody has written it in the channel; nothing is posted."""
    note = ada.command("/ask", WHEAT)

    assert note.said.startswith(f"Asked: {WHEAT}")
    assert "310,000 tonnes" in note.said
    assert ids.SHARE in actions_of(note)
    assert ada.slack.messages(ada.channel) == []


def test_a_command_works_where_the_app_is_not(ada):
    """In a channel that it was not invited to, also a private one."""
    for private in (False, True):
        elsewhere = ada.slack.channel("elsewhere", [ada.user], bot=False, private=private)
        assert "310,000 tonnes" in ada.command("/ask", WHEAT, elsewhere).said


@pytest.mark.parametrize("text", ["", "help"])
@pytest.mark.parametrize("command", ["/ask", "/summarize"])
def test_misuse_gets_help(ada, command, text):
    """A card that tells how to ask, and what was missing."""
    note = ada.command(command, text)

    assert "How to ask" in note.said
    assert ("Give the address of an article" in note.said) == (command == "/summarize" and not text)


def test_ask_settings_opens_the_form(ada):
    """Of the channel that the command was given in."""
    ada.slack.command(ada.user, ada.channel, "/ask", "settings")

    form = ada.slack.wait(lambda: ada.slack.form(ada.user))
    assert form.view["callback_id"] == ids.SETTINGS


def test_an_article_is_summarised_by_its_address(ada):
    """Its checked sentences under its title, called a single report."""
    told = ada.command("/summarize", f"<{LAMP}>").said

    assert told.startswith("Summary: “Lighthouse of Sarne gets a new lamp")
    assert "Single report" in told
    assert "“The lamp cost 2 million crowns.”" in told


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/",
        "http://localhost:8080/admin",
        "file:///etc/passwd",
        "https://nowhere.example/1",
    ],
)
def test_an_address_that_cannot_be_read_is_said(ada, url):
    """No inner address is asked; the reply says that the page is not held and why it could not be read; nothing is linked."""
    note = ada.command("/summarize", url)

    assert "No answer: nothing in the corpus is about this." in note.said
    assert (
        url.startswith("file") or "The page at this address is not held, and could not be read" in note.said
    )
    assert url not in note.links


def test_a_topic_is_summarised_from_several_reports(ada):
    """Copies count once."""
    told = ada.command("/summarize", "the wheat harvest of Ostrel").said

    assert told.startswith("Summary: the wheat harvest of Ostrel")
    assert "Also carried by Northern Star, Valley Courier" in told
    assert "6 per cent" in told


def test_a_withdrawn_article_is_no_longer_cited(ada, bureau):
    """Neither by its address nor in answers; the reply says that it was withdrawn."""
    first = ada.mention("How many seats had the cinema of Kelm?")
    archive = bureau.library.archive
    archive.withdraw([archive.articles.at(GONE.url)], now=datetime.now(UTC))

    assert "260 seats" in first.said
    assert "was withdrawn by its publisher" in ada.command("/summarize", GONE.url).said
    assert "260 seats" not in ada.mention("How many seats had the cinema of Kelm?").said
    quotes = ada.window(first, ids.QUOTES).view["blocks"]
    assert "The article was withdrawn since." in said(quotes)


def test_a_digest_tells_the_last_day_story_by_story(ada):
    """Each story once, with its outlets; the stretch of time and what else is held are said."""
    told = ada.command("/digest").said

    assert told.startswith("News digest")
    for words in ("Harvest Gazette", "20.000 Tonnen Mehl", "310,000 tonnes", "closed for 11 days"):
        assert words in told.partition("Sources")[0]
    assert "new lamp" not in told
    assert re.search(r"Time: .*\(Europe/Berlin\)", told)


def test_a_digest_of_a_longer_time_or_a_topic(ada):
    """The words of a command name both."""
    week, flour = ada.command("/digest", "last 7 days"), ada.command("/digest", "last 24 hours flour")

    assert "new lamp" in week.said
    assert flour.said.startswith("News digest: flour")
    assert "ferry" not in flour.said


def test_an_empty_window_is_no_digest(ada):
    """It is said that nothing was published then, and what is held."""
    told = ada.command("/digest", "3 May 1987").said

    assert "No answer: the corpus does not cover that time." in told
    assert "it holds articles from 27 October 2023" in told


def test_summaries_and_digests_may_be_asked_for_in_a_mention(ada):
    """The first word tells; they come whole, as claims that were shown first would have to move below the title."""
    summary, digest = (
        ada.mention("summarize the wheat harvest of Ostrel"),
        ada.mention("digest last 24 hours flour"),
    )

    assert summary.said.startswith("Summary: the wheat harvest")
    assert digest.said.startswith("News digest: flour")
    assert not any(reply.edited or reply.versions for reply in (summary, digest))


def test_the_shortcut_summarises_what_a_message_links_to(ada):
    """For the eyes of who asks."""
    ts = ada.slack.say(ada.user, ada.channel, f"Have you seen this? {LAMP}")

    assert ada.shortcut(ts).said.startswith("Summary: “Lighthouse of Sarne gets a new lamp")


def test_the_shortcut_takes_words_as_a_topic(ada):
    """Where there is no link."""
    ts = ada.slack.say(ada.user, ada.channel, "The wheat harvest of Ostrel looks bad")

    assert "310,000 tonnes" in ada.shortcut(ts).said


def test_the_shortcut_needs_words(ada):
    """A message of a picture gets the help card."""
    ts = ada.slack.say(ada.user, ada.channel, "")

    assert "How to ask" in ada.shortcut(ts).said


def test_a_private_answer_is_shared_once(ada, meet):
    """With the question and who shares it, without the button; a follow-up below it knows what it is about."""
    note = ada.command("/ask", WHEAT)
    ada.press(note, ids.SHARE)
    shared = ada.slack.wait(lambda: ada.slack.messages(ada.channel), 30)[0]
    ada.press(note, ids.SHARE)

    assert "shared already" in ada.note().said
    assert shared.said.startswith(f" asked this and shares the answer:Asked: {WHEAT}")
    assert ids.SHARE not in actions_of(shared)
    assert len(ada.slack.messages(ada.channel)) == 1
    ben = meet("Ben", channel=ada.channel)
    assert "310,000 tonnes" in ben.mention("show me the quote", shared.ts).said


def test_a_hostile_article_is_summarised_literally(ada):
    """Its title heads the summary as plain words."""
    note = ada.command("/summarize", FERRY)

    assert note.said.startswith(f"Summary: “{HOSTILE}")
    assert note.signals == ()
    assert set(note.links) == {FERRY}


def test_a_copy_is_summarised_with_its_origin(ada):
    """The address of a copy gives the copy, and who else carries it."""
    told = ada.command("/summarize", COPIES[2].url).said

    assert told.startswith("Summary: “Dry spring cuts wheat harvest of Ostrel")
    assert re.search(r"Also carried by .*Northern Star", told)
