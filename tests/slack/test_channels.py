"""What channels want: the file, what was set in Slack, and which of them counts."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from bot.slack.hall.channels import ChannelPolicy, Channels
from bot.slack.views.channel_form import ChannelSettings
from bot.types import Scope
from corpus.archive.engine import connect
from corpus.errors import SettingsError

CHOSEN = ChannelSettings(
    ("Harbour Post",), (), ("en",), "private", follow=True, allow=("U0001",), human="C0009"
)


@pytest.fixture
def engine(tmp_path):
    engine = connect(f"sqlite:///{tmp_path / 'archive.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "channels.toml"


def rewrite(path, text):
    """Change a file so that its time of change differs."""
    path.write_text(text)
    told = path.stat()
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns + 1_000_000))


def test_without_a_file_everything_is_open(path, engine):
    """A channel of which nothing is said answers everybody in the thread."""
    assert Channels(path, engine).policy("T1", "C0001") == ChannelPolicy()


def test_a_channels_table_counts_above_the_defaults(path, engine):
    """Each key is taken from the nearest place."""
    path.write_text(
        '[defaults]\nfollow = true\nlanguages = ["en"]\n[channels.C0001]\noutlets = ["Harbour Post"]\nfollow = false\n'
    )
    channels = Channels(path, engine)

    assert channels.policy("T1", "C0001").scope == Scope(("Harbour Post",), (), ("en",))
    assert [channels.policy("T1", name).follow for name in ("C0001", "C0002")] == [False, True]


def test_what_is_set_in_slack_counts_above_the_file(path, engine):
    """In its workspace and channel, also for another process."""
    path.write_text('[channels.C0001]\nmode = "off"\n')
    Channels(path, engine).set("T1", "C0001", CHOSEN)
    other = Channels(path, engine)

    assert other.policy("T1", "C0001").mode == "private"
    assert other.policy("T1", "C0001").allow == ("U0001",)
    assert other.policy("T2", "C0001").mode == "off"


def test_a_locked_channel_obeys_the_file_alone(path, engine):
    """What was set before the lock, or is tried after it, does not count."""
    channels = Channels(path, engine)
    channels.set("T1", "C0001", CHOSEN)
    rewrite(path, "[defaults]\nlocked = true\n")

    assert channels.policy("T1", "C0001") == ChannelPolicy(locked=True)
    assert channels.set("T1", "C0001", replace(CHOSEN, mode="off")).mode == "thread"


def test_every_fault_of_the_file_is_named_at_once(path, engine):
    """By table and key, so that an operator corrects all of it in one go."""
    path.write_text(
        '[default]\n[defaults]\nmode = "loud"\nfollow = "yes"\n[channels.general]\noutlets = "Harbour Post"\n'
        '[channels.C0001]\nlanguages = ["english"]\nallow = ["ada"]\nhuman = "editors"\ntopics = []\n'
        'outlets = ["Valley Wire"]\nwithout = ["Valley Wire"]\n'
    )

    with pytest.raises(SettingsError) as raised:
        Channels(path, engine)

    told = str(raised.value)
    for key in (
        "default:",
        "defaults.mode",
        "defaults.follow",
        "channels.general:",
        "channels.general.outlets",
    ):
        assert key in told
    for key in ("languages", "allow", "human", "topics", "without"):
        assert f"channels.C0001.{key}" in told


@pytest.mark.parametrize(
    "text", ["mode =", "defaults = 3\n", "channels = 3\n", "[channels]\nC0001 = 3\n", "\xff"]
)
def test_what_is_no_settings_file_is_refused(path, engine, text):
    """Whatever is wrong is one error for the operator."""
    path.write_bytes(text.encode("latin-1"))

    with pytest.raises(SettingsError):
        Channels(path, engine)


def test_a_changed_file_holds_at_once(path, engine):
    """Also one that appears only later."""
    channels = Channels(path, engine)
    rewrite(path, '[defaults]\nmode = "off"\n')
    first = channels.policy("T1", "C0001").mode
    rewrite(path, '[defaults]\nmode = "private"\n')

    assert (first, channels.policy("T1", "C0001").mode) == ("off", "private")


def test_a_file_that_turns_faulty_or_vanishes_changes_nothing(path, engine, caplog):
    """What was allowed before stays all that is allowed."""
    path.write_text('[defaults]\nallow = ["U0001"]\n')
    channels = Channels(path, engine)
    rewrite(path, "[defaults]\nallow = 3\n")
    faulty = channels.policy("T1", "C0001").allow
    path.unlink()

    assert faulty == channels.policy("T1", "C0001").allow == ("U0001",)
    assert caplog.text.count("passed over") == 2


def test_a_workspace_that_leaves_takes_its_settings_along(path, engine):
    """Others keep theirs."""
    channels = Channels(path, engine)
    for team in ("T1", "T2"):
        channels.set(team, "C0001", CHOSEN)

    channels.forget("T1")

    assert [channels.policy(team, "C0001").mode for team in ("T1", "T2")] == ["thread", "private"]
