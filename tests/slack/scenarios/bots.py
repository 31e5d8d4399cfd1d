"""The whole bot before a fake Slack: in a thread of the test, or as the program that people start."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

from bot import build
from bot.slack.door.serving import Leaving, Way, serve
from bot.slack.wiring import office
from corpus.library import Library
from tests.fakes import BagEmbedder
from tests.slack.doors import settings
from tests.system.commands import ROOT, environment

UP = 40.0  # seconds for a program to be up on a busy machine


def quick_library(given):
    """A library on made-up vectors that are searched in the archive: no model, no server, opened in milliseconds."""
    library = Library(given, BagEmbedder())
    library._open_vectors = lambda serve: None
    return library


class Paced:
    """A writer that takes its time before and after each claim.

    Args:
        writer: writes.
        pause: seconds.
    """

    def __init__(self, writer, pause):
        self.writer = writer
        self.pause = pause

    @property
    def name(self):
        return self.writer.name

    def write(self, brief, hear):
        def heard(claim):
            hear(claim)
            time.sleep(self.pause)

        time.sleep(self.pause)
        return self.writer.write(brief, heard)


def paced(make, pause):
    """What makes writers, made slow."""
    return lambda *given, **more: Paced(make(*given, **more), pause)


class Bot:
    """Everything that `evenhand serve` runs, from the socket to the archive, in this process.

    Args:
        home: a data folder with articles.
        slack: the fake.
        chat: the model's server; None for the writer that quotes.
        inside: changes the library before the office opens, for what is to hang or fail.
        **given: settings.
    """

    def __init__(self, home, slack, chat=None, inside=lambda _library: None, **given):
        if chat is not None:
            given |= {"model": "test-model", "openai_base_url": chat.url}
        self.settings = settings(home, slack).model_copy(update={"slack_per_user": 0, **given})
        self.slack = slack
        self.leaving = Leaving()
        self.up = threading.Event()
        self.fault = None
        self._inside = inside
        self._thread = threading.Thread(target=self._serve, name="bot")

    def __enter__(self):
        self._thread.start()
        assert self.up.wait(UP), self.fault
        return self

    def __exit__(self, *_):
        self.leaving.ask()
        self._thread.join(UP)
        assert not self._thread.is_alive()
        assert self.fault is None

    def _serve(self):
        try:
            serve(self.settings, Way(), self._rooms, self.leaving, lambda _ready: self.up.set())
        except BaseException as error:  # noqa: BLE001 - the test's own thread tells it
            self.fault = error
            self.up.set()

    @contextlib.contextmanager
    def _rooms(self):
        with quick_library(self.settings) as library:
            self._inside(library.ready())
            self.office = office(library, self.settings, build.model_of(self.settings))
            yield self.office


class Program:
    """`evenhand serve` as a process of its own; `quick` on made-up vectors without the server that holds them.

    Args:
        home: a data folder with articles.
        slack: the fake.
        chat: the model's server; None for the writer that quotes.
        **variables: of the environment.
    """

    def __init__(self, home, slack, chat=None, *, quick=True, health=False, **variables):
        given = {
            **environment(home),
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "EVENHAND_SLACK_PER_USER": "0",
        }
        if chat is not None:
            given |= {
                "EVENHAND_MODEL": "test-model",
                "OPENAI_BASE_URL": chat.url,
                "OPENAI_API_KEY": "sk-planted",
            }
        call = ["-m", "tests.slack.scenarios.program"] if quick else ["-m", "bot", "serve"]
        options = ["--json", *(["--health", "127.0.0.1:0"] if health else [])]
        self.errors = home.parent / f"errors-{time.monotonic_ns()}.txt"
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, *call, *options],
                env={**given, **{name: str(value) for name, value in variables.items()}},
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        self.told = None

    def ready(self):
        """Itself, once requests come in."""
        line = self.process.stdout.readline()
        assert line, self.errors.read_text()
        self.told = json.loads(line)
        return self

    @property
    def pid(self):
        return self.process.pid

    @property
    def health(self):
        """What the health page tells."""
        return httpx.get(f"http://{self.told['health']}/readyz", timeout=10).json()

    def kill(self):
        """The end without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def terminate(self, seconds=40):
        """An orderly end; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def close(self):
        if self.process.poll() is None:
            self.kill()
        self.process.stdout.close()

    @property
    def resident(self):
        """Megabytes of memory that it holds."""
        lines = self._kept("status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    @property
    def threads(self):
        return len(list(self._kept("task").iterdir()))

    @property
    def files(self):
        return len(list(self._kept("fd").iterdir()))

    def _kept(self, name):
        return Path("/proc") / str(self.pid) / name
