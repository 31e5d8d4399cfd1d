"""Pages that are not held are taken in before they are summarised, or it is said why they cannot be."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bot.summaries.types import Summary
from corpus.library import Library
from corpus.lock import Lock
from corpus.settings import load
from ingest.taking import Taking
from tests.servers import news
from tests.servers.web import Site
from tests.summaries.newsdesk import ASKED, summarizer

PAGE = news.page(
    1,
    title="Ferry company of Vell orders two ships",
    paragraphs=[
        "The ferry company of Vell ordered two ships on Monday, its director Ada Lund said. They are to be built at the yard of Kelm.",
        "The union of the crews denied that it had agreed to longer shifts. It said that talks would go on until the end of June.",
        "The ships are to cost 84 million crowns each, the county said. It was not clear who would pay for the new pier.",
    ],
)


@pytest.fixture
def site():
    with Site() as opened:
        yield opened


@pytest.fixture
def make(home, embedder, monkeypatch):
    """Summaries on an empty library whose guard lets this machine in, or not."""
    opened = []

    def made(allow="127.0.0.0/8", wait=0.1):
        monkeypatch.setenv("EVENHAND_ALLOW", allow)
        settings = load(home=home)
        library = Library.open(settings, embedder).ready()
        opened.append(library)
        return summarizer(library, fetch=Taking(library, embedder, settings, wait=wait))

    yield made
    for library in opened:
        library.close()


def test_a_page_is_taken_in_and_summarised(make, site):
    """The article is held from then on; asked again, the page is not fetched."""
    site.put("/news/ships", PAGE)
    summaries = make()

    told = [summaries.about(site.url("/news/ships"), ASKED) for _ in range(2)]

    assert all(isinstance(one, Summary) for one in told)
    assert {"Its director Ada Lund", "The union of the crews", "The county"} & {
        v.party for v in told[0].voices
    }
    assert told[0].claims == told[1].claims
    assert site.hits("/news/ships") == 1


def test_a_page_that_has_moved_is_followed(make, site):
    """The article behind the redirect is what is told of."""
    site.put("/news/ships", PAGE)
    site.put("/short", status=302, headers={"Location": "/news/ships"})

    assert isinstance(make().about(site.url("/short"), ASKED), Summary)


@pytest.mark.parametrize(
    ("path", "put", "words"),
    [
        ("/gone", {"status": 404}, "404"),
        ("/paper.pdf", {"body": b"%PDF-1.7 " + b"x" * 900, "content_type": "application/pdf"}, "could not be read"),
        ("/empty", {"body": "<html><body></body></html>"}, "could not be read"),
    ],
    ids=["missing", "pdf", "empty"],
)  # fmt: skip
def test_it_is_said_why_a_page_cannot_be_read(make, site, path, put, words):
    """One sentence with the reason, and no summary."""
    site.put(path, **put)

    outcome = make().about(site.url(path), ASKED)

    assert not isinstance(outcome, Summary)
    assert "could not be read" in outcome.detail
    assert words in outcome.detail
    assert "Traceback" not in outcome.detail


def test_a_page_without_end_is_given_up(make, site):
    """After as much as a page may have, the reader is told."""

    def endless(connection):
        with suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            while True:
                connection.sendall(b"<p>" * 50_000)

    site.raw("/endless", endless)

    assert "could not be read" in make().about(site.url("/endless"), ASKED).detail


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/admin", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://10.0.0.8/x"]
)  # fmt: skip
def test_internal_addresses_are_refused(make, address):
    """Nobody can have the intranet summarised."""
    outcome = make(allow="").about(address, ASKED)

    assert not isinstance(outcome, Summary)
    assert "could not be read" in outcome.detail


def test_another_run_is_waited_for_and_then_told_of(make, site, home):
    """While articles are taken in, one page has to wait; the reader is told to ask again."""
    site.put("/news/ships", PAGE)
    summaries = make()

    with Lock(home / "ingest.lock", what="A run"):
        outcome = summaries.about(site.url("/news/ships"), ASKED)

    assert "being taken in at the moment" in outcome.detail
    assert isinstance(summaries.about(site.url("/news/ships"), ASKED), Summary)
