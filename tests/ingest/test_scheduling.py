"""Having the job run by itself: what is written into crontab and systemd, and what is left alone."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from ingest.scheduling import crontab, plan, systemd
from ingest.scheduling.plan import Job
from tests.system.commands import evenhand

OTHERS = b"# my jobs\nMAILTO=ann@example.org\n0 5 * * * backup --to=100\\% \xff\n"
INTERVALS = ("5m", "10m", "15m", "20m", "30m", "1h", "2h", "3h", "4h", "6h", "8h", "12h", "24h")
FAKE_CRONTAB = """#!/bin/sh
case "$1" in
-l) [ -e "$STORE" ] || { echo "no crontab for ann" >&2; exit 1; }; cat "$STORE";;
-) cat > "$STORE";;
esac
"""
FAKE_SYSTEMCTL = '#!/bin/sh\necho "$@" >> "$STORE"\nexit ${FAIL:-0}\n'


def job(home="/srv/news room/100%", **changed):
    given = {
        "call": ("/opt/py thon", "-m", "ingest"), "folder": Path(home), "home": Path(home),
        "variables": {"EVENHAND_HOME": home},
    }  # fmt: skip
    return Job(**{**given, **changed})


@pytest.fixture
def tools(tmp_path):
    """A folder of programs first in PATH, and the file in which they keep what they were given."""
    folder, store = tmp_path / "bin", tmp_path / "store"
    folder.mkdir()

    def install(name, text):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
        return {
            "PATH": f"{folder}:/usr/bin:/bin",
            "STORE": str(store),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }

    install.store = store
    return install


def schedule(home, *args, env=None):
    return evenhand("schedule", *args, home=home, env=env)


def runs_a_day(fields):
    """How often the minute and hour fields come true in a day; proves that they can be read."""
    minutes, hours = (
        range(span) if field == "*" else [int(n) for n in field.split(",")]
        for field, span in zip(fields, (60, 24), strict=True)
    )
    assert all(0 <= minute < 60 for minute in minutes)
    assert all(0 <= hour < 24 for hour in hours)
    return len(set(minutes)) * len(set(hours))


@pytest.mark.parametrize("often", INTERVALS)
def test_the_time_fields_mean_what_was_asked(often):
    """As many starts a day as asked for, evenly, at minutes that differ from folder to folder."""
    every = plan.every(often)
    lines = {crontab.when(job(f"/srv/{n}"), every) for n in range(50)}

    assert all(runs_a_day(line.split()[:2]) == plan.DAY // every.minutes for line in lines)
    assert all(line.split()[2:] == ["*", "*", "*"] for line in lines)
    assert len(lines) >= min(every.minutes, 60) / 5


def test_a_daily_time_is_kept_to_the_minute():
    """Who names a time gets that time."""
    every = plan.every("daily@06:30")

    assert crontab.when(job(), every) == "30 6 * * *"
    assert systemd.when(every) == "*-*-* 06:30:00"
    assert every.text == "daily@06:30"


@pytest.mark.parametrize(
    "text", ["", "7m", "45m", "1m", "5h", "25h", "0h", "daily@24:00", "daily", "15", "* * * * *"]
)
def test_what_cannot_be_scheduled_is_refused(text):
    """Intervals that do not divide an hour or a day would drift."""
    with pytest.raises(SettingsError, match="every") as caught:
        plan.every(text)

    assert "daily@06:30" in caught.value.remedy


def test_the_line_of_cron_runs_as_written(tmp_path):
    """A shell given what cron would give it starts the program in its folder, with its settings, and logs to the home."""
    home = tmp_path / "it's a 100% $HOME"
    home.mkdir()
    program = tmp_path / "pro gram"
    program.write_text('#!/bin/sh\necho "$PWD|$EVENHAND_HOME|$*"; exit ${FAIL:-0}\n')
    program.chmod(0o755)
    call = (str(program), "--feeds", "a b%c")
    line = crontab.lines(job(str(home), call=call), plan.every("15m")).splitlines()[1]
    command = re.sub(r"\\%", "%", line.split(maxsplit=5)[5])  # what cron does
    assert "%" not in re.sub(r"\\%", "", line)

    good = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    bad = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, env={**os.environ, "FAIL": "75"}
    )

    assert (home / "ingest.log").read_text() == f"{home}|{home}|--feeds a b%c\n" * 2
    assert (good.stdout, good.stderr) == ("", "")
    assert bad.stdout == f"evenhand ingest failed, see {home}/ingest.log\n"


def test_the_log_is_changed_once_a_month(tmp_path):
    """The second line moves the log away, and says nothing when there is none."""
    line = crontab.lines(job(str(tmp_path)), plan.every("1h")).splitlines()[2]
    fields = line.split(maxsplit=5)
    assert (fields[2:5], runs_a_day(fields[:2])) == (["1", "*", "*"], 1)

    for text in ("", "October\n"):
        if text:
            (tmp_path / "ingest.log").write_text(text)
        done = subprocess.run(["sh", "-c", fields[5]], capture_output=True, check=True)
        assert done.stdout + done.stderr == b""

    assert (tmp_path / "ingest.log.1").read_text() == "October\n"


@given(st.binary(max_size=200).filter(lambda text: b"evenhand ingest" not in text))
def test_everybody_elses_lines_stay_byte_for_byte(text):
    """Adding, replacing and taking out leave all other bytes as they were."""
    one, two = (crontab.lines(job(), plan.every(often)) for often in ("15m", "1h"))

    added = crontab.placed(text, job(), one)
    replaced = crontab.placed(added, job(), two)

    assert added.startswith(text)
    assert added.endswith(one.encode())
    assert replaced == added.replace(one.encode(), two.encode())
    assert crontab.placed(replaced, job(), "").removesuffix(b"\n") == text.removesuffix(b"\n")
    assert crontab.placed(added + b"after\n", job(), "").endswith(b"after\n")


def test_two_data_folders_have_jobs_of_their_own():
    """Neither touches the other's lines."""
    first, second = job("/a"), job("/b")
    both = crontab.placed(
        crontab.placed(OTHERS, first, crontab.lines(first, plan.every("1h"))),
        second, crontab.lines(second, plan.every("1h")),
    )  # fmt: skip

    assert crontab.placed(both, first, "") == OTHERS + crontab.lines(second, plan.every("1h")).encode()


