"""Running the real programs as a user would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "articles"


def environment(home, server=None):
    """The variables of a program under test; with a server, vectors come from it and cost nothing."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND_", "OPENAI_"))
    }
    kept.update(EVENHAND_HOME=str(home), PYTHONPATH=str(ROOT), COLUMNS="120")
    if server:
        kept.update(EVENHAND_EMBEDDER="openai:bag", OPENAI_API_KEY="sk-planted", OPENAI_BASE_URL=server.url)
    return kept


def start(*args, home, server=None, **given):
    """A running `evenhand`."""
    call = [sys.executable, "-m", "bot", *map(str, args)]
    return subprocess.Popen(
        call,
        env={**environment(home, server), **given.pop("env", {})},
        stdin=given.pop("stdin", subprocess.DEVNULL),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **given,
    )


def evenhand(*args, home, server=None, text=b"", **given):
    """Run `evenhand` to its end; gives (exit code, standard output, standard error)."""
    process = start(*args, home=home, server=server, stdin=subprocess.PIPE, **given)
    out, err = process.communicate(text, timeout=180)
    return process.returncode, out.decode(), err.decode()


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
