"""Two workspaces that have installed the app, over HTTP: neither sees anything of the other."""

from __future__ import annotations

import re
import shutil

import httpx
import pytest
from pydantic import SecretStr

from bot.slack import ids
from bot.slack.door.serving import Way
from bot.slack.door.web import Address
from tests.slack.surfaces.bureau import Bureau, Desk, answer_of
from tests.slack.surfaces.conftest import fake
from tests.slack.surfaces.standing import check

WHEAT = "How large was the wheat harvest of Ostrel?"


def install(bureau, team):
    """What a browser does at "Add to Slack"."""
    url = f"http://{bureau.ready.http}/slack"
    begun = httpx.get(f"{url}/install")
    state = re.search(r"slack-app-oauth-state=([^;]+)", begun.headers["set-cookie"])[1]
    way = {"code": bureau.slack.code(team), "state": state}
    back = httpx.get(f"{url}/oauth_redirect", params=way, cookies={"slack-app-oauth-state": state})
    assert back.status_code == 200


@pytest.fixture(scope="module")
def shared(corpus, embedder, tmp_path_factory):
    """The bot of two workspaces."""
    home = shutil.copytree(corpus, tmp_path_factory.mktemp("shared") / "home")
    with fake() as slack:
        given = {
            "slack_bot_token": SecretStr(""),
            "slack_client_id": slack.client_id,
            "slack_client_secret": SecretStr(slack.client_secret),
        }
        with Bureau(home, slack, embedder, Way(http=Address("127.0.0.1", 0)), **given) as bureau:
            slack.events_url = f"http://{bureau.ready.http}/slack/events"
            yield bureau


@pytest.fixture(scope="module")
def teams(shared):
    """Two workspaces that have installed the app."""
    both = [shared.slack.team, shared.slack.workspace("Other Desk", installed=False)]
    for team in both:
        install(shared, team)
    return both


@pytest.fixture
def pair(shared, teams):
    """Somebody of each."""
    yield [Desk(shared.slack, name, team=team) for name, team in zip(("Ada", "Oda"), teams, strict=True)]
    check(shared)


def test_both_are_answered(pair):
    """Each with the token of its own workspace: mention, message, command, home."""
    for person in pair:
        assert "310,000" in person.mention(WHEAT).said
        assert "310,000" in person.write(WHEAT).said
        assert "310,000" in person.command("/ask", WHEAT).said
        person.slack.open_home(person.user)
        assert person.slack.wait(lambda person=person: person.slack.home(person.user))


@pytest.mark.parametrize("action", [ids.QUOTES, ids.WHY, ids.SHARE, ids.FEEDBACK])
def test_an_answer_of_another_workspace_is_not_shown(pair, action):
    """A button that carries its id gives nothing away."""
    ada, oda = pair
    foreign, own = ada.command("/ask", WHEAT), oda.command("/ask", WHEAT)
    forge(oda, own, answer_of(own), answer_of(foreign))
    value = f"bad:{answer_of(foreign)}" if action == ids.FEEDBACK else None
    oda.slack.press(oda.user, oda.channel, own.ts, action, value)

    assert "not kept any more" in oda.note().said


def forge(person, message, old, new):
    """Put another answer's id into the buttons that a person sees."""
    import json
    from dataclasses import replace

    world = person.slack.world
    blocks = json.loads(json.dumps(message.blocks).replace(old, new))
    world.ephemerals[world.ephemerals.index(message)] = replace(message, blocks=tuple(blocks))


def test_settings_hold_in_one_workspace(pair, shared):
    """What is set in one is not set in the other."""
    ada, oda = pair
    ada.slack.command(ada.user, ada.channel, "/ask", "settings")
    form = ada.slack.wait(lambda: ada.slack.form(ada.user))
    ada.slack.submit(ada.user, form.id, {"mode": "off"})
    ada.slack.wait(lambda: "saved" in str(ada.slack.views[form.id].view))

    assert "switched off" in ada.command("/ask", WHEAT).said
    assert "310,000" in oda.command("/ask", WHEAT).said


def test_a_workspace_that_leaves_leaves_nothing(shared, pair):
    """Its requests, threads, settings and token go; the others are answered as before."""
    third = shared.slack.workspace("Third Desk", installed=False)
    install(shared, third)
    mia = Desk(shared.slack, "Mia", team=third)
    mia.mention(WHEAT)
    shared.slack.uninstall(third)

    shared.slack.wait(lambda: third not in {job.team for job in shared.jobs()}, 30)
    assert "310,000" in pair[0].mention(WHEAT).said
