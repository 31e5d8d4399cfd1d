"""One owner of the Chroma folder, always: Chroma itself does not guard it (docs/design.md).

A lock file decides. A long-running process owns the folder by supervising one `chroma run` on loopback
and publishes its address; everybody else is that server's client. With none running, a short-lived
command takes the lock and opens the folder itself. Who gets neither searches exactly over the archive.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus import seal
from corpus.errors import IndexUnavailable, LockHeld
from corpus.lock import POLL, Lock

if TYPE_CHECKING:
    from pathlib import Path

START_TIMEOUT = 30.0  # seconds; starts in 1 to 4
STOP_TIMEOUT = 30.0  # seconds; a batch in flight is finished first
_PR_SET_PDEATHSIG = 1


class ChromaFolder:
    """The Chroma folder of a data folder, and how this process may reach it."""

    def __init__(self, home: Path) -> None:
        self.path = home / "chroma"
        self.notices: list[str] = []
        self._address = home / "chroma.address"
        self._lock = Lock(home / "chroma.lock", what="The vector index")
        self._client: Any = None
        self._server: subprocess.Popen[bytes] | None = None

    def open(self, *, serve: bool = False, wait: float = 0.0) -> Any:
        """A client: of our own folder, of our own server (`serve`), or of another process's server.

        Raises:
            LockHeld: another short-lived command owns the folder; search exactly meanwhile.
            IndexUnavailable: the server that owns the folder does not answer.
        """
        if not self._acquired(wait):
            self._client = self._client or self._join()
            return self._client
        self._address.unlink(missing_ok=True)
        self._mend()
        seal.break_(self.path)
        self._client = self._serve() if serve else _embedded(self.path)
        return self._client

    @property
    def owned(self) -> bool:
        """Whether this process owns the folder."""
        return self._lock.held

    def revive(self) -> Any | None:
        """A new client if our own server has died and could be started again, else None."""
        if self._server is None or self._server.poll() is None:
            return None
        self._mend()
        self._client = self._serve()
        return self._client

    def note(self) -> dict[str, object] | None:
        """What the last owner noted on a clean close; None while another process owns the folder."""
        try:
            with Lock(self._lock.path, what="The vector index"):
                return seal.note(self.path)
        except LockHeld:
            return None

    def close(self, note: dict[str, object]) -> None:
        """Let go: stop our server or close the folder, seal it, free the lock. Safe to call twice."""
        if self._client is not None:
            self._client.close()
            self._client = None
        if self._server is not None:
            _stop(self._server)
            self._server = None
            self._address.unlink(missing_ok=True)
        if self._lock.held:
            with contextlib.suppress(OSError):  # without a seal the next owner probes
                seal.close(self.path, note)
            self._lock.release()

    def _acquired(self, wait: float) -> bool:
        """Whether the lock is ours. It is not waited for while another process serves the folder: we are its client then."""
        until = time.monotonic() + wait
        while True:
            try:
                self._lock.acquire()
            except LockHeld:
                if wait and self._served():
                    self._client = self._join()
                if self._client is not None or time.monotonic() >= until:
                    return False
                time.sleep(POLL)
            else:
                return True

    def _mend(self) -> None:
        """Set a ruined folder aside; the archive has everything that is needed for a new one."""
        self.path.mkdir(parents=True, exist_ok=True)
        if seal.sound(self.path):
            return
        aside = self.path.with_name("chroma.ruined")
        shutil.rmtree(aside, ignore_errors=True)
        self.path.rename(aside)
        self.path.mkdir()
        self.notices.append(f"The vector index was damaged; it was set aside as {aside.name} and is rebuilt.")

    def _join(self) -> Any:
        try:
            published = json.loads(self._address.read_text())
        except (OSError, ValueError):
            raise LockHeld(
                f"The vector index is in use by {self._lock.holder()}.", holder=self._lock.holder()
            ) from None
        return http_client(published["url"])

    def _served(self) -> bool:
        """Whether a server is published whose owner lives; a killed owner's server answers for a moment longer."""
        try:
            os.kill(int(json.loads(self._address.read_text())["owner"]), 0)
        except (OSError, ValueError, KeyError):
            return False
        return True

    def _serve(self) -> Any:
        port = _free_port()
        self._server = _start_server(self.path, port, self._lock.fd)
        url = f"http://127.0.0.1:{port}"
        client = _await_server(url, self._server)
        part = self._address.with_suffix(".part")
        part.write_text(json.dumps({"url": url, "server": self._server.pid, "owner": os.getpid()}))
        part.replace(self._address)
        return client


def http_client(url: str) -> Any:
    """A client of a Chroma server.

    Raises:
        IndexUnavailable: it does not answer.
    """
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=parts.hostname or "127.0.0.1",
            port=parts.port or (443 if secure else 80),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )
    except Exception as error:
        raise IndexUnavailable(
            f"The Chroma server at {parts.netloc} does not answer.",
            remedy="Start it, or unset EVENHAND_CHROMA_URL.",
        ) from error


def _embedded(path: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    try:
        return chromadb.PersistentClient(path, Settings(anonymized_telemetry=False))
    except Exception as error:
        raise IndexUnavailable(
            f"The vector index cannot be opened ({type(error).__name__}).", remedy="Run `evenhand reindex`."
        ) from error


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start_server(path: Path, port: int, lock_fd: int) -> subprocess.Popen[bytes]:
    """`chroma run`. It inherits the lock: should we be killed, the folder stays owned while it lives."""
    code = "from chromadb.cli.cli import app; app()"
    call = [
        sys.executable,
        "-c",
        code,
        "run",
        "--path",
        str(path),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    return subprocess.Popen(
        call,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "RUST_LOG": "error"},  # it logs 2 KB a request otherwise
        pass_fds=(lock_fd,),
        preexec_fn=_die_with_parent,  # noqa: PLW1509 - one system call, no locks taken
        start_new_session=True,  # a Ctrl-C at the terminal is ours to pass on
    )


def _die_with_parent() -> None:
    """Ask Linux to end the server when we are gone, however that happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _await_server(url: str, server: subprocess.Popen[bytes]) -> Any:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and server.poll() is None:
        try:
            client = http_client(url)
            client.heartbeat()
        except Exception:  # noqa: BLE001 - whatever a client raises while the server starts
            time.sleep(0.1)
        else:
            return client
    _stop(server)
    raise IndexUnavailable("The Chroma server did not start.", remedy="Run `evenhand doctor`.")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """SIGTERM first: only that lets Chroma finish an index write."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
