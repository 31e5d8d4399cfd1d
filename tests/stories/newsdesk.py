"""Articles of made-up events, put into an archive without an ingest; the words of each report are its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from corpus.archive import Archive, Filing
from corpus.types import Article

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)

# event: (outlet, hours after MORNING, title, text)
EVENTS = {
    "ferry": (
        ("Harbour Post", 0, "Ferry Saltern Star runs aground off Kesselby", "The ferry Saltern Star ran aground on the Mewstone reef off Kesselby with 214 passengers aboard. Lifeboats from Kesselby took everyone off, the coastguard said."),
        ("Inland Times", 3, "All 214 passengers safe after Saltern Star hits reef", "Everyone aboard the Saltern Star is safe after the ferry struck the Mewstone reef near Kesselby, the coastguard said. Captain Orla Venn is being questioned."),
        ("Radio Fell", 30, "Captain of grounded Kesselby ferry suspended", "Captain Orla Venn of the Saltern Star has been suspended while inspectors look at how the ferry struck the Mewstone reef off Kesselby."),
    ),
    "budget": (
        ("Harbour Post", 1, "Drossen council passes budget by one vote", "Drossen council passed a budget of 61 million crowns by 18 votes to 17. Mayor Ilka Tamm called it painful. Libraries in Drossen lose a third of their hours."),
        ("Inland Times", 4, "One vote decides: Drossen cuts library hours", "By 18 votes to 17 the council of Drossen cut library hours. Mayor Ilka Tamm said the 61 million crowns left no choice."),
    ),
    "quake": (
        ("Radio Fell", 2, "Magnitude 5.8 quake shakes Port Yarrow", "An earthquake of magnitude 5.8 shook Port Yarrow before dawn. Nine people were hurt, the Yarrow hospital said, and the Tolland bridge was closed."),
        ("Harbour Post", 6, "Nine hurt as quake closes Tolland bridge", "Nine people were hurt and the Tolland bridge closed after an earthquake of magnitude 5.8 at Port Yarrow, its hospital said."),
        ("Inland Times", 50, "Tolland bridge reopens after Port Yarrow quake", "The Tolland bridge has reopened, two days after the magnitude 5.8 earthquake at Port Yarrow that hurt nine people."),
    ),
    "strike": (
        ("Inland Times", 8, "Norbury tram drivers strike over shifts", "Tram drivers in Norbury walked out over split shifts. Their union leader, Bettina Crake, said 340 drivers took part and no tram left the Ashgrove depot."),
        ("Radio Fell", 9, "No trams in Norbury as 340 drivers walk out", "Not one tram left the Ashgrove depot in Norbury as 340 drivers walked out over split shifts, union leader Bettina Crake said."),
    ),
}  # fmt: skip


def article(key, outlet, hours, title, text, **given):
    """One article; its own origin unless told otherwise."""
    when = MORNING + timedelta(hours=hours)
    made = Article(
        id=key, url=f"https://{key}.example/", canonical_url=f"https://{key}.example/", title=title, dek="", outlet=outlet,
        section="", authors=(), language="en", published_at=when, date_quality="minute", updated_at=None, first_seen=when,
        text=text, content_hash=key, revision=1, kind="news", origin=key,
    )  # fmt: skip
    return replace(made, **given)


def everything():
    """All articles, by id such as "ferry-0", in the order of their times."""
    made = [
        article(f"{event}-{n}", *told) for event, reports in EVENTS.items() for n, told in enumerate(reports)
    ]
    return sorted(made, key=lambda one: one.published_at)


def put(archive, *articles, origins=None):
    """Store articles in one transaction."""
    filings = [Filing(one, (), (), (), f"{one.id}.{one.revision}", one.url) for one in articles]
    archive.put(filings, {}, embedder="none", now=MORNING, origins=origins or {})


def opened(folder, name="archive"):
    """An archive of its own."""
    return Archive.open(f"sqlite:///{folder / name}.db")
