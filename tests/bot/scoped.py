"""A dozen articles of six outlets, each with a word of its own that nothing else holds."""

from __future__ import annotations

from tests.bot.stories import article

WORDS = {
    "Valley Wire": "zorvale",
    "Northern Star": "quillmark",
    "Ostrel Courier": "bramhuff",
    "Plain Review": "teskin",
    "Harvest Gazette": "ulmarro",
    "Kelmer Bote": "friesbach",
}
"""What gives an outlet away: it stands in its articles' titles, texts and addresses."""


def report(outlet, topic, text, **given):
    """One article with its outlet's word in all its parts."""
    word = WORDS[outlet]
    url = f"https://{word}.example/{topic}"
    return article(outlet, text, title=f"{given.pop('title')} ({word.title()})", url=url, **given)


FLOOD = (
    report(
        "Valley Wire", "flood",
        "The flood at Ostrel killed 12 people, said fire chief Zorvale. The dam at Kelm had held, he said.",
        title="Flood at Ostrel",
    ),
    report(
        "Northern Star", "flood",
        "The flood at Ostrel killed 17 people, the ministry of Quillmark said on Tuesday. It counted people who had "
        "died in hospital.",
        title="Flood count rises", hours=20,
    ),
    report(
        "Ostrel Courier", "flood",
        "The flood at Ostrel killed 15 people, the mayor’s office in Bramhuff said. Schools stay closed.",
        title="Fifteen dead in Ostrel", hours=22,
    ),
    report(
        "Plain Review", "flood",
        "The flood at Ostrel was a failure of planning, as the Teskin report says. The governor should resign.",
        title="A flood of errors", hours=23, kind="opinion",
    ),
    report(
        "Kelmer Bote", "flood",
        "Bei der Flut in Ostrel sind 14 Menschen gestorben, sagte die Feuerwehr Friesbach. Der Damm bei Kelm hat gehalten.",
        title="Vierzehn Tote in Ostrel", hours=21, language="de",
    ),
)  # fmt: skip

STRIKE = (
    "Dockers at Dorvik walked out on Monday over night shifts, their union said. The port will stay shut until Friday, "
    "the harbour office said. Some 600 dockers work there, and nine ships were waiting outside the harbour on Monday "
    "evening.\n\nThe owners of the port said that they would not talk before work was taken up again. A mediator from "
    "the province is to meet both sides on Wednesday."
)
REPRINT = (
    report("Valley Wire", "strike", STRIKE, title="Dockers walk out at Dorvik", hours=1),
    report("Harvest Gazette", "strike", STRIKE, title="Dockers’ strike shuts Dorvik", hours=2),
    report("Ostrel Courier", "strike", STRIKE, title="Port of Dorvik shut", hours=3),
)

ATTACKS = (
    report(
        "Valley Wire", "kelm",
        "Two men carried out an attack on the market at Kelm on Monday. Police chief Ada Brandt of Zorvale said that "
        "seven people were hurt.",
        title="Seven hurt in attack on Kelm market", hours=4,
    ),
    report(
        "Northern Star", "kelm",
        "The attack at Kelm lasted four minutes, said Ada Brandt, who leads the police of Kelm. Traders of Quillmark "
        "closed their stalls after the attack on Monday.",
        title="Market attack lasted four minutes", hours=5,
    ),
    report(
        "Ostrel Courier", "dorvik",
        "Gunmen carried out an attack on a convoy near Dorvik on Tuesday. The Westmark army said that three drivers "
        "were wounded and that Pia Lund of Bramhuff had been sent there.",
        title="Three wounded in attack on Dorvik convoy", hours=6,
    ),
    report(
        "Plain Review", "dorvik",
        "The attack near Dorvik closed the road to Teskin for a day, the Westmark army said. Pia Lund said that the "
        "convoy had carried flour.",
        title="Road closed after convoy attack", hours=8,
    ),
)  # fmt: skip

ALL = (*FLOOD, *REPRINT, *ATTACKS)
