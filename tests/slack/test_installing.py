"""Many workspaces: installing, answering with the right token, removing."""

from __future__ import annotations

import logging
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.slack.door.access import Identity
from bot.slack.door.app import make_app
from bot.slack.door.health import examine
from bot.slack.door.installing import Installations, States, tokens
from bot.slack.door.web import Address, HttpDoor
from bot.slack.manifest import SCOPES
from corpus.archive.engine import connect
from tests.servers.slack import FakeSlack
from tests.slack.doors import Hall, command, post, settings


class Service:
    """An app that many workspaces may install."""

    def __init__(self, slack, home):
        self.hall = Hall(home)
        self.settings = settings(
            home,
            slack,
            slack_bot_token="",
            slack_client_id=slack.client_id,
            slack_client_secret=slack.client_secret,
        )
        self.installed = Installations(self.hall.engine, slack.client_id)
        self.app = make_app(self.settings, self.installed.who)
        self.hall.register(self.app)
        flow = self.installed.flow(self.settings)
        health = lambda: examine(self.door.intake, self.hall)  # noqa: E731
        self.door = HttpDoor(self.app, Address("127.0.0.1", 0), health, flow)
        self.door.open(threading.Event())
        self.url = f"http://{self.door.site.address}"

    def begin(self):
        """What a browser gets at "Add to Slack": where it is sent, and its cookie."""
        answer = httpx.get(f"{self.url}/slack/install")
        assert answer.status_code == 302
        state = re.search(r"slack-app-oauth-state=([^;]+)", answer.headers["set-cookie"])[1]
        return answer.headers["location"], state

    def come_back(self, code, state, cookie=None):
        """The browser's way back from Slack."""
        cookies = {"slack-app-oauth-state": cookie or state}
        address = f"{self.url}/slack/oauth_redirect"
        return httpx.get(address, params={"code": code, "state": state}, cookies=cookies)

    def install(self, slack, team):
        _, state = self.begin()
        return self.come_back(slack.code(team), state)

    def close(self):
        self.door.close()
        self.hall.__exit__()


@pytest.fixture
def slack():
    """A fake Slack."""
    with FakeSlack() as opened:
        yield opened


@pytest.fixture
def service(slack, home):
    """A running app without any workspace."""
    made = Service(slack, home)
    yield made
    made.close()


def test_the_way_to_slack_asks_for_our_scopes(slack, service):
    """The browser is sent on at once, with what the app needs and nothing of a person's."""
    location, state = service.begin()

    asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
    assert location.startswith(slack.api_url.replace("/api/", "/oauth/v2/authorize"))
    assert asked == {
        "client_id": slack.client_id,
        "scope": ",".join(SCOPES),
        "state": state,
    }


def test_an_installed_workspace_is_answered_with_its_own_token(slack, service):
    """Each workspace has its own bot user and token."""
    other = slack.workspace("Other Desk")
    for team in (slack.team, other):
        assert service.install(slack, team).status_code == 200

    for team in (slack.team, other):
        post(service.url, command("hi").replace(b"T1", team.encode()))

    teams = slack.world.teams
    assert [heard[1:] for heard in service.hall.heard] == [
        (teams[team].bot_user, teams[team].token) for team in (slack.team, other)
    ]


def test_a_workspace_without_the_app_is_told_so(service):
    """Nobody else's token is used."""
    answer = post(service.url, command("hi"))

    assert "install it again" in answer.text
    assert service.hall.heard == []


def test_another_browser_cannot_finish_an_installation(slack, service):
    """The way back belongs to the browser that began."""
    _, state = service.begin()

    answer = service.come_back(slack.code(slack.team), state, cookie="other")

    assert answer.status_code == 400
    assert service.installed.token(slack.team) is None


def test_a_state_is_good_once(slack, service):
    """Also when two come back with it at the same time."""
    _, state = service.begin()
    codes = [slack.code(slack.team) for _ in range(8)]

    with ThreadPoolExecutor(8) as browsers:
        answers = list(browsers.map(lambda code: service.come_back(code, state).status_code, codes))

    assert sorted(answers) == [200] + [401] * 7


def test_old_states_are_of_no_use_and_do_not_pile_up(slack, service):
    """Whoever asks for the page a thousand times leaves nothing behind."""
    states = States(service.hall.engine, lives=timedelta(seconds=-1))
    olds = [states.issue() for _ in range(20)]

    with service.hall.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM slack_states").scalar()

    assert service.come_back(slack.code(slack.team), olds[-1]).status_code == 401
    assert kept == 1


