"""News text that nobody published: made of seeded chance, of the length and the word pieces of the real thing."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from corpus.types import Article
from ingest.chunking import cut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = 400  # an article, give or take a quarter
START = datetime(2024, 1, 1, 6, 0, tzinfo=UTC)

_PEOPLE = "Mara Oduya,Tomas Lindqvist,Irena Bakos,Samuel Achterberg,Leila Ferreira,Jonas Wray,Amina Castellan,Peter Hollins,Dana Kirsch,Rafael Moreno,Yuki Sandoval,Nils Bergstrom,Grace Tembo,Viktor Halasz,Elena Price".split(
    ","
)
_ROLES = "mayor,councillor,minister,union leader,researcher,engineer,judge,harbour master,head teacher,spokesperson,economist,nurse,farmer,prosecutor,coach".split(
    ","
)
_PLACES = "Lindenau,Westmere,Port Halden,Sarvik,Monte Alvo,Greyford,Tallinn Bay,Novigrad,Kestrel Valley,Ashby,Ostrava North,Quillon,Bremhaven,San Tadeo,Dunmore".split(
    ","
)
_BODIES = "city council,transport authority,central bank,water board,appeals court,fishing fleet,teachers' union,power company,health service,election commission,film festival,housing agency,weather service,football club,customs office".split(
    ","
)
_THINGS = "bridge,hospital wing,ferry line,pension plan,school budget,wind farm,tax cut,ceasefire,vaccine trial,reservoir,tram extension,border crossing,housing scheme,trade agreement,fishing quota,data centre,nature reserve,coal mine,airport runway,flood barrier".split(
    ","
)
_ACTS = "approved,postponed,defended,criticised,reviewed,funded,halted,announced,rejected,expanded,inspected,questioned,reopened,abandoned,audited,welcomed".split(
    ","
)
_EFFECTS = "shortages,delays,protests,savings,lawsuits,job losses,higher fares,cleaner air,repairs,resignations,a recount,an inquiry,lower rents,new rules,longer queues,record sales".split(
    ","
)
_WAYS = "unexpectedly,narrowly,after months of talks,despite warnings,without a vote,under pressure,for the third time,by a wide margin,late at night,with little debate,on schedule,behind closed doors".split(
    ","
)
_TIMES = "on Monday,last week,in early spring,before the holidays,this month,two years ago,on Thursday evening,since the storm,during the summer,by the end of the decade".split(
    ","
)
_FORMS = (
    "The {body} of {place} {act} the {thing} {way} {time}.",
    "{person}, a {role} from {place}, said the {thing} would bring {effect}.",
    "“We {act} it {way},” {person} told reporters in {place} {time}.",
    "The {thing} will cost about {n} million crowns, {m} percent more than planned.",
    "According to the {body}, {n} households near {place} have seen {effect} {time}.",
    "A {role} at the {body} {act} a similar {thing} in {place} {time}, which led to {effect}.",
    "Critics such as {person} fear {effect} and {effect2}, while the {body} expects {effect3}.",
    "In {place}, {n} people gathered {time} because the {body} had {act} the {thing}.",
    "Figures for the past {m} years show {effect} wherever a {thing} was {act} {way}.",
    "{person} and {person2} are to meet the {body} {time} to discuss the {thing} and {effect}.",
    "It was not clear {time} whether the {role} had {act} the {thing} {way} or the {body} had.",
    "Neighbouring {place} {act} its own {thing} at a price of {n} thousand crowns a {role}.",
)  # fmt: skip


def articles(count: int, *, seed: int = 7) -> Iterator[dict[str, Any]]:
    """So many articles as records for `evenhand ingest`; the same for the same seed, and no two alike."""
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        url = f"https://wire{number % 9}.example/{seed}/{number}"
        yield {
            "url": url,
            "title": _sentence(chance).rstrip("."),
            "outlet": f"Wire {number % 9}",
            "published": (START + timedelta(minutes=7 * number)).isoformat(),
            "authors": [chance.choice(_PEOPLE)],
            "section": "News",
            "language": "en",
            "kind": "news",
            "text": _text(chance),
        }


def write(path: Path, count: int, *, seed: int = 7) -> None:
    """The articles as JSON lines."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in articles(count, seed=seed))


def passages(count: int, *, seed: int = 7) -> list[str]:
    """What `evenhand ingest` would embed of so many articles: passages with their headers."""
    return [text for record in articles(count, seed=seed) for text in cut(_article(record))[1]]


def _article(record: dict[str, Any]) -> Article:
    published = datetime.fromisoformat(record["published"])
    return Article(
        id="a", url=record["url"], canonical_url=record["url"], title=record["title"], dek="", outlet=record["outlet"],
        section=record["section"], authors=tuple(record["authors"]), language="en", published_at=published,
        date_quality="minute", updated_at=None, first_seen=published, text=record["text"], content_hash="", revision=1,
        kind="news", origin="a",
    )  # fmt: skip


def _text(chance: random.Random) -> str:
    wanted = chance.randint(WORDS * 3 // 4, WORDS * 5 // 4)
    paragraphs, words = [], 0
    while words < wanted:
        paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(2, 4)))
        paragraphs.append(paragraph)
        words += len(paragraph.split())
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    one = chance.choice
    return one(_FORMS).format(
        person=one(_PEOPLE), person2=one(_PEOPLE), role=one(_ROLES), place=one(_PLACES), body=one(_BODIES),
        thing=one(_THINGS), act=one(_ACTS), effect=one(_EFFECTS), effect2=one(_EFFECTS), effect3=one(_EFFECTS),
        way=one(_WAYS), time=one(_TIMES), n=chance.randint(2, 990), m=chance.randint(2, 48),
    )  # fmt: skip
