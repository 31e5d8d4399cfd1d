"""Locks that the operating system frees when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING, Self

from corpus.errors import LockHeld

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

POLL = 0.05  # seconds between two tries while waiting


class Lock:
    """An exclusive lock on a file, by `flock`. The file stays; only the lock on it counts.

    The descriptor may be handed to a child process: the lock then lives until both have closed it.
    """

    def __init__(self, path: Path, *, what: str) -> None:
        self.path = path
        self._what = what
        self._fd: int | None = None

    def acquire(self, *, wait: float = 0.0) -> None:
        """Take the lock, waiting up to `wait` seconds.

        Raises:
            LockHeld: somebody else still has it; names the holder where it is known.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() < deadline:
                    time.sleep(POLL)
                    continue
                os.close(fd)
                raise LockHeld(f"{self._what} is in use by {self.holder()}.", holder=self.holder()) from None
            break
        self._fd = fd
        self.note(f"pid {os.getpid()}")

    def note(self, text: str) -> None:
        """Replace what the holder says about itself. Call only while holding the lock."""
        os.ftruncate(self.fd, 0)
        os.pwrite(self.fd, text.encode(), 0)

    def holder(self) -> str:
        """What the last holder said about itself."""
        try:
            return self.path.read_text().strip() or "another process"
        except OSError:
            return "another process"

    @property
    def fd(self) -> int:
        """The descriptor that carries the lock.

        Raises:
            LockHeld: the lock is not ours.
        """
        if self._fd is None:
            raise LockHeld(f"{self._what} is not held by this process.")
        return self._fd

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._fd is not None

    def release(self) -> None:
        """Give the lock back. Does nothing when it is not held."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> Self:
        if not self.held:
            self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
