"""What must hold of everything that stands in Slack, whatever was asked: read off the messages themselves."""

from __future__ import annotations

import json
import re
import time
from collections import Counter

from tests.servers.slack_state import said, walk

MARK = re.compile(r"\[(\d+)\]")
QUOTED = re.compile(r"“([^”]+)”")
FOOT = re.compile(r"Answer [0-9a-f]{10}")  # in the small print
LARGEST = 13_200  # characters of all blocks together
PEOPLE = ("asks an editor", "shares the answer", "has taken care of", "Resolved by", "To be added, ask")
"""What people's names stand beside, on purpose."""


def check(bureau):
    """Everything that the bot has said in this Slack."""
    slack = bureau.slack
    jobs = _done(bureau)
    slack.quiet(0.12)
    messages = _ours(slack)
    addresses, articles = bureau.addresses, [_flat(text) for text in bureau.texts]
    for message in messages:
        _shape(message)
        _links(message, addresses, slack)
    for letter in _letters(messages):
        _numbers(letter)
        _quotations(letter, articles)
    _once(jobs, messages)
    _no_status(slack)
    assert slack.trouble == []
    assert slack.refused == []


def _done(bureau, seconds=20):
    """All requests, once none is under way: what they have said stands in Slack by then."""
    until = time.monotonic() + seconds
    jobs = bureau.jobs()
    while {job.state for job in jobs} - {"done"} and time.monotonic() < until:
        time.sleep(0.05)
        jobs = bureau.jobs()
    return jobs


def _ours(slack):
    """Every message of the bot's, in order."""
    places = list(slack.world.channels)
    shown = [message for place in places for message in slack.messages(place) if message.bot]
    return [*shown, *(message for message in slack.world.ephemerals if message.to)]


def _shape(message):
    """Finished, within limits, literal, quiet, with words for a notification."""
    assert not message.streaming, message
    kinds = [node["type"] for node in walk(list(message.blocks)) if "type" in node]
    assert not {"mrkdwn", "markdown", "broadcast", "usergroup", "emoji"} & set(kinds), kinds
    assert len(message.blocks) <= 50
    assert len(message.said) <= LARGEST
    assert message.signals == () or any(words in message.said for words in PEOPLE), message.said
    assert not re.search(r"<[!@#]", message.text)
    if not message.stream and not message.edited:
        assert message.unfurl in {(False, False), (None, None) if message.to else (False, False)}
    _plain(message)


def _plain(message):
    """The notification is one sentence; a streamed message has none of its own, and Slack reads its blocks out."""
    text = message.text
    if message.stream and not text:
        return
    assert text == " ".join(text.split())
    assert re.search(r"[.?!…]”?$|^How to ask Evenhand$|: .+$", text), text
    assert not re.search(r"[<>]|https?:/", text), text


def _links(message, addresses, slack):
    """Every link leads to an article of the corpus, or into this workspace."""
    for url in message.links:
        assert (
            url in addresses
            or re.match(r"https://[\w-]+\.slack\.example/archives/", url)
            or url.startswith(slack.world.base)
        ), url


def _letters(messages):
    """The messages of each reply that cites, together: (items, blocks)."""
    found: dict[str, list] = {}
    for number, message in enumerate(messages):
        key = ((message.metadata or {}).get("event_payload") or {}).get("key") or f"private {number}"
        found.setdefault(key, []).append(message)
    for parts in found.values():
        blocks = [block for message in parts for block in message.blocks]
        if FOOT.search(said(blocks)):
            yield blocks


def _numbers(blocks):
    """The numbers cited are those of the list of sources, each once."""
    lines = [said(line["elements"]) for line in _lines(blocks)]
    if "Sources" not in lines:
        assert not any(MARK.search(line) for line in lines), lines
        return
    at = lines.index("Sources")
    listed = [int(found[1]) for line in lines[at:] if (found := re.match(r"\[(\d+)\] ", line))]
    cited = {int(number) for line in lines[:at] for number in MARK.findall(line)}
    assert listed == list(range(1, len(listed) + 1))
    assert cited == set(listed), (cited, listed)


def _lines(blocks):
    """The lines of rich text, in order."""
    for block in blocks:
        for part in block["elements"] if block["type"] == "rich_text" else ():
            yield from part["elements"] if part["type"] == "rich_text_list" else [part]


def _quotations(blocks, articles):
    """What stands between quotation marks above the sources stands in an article."""
    for line in _lines(blocks):
        told = said(line["elements"])
        if told == "Sources":
            return
        for words in QUOTED.findall("" if told.startswith("Note: ") else told):
            assert any(_flat(words) in text for text in articles), words


def _flat(text):
    return " ".join(text.split())


def _once(jobs, messages):
    """Every question has one final reply, and nothing half said stands beside it."""
    assert {job.state for job in jobs} <= {"done"}, [(job.key, job.state) for job in jobs]
    marks = [message.metadata["event_payload"] for message in messages if message.metadata]
    assert not [mark for mark in marks if mark.get("open")]
    parts = Counter((mark["key"], mark["part"]) for mark in marks)
    assert max(parts.values(), default=1) == 1, parts
    shown = {job.key for job in jobs if any(job.posted)}
    assert {key for key, part in parts if part == 0} >= shown
    for job in jobs:
        assert job.posted, job.key


def _no_status(slack):
    """Nobody is told that something is still being read."""
    last = {(each.channel, each.thread): each for each in slack.statuses}
    for (channel, thread), each in last.items():
        answered = [message for message in slack.replies(channel, thread) if message.user]
        assert not each.status or answered, json.dumps([channel, thread, each.status])
