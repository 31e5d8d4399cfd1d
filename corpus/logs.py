"""Logs: one event a line on standard error, as text or JSON, never with a secret in it.

At info, events hold ids, counts, durations, status codes and names of sources; questions and texts of articles
never. Details go into `extra`: `logger.info("run finished", extra={"new": 3})`.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.settings import Settings

QUIET = (
    *("chromadb", "httpx", "httpcore", "httpx2", "httpcore2", "openai", "langchain_openai", "langchain_core"),
    *("langsmith", "trafilatura", "htmldate"),
)
"""Loggers that print payloads, questions or addresses with tokens: only their last words are wanted."""

MASK = "***"
_LEAST = 6  # characters: a shorter value is no secret, and masking it would garble words
_SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bxox[a-z](?:\.xox[a-z])?-[\w.-]+",  # Slack's tokens
        r"\bxapp-[\w-]+",
        r"\bsk-[\w-]{6,}",  # OpenAI's keys
        r"(?<=\bbearer )[\w.~+/=-]+",
        r"(?<=\bbasic )[\w+/=-]{8,}",
        r"(?<=://)[^/\s:@]*:[^/\s@]+(?=@)",  # name and password in an address
        r"""(?:(?<=token)|(?<=secret)|(?<=api_key)|(?<=apikey)|(?<=password))["']?\s*[=:]\s*["']?[^\s"'&,;)]+""",
    )
)
_ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class Masking:
    """Takes secrets out of text: whatever looks like one, and the values that are known to be."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        longest_first = sorted({value for value in known if len(value) >= _LEAST}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, text: str) -> str:
        """The text with `***` for every secret."""
        if self._known:
            text = self._known.sub(MASK, text)
        for shape in _SHAPES:
            text = shape.sub(MASK, text)
        return text


class Handler(logging.Handler):
    """Writes events to what is standard error at the time, one a line."""

    def __init__(self, masking: Masking, *, as_json: bool) -> None:
        super().__init__()
        self._mask = masking
        self._line = _json if as_json else _text

    def emit(self, record: logging.LogRecord) -> None:
        """Write one event. A faulty call of a logger is reported as one, and never stops the program."""
        try:
            line = self._line(self._cleaned(_event(record)))
        except Exception as error:  # noqa: BLE001 - whatever a str() of somebody's object raises
            line = self._line(_bare(record) | {"message": f"unreadable event ({type(error).__name__})"})
        try:
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()
        except (OSError, ValueError):  # closed, or its disk is full
            return

    def _cleaned(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._mask(value)
        if isinstance(value, dict):
            return {self._mask(str(key)): self._cleaned(item) for key, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._cleaned(item) for item in value]
        return value if isinstance(value, int | float | None) else self._mask(str(value))


def set_up(settings: Settings) -> None:
    """Send the events of this process to standard error, as the settings say. Calling it again replaces the former."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, Handler):
            root.removeHandler(handler)
    root.addHandler(Handler(Masking(secrets_of(settings)), as_json=settings.log_format == "json"))
    root.setLevel(settings.log_level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """The values of all secret settings, and passwords in addresses."""
    found: list[str] = []
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if hasattr(value, "get_secret_value"):
            found.append(value.get_secret_value())
        elif "://" in str(value):
            password = urlsplit(str(value)).password or ""
            found += [password, unquote(password)]
    return tuple(value for value in found if value)


def _event(record: logging.LogRecord) -> dict[str, Any]:
    event = {**_bare(record), "message": record.getMessage()}
    event |= {name: value for name, value in vars(record).items() if name not in _ORDINARY | set(event)}
    if record.exc_info:
        event["error"] = logging.Formatter().formatException(record.exc_info)
    return event


def _bare(record: logging.LogRecord) -> dict[str, Any]:
    moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    return {"time": moment, "level": record.levelname.lower(), "logger": record.name}


def _json(event: dict[str, Any]) -> str:
    return json.dumps(event, ensure_ascii=False)


def _text(event: dict[str, Any]) -> str:
    """Time, level, logger, message, then `name=value`; line breaks are written out."""
    rest = {
        name: value for name, value in event.items() if name not in {"time", "level", "logger", "message"}
    }
    said = f"{event['time']} {event['level'].upper()} {event['logger']} {event['message']}"
    return _BREAKS.sub(_written, " ".join([said, *(f"{name}={value}" for name, value in rest.items())]))


def _written(found: re.Match[str]) -> str:
    return repr(found[0])[1:-1]
