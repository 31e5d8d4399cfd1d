"""What Slack sends, as requests: who asks what, and where the reply belongs. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from bot.slack.types import Asked
from bot.understand import MAX_QUESTION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.slack.types import Kind, Reach

    Body = Mapping[str, Any]

_SPOKEN = {"", "file_share", "thread_broadcast"}  # other subtypes are edits, deletions, joins, other bots
_TOKEN = re.compile(r"<([^<>\n]+)>")
_URL = re.compile(r"https?://[^\s<>|]+")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # in this order: "&amp;lt;" is a typed "&lt;"
_SUMMARIZE = re.compile(
    r"(?:please\s+)?summari[sz]e\b[\s:,]*+(?P<rest>(?!\W*(?:it|this|that|them|these|those)\W*$).*)",
    re.IGNORECASE | re.DOTALL,
)
_DIGEST = re.compile(
    r"(?:please\s+)?(?:a\s+|the\s+)?digest\b(?!\s+(?:is|are|was|were)\b)[\s:,]*+(?:of\s+)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_COMMANDS: dict[str, Kind] = {"/ask": "ask", "/summarize": "summarize", "/digest": "digest"}
_REACHES = {"day", "week", "month", "all"}


@dataclass(frozen=True, slots=True)
class Here:
    """On whose behalf Slack speaks to us.

    Attributes:
        team: the workspace; the organisation where the app is installed for all of it.
        me: our own id there; "" where it is not known.
    """

    team: str
    me: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something that asks nothing of us, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button or a menu that somebody has used.

    Attributes:
        action: its name, one of `bot.slack.ids`.
        value: what it hands back.
        block: the id of the block that it stands in.
        trigger: opens a window for 3 seconds.
        ts: of the message that it stands in.
        hidden: only this person sees that message.
        blocks: of that message; Slack sends none of a hidden one.
    """

    action: str
    value: str
    block: str
    trigger: str
    ts: str
    hidden: bool
    blocks: tuple[dict[str, Any], ...] = ()


def readable(text: str, me: str = "") -> str:
    """A message's text as it was typed: no entities, bare addresses, names without brackets, our own left out."""
    told = _TOKEN.sub(lambda found: _plain(found[1], me), text)
    for entity, character in _ENTITIES:
        told = told.replace(entity, character)
    told = re.sub(r"[ \t]+", " ", told).strip()
    called_first = bool(me) and text.lstrip().startswith(f"<@{me}")
    return told.lstrip(",:").lstrip() if called_first else told


def mentioned(text: str, me: str) -> bool:
    """Whether a message as Slack sends it mentions us."""
    return bool(me) and any(_named(token) == me for token in _TOKEN.findall(text))


def for_others(text: str, me: str) -> bool:
    """Whether a message as Slack sends it calls other people: by name, as a group, or all who are there."""
    return any(
        (token.startswith("@") and _named(token) != me)
        or token.startswith(("!subteam", "!here", "!channel", "!everyone"))
        for token in _TOKEN.findall(text)
    )


def heard(body: Body, here: Here, now: datetime) -> Asked | Ignored:
    """What a mention or a message asks.

    A mention in a channel arrives twice, as a mention and as a message: the mention counts. Messages in channels count
    in threads only, and whether they are for us is for `bot.slack.hall.following` to say.
    """
    event = body.get("event") or {}
    reason = _unasked(event, here.me)
    if reason:
        return Ignored(reason)
    channel, ts = str(event.get("channel", "")), str(event.get("ts", ""))
    direct = channel.startswith("D") or event.get("channel_type") == "im"
    thread, said = str(event.get("thread_ts") or ""), str(event.get("text") or "")
    mention = event.get("type") == "app_mention"
    if mention and direct:
        return Ignored("a message says it as well")
    if not mention and not direct and mentioned(said, here.me):
        return Ignored("a mention says it as well")
    if not mention and not direct and thread in {"", ts}:
        return Ignored("not in a thread")
    kind, text = _kind(readable(said, here.me))
    root = thread or ts
    return Asked(
        key=str(body.get("event_id") or f"{here.team}:{channel}:{ts}"),
        kind=kind,
        surface="mention" if mention else "dm" if direct else "thread",
        team=here.team,
        channel=channel,
        user=str(event["user"]),
        text=text,
        at=now,
        thread=root,
        ts=ts,
        conversation=f"{here.team}:{channel}:{root}",
    )


def commanded(body: Body, here: Here, now: datetime) -> Asked:
    """What a slash command asks; the reply is for the asker alone."""
    channel, key = str(body.get("channel_id", "")), f"cmd:{body.get('trigger_id', '')}"
    return Asked(
        key=key,
        kind=_COMMANDS.get(str(body.get("command", "")), "ask"),
        surface="command",
        team=here.team,
        channel=channel,
        user=str(body.get("user_id", "")),
        text=readable(str(body.get("text") or ""), here.me),
        at=now,
        conversation=f"{here.team}:{channel}:{key}",
        response_url=str(body.get("response_url", "")),
        private=True,
    )


