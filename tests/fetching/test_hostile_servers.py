"""Servers that mean harm: each ends in a FetchError, in bounded time and memory."""

from __future__ import annotations

import gzip
import os
import resource
import sys
import time
import zlib
from contextlib import suppress

import pytest

from tests.fetching.asking import ask, fails

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
MEMORY = 50_000 * (1024 if sys.platform == "darwin" else 1)  # 50 MB; in kB, on a Mac in bytes
BOMB = gzip.compress(bytes(10_000_000), 9, mtime=0)  # 10 MB in 10 kB


def sends(*parts, again=b"", pause=0.0, hold=False):
    """A server that sends parts, then one more again and again until the other side has gone."""

    def serve(connection):
        with suppress(OSError):
            for part in parts:
                connection.sendall(part)
            while again:
                connection.sendall(again)
                time.sleep(pause)
            if hold:
                connection.recv(1)

    return serve


def chunk(data):
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def deflated(data):
    return zlib.compress(data, 9)


SERVERS = {
    "gzip bomb of 1 GB": sends(OK + b"Content-Encoding: gzip\r\n\r\n", *[BOMB] * 100),
    "nested gzip": sends(OK + b"Content-Encoding: gzip, gzip\r\n\r\n", gzip.compress(BOMB, mtime=0)),
    "gzip in gzip": sends(OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(BOMB, mtime=0)),
    "deflate bomb": sends(OK + b"Content-Encoding: deflate\r\n\r\n", deflated(bytes(10_000_000))),
    "2,000 encodings": sends(OK + b"Content-Encoding: " + b"gzip, " * 2000 + b"gzip\r\n\r\nx"),
    "not gzip at all": sends(OK + b"Content-Encoding: gzip\r\n\r\n<html>"),
    "endless body": sends(OK + b"\r\n", again=b"<p>" * 20_000),
    "endless chunks": sends(CHUNKED, again=chunk(b"<p>" * 20_000)),
    "endless gzip of nothing": sends(
        OK + b"Content-Encoding: gzip\r\n\r\n", again=gzip.compress(b"", mtime=0), pause=0.001
    ),
    "slow body": sends(OK + b"Content-Length: 9999\r\n\r\n", again=b"<", pause=0.05),
    "slow headers": sends(OK, again=b"X", pause=0.05),
    "endless 1xx": sends(again=b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.001),
    "a header of 50 MB": sends(OK + b"X: ", *[b"x" * 500_000] * 100),
    "a million headers": sends(OK, *[b"X: y\r\n" * 10_000] * 100),
    "a status line of 20 MB": sends(b"HTTP/1.1 200 ", *[b"x" * 500_000] * 40),
    "a length that lies": sends(OK + b"Content-Length: 5000\r\n\r\n<html>"),
    "a length that is no number": sends(OK + b"Content-Length: many\r\n\r\n<html>"),
    "two lengths": sends(OK + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\n<html>"),
    "unfinished chunks": sends(CHUNKED, chunk(b"<html>")),
    "a bad chunk size": sends(CHUNKED, b"zz\r\n<html>\r\n"),
    "HTTP/0.9": sends(b"<html>hello\r\n\r\n"),
    "another protocol": sends(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "silence": sends(hold=True),
    "100 MB of HTML": sends(OK + b"Content-Length: 100000000\r\n\r\n", *[b"<p>" * 100_000] * 300),
    "binary as HTML": sends(OK + b"Content-Type: text/html\r\nContent-Length: 600\r\n\r\n", os.urandom(600)),
    "nothing at all": sends(),
}


@pytest.fixture
def impatient(fetchers):
    return fetchers("127.0.0.1", tries=1)


@pytest.mark.parametrize("name", SERVERS)
def test_a_hostile_server_is_left(impatient, site, name):
    """Whatever it sends, the request ends in an error within its time and in little memory."""
    site.raw("/x", SERVERS[name])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    error = fails(impatient, site.url("/x"), accept="page", limit=200_000, seconds=0.5)
    assert error.fault in {"timeout", "too_large", "network", "content"}
    assert time.monotonic() - started < 5.0  # the deadline of 0.5 s, on a machine that is busy
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEMORY


def test_each_try_has_its_own_time(fetchers, site):
    """A silent server is asked three times, for as long as one request may take each."""
    site.raw("/x", SERVERS["silence"])
    assert fails(fetchers("127.0.0.1"), site.url("/x"), seconds=0.2).fault == "timeout"
    assert site.hits("/x") == 3


def test_a_hostile_server_harms_only_itself(impatient, site):
    """After a bad answer the same site's good pages still come."""
    for number, serve in enumerate(SERVERS.values()):
        if number % 5 == 0:
            site.raw("/x", serve)
            fails(impatient, site.url("/x"), accept="page", limit=200_000, seconds=0.3)
    assert ask(impatient, site.url("/a")).data
