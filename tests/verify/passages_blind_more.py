"""The second half of the passages of `passages_blind`, written the same way. All names are invented."""

TEXT = """
@ The Eastgate Standard | 2024-01-30 | Ruben Falck; Oste Aviation; Civil Aviation Board |
The pilot of a small plane walked away unhurt after landing on a motorway near Eastgate on Monday afternoon, police said.
Ruben Falck, 63, had reported engine trouble shortly before 4 p.m.
The Civil Aviation Board said it had opened an inquiry and that it would take “several months”.
Traffic in both directions was stopped for two hours.
= 0 {[Police] said} the pilot of a small plane was unhurt after landing on a motorway near Eastgate on Monday afternoon.
= 1 Ruben Falck, 63, had reported engine trouble shortly before 4pm.
= 2 {[The Civil Aviation Board] said} that it had opened an inquiry that would take “several months”.
= 3 Traffic was stopped for two hours in both directions.

@ Tidewater Times | 2023-12-15 | Nadia Ferro; Hollis Group; Almera |
The Almera government said on Thursday that it would send 400 more police officers to the northern border from January 1.
Interior Minister Nadia Ferro said the number of crossings had risen to 31,000 in November from 22,500 a year earlier.
“Nobody who has a right to protection will be turned away,” Ferro told parliament, “but the rest must go home.”
The charity Hollis Group called the plan “a wall of uniforms”.
= 0 {[The Almera government] said} it will send 400 more police officers to the northern border from 1 January 2024.
= 1 {According to [Interior Minister Nadia Ferro]}, the number of crossings rose to 31,000 in November from 22,500 a year earlier.
= 1,2 {[Interior Minister Nadia Ferro] told parliament}: “Nobody who has a right to protection will be turned away.”
= 3 [The charity Hollis Group] called the plan “a wall of uniforms”.

@ Prairie Record | 2024-07-26 | Bow Ridge; Janet Okoro; Fire Service | hectares~buildings
A wildfire that has burned 36,000 hectares forced the evacuation of the town of Bow Ridge on Wednesday night, officials said.
Some 5,200 residents left in a convoy that stretched for 20 kilometres.
“The fire was moving faster than we could drive in places,” fire chief Janet Okoro told reporters on Thursday.
Between a third and a half of the town's buildings have been damaged, she said.
= 0 {[Officials] said} the town of Bow Ridge was evacuated on Wednesday night because of a wildfire that has burned 36,000 hectares.
= 1 About 5,200 residents left in a convoy stretching for 20 kilometres.
= 2 “The fire was moving faster than we could drive in places,” {[fire chief Janet Okoro] said}.
= 2,3 {[Janet Okoro], the fire chief, said} between a third and a half of the town's buildings had been damaged.

@ Oriel Weekly | 2025-05-20 | Archbishop Leander Voss; Oriel |
Leander Voss was installed as archbishop of Oriel on Sunday before a congregation of 2,500.
In his sermon he urged the government to grant asylum to the families who have lived in the cathedral since February.
Voss, 54, succeeds Hugh Merrow, who retired at the age of 75.
The government declined to comment.
= 0 Leander Voss was installed as archbishop of Oriel on Sunday in front of a congregation of 2,500.
= 0,1 [Leander Voss] urged the government to grant asylum to families who have lived in the cathedral since February.
= 2 Voss, 54, succeeds Hugh Merrow, who retired at 75.
= 3 The government declined to comment.

@ Federal Affairs Journal | 2023-06-13 | Supreme Court; Chief Justice Amos Reed; Elias Wynn |
The Supreme Court on Monday struck down a law that let cities jail people who cannot pay fines, ruling 6-3 that it violated the constitution.
“Poverty is not contempt,” Chief Justice Amos Reed wrote for the majority.
In dissent, Justice Elias Wynn said the decision would leave cities “with no tool but persuasion”.
= 0 The Supreme Court ruled 6-3 on Monday that a law letting cities jail people who cannot pay fines violated the constitution.
= 1 “Poverty is not contempt,” {wrote [Chief Justice Amos Reed] for the majority}.
= 2 {[Justice Elias Wynn], dissenting, said} the decision would leave cities “with no tool but persuasion”.

@ Pole to Pole News | 2024-09-25 | Greta Solheim; Arctic Data Centre |
Arctic sea ice shrank to 4.28 million square kilometres this month, the seventh-lowest extent in 46 years of satellite records, the Arctic Data Centre said on Tuesday.
That is about 1.9 million square kilometres less than the average from 1981 to 2010.
“One year tells you little; the trend tells you everything,” said Greta Solheim, a senior scientist at the centre.
= 0 {The [Arctic Data Centre] said} Arctic sea ice shrank to 4.28 million sq km this month, the seventh-lowest extent in 46 years of satellite records.
= 0,1 The extent was about 1,900,000 square kilometres below the 1981-2010 average.
= 2 “One year tells you little; the trend tells you everything,” {[Greta Solheim], a senior scientist, said}.

@ Coalfield Advertiser | 2023-02-21 | Dunmore Colliery; Ivor Pask; Mining Authority | miners~engineers
An explosion at the Dunmore Colliery killed at least six miners early on Monday, and 12 others were still unaccounted for by nightfall, the operator said.
Ivor Pask, the mine's safety director, was suspended on Monday evening.
Methane levels were too high for rescuers to go in, the Mining Authority said.
It is the worst accident at the mine since 1987.
= 0 At least six miners were killed in an explosion at the Dunmore Colliery early on Monday and 12 were still missing by nightfall{, [the operator] said}.
= 1 Ivor Pask, safety director of the mine, was suspended on Monday evening.
= 2 {[The Mining Authority] said} methane levels were too high for rescuers to enter.
= 3 The accident is the worst at the mine since 1987.

@ Sable Coast Observer | 2024-10-09 | Marlow Keene; Dana Prewitt; Sable Coast |
Governor Dana Prewitt leads her challenger Marlow Keene by 49 percent to 45 percent, according to a poll by Crane Research released on Tuesday.
The survey of 1,104 likely voters was taken from October 3 to 6 and has a margin of error of 3.1 percentage points.
Six percent of those asked said they had not decided.
In July the two were tied at 46 percent.
= 0 Governor Dana Prewitt leads challenger Marlow Keene by 49% to 45%{, according to [a poll by Crane Research] released on Tuesday}.
= 1 The survey of 1,104 likely voters was carried out between 3 and 6 October and has a margin of error of 3.1 percentage points.
= 2 Six per cent of respondents said they had not decided.
= 0,3 {In [a Crane Research poll]}, Dana Prewitt leads Marlow Keene by 49% to 45%; in July the two were tied at 46%.

@ Halberd Post | 2023-07-27 | Adem Kural; Tessaly; Ministry of Trade |
Tessaly will lift its ban on rice exports on September 1, the Ministry of Trade said in a statement on Wednesday.
The ban, imposed in August 2022, had pushed world prices up by as much as a fifth.
Trade Minister Adem Kural said that stocks stood at 41 million tonnes, almost three times the legal minimum.
Exporters will have to pay a duty of 20 per cent until the end of the year.
= 0 {[The Ministry of Trade] said on Wednesday that} Tessaly would lift its ban on rice exports on 1 September.
= 1 The ban, which was imposed in August 2022, had pushed up world prices by as much as a fifth.
= 2 {According to [Trade Minister Adem Kural]}, stocks stood at 41 million tonnes, almost three times the legal minimum.
= 3 Until the end of the year, exporters will have to pay a 20% duty.

@ Borough Echo | 2024-04-17 | Leyton Row; Farida Aziz; Met Housing | flats~families
A fire in a 14-storey block of flats at Leyton Row left 56 families homeless on Tuesday night but caused no serious injuries, the fire brigade said.
Ninety firefighters needed five hours to put out the blaze.
“We lost everything but each other,” said Farida Aziz, who lived on the ninth floor with her three sons.
The cause of the fire is not known.
= 0 {[The fire brigade] said} a fire in a 14-storey block of flats at Leyton Row left 56 families homeless on Tuesday night but caused no serious injuries.
= 1 It took 90 firefighters five hours to put out the blaze.
= 2 {[Farida Aziz], who lived on the ninth floor with her three sons, said}: “We lost everything but each other.”
= 3 The cause of the fire is unknown.

@ Helvetian Courier | 2025-03-05 | Petra Lindqvist; Arnau Silva; World Trade Forum |
The World Trade Forum warned on Tuesday that global trade could shrink by 1.5% this year if the new tariffs stay in place.
It had forecast growth of 2.7% in October.
Director Petra Lindqvist told reporters that poor countries “would pay first and longest”.
Arnau Silva, an economist at Mirador Bank, said the forecast seemed too gloomy.
= 0 {[The World Trade Forum] warned on Tuesday that} global trade could contract by 1.5% this year if the new tariffs remain in place.
= 0,1 {The [World Trade Forum] said on Tuesday} global trade could shrink by 1.5 per cent this year; in October it had forecast growth of 2.7 per cent.
= 2 {[Petra Lindqvist], the forum's director, told reporters} poor countries “would pay first and longest”.
= 3 {[Arnau Silva], an economist at Mirador Bank, said} the forecast seemed too gloomy.

@ Westmark Evening News | 2024-11-26 | Callum Reyes; Westmark; Nurses' League | nurses~doctors
About 9,000 nurses and 2,300 doctors in Westmark's public hospitals began a three-day strike on Monday over staffing levels.
Health Minister Callum Reyes said emergency rooms remained open but that “thousands of planned operations” had been put off.
The Nurses' League said that one in five posts was vacant.
Talks are due to resume on Thursday.
= 0 Some 9,000 nurses and 2,300 doctors at Westmark's public hospitals started a three-day strike over staffing levels on Monday.
= 1 {[Health Minister Callum Reyes] said} that emergency rooms remained open, but “thousands of planned operations” had been postponed.
= 2 One in five posts is vacant{, according to [the Nurses' League]}.
= 3 Talks are due to resume on Thursday.

@ Signal & Cable | 2023-11-21 | Quorum Labs; Ingrid Moe; Data Protection Office |
The Data Protection Office fined Quorum Labs 405 million euros on Monday for the way it handled the data of teenagers.
It is the second-highest fine the office has imposed.
Quorum Labs said in a statement that it disagreed with how the fine was calculated and would appeal.
Commissioner Ingrid Moe said that the company had two months to change its settings.
= 0 Quorum Labs was fined €405m by the Data Protection Office on Monday over its handling of teenagers' data.
= 0,1 The fine of 405 million euros, imposed on Quorum Labs, is the second-highest the Data Protection Office has imposed.
= 2 {[Quorum Labs] said} it disagreed with how the fine was calculated and would appeal.
= 3 {[Commissioner Ingrid Moe] said} the company has two months to change its settings.

@ The Outer Isles Mail | 2024-08-06 | Morag Sinclair; Skerra; Ferry Services |
The Skerra ferry will be out of service for at least ten days after a crack was found in its hull, Ferry Services said on Monday.
A smaller vessel will make two crossings a day instead of five.
Morag Sinclair, who runs the island's only shop, said she had stocks for “four days, perhaps five”.
The ship, built in 1992, was due to be replaced last year.
= 0 {[Ferry Services] said} the Skerra ferry will be out of service for at least 10 days after a crack was found in its hull.
= 1 A smaller vessel will make two crossings a day rather than five.
= 2 {[Morag Sinclair], who runs the only shop on the island, said} she had stocks for “four days, perhaps five”.
= 3 The ship was built in 1992 and was due to be replaced last year.

@ Midland Star | 2025-01-08 | Carla Benn; Tolworth Lions; Ade Okafor | assists~rebounds
Ade Okafor scored 34 points and added 11 rebounds and 9 assists as the Tolworth Lions beat the Harbour Kings 112-104 on Tuesday.
The Lions have now won seven of their last eight games.
“He makes it look like a walk in the park,” coach Carla Benn said of Okafor.
The Kings played without their injured captain for the third time.
= 0 Ade Okafor had 34 points, 11 rebounds and nine assists as the Tolworth Lions beat the Harbour Kings 112-104 on Tuesday.
= 1 The Lions have won seven of their past eight games.
= 2 {[Coach Carla Benn] said of Okafor}: “He makes it look like a walk in the park.”
= 3 The Kings were without their injured captain for the third time.

@ Crosswater Chronicle | 2024-03-20 | Bishop's Ford; Elinor Pace; Environment Agency |
Parts of Bishop's Ford were under a metre of water on Tuesday after the river burst its banks for the second time this year.
The Environment Agency issued four severe flood warnings, which mean danger to life.
Council leader Elinor Pace said that the defences promised in 2020 “exist only on paper”.
No injuries have been reported.
= 0 Parts of Bishop's Ford were under one metre of water on Tuesday after the river burst its banks for a second time this year.
= 1 Four severe flood warnings, meaning danger to life, were issued by the Environment Agency.
= 2 {[Council leader Elinor Pace] said} the defences promised in 2020 “exist only on paper”.
= 3 There have been no reports of injuries.

@ Atlas Diplomatic Letter | 2023-05-16 | Farouk Haddad; Belisar; Rania Toth; Sorel |
Belisar and Sorel agreed on Monday to exchange 187 prisoners, the first such deal since the war began 15 months ago, mediators said.
“Every name on this list is a family,” said Rania Toth, who heads Sorel's delegation.
Farouk Haddad, a spokesman for Belisar's army, said that the exchange would take place “within 72 hours, if the ceasefire holds”.
The mediators did not say where.
= 0 {[Mediators] said} Belisar and Sorel agreed on Monday to exchange 187 prisoners, the first such deal since the war began 15 months ago.
= 1 “Every name on this list is a family,” {[Rania Toth], the head of Sorel's delegation, said}.
= 2 {According to [Farouk Haddad], a spokesman for the army of Belisar}, the exchange would take place “within 72 hours, if the ceasefire holds”.
= 0,3 {[Mediators] said} the two sides agreed to exchange 187 prisoners; they did not say where.

@ Metropolitan Ledger | 2024-06-18 | Jules Aranda; Central Station; Transit Police |
A 29-year-old man was charged on Monday with setting fire to a ticket office at Central Station, in which four people were hurt.
The Transit Police said the man was known to them but gave no motive.
His lawyer, Jules Aranda, said his client “was not in the city on that day”.
A hearing has been set for July 2.
= 0 A 29-year-old man was charged on Monday with setting fire to a Central Station ticket office.
= 1 {[The Transit Police] said} the man was known to them; they gave no motive.
= 2 {[The man's lawyer, Jules Aranda], said} his client “was not in the city on that day”.
= 3 A hearing is set for 2 July 2024.

@ Orchard Valley News | 2023-08-29 | Hartwell; Benedict Shaw; Growers' Association |
Apple growers in Hartwell expect a harvest of around 95,000 tonnes this year, a third less than in 2022, after frost in April and hail in June.
Benedict Shaw, who chairs the Growers' Association, said prices would rise “by the autumn at the latest”.
The state has promised 14 million in aid, of which 3.5 million has been paid.
= 0 [Apple growers in Hartwell] expect a harvest of about 95,000 tonnes this year, one-third less than in 2022.
= 1 {[Benedict Shaw], the chairman of the Growers' Association, said} prices would rise “by the autumn at the latest”.
= 2 The state has promised 14 million in aid, 3.5 million of which has been paid.

@ Port Regent Herald | 2025-02-04 | Mayor Cleo Hartigan; Port Regent; Sam Ilves | buses~trams
Port Regent's city council approved a budget of $2.9 billion on Monday night that includes 120 electric buses and 16 trams.
Mayor Cleo Hartigan said property tax would go up by 3.4% from April.
Sam Ilves, the only council member to vote against the budget, called it “a wish list”.
= 0 A $2.9bn budget that includes 120 electric buses and 16 trams was approved by Port Regent's city council on Monday night.
= 1 Property tax will go up by 3.4 per cent from April, {[Mayor Cleo Hartigan] said}.
= 2 [Sam Ilves], the only member of the council who voted against the budget, called it “a wish list”.

@ Nightly Bulletin of Arlen | 2024-12-17 | General Tomas Quayle; Arlen; Free Assembly |
Arlen's parliament voted on Saturday to impeach the president, with 204 of its 300 members in favor.
Eighty-five lawmakers voted against; three abstained and eight ballots were invalid.
General Tomas Quayle, the acting defense minister, said the army would “stay in its barracks”.
The Constitutional Court has up to 180 days to decide whether the president is removed.
= 0 Arlen's parliament impeached the president on Saturday, with 204 of 300 members voting in favour.
= 0,1 Of the 300 members, 204 voted in favor and 85 against, while three abstained and eight ballots were invalid.
= 2 {[General Tomas Quayle], the acting defence minister, said} the army would “stay in its barracks”.
= 3 The Constitutional Court has up to 180 days to decide whether to remove the president.

@ Riverside Inquirer | 2023-10-24 | Marisol Vega; Kenton Bridge; Highways Department |
Two vehicles fell 12 meters into the river when part of the Kenton Bridge collapsed during rush hour on Monday, killing one person, police said.
The Highways Department had rated the bridge “poor but safe” in 2021.
Marisol Vega, a bus driver who stopped short of the gap, said: “I heard a crack, and then there was no road.”
Governor Hal Dempsey ordered the inspection of 340 other bridges.
= 0 {[Police] said} one person was killed when part of the Kenton Bridge collapsed during rush hour on Monday and two vehicles fell 12 metres into the river.
= 1 In 2021, the bridge had been rated “poor but safe” by the Highways Department.
= 2 “I heard a crack, and then there was no road,” {said [Marisol Vega], a bus driver who stopped short of the gap}.
= 3 Governor Hal Dempsey ordered inspections of 340 other bridges.

@ Sunward Financial | 2024-05-03 | Calder Motors; Yuki Arata; Stellan Grid |
Calder Motors raised its full-year forecast on Thursday after first-quarter revenue rose 14% to $12.4 billion, beating analysts' expectations of $11.8 billion.
The company now expects an operating margin of between 7 and 8 percent, up from 6 to 7 percent.
“Demand for hybrids has been stronger than we planned for,” finance chief Yuki Arata said.
The stock gained as much as 9% in early trading.
= 0 Calder Motors raised its full-year forecast on Thursday after revenue in the first quarter rose 14 percent to $12.4bn.
= 1 The company now expects an operating margin of 7% to 8%, up from 6% to 7%.
= 2 {[Finance chief Yuki Arata] said} demand for hybrids “has been stronger than we planned for”.
= 3 The stock rose by as much as 9% in early trading.

@ Southern Cross Daily | 2023-03-14 | Lucille Ward; Tarn Islands; Meteorological Service |
Cyclone Odile has killed 58 people in the Tarn Islands, and the toll is likely to rise, Prime Minister Lucille Ward said on Monday.
Her government declared a state of emergency for 14 days.
More than 6,000 people are sheltering in schools and churches, aid agencies say.
The Meteorological Service said gusts had reached 231 km/h before its instruments failed.
= 0 {[Prime Minister Lucille Ward] said} Cyclone Odile had killed 58 people in the Tarn Islands and the toll was likely to rise.
= 0,1 Prime Minister Lucille Ward's government declared a 14-day state of emergency.
= 2 {According to [aid agencies]}, more than 6,000 people are sheltering in schools and churches.
= 3 {[The Meteorological Service] said} that gusts reached 231 km/h before its instruments failed.

@ Campus & Court | 2024-02-06 | Professor Irina Walsh; Dunholm University; Student Council |
Dunholm University will reinstate the entrance exam it dropped in 2020, its president, Irina Walsh, announced on Monday.
Without test scores, she said, the university had overlooked “hundreds of gifted applicants from poorer homes”.
The Student Council voted 31 to 9 against the change, but its vote is not binding.
= 0 {[Irina Walsh], president of Dunholm University, announced on Monday that} it would reinstate the entrance exam it dropped in 2020.
= 0,1 {[Irina Walsh], the university's president, said} that without test scores it had overlooked “hundreds of gifted applicants from poorer homes”.
= 2 The Student Council voted 31-9 against the change, but the vote is not binding.

@ Twin Rivers Gazette | 2025-06-11 | Abel Novak; Twin Rivers; Dam Authority | villages~farms
The Dam Authority opened all six gates of the Twin Rivers dam on Tuesday, flooding 11 villages and about 140 farms downstream.
Abel Novak, its director, said that not doing so “would have risked the dam itself”.
Residents said that they had been given less than an hour's notice; the authority says sirens sounded three hours earlier.
= 0 All six gates of the Twin Rivers dam were opened by the Dam Authority on Tuesday, which flooded 11 villages and about 140 farms downstream.
= 0,1 {[Abel Novak], director of the Dam Authority, said} not opening the gates “would have risked the dam itself”.
= 2 {[Residents] said} they had been given less than an hour's notice, while {[the authority] says} sirens sounded three hours earlier.
= 2 {[The authority] says} sirens sounded three hours earlier.
"""
