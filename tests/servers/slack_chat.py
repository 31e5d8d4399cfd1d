"""chat.*: messages and streams. Each function gets the world (locked), the app's workspace and the arguments."""

from __future__ import annotations

import time
from dataclasses import replace

from tests.servers.slack_checks import blocks_in, check_message, check_metadata
from tests.servers.slack_state import Message, Refused, Status

CHUNKS = frozenset({"markdown_text", "task_update", "plan_update", "blocks"})
MARKDOWN = 12_000
STREAM_TEXT = 39_000  # of one streamed message, all together


def need(args, *names):
    for name in names:
        if args.get(name) in (None, ""):
            raise Refused("invalid_arguments", f"missing required field: {name}")


def channel_of(world, team, args, name="channel"):
    """The channel that is meant, as far as the app can see it."""
    need(args, name)
    channel = world.channels.get(args[name])
    if args[name] in world.people:
        channel = world.im(team.id, args[name])
    hidden = channel is None or channel.team != team.id
    if hidden or (channel.kind != "channel" and team.bot_user not in channel.members):
        raise Refused("channel_not_found")
    return channel


def writable(world, team, args):
    """The same, for writing."""
    channel = channel_of(world, team, args)
    if channel.archived:
        raise Refused("is_archived")
    if team.bot_user not in channel.members and "chat:write.public" not in team.scopes:
        raise Refused("not_in_channel")
    return channel


def root_of(channel, thread):
    """A `thread_ts` that can be replied to."""
    if not thread:
        return ""
    root = channel.messages.get(str(thread))
    if root is None:
        raise Refused("thread_not_found")
    if root.thread_ts:
        raise Refused("cannot_reply_to_message")
    return root.ts


def contents(args, *, most_text=40_000):
    """(text, blocks, attachments) of a message that is to be written."""
    text, markdown = args.get("text") or "", args.get("markdown_text") or ""
    if markdown and (text or args.get("blocks")):
        raise Refused("markdown_text_conflict")
    if len(text) > most_text or len(markdown) > MARKDOWN:
        raise Refused("msg_too_long")
    blocks = check_message(args["blocks"]) if args.get("blocks") else ()
    attachments = tuple(args.get("attachments") or ())
    if len(attachments) > 100:
        raise Refused("too_many_attachments")
    if not (text or markdown or blocks or attachments):
        raise Refused("no_text")
    if markdown:
        blocks = ({"type": "markdown", "text": markdown},)
    return text or markdown, blocks, attachments


def written(world, message):
    """What a method that wrote a message answers."""
    return {"channel": message.channel, "ts": message.ts, "message": world.wire(message, metadata=True)}


def own(world, team, args):
    """A message of the app that it wants to change."""
    channel = channel_of(world, team, args)
    need(args, "ts")
    message = channel.messages.get(str(args["ts"]))
    if message is None:
        raise Refused("message_not_found")
    return world.alive(message)


def post_message(world, team, args):
    channel = writable(world, team, args)
    text, blocks, attachments = contents(args)
    message = Message(
        channel=channel.id,
        ts=world.stamp(),
        user=team.bot_user,
        text=text,
        blocks=blocks,
        thread_ts=root_of(channel, args.get("thread_ts")),
        metadata=check_metadata(args.get("metadata")),
        bot=True,
        attachments=attachments,
        unfurl=(args.get("unfurl_links"), args.get("unfurl_media")),
    )
    settle(world, message)
    return written(world, world.put(message))


def settle(world, message):
    """A reply ends the status line of its thread."""
    root = message.thread_ts
    if root and any((each.channel, each.thread) == (message.channel, root) for each in world.statuses):
        say_status(world, message.channel, root, "")


def say_status(world, channel, thread, status, loading=()):
    world.statuses.append(Status(channel, thread, status, loading, time.monotonic()))


def update(world, team, args):
    message = own(world, team, args)
    if message.user != team.bot_user:
        raise Refused("cant_update_message")
    if message.streaming:
        raise Refused("streaming_state_conflict")
    text, blocks, attachments = contents(args, most_text=4000)
    keeps = "text" not in args and "markdown_text" not in args
    message = replace(
        message,
        text=message.text if keeps else text,
        blocks=blocks,
        attachments=attachments,
        edited=not keeps,
        metadata=check_metadata(args["metadata"]) if "metadata" in args else message.metadata,
    )
    return written(world, world.put(message)) | {"text": message.text}


def delete(world, team, args):
    message = own(world, team, args)
    if message.user != team.bot_user:
        raise Refused("cant_delete_message")
    del world.channels[message.channel].messages[message.ts]
    return {"channel": message.channel, "ts": message.ts}


