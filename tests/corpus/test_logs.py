"""Logs: one event a line, readable by people or programs, without secrets."""

from __future__ import annotations

import contextlib
import json
import logging
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.logs import Handler, Masking, secrets_of, set_up
from corpus.settings import load
from tests.system.commands import evenhand

# Written in two parts, so that no scanner takes them for real ones.
PLANTED = (
    "xoxb-" + "1234567890-abcdefABCDEF",
    "xoxe.xoxp-" + "1-Mi0yLTEyMzQ1",
    "xapp-" + "1-A0123-456-0a1b2c3d",
    "sk-" + "proj-Ab_cd-1234567890",
)


@pytest.fixture
def log(monkeypatch, capsys, home):
    """A logger set up by the settings given; a call gives what was written."""
    root, level = list(logging.getLogger().handlers), logging.getLogger().level

    def begin(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        set_up(load(home=home))
        return logging.getLogger("evenhand.test")

    begin.written = lambda: capsys.readouterr().err
    yield begin
    logging.getLogger().handlers[:] = root
    logging.getLogger().setLevel(level)


def fail():
    raise ValueError(f"refused with {PLANTED[0]}\nand a second line")


def test_an_event_is_one_json_object(log):
    """Time, level, logger, message and fields, each under its name."""
    log(EVENHAND_LOG_FORMAT="json", EVENHAND_LOG_LEVEL="info").info(
        "run %s", "done", extra={"new": 3, "ok": True}
    )

    event = json.loads(log.written())

    assert event.pop("time").endswith("+00:00")
    assert event == {"level": "info", "logger": "evenhand.test", "message": "run done", "new": 3, "ok": True}


def test_an_event_is_one_line_of_text(log):
    """Line breaks and control characters are written out: nobody can forge a second event."""
    log(EVENHAND_LOG_LEVEL="info").info("feed\n2026-01-01 ERROR forged\x1b[2J", extra={"source": "a\rb"})

    line = log.written()

    assert line.count("\n") == 1
    assert line.endswith("INFO evenhand.test feed\\n2026-01-01 ERROR forged\\x1b[2J source=a\\rb\n")


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_planted_key_is_written(log, form):
    """Not from messages, arguments, fields, exceptions, or the settings' own values."""
    own = "a-key-of-no-known-shape"
    logger = log(
        EVENHAND_LOG_FORMAT=form,
        OPENAI_API_KEY=own,
        EVENHAND_DATABASE_URL="postgresql://ann:hunter%2Btwo@db/x",
    )
    for secret in (*PLANTED, own, "hunter+two"):
        logger.warning("got " + secret)  # noqa: G003 - as careless callers do
        logger.warning("got %s and %r", secret, {"token": secret})
        logger.warning("got", extra={"field": secret, "deep": {"list": [secret]}})
    try:
        fail()
    except ValueError:
        logger.exception("failed")

    text = log.written()

    assert not [secret for secret in (*PLANTED, own, "hunter+two", "hunter%2Btwo") if secret in text]
    assert text.count("***") > 20
    assert "ValueError" in text
    assert len(text.splitlines()) == 19


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Authorization: Bearer abc.def-123", "Authorization: Bearer ***"),
        ("GET https://ann:secret@feeds.example/rss", "GET https://***@feeds.example/rss"),
        ("signing_secret='8f742231b10e8888abcd99yyyzzz85a5' read", "signing_secret***' read"),
        ("?token=abcdef&page=2", "?token***&page=2"),
        ("the task-force asked 14 desks about xoxo and a risk-averse bank", None),
        ("Outlet 4: 12 new, 3 failed (HTTP 503) in 4.2 s", None),
        ("the council's password policy and a secret vote", None),
    ],
)
def test_what_looks_like_a_secret(text, left):
    """Shapes of keys are masked wherever they stand; ordinary words are not."""
    assert Masking()(text) == (text if left is None else left)


@given(st.text(), st.sampled_from(PLANTED), st.text())
def test_keys_are_masked_in_any_surroundings(before, secret, after):
    """Whatever stands around a known value."""
    assert secret not in Masking([secret])(f"{before} {secret} {after}").replace(before, "").replace(
        after, ""
    )


def test_short_values_are_no_secrets(home, monkeypatch):
    """A value of a few letters would garble every word that holds them."""
    monkeypatch.setenv("OPENAI_API_KEY", "key")

    mask = Masking(secrets_of(load(home=home)))

    assert mask("a monkey") == "a monkey"


def test_a_faulty_event_never_stops_the_program(capsys):
    """An argument that cannot be shown is said to be so; a closed standard error is nobody's fault."""

    class Broken:
        def __str__(self):
            raise RuntimeError

    handler = Handler(Masking(), as_json=True)
    handler.emit(logging.makeLogRecord({"msg": "%s", "args": (Broken(),), "levelname": "ERROR"}))

    assert "unreadable event (RuntimeError)" in json.loads(capsys.readouterr().err)["message"]
    with open(os.devnull) as unwritable, contextlib.redirect_stderr(unwritable):  # noqa: PTH123 - no path of ours
        handler.emit(logging.makeLogRecord({"msg": "lost"}))


def test_libraries_are_quiet(log):
    """Payloads and addresses of requests are not logged, at any level."""
    log(EVENHAND_LOG_LEVEL="debug")

    for name in ("httpx", "openai._base_client", "chromadb.telemetry", "trafilatura.core"):
        logging.getLogger(name).error("GET https://api.example/v1?token=abc")

    assert log.written() == ""


def test_setting_up_again_replaces(log):
    """A second command in one process does not write everything twice."""
    log()
    log(EVENHAND_LOG_FORMAT="json").warning("once")

    assert len(log.written().splitlines()) == 1


def test_commands_say_nothing_of_texts_at_info(home, tmp_path, openai_server, log):
    """Neither the articles nor the question appear in the log of a whole round."""
    page = tmp_path / "page.txt"
    page.write_text(
        "Zeppelin lands\n\nThe vermilion zeppelin landed on the town hall on Monday, the mayor said."
    )
    env = {"EVENHAND_LOG_LEVEL": "info"}

    _, _, first = evenhand("ingest", page, home=home, server=openai_server, env=env)
    _, _, second = evenhand("ask", "Where did the zeppelin land?", home=home, server=openai_server, env=env)

    assert "zeppelin" not in (first + second).lower()
