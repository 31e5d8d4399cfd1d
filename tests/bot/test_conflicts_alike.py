from __future__ import annotations

import pytest

from tests.bot.disputed import between

TOLL = "The fire service said on Monday that 12 people were killed in the flood at Ostrel."
QUAKE = "Police said on Monday that 30 people had been killed in an earthquake in Kelm."
LOOK_ALIKES = {
    "the same value": (TOLL, "Twelve people died in the flood at Ostrel, the governor said."),
    "a bound of the same authority": (
        TOLL,
        "The fire service said that at least 12 people were killed in the flood at Ostrel.",
    ),
    "a rounded value": (
        "The ministry said that 471 people were killed in the flood at Ostrel.",
        "About 470 people were killed in the flood at Ostrel, the governor said.",
    ),
    "more than a round number": (
        "The ministry said that 471 people were killed in the flood at Ostrel.",
        "More than 400 people were killed in the flood at Ostrel, the governor said.",
    ),
    "an upper bound that holds the value": (
        TOLL,
        "Up to 20 people were killed in the flood at Ostrel, the governor said.",
    ),
    "a range that holds the value": (
        TOLL,
        "Between 10 and 20 people were killed in the flood at Ostrel, the governor said.",
    ),
    "dead and injured": (TOLL, "The governor said that 40 people were injured in the flood at Ostrel."),
    "dead and missing": (TOLL, "The governor said that 17 people were missing after the flood at Ostrel."),
    "children among the dead": (
        TOLL,
        "The governor said that three children were killed in the flood at Ostrel.",
    ),
    "a part": (
        TOLL,
        "People fled the flood at Ostrel. The dead include firefighters, and five of them died at the dam.",
    ),
    "including": (TOLL, "The flood at Ostrel left 12 people dead, including four in one house."),
    "a people among the dead": (TOLL, "Three Danes were killed in the flood at Ostrel, the governor said."),
    "another town": (
        TOLL,
        "The fire service said on Tuesday that 17 people were killed in the flood at Kelm.",
    ),
    "another event in the town": (
        TOLL,
        "The governor said that 17 people were killed in a train crash at Ostrel.",
    ),
    "another year": (TOLL, "The flood at Ostrel in 2002 killed 31 people, the governor said."),
    "another day": (
        "A strike on the market in Ostrel on Sunday killed 12 people, medics said.",
        "A strike on the market in Ostrel on Tuesday killed 17 people, medics said.",
    ),
    "another strike": (
        "A strike in Ostrel killed 12 people, medics said.",
        "Another strike in Ostrel killed 17 people, medics said.",
    ),
    "all strikes": (
        "A strike on Ostrel killed 12 people, medics said.",
        "Strikes on Ostrel killed 60 people, medics said.",
    ),
    "a school and a hospital": (
        "A strike on a school in Ostrel killed 12 people, medics said.",
        "A strike on a hospital in Ostrel killed 17 people, medics said.",
    ),
    "since the start and in one event": (
        "A strike in Ostrel killed 12 people, the ministry said.",
        "The ministry said that 90 people had been killed in Ostrel since 3 March 2023.",
    ),
    "in the war and in one event": (
        "A strike in Ostrel killed 12 people, the ministry said.",
        "The ministry said that 90 people had been killed in Ostrel in the war.",
    ),
    "since two different days": (
        "The ministry said that 900 people had been killed in Ostrel since 3 March 2023.",
        "The ministry said that 700 people had been killed in Ostrel since 9 May 2023.",
    ),
    "in a day and in all": (
        "The ministry said that 90 people had been killed in Ostrel in the past 24 hours.",
        "The ministry said that 120 people had been killed in Ostrel since 3 March 2023.",
    ),
    "soldiers and civilians": (
        "The army said that 12 soldiers were killed in the attack at Ostrel.",
        "The army said that 17 civilians were killed in the attack at Ostrel.",
    ),
    "two peoples": (
        "The army said that 12 Danes were killed in the attack at Ostrel.",
        "The army said that 17 Swedes were killed in the attack at Ostrel.",
    ),
    "an increase": (TOLL, "The fire service raised its toll of the flood at Ostrel by 5 on Tuesday."),
    "further deaths": (
        TOLL,
        "Another 5 people were killed in the flood at Ostrel, the fire service said on Tuesday.",
    ),
    "five more": (TOLL, "Five more people died in the flood at Ostrel, the fire service said on Tuesday."),
    "what is feared": (TOLL, "The governor said that 40 people were feared dead in the flood at Ostrel."),
    "what may be": (TOLL, "The governor said that 40 people may have been killed in the flood at Ostrel."),
    "what is denied": (TOLL, "The governor denied that 40 people were killed in the flood at Ostrel."),
    "what is expected": (TOLL, "The governor said that the toll of the flood at Ostrel could reach 40."),
    "what is alleged": (TOLL, "The flood at Ostrel allegedly killed 40 people."),
    "a rate": (TOLL, "Floods at Ostrel kill 3 people a year, the governor said."),
    "killed or injured": (
        TOLL,
        "The governor said that 40 people were killed or injured in the flood at Ostrel.",
    ),
    "homes": (TOLL, "The governor said that the flood at Ostrel destroyed 300 homes and killed 90 sheep."),
    "money and percent": (
        TOLL,
        "The flood at Ostrel cost 40 million crowns, and 17 percent of the deaths were at the dam.",
    ),
    "an age": (TOLL, "Ada Lund, 58, was killed in the flood at Ostrel, the governor said."),
    "days": (TOLL, "The governor said that people were killed 3 days after the flood at Ostrel began."),
    "another quake": (QUAKE, "Police said that 45 people had been killed in an earthquake in Ostrel."),
    "far apart": (
        TOLL,
        "The toll of the accident at the pump house in Ostrel rose to 300, the governor said.",
    ),
    "two bills": (
        "The House passed the farm bill by 220 votes to 210 on Monday.",
        "The House passed the border bill by 221 votes to 209 on Tuesday.",
    ),
    "an amendment": (
        "The assembly adopted the resolution on Monday by 120-14-45.",
        "The assembly rejected an amendment to the resolution on Monday by 119-15-45.",
    ),
    "two bodies": (
        "The Senate passed the budget bill with 51 votes in favour and 49 against.",
        "The House passed the budget bill with 52 votes in favour and 49 against.",
    ),
    "part of the count": (
        "The council adopted resolution 91 with 14 votes in favour, none against and one abstention.",
        "Resolution 91 was adopted with 14 votes in favour.",
    ),
    "the count in words": (
        "The council adopted resolution 91 by a vote of 14-0-1.",
        "Fourteen members voted in favour of resolution 91, none voted against and one abstained.",
    ),
    "two resolutions": (
        "The council adopted resolution 91 by a vote of 14-0-1.",
        "The council adopted resolution 92 by a vote of 13-0-2.",
    ),
    "a score": (
        "Ostrel Rovers beat Kelm 3-1 on Monday.",
        "Ostrel Rovers lost to Kelm 2-1 on Tuesday in a vote-getting game.",
    ),
}


