"""Every error that we raise on purpose. Each says when it happens and who reads it.

EvenhandError                 base; its text is one sentence for an operator, `remedy` is the next step
├── SettingsError             a setting is missing or wrong; all faults at once (operator)
├── CorpusError               the data folder
│   ├── ArchiveError          the archive cannot be opened, read or written
│   │   ├── ArchiveBusy       another process holds a write for too long: try again later
│   │   ├── ArchiveDamaged    the database file is not sound: restore a backup
│   │   └── DiskFull          no space left on the device
│   ├── IndexMismatch         an index was built by another embedder than the one set
│   ├── IndexUnavailable      vectors or lexical index cannot serve now; search goes on without
│   ├── LockHeld              another process owns what we asked for
│   └── NotFound              no such article or answer
├── EmbedderUnavailable       weights missing or altered, or the embedding service does not answer
└── SourceError               one source could not be read; the run goes on and reports it
"""

from __future__ import annotations


class EvenhandError(Exception):
    """Base of all our errors: one sentence, and what to do about it.

    Attributes:
        remedy: the next step for the reader, a sentence or a command; may be empty.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """Lets an error travel between processes, whatever its constructor takes."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[EvenhandError], args: tuple[object, ...], state: dict[str, object]) -> EvenhandError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class SettingsError(EvenhandError):
    """A setting is missing or wrong. Read by the operator; never holds a secret's value."""


class CorpusError(EvenhandError):
    """Something about the data folder. Read by the operator."""


class ArchiveError(CorpusError):
    """The archive cannot be opened, read or written."""


class ArchiveBusy(ArchiveError):
    """Another process kept the database locked for longer than the busy timeout."""


class ArchiveDamaged(ArchiveError):
    """The database file is not sound."""


class DiskFull(ArchiveError):
    """No space is left where the data folder is."""


class IndexMismatch(CorpusError):
    """The index was built by another embedder or chunking than the one in use."""


class IndexUnavailable(CorpusError):
    """A derived index cannot serve at the moment; callers go on with the other one and say so."""


class LockHeld(CorpusError):
    """Another process owns the resource.

    Attributes:
        holder: what the holder wrote about itself, such as "pid 4711"; may be empty.
    """

    def __init__(self, message: str, *, holder: str = "", remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.holder = holder


class NotFound(CorpusError):
    """No article or answer has this id."""


class EmbedderUnavailable(EvenhandError):
    """The local weights are missing or altered, or the embedding service failed after its retries."""


class SourceError(EvenhandError):
    """One source could not be read: it fails alone.

    Attributes:
        source: the path or URL as the operator wrote it.
    """

    def __init__(self, source: str, reason: str, *, remedy: str = "") -> None:
        super().__init__(reason, remedy=remedy)
        self.source = source
