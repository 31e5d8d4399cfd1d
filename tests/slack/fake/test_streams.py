"""Streams of the fake Slack."""

from __future__ import annotations

from tests.slack.fake.apps import refused, rich


def start(client, channel, thread, user, team, **more):
    return client.chat_startStream(
        channel=channel, thread_ts=thread, recipient_user_id=user, recipient_team_id=team, **more
    )["ts"]


def blocks_chunk(*texts):
    return [{"type": "blocks", "blocks": [rich(text) for text in texts]}]


def test_a_stream_grows_and_ends(slack, client, ada, news):
    """Blocks come as chunks, the last ones and the metadata with the end."""
    root = slack.say(ada, news, "hello")
    client.assistant_threads_setStatus(channel_id=news, thread_ts=root, status="is reading")
    assert slack.status(news, root) == "is reading"
    ts = start(client, news, root, ada, slack.team, chunks=blocks_chunk("one"))
    client.chat_appendStream(channel=news, ts=ts, chunks=blocks_chunk("two"))
    assert slack.replies(news, root)[0].streaming
    told = {"event_type": "evenhand", "event_payload": {"key": "Ev1"}}
    client.chat_stopStream(channel=news, ts=ts, blocks=[rich("three")], metadata=told)
    message = slack.reply(news, root)
    assert (message.said, message.metadata, message.ts) == ("onetwothree", told, ts)
    assert slack.status(news, root) == ""


def test_streams_are_as_strict_as_slacks(slack, client, ada, news):
    """Every rule of a stream that an app can break."""
    root = slack.say(ada, news, "hello")
    bare = {"channel": news, "thread_ts": root}
    assert refused(client.chat_startStream, **bare) == "missing_recipient_team_id"
    assert (
        refused(client.chat_startStream, **bare, recipient_team_id=slack.team) == "missing_recipient_user_id"
    )
    ts = start(client, news, root, ada, slack.team, chunks=blocks_chunk("one"))
    place = {"channel": news, "ts": ts}
    both = {"markdown_text": "x", "chunks": blocks_chunk("x")}
    many = blocks_chunk(*("x" * 50))
    assert refused(client.chat_appendStream, **place) == "markdown_text_or_chunks_required"
    assert refused(client.chat_appendStream, **place, markdown_text="x") == "streaming_mode_mismatch"
    assert (
        refused(client.chat_appendStream, **place, **both) == "cannot_provide_both_markdown_text_and_chunks"
    )
    assert refused(client.chat_appendStream, **place, chunks=[{"type": "x"}]) == "invalid_chunks"
    assert refused(client.chat_appendStream, **place, chunks=many) == "msg_blocks_too_many"
    assert refused(client.chat_update, **place, text="x") == "streaming_state_conflict"
    client.chat_stopStream(**place)
    assert (
        refused(client.chat_appendStream, **place, chunks=blocks_chunk("x"))
        == "message_not_in_streaming_state"
    )
    assert refused(client.chat_stopStream, **place) == "message_not_in_streaming_state"
    client.chat_update(**place, text="x")


def test_a_stream_dies_of_age_and_can_be_finished_by_an_update(slack, client, ada, news):
    """Slack ends it after about five minutes, however busy."""
    root = slack.say(ada, news, "hello")
    ts = start(client, news, root, ada, slack.team, chunks=blocks_chunk("one"))
    slack.stream_seconds = 0.0
    assert (
        refused(client.chat_appendStream, channel=news, ts=ts, chunks=blocks_chunk("two"))
        == "message_not_in_streaming_state"
    )
    client.chat_update(channel=news, ts=ts, text="all", blocks=[rich("all")])
    assert slack.reply(news, root).said == "all"


def test_a_person_may_stop_a_stream(slack, client, ada, news):
    """The next append learns of it."""
    root = slack.say(ada, news, "hello")
    ts = start(client, news, root, ada, slack.team, chunks=blocks_chunk("one"))
    slack.halt(ada, news, ts)
    assert (
        refused(client.chat_appendStream, channel=news, ts=ts, chunks=blocks_chunk("two"))
        == "stopped_by_user"
    )


def test_the_sdks_own_stream_helper_works(slack, client, ada):
    """In a direct message."""
    place = slack.dm(ada)
    root = slack.say(ada, place, "hello")
    stream = client.chat_stream(channel=place, thread_ts=root, buffer_size=1)
    stream.append(markdown_text="**one** ")
    stream.append(markdown_text="two")
    stream.stop()
    assert slack.reply(place, root).text == "**one** two"
