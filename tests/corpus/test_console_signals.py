"""Signals end a command in order, but never in the middle of an import."""

from __future__ import annotations

import subprocess
import sys

import pytest

MODULE = """
import os, signal, time
os.kill(os.getpid(), signal.{name})
time.sleep(0.2)
print("imported", flush=True)
"""
PROGRAM = """
import sys, time, threading, click
sys.path.insert(0, {folder!r})
from corpus.console import run

@click.command()
def command():
    try:
        import halfway
        time.sleep(10)
    finally:
        found = []
        thread = threading.Thread(target=lambda: found.append(__import__("halfway")))
        thread.start()
        thread.join(5)
        print("free" if found else "locked", flush=True)

run(command, name="command", args=[])
"""


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_an_import_is_finished_before_a_signal_is_heard(tmp_path, name, code):
    """A module's lock that stayed taken would hold up every thread that needs the module."""
    (tmp_path / "halfway.py").write_text(MODULE.format(name=name))

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(folder=str(tmp_path))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.split() == ["imported", "free"]
    assert done.returncode == code
