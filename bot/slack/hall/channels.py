"""What each channel wants: channels.toml, and what was set in Slack.

`[defaults]` hold everywhere, `[channels.C…]` for one channel; what was set in Slack counts above both, unless the file
says `locked`. A file that turns faulty while we run changes nothing: what was read last goes on to hold.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from bot.slack.hall.channel_file import Sheet, fields_of, read
from bot.types import Scope
from corpus.archive.engine import reading, writing
from corpus.archive.tables import Instant
from corpus.clock import utc_now
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.slack.views.channel_form import ChannelSettings
    from corpus.clock import Clock

_LOG = logging.getLogger("evenhand.slack")

Mode = Literal["thread", "private", "off"]

_metadata = sa.MetaData()
_settings = sa.Table(
    "slack_channels",
    _metadata,
    sa.Column("team", sa.String, primary_key=True),
    sa.Column("channel", sa.String, primary_key=True),
    sa.Column("settings", sa.JSON, nullable=False),
    sa.Column("at", Instant, nullable=False),
)


@dataclass(frozen=True, slots=True)
class ChannelPolicy:
    """What holds in a channel.

    Attributes:
        outlets: only these are used, by canonical name; empty for all.
        without: these are not used.
        languages: only articles in these, ISO 639-1; empty for all.
        mode: where answers stand: in the thread, before the asker's eyes alone, or nowhere.
        follow: whether follow-ups in our threads need no mention.
        allow: ids of the people who may ask; empty for everybody.
        human: the channel where editors are asked; "" for none.
        locked: only the file may change it.
    """

    outlets: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    mode: Mode = "thread"
    follow: bool = False
    allow: tuple[str, ...] = ()
    human: str = ""
    locked: bool = False

    @property
    def scope(self) -> Scope:
        """What may be searched."""
        return Scope(self.outlets, self.without, self.languages)


class Channels:
    """Knows what channels want. Threads may share one; processes may share an archive.

    Args:
        path: of channels.toml; it may be missing, and may appear later.
        engine: of the archive.
        clock: the time now.

    Raises:
        SettingsError: the file is faulty; every fault is named.
    """

    def __init__(self, path: Path, engine: sa.Engine, *, clock: Clock = utc_now) -> None:
        self._path = path
        self._engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        self._seen = _stamp(path)
        self._sheet = read(path)
        with writing(engine) as connection:
            _metadata.create_all(connection)

    def policy(self, team: str, channel: str) -> ChannelPolicy:
        """What holds in a channel, as the file and the archive say now.

        Raises:
            ArchiveError: it cannot be known; nothing may be answered then.
        """
        filed = self._current().of(channel)
        policy = replace(ChannelPolicy(), **filed)
        return policy if policy.locked else replace(policy, **self._set(team, channel))

    def set(self, team: str, channel: str, chosen: ChannelSettings) -> ChannelPolicy:
        """Keep what was chosen in Slack; gives what holds from now on: in a locked channel, what held before.

        Raises:
            ArchiveError: it could not be kept.
        """
        if not self.policy(team, channel).locked:
            self._keep(team, channel, _json(chosen))
        return self.policy(team, channel)

    def forget(self, team: str) -> None:
        """Delete what was set in a workspace."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_settings).where(_settings.c.team == team))

    def _keep(self, team: str, channel: str, settings: dict[str, Any]) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.delete(_settings).where(_is(team, channel)))
            row = {"team": team, "channel": channel, "settings": settings, "at": self._clock()}
            connection.execute(sa.insert(_settings).values(row))

    def _set(self, team: str, channel: str) -> Mapping[str, Any]:
        with reading(self._engine) as connection:
            found = connection.scalar(sa.select(_settings.c.settings).where(_is(team, channel)))
        return fields_of(found) if found else {}

    def _current(self) -> Sheet:
        """The file as it is now; as it was where it has become faulty or is gone."""
        stamp = _stamp(self._path)
        with self._lock:
            if stamp != self._seen:
                self._seen = stamp
                try:
                    self._sheet = read(self._path, must=self._sheet.read)
                except SettingsError as error:
                    _LOG.error(
                        "channels.toml is passed over; what it said before holds", extra={"why": str(error)}
                    )
                else:
                    _LOG.info("channels.toml was read again")
            return self._sheet


def _is(team: str, channel: str) -> sa.ColumnElement[bool]:
    return (_settings.c.team == team) & (_settings.c.channel == channel)


def _json(chosen: ChannelSettings) -> dict[str, Any]:
    return {
        "outlets": list(chosen.outlets),
        "without": list(chosen.without),
        "languages": list(chosen.languages),
        "mode": chosen.mode,
        "follow": chosen.follow,
        "allow": list(chosen.allow),
        "human": chosen.human,
    }


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes when a file does; empty without one."""
    try:
        told = path.stat()
    except OSError:
        return ()
    return (told.st_mtime_ns, told.st_size, told.st_ino)
