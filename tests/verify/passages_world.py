"""Wire-style passages about conflict, diplomacy, disasters and weather. All outlets, people and towns are invented.

A passage starts with `@ outlet | day of publication | names | words to exchange`; its sentences follow, one a
line. `= 0,1 text` is a faithful claim that cites those sentences: braces hold an attribution, square brackets
its source.
"""

TEXT = """
@ Harbor Wire | 2023-10-18 | Tessaly; Ormond Hale | killed~wounded
The health ministry in Tessaly said on Wednesday that 471 people were killed and 342 wounded in the blast at the market.
The army denied striking the market and said a rocket fired by the Coastal Front had fallen short.
Ormond Hale, a surgeon at the main hospital, said he had treated at least 60 patients overnight.
= 0 {[The health ministry in Tessaly] said} on Wednesday that 471 people were killed and 342 wounded in the blast.
= 0 Four hundred seventy-one people were killed and 342 were wounded in the market blast{, according to [the health ministry]}.
= 1 {[The army] denied} striking the market.
= 2 {[Ormond Hale], a surgeon, said} he had treated at least 60 patients overnight.

@ Meridian Post | 2023-10-28 | Iraq; Jordan | in favour~against
The General Assembly adopted the resolution on Friday by 120 votes in favour, 14 against and 45 abstentions.
Iraq later said that its abstention had been recorded in error, which brought the result to 121-14-44.
Jordan, which drafted the text, called the vote a clear message.
= 0 The General Assembly adopted the resolution on Friday with 120 votes in favour, 14 against and 45 abstentions.
= 0 The resolution was adopted by a vote of 120-14-45.
= 1 {[Iraq] said} its abstention had been recorded in error, which brought the result to 121-14-44.

@ Anselm News Agency | 2024-03-26 | Tomas Vael; Ruth Okafor; Marrin |
Defence Minister Tomas Vael told his counterpart, Ruth Okafor, on Tuesday that talks on a truce require more military pressure, according to Marrin State Radio.
Earlier on Tuesday, Vael met the foreign secretary during a visit to the capital that began on Sunday.
The ministry did not say when the next round of talks would be held.
= 0 {[Tomas Vael] told} Ruth Okafor on Tuesday that talks on a truce require more military pressure, {according to [Marrin State Radio]}.
= 1 Vael met the foreign secretary on Tuesday during a visit to the capital that began on Sunday.
= 2 {[The ministry] did not say} when the next round of talks would be held.

@ Coastal Chronicle | 2024-09-06 | Lindero; Ana Sorel | injured~missing
A magnitude 6.4 earthquake struck near the port of Lindero early on Friday, killing at least 23 people, officials said.
Rescue chief Ana Sorel said 148 people were injured and 12 were still missing.
More than 3,000 homes lost power, and the airport will remain closed until Monday.
= 0 At least 23 people were killed when a magnitude 6.4 earthquake struck near Lindero early on Friday{, [officials] said}.
= 1 {[Ana Sorel], the rescue chief, said} that 148 people were injured and 12 were still missing.
= 2 More than 3,000 homes lost power.
= 2 The airport will remain closed until Monday.

@ Northern Ledger | 2024-02-21 | Pieter Haan; Calder |
The government of Calder may recall its ambassador, Foreign Minister Pieter Haan said on Wednesday.
Haan said no decision had been taken and that talks with Ostrava Bay would continue next week.
He rejected reports that the embassy had already been closed.
= 0 {Foreign Minister [Pieter Haan] said} on Wednesday that the government of Calder may recall its ambassador.
= 0 The government of Calder may recall its ambassador{, [Haan] said}.
= 1 {[Haan] said} no decision had been taken.
= 2 {[Haan]} rejected reports that the embassy had already been closed.

@ Harbor Wire | 2024-07-30 | Storm Delia; Port Amity | homes~schools
Storm Delia brought winds of up to 140 km/h to Port Amity on Monday, damaging about 200 homes and 4 schools.
No deaths have been reported, the civil protection agency said.
The storm is expected to weaken on Wednesday as it moves north.
= 0 Storm Delia brought winds of up to 140 km/h to Port Amity on Monday.
= 0 Storm Delia damaged about 200 homes and four schools in Port Amity on Monday.
= 1 No deaths have been reported{, according to [the civil protection agency]}.
= 2 The storm is expected to weaken on Wednesday.

@ Ridge Dispatch | 2024-05-14 | Karel Dunn; Vessaly | soldiers~civilians
Rebels attacked two villages in Vessaly on Sunday and killed 17 soldiers and 5 civilians, a military spokesman said.
The spokesman, Karel Dunn, said the army had not lost control of the road.
A resident said the shooting lasted nearly three hours.
= 0 {[A military spokesman] said} rebels attacked two villages in Vessaly on Sunday and killed 17 soldiers and five civilians.
= 0 Seventeen soldiers and 5 civilians were killed when rebels attacked two villages in Vessaly{, [a military spokesman] said}.
= 1 {[Karel Dunn] said} the army had not lost control of the road.
= 2 {According to [a resident]}, the shooting lasted nearly three hours.

@ Meridian Post | 2024-11-08 | Elena Marsh; Union of Rivers |
"We cannot accept a truce that leaves our prisoners behind," President Elena Marsh told reporters on Thursday.
Marsh said mediators from the Union of Rivers had proposed a 30-day pause.
The opposition accused her of blocking the talks.
= 0 {[President Elena Marsh] told reporters} on Thursday: "We cannot accept a truce that leaves our prisoners behind."
= 1 {[Marsh] said} mediators from the Union of Rivers had proposed a 30-day pause.
= 2 {[The opposition] accused} Marsh of blocking the talks.

@ Anselm News Agency | 2025-01-16 | Dorrit Lane; Hollin | dead~missing
Flooding in the Hollin valley has left 38 dead and 61 missing, the interior ministry said on Thursday.
Minister Dorrit Lane said the number of dead was likely to rise.
Around 5,400 residents were moved to shelters before the river burst its banks.
= 0 {[The interior ministry] said} on Thursday that flooding in the Hollin valley had left 38 dead and 61 missing.
= 1 {[Dorrit Lane] said} the number of dead was likely to rise.
= 2 Around 5,400 residents were moved to shelters before the river burst its banks.
= 2 Some 5.4 thousand residents were moved to shelters.

@ Coastal Chronicle | 2024-06-10 | Admiral Joss Petrie; Keld Strait |
Two tankers collided in the Keld Strait on Saturday night, and one of them leaked fuel, the coast guard said.
Admiral Joss Petrie said the leak could reach the coast within 48 hours.
The owner of the second ship denied that its crew had ignored radio warnings.
= 0 {[The coast guard] said} two tankers collided in the Keld Strait on Saturday night.
= 1 The leak could reach the coast within 48 hours{, [Admiral Joss Petrie] said}.
= 2 {[The owner of the second ship] denied} that its crew had ignored radio warnings.

@ Northern Ledger | 2024-03-26 | Security Council; Malta Sound | voted~abstained
Fourteen of the 15 members of the Security Council voted for the resolution on Monday, while one abstained.
Malta Sound's envoy said the text was binding.
Two earlier drafts had failed.
= 0 Fourteen of the 15 members of the Security Council voted for the resolution on Monday, and one abstained.
= 0 On Monday, 14 members of the Security Council voted for the resolution while one abstained.
= 1 {[Malta Sound's envoy] said} the text was binding.
= 2 Two earlier drafts had failed.

@ Ridge Dispatch | 2023-10-18 | Intelligence Office |
The Intelligence Office estimated that 100 to 300 people died in the explosion.
It said its figure was an early estimate and had low confidence.
The hospital's director had earlier put the toll at 500.
= 0 {[The Intelligence Office] estimated} that 100 to 300 people died in the explosion.
= 0 Between 100 and 300 people died in the explosion{, [the Intelligence Office] estimated}.
= 2 {[The hospital's director]} had earlier put the toll at 500.

@ Harbor Wire | 2024-09-06 | Bram Solis; Free Valley Movement |
The Free Valley Movement released nine hostages on Thursday after a month of talks, mediator Bram Solis said.
Solis said the group still holds up to 20 people.
The government has refused to pay a ransom.
= 0 {[Mediator Bram Solis] said} the Free Valley Movement released nine hostages on Thursday after a month of talks.
= 1 {[Solis] said} the group still holds up to 20 people.
= 2 The government has refused to pay a ransom.

@ Meridian Post | 2024-02-21 | Queen Ilse; Lake Toren | hectares~firefighters
A wildfire near Lake Toren has burned 12,500 hectares since Saturday and was not under control on Wednesday, fire officials said.
About 650 firefighters are working at the site.
Queen Ilse will visit the area on Friday.
= 0 The wildfire near Lake Toren has burned 12,500 hectares since Saturday{, [fire officials] said}.
= 0 {[Fire officials] said} the fire near Lake Toren was not under control on Wednesday.
= 1 About 650 firefighters are working at the site.
= 2 Queen Ilse will visit the area on Friday.

@ Anselm News Agency | 2024-07-30 | Ivo Brandt; Sarema; Kestrel |
Sarema accused Kestrel on Monday of moving troops to the border.
Kestrel's foreign minister, Ivo Brandt, denied the accusation and said the units were on a planned exercise.
Neither side reported any casualties.
= 0 {[Sarema] accused} Kestrel on Monday of moving troops to the border.
= 1 {[Ivo Brandt], Kestrel's foreign minister, denied} the accusation.
= 1 {[Ivo Brandt] said} the units were on a planned exercise.
= 2 Neither side reported any casualties.

@ Coastal Chronicle | 2025-01-16 | Rosa Imber; Tarn |
A ferry with 212 passengers ran aground off Tarn on Wednesday evening, and all of them were rescued, the harbour office said.
Passenger Rosa Imber said the crew "told us nothing for an hour".
The captain, aged 58, was reportedly not on the bridge.
= 0 {[The harbour office] said} a ferry with 212 passengers ran aground off Tarn on Wednesday evening and all of them were rescued.
= 1 {[Rosa Imber], a passenger, said} the crew "told us nothing for an hour".
= 2 The captain was reportedly not on the bridge.

@ Northern Ledger | 2024-05-14 | Lucan Frey; Osterly | troops~billion
Osterly plans to send 1,200 more troops to the island by June 1, Prime Minister Lucan Frey said on Tuesday.
Frey said the mission would cost $1.4 billion a year.
Parliament has not approved the plan.
= 0 {[Prime Minister Lucan Frey] said} on Tuesday that Osterly plans to send 1,200 more troops to the island by June 1.
= 1 {[Frey] said} the mission would cost $1.4bn a year.
= 2 Parliament has not approved the plan.

@ Ridge Dispatch | 2024-11-08 | Maja Orlen; Weather Service |
Snow closed the Arden pass on Thursday for the first time since 2011, the Weather Service said.
Forecaster Maja Orlen said up to 70 centimetres could fall by Saturday.
Fewer than 50 vehicles were stuck overnight.
= 0 {[The Weather Service] said} snow closed the Arden pass on Thursday for the first time since 2011.
= 1 Up to 70 centimetres could fall by Saturday{, forecaster [Maja Orlen] said}.
= 2 Fewer than 50 vehicles were stuck overnight.

@ Harbor Wire | 2024-06-10 | Aid Alliance; Noor Haddad | tonnes~trucks
The Aid Alliance said on Monday that 85 trucks carrying 1,900 tonnes of food had entered the enclave.
Its director, Noor Haddad, said the deliveries covered less than a third of daily needs.
The army said it had placed no limit on food.
= 0 {[The Aid Alliance] said} on Monday that 85 trucks with 1,900 tonnes of food had entered the enclave.
= 1 {[Noor Haddad] said} the deliveries covered less than a third of daily needs.
= 2 {[The army] said} it had placed no limit on food.

@ Meridian Post | 2023-10-28 | Paolo Rest; Bellmare |
Thousands of people marched through Bellmare on Saturday, and police said the crowd was about 40,000.
Organisers put it at 100,000.
Police commander Paolo Rest said 14 people were arrested, all of them for minor offences.
= 0 {[Police] said} about 40,000 people marched through Bellmare on Saturday.
= 1 {[Organisers] put} it at 100,000.
= 2 Fourteen people were arrested{, according to [police commander Paolo Rest]}.

@ Anselm News Agency | 2024-03-26 | Colonel Abel Stroud; Pine Ridge | drones~missiles
Air defences shot down 31 drones and 6 missiles over Pine Ridge overnight, the air force said.
Colonel Abel Stroud said three drones had hit a power station.
The energy company said supplies were not affected.
= 0 {[The air force] said} air defences shot down 31 drones and six missiles over Pine Ridge overnight.
= 1 Three drones had hit a power station{, [Colonel Abel Stroud] said}.
= 2 {[The energy company] said} supplies were not affected.

@ Coastal Chronicle | 2024-09-06 | Ilya Corman; Grand Senate |
The Grand Senate will vote on the treaty on 12 September, speaker Ilya Corman said on Friday.
He said he was confident that more than half of the 90 members would support it.
The treaty was signed in March 2022.
= 0 {Speaker [Ilya Corman] said} on Friday that the Grand Senate will vote on the treaty on September 12.
= 1 {[Corman] said} he was confident that more than half of the 90 members would support it.
= 2 The treaty was signed in March 2022.
"""