@pytest.mark.parametrize("cut", [0, -1])
def test_lines_that_lost_a_mark_are_not_guessed_at(cut):
    """Half a block could hide somebody's own line: it is for them to sort out."""
    lines = crontab.lines(job(), plan.every("1h")).splitlines(keepends=True)
    del lines[cut]

    with pytest.raises(SettingsError, match="mark"):
        crontab.placed("".join(lines).encode(), job(), "")


def test_install_replace_and_remove(home, tools):
    """The user's crontab gains one block, changes it, and is then what it was."""
    env = tools("crontab", FAKE_CRONTAB)
    tools.store.write_bytes(OTHERS)

    codes = [schedule(home, "install", env=env)[0]]
    first = tools.store.read_bytes()
    codes.append(schedule(home, "install", "--every", "daily@06:30", env=env)[0])
    second = tools.store.read_bytes()
    codes.append(schedule(home, "remove", env=env)[0])

    assert codes == [0, 0, 0]
    assert first.startswith(OTHERS)
    assert second.startswith(OTHERS)
    assert (b"30 6 * * * cd " in second, second.count(b">>> evenhand")) == (True, 1)
    assert tools.store.read_bytes() == OTHERS
    assert "has no job" in schedule(home, "remove", env=env)[1]


def test_a_first_crontab(home, tools):
    """Who has none gets one."""
    env = tools("crontab", FAKE_CRONTAB)

    code, out, _ = schedule(home, "install", "--json", env=env)

    assert code == 0
    assert tools.store.read_text() == json.loads(out)["crontab"]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ('#!/bin/sh\necho "ann is not allowed to use this program" >&2; exit 1\n', "not allowed"),
        ('#!/bin/sh\n[ "$1" = -l ] && exit 0\necho "disk full" >&2; exit 1\n', "disk full"),
        ("#!/bin/sh\nexit 9\n", "exit 9"),
    ],
)
def test_a_crontab_that_refuses(home, tools, script, words):
    """It is never taken for an empty one; the lines to put in by hand are shown."""
    code, _, err = schedule(home, "install", env=tools("crontab", script))

    assert code == 2
    assert words in err
    assert "-m ingest" in err


def test_no_cron_and_no_systemd(home, tmp_path):
    """One sentence, and the text to install by hand."""
    (tmp_path / "empty").mkdir()
    env = {"PATH": str(tmp_path / "empty"), "XDG_CONFIG_HOME": str(tmp_path)}

    cron = schedule(home, "install", env=env)
    timer = schedule(home, "install", "--systemd", env=env)

    assert (cron[0], timer[0]) == (2, 2)
    assert "no crontab is installed" in cron[2]
    assert "# >>> evenhand" in cron[2]
    assert "systemctl --user enable --now evenhand-ingest-" in timer[2]


