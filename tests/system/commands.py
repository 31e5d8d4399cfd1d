"""Running the real programs as a user would."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import cli
from corpus.console import run

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "articles"


def environment(home, server=None):
    """The variables of a program under test; with a server, vectors come from it and cost nothing."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND_", "OPENAI_"))
    }
    kept["EVENHAND_MODELS"] = os.environ["EVENHAND_MODELS"]
    kept.update(EVENHAND_HOME=str(home), PYTHONPATH=str(ROOT), COLUMNS="120")
    if server:
        kept.update(EVENHAND_EMBEDDER="openai:bag", OPENAI_API_KEY="sk-planted", OPENAI_BASE_URL=server.url)
    return kept


def start(*args, home, server=None, variables=None):
    """A running `evenhand`, a process of its own."""
    call = [sys.executable, "-m", "bot", *map(str, args)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(call, env=variables or environment(home, server), **pipes)


def evenhand(*args, home, server=None, text=b"", env=None):
    """Run `evenhand` in this process, as its console script does; gives (exit code, output, errors)."""
    out, err = io.StringIO(), io.StringIO()
    with (
        _as_program({**environment(home, server), **(env or {})}, text),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        run(cli, name="evenhand", args=[str(argument) for argument in args])
    return ended.value.code, out.getvalue(), err.getvalue()


@contextlib.contextmanager
def _as_program(variables, text):
    """Environment, standard input, umask and signal handler of a program; all given back."""
    kept, stdin, handler, umask = (
        dict(os.environ),
        sys.stdin,
        signal.getsignal(signal.SIGTERM),
        os.umask(0o022),
    )
    os.environ.clear()
    os.environ.update(variables)
    sys.stdin = io.TextIOWrapper(io.BytesIO(text))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
        sys.stdin = stdin
        signal.signal(signal.SIGTERM, handler)
        os.umask(umask)


def reply(*args, home, server=None):
    """The JSON object of a command."""
    code, out, err = evenhand(*args, "--json", home=home, server=server)
    assert out, f"exit {code}: {err}"
    return json.loads(out)


def town(n, text=""):
    """A JSONL line about one of many towns."""
    body = text or (
        f"The mayor of Town{n} opened bridge number {n} on Monday. It cost {n * 3 + 1} million crowns, "
        f"the council of Town{n} said."
    )
    return json.dumps(
        {
            "title": f"Town{n} opens bridge {n}",
            "outlet": f"Outlet {n % 5}",
            "url": f"https://outlet{n % 5}.example/towns/{n}",
            "published": f"2024-03-{n % 28 + 1:02d}T08:00:00Z",
            "language": "en",
            "text": body,
        }
    )
