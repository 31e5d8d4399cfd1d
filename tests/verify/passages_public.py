"""Wire-style passages about courts, elections, police, health and schools. All names are invented.

The form is described in `passages_world`.
"""

TEXT = """
@ Courtside Daily | 2024-05-14 | Gregor Pell; Judge Amara Stone |
Judge Amara Stone sentenced Gregor Pell to seven years in prison on Tuesday for bribing two officials.
Pell, a former mayor, pleaded not guilty and will appeal, his lawyer said.
Prosecutors had asked for 10 years.
= 0 Judge Amara Stone sentenced Gregor Pell to seven years in prison on Tuesday for bribing two officials.
= 0 Gregor Pell was sentenced by Judge Amara Stone to 7 years in prison for bribing two officials.
= 1 Pell will appeal{, [his lawyer] said}.
= 2 Prosecutors had asked for 10 years.

@ Valley Tribune | 2024-11-08 | Sena Hartley; Otto Brill |
Sena Hartley won Tuesday's election in Dunmore with 52.3 percent of the vote, and Otto Brill took 44.1 percent, the election office said.
Turnout was 61 percent, up from 58 percent in 2020.
Brill did not concede on Thursday.
= 0 {[The election office] said} Sena Hartley won with 52.3 per cent of the vote and Otto Brill took 44.1 per cent.
= 0 Sena Hartley won Tuesday's election in Dunmore with 52.3% of the vote{, according to [the election office]}.
= 1 Turnout was 61 percent, up from 58 percent in 2020.
= 2 Brill did not concede on Thursday.

@ The Lantern | 2024-02-21 | Ines Duarte; Meadow Clinic | adults~children
The Meadow Clinic treated 46 adults and 19 children for food poisoning on Monday and Tuesday, its director, Ines Duarte, said.
Duarte said none of the patients was in danger.
Inspectors suspect that the milk was contaminated.
= 0 {[Ines Duarte], the director of the Meadow Clinic, said} it treated 46 adults and 19 children for food poisoning on Monday and Tuesday.
= 1 {[Duarte] said} none of the patients was in danger.
= 2 {[Inspectors]} suspect that the milk was contaminated.

@ City Register | 2024-07-30 | Noel Garrity; Brookline |
Police arrested three men in Brookline on Monday over the theft of 14 paintings, Inspector Noel Garrity said.
Garrity said the men, aged between 22 and 35, had allegedly entered through the roof.
None of the paintings has been found.
= 0 {[Inspector Noel Garrity] said} police arrested three men in Brookline on Monday over the theft of 14 paintings.
= 1 The men had allegedly entered through the roof{, [Garrity] said}.
= 2 None of the paintings has been found.

@ Courtside Daily | 2024-09-06 | Helix Foods; Mira Tolland |
A court in Easton ordered Helix Foods on Thursday to pay $12.5 million to farmers over unpaid deliveries.
The company's lawyer, Mira Tolland, called the ruling wrong and said it would be challenged.
The farmers had demanded $20 million.
= 0 A court in Easton ordered Helix Foods on Thursday to pay $12.5 million to farmers.
= 1 {[Mira Tolland], the company's lawyer, said} the ruling would be challenged.
= 2 The farmers had demanded 20 million dollars.

@ Valley Tribune | 2025-01-16 | Corin Blake; Health Agency |
The Health Agency said on Thursday that flu cases fell 12 percent last week, to 8,300.
Hospitals admitted 410 patients, compared with 455 a week earlier.
Its chief, Corin Blake, said a second wave was possible in February.
= 0 {[The Health Agency] said} on Thursday that flu cases fell 12% last week, to 8,300.
= 1 Hospitals admitted 410 patients, compared with 455 a week earlier.
= 2 {[Corin Blake] said} a second wave was possible in February.

@ The Lantern | 2024-06-10 | Teachers' League; Edda Moss | schools~pupils
Teachers in 340 schools will strike on June 20, the Teachers' League said on Monday.
The action could affect more than 90,000 pupils.
Education Minister Edda Moss said the government had offered a rise of 4 percent.
= 0 {[The Teachers' League] said} teachers in 340 schools will strike on June 20.
= 1 The action could affect more than 90,000 pupils.
= 2 {[Education Minister Edda Moss] said} the government had offered a rise of four per cent.

@ City Register | 2024-03-26 | Dana Lim; Harrow Bridge |
The Harrow Bridge will not reopen before October, city engineer Dana Lim said on Tuesday.
Lim said 27 of its 64 cables had to be replaced.
Repairs are expected to cost about 18 million euros.
= 0 {City engineer [Dana Lim] said} on Tuesday that the Harrow Bridge will not reopen before October.
= 1 {[Lim] said} 27 of the bridge's 64 cables had to be replaced.
= 2 Repairs are expected to cost about €18 million.

@ Courtside Daily | 2023-10-28 | Silas Brandt; Ottilie Crane |
Silas Brandt accused Ottilie Crane of copying his design, court papers showed on Friday.
Crane denied the accusation through her agent.
The hearing is set for 9 November.
= 0 {[Court papers] showed} on Friday that {[Silas Brandt] accused} Ottilie Crane of copying his design.
= 1 {[Crane] denied} the accusation through her agent.
= 2 The hearing is set for November 9.

@ Valley Tribune | 2024-05-14 | Liberty Party; Unity List | seats
The Liberty Party won 41 seats in Sunday's vote and the Unity List won 37, final results showed.
A party needs 46 seats for a majority.
The leader of the Unity List said he would not join a coalition.
= 0 The Liberty Party won 41 seats in Sunday's vote and the Unity List won 37{, [final results] showed}.
= 1 A party needs 46 seats for a majority.
= 2 {[The leader of the Unity List] said} he would not join a coalition.

@ The Lantern | 2024-11-08 | Piet Lorne; Ashby |
Doctors in Ashby must report every case within 24 hours, a rule published on Friday says.
Health officer Piet Lorne said the rule should have come sooner.
The town has recorded 9 cases since Oct. 30.
= 0 Doctors in Ashby must report every case within 24 hours{, [a rule published on Friday] says}.
= 1 {[Piet Lorne], a health officer, said} the rule should have come sooner.
= 2 The town has recorded nine cases since October 30.

@ City Register | 2024-02-21 | Wanda Okoro; Transit Board |
The Transit Board approved the fare rise by 7 votes to 4 on Tuesday.
A single ticket will cost $2.75 from April 1, up from $2.50.
Board member Wanda Okoro said poorer riders "will pay the price".
= 0 The Transit Board approved the fare rise by seven votes to four on Tuesday.
= 1 A single ticket will cost $2.75 from 1 April, up from $2.50.
= 2 {Board member [Wanda Okoro] said} poorer riders "will pay the price".

@ Courtside Daily | 2024-07-30 | Amos Reed; Lena Fisk |
Prosecutors allege that Amos Reed paid Lena Fisk $60,000 to hide the report.
Reed's trial began on Monday and may last six weeks.
Fisk has not been charged.
= 0 {[Prosecutors] allege} that Amos Reed paid Lena Fisk $60,000 to hide the report.
= 0 Amos Reed paid Lena Fisk $60,000 to hide the report{, [prosecutors] allege}.
= 1 Reed's trial began on Monday and may last six weeks.
= 2 Fisk has not been charged.

@ Valley Tribune | 2024-09-06 | Mount Sela; Rescue Corps | hikers~rescuers
Four hikers who had been missing on Mount Sela since Tuesday were found alive on Thursday, the Rescue Corps said.
More than 80 rescuers took part in the search.
The hikers were not seriously hurt.
= 0 {[The Rescue Corps] said} four hikers who had been missing on Mount Sela since Tuesday were found alive on Thursday.
= 1 More than 80 rescuers took part in the search.
= 2 The hikers were not seriously hurt.

@ The Lantern | 2025-01-16 | Vera Moll; Institute of Diet | men~women
A study of 2,150 men and 1,870 women found no link between coffee and heart disease, the Institute of Diet said.
Author Vera Moll said the results may not apply to people over 70.
The study was paid for by the state.
= 0 A study of 2,150 men and 1,870 women found no link between coffee and heart disease{, [the Institute of Diet] said}.
= 1 {[Author Vera Moll] said} the results may not apply to people over 70.
= 2 The study was paid for by the state.

@ City Register | 2024-06-10 | Mayor Jude Alcott; Ferris Park |
Mayor Jude Alcott said on Saturday that the city would buy Ferris Park for $3 million.
The council rejected a similar offer in 2019.
Alcott told residents that no trees would be cut.
= 0 {[Mayor Jude Alcott] said} on Saturday that the city would buy Ferris Park for $3m.
= 1 The council rejected a similar offer in 2019.
= 2 {[Alcott] told residents} that no trees would be cut.

@ Courtside Daily | 2024-03-26 | Supreme Tribunal; Basil Roe |
The Supreme Tribunal ruled 5-4 on Monday that the tax was lawful.
Justice Basil Roe wrote that the law "leaves no room for doubt".
The decision cannot be appealed.
= 0 The Supreme Tribunal ruled 5-4 on Monday that the tax was lawful.
= 1 {[Justice Basil Roe] wrote} that the law "leaves no room for doubt".
= 2 The decision cannot be appealed.

@ Valley Tribune | 2024-05-14 | Hannah Verity; Karsten Wood |
A poll published on Monday gave Hannah Verity 38 percent and Karsten Wood 35 percent.
The survey of 1,004 voters has a margin of error of 3 points.
About one in five voters was undecided.
= 0 {[A poll] published on Monday gave} Hannah Verity 38% and Karsten Wood 35%.
= 1 The survey of 1,004 voters has a margin of error of three points.
= 2 About one in five voters was undecided.

@ The Lantern | 2023-10-28 | Ludo Marr; Northfield |
The mayor of Northfield, Ludo Marr, resigned on Friday after an audit found that $840,000 was missing.
Marr said he had done nothing wrong.
His deputy will lead the town until an election in January.
= 0 Ludo Marr, the mayor of Northfield, resigned on Friday after an audit found that $840,000 was missing.
= 1 {[Marr] said} he had done nothing wrong.
= 2 Marr's deputy will lead the town until an election in January.

@ City Register | 2024-11-08 | Fire Brigade; Canal Street | flats~people
A fire in a tower on Canal Street destroyed 16 flats on Thursday night and left around 50 people homeless, the Fire Brigade said.
Nobody was killed.
Investigators believe the fire may have started in a kitchen.
= 0 {[The Fire Brigade] said} a fire on Canal Street destroyed 16 flats on Thursday night and left around 50 people homeless.
= 1 Nobody was killed.
= 2 {[Investigators] believe} the fire may have started in a kitchen.

@ Courtside Daily | 2025-01-16 | Nadia Frost; Tribune Media |
Tribune Media has agreed to pay Nadia Frost 250,000 pounds and to withdraw the article, both sides said on Wednesday.
The company admitted no liability.
Frost had sued in April 2023.
= 0 Tribune Media has agreed to pay Nadia Frost £250,000 and to withdraw the article{, [both sides] said} on Wednesday.
= 1 The company admitted no liability.
= 2 Frost had sued in April 2023.

@ Valley Tribune | 2024-07-30 | Water Authority; Lars Hume |
Water in 11 districts is not safe to drink, the Water Authority warned on Tuesday.
Its engineer, Lars Hume, said tests would take at least five days.
The authority has handed out nearly 60,000 bottles.
= 0 {[The Water Authority] warned} on Tuesday that water in 11 districts is not safe to drink.
= 1 Tests would take at least five days{, engineer [Lars Hume] said}.
= 2 The authority has handed out nearly 60,000 bottles.
"""
