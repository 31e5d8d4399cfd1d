"""Messages that are no answers: how to ask, why not now, what went wrong, and notes to editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import render
from bot.slack import ids
from bot.slack.pieces import (
    actions,
    button,
    counted,
    header,
    is_channel,
    is_person,
    line,
    link,
    notified,
    people,
    person,
    place,
    quoted,
    rich,
    said,
)
from bot.slack.types import Post
from bot.slack.views import guide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.slack.pieces import Element
    from bot.slack.types import Block

ASKABLE = 3  # people that a refusal names: one of them will be there


def help_card(wrong: str = "") -> Post:
    """How to ask; `wrong` is one sentence of ours that says what could not be done."""
    first = (rich(line(wrong)),) if wrong else ()
    blocks = (*first, header("How to ask"), rich(line(guide.PURPOSE)), rich(guide.ways()))
    return Post(wrong or "How to ask Evenhand", blocks)


def refused(allowed: Sequence[str] = ()) -> Post:
    """That the asker is not on the channel's list, and who is."""
    text = "Only people on this channel’s list may ask here."
    whom = people([user for user in allowed if is_person(user)][:ASKABLE]) or (said("an operator"),)
    return _post(text, line(f"{text} To be added, ask ", *whom, "."))


def off_here() -> Post:
    """That no questions are answered in this channel."""
    return _says("Evenhand is switched off in this channel. Write to it directly, or ask in another channel.")


def over_own_limit(limit: int, again: datetime, zone: str) -> Post:
    """That the asker has used up this hour's questions, and when there are more."""
    return _says(
        f"You have asked {counted(limit, 'question')} within an hour, which is the limit. "
        f"You can ask again at {render.moment(again, zone)}."
    )


def over_day_limit(again: datetime, zone: str) -> Post:
    """That the workspace has used up this day's questions, and when there are more."""
    return _says(
        "This workspace has used up its questions for today. "
        f"Evenhand answers again at {render.moment(again, zone)}."
    )


def queued(ahead: int) -> Post:
    """That the question is taken, and how many come first."""
    verb = "is" if ahead == 1 else "are"
    return _says(
        f"Your question is taken: {counted(ahead, 'question')} {verb} before yours. The answer will come."
    )


def too_long(limit: int) -> Post:
    """That a question has more characters than are read."""
    return _says(
        f"This is longer than the {limit:,} characters that a question may have. Please ask in fewer words."
    )


def apology(incident: str) -> Post:
    """That something went wrong, with the id by which an operator finds it."""
    text = "Something went wrong, and there is no answer. Please ask again."
    told = line(f"{text} An operator can look it up as ", said(incident, "code"), ".")
    return _post(f"{text} Incident {notified(incident)}.", told)


def interrupted() -> Post:
    """That the bot was stopped before it could answer."""
    return _says("This was interrupted by a restart, and there is no answer. Please ask again.")


def not_installed() -> Post:
    """That the app may not act in this workspace."""
    return _says(
        "Evenhand is not installed in this workspace any more. An administrator can install it again."
    )


def not_kept() -> Post:
    """That what a button asks for is gone."""
    return _says("The record of this answer is not kept any more. Please ask again.")


def press_again() -> Post:
    """That a window could not be opened in time."""
    return _says("That took too long to open. Please press the button again.")


def thanks() -> Post:
    """That feedback was kept."""
    return _says("Thank you. Your feedback is kept with the answer, and the editors see it.")


def settings_kept(channel: str) -> Post:
    """That a channel's settings hold from now on."""
    return _post(
        "The settings of the channel are saved.", line("The settings of ", place(channel), " are saved.")
    )


def muted() -> Post:
    """That follow-ups in this thread need a mention."""
    return _says("Evenhand stays quiet in this thread. Mention it to ask something.")


def following() -> Post:
    """That follow-ups in this thread need no mention."""
    return _says("Evenhand answers follow-ups in this thread again, without a mention.")


def passed_on(channel: str, *, private: bool = False) -> Post:
    """That the editors have the question; where only the asker sees the answer, there is no thread to reply in."""
    where: Sequence[Element | str] = (" in ", place(channel)) if is_channel(channel) else ()
    text = "Your question was passed on to the editors"
    reply = "They will write to you." if private else "They will reply in this thread."
    return _post(f"{text}.", line(text, *where, f". {reply}"))


def no_editors() -> Post:
    """That there is nobody to pass a question on to."""
    return _says("No channel for editors is set here. It can be set with “/ask settings”.")


def shared_by(user: str) -> Block:
    """The line above an answer that somebody has shown to everybody."""
    return rich(line(person(user), " asked this and shares the answer:"))


def editor_request(answer: str, question: str, asker: str, permalink: str) -> Post:
    """A question for the editors' channel.

    Args:
        answer: its id, which the button hands back.
        question: in the asker's words.
        asker: the person's id.
        permalink: of the reply, as Slack gives it; "" where only the asker sees it.
    """
    look_up = said(f"evenhand explain {answer}", "code")
    private = (line("Only the asker sees the answer so far. An operator can look it up: ", look_up),)
    return Post(
        f"Somebody asks an editor: {notified(question)}",
        (
            rich(*_request(question, asker, permalink), *(() if permalink else private)),
            actions(button("Resolved", ids.RESOLVED, answer, primary=True)),
        ),
    )


def resolved_request(question: str, asker: str, permalink: str, editor: str) -> Post:
    """The same question when an editor has taken care of it: without the button, with the editor's name."""
    done = rich(line(said("Resolved by ", "bold"), person(editor), "."))
    return Post(f"Resolved: {notified(question)}", (rich(*_request(question, asker, permalink)), done))


def resolved(editor: str, question: str = "") -> Post:
    """For the asker: that an editor has taken care of the question, which is told where it is not to be seen."""
    told = (quoted(said(question)),) if question else ()
    text = "An editor has taken care of this question."
    return _post(text, line(person(editor), " has taken care of this question as an editor."), *told)


def _request(question: str, asker: str, permalink: str) -> Iterator[Element]:
    yield line(person(asker), " asks an editor:")
    yield quoted(said(question))
    if permalink:
        yield line("The answer so far: ", link(permalink, "Open the thread"))


def plain(text: str) -> Post:
    """One paragraph in our words, or in those of the person who reads it."""
    return _says(text)


def lines(told: Sequence[str]) -> Post:
    """Several lines, one paragraph each."""
    return _post(told[0], *(line(each) for each in told))


def digest_paused(channel: str, reason: str) -> Post:
    """For the maker of a subscription: that its digest can no longer be posted."""
    text = f"A digest that you subscribed to is paused: {reason}."
    where: Sequence[Element | str] = (" It was for ", place(channel), ".") if is_channel(channel) else ()
    return _post(text, line(text, *where, " Invite Evenhand there and type “/digest resume”."))


def _says(text: str) -> Post:
    """A message of one paragraph, which is also its notification."""
    return _post(text, line(text))


def _post(text: str, *parts: Element) -> Post:
    return Post(text, (rich(*parts),))