def test_a_refused_code_is_told_without_secrets(slack, service, caplog):
    """The page says that it did not work; neither it nor the log has the code."""
    caplog.set_level(logging.DEBUG)
    _, state = service.begin()

    answer = service.come_back("code-that-was-made-up", state)

    assert answer.status_code == 401
    assert "code-that-was-made-up" not in answer.text
    assert "code-that-was-made-up" not in "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("http")
    )


def test_a_page_opened_with_markup_shows_it_as_text(service):
    """What stands in the address is never part of the page."""
    answer = httpx.get(f"{service.url}/slack/oauth_redirect", params={"error": "<script>alert(1)</script>"})

    assert "<script>" not in answer.text


def test_slack_out_of_reach_is_told(slack, service):
    """The person is asked to begin again; the bot goes on."""
    _, state = service.begin()
    slack.fail("oauth.v2.access", "unheard")

    answer = service.come_back(slack.code(slack.team), state)

    assert answer.status_code == 503
    assert "/slack/install" in answer.text
    assert service.install(slack, slack.team).status_code == 200


def test_nothing_of_the_installing_person_is_kept(slack, service):
    """No user id is kept but the bot's."""
    service.install(slack, slack.team)

    with service.hall.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM slack_installed").all()

    assert len(rows) == 1
    assert "U0FAKEADMIN" not in str(rows)


def test_removing_the_app_deletes_the_token(slack, service):
    """Of that workspace, and of no other."""
    other = slack.workspace("Other Desk")
    for team in (slack.team, other):
        service.install(slack, team)

    service.installed.forget(slack.team)

    assert service.installed.token(slack.team) is None
    assert service.installed.token(other) == slack.world.teams[other].token
    assert service.installed.who(None, slack.team) is None


def test_processes_share_what_is_installed(slack, service, home):
    """What one takes in another answers for at once; the first to open makes the tables."""
    url = f"sqlite:///{home / 'archive.db'}"
    engines = [connect(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as processes:
        others = list(processes.map(lambda engine: Installations(engine, slack.client_id), engines))

    service.install(slack, slack.team)

    assert {other.token(slack.team) for other in others} == {slack.bot_token}
    for engine in engines:
        engine.dispose()


def test_a_new_installation_wins(slack, service):
    """After the app was removed and installed again the new token counts."""
    service.install(slack, slack.team)
    slack.uninstall()
    service.install(slack, slack.team)

    assert service.installed.token(slack.team) == slack.bot_token


def test_a_whole_organisation_is_one_installation(service):
    """Its workspaces are answered as the organisation; the organisation's id finds the token."""
    us = Identity("xoxb-org", "B1", "U2", "", "E1")
    service.installed.keep(us)

    assert service.installed.who("E1", "T9", whole=True) == us
    assert service.installed.token("E1") == us.token
    service.installed.forget("E1")
    assert service.installed.token("E1") is None


def test_a_workspace_of_an_organisation_may_stand_alone(service):
    """Where each installs for itself, each is found by its own id."""
    for team in ("T8", "T9"):
        service.installed.keep(Identity(f"xoxb-{team}", "B1", "U2", team, "E1"))

    assert service.installed.who("E1", "T8").token == "xoxb-T8"  # noqa: S105 - invented
    assert service.installed.token("T8") == "xoxb-T8"
    assert service.installed.token("E1") == "xoxb-T9"


@pytest.mark.parametrize("team", ["", "T-unknown"])
def test_nobody_is_not_somebody(service, team):
    """An empty or unknown id has no token, and forgetting it deletes nobody's."""
    service.installed.keep(Identity("xoxb-T8", "B1", "U2", "T8"))

    service.installed.forget(team)

    assert service.installed.token(team) is None
    assert service.installed.token("T8") == "xoxb-T8"


def test_a_set_token_is_everybodys(slack, home):
    """With SLACK_BOT_TOKEN nothing is looked up, whatever client id is set."""
    found = tokens(settings(home, slack, slack_client_id="1.2"), engine=None)

    assert found("T-any") == slack.bot_token


def test_a_client_id_in_the_environment_changes_nothing(slack, home, monkeypatch):
    """Bolt would switch to OAuth with installations in files, and ignore the token."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "secret")
    monkeypatch.setenv("HOME", str(home))

    app = make_app(settings(home, slack), lambda *_: None)

    assert app.oauth_flow is None
    assert app.installation_store is None
    assert not home.exists()
