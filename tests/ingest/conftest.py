"""Fixtures of the job's tests: child processes that read pages, and a fake news site."""

from __future__ import annotations

import pytest

from ingest.extraction.sandbox import Sandbox
from tests.servers.web import Site


@pytest.fixture(scope="module")
def sandbox():
    """Two workers for the tests of a module."""
    with Sandbox(workers=2) as opened:
        yield opened


@pytest.fixture
def site():
    """An empty site on a free port."""
    with Site() as opened:
        yield opened
