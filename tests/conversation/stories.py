"""A blast that two sides explain, with reports that share their words; and two attacks that share nothing else."""

from __future__ import annotations

from tests.bot.stories import article

BLAST = (
    article(
        "Valley Wire",
        "Norland’s military said on Tuesday that the blast at the hospital in Sarne was caused by a rocket that had "
        "fallen short. A spokesman said that radar pictures showed its path. The military said it had not struck the "
        "hospital.",
        title="Military says rocket fell on Sarne hospital",
        url="https://valleywire.example/blast",
    ),
    article(
        "Northern Star",
        "The health ministry of Sudmark said that the blast at the hospital in Sarne had killed 44 people. The "
        "ministry said that the hospital had been hit from the air and blamed Norland’s military.",
        hours=2,
        title="Ministry counts 44 dead after hospital blast",
        url="https://northernstar.example/blast",
    ),
    article(
        "Ostrel Courier",
        "The ministry of education said that schools in Ostrel will open again on Monday. It said that 300 teachers had "
        "been hired for the new term.",
        hours=3,
        title="Schools open on Monday, ministry says",
        url="https://ostrelcourier.example/schools",
    ),
    article(
        "Harvest Gazette",
        "Norland’s military said that its spring exercise on the coast had ended without an accident. Some 900 soldiers "
        "took part, it said.",
        hours=4,
        title="Coast exercise ends",
        url="https://harvestgazette.example/exercise",
    ),
)

ATTACKS = (
    article(
        "Valley Wire",
        "Two men carried out an attack on the market at Kelm on Monday. Police chief Ada Brandt said that seven people "
        "were hurt and that both attackers from the Tarn valley were held.",
        title="Seven hurt in attack on Kelm market",
        url="https://valleywire.example/kelm",
    ),
    article(
        "Northern Star",
        "The attack at Kelm lasted four minutes, said Ada Brandt, who leads the police of Kelm. Traders of the Tarn "
        "valley closed their stalls after the attack on Monday.",
        hours=2,
        title="Market attack lasted four minutes",
        url="https://northernstar.example/kelm",
    ),
    article(
        "Ostrel Courier",
        "Gunmen carried out an attack on a convoy near Dorvik on Tuesday. The Westmark army said that three drivers were "
        "wounded and that Colonel Pia Lund had been sent to the Dorvik road.",
        hours=3,
        title="Three wounded in attack on Dorvik convoy",
        url="https://ostrelcourier.example/dorvik",
    ),
    article(
        "Plain Review",
        "The attack near Dorvik closed the road for a day, the Westmark army said. Pia Lund said that the convoy had "
        "carried flour.",
        hours=5,
        title="Road closed after convoy attack",
        url="https://plainreview.example/dorvik",
    ),
)
