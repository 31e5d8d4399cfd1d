"""A site, fetchers that give up soon, and witnesses of every connection and every look-up."""

from __future__ import annotations

import socket
import sys

import pytest

from ingest.fetching.fetcher import Fetcher
from ingest.fetching.policy import Policy
from tests.servers.web import Site

WITNESSED: list[tuple] = []


def _witness(event, arguments):
    if event == "socket.connect":
        WITNESSED.append(arguments[1])


sys.addaudithook(_witness)  # the interpreter tells it of each connection, whoever makes it


class Names:
    """A resolver: the addresses of names, one list a look-up, the last for ever. Other names are unknown."""

    def __init__(self, **answers):
        self.answers = {f"{name}.test": list(lists) for name, lists in answers.items()}
        self.asked = []

    def __call__(self, host, port, *rest):
        self.asked.append(host)
        lists = self.answers.get(host.rstrip(".").lower(), [])
        found = lists.pop(0) if len(lists) > 1 else lists[0] if lists else self.numeric(host)
        return [row for address in found for row in rows(address, port)]

    @staticmethod
    def numeric(host):
        try:
            socket.getaddrinfo(host, None, 0, 0, 0, socket.AI_NUMERICHOST)
        except (OSError, UnicodeError):
            raise socket.gaierror(socket.EAI_NONAME, "unknown") from None
        return [host]


def rows(address, port):
    return socket.getaddrinfo(address, port, 0, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST)


@pytest.fixture
def connections():
    """The addresses that were connected to since the test began."""
    WITNESSED.clear()
    return WITNESSED


@pytest.fixture
def site():
    with Site() as running:
        running.put("/a", "<html><p>Harbour reopens")
        yield running


@pytest.fixture
def fetchers():
    """Makes fetchers that are closed after the test."""
    made = []

    def make(*allow, resolver=None, **policy):
        made.append(Fetcher(Policy(allow=allow, **{"backoff": 0.01} | policy), resolver))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def fetcher(fetchers):
    """May read from this machine by its numbers and as localhost, on any port."""
    return fetchers("127.0.0.0/8")
