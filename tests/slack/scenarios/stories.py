"""A dozen towns with one story each, so that every answer can be told from every other; and who asks about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tests.articles import NOON, document
from tests.servers.openai import Reply, answer, claim, data_of, passages_of


@dataclass(frozen=True)
class Story:
    """A town, what happened there, how people ask for it, and a word that only its answer has."""

    town: str
    outlet: str
    title: str
    text: str
    question: str
    word: str


STORIES = (
    Story(
        "Norvik",
        "Harbour Post",
        "Norvik council votes for ferry",
        "The council of Norvik said on Monday that the new ferry had cost 41 million crowns. Ada Brandt, who leads "
        "the council, said that the ferry would carry 600 people.",
        "How much did the ferry of Norvik cost?",
        "ferry",
    ),
    Story(
        "Ostrel",
        "Valley Wire",
        "Ostrel opens its mill again",
        "The owners of the mill in Ostrel said on Tuesday that 85 people would work there from May. The mill in "
        "Ostrel had stood still for nine years, they said.",
        "How many people will work in the mill of Ostrel?",
        "mill",
    ),
    Story(
        "Kelm",
        "Northern Star",
        "Kelm dam passes inspection",
        "Inspectors said on Wednesday that the dam at Kelm was safe after a check of eleven weeks. They said that the "
        "dam at Kelm would be looked at again in 2027.",
        "Is the dam at Kelm safe?",
        "dam",
    ),
    Story(
        "Sarne",
        "Plain Review",
        "Sarne hospital gets a ward",
        "The hospital of Sarne said on Monday that its new ward had 48 beds. Pia Lund, its director, said that the "
        "hospital of Sarne had hired 30 nurses.",
        "How many beds does the new ward of the hospital of Sarne have?",
        "beds",
    ),
    Story(
        "Dorvik",
        "Ostrel Courier",
        "Dorvik tunnel is late",
        "The road agency said on Thursday that the tunnel at Dorvik would open two years late. It blamed water in the "
        "tunnel at Dorvik for the delay.",
        "When will the tunnel at Dorvik open?",
        "tunnel",
    ),
    Story(
        "Tarn",
        "Harvest Gazette",
        "Tarn farmers bring in less wheat",
        "The union of farmers in Tarn said on Friday that the wheat harvest had fallen by 12 per cent. Farmers in Tarn "
        "blamed a dry spring for the wheat harvest, it said.",
        "How far has the wheat harvest in Tarn fallen?",
        "wheat",
    ),
    Story(
        "Westmark",
        "Lowland Courier",
        "Westmark museum shows old maps",
        "The museum of Westmark said on Saturday that 320 maps from private hands were on show. The maps in the museum "
        "of Westmark were drawn before 1700, it said.",
        "How many maps are on show in the museum of Westmark?",
        "maps",
    ),
    Story(
        "Brenholm",
        "Harbour Post",
        "Brenholm school teaches on boats",
        "The school of Brenholm said on Monday that 74 pupils were taught on two boats. The boats of the school of "
        "Brenholm leave at eight each morning, it said.",
        "How many pupils of the school of Brenholm are taught on boats?",
        "pupils",
    ),
    Story(
        "Falkried",
        "Valley Wire",
        "Falkried stadium sold",
        "The club of Falkried said on Tuesday that it had sold its stadium for 9 million crowns. The buyer of the "
        "stadium of Falkried was not named, the club said.",
        "For how much was the stadium of Falkried sold?",
        "stadium",
    ),
    Story(
        "Grauheim",
        "Northern Star",
        "Grauheim library lends tools",
        "The library of Grauheim said on Wednesday that it had lent 1,150 tools since January. Drills were asked for "
        "most, the library of Grauheim said about its tools.",
        "How many tools has the library of Grauheim lent?",
        "tools",
    ),
    Story(
        "Lindau Falls",
        "Plain Review",
        "Lindau Falls counts its trees",
        "The gardeners of Lindau Falls said on Thursday that they had counted 5,208 trees in the park. The oldest of "
        "the trees of Lindau Falls was planted in 1744, they said.",
        "How many trees are in the park of Lindau Falls?",
        "trees",
    ),
    Story(
        "Merrow",
        "Ostrel Courier",
        "Merrow lighthouse goes dark",
        "The port office of Merrow said on Friday that the lighthouse would be switched off in June. Ships use the "
        "lighthouse of Merrow no more, the port office said.",
        "When will the lighthouse of Merrow be switched off?",
        "lighthouse",
    ),
)


def documents():
    """The stories as an ingest takes them."""
    for number, story in enumerate(STORIES):
        slug = story.outlet.lower().replace(" ", "")
        url = f"https://{slug}.example/{story.town.lower().replace(' ', '-')}"
        yield document(
            source=f"{story.town}.txt",
            title=story.title,
            text=story.text,
            outlet=story.outlet,
            url=url,
            canonical_url=url,
            published_at=NOON + timedelta(hours=number),
        )


def quoting_both(**fields):
    """A step for the fake model: it quotes both sentences of the story that is asked for, one claim each."""

    def step(body):
        question = data_of(body).get("question")
        asked = next((story for story in STORIES if story.question == question), None)
        claims = _quoted(body, asked) if asked else ()
        return Reply(content=answer(*claims, status="answered" if claims else "insufficient"), **fields)

    return step


def _quoted(body, story):
    for passage in passages_of(body):
        sentences = [sentence["text"] for sentence in passage["sentences"]]
        if story.town in " ".join(sentences):
            return [claim(text, passage["pid"], text, kind="attributed") for text in sentences]
    return ()
