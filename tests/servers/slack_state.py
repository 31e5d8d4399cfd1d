"""What stands in a fake Slack: workspaces, people, channels, messages, views. One lock guards it all."""

from __future__ import annotations

import itertools
import json
import re
import threading
import time
from dataclasses import dataclass, field, replace

STREAM_SECONDS = 300.0  # a stream dies about five minutes after it was started, however busy
SIGNALS = re.compile(r"<(?:!(?:here|channel|everyone|subteam\^[^>]*)|[@#][^>]+)>")
SCOPES = (
    "app_mentions:read assistant:write channels:history channels:read chat:write chat:write.public commands "
    "groups:history groups:read im:history im:read im:write reactions:read reactions:write team:read users:read"
)


class Refused(Exception):
    """Slack says no: its error code and what else stands in the answer."""

    def __init__(self, code, *messages, **more):
        super().__init__(code)
        self.code = code
        extra = (
            {"response_metadata": {"messages": [f"[ERROR] {each}" for each in messages]}} if messages else {}
        )
        self.body = {"ok": False, "error": code, **more, **extra}


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    name: str
    token: str
    bot_user: str
    bot_id: str
    scopes: frozenset[str]
    alive: bool = True  # whether the app is installed

    @property
    def domain(self):
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    team: str
    tz: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands; `versions` are what it showed before, oldest first, as (text, blocks)."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple = ()
    thread_ts: str = ""  # of the root that it replies to; "" for a message of the channel itself
    metadata: dict | None = None
    streaming: bool = False
    edited: bool = False
    bot: bool = False  # ours
    to: str = ""  # an ephemeral message: the only person who sees it
    subtype: str = ""
    attachments: tuple = ()
    unfurl: tuple = (None, None)  # unfurl_links, unfurl_media as they were asked for
    versions: tuple = ()
    mode: str = ""  # of a stream: "chunks" or "text"
    started: float = 0.0
    streamed: int = 0  # blocks that came as chunks
    stream: str = ""  # "" never was one, "open", "stopped", "expired", "halted"

    @property
    def signals(self):
        """What would notify or name somebody: mentions and broadcasts, in mrkdwn and in rich text."""
        found = list(SIGNALS.findall(self.text))
        for node in walk(list(self.blocks)):
            if node.get("type") == "mrkdwn":
                found += SIGNALS.findall(node["text"])
            elif node.get("type") in {"user", "usergroup", "broadcast"}:
                found.append(json.dumps(node))
        return tuple(found)

    @property
    def said(self):
        """All text that a reader sees in the blocks, in order."""
        return said(self.blocks)

    @property
    def links(self):
        """Addresses in rich text and on buttons."""
        return tuple(node["url"] for node in walk(list(self.blocks)) if node.get("url"))


