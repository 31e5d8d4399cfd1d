"""`evenhand serve` from its first line to its orderly end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import httpx
import pytest

from bot.slack.door.access import demand, lacking, pause
from bot.slack.door.web import Address, Site
from bot.slack.manifest import SCOPES
from corpus.errors import SettingsError
from tests.servers.slack import FakeSlack
from tests.slack.doors import command, settings, sign
from tests.system.commands import ROOT, environment


@pytest.fixture
def slack():
    """A fake Slack."""
    with FakeSlack() as opened:
        yield opened


@pytest.fixture
def start(home):
    """Starts the program; whatever still runs at the end is killed."""
    running = []

    def begin(slack, *args, **variables):
        given = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            **variables,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.slack.served", *args],
            env={**environment(home), **given},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def test_it_says_when_it_is_up_and_ends_in_order(slack, start):
    """One line on standard output; SIGTERM lets work finish and exits 0."""
    process = start(slack)
    line = process.stdout.readline()
    payload = slack.command(slack.user("Ada"), slack.channel("news"), "/ask", "hello")
    slack.acked(payload)

    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=10)

    assert line == "Evenhand is up: Socket Mode, 16 workers, 1,204 articles; Ctrl-C stops.\n"
    assert process.returncode == 0
    assert errors == "stopping within 20.0\n"


def test_it_is_ready_for_programs_too(slack, start):
    """With --json the line is an object, with the ports that were free."""
    process = start(slack, "--health", "127.0.0.1:0", "--json")

    told = json.loads(process.stdout.readline())
    ready = httpx.get(f"http://{told['health']}/readyz")

    assert told == {
        "kind": "serving",
        "mode": "socket",
        "http": "",
        "health": told["health"],
        "workers": 16,
        "articles": 1204,
    }
    assert (ready.status_code, ready.json()["intake"]["told"]) == (200, "open")


def test_a_second_signal_hurries(slack, start):
    """What is in flight is then told that it was interrupted, at once."""
    process = start(slack, HALL="busy")
    process.stdout.readline()

    process.send_signal(signal.SIGTERM)
    first = process.stderr.readline()
    waiting = process.poll() is None
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.wait(10)

    assert (first, waiting) == ("stopping within 20.0\n", True)
    assert "stopping within 0.0" in process.stderr.read()
    assert time.monotonic() - begun < 20
    assert process.returncode == 0


def test_http_is_served_on_a_free_port(slack, start):
    """Port 0 is told in the ready line; requests of Slack's are answered there."""
    process = start(slack, "--http", "127.0.0.1:0", SLACK_APP_TOKEN="")
    line = process.stdout.readline()
    url = line.split()[3].removesuffix(",")
    body = command("hi")

    answer = httpx.post(url, content=body, headers=sign(body, secret=slack.signing_secret))

    assert answer.text == "heard hi"
    assert slack.connections == 0


def test_http_deliveries_reach_us(slack, start):
    """An event of the fake's own making, signed by it, is acknowledged."""
    process = start(slack, "--http", "127.0.0.1:0", "--json", SLACK_APP_TOKEN="")
    told = json.loads(process.stdout.readline())
    slack.events_url = f"http://{told['http']}/slack/events"

    payload = slack.command(slack.user("Ada"), slack.channel("news"), "/ask", "hello")

    assert slack.acked(payload).seconds < 1


