"""The manifest asks for what the bot uses, and for no more."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from slack_bolt import App

from bot.slack import manifest as app
from bot.slack.hall.listeners import register
from tests.system.commands import ROOT, evenhand

NEEDS = {
    "assistant_threads_setStatus": {"chat:write"},
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
    "assistant_threads_setTitle": {"assistant:write"},
    "auth_test": set(),
    "chat_appendStream": {"chat:write"},
    "chat_delete": {"chat:write"},
    "chat_getPermalink": set(),
    "chat_postEphemeral": {"chat:write"},
    "chat_postMessage": {"chat:write", "chat:write.public"},
    "chat_startStream": {"chat:write"},
    "chat_stopStream": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_members": {"channels:read", "groups:read"},
    "conversations_open": {"im:write"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "apps_connections_open": set(),
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
}
"""Bot scopes by method, from Slack's pages of the methods."""
LISTENED = {
    "app_mention": {"app_mentions:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
}
"""Bot scopes by event; the others need none."""
LEGACY = {"assistant_thread_started", "assistant_thread_context_changed"}  # of apps made before agent_view


def called():
    """The methods of the Web API that the room's source calls."""
    source = "\n".join(path.read_text() for path in (ROOT / "bot" / "slack").rglob("*.py"))
    return set(
        re.findall(r"\b((?:assistant|auth|chat|conversations|apps|users|views)_[A-Za-z_]+[a-zA-Z])\b", source)
    ) & set(dir(__import__("slack_sdk").WebClient))


def test_the_file_in_the_repository_is_what_the_command_prints(home):
    """Whoever pastes the file gets the app that the code is."""
    code, out, _ = evenhand("slack", "manifest", home=home)

    assert code == 0
    assert (ROOT / "manifest.yaml").read_text() == out
    assert yaml.safe_load(out) == app.manifest()


def test_scopes_are_those_of_the_methods_and_events():
    """No scope is missing, and none is asked for that nothing needs."""
    used = called()
    needed = {"commands"}.union(*(NEEDS[method] for method in used), *LISTENED.values())

    assert used <= set(NEEDS)
    assert set(app.SCOPES) == needed


class Nobody:
    """Rooms that are only handed on."""

    def __getattr__(self, name):
        return None


@pytest.fixture
def listened():
    """What the listeners are registered for, by Bolt's own way."""
    heard = {"event": [], "command": [], "shortcut": [], "action": [], "view": []}
    bolt = App(token="xoxb-1", signing_secret="x", token_verification_enabled=False)  # noqa: S106 - invented

    class Noting:
        """Bolt's decorators, noted."""

        def __getattr__(self, kind):
            if kind == "use":
                return lambda middleware: None

            def note(constraint):
                heard[kind].append(constraint)
                return getattr(bolt, kind)(constraint)

            return note

    register(Noting(), Nobody())
    return heard


def test_events_commands_and_shortcuts_are_those_that_are_listened_for(listened):
    """Nothing is subscribed to that nobody hears, and nothing is heard that is not subscribed to."""
    events = {event.partition(".")[0] for event in app.EVENTS}

    assert set(listened["event"]) - LEGACY == events
    assert set(listened["command"]) == {command.name for command in app.COMMANDS}
    assert set(listened["shortcut"]) == {shortcut.callback for shortcut in app.SHORTCUTS}


@pytest.mark.parametrize("address", ["", "https://news.example"])
def test_it_is_within_slacks_limits(address):
    """Lengths as Slack's schema has them."""
    made = app.manifest(address)
    about, features = made["display_information"], made["features"]

    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert all(len(each["name"]) <= 24 and len(each["description"]) <= 150 for each in features["shortcuts"])
    assert all(len(each["command"]) <= 32 for each in features["slash_commands"])
    assert made["settings"]["socket_mode_enabled"] == (not address)
    assert json.dumps(made).count(address or "request_url") == (6 if address else 0)


def test_only_https_addresses_are_taken(home):
    """Slack sends to nothing else."""
    code, _, err = evenhand("slack", "manifest", "--http", "http://news.example", home=home)

    assert code == 2
    assert "https" in err
