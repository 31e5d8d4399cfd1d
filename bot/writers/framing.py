"""Data for a model as the last line of a message, behind a boundary that nobody can guess."""

from __future__ import annotations

import json
import secrets
from typing import Any


def boundary() -> str:
    """A line that no article can hold: 128 random bits, new for each request."""
    return f"data-{secrets.token_hex(16)}"


def payload(value: Any) -> str:
    """One line of JSON that any server can read, whatever characters the value has."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