def pointed_at(body: Body, here: Here, now: datetime) -> Asked:
    """What the shortcut in a message's menu asks: a summary of the article that it links to, else of its topic."""
    message, key = body.get("message") or {}, f"cut:{body.get('trigger_id', '')}"
    channel = _id(body.get("channel"))
    text = readable(str(message.get("text") or ""), here.me)
    attached = [
        str(each.get("from_url") or each.get("title_link") or "") for each in message.get("attachments") or ()
    ]
    found = _URL.search(" ".join([text, *attached]))
    return Asked(
        key=key,
        kind="summarize",
        surface="shortcut",
        team=here.team,
        channel=channel,
        user=_id(body.get("user")),
        text=found[0].rstrip(".,;:!?)]}»”’\"'") if found else text[:MAX_QUESTION],
        at=now,
        conversation=f"{here.team}:{channel}:{key}",
        response_url=str(body.get("response_url", "")),
        private=True,
    )


def pressed(body: Body) -> Press:
    """Which button or menu was used, with what it hands back."""
    action: Body = (body.get("actions") or ({},))[0]
    box, message = body.get("container") or {}, body.get("message") or {}
    chosen = action.get("selected_option") or {}
    return Press(
        action=str(action.get("action_id", "")),
        value=str(chosen.get("value") or action.get("value") or ""),
        block=str(action.get("block_id", "")),
        trigger=str(body.get("trigger_id", "")),
        ts=str(box.get("message_ts") or message.get("ts") or ""),
        hidden=bool(box.get("is_ephemeral")),
        blocks=tuple(message.get("blocks") or ()),
    )


def asked_by_button(body: Body, here: Here, now: datetime, text: str, reach: str = "") -> Asked:
    """A question that somebody asks by a button below a reply; it is answered where that reply stands."""
    press = pressed(body)
    where = whisper(body, here, now)
    thread = where.thread or ("" if press.hidden else press.ts)
    key = f"press:{press.trigger}"
    return Asked(
        key=key,
        kind="ask",
        surface="button",
        team=here.team,
        channel=where.channel,
        user=where.user,
        text=text,
        at=now,
        thread=thread,
        conversation=f"{here.team}:{where.channel}:{thread or key}",
        response_url=where.response_url if press.hidden else "",
        private=press.hidden,
        reach=cast("Reach", reach) if reach in _REACHES else "",
    )


def whisper(body: Body, here: Here, now: datetime) -> Asked:
    """Where something can be told to the person alone who has done what `body` tells; `user` is "" where nobody has."""
    event, box, message = body.get("event") or {}, body.get("container") or {}, body.get("message") or {}
    channel = (
        _id(body.get("channel"))
        or body.get("channel_id")
        or box.get("channel_id")
        or _id(event.get("channel"))
    )
    root = event.get("ts") if str(channel).startswith("D") else ""  # an agent's messages are all threads
    thread = box.get("thread_ts") or message.get("thread_ts") or event.get("thread_ts") or root or ""
    user = _id(body.get("user")) or body.get("user_id") or event.get("user") or ""
    return Asked(
        key=f"note:{body.get('event_id') or body.get('trigger_id') or now.timestamp()}",
        kind="ask",
        surface="button",
        team=here.team,
        channel=str(channel or ""),
        user=str(user) if isinstance(user, str) else "",
        text="",
        at=now,
        thread=str(thread),
        ts=str(event.get("ts") or ""),
        response_url=str(body.get("response_url") or ""),
        private=True,
    )


def _unasked(event: Body, me: str) -> str:
    """Why a message asks nothing, whatever it says; "" when it may ask something."""
    user = event.get("user")
    if event.get("type") not in {"app_mention", "message"}:
        return "no message"
    if event.get("bot_id") or event.get("bot_profile") or user == "USLACKBOT":
        return "of a bot"
    if str(event.get("subtype") or "") not in _SPOKEN:
        return "no new words of a person"
    if event.get("edited"):
        return "an edit"
    if event.get("hidden") or not isinstance(user, str) or not user:
        return "of nobody"
    return "of ourselves" if user == me else ""


def _kind(text: str) -> tuple[Kind, str]:
    """What the first word of a message asks for, and the rest of it; what is too long to be read is not looked at."""
    if len(text) > MAX_QUESTION:
        return "ask", text
    if found := _SUMMARIZE.fullmatch(text):
        return "summarize", found["rest"].strip()
    if found := _DIGEST.fullmatch(text):
        return "digest", found["rest"].strip()
    return "ask", text


def _plain(token: str, me: str) -> str:
    """What stands between angle brackets, as people write it."""
    what, _, label = token.partition("|")
    if what.startswith("@"):
        return " " if _named(token) == me else f"@{label.lstrip('@') or what[1:]}"
    if what.startswith("#"):
        return f"#{label.lstrip('#') or what[1:]}"
    if what.startswith("!"):
        return label or f"@{what[1:].partition('^')[0]}"
    return label or what.partition(":")[2] if what.startswith(("mailto:", "tel:")) else what


def _named(token: str) -> str:
    return token[1:].partition("|")[0] if token.startswith("@") else ""


def _id(value: Any) -> str:
    """An id, whether Slack sends it bare or in an object."""
    return str(value.get("id") or "") if isinstance(value, dict) else str(value or "")