def test_units_of_systemd(home, tools, tmp_path):
    """Service and timer are written and started; removing stops and deletes them."""
    env = tools("systemctl", FAKE_SYSTEMCTL)

    assert schedule(home, "install", "--systemd", env=env)[0] == 0
    written = sorted(path.name for path in (tmp_path / "config/systemd/user").iterdir())
    assert schedule(home, "remove", "--systemd", env=env)[0] == 0

    assert [re.sub("-[0-9a-f]{8}", "", name) for name in written] == [
        "evenhand-ingest.service", "evenhand-ingest.timer",
    ]  # fmt: skip
    assert tools.store.read_text().splitlines() == [
        "--user daemon-reload", f"--user enable --now {written[1]}",
        f"--user disable --now {written[1]}", "--user daemon-reload",
    ]  # fmt: skip
    assert list((tmp_path / "config/systemd/user").iterdir()) == []
    assert "has no job" in schedule(home, "remove", "--systemd", env=env)[1]


def test_a_systemd_that_refuses(home, tools):
    """The units are there; what to do by hand is said."""
    script = "#!/bin/sh\necho 'Failed to connect to bus' >&2\nexit 1\n"

    code, _, err = schedule(home, "install", "--systemd", env=tools("systemctl", script))

    assert code == 2
    assert "Failed to connect to bus" in err
    assert "enable --now" in err


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
@pytest.mark.parametrize("often", [*INTERVALS, "daily@23:59"])
def test_systemd_understands_the_calendar(often):
    """Its own parser accepts each expression."""
    call = ["systemd-analyze", "calendar", systemd.when(plan.every(often))]

    assert subprocess.run(call, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_understands_the_units(tmp_path):
    """Its own check finds no fault, with every odd character in the paths."""
    home = tmp_path / 'a "b" 100% $X \\ c'
    home.mkdir()
    units = systemd.units(
        job(str(home), call=(sys.executable, "-m", "ingest", "--feeds", "a b%c$d")), plan.every("1h")
    )
    for name, text in units.items():
        (tmp_path / name).write_text(text)

    call = ["systemd-analyze", "verify", "--user", *(str(tmp_path / name) for name in units)]
    done = subprocess.run(
        call, capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip

    assert not [line for line in done.stderr.splitlines() if "evenhand-ingest" in line]


def test_secrets_are_never_written(home, tools, tmp_path):
    """Keys and passwords stay where they are; who set them only in the shell is told to put them into .env."""
    env = tools("crontab", FAKE_CRONTAB)
    env |= {
        "OPENAI_API_KEY": "sk-" + "planted-key", "EVENHAND_EMBEDDER": "openai:small",
        "EVENHAND_CHROMA_URL": "http://ann:hunter22@127.0.0.1:8000", "EVENHAND_CONTACT": "ann@example.org",
        "EVENHAND_FEEDS": "my feeds.toml",
    }  # fmt: skip

    _, out, _ = schedule(home, "install", env=env)

    line = tools.store.read_text()
    assert "planted" not in line + out
    assert "hunter22" not in line + out
    assert "EVENHAND_EMBEDDER=openai:small" in line
    assert f"EVENHAND_FEEDS={shlex.quote(str(tmp_path / 'my feeds.toml'))}" in line
    assert "Note: OPENAI_API_KEY is not written down" in out


def test_the_env_file_of_the_working_folder_is_read(home, tmp_path):
    """The job runs where the .env file is, and needs no word about what it holds."""
    (tmp_path / ".env").write_text("OPENAI_API_KEY=sk-" + "planted-key\n")

    _, out, _ = schedule(home, "print")
    made = plan.job_here(home, None, {"OPENAI_API_KEY": "x"})

    assert f"cd {tmp_path} && " in out
    assert plan.left_out(made, {"OPENAI_API_KEY": "x"}) == ()


def test_paths_with_line_breaks_are_refused(home):
    """They would be a second line of the crontab."""
    with pytest.raises(SettingsError, match="cannot be written"):
        plan.job_here(home / "a\n* * * * * rm -rf", None, {})


@pytest.mark.parametrize("kind", ["--cron", "--systemd"])
def test_what_is_printed_is_complete(home, tmp_path, kind):
    """Interpreter, job, data folder and list of sources, all absolute."""
    code, out, _ = schedule(home, "print", kind, "--every", "1h", "--feeds", "list.toml")

    assert code == 0
    for part in (sys.executable, "ingest", str(home), str(tmp_path / "list.toml"), "EVENHAND_HOME="):
        assert part in out
    assert not home.exists()
