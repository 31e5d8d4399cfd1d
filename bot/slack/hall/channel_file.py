"""channels.toml: what operators write about channels, and all that is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REMEDY = "Correct the file; a running bot reads it again by itself."
_LISTS = ("outlets", "without", "languages", "allow")
_TRUTHS = ("follow", "locked")
_MODES = ("thread", "private", "off")
KEYS = (*_LISTS, *_TRUTHS, "mode", "human")
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{2,}")
_PERSON = re.compile(r"[UW][A-Z0-9]{2,}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the file says.

    Attributes:
        defaults: what holds everywhere, by the names of `ChannelPolicy`'s fields.
        channels: what else holds in a channel.
        read: whether there is a file.
    """

    defaults: Mapping[str, Any] = field(default_factory=dict)
    channels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    read: bool = False

    def of(self, channel: str) -> dict[str, Any]:
        """What the file says of a channel."""
        return {**self.defaults, **self.channels.get(channel, {})}


def read(path: Path, *, must: bool = False) -> Sheet:
    """What a file says; nothing where there is none.

    Args:
        path: of the file.
        must: there was one, so its absence is a fault.

    Raises:
        SettingsError: names every fault of the file, by its key.
    """
    try:
        told = tomllib.loads(path.read_bytes().decode().removeprefix("\ufeff"))
    except FileNotFoundError:
        if must:
            raise SettingsError(f"{path} is gone.", remedy="Put it back; an empty file clears it.") from None
        return Sheet()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{path} cannot be read as a text file in UTF-8.", remedy=_REMEDY) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is not TOML: {error}.", remedy=_REMEDY) from None
    faults = [*_faults(told)]
    if faults:
        raise SettingsError(_sentence(path, faults), remedy=_REMEDY)
    named = {name: fields_of(table) for name, table in told.get("channels", {}).items()}
    return Sheet(fields_of(told.get("defaults", {})), named, read=True)


def fields_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Settings by the names of `ChannelPolicy`'s fields; what a later version may have added is passed over."""
    return {key: tuple(value) if key in _LISTS else value for key, value in told.items() if key in KEYS}


def _faults(told: Mapping[str, Any]) -> Iterator[str]:
    for name in told.keys() - {"defaults", "channels"}:
        yield f"{name}: there is no such table; write [defaults] or [channels.C0123456789]"
    yield from _table("defaults", told.get("defaults", {}))
    channels = told.get("channels", {})
    if not isinstance(channels, Mapping):
        yield "channels: must be tables such as [channels.C0123456789]"
        return
    for name, table in channels.items():
        if not _CHANNEL.fullmatch(name):
            yield f"channels.{name}: is not the id of a channel, such as C0123456789"
        yield from _table(f"channels.{name}", table)


def _table(where: str, told: object) -> Iterator[str]:
    if not isinstance(told, Mapping):
        yield f"{where}: must be a table"
        return
    for key, value in told.items():
        wrong = _wrong(key, value)
        if wrong:
            yield f"{where}.{key}: {wrong}"
    both = [name for name in _texts(told.get("outlets")) if name in _texts(told.get("without"))]
    if both:
        yield f"{where}.without: names {both[0]!r}, which `outlets` names as well"


def _wrong(key: str, value: object) -> str:
    """What is wrong with a value; "" when nothing is."""
    if key in _LISTS:
        return _wrong_list(key, value)
    if key in _TRUTHS:
        return "" if isinstance(value, bool) else "must be true or false"
    if key == "mode":
        return "" if value in _MODES else f"must be one of {', '.join(_MODES)}"
    if key == "human":
        fine = value == "" or (isinstance(value, str) and _CHANNEL.fullmatch(value))
        return "" if fine else "must be the id of a channel, such as C0123456789"
    return f"there is no such key; known are {', '.join(KEYS)}"


def _wrong_list(key: str, value: object) -> str:
    texts = _texts(value)
    if not isinstance(value, list) or len(texts) != len(value):
        return "must be a list of texts"
    if key == "languages" and not all(map(_LANGUAGE.fullmatch, texts)):
        return "must be codes of languages, such as en"
    if key == "allow" and not all(map(_PERSON.fullmatch, texts)):
        return "must be ids of people, such as U0123456789"
    return ""


def _texts(value: object) -> list[str]:
    return (
        [each for each in value if isinstance(each, str) and each.strip()] if isinstance(value, list) else []
    )


def _sentence(path: Path, faults: list[str]) -> str:
    if len(faults) == 1:
        return f"{path}, {faults[0]}."
    return "\n  ".join((f"{path} has {len(faults)} faults:", *sorted(faults)))
