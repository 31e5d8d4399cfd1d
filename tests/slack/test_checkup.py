"""`doctor` tries the Slack app out and tells the next step."""

from __future__ import annotations

import pytest

from bot.slack.door.checkup import examine
from corpus.settings import load
from tests.servers.slack import FakeSlack

TOKENS = {"SLACK_BOT_TOKEN": "bot_token", "SLACK_APP_TOKEN": "app_token", "SLACK_API_URL": "api_url"}


@pytest.fixture
def slack():
    """A fake Slack."""
    with FakeSlack() as made:
        yield made


@pytest.fixture
def looked(slack, home, monkeypatch):
    """What is found with these variables set."""

    def look(**variables):
        for name, attribute in TOKENS.items():
            monkeypatch.setenv(name, getattr(slack, attribute))
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return list(examine(load(home=home)))

    return look


def test_without_slack_it_says_how_to_begin(home):
    """Nothing is wrong with a command line."""
    (found,) = examine(load(home=home))

    assert found.good
    assert "evenhand slack manifest" in found.detail


def test_a_good_app_is_good(looked):
    """Both tokens were tried, and nothing was sent to anybody."""
    found = looked()

    assert all(check.good for check in found)
    assert "Test Desk" in found[0].detail
    assert "evenhand serve" in found[1].detail


@pytest.mark.parametrize(
    ("variables", "named", "remedy"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "SLACK_BOT_TOKEN", "OAuth"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "SLACK_APP_TOKEN", "connections:write"),
        ({"SLACK_APP_TOKEN": "xoxb-swapped"}, "SLACK_APP_TOKEN", "connections:write"),
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN", "OAuth"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "127.0.0.1:9", "SLACK_API_URL"),
    ],
)
def test_a_fault_is_named_with_its_remedy(looked, variables, named, remedy):
    """By the variable's name, without the value of a secret."""
    bad = [check for check in looked(**variables) if not check.good]

    assert bad
    assert any(named in check.detail and remedy in check.remedy for check in bad)
    assert "wrong" not in str(bad)


def test_a_wrong_clock_is_told(slack, looked):
    """Slack's requests would count as forged."""
    slack.skew = 400.0

    assert any("clock" in check.detail and not check.good for check in looked())


def test_missing_scopes_are_told(slack, home, monkeypatch):
    """The app was made from an older manifest."""
    with FakeSlack(scopes="chat:write commands") as old:
        for name, attribute in TOKENS.items():
            monkeypatch.setenv(name, getattr(old, attribute))
        bad = [check for check in examine(load(home=home)) if not check.good]

    assert "im:history" in bad[0].detail
    assert "evenhand slack manifest" in bad[0].remedy


def test_a_faulty_list_of_channels_is_told(looked, home):
    """Every fault by its key."""
    home.mkdir()
    (home / "channels.toml").write_text('[defaults]\nmode = "loud"\n')

    bad = [check for check in looked() if not check.good]

    assert "mode" in bad[0].detail
