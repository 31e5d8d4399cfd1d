"""What both programs' command lines share: exit codes, errors in one sentence, signals, JSON."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from corpus.errors import (
    ArchiveBusy,
    CorpusError,
    DiskFull,
    EvenhandError,
    IndexMismatch,
    LockHeld,
    NotFound,
    SettingsError,
    SourceError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    from corpus.settings import Settings

OK, PARTIAL, USAGE, TEMPORARY = 0, 1, 2, 75  # 75 is EX_TEMPFAIL of sysexits.h: try again later
INTERRUPTED, TERMINATED = 130, 143
_IMPORTING = 0.05  # seconds until a signal that came in the middle of an import is heard again

home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="Data folder; wins over EVENHAND_HOME.",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object on standard output."
)


def run(command: click.Command, *, name: str, args: Sequence[str] | None = None) -> NoReturn:
    """Run a command to its exit code: no traceback for anything that is not our own mistake.

    Args:
        command: what to run.
        name: the program's name for help and errors.
        args: the command line; that of the process by default.
    """
    os.umask(0o077)  # news is public, questions are not
    signal.signal(signal.SIGTERM, _stop)
    if (
        signal.getsignal(signal.SIGINT) is signal.default_int_handler
    ):  # not where it is ignored, as under nohup
        signal.signal(signal.SIGINT, _stop)
    try:
        code = command.main(args, prog_name=name, standalone_mode=False)
    except click.exceptions.Abort:
        code = _say("Interrupted; what was stored stays.", "Run the command again to go on.", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        code = USAGE
    except EvenhandError as error:
        code = _say(str(error), error.remedy, exit_code(error))
    except BrokenPipeError:
        sys.stderr.close()
        code = OK
    except OSError as error:
        code = _of_system(error)
    sys.exit(code if isinstance(code, int) else OK)


def exit_code(error: EvenhandError) -> int:
    """2 for usage and configuration, 75 for what passes by itself, 1 for the rest."""
    if isinstance(error, ArchiveBusy | DiskFull | LockHeld):
        return TEMPORARY
    if isinstance(error, NotFound | SourceError):
        return PARTIAL
    return USAGE if isinstance(error, SettingsError | IndexMismatch | CorpusError) else PARTIAL


def settings(home: Path | None) -> Settings:
    """The settings, with logging set up by them.

    Raises:
        SettingsError: names every faulty variable.
    """
    from corpus.logs import set_up
    from corpus.settings import load

    loaded = load(home=home)
    set_up(loaded)
    return loaded


def show(value: dict[str, Any], text: str, *, as_json: bool) -> None:
    """The result on standard output: one JSON object, or text."""
    click.echo(json.dumps(value, ensure_ascii=False) if as_json else text)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called: `--help` stays fast.

    Attributes:
        lazy: (module:name, one-line help) by command name.
    """

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The command list from the table, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])


def examples(*lines: str) -> Callable[[click.Command], click.Command]:
    """Add examples below a command's help."""

    def add(command: click.Command) -> click.Command:
        command.epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
        return command

    return add


def _stop(number: int, frame: FrameType | None) -> None:
    """Leave through every `finally`: Chroma must not be stopped inside an index write.

    Not in the middle of an import: raised there, it may leave a module's lock taken for ever, and a thread that is
    waited for then waits for that module (seen as a run that never ended). It is asked again when the import is done.
    """
    if _importing(frame):
        again = threading.Timer(_IMPORTING, os.kill, (os.getpid(), number))
        again.daemon = True
        again.start()
        return
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(TERMINATED)


def _importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


def _of_system(error: OSError) -> int:
    if error.errno == errno.ENOSPC:
        return _say("There is no space left on the device.", "Free some space, then run again.", TEMPORARY)
    place = f" ({error.filename})" if error.filename else ""
    return _say(
        f"The system refused: {error.strerror or type(error).__name__}{place}.",
        "Run `evenhand doctor`.",
        USAGE,
    )


def _say(message: str, remedy: str, code: int) -> int:
    click.echo(f"Error: {message} {remedy}".rstrip(), err=True)
    return code
