"""The ways in: console script, modules, help."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.system.commands import ROOT, environment, reply, town


@pytest.mark.parametrize("module", ["bot", "ingest"])
def test_both_packages_can_be_run(module, home):
    """`python -m bot` is the whole program, `python -m ingest` the job for cron."""
    call = [sys.executable, "-m", module, "--help"]

    done = subprocess.run(call, capture_output=True, text=True, env=environment(home), check=True)

    assert "Usage" in done.stdout
    assert "Examples" in done.stdout


def test_the_ingest_job_stands_alone(home, tmp_path, openai_server):
    """`python -m ingest` stores what `evenhand ask` then answers from."""
    (tmp_path / "town.jsonl").write_text(town(4))
    call = [sys.executable, "-m", "ingest", str(tmp_path / "town.jsonl"), "--json"]

    done = subprocess.run(
        call, capture_output=True, text=True, env=environment(home, openai_server), check=True
    )

    assert json.loads(done.stdout)["new"] == 1
    assert (
        reply("ask", "How much did bridge 4 of Town4 cost?", home=home, server=openai_server)["kind"]
        == "answer"
    )


def test_help_loads_nothing_heavy(home):
    """`--help` imports neither a database, nor a model, nor settings."""
    code = (
        "import sys\nfrom bot.cli import cli\ncli.main(['--help'], standalone_mode=False)\n"
        "heavy = {'sqlalchemy', 'chromadb', 'numpy', 'pydantic', 'onnxruntime', 'langchain_core'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)

    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_no_error(home, tmp_path, openai_server):
    """`evenhand search … | head -1` ends quietly."""
    (tmp_path / "towns.jsonl").write_text("\n".join(town(n) for n in range(300)))
    reply("ingest", tmp_path / "towns.jsonl", home=home, server=openai_server)
    command = f"{sys.executable} -m bot search -k 300 --json bridge | head -c 10"

    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        env=environment(home, openai_server),
        check=False,
    )

    assert done.stdout.startswith('{"query"')
    assert "Traceback" not in done.stderr