@pytest.mark.parametrize("texts", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_what_only_looks_like_a_conflict(texts):
    """A part, another event, another time, another people, a bound or a fear is no differing figure."""
    assert between(*texts) == []


DIFFERING = {
    "a toll": (TOLL, "The governor said that 17 people were killed in the flood at Ostrel."),
    "a bound below": (TOLL, "At least 14 people were killed in the flood at Ostrel, the governor said."),
    "a bound above": (TOLL, "Fewer than 10 people were killed in the flood at Ostrel, the governor said."),
    "a range": (TOLL, "Between 15 and 20 people were killed in the flood at Ostrel, the governor said."),
    "in words": (TOLL, "Seventeen people lost their lives in the flood at Ostrel, the governor said."),
    "the toll": (TOLL, "The death toll from the flood at Ostrel rose to 17, the governor said."),
    "all of them of one people": (
        TOLL,
        "Seventeen Danes were killed in the flood at Ostrel, the governor said.",
    ),
    "a quake": (QUAKE, "The earthquake in Kelm killed 45 people, the governor said."),
    "since one day": (
        "The ministry said that 900 people had been killed in Ostrel since 3 March 2023.",
        "The governor said that 700 people had been killed in Ostrel since 3 March 2023.",
    ),
    "soldiers": (
        "The army said that 12 soldiers were killed in the attack at Ostrel.",
        "The governor said that 17 soldiers were killed in the attack at Ostrel.",
    ),
    "injured": (
        "The flood at Ostrel killed 12 people and injured 40, the fire service said.",
        "The flood at Ostrel killed 12 people and injured 60, the governor said.",
    ),
    "a vote": (
        "The council adopted resolution 91 by a vote of 14-0-1.",
        "The council adopted resolution 91 with 13 votes in favour, none against and 2 abstentions.",
    ),
}


@pytest.mark.parametrize("texts", DIFFERING.values(), ids=DIFFERING)
def test_what_is_a_conflict(texts):
    """Set up like the look-alikes, two values of one thing are one slot of two."""
    [found] = between(*texts)

    assert len(found) == 2
