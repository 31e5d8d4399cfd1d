"""What we ask a model: words, not code. A prompt's version is the hash of its file.

A prompt file has a front matter that declares its inputs, a part `# System` that never changes, so that a service
can cache it, and a part `# User` with `$name` where an input goes. A dollar sign is written `$$`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import resources
from string import Template

_FILE = re.compile(
    r"---\ninputs:(?P<inputs>[^\n]*)\n---\n# System\n(?P<system>.*?)\n# User\n(?P<user>.*)", re.DOTALL
)


class PromptError(ValueError):
    """A prompt file or a call does not keep to what the file declares: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Messages:
    """What is sent: the part that is the same for every request, and the request."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A loaded prompt."""

    name: str
    version: str  # hash of the file
    inputs: tuple[str, ...]
    system: str
    user: Template

    @property
    def label(self) -> str:
        """Name and version, for provenance: `answer@0123456789ab`."""
        return f"{self.name}@{self.version}"

    def render(self, **inputs: str) -> Messages:
        """The messages with every input in its place; an input's own `$name` stays as it is.

        Raises:
            PromptError: an input is missing, or is not declared.
        """
        if set(inputs) != set(self.inputs):
            raise PromptError(f"{self.name} takes {', '.join(self.inputs)}; it was given {sorted(inputs)}.")
        return Messages(self.system, self.user.substitute(inputs))


@cache
def load(name: str) -> Prompt:
    """The prompt of this name.

    Raises:
        PromptError: there is none, or its file uses other inputs than it declares.
    """
    path = resources.files(__name__).joinpath(f"{name}.md")
    if not path.is_file():
        raise PromptError(f"There is no prompt {name!r}.")
    return read(name, path.read_bytes())


def read(name: str, data: bytes) -> Prompt:
    """The prompt in the bytes of a file.

    Raises:
        PromptError: the file has not the agreed form, or uses other inputs than it declares.
    """
    found = _FILE.fullmatch(data.decode("utf-8"))
    if found is None:
        raise PromptError(f"Prompt {name!r} needs a front matter with inputs, a # System and a # User part.")
    inputs = tuple(found["inputs"].replace(",", " ").split())
    system, user = Template(found["system"].strip()), Template(found["user"].strip())
    if not (system.is_valid() and user.is_valid()):
        raise PromptError(f"Prompt {name!r} has a stray dollar sign; write $$ for one.")
    if system.get_identifiers():
        raise PromptError(
            f"The # System part of prompt {name!r} takes inputs; it must be the same each time."
        )
    if set(user.get_identifiers()) != set(inputs):
        raise PromptError(f"Prompt {name!r} declares {inputs} but uses {tuple(user.get_identifiers())}.")
    version = blake2b(data, digest_size=6).hexdigest()
    return Prompt(name, version, inputs, system.substitute(), user)
