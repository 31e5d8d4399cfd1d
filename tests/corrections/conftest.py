"""What tests of corrections share."""

from __future__ import annotations

import pytest

from tests.corrections.room import Room, wire


@pytest.fixture
def room(library):
    """A room whose corpus tells of the flood, with an answer in one thread."""
    made = Room(library)
    made.ingest(wire())
    assert made.due() == ()
    made.ask("100.1")
    return made
