"""Replies of every kind, for the tests of letters; invented outlets and words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bot.conversation.history import Clarification, Option
from bot.conversation.receipts import Backed, Receipt, Shown
from bot.digests.types import Change, Digest, Entry, LeftOut, Mention
from bot.slack.post.plain import words
from bot.stories.types import Story
from bot.summaries.types import Summary, Voice
from bot.types import (
    Answer,
    Claim,
    Conflict,
    Coverage,
    Figure,
    NoAnswer,
    Provenance,
    Question,
    Quote,
    Source,
    Usage,
    Window,
    Withheld,
)
from corpus.health import Silence
from corpus.types import Span

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
BERLIN = "Europe/Berlin"
DAY = Window(datetime(2026, 11, 19, 23, tzinfo=UTC), datetime(2026, 11, 21, 23, tzinfo=UTC), "since Friday")


def read(told):
    """All that a letter says, by message."""
    return "\n".join(words(post.blocks) for post in told.posts)


def question(**given):
    return Question(**{"text": "How high was the flood at Ostrel?", "now": NOON, "zone": BERLIN, **given})


def source(number, **given):
    values = {
        "number": number,
        "article_id": f"a{number}",
        "revision": 1,
        "title": f"River Tarn rises for day {number}",
        "outlet": f"Valley Wire {number}",
        "url": f"https://wire{number}.example/tarn?day={number}&full=1",
        "published_at": NOON - timedelta(hours=number),
        "date_quality": "minute",
    }
    return Source(**{**values, **given})


def claim(text, *numbers, **given):
    quotes = tuple(Quote(number, f"a{number}", 1, Span(0, 9), text[:9]) for number in numbers)
    return Claim(text, "fact", quotes, **given)


def coverage(**given):
    values = {"articles": 8, "outlets": 5, "origins": 4, "earliest": NOON - timedelta(days=1), "latest": NOON}
    return Coverage(**{**values, "last_ingest": NOON, **given})


def made(**given):
    values = {"writer": "extractive", "model": None, "prompt": None, "generation": 1, "embedder": "local"}
    return Provenance(**{**values, "when": NOON, **given})


COMMON = {"id": "k3f9", "withheld": (), "notices": (), "coverage": coverage(), "provenance": made()}
CLAIMS = (
    claim("The river Tarn stood at 7.42 metres at Ostrel on Friday, the water board said. It fell later.", 1),
    claim("Some 900 families left their homes, the regional fire service said.", 1, 2),
)


def answer(**given):
    own = {
        "question": question(window=DAY),
        "status": "answered",
        "claims": CLAIMS,
        "conflicts": (),
        "missing": (),
    }
    return Answer(**{**COMMON, **own, "sources": (source(1), source(2)), **given})


def no_answer(**given):
    own = {
        "question": question(),
        "reason": "nothing_relevant",
        "detail": "No article tells of it.",
        "nearest": (),
    }
    return NoAnswer(**{**COMMON, **own, **given})


def summary(**given):
    own = {"question": question(), "title": "Flood at Ostrel", "asof": NOON, "conflicts": ()}
    own |= {"agreed": (), "reported": CLAIMS[:1], "voices": (Voice("The fire service", CLAIMS[1:]),)}
    own |= {"unknown": ("No direct statement by the governor is in the reports used here.",)}
    return Summary(**{**COMMON, **own, "sources": (source(1), source(2)), **given})


def story(n=1, **given):
    values = {
        "id": f"s{n}",
        "title": f"River Tarn rises for day {n}",
        "articles": ("a1", "a2"),
        "origins": ("a1", "a2"),
        "outlets": ("Valley Wire", "Northern Star"),
        "since": NOON - timedelta(hours=6),
        "until": NOON,
    }
    return Story(**{**values, **given})


def digest(**given):
    own = {"question": question(text="floods", window=DAY), "quiet": (), "left_out": (), "in_brief": ()}
    entries = tuple(
        Entry(story(n), "new", f"Flood {n}", (each,), words=20) for n, each in enumerate(CLAIMS, start=1)
    )
    return Digest(**{**COMMON, **own, "entries": entries, "sources": (source(1), source(2)), **given})


def shown(number, text, **given):
    values = {
        "number": number, "text": text, "citation": 1, "article_id": "a1", "revision": 2, "start": 10, "end": 54,
        "title": "River Tarn rises", "outlet": "Valley Wire", "url": "https://wire.example/tarn",
        "published_at": NOON, "date_quality": "day", "since": "unchanged",
    }  # fmt: skip
    return Shown(**{**values, **given})


def receipt(*quotes, **given):
    claims = (Backed("The river stood at 7.42 metres.", "fact", "the water board", quotes),) if quotes else ()
    values = {"answer": "k3f9", "question": "How high was the flood?", "claims": claims, "zone": BERLIN}
    return Receipt(**{**values, **given})


def clarification(first, second):
    return Clarification(
        "the attack", "What about the attack?", (Option(first, first), Option(second, second))
    )


# -- any words, any number --

HOSTILE = (
    "<!channel> and <!here>",
    "<@U0123456789> <#C0123456789> <!subteam^S012>",
    "&lt;!channel&gt; &amp;amp; &",
    "<https://evil.example|The Valley Wire>",
    "@everyone see https://evil.example/?q=1 or www.evil.example or evil.example",
    "*bold* _it_ ~no~ `code` > quote :warning: [a](https://evil.example)",
    "\u202eright to left\u2066 \u200b\u200d\ufeff \x00\x1b[31m",
    "אמר ראש העיר כי 12 בני אדם נפצעו. שָׁלוֹם",
    "Z" + "\u0301" * 400,
    "&" * 4000,
    "🗞" * 2000,
    "1234567890" * 500,
    "word 17 " * 2500,
    "",
    " ",
    "line\nline\r\nline\u2028line",
)
WORDS = st.text(max_size=200) | st.sampled_from(HOSTILE)
URLS = st.sampled_from((
    "https://wire.example/a", "http://www.wire.example/a?b=<c>|d", "https://näher.example/ü x", "javascript:alert(1)",
    "", "https://good.example@evil.example/", "https://", "ftp://wire.example/a", "https://wire.example/" + "a" * 1800,
    "https://wire.example/" + "ü" * 1500, "https://[::1]/a", "https://evil.example\\@wire.example/", "HTTPS://Wire.Example/A",
    "https://wi\u00adre.example/", "https://wire.example/\u202ea", "//wire.example/a", "https://wire.example:8443/a",
)) | WORDS  # fmt: skip
DATES = st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone is given
QUALITY = st.sampled_from(("minute", "day", "updated_only", "none"))


@st.composite
def sources(draw, most=12):
    return tuple(
        source(
            number,
            title=draw(WORDS),
            outlet=draw(WORDS),
            url=draw(URLS),
            published_at=draw(st.none() | DATES),
            date_quality=draw(QUALITY),
            also_carried_by=tuple(draw(st.lists(WORDS, max_size=3))),
            flag=draw(st.sampled_from((None, "updated", "corrected", "withdrawn"))),
        )
        for number in range(1, draw(st.integers(1, most)) + 1)
    )


@st.composite
def claims(draw, cited, most=12):
    numbers = st.lists(st.sampled_from([one.number for one in cited]), min_size=1, max_size=6, unique=True)
    texts = draw(st.lists(WORDS, min_size=1, max_size=most))
    return tuple(
        claim(text, *draw(numbers), unchecked=tuple(draw(st.lists(WORDS, max_size=1)))) for text in texts
    )


@st.composite
def conflicts(draw, cited):
    figures = st.builds(
        Figure,
        value=WORDS,
        authority=WORDS.filter(bool),
        as_of=st.sampled_from(("", "2026-11-20")),
        citation=st.sampled_from([one.number for one in cited]),
        note=st.sampled_from(("", "superseded", "corrected")),
        reason=WORDS,
    )
    made = st.builds(Conflict, slot=WORDS, values=st.lists(figures, min_size=1, max_size=4).map(tuple))
    return tuple(draw(st.lists(made, max_size=3)))


@st.composite
def commons(draw):
    silent = st.builds(Silence, name=WORDS, since=st.none() | DATES)
    window = st.builds(Window, since=DATES, until=DATES, text=WORDS)
    return {
        "question": question(text=draw(WORDS), window=draw(st.none() | window)),
        "withheld": tuple(
            draw(st.lists(st.builds(Withheld, text=WORDS, code=st.just("low_support")), max_size=3))
        ),
        "notices": tuple(draw(st.lists(WORDS, max_size=3))),
        "coverage": coverage(silent=tuple(draw(st.lists(silent, max_size=10)))),
        "provenance": made(model=draw(st.none() | WORDS), usage=Usage(requests=draw(st.integers(0, 2)))),
    }


@st.composite
def answers(draw):
    cited = draw(sources())
    return answer(
        **draw(commons()),
        sources=cited,
        claims=draw(claims(cited)),
        conflicts=draw(conflicts(cited)),
        missing=tuple(draw(st.lists(WORDS, max_size=3))),
        status=draw(st.sampled_from(("answered", "partial"))),
    )


@st.composite
def summaries(draw):
    cited = draw(sources())
    return summary(
        **draw(commons()),
        title=draw(WORDS),
        asof=draw(st.none() | DATES),
        sources=cited,
        agreed=draw(claims(cited, most=3)),
        reported=draw(claims(cited, most=3)),
        voices=tuple(draw(st.lists(st.builds(Voice, WORDS, claims(cited, most=2), WORDS), max_size=6))),
        conflicts=draw(conflicts(cited)),
        unknown=tuple(draw(st.lists(WORDS, max_size=4))),
        story_id=draw(st.sampled_from(("", "s0123456789ab"))),
    )


@st.composite
def digests(draw):
    cited = draw(sources())
    states = st.sampled_from(("new", "updated", "corrected"))
    told = st.builds(story, st.integers(1, 99), title=WORDS, outlets=st.lists(WORDS, max_size=6).map(tuple))
    slots = draw(conflicts(cited))
    changes = [Change(one.slot, one.values[0], one.values[-1]) for one in slots]
    entries = st.builds(
        Entry,
        told,
        states,
        WORDS,
        claims(cited, most=3),
        claims(cited, most=1),
        changes=st.just(tuple(changes)),
        conflicts=st.just(slots),
        notes=st.lists(WORDS, max_size=2).map(tuple),
        unshown=st.lists(WORDS, max_size=2).map(tuple),
    )
    brief = st.builds(Mention, told, states, WORDS, st.none())
    return digest(
        **draw(commons()),
        sources=cited,
        entries=tuple(draw(st.lists(entries, max_size=4))),
        in_brief=tuple(draw(st.lists(brief, max_size=3))),
        quiet=tuple(draw(st.lists(told, max_size=3))),
        left_out=tuple(draw(st.lists(st.builds(LeftOut, st.just("s1"), WORDS, WORDS), max_size=7))),
        late=draw(st.none() | DATES),
    )


@st.composite
def refusals(draw):
    reason = draw(
        st.sampled_from(("outlet_not_in_corpus", "nothing_relevant", "not_supported", "empty_corpus"))
    )
    return no_answer(**draw(commons()), reason=reason, detail=draw(WORDS), nearest=draw(sources(most=4)))


@st.composite
def receipts(draw):
    quotes = st.builds(
        shown,
        st.integers(1, 99),
        WORDS,
        title=WORDS,
        outlet=WORDS,
        url=URLS,
        published_at=st.none() | DATES,
        date_quality=QUALITY,
        since=st.sampled_from(("unchanged", "changed", "words_gone", "withdrawn", "deleted")),
    )
    backed = st.builds(
        Backed,
        text=WORDS,
        kind=st.just("fact"),
        speaker=st.none() | WORDS,
        quotes=st.lists(quotes, max_size=4).map(tuple),
    )
    told = tuple(draw(st.lists(backed, max_size=5)))
    return receipt(claims=told, detail=draw(WORDS), question=draw(WORDS))