def test_many_workspaces_are_served_over_http(slack, start):
    """Without a bot token, with the app's client id: a workspace installs it, and is answered."""
    process = start(
        slack,
        *("--http", "127.0.0.1:0", "--json"),
        SLACK_BOT_TOKEN="",
        SLACK_CLIENT_ID=slack.client_id,
        SLACK_CLIENT_SECRET=slack.client_secret,
    )
    base = f"http://{json.loads(process.stdout.readline())['http']}"
    state = httpx.get(f"{base}/slack/install").headers["set-cookie"].split(";")[0].partition("=")[2]
    given = {"code": slack.code(slack.team), "state": state}
    httpx.get(f"{base}/slack/oauth_redirect", params=given, cookies={"slack-app-oauth-state": state})

    slack.events_url = f"{base}/slack/events"
    payload = slack.command(slack.user("Ada"), slack.channel("news"), "/ask", "hello")

    assert "heard hello" in str(slack.acked(payload).response)


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "Slack refuses SLACK_BOT_TOKEN (invalid_auth)."),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "Slack refuses SLACK_APP_TOKEN (invalid_auth)."),
        ({"SLACK_BOT_TOKEN": ""}, "Socket Mode needs SLACK_BOT_TOKEN: not set."),
    ],
    ids=["bot", "app", "missing"],
)
def test_a_wrong_token_ends_it_at_once(slack, start, variables, named):
    """Exit 2 with one sentence that names the variable, and where to find the right one."""
    begun = time.monotonic()
    process = start(slack, **variables)

    out, errors = process.communicate(timeout=10)

    assert process.returncode == 2
    assert errors.startswith(f"Error: {named} ")
    assert "api.slack.com" in errors or "On the app's page" in errors
    assert out == ""
    assert "Traceback" not in errors
    assert "wrong" not in errors
    assert time.monotonic() - begun < 20  # 2 s, and what three busy workers add


def test_a_bot_without_a_network_waits_and_can_be_stopped(slack, start):
    """It says so on standard error, and exits 0 when told to end."""
    slack.down()
    process = start(slack)
    line = process.stderr.readline()

    process.send_signal(signal.SIGTERM)
    process.wait(10)

    assert "Slack cannot be reached" in line
    assert process.returncode == 0


@pytest.mark.parametrize("path", ["/", "/api/v9/"], ids=["another site", "another path"])
def test_an_address_that_is_not_slacks_is_named(slack, start, path):
    """A wrong base URL is a fault of the settings, not of the network."""
    site = Site(Address("127.0.0.1", 0), [])
    site.open()
    base = f"http://{site.address}/" if path == "/" else slack.api_url.replace("/api/", path)

    process = start(slack, SLACK_API_URL=base)
    _, errors = process.communicate(timeout=10)
    site.close()

    assert (process.returncode, "SLACK_API_URL" in errors) == (2, True)


def test_help_has_examples(start, slack):
    """`--help` says what is needed, and opens nothing."""
    out, _ = start(slack, "--help").communicate(timeout=10)

    assert "evenhand serve --http 0.0.0.0:3000" in out
    assert "SLACK_APP_TOKEN" in out


@pytest.mark.parametrize("args", [("--http", "nonsense"), ("--socket", "--http", "1.2.3.4:5")])
def test_wrong_options_are_usage_errors(start, slack, args):
    """Exit 2 before anything is opened."""
    process = start(slack, *args)
    process.communicate(timeout=10)

    assert process.returncode == 2


def test_every_missing_variable_is_named_at_once(home):
    """For each way of serving those that it needs."""
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN and SLACK_APP_TOKEN"):
        demand(settings(home), http=False)
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET"):
        demand(settings(home, slack_signing_secret=""), http=True)
    with pytest.raises(SettingsError, match="SLACK_CLIENT_SECRET"):
        demand(settings(home, slack_client_id="1.2"), http=True)


def test_swapped_tokens_are_noticed(home):
    """Both look alike to people; each begins in its own way."""
    swapped = settings(home, slack_bot_token="xapp-1", slack_app_token="xoxb-1")  # noqa: S106 - invented

    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN must begin with xoxb-"):
        demand(swapped, http=False)


def test_pauses_grow_and_end_growing():
    """Half a second at first, half a minute at most."""
    assert [pause(None, tries) for tries in (0, 1, 2, 5, 6, 500)] == [0.5, 1, 2, 16, 30, 30]


def test_lacking_scopes_are_listed():
    """An app of an older manifest lacks what has come since."""
    assert lacking(",".join(SCOPES[1:])) == (SCOPES[0],)
    assert lacking(", ".join([*SCOPES, "links:read"])) == ()


def test_help_does_not_load_slack():
    """The command line answers quickly because the SDK is loaded by `serve` alone."""
    code = "import bot.cli, bot.cli.serving, sys; print([m for m in sys.modules if m.startswith('slack_')])"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)

    assert found.stdout.strip() == "[]"
