"""A small event for the Desk's tests: several outlets, a reprint, differing figures, an opinion."""

from __future__ import annotations

from datetime import timedelta

from tests.articles import NOON, document

FLOOD = "https://{}.example/flood"

WIRE = (
    "The river Tarn rose above its banks at Ostrel on Monday night. The regional fire service said that 12 people "
    "had been killed and 40 were missing. Some 900 families had to leave their homes, it added.\n\n"
    "Governor Ilse Marn said that the dam at Kelm had held. The opposition leader Tomas Rehn denied that the "
    "council had been warned in time."
)


def article(outlet, text, *, hours=0, title="Flood at Ostrel", **given):
    slug = outlet.lower().replace(" ", "")
    url = given.pop("url", FLOOD.format(slug))
    return document(
        source=f"{slug}.txt",
        title=title,
        text=text,
        outlet=outlet,
        url=url,
        canonical_url=url,
        published_at=NOON + timedelta(hours=hours),
        **given,
    )


EVENT = (
    article("Valley Wire", WIRE),
    article("Ostrel Courier", WIRE.replace("\n\n", " "), hours=3, title="Twelve dead in Tarn flood"),
    article(
        "Northern Star",
        "The health ministry said on Tuesday that 17 people had been killed in the flood at Ostrel. It said that "
        "its count included people who had died in hospital. Rescue teams were still looking for 31 people.",
        hours=20,
        title="Ministry raises flood count to 17",
    ),
    article(
        "Plain Review",
        "The flood at Ostrel was a failure of planning, and the governor should resign. Nobody killed in the flood "
        "had to die.",
        hours=22,
        title="Opinion: A flood of errors",
        kind="opinion",
    ),
    article(
        "Harvest Gazette",
        "Wheat prices rose by 4 per cent in the southern plains last week, the farmers' union said. Traders expect a "
        "poor harvest because of a dry spring.",
        hours=1,
        title="Wheat prices rise",
    ),
)
