"""Wire-style passages retold freely, without marked attributions; tuned on. All names are invented.

The form is described in `passages_world`.
"""

TEXT = """
@ Harbor Wire | 2024-03-26 | |
Nurses at three hospitals in Ellmouth began a two-day strike on Monday, the Care Workers' Union said.
= 0 The Care Workers' Union said that nurses at three hospitals in Ellmouth had begun a two-day strike on Monday.
= 0 Nurses at three Ellmouth hospitals started a two-day strike on Monday, according to the Care Workers' Union.
= 0 On Monday, nurses at three hospitals in Ellmouth began a two-day strike, said the Care Workers' Union.

@ Harbor Wire | 2024-03-26 | |
“We will not be intimidated,” said Dalia Korr, the mayor of Ellmouth, who has received two letters containing threats.
= 0 Dalia Korr, Ellmouth's mayor, said: “We will not be intimidated.”
= 0 Mayor Dalia Korr, who has received two threatening letters, said: “We will not be intimidated.”
= 0 “We will not be intimidated,” Ellmouth's mayor, Dalia Korr, said.

@ Harbor Wire | 2024-03-26 | |
The Supreme Court on Monday overturned the conviction of Peter Amsel, a former banker, and ordered a new trial.
= 0 The Supreme Court overturned the conviction of former banker Peter Amsel on Monday and ordered a new trial.
= 0 Peter Amsel's conviction was overturned by the Supreme Court on Monday.
= 0 A new trial was ordered for Peter Amsel, a former banker, after the Supreme Court overturned his conviction on 25 March 2024.

@ Harbor Wire | 2024-03-26 | |
Unemployment rose to 5.3 percent in February from 5.1 percent in January, the statistics office reported on Monday, slightly above the 5.2 percent that economists had expected.
= 0 The statistics office said unemployment rose to 5.3% in February from 5.1% in January.
= 0 Unemployment rose to 5.3 per cent in February, up from 5.1 per cent in January and slightly above the 5.2 per cent economists had expected, the statistics office reported.
= 0 According to the statistics office, unemployment increased from 5.1% in January to 5.3% in February.

@ Harbor Wire | 2024-03-26 | |
At least 23 people were killed and dozens wounded when two bombs exploded in the market of Harran, a hospital official said. No group has claimed responsibility.
= 0 A hospital official said at least 23 people were killed and dozens wounded when two bombs exploded in Harran's market.
= 0 At least 23 people died and dozens were wounded in two bomb blasts in the market of Harran, according to a hospital official.
= 0 No group has claimed responsibility for the blasts.
= 0 At least 23 people were killed when two bombs exploded in a market in Harran, a hospital official said; no group has claimed responsibility.

@ Harbor Wire | 2024-03-26 | |
The carmaker Volanta plans to invest 3 billion euros in a battery plant in Sarn and to hire 2,500 people by 2027, its chief executive, Ruben Stahl, told the newspaper Tagblick.
= 0 Ruben Stahl, Volanta's chief executive, told Tagblick that the carmaker plans to invest €3 billion in a battery plant in Sarn and to hire 2,500 people by 2027.
= 0 Volanta plans to invest €3bn in a battery plant in Sarn, chief executive Ruben Stahl told the newspaper Tagblick.
= 0 Carmaker Volanta plans to hire 2,500 people by 2027, according to its chief executive, Ruben Stahl.

@ Harbor Wire | 2024-03-26 | |
Police arrested a 34-year-old woman on suspicion of murder after a man was found dead in a flat in Colby on Saturday night.
= 0 A 34-year-old woman was arrested on suspicion of murder after a man was found dead in a Colby flat on Saturday night.
= 0 Police have arrested a woman, 34, on suspicion of murder after a man was found dead in a flat in Colby.

@ Harbor Wire | 2024-03-26 | |
Parliament approved the budget by 88 votes to 71 on Thursday after a debate of eleven hours; four members of the ruling party voted against it.
= 0 Parliament approved the budget on Thursday by 88 votes to 71.
= 0 Parliament passed the budget 88-71 on Thursday after an 11-hour debate.
= 0 Four members of the ruling party voted against the budget.
= 0 The budget was approved by 88 votes to 71, with four ruling-party members voting against it.

@ Harbor Wire | 2024-03-26 | |
The governor, Ida Crane, said she had asked the army for help, adding that “every hour counts”.
= 0 Governor Ida Crane said she had asked the army for help.
= 0 Ida Crane, the governor, said that “every hour counts”.
= 0 The governor said “every hour counts” and that she had asked the army for help.

@ Harbor Wire | 2024-03-26 | |
An earthquake of magnitude 6.1 shook the coast of Pelora early on Sunday, damaging some 300 houses, but there were no reports of deaths.
= 0 A magnitude 6.1 earthquake shook the coast of Pelora early on Sunday and damaged some 300 houses.
= 0 A 6.1-magnitude earthquake hit Pelora's coast early on Sunday, damaging about 300 houses.
= 0 There were no reports of deaths after the magnitude-6.1 earthquake.

@ Harbor Wire | 2024-03-26 | |
Researchers at Lund Bay University followed 4,200 adults for ten years and found that those who slept less than six hours a night were 30 percent more likely to develop diabetes.
= 0 Researchers at Lund Bay University found that adults who slept less than six hours a night were 30% more likely to develop diabetes.
= 0 The researchers followed 4,200 adults for 10 years.
= 0 Adults who slept less than six hours a night were 30 per cent more likely to develop diabetes, according to researchers at Lund Bay University.

@ Harbor Wire | 2024-03-26 | |
Two officials familiar with the talks said the ceasefire could begin as early as Friday, but a spokesman for the rebels, Yusuf Karan, said no date had been agreed.
= 0 Two officials familiar with the talks said the ceasefire could begin as early as Friday.
= 0 A rebel spokesman, Yusuf Karan, said no date had been agreed.
= 0 While two officials said the ceasefire could begin as early as Friday, rebel spokesman Yusuf Karan said no date had been agreed.
= 0 Yusuf Karan, a spokesman for the rebels, said that no date had been agreed for the ceasefire.

@ Harbor Wire | 2024-03-26 | |
The airline said it would cancel 120 of its 900 daily flights until the end of April because of a shortage of pilots.
= 0 The airline said it will cancel 120 of its 900 daily flights until the end of April because of a pilot shortage.
= 0 Because of a shortage of pilots, 120 of the airline's 900 daily flights will be cancelled until the end of April, the airline said.

@ Harbor Wire | 2024-03-26 | |
Striker Noa Belle scored twice as Hartley Town drew 2-2 with Ashport on Saturday. Coach Ian Frost called the result “fair”.
= 0 Noa Belle scored twice in Hartley Town's 2-2 draw with Ashport on Saturday.
= 0 Hartley Town coach Ian Frost called the result “fair”.
= 0 Hartley Town and Ashport drew 2-2 on Saturday.

@ Harbor Wire | 2024-03-26 | |
The number of asylum applications fell by a third to 8,150 in the first quarter, the interior ministry said. Most applicants came from Zerin, followed by Palu.
= 0 The interior ministry said the number of asylum applications fell by a third to 8,150 in the first quarter.
= 0 Most of the applicants came from Zerin, followed by Palu.
= 0 Asylum applications fell by one-third to 8,150 in the first quarter, according to the interior ministry.
= 0 The number of asylum applications was down by a third at 8,150 in the first quarter, the interior ministry said.

@ Harbor Wire | 2024-03-26 | |
Dr Ellen Marsh, who was not involved in the study, described the findings as “encouraging but early”.
= 0 Ellen Marsh, who was not involved in the study, described the findings as “encouraging but early”.
= 0 Dr Ellen Marsh called the findings “encouraging but early”.

@ Harbor Wire | 2024-03-26 | |
President Maro Teller arrived in Kalvin on Monday for talks with his counterpart, Ines Okoye, about a gas pipeline worth $7.5 billion.
= 0 President Maro Teller arrived in Kalvin on Monday for talks with Ines Okoye about a $7.5 billion gas pipeline.
= 0 On 25 March, Maro Teller arrived in Kalvin for talks with his counterpart Ines Okoye about a gas pipeline worth $7.5bn.

@ Harbor Wire | 2024-03-26 | |
The company blamed a software fault for the outage, which left up to 4 million customers without service for six hours on Friday.
= 0 The company blamed a software fault for the outage.
= 0 Up to 4 million customers were without service for six hours on Friday because of the outage, which the company blamed on a software fault.
= 0 The outage left up to four million customers without service for six hours on Friday.

@ Harbor Wire | 2024-03-26 | |
“This is the worst drought I have seen in forty years,” said farmer Odd Nilsen, adding that he had sold half of his cattle.
= 0 Farmer Odd Nilsen said it was the worst drought he had seen in 40 years.
= 0 Odd Nilsen, a farmer, said he had sold half of his cattle.
= 0 “This is the worst drought I have seen in forty years,” farmer Odd Nilsen said.

@ Harbor Wire | 2024-03-26 | |
Prosecutors charged the former minister Lars Tove with fraud on Tuesday. He denies the charges.
= 0 Former minister Lars Tove was charged with fraud on Tuesday.
= 0 Lars Tove denies the charges.
= 0 Prosecutors charged former minister Lars Tove with fraud on Tuesday; he denies the charges.

@ Harbor Wire | 2024-03-26 | |
A fire destroyed the 17th-century town hall of Brenn on Sunday night. Nobody was hurt, and the cause is being investigated, police spokesman Jan Ostby said.
= 0 The 17th-century town hall of Brenn was destroyed by a fire on Sunday night.
= 0 Nobody was hurt, police spokesman Jan Ostby said.
= 0 A fire on Sunday night destroyed Brenn's 17th-century town hall.
= 0 Police spokesman Jan Ostby said nobody was hurt and the cause was being investigated.
= 0 The cause is under investigation, according to police spokesman Jan Ostby.

@ Harbor Wire | 2024-03-26 | |
The World Food Agency warned that 1.4 million people in Sadra face hunger and appealed for $220 million.
= 0 The World Food Agency warned that 1.4 million people in Sadra face hunger.
= 0 The World Food Agency appealed for $220m, warning that 1,400,000 people in Sadra face hunger.
= 0 1.4 million people in Sadra face hunger, the World Food Agency warned.

@ Harbor Wire | 2024-03-26 | |
Shares of Orbell fell 12% on Thursday, their biggest one-day drop since 2020, after the company said it would delay its new phone until autumn.
= 0 Orbell's shares fell 12 percent on Thursday, their biggest one-day drop since 2020, after the company said it would delay its new phone until autumn.
= 0 Shares in Orbell dropped 12% on Thursday after the company said its new phone would be delayed until autumn.
= 0 Orbell said it would delay its new phone until autumn.

@ Harbor Wire | 2024-03-26 | |
Thousands of farmers blocked roads into the capital on Monday to protest against cuts in fuel subsidies.
Agriculture Minister Jorge Pinto said he would meet their leaders on Wednesday.
Police said 1,800 tractors took part; the farmers' association Campo Vivo counted 3,500.
= 0 Thousands of farmers blocked roads into the capital on Monday in protest at cuts in fuel subsidies.
= 0,1 Agriculture Minister Jorge Pinto said he would meet the farmers' leaders on Wednesday.
= 2 Police put the number of tractors at 1,800, while the farmers' association Campo Vivo counted 3,500.
= 2 According to police, 1,800 tractors took part.
= 2 The farmers' association Campo Vivo said 3,500 tractors took part, while police said 1,800 did.

@ Harbor Wire | 2024-03-26 | |
A passenger plane with 78 people on board slid off the runway at Lowen airport on Saturday evening.
Nine people were treated for minor injuries, airport manager Tina Roos said.
The airline, Skyways North, said the crew had reported strong crosswinds.
= 0 A passenger plane carrying 78 people slid off the runway at Lowen airport on Saturday evening.
= 1 Nine people were treated for minor injuries, according to airport manager Tina Roos.
= 1 Airport manager Tina Roos said nine people had been treated for minor injuries.
= 2 Skyways North said the crew had reported strong crosswinds.
= 2 The airline Skyways North said that the crew had reported strong crosswinds.

@ Harbor Wire | 2024-03-26 | |
The European court ruled on Tuesday that Marland had violated the rights of two journalists by expelling them in 2021.
It ordered the country to pay each of them 15,000 euros.
A government spokesman said Marland would study the ruling.
= 0 The court ruled that Marland violated the rights of two journalists when it expelled them in 2021.
= 0,1 The court ordered Marland to pay each of the two journalists €15,000.
= 2 Marland will study the ruling, a government spokesman said.
= 0 Two journalists' rights were violated by Marland when they were expelled in 2021, the European court ruled on Tuesday.

@ Harbor Wire | 2024-03-26 | |
Inflation in the Norvik islands has fallen below 3 percent for the first time since 2021, to 2.9 percent in February, official figures showed on Monday.
“The worst is behind us,” Finance Minister Sol Amado said in a radio interview.
= 0 Inflation in the Norvik islands fell below 3% for the first time since 2021, reaching 2.9% in February, official figures showed.
= 0 Official figures showed inflation at 2.9% in February.
= 1 Finance Minister Sol Amado said in a radio interview that “the worst is behind us”.
= 1 “The worst is behind us,” said Sol Amado, the finance minister.

@ Harbor Wire | 2024-03-26 | |
Residents of the village of Elm Hollow were told to boil their water after E. coli bacteria were found in two wells.
The county health office, which took the samples last week, expects new results by Friday.
About 900 households are affected.
= 0 Residents of Elm Hollow were told to boil their water after E. coli was found in two wells.
= 1 The county health office expects new results by Friday.
= 2 About 900 households are affected.
= 1 New results are expected by Friday from the county health office, which took the samples last week.

@ Harbor Wire | 2024-03-26 | |
Novelist Petra Anand, whose books were translated into 40 languages, died at her home in Corran on Sunday, her publisher said. She was 83.
“She taught us to listen,” said the poet Elio Marr, a friend for five decades.
= 0 Novelist Petra Anand died at her home in Corran on Sunday aged 83, her publisher said.
= 0 Petra Anand, 83, a novelist whose books were translated into 40 languages, died on Sunday, according to her publisher.
= 1 Poet Elio Marr, a friend for five decades, said: “She taught us to listen.”
= 0 Petra Anand's publisher said the novelist had died at her home in Corran on Sunday.

@ Harbor Wire | 2024-03-26 | |
The opposition Unity Party chose Lena Hartog as its candidate for president on Saturday, with 58 percent of delegates' votes against 42 percent for Max Orlov.
Hartog, a former judge, promised to “give the courts back their independence”.
= 0 The opposition Unity Party chose Lena Hartog as its presidential candidate on Saturday with 58% of delegates' votes, against 42% for Max Orlov.
= 0 Lena Hartog won 58 per cent of the delegates' votes and Max Orlov 42 per cent.
= 0,1 Former judge Lena Hartog promised to “give the courts back their independence”.
= 0 Lena Hartog was chosen as the Unity Party's candidate for president on Saturday.

@ Harbor Wire | 2024-03-26 | |
Exports dropped by 8.2 per cent year on year in February while imports rose by 1.4 per cent, leaving a trade deficit of $3.9 billion, the customs office said.
= 0 Exports fell 8.2% year on year in February while imports rose 1.4%, the customs office said.
= 0 The trade deficit was $3.9bn in February, according to the customs office.
= 0 The customs office said exports dropped by 8.2% in February from a year earlier.

@ Harbor Wire | 2024-03-26 | |
The space agency postponed the launch of its lunar probe for the third time on Monday because of a leaking valve.
Mission chief Aiko Brandt said engineers needed “days, not hours” to fix it.
The next window opens on April 9.
= 0 The space agency postponed its lunar probe launch for the third time on Monday because of a leaking valve.
= 0 The launch of the lunar probe was postponed for a third time on Monday because of a leaking valve.
= 0,1 Engineers needed “days, not hours” to fix the valve, mission chief Aiko Brandt said.
= 0,2 The next launch window opens on 9 April.

@ Harbor Wire | 2024-03-26 | |
Gunmen killed at least 11 people in an attack on a bus near Talmir on Friday, according to the regional police chief, Oumar Sane.
Six others, including the driver, were wounded.
Sane blamed the attack on bandits; a rights group, Open Eyes, said soldiers had fired on the bus by mistake.
= 0 Gunmen killed at least 11 people in an attack on a bus near Talmir on Friday, regional police chief Oumar Sane said.
= 0 At least 11 people were killed when gunmen attacked a bus near Talmir on Friday, according to regional police chief Oumar Sane.
= 1 Six other people, including the driver, were wounded.
= 2 Oumar Sane blamed bandits for the attack, while the rights group Open Eyes said soldiers had fired on the bus by mistake.
= 2 The rights group Open Eyes said soldiers had fired on the bus by mistake.

@ Harbor Wire | 2024-03-26 | |
Tennis player Mira Kost, 19, beat the defending champion, Anja Vollmer, 6-4, 3-6, 7-5 on Sunday to win the Calder Open.
“I can't describe it,” Kost said. “I was ready to go home after the second set.”
= 0 Mira Kost beat defending champion Anja Vollmer 6-4, 3-6, 7-5 on Sunday to win the Calder Open.
= 0 Mira Kost, 19, won the Calder Open on Sunday by beating defending champion Anja Vollmer 6-4, 3-6, 7-5.
= 1 “I was ready to go home after the second set,” said Kost.
= 0,1 “I can't describe it,” Mira Kost said.
= 0 Defending champion Anja Vollmer was beaten 6-4, 3-6, 7-5 by Mira Kost on Sunday.

@ Harbor Wire | 2024-03-26 | |
A dispute over fishing rights between Ostland and Veria deepened on Monday when Ostland recalled its ambassador.
Veria's foreign ministry said it regretted the step and remained open to talks.
Under an agreement from 1998, Veria may catch 12,000 tonnes of cod a year in Ostland's waters.
= 0 Ostland recalled its ambassador on Monday as a dispute with Veria over fishing rights deepened.
= 0,1 Veria's foreign ministry said it regretted Ostland's step and remained open to talks.
= 2 Veria may catch 12,000 tonnes of cod a year in Ostland's waters under a 1998 agreement.
= 1 The foreign ministry of Veria said it remained open to talks.

@ Harbor Wire | 2024-03-26 | |
Hospital director Ana Vuk told reporters on Sunday that 31 of the 64 injured were still in intensive care.
= 0 Ana Vuk, the hospital's director, told reporters that 31 of the 64 injured were still in intensive care.
= 0 Of the 64 injured, 31 were still in intensive care, hospital director Ana Vuk said on Sunday.
= 0 Thirty-one of the 64 injured people were still in intensive care, according to hospital director Ana Vuk.

@ Harbor Wire | 2024-03-26 | |
The bank's chief economist, Rui Malta, expects growth of 1.1 percent this year and 1.8 percent next year, compared with an earlier forecast of 0.9 and 1.6 percent.
= 0 Rui Malta, the bank's chief economist, expects growth of 1.1% this year and 1.8% next year.
= 0 Growth is expected to be 1.1% this year and 1.8% next year, according to the bank's chief economist, Rui Malta.

@ Harbor Wire | 2024-03-26 | |
Voters in Caldera rejected a plan to build a new stadium in a referendum on Sunday: 54.6 percent voted no, with turnout at 39 percent.
= 0 Voters in Caldera rejected a plan for a new stadium in a referendum on Sunday, with 54.6% voting no.
= 0 In Sunday's referendum, 54.6% of voters in Caldera rejected a plan to build a new stadium; turnout was 39%.
"""
