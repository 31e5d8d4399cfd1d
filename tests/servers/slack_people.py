"""What people do in a fake Slack. Everything reaches the app as Slack would deliver it."""

from __future__ import annotations

import re
import time
from dataclasses import replace

from tests.servers.slack_checks import check_view
from tests.servers.slack_forms import chosen, element_of, pressed, state_of
from tests.servers.slack_methods import hooked, wire_view
from tests.servers.slack_state import Hook, Message, View, with_ids

TOKENS = re.compile(r"(<[@#!][^>\s]+>)")
LINKS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)]")


def typed(text):
    """What a person typed, as Slack hands it on: escaped, addresses and mentions in angle brackets."""
    parts = TOKENS.split(text)
    return "".join(part if number % 2 else _plain(part) for number, part in enumerate(parts))


def _plain(text):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return LINKS.sub(lambda found: f"<{found.group()}>", text)


def rich(text):
    """The rich text that Slack adds to a message of a person."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return ({"type": "rich_text", "elements": [section]},) if text else ()


class People:
    """Actions; a part of `FakeSlack`."""

    def say(self, user, channel, text, thread=None, **more):
        """A message; its ts."""
        with self.world.lock:
            place = self.world.channels[channel]
            if user not in place.members:
                raise AssertionError(f"{user} is not in {channel}")
            root = place.messages[thread].thread_ts or thread if thread else ""
            told = typed(text)
            message = Message(channel, self.world.stamp(), user, told, rich(text), root, **more)
            self.world.put(message)
            self._mentioned(place, message)
            return message.ts

    def mention(self, user, channel, text, thread=None):
        """A message that starts with our name; its ts."""
        bot = self.world.teams[self.world.channels[channel].team].bot_user
        return self.say(user, channel, f"<@{bot}> {text}", thread)

    def _mentioned(self, place, message, *, edited=False):
        team = self.world.teams[place.team]
        if f"<@{team.bot_user}>" not in message.text or place.kind == "im":
            return  # in direct messages there is no app_mention
        event = {
            **self.world.wire(message),
            "type": "app_mention",
            "channel": place.id,
            "event_ts": message.ts,
        }
        if edited:
            event["event_ts"] = self.world.stamp()
        self.tell(team.id, "app_mention", event, place)

    def edit(self, user, channel, ts, text):
        """Change a message of one's own."""
        with self.world.lock:
            place = self.world.channels[channel]
            old = place.messages[ts]
            if old.user != user:
                raise AssertionError("people edit their own messages only")
            message = self.world.put(replace(old, text=typed(text), blocks=rich(text), edited=True))
            self._mentioned(place, message, edited=True)
            return ts

    def erase(self, user, channel, ts):
        """Delete a message of one's own."""
        with self.world.lock:
            place = self.world.channels[channel]
            old = place.messages.pop(ts)
            event = {
                "type": "message",
                "subtype": "message_deleted",
                "channel": channel,
                "channel_type": place.kind,
                "deleted_ts": ts,
                "previous_message": self.world.wire(replace(old, channel=channel)),
                "hidden": True,
                "ts": self.world.stamp(),
                "event_ts": self.world.stamp(),
            }
            kind = "message.im" if place.kind == "im" else f"message.{place.kind}s"
            self.tell(place.team, kind, event, place)

    def command(self, user, channel, command, text=""):
        """A slash command; its payload. What the ack says is shown to the person."""
        with self.world.lock:
            place, team = self.world.channels[channel], self.world.teams[self.world.people[user].team]
            payload = {
                "token": "verification",
                "team_id": team.id,
                "team_domain": team.domain,
                "channel_id": channel,
                "channel_name": place.name,
                "user_id": user,
                "user_name": self.world.people[user].name.lower(),
                "command": command,
                "text": text,
                "api_app_id": "A0FAKEAPP",
                "is_enterprise_install": "false",
                "response_url": self.world.hook(team.id, channel, user),
                "trigger_id": self.world.trigger(team.id, user),
            }
            hook = Hook(team.id, channel, user)
            self.post.give("slash_commands", payload, lambda ack: ack and hooked(self.world, hook, ack))
            return payload

    def shortcut(self, user, channel, ts, callback_id):
        """A message shortcut, or a global one when there is no channel; its payload."""
        with self.world.lock:
            payload = self._acted(user, "message_action" if channel else "shortcut") | {
                "callback_id": callback_id
            }
            payload["action_ts"] = self.world.stamp()
            if channel:
                place = self.world.channels[channel]
                message = place.messages[ts]
                payload |= {
                    "channel": {"id": channel, "name": place.name},
                    "message_ts": ts,
                    "message": self.world.wire(message),
                    "response_url": self.world.hook(place.team, channel, user, ts),
                }
            self.post.give("interactive", payload)
            return payload

    def _acted(self, user, kind):
        """What every interaction carries."""
        person = self.world.people[user]
        team = self.world.teams[person.team]
        about = {"id": user, "username": person.name.lower(), "name": person.name.lower(), "team_id": team.id}
        return {
            "type": kind,
            "token": "verification",
            "api_app_id": "A0FAKEAPP",
            "team": {"id": team.id, "domain": team.domain},
            "user": about,
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": self.world.trigger(team.id, user),
        }

    def press(self, user, channel, ts, action_id, value=None):
        """A button of a message, or of a view when `ts` is a view's id; the payload."""
        with self.world.lock:
            blocks, about = self._shown(user, channel, ts)
            block, element = element_of(blocks, action_id, value)
            action = {"action_id": action_id, "block_id": block["block_id"], "type": element["type"]}
            action["action_ts"] = self.world.stamp()
            return self._act(user, about, {**action, **pressed(element, value)})

    def choose(self, user, channel, ts, action_id, value):
        """An entry of a menu, the same way."""
        with self.world.lock:
            blocks, about = self._shown(user, channel, ts)
            block, element = element_of(blocks, action_id, value)
            action = {"action_id": action_id, "block_id": block["block_id"], "type": element["type"]}
            action["action_ts"] = self.world.stamp()
            return self._act(user, about, {**action, **chosen(element, value)})

    def _act(self, user, about, action):
        payload = self._acted(user, "block_actions") | about | {"actions": [action]}
        self.post.give("interactive", payload)
        return payload

    def _shown(self, user, channel, ts):
        """The blocks that a person looks at, and how a payload names the place."""
        view = self.world.views.get(ts) or next(
            (home for home in self.world.homes.values() if home.id == ts), None
        )
        if view:
            if view.user != user:
                raise AssertionError(f"{user} does not see {ts}")
            return with_ids(view.view["blocks"]), {
                "container": {"type": "view", "view_id": ts},
                "view": wire_view(self.world, view),
            }
        place = self.world.channels[channel]
        secret = next((each for each in self.world.ephemerals if each.ts == ts and each.to == user), None)
        message = secret or place.messages[ts]
        box = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": bool(secret)}
        if message.thread_ts:
            box["thread_ts"] = message.thread_ts
        about = {"container": box, "channel": {"id": channel, "name": place.name}, "state": {"values": {}}}
        about["response_url"] = self.world.hook(place.team, channel, user, ts, ephemeral=bool(secret))
        if not secret:  # Slack keeps no ephemeral messages
            about["message"] = self.world.wire(message)
        return with_ids(message.blocks), about

    def submit(self, user, view_id, values):
        """Send a form, values by action_id; the payload. What comes back shows in `slack.views`."""
        with self.world.lock:
            view = self.world.views[view_id]
            if view.user != user or not view.open:
                raise AssertionError(f"{user} does not see {view_id}")
            state = state_of(with_ids(view.view["blocks"]), values)
            payload = self._acted(user, "view_submission")
            payload |= {"view": wire_view(self.world, view, state), "response_urls": []}
            view.errors = {}
            envelope = self.post.give("interactive", payload, lambda ack: self._submitted(view, ack))
            envelope.payload = payload
            return payload

    def _submitted(self, view, ack):
        """What the app answered to a form."""
        action = (ack or {}).get("response_action")
        if action == "errors":
            inputs = {each["block_id"] for each in with_ids(view.view["blocks"]) if each["type"] == "input"}
            if not set(ack["errors"]) <= inputs:
                raise AssertionError("errors name blocks that are no inputs")
            view.errors = ack["errors"]
        elif action == "update":
            view.view = check_view(ack["view"], "modal")
        elif action == "push":
            pushed = check_view(ack["view"], "modal")
            new = View(
                self.world.new("V"), view.team, view.user, pushed, self.world.stamp(), view.root, view.id
            )
            self.world.views[new.id] = new
        elif action is None:
            view.open = False
        elif action == "clear":
            for each in self.world.views.values():
                each.open = each.open and each.root != view.root

    def close(self, user, view_id):
        """Put a form away unsent."""
        with self.world.lock:
            view = self.world.views[view_id]
            view.open = False
            if view.view.get("notify_on_close"):
                payload = self._acted(user, "view_closed") | {
                    "view": wire_view(self.world, view),
                    "is_cleared": False,
                }
                self.post.give("interactive", payload)

    def open_home(self, user, tab="home"):
        """Look at the app's home, or at its messages."""
        with self.world.lock:
            team = self.world.people[user].team
            place, home = self.world.im(team, user), self.world.homes.get(user)
            event = {"type": "app_home_opened", "user": user, "channel": place.id, "tab": tab}
            event["event_ts"] = self.world.stamp()
            if home and tab == "home":
                event["view"] = wire_view(self.world, home)
            return self.tell(team, "app_home_opened", event, place)

    def open_pane(self, user, *, seen=None):
        """Start a thread in the pane of an app with the older assistant view, perhaps beside a channel; its ts."""
        with self.world.lock:
            team = self.world.teams[self.world.people[user].team]
            place = self.world.im(team.id, user)
            root = Message(
                place.id, self.world.stamp(), team.bot_user, "", bot=True, subtype="assistant_app_thread"
            )
            self.world.put(root, quiet=True)
            thread = {"user_id": user, "channel_id": place.id, "thread_ts": root.ts, "context": {}}
            if seen:
                thread["context"] = {"channel_id": seen, "team_id": team.id, "enterprise_id": None}
            event = {
                "type": "assistant_thread_started",
                "assistant_thread": thread,
                "event_ts": self.world.stamp(),
            }
            self.tell(team.id, "assistant_thread_started", event, place)
            return root.ts

    def react(self, user, channel, ts, name):
        """Put an emoji on a message."""
        with self.world.lock:
            place = self.world.channels[channel]
            item = {"type": "message", "channel": channel, "ts": ts}
            event = {"type": "reaction_added", "user": user, "reaction": name, "item": item}
            event |= {"item_user": place.messages[ts].user, "event_ts": self.world.stamp()}
            return self.tell(place.team, "reaction_added", event, place)

    def halt(self, user, channel, ts):
        """Press Stop while an answer is being streamed."""
        with self.world.lock:
            message = self.world.channels[channel].messages[ts]
            if not message.streaming:
                raise AssertionError("nothing is streaming")
            self.world.put(replace(message, streaming=False, stream="halted"), quiet=True)
            event = {
                "type": "agent_session_stopped",
                "channel": channel,
                "thread_ts": message.thread_ts,
                "user": user,
            }
            event |= {"streaming_message_ts": [ts], "event_ts": self.world.stamp()}
            place = self.world.channels[channel]
            return self.tell(place.team, "agent_session_stopped", event, place)

    def join(self, channel, user=None):
        """Somebody, by default the app, comes into a channel."""
        with self.world.lock:
            place = self.world.channels[channel]
            member = user or self.world.teams[place.team].bot_user
            place.members.add(member)
            event = {"type": "member_joined_channel", "user": member, "channel": channel, "team": place.team}
            event |= {"channel_type": "C" if place.kind == "channel" else "G", "event_ts": self.world.stamp()}
            return self.tell(place.team, "member_joined_channel", event, place)

    def redeliver(self, made, times=2):
        """Deliver once more what a ts or a payload stands for, as Slack does when an ack was lost."""
        with self.world.lock:
            again = [each for each in self.post.envelopes if not each.attempt and _is(each.payload, made)]
            if not again:
                raise AssertionError(f"nothing was delivered for {made}")
            for envelope in again:
                for attempt in range(1, times + 1):
                    self.post.give(envelope.kind, envelope.payload, envelope.then, attempt, "timeout")
            return len(again) * times

    def uninstall(self, team=None):
        """Take the app out of a workspace: its token dies."""
        with self.world.lock:
            gone = self.world.teams[team or self.team]
            self.world.teams[gone.id] = replace(gone, alive=False)
            now = self.world.stamp()
            self.tell(gone.id, "app_uninstalled", {"type": "app_uninstalled", "event_ts": now}, None)
            revoked = {
                "type": "tokens_revoked",
                "tokens": {"oauth": [], "bot": [gone.bot_user]},
                "event_ts": now,
            }
            self.tell(gone.id, "tokens_revoked", revoked, None)

    def tell(self, team, kind, event, place):
        """Wrap an event and deliver it, if the app has subscribed to its kind and is where it happens."""
        about = self.world.teams[team]
        if kind not in self.events or (place is not None and about.bot_user not in place.members):
            return None
        payload = {
            "token": "verification",
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
            "api_app_id": "A0FAKEAPP",
            "event": event,
            "type": "event_callback",
            "event_id": self.world.new("Ev"),
            "event_time": int(time.time()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": team,
                    "user_id": about.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-{kind}",
        }
        self.post.give("events_api", payload)
        return payload


def _is(payload, made):
    if not isinstance(made, str):
        return payload is made or payload == made
    event = payload.get("event", {})
    return payload.get("event_id") == made or (event.get("ts") == made and event.get("subtype") is None)
