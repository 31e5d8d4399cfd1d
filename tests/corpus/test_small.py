"""Settings, locks and tokens."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import tokens
from corpus.errors import LockHeld, SettingsError
from corpus.lock import Lock
from corpus.settings import load, variables

ROOT = Path(__file__).resolve().parents[2]


def test_all_faults_are_reported_together(monkeypatch):
    """Every wrong variable is named in one message."""
    monkeypatch.setenv("EVENHAND_EMBEDDER", "magic")
    monkeypatch.setenv("EVENHAND_TIMEZONE", "Mars/Olympus")
    monkeypatch.setenv("EVENHAND_WRITER", "poet")

    with pytest.raises(SettingsError) as caught:
        load()

    for name in ("EVENHAND_EMBEDDER", "EVENHAND_TIMEZONE", "EVENHAND_WRITER"):
        assert name in str(caught.value)


def test_a_missing_key_is_named(monkeypatch):
    """An OpenAI embedder without a key is refused before anything is opened."""
    monkeypatch.setenv("EVENHAND_EMBEDDER", "openai:m")

    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        load()


def test_secrets_are_never_shown(monkeypatch):
    """The settings' own text hides the key."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-planted")

    assert "sk-planted" not in repr(load())


def test_empty_variables_mean_the_default(monkeypatch):
    """A line left empty in .env is as good as none."""
    monkeypatch.setenv("EVENHAND_EMBEDDER", "")
    monkeypatch.setenv("OPENAI_BASE_URL", "")

    assert load().embedder == "local"


def test_the_env_file_is_read(tmp_path):
    """`.env` in the working folder sets what the environment does not."""
    Path(".env").write_text("EVENHAND_TIMEZONE=Asia/Kathmandu\n")

    assert load().timezone == "Asia/Kathmandu"


def test_the_example_names_every_variable():
    """`.env.example` and the code agree."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = {line.partition("=")[0] for line in lines if "=" in line and not line.startswith("#")}

    assert named == set(variables())


def test_a_lock_excludes(tmp_path):
    """The second taker is told who holds it."""
    with Lock(tmp_path / "lock", what="The thing"), pytest.raises(LockHeld, match="pid"):
        Lock(tmp_path / "lock", what="The thing").acquire()


def test_a_released_lock_is_free(tmp_path):
    """After release anybody may take it; releasing twice is harmless."""
    first, second = (Lock(tmp_path / "lock", what="The thing") for _ in range(2))
    first.acquire()
    first.release()
    first.release()

    second.acquire()

    assert second.held
    with pytest.raises(LockHeld):
        _ = first.fd
    second.release()


def test_a_lock_dies_with_its_holder(tmp_path):
    """A kill -9 frees the lock."""
    code = (
        "import sys, time; from pathlib import Path; from corpus.lock import Lock\n"
        f"lock = Lock(Path({str(tmp_path / 'lock')!r}), what='x'); lock.acquire(); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    holder.stdout.readline()
    holder.kill()
    holder.wait()

    lock = Lock(tmp_path / "lock", what="x")
    lock.acquire(wait=2)

    assert lock.held
    lock.release()


def test_tokens_are_counted_offline():
    """The packaged table gives tiktoken's own counts."""
    count = tokens.counter()

    assert count("hello world") == 2
    assert count("") == 0
    assert count("<|endoftext|>") > 1


def test_tokens_are_estimated_without_a_table(monkeypatch, tmp_path):
    """A missing or altered table falls back to length."""
    monkeypatch.setattr(tokens, "_SHA256", "0" * 64)
    tokens.counter.cache_clear()

    try:
        assert tokens.counter()("x" * 48) == 10
    finally:
        tokens.counter.cache_clear()


def test_importing_the_roots_does_nothing():
    """Importing every module of the corpus opens no file and loads no heavy SDK."""
    code = (
        "import sys, json, bot.cli, corpus.library, corpus.settings, ingest.command\n"
        "print(json.dumps([m for m in ('chromadb', 'onnxruntime', 'openai', 'tantivy', 'trafilatura', 'tokenizers') if m in sys.modules]))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert json.loads(out.stdout) == []
