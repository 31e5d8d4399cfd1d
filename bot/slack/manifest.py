"""What the app asks Slack for: scopes, events, commands and shortcuts. The one list of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bot.slack.ids import SUMMARIZE

SCOPES = (
    "app_mentions:read",  # mentions
    "assistant:write",  # suggested prompts and titles in the agent pane
    "channels:history",  # follow-ups in threads; looking for a reply whose posting was not confirmed
    "channels:read",  # who is in a channel may change its settings
    "chat:write",  # replies, streams, status
    "chat:write.public",  # shared answers in public channels that the app was not added to
    "commands",  # /ask, /summarize, /digest and the shortcut
    "groups:history",  # as channels:history, in private channels
    "groups:read",  # as channels:read
    "im:history",  # direct messages
    "im:write",  # a reply in person where we may not write any more
    "users:read",  # the asker's time zone
)

EVENTS = (
    "agent_session_stopped",
    "app_context_changed",
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.channels",
    "message.groups",
    "message.im",
    "tokens_revoked",
)


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command as Slack's composer offers it."""

    name: str
    description: str
    hint: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry of a message's menu, or of the composer's."""

    name: str
    kind: Literal["message", "global"]
    callback: str
    description: str


COMMANDS = (
    Command("/ask", "Ask about the news; only you see the answer", "[question] or help or settings"),
    Command("/summarize", "A neutral summary of an article or a topic", "[address or topic]"),
    Command("/digest", "What the outlets report", "[today, week] [topic]"),
)

SHORTCUTS = (Shortcut("Summarize", "message", SUMMARIZE, "A neutral summary of the linked article"),)

DESCRIPTION = "Answers from the news, every sentence with the exact words of an article"
LONG = (
    "Evenhand answers questions about the news from the articles that your newsroom gives it. Every sentence carries the "
    "exact words of an article, and code has checked that the words support it: numbers, dates, names, negations and who "
    "said it. Differing figures stand side by side with their source and date. What the articles do not say is not said."
)
PROMPTS = (
    ("What is new today?", "What is new today?"),
    ("A digest of the last 24 hours", "digest last 24 hours"),
    ("What can you do?", "help"),
)


def manifest(address: str = "") -> dict[str, Any]:
    """The app manifest, for "Create an app from a manifest".

    Args:
        address: where Slack reaches `evenhand serve --http`, such as "https://news.example"; "" for Socket Mode.
    """
    hook = {"request_url": f"{address}/slack/events"} if address else {}
    return {
        "display_information": {"name": "Evenhand", "description": DESCRIPTION, "long_description": LONG},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Evenhand", "always_online": True},
            "agent_view": {
                "agent_description": DESCRIPTION,
                "suggested_prompts": [{"title": title, "message": message} for title, message in PROMPTS],
            },
            "slash_commands": [_command(each, address) for each in COMMANDS],
            "shortcuts": [
                {
                    "name": each.name,
                    "type": each.kind,
                    "callback_id": each.callback,
                    "description": each.description,
                }
                for each in SHORTCUTS
            ],
        },
        "oauth_config": {
            **({"redirect_urls": [f"{address}/slack/oauth_redirect"]} if address else {}),
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {**hook, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **hook},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def as_yaml(address: str = "") -> str:
    """The manifest as Slack's page takes it."""
    import yaml

    return yaml.safe_dump(manifest(address), sort_keys=False, allow_unicode=True, width=110)


def _command(command: Command, address: str) -> dict[str, Any]:
    told = {"command": command.name, "description": command.description, "usage_hint": command.hint}
    return {**told, "should_escape": False, **({"url": f"{address}/slack/events"} if address else {})}
