"""The other Web API methods, and response_url. The world is locked while one runs."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tests.servers.slack_chat import CHAT, channel_of, contents, need, root_of, say_status, settle
from tests.servers.slack_checks import check_view
from tests.servers.slack_state import Message, Refused, View, with_ids

HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}
READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}
TRIGGER_SECONDS = 3.0


def auth_test(_world, team, _args):
    about = {"team": team.name, "team_id": team.id, "user": "evenhand", "user_id": team.bot_user}
    return {
        **about,
        "url": f"https://{team.domain}.slack.example/",
        "bot_id": team.bot_id,
        "is_enterprise_install": False,
    }


def users_info(world, team, args):
    need(args, "user")
    person = world.people.get(args["user"])
    if person is None or person.team != team.id:
        raise Refused("user_not_found")
    about = {"id": person.id, "team_id": person.team, "name": person.name.lower(), "real_name": person.name}
    about |= {
        "deleted": False,
        "is_bot": False,
        "profile": {"real_name": person.name, "display_name": person.name},
    }
    return {"user": {**about, **_zone(person.tz)}}


def _zone(name):
    try:
        offset = datetime.now(ZoneInfo(name)).utcoffset() if name else None
    except (ZoneInfoNotFoundError, ValueError):
        offset = None
    return (
        {"tz": name, "tz_label": name, "tz_offset": int(offset.total_seconds())} if offset is not None else {}
    )


def _about(team, channel):
    about = {"id": channel.id, "context_team_id": team.id, "is_archived": channel.archived}
    if channel.kind == "im":
        other = next(each for each in channel.members if each != team.bot_user)
        return {**about, "is_im": True, "user": other}
    kind = {"is_channel": channel.kind == "channel", "is_group": channel.kind == "group", "is_im": False}
    member = {"is_private": channel.kind == "group", "is_member": team.bot_user in channel.members}
    return {**about, **kind, **member, "name": channel.name}


def scoped(team, channel, scopes):
    needed = scopes[channel.kind]
    if needed not in team.scopes:
        raise Refused("missing_scope", needed=needed, provided=",".join(sorted(team.scopes)))


def conversations_info(world, team, args):
    channel = channel_of(world, team, args)
    scoped(team, channel, READ)
    return {"channel": _about(team, channel)}


def conversations_open(world, team, args):
    need(args, "users")
    users = [each.strip() for each in str(args["users"]).split(",")]
    if len(users) != 1 or users[0] not in world.people:
        raise Refused("user_not_found")
    return {"channel": {"id": world.im(team.id, users[0]).id}}


def conversations_list(world, team, args):
    kinds = {"public_channel": "channel", "private_channel": "group", "im": "im"}
    asked = [kinds.get(each) for each in args.get("types", "public_channel").split(",")]
    seen = [
        channel
        for channel in world.channels.values()
        if channel.team == team.id
        and channel.kind in asked
        and (channel.kind == "channel" or team.bot_user in channel.members)
    ]
    return {"channels": [_about(team, each) for each in seen], "response_metadata": {"next_cursor": ""}}


def users_conversations(world, team, args):
    listed = conversations_list(world, team, args)
    user = args.get("user", team.bot_user)
    return {
        **listed,
        "channels": [each for each in listed["channels"] if user in world.channels[each["id"]].members],
    }


def conversations_members(world, team, args):
    channel = channel_of(world, team, args)
    return {"members": sorted(channel.members), "response_metadata": {"next_cursor": ""}}


def readable(world, team, args):
    channel = channel_of(world, team, args)
    scoped(team, channel, HISTORY)
    if team.bot_user not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _page(world, found, args):
    """One page of messages as the caller wants it."""
    oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
    inclusive = _yes(args, "inclusive")
    inside = [each for each in found if _between(float(each.ts), oldest, latest, inclusive)]
    start, limit = int(args.get("cursor") or 0), int(args.get("limit") or 100)
    with_metadata = _yes(args, "include_all_metadata")
    page = [world.wire(world.alive(each), metadata=with_metadata) for each in inside[start : start + limit]]
    more = start + limit < len(inside)
    cursor = {"response_metadata": {"next_cursor": str(start + limit)}} if more else {}
    return {"messages": page, "has_more": more, **cursor}


def _yes(args, name):
    return str(args.get(name, "0")).lower() in {"1", "true"}


def _between(ts, oldest, latest, inclusive):
    return oldest <= ts <= latest if inclusive else oldest < ts < latest


def conversations_replies(world, team, args):
    channel = readable(world, team, args)
    need(args, "ts")
    message = channel.messages.get(str(args["ts"]))
    if message is None:
        raise Refused("thread_not_found")
    root = message.thread_ts or message.ts
    first = channel.messages.get(root)
    page = _page(world, world.replies(channel.id, root), args)
    return {
        **page,
        "messages": [
            *([world.wire(first, metadata=_yes(args, "include_all_metadata"))] if first else []),
            *page["messages"],
        ],
    }


def conversations_history(world, team, args):
    channel = readable(world, team, args)
    return _page(world, [each for each in reversed(channel.messages.values()) if not each.thread_ts], args)


def views_open(world, team, args):
    user = _triggered(world, team, args)
    view = check_view(args.get("view"), "modal")
    return {"view": wire_view(world, _opened(world, team, user, view))}


def _triggered(world, team, args):
    """The user behind a trigger, which is good once and for three seconds."""
    need(args, "trigger_id")
    trigger = world.triggers.get(args["trigger_id"])
    if trigger is None or trigger[0] != team.id:
        raise Refused("invalid_trigger_id")
    _, user, at, used = trigger
    if used:
        raise Refused("exchanged_trigger_id")
    if time.monotonic() - at > TRIGGER_SECONDS:
        raise Refused("expired_trigger_id")
    world.triggers[args["trigger_id"]] = (*trigger[:3], True)
    return user


def _opened(world, team, user, view, previous=None):
    name = world.new("V")
    root = previous.root if previous else name
    opened = View(
        name, team.id, user, view, world.stamp(), root=root, previous=previous.id if previous else ""
    )
    world.views[name] = opened
    return opened


def views_push(world, team, args):
    user = _triggered(world, team, args)
    stack = [each for each in world.views.values() if each.user == user and each.open]
    if not stack:
        raise Refused("invalid_trigger_id")
    if len(stack) >= 3:
        raise Refused("push_limit_reached")
    view = check_view(args.get("view"), "modal")
    return {"view": wire_view(world, _opened(world, team, user, view, stack[-1]))}


def views_update(world, team, args):
    by_external = args.get("external_id")
    known = [each for each in world.views.values() if each.team == team.id and each.open]
    wanted = (
        each
        for each in known
        if args.get("view_id") == each.id or by_external == each.view.get("external_id", "")
    )
    found = next(wanted, None)
    if found is None:
        raise Refused("not_found")
    if args.get("hash") and args["hash"] != found.hash:
        raise Refused("hash_conflict")
    found.view, found.hash = check_view(args.get("view"), "modal"), world.stamp()
    return {"view": wire_view(world, found)}


def views_publish(world, team, args):
    need(args, "user_id")
    if args["user_id"] not in world.people or world.people[args["user_id"]].team != team.id:
        raise Refused("invalid_arguments", "invalid `user_id`")
    view = check_view(args.get("view"), "home")
    home = world.homes.get(args["user_id"])
    if home and args.get("hash") and args["hash"] != home.hash:
        raise Refused("hash_conflict")
    home = View(home.id if home else world.new("V"), team.id, args["user_id"], view, world.stamp())
    world.homes[args["user_id"]] = home
    return {"view": wire_view(world, home)}


def wire_view(world, view, values=None):
    """A view as payloads show it."""
    team = world.teams[view.team]
    given = {"private_metadata": "", "callback_id": "", "external_id": "", **view.view}
    return {
        **given,
        "id": view.id,
        "team_id": view.team,
        "blocks": with_ids(view.view["blocks"]),
        "state": {"values": values or {}},
        "hash": view.hash,
        "previous_view_id": view.previous or None,
        "root_view_id": view.root or view.id,
        "app_id": "A0FAKEAPP",
        "app_installed_team_id": view.team,
        "bot_id": team.bot_id,
    }


def set_status(world, team, args):
    channel = channel_of(world, team, args, "channel_id")
    need(args, "thread_ts")
    if "status" not in args:
        raise Refused("invalid_arguments", "missing required field: status")
    loading = tuple(args.get("loading_messages") or ())
    if len(loading) > 10:
        raise Refused("invalid_arguments", "no more than 10 items allowed [json-pointer:/loading_messages]")
    if root_of(channel, args["thread_ts"]):
        say_status(world, channel.id, str(args["thread_ts"]), args["status"], loading)
    return {}


def _pane(world, team, args):
    channel = channel_of(world, team, args, "channel_id")
    if channel.kind != "im":
        raise Refused("method_not_supported_for_channel_type")
    return channel, root_of(channel, args.get("thread_ts"))


def set_title(world, team, args):
    need(args, "thread_ts", "title")
    channel, thread = _pane(world, team, args)
    world.titles[channel.id, thread] = args["title"]
    return {}


def set_prompts(world, team, args):
    channel, thread = _pane(world, team, args)
    prompts = args.get("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= 4:
        raise Refused("invalid_arguments", "must have 1 to 4 items [json-pointer:/prompts]")
    if any(not each.get("title") or not each.get("message") for each in prompts):
        raise Refused("invalid_arguments", "missing required field: title or message [json-pointer:/prompts]")
    world.prompts[channel.id, thread] = prompts
    return {}


def team_info(_world, team, _args):
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain}}


def bots_info(_world, team, _args):
    return {"bot": {"id": team.bot_id, "app_id": "A0FAKEAPP", "user_id": team.bot_user, "name": "evenhand"}}


def reactions_add(world, team, args):
    need(args, "timestamp", "name")
    channel = channel_of(world, team, args)
    if str(args["timestamp"]) not in channel.messages:
        raise Refused("message_not_found")
    given = world.reactions.setdefault((channel.id, str(args["timestamp"])), [])
    if (team.bot_user, args["name"]) in given:
        raise Refused("already_reacted")
    given.append((team.bot_user, args["name"]))
    return {}


def answer_hook(world, name, args):
    """A POST to a response_url: (HTTP status, body)."""
    hook = world.hooks.get(name)
    if hook is None or hook.used >= 5:
        return 404, {"ok": False, "error": "used_url"}
    if time.monotonic() > hook.until:
        return 404, {"ok": False, "error": "expired_url"}
    try:
        hooked(world, hook, args)
    except Refused as refused:
        return 200, refused.body
    hook.used += 1
    return 200, {"ok": True}


def hooked(world, hook, args):
    """What an ack or a response_url says, where it belongs."""
    team, channel = world.teams[hook.team], world.channels[hook.channel]
    if args.get("delete_original"):
        _replace(world, hook, None)
        return
    text, blocks, attachments = contents(args)
    if args.get("replace_original"):
        _replace(world, hook, (text, blocks))
        return
    public = args.get("response_type") == "in_channel"
    message = Message(
        channel=channel.id,
        ts=world.stamp(),
        user=team.bot_user,
        text=text,
        blocks=blocks,
        thread_ts=root_of(channel, args.get("thread_ts")),
        bot=True,
        to="" if public else hook.user,
        attachments=attachments,
        unfurl=(args.get("unfurl_links"), args.get("unfurl_media")),
    )
    if public:
        settle(world, world.put(message))
    else:
        world.ephemerals.append(message)


def _replace(world, hook, new):
    """Change or remove the message that was acted on."""
    if hook.ephemeral:
        place = next((n for n, each in enumerate(world.ephemerals) if each.ts == hook.original), None)
        if place is None:
            raise Refused("message_not_found")
        old = world.ephemerals.pop(place)
        if new:
            shown = (*old.versions, (old.text, old.blocks))
            world.ephemerals.insert(place, replace(old, text=new[0], blocks=new[1], versions=shown))
        return
    old = world.channels[hook.channel].messages.get(hook.original)
    if old is None:
        raise Refused("message_not_found")
    if new:
        world.put(replace(old, text=new[0], blocks=new[1], edited=True))
    else:
        del world.channels[hook.channel].messages[old.ts]


METHODS = {
    **CHAT,
    "auth.test": (auth_test, ""),
    "users.info": (users_info, "users:read"),
    "conversations.info": (conversations_info, ""),
    "conversations.open": (conversations_open, "im:write"),
    "conversations.list": (conversations_list, "channels:read"),
    "conversations.members": (conversations_members, "channels:read"),
    "users.conversations": (users_conversations, "channels:read"),
    "conversations.replies": (conversations_replies, ""),
    "conversations.history": (conversations_history, ""),
    "views.open": (views_open, ""),
    "views.push": (views_push, ""),
    "views.update": (views_update, ""),
    "views.publish": (views_publish, ""),
    "assistant.threads.setStatus": (set_status, "chat:write"),
    "assistant.threads.setTitle": (set_title, "assistant:write"),
    "assistant.threads.setSuggestedPrompts": (set_prompts, "assistant:write"),
    "team.info": (team_info, "team:read"),
    "bots.info": (bots_info, "users:read"),
    "reactions.add": (reactions_add, "reactions:write"),
}