def post_ephemeral(world, team, args):
    channel = writable(world, team, args)
    need(args, "user")
    if args["user"] not in channel.members or team.bot_user not in channel.members:
        raise Refused("user_not_in_channel" if args["user"] not in channel.members else "not_in_channel")
    text, blocks, attachments = contents(args)
    message = Message(
        channel=channel.id,
        ts=world.stamp(),
        user=team.bot_user,
        text=text,
        blocks=blocks,
        thread_ts=root_of(channel, args.get("thread_ts")),
        bot=True,
        to=args["user"],
        attachments=attachments,
    )
    world.ephemerals.append(message)
    return {"message_ts": message.ts}


def permalink(world, team, args):
    channel = channel_of(world, team, args)
    need(args, "message_ts")
    message = channel.messages.get(str(args["message_ts"]))
    if message is None:
        raise Refused("message_not_found")
    base = f"https://{team.domain}.slack.example/archives/{channel.id}/p{message.ts.replace('.', '')}"
    tail = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.thread_ts else ""
    return {"channel": channel.id, "permalink": base + tail}


def start_stream(world, team, args):
    channel = writable(world, team, args)
    need(args, "thread_ts")
    if channel.kind != "im":
        for name in ("recipient_team_id", "recipient_user_id"):
            if not args.get(name):
                raise Refused(f"missing_{name}")
    message = Message(
        channel=channel.id,
        ts=world.stamp(),
        user=team.bot_user,
        text="",
        thread_ts=root_of(channel, args["thread_ts"]),
        bot=True,
        streaming=True,
        started=time.monotonic(),
        stream="open",
    )
    message = world.put(grown(message, args))
    settle(world, message)
    return {"channel": channel.id, "ts": message.ts}


def grown(message, args):
    """A streamed message with what one call adds."""
    text, chunks = args.get("markdown_text"), args.get("chunks")
    if text and chunks:
        raise Refused("cannot_provide_both_markdown_text_and_chunks")
    mode = "text" if text else "chunks" if chunks else ""
    if mode and message.mode and mode != message.mode:
        raise Refused("streaming_mode_mismatch")
    chunks = blocks_in(chunks) if isinstance(chunks, str) else chunks or []
    for chunk in [{"type": "markdown_text", "text": text}] if text else chunks:
        message = with_chunk(message, chunk)
    return replace(message, mode=mode or message.mode)


def with_chunk(message, chunk):
    if not isinstance(chunk, dict) or chunk.get("type") not in CHUNKS:
        raise Refused("invalid_chunks")
    if chunk["type"] == "blocks":
        blocks = check_message(chunk.get("blocks"), too_many="msg_blocks_too_many")
        if not blocks or message.streamed + len(blocks) > 50:
            raise Refused("msg_blocks_too_many" if blocks else "invalid_chunks")
        check_message([*message.blocks, *blocks], most=100)
        return replace(message, blocks=(*message.blocks, *blocks), streamed=message.streamed + len(blocks))
    if chunk["type"] != "markdown_text":
        required = ("title",) if chunk["type"] == "plan_update" else ("id", "title")
        if any(not chunk.get(name) for name in required):
            raise Refused("invalid_chunks")
        return message
    if not isinstance(chunk.get("text"), str):
        raise Refused("invalid_chunks")
    if len(chunk["text"]) > MARKDOWN or len(message.text) + len(chunk["text"]) > STREAM_TEXT:
        raise Refused("msg_too_long")
    return replace(message, text=message.text + chunk["text"])


def streaming(world, team, args):
    message = own(world, team, args)
    if message.user != team.bot_user:
        raise Refused("message_not_owned_by_app")
    if message.stream == "halted":
        raise Refused("stopped_by_user")
    if not message.streaming:
        raise Refused("message_not_in_streaming_state")
    return message


def append_stream(world, team, args):
    message = streaming(world, team, args)
    if not args.get("markdown_text") and not args.get("chunks"):
        raise Refused("markdown_text_or_chunks_required")
    message = world.put(grown(message, args), quiet=True)
    return {"channel": message.channel, "ts": message.ts}


def stop_stream(world, team, args):
    message = grown(streaming(world, team, args), args)
    if args.get("blocks"):
        tail = check_message(args["blocks"], too_many="msg_blocks_too_many")
        check_message([*message.blocks, *tail], most=100)
        message = replace(message, blocks=(*message.blocks, *tail))
    if not message.text and not message.blocks:
        raise Refused("no_text")
    metadata = check_metadata(args.get("metadata")) if "metadata" in args else message.metadata
    message = world.put(replace(message, streaming=False, stream="stopped", metadata=metadata))
    return written(world, message)


CHAT = {
    "chat.postMessage": (post_message, "chat:write"),
    "chat.update": (update, "chat:write"),
    "chat.delete": (delete, "chat:write"),
    "chat.postEphemeral": (post_ephemeral, "chat:write"),
    "chat.getPermalink": (permalink, ""),
    "chat.startStream": (start_stream, "chat:write"),
    "chat.appendStream": (append_stream, "chat:write"),
    "chat.stopStream": (stop_stream, "chat:write"),
}
