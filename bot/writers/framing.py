"""Data for a model as the last line of a message, behind a boundary that nobody can guess."""

from __future__ import annotations

import json
import re
import secrets
from typing import Any

_MARKS = re.compile("<[|]|[\u0085\u2028\u2029]|\\[/?INST\\]|</?s>")


def boundary() -> str:
    """A line that no article can hold: 128 random bits, new for each request."""
    return f"data-{secrets.token_hex(16)}"


def payload(value: Any) -> str:
    """One line of JSON that any server can read, whatever characters the value has.

    What a simple server takes for its own marks (`<|im_start|>`) or for the end of a line is written as an escape.
    """
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return _MARKS.sub(lambda mark: "".join(f"\\u{ord(char):04x}" for char in mark.group()), text)
