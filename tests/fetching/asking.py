"""Short ways to ask, for tests."""

from __future__ import annotations

import pytest

from ingest.fetching.types import FetchError, Request


def ask(fetcher, url, **request):
    """What comes, without politeness and with little patience."""
    return fetcher.fetch(Request(url, **{"delay": 0.0, "seconds": 2.0} | request))


def fails(fetcher, url, **request):
    """The error for an address that must not be read."""
    with pytest.raises(FetchError) as caught:
        ask(fetcher, url, **request)
    assert caught.value.source == url
    assert str(caught.value).endswith(".")
    return caught.value