def walk(value):
    """Every JSON object inside, depth first."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from walk(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from walk(each)


def said(blocks):
    """All text of blocks, in order."""
    return "".join(node["text"] for node in walk(list(blocks)) if isinstance(node.get("text"), str))


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    team: str
    kind: str  # "channel" (public), "group" (private) or "im"
    members: set[str]
    messages: dict[str, Message] = field(default_factory=dict)
    threads: dict[str, list[str]] = field(default_factory=dict)  # replies by root
    archived: bool = False


@dataclass(slots=True)
class View:
    """A view that is open, or a home."""

    id: str
    team: str
    user: str
    view: dict
    hash: str
    root: str = ""
    previous: str = ""
    open: bool = True
    errors: dict = field(default_factory=dict)  # by block id, as the last submission was answered


@dataclass(frozen=True, slots=True)
class Status:
    channel: str
    thread: str
    status: str
    loading: tuple
    time: float


@dataclass(slots=True)
class Hook:
    """A response_url."""

    team: str
    channel: str
    user: str
    original: str = ""  # ts of the message that was acted on
    ephemeral: bool = False
    used: int = 0
    until: float = 0.0


class World:
    """All of it. Callers hold `lock` (a condition: `touch` wakes who waits for a change)."""

    def __init__(self):
        self.lock = threading.Condition(threading.RLock())
        self.count = itertools.count(1)
        self.teams: dict[str, Team] = {}
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.ephemerals: list[Message] = []
        self.views: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self.triggers: dict[str, tuple[str, str, float, bool]] = {}  # team, user, when, used
        self.statuses: list[Status] = []
        self.titles: dict[tuple[str, str], str] = {}
        self.prompts: dict[tuple[str, str], list] = {}
        self.reactions: dict[tuple[str, str], list] = {}
        self.hooks: dict[str, Hook] = {}
        self.codes: dict[str, str | None] = {}  # OAuth codes and the team that granted each; None once used
        self.stream_seconds = STREAM_SECONDS
        self.base = ""
        self.last = 0.0
        self.tell = lambda *_: None  # announces (event type, event) to the app

    def touch(self):
        with self.lock:
            self.lock.notify_all()

    def new(self, letter):
        return f"{letter}0FAKE{next(self.count):05d}"

    def stamp(self):
        """A ts that no message had yet: now, in microseconds."""
        self.last = max(round(time.time(), 6), round(self.last + 0.000001, 6))
        return f"{self.last:.6f}"

    def team_of(self, token):
        return next((team for team in self.teams.values() if team.token == token), None)

    def trigger(self, team, user):
        name = f"{next(self.count)}.{time.time_ns()}"
        self.triggers[name] = (team, user, time.monotonic(), False)
        return name

    def hook(self, team, channel, user, original="", *, ephemeral=False):
        name = f"{team}/{next(self.count)}/{time.time_ns():x}"
        self.hooks[name] = Hook(team, channel, user, original, ephemeral, 0, time.monotonic() + 1800)
        return f"{self.base}/response/{name}"

    def im(self, team, user):
        """The direct messages of a person with the app."""
        for channel in self.channels.values():
            if channel.kind == "im" and user in channel.members and channel.team == team:
                return channel
        channel = Channel(self.new("D"), "directmessage", team, "im", {user, self.teams[team].bot_user})
        self.channels[channel.id] = channel
        return channel

    def put(self, message, *, quiet=False):
        """Store a message, new or changed, and tell the app as Slack does."""
        channel = self.channels[message.channel]
        old = channel.messages.get(message.ts)
        if old and (old.text, old.blocks) != (message.text, message.blocks):
            message = replace(message, versions=(*old.versions, (old.text, old.blocks)))
        channel.messages[message.ts] = message
        if old is None and message.thread_ts:
            channel.threads.setdefault(message.thread_ts, []).append(message.ts)
        if not quiet:
            self.announce(channel, message, old)
        self.lock.notify_all()
        return message

    def announce(self, channel, message, old=None):
        kind = channel.kind
        if old is None:
            event = {
                **self.wire(message),
                "channel": channel.id,
                "channel_type": kind,
                "event_ts": message.ts,
            }
        else:
            event = {
                "type": "message",
                "subtype": "message_changed",
                "channel": channel.id,
                "channel_type": kind,
                "message": self.wire(message),
                "previous_message": self.wire(old),
                "hidden": True,
                "ts": self.stamp(),
                "event_ts": message.ts,
            }
        self.tell(channel.team, f"message.{kind}s" if kind != "im" else "message.im", event, channel)

    def wire(self, message, *, metadata=False):
        """A message as the Web API and events show it: blocks have ids."""
        team = self.teams[self.channels[message.channel].team]
        body = {
            "type": "message",
            "user": message.user,
            "ts": message.ts,
            "text": message.text,
            "team": team.id,
        }
        if message.blocks:
            body["blocks"] = with_ids(message.blocks)
        if message.bot:
            body |= {"bot_id": team.bot_id, "app_id": "A0FAKEAPP"}
            body["bot_profile"] = {
                "id": team.bot_id,
                "name": "evenhand",
                "app_id": "A0FAKEAPP",
                "team_id": team.id,
            }
        else:
            body["client_msg_id"] = f"00000000-0000-4000-8000-{int(message.ts.replace('.', '')):x}"
        if message.subtype:
            body["subtype"] = message.subtype
        if message.edited:
            body["edited"] = {"user": message.user, "ts": message.ts}
        if metadata and message.metadata:
            body["metadata"] = message.metadata
        return body | self._threading(message)

    def _threading(self, message):
        if message.thread_ts:
            root = self.channels[message.channel].messages.get(message.thread_ts)
            return {"thread_ts": message.thread_ts, "parent_user_id": root.user if root else ""}
        replies = self.replies(message.channel, message.ts)
        return {"thread_ts": message.ts, "reply_count": len(replies)} if replies else {}

    def replies(self, channel, root):
        place = self.channels[channel]
        return [place.messages[ts] for ts in place.threads.get(root, ()) if ts in place.messages]

    def forget(self):
        """Drop what is past."""
        for channel in self.channels.values():
            channel.messages.clear()
            channel.threads.clear()
        for past in (self.ephemerals, self.statuses, self.hooks, self.triggers, self.views):
            past.clear()

    def alive(self, message):
        """The message, its stream ended when its time is over."""
        over = message.streaming and time.monotonic() - message.started > self.stream_seconds
        return self.put(replace(message, streaming=False, stream="expired"), quiet=True) if over else message


def with_ids(blocks):
    """Blocks as Slack hands them back: each with a block_id, the interactive elements with an action_id."""
    named = []
    for number, block in enumerate(blocks):
        copy = json.loads(json.dumps(block))
        copy.setdefault("block_id", f"b{number}")
        for place, element in enumerate(
            [*copy.get("elements", []), copy.get("accessory"), copy.get("element")]
        ):
            if block["type"] != "rich_text" and isinstance(element, dict) and "action_id" not in element:
                element["action_id"] = f"b{number}a{place}"
        named.append(copy)
    return named
