"""Wire passages retold the way a language model answers: conflict, diplomacy, courts, votes, disasters, police.

Written by somebody who had read neither the checks nor the other passages; the format is that of
`passages_world`. Every outlet, person and place is invented.
"""

TEXT = """
@ Corvane Herald | 2023-10-18 | Tessaly; Dorrin; Belmar; Imra Solt; Eastern Brigades | killed~wounded
An overnight strike on a hospital compound in Belmar killed at least 471 people and wounded 342 others, the health ministry in Tessaly said on Wednesday.
The Dorrin army denied responsibility and blamed a misfired rocket launched by the Eastern Brigades, who rejected the account.
Rescue teams had recovered 118 bodies by noon, said Imra Solt, who heads the civil defence service.
Reporters were not able to verify either side's version independently.
= 0 At least 471 people died and 342 were wounded when a hospital compound in Belmar was hit overnight{, according to [the health ministry in Tessaly]}.
= 0 {[The ministry] said} on 18 October 2023 that the strike had caused at least 471 deaths.
= 0 {[The health ministry] put} the toll at no fewer than 471 dead and 342 wounded.
= 0,1 {[The Dorrin army] denied} that it was responsible for the strike in Belmar and blamed a misfired Eastern Brigades rocket.
= 1 {[The Eastern Brigades] rejected} the army's account that one of their rockets had misfired.
= 2 By midday, 118 bodies had been recovered{, according to [Imra Solt], the head of the civil defence service}.
= 3 Neither side's version could be independently verified by reporters.

@ Meridian Telegraph | 2023-12-13 | Orlania; Vestmark; Pell Anders; Karsa Strip | in favour~against
The Assembly of Nations voted 94-20-6 on Tuesday to demand an immediate ceasefire in the Karsa Strip.
Orlania and Vestmark were among the countries that voted against the resolution, which is not legally binding.
"The message to both parties is unambiguous," said Pell Anders, the assembly's president.
A similar text won 81 votes in October.
= 0 The Assembly of Nations demanded an immediate ceasefire in the Karsa Strip on 12 December 2023, with 94 votes in favour, 20 against and six abstentions.
= 0,1 The non-binding resolution calling for an immediate ceasefire in the Karsa Strip passed by 94 votes to 20.
= 1 The resolution was opposed by Orlania and Vestmark, among others.
= 2 {[Pell Anders], the president of the assembly, said} the message to both parties was "unambiguous".
= 0,3 The text received 94 votes on Tuesday, compared with 81 for a similar one in October.

@ Anselm Dispatch | 2024-03-06 | Delia Marsh; Jonas Bekele; Ondry; Carrow |
Foreign Minister Delia Marsh will travel to Ondry on Thursday for talks with her counterpart, Jonas Bekele, the ministry said in a statement.
The two are expected to discuss border crossings and the release of 37 detained fishermen.
It will be the first visit by a Carrow foreign minister to Ondry since the embassy there closed in 2011.
= 0 {[The ministry] said} that Delia Marsh would go to Ondry on 7 March 2024 to meet Jonas Bekele.
= 1 The talks are expected to cover border crossings and the release of 37 fishermen in detention.
= 2 No foreign minister of Carrow has visited Ondry since the embassy there was closed in 2011.

@ Lindmoor Gazette | 2024-05-17 | Harlan Prew; Odette Sunn; Brayford |
A court in Brayford on Friday sentenced former transport minister Harlan Prew to six years and four months in prison for accepting bribes from a road builder.
Prew, 61, had pleaded not guilty and will appeal, his lawyer, Odette Sunn, said.
Judges ordered him to repay 2.4 million crowns and barred him from public office for 10 years.
Two co-defendants were acquitted.
= 0 Harlan Prew, a former transport minister, was given a prison sentence of six years and four months on 17 May 2024 for taking bribes from a road builder.
= 1 {[Odette Sunn], Prew's lawyer, said} he had pleaded not guilty and would appeal.
= 0,2 Prew was ordered to pay back 2,400,000 crowns and banned from holding public office for a decade.
= 3 Two co-defendants were cleared.

@ Tarrow Times | 2024-06-11 | Ewa Linden; Civic Alliance; Reform Bloc; Green List; Homeland Party |
The governing Civic Alliance lost its majority in Sunday's election, winning 98 of 215 seats, results released by the electoral commission showed on Monday.
The opposition Reform Bloc took 84 seats, up from 61 four years ago, while the Green List won 19.
Turnout was 67.3 percent, the commission said, compared with 71.8 percent in 2020.
Prime Minister Ewa Linden said she would try to form a coalition but ruled out working with the Homeland Party.
= 0 With 98 of the 215 seats, the Civic Alliance lost its majority in the election of 9 June 2024{, according to results from [the electoral commission]}.
= 1 The Reform Bloc increased its seats from 61 to 84, and 19 seats went to the Green List.
= 2 {[The commission] said} that turnout fell to 67.3% from 71.8% in 2020.
= 3 {[Ewa Linden], the prime minister, said} she would seek to form a coalition, but without the Homeland Party.
= 3 {[Ewa Linden] ruled out} cooperation with the Homeland Party.

@ Quayside Daily | 2024-02-20 | Halvern; Lena Tovik; Osterman Gallery |
Police in Halvern arrested four men on Monday in connection with the theft of 14 paintings from the Osterman Gallery.
The works, worth about 9.5 million marks, were taken in the early hours of Feb. 3 after the alarm had been switched off, Inspector Lena Tovik said.
Eleven of the paintings have been recovered, but three, including a portrait of a ferryman, are still missing.
Tovik did not rule out further arrests.
= 0 Four men were arrested in Halvern on 19 February 2024 over the theft of 14 paintings from the Osterman Gallery.
= 0,1 {[Inspector Lena Tovik] said} that the alarm had been turned off before the works were stolen early on 3 February.
= 1 The works were worth roughly 9,500,000 marks{, according to [Lena Tovik]}.
= 2 Three of the paintings have yet to be found; 11 have been recovered.
= 3 {[Tovik] did not exclude} more arrests.

@ Coastal Ledger | 2024-09-09 | Ivo Kestrel; Merrow; Sorrel Valley | injured~dead
The death toll from Friday's earthquake in the Merrow highlands rose to 212 on Sunday, up from 187 a day earlier, the disaster agency said.
More than 1,400 people were injured and about 8,000 are living in tents, agency spokesman Ivo Kestrel told reporters.
The 6.8-magnitude quake destroyed the only bridge into Sorrel Valley, and rescuers have reached just three of its nine villages.
= 0 {[The disaster agency] said} on 8 September 2024 that deaths from the earthquake in the Merrow highlands had risen from 187 to 212.
= 0 The toll stood at 212 on Sunday{, according to [the disaster agency]}.
= 1 {[Ivo Kestrel], a spokesman for the agency, told} reporters that over 1,400 people had been hurt and that some 8,000 were living in tents.
= 2 Rescuers have reached only three of Sorrel Valley's nine villages after the magnitude 6.8 quake destroyed the one bridge leading there.

@ Pellworth Courier | 2024-11-27 | Carrow; Highland Front; Vestmark; Milo Strand |
A truce between Carrow and the Highland Front took effect at 4 a.m. on Wednesday, ending 14 months of fighting that has displaced around 1.2 million people.
Under the accord, brokered by Vestmark, Carrow's forces will withdraw from the border zone within 60 days.
President Milo Strand said his country would "respond with force" to any violation.
The Highland Front has not commented on the deal's monitoring clauses.
= 0 The truce between Carrow and the Highland Front came into force at 4 a.m. on 27 November 2024 after 14 months of fighting.
= 0 About 1,200,000 people have been displaced by the 14 months of fighting between Carrow and the Highland Front.
= 1 Vestmark brokered the accord, which gives Carrow's forces 60 days to pull out of the border zone.
= 2 {[Milo Strand], the president, said} his country would "respond with force" to any breach.
= 3 The Highland Front has made no comment on the monitoring clauses of the deal.

@ Harbour Dispatch | 2024-01-25 | Nerim; Salma Idrin |
Aid convoys carrying 340 tonnes of flour reached the besieged town of Nerim on Wednesday for the first time in seven weeks, the Relief Coordination Office (RCO) said.
The office said about 90,000 residents were short of food and clean water, half of them children.
Two drivers were wounded when the last lorry came under fire, according to Salma Idrin, the RCO's country director, who did not say who was responsible.
= 0 {[The Relief Coordination Office (RCO)] said} that 340 tonnes of flour arrived in Nerim by convoy on 24 January 2024.
= 0 It was the first time in seven weeks that aid convoys had got through to Nerim{, according to [the RCO]}.
= 0,1 {[The RCO] said} that some 90,000 residents of Nerim lacked sufficient food and clean water, and that half were children.
= 2 {[Salma Idrin], the RCO's country director, said} two drivers were injured when the last lorry was fired on.
= 2 {[Idrin] did not say} who was responsible.

@ Wexmoor Record | 2025-03-20 | Karel Voss; Wexmoor |
Lawmakers in Wexmoor approved a bill on Wednesday that bans advertising for online betting, by 132 votes to 77.
The law takes effect on Jan. 1, 2026 and provides for fines of up to 500,000 florins.
Gambling companies spent 48 million florins on advertising last year, according to the finance ministry.
Opposition deputy Karel Voss called the ban "a gift to the black market".
= 0 Lawmakers in Wexmoor backed a ban on advertising for online betting on 19 March 2025 by a vote of 132 to 77.
= 0 The bill was passed with 132 votes in favour and 77 against.
= 1 The law comes into force on 1 January 2026, with fines of as much as 500,000 florins.
= 2 {According to [the finance ministry],} gambling companies' advertising spending totalled 48m florins in 2024.
= 3 {[Karel Voss], an opposition deputy, described} the ban as "a gift to the black market".

@ Delta Observer | 2024-07-16 | Rashid Omand; Lower Ansa | killed~missing
Floods caused by three days of rain have killed 31 people and forced some 45,000 from their homes in the Lower Ansa delta, officials said on Monday.
Nine people, among them two children, were missing, governor Rashid Omand said.
The river crested at 8.7 metres on Saturday, 40 centimetres above the previous record, set in 1998.
= 0 Flooding after three days of rain has led to 31 deaths and displaced about 45,000 people in the Lower Ansa delta{, according to [officials]}.
= 1 {[Governor Rashid Omand] said} that nine people, including two children, were unaccounted for.
= 2 The river reached a record 8.7 metres on 13 July 2024.
= 2 The river's peak of 8.7 metres exceeded the 1998 record by 40 centimetres.

@ Tallis Free Press | 2025-01-13 | Tallis; Berit Anholt |
Tens of thousands of people marched through Tallis on Sunday to protest against the pension reform; organisers put the crowd at 80,000, police at 32,000.
The march was largely peaceful, although officers detained 17 people after stones were thrown near the treasury.
Union leader Berit Anholt said strikes would begin on Jan. 20 unless the government withdrew the bill.
= 0 {[Organisers] estimated} the number of marchers at 80,000, {while [police] gave} a figure of 32,000.
= 0 A march against the pension reform drew tens of thousands of people in Tallis on 12 January 2025.
= 1 Seventeen people were detained after stones were thrown near the treasury, but the march was mostly peaceful.
= 2 {[Berit Anholt], a union leader, said} that strikes would start on 20 January 2025 if the bill was not withdrawn.

@ Merridan Wire | 2023-11-25 | Southern Council; Orlania; Sarrat; Edda Rinn | captives~prisoners
The Southern Council freed 24 captives on Friday, including 13 Orlanian women and children, under a four-day pause mediated by Sarrat.
In exchange, Orlania released 39 prisoners, the mediator's foreign ministry said.
It said a further 50 captives were due to be freed before the pause ends on Monday.
Orlania's prime minister, Edda Rinn, said the fighting would resume "with full strength" afterwards.
= 0 Twenty-four captives, among them 13 women and children from Orlania, were released by the Southern Council on 24 November 2023.
= 0 Sarrat mediated the four-day pause under which the Southern Council released 24 captives.
= 0,1 {[The foreign ministry of Sarrat], the mediator, said} that 39 prisoners were released by Orlania in exchange.
= 1,2 {[The mediator's foreign ministry] said} another 50 captives were to be released before the end of the pause on 27 November 2023.
= 2,3 {[Edda Rinn], the prime minister of Orlania, said} fighting would resume "with full strength" after the pause.

@ Northgate Post | 2025-02-12 | Dario Lunt; Sevrin |
Prosecutors in Sevrin have charged energy executive Dario Lunt with fraud, alleging that he hid losses of 73 million lira between 2017 and 2021.
Lunt denies wrongdoing and said through a spokeswoman that the accounts had been approved by independent auditors.
He was released on bail of 1.5 million lira on Tuesday and must surrender his passport.
The trial is scheduled to open on May 6.
= 0 {[Prosecutors] allege} that Dario Lunt concealed losses of 73m lira from 2017 to 2021.
= 0 Energy executive Dario Lunt has been charged with fraud by prosecutors in Sevrin.
= 1 {[Lunt] denies} any wrongdoing.
= 1 {Through a spokeswoman, [Lunt] said} that independent auditors had signed off on the accounts.
= 1,2 Lunt was freed on 11 February 2025 on bail of 1,500,000 lira and has to hand over his passport.
= 3 The trial is due to start on 6 May 2025.

@ Sound and Isle | 2024-08-05 | Ketter Island; Bluewater Lines; Star of Ketter |
A ferry carrying 186 passengers ran aground off Ketter Island late on Sunday, and all on board were taken to safety, the coastguard said.
Seven people were treated for minor injuries, none of them life-threatening.
The vessel, the Star of Ketter, passed an inspection in April, its operator, Bluewater Lines, said.
The cause of the accident was not immediately known.
= 0 {[The coastguard] said} everyone aboard was brought to safety after a ferry with 186 passengers ran aground off Ketter Island late on 4 August 2024.
= 1 Seven people received treatment for minor injuries.
= 2 {[Bluewater Lines], which operates the Star of Ketter, said} the vessel had passed an inspection in April.
= 3 It was not immediately clear what caused the accident.

@ Marrin Standard | 2024-04-19 | Lethia; Gorran; Piet Arkwell |
Lethia expelled six Gorran diplomats on Thursday, accusing them of activities incompatible with their status.
Gorran called the move groundless and promised to respond, but gave no details.
Lethian Foreign Minister Piet Arkwell said the decision was based on findings by the security service that would not be made public.
= 0 Six diplomats from Gorran were expelled by Lethia on 18 April 2024.
= 0 {[Lethia] accused} the six Gorran diplomats of activities not compatible with their status.
= 1 {[Gorran] described} the move as groundless and said it would respond, without giving details.
= 2 {[Piet Arkwell], Lethia's foreign minister, said} that the decision rested on findings of the security service, which would remain unpublished.

@ Eastern Ledger | 2025-05-08 | Vestmark; Gorran; Ilse Farrow |
Vestmark shot down 27 of 33 drones launched at its capital overnight, its air force said on Thursday; the figures could not be checked.
Debris set fire to a warehouse and a block of flats, injuring five people, according to Mayor Ilse Farrow.
Gorran's defence ministry said it had targeted only military sites and made no mention of casualties.
= 0 {[Vestmark's air force] said} that it had downed 27 of the 33 drones launched at the capital overnight.
= 0 The air force's figures could not be verified.
= 1 Five people were injured when debris started fires in a warehouse and a block of flats{, [Mayor Ilse Farrow] said}.
= 2 {According to [Gorran's defence ministry],} only military sites were targeted.
= 2 {[The defence ministry of Gorran] did not mention} casualties.

@ Ashbury Sentinel | 2025-06-26 | Ferris Dam; Ferris Hydro |
A commission of inquiry concluded on Wednesday that the collapse of the Ferris Dam, which killed 58 people in 2022, could have been prevented.
Engineers had warned the owner at least four times about cracks in the east wall, its 340-page report said.
The owner, Ferris Hydro, said it was studying the findings and offered condolences to the families.
No one has been prosecuted.
= 0 {[A commission of inquiry] concluded} on 25 June 2025 that the 2022 collapse of the Ferris Dam, in which 58 people died, had been preventable.
= 0,1 {[The commission's report] said} engineers had given the owner of the Ferris Dam at least four warnings about cracks in the east wall.
= 2 {[Ferris Hydro] said} it was reviewing the findings and expressed condolences to the families.
= 3 There have been no prosecutions.

@ Straits Bulletin | 2024-10-15 | Pantel Island; Sarrat; Noor Castell |
Arrivals by sea on Pantel Island fell by 38 percent in the first nine months of the year to 21,600, the border agency said on Monday.
Nearly half of those who arrived were from Sarrat, it said.
The agency's director, Noor Castell, cautioned that the figures could rise again when the winter storms end.
= 0 {[The border agency] said} 21,600 people reached Pantel Island by sea from January to September 2024, a decline of 38%.
= 0 Sea arrivals on Pantel Island dropped 38% in the first nine months of 2024{, according to [the border agency]}.
= 0,1 {[The border agency] said} that almost half of the arrivals were from Sarrat.
= 2 {[Noor Castell], who heads the agency, warned} that the figures could increase again once the winter storms are over.

@ Halden Reporter | 2025-07-02 | Halden; Amara Feld; Rolf Tane |
Halden's Supreme Court ruled 6-3 on Tuesday that the government had no power to suspend the leader of the opposition from parliament.
Writing for the majority, Justice Amara Feld said the suspension "has no basis in any statute".
The justice minister, Rolf Tane, said the government disagreed but would comply.
= 0 In a 6-3 ruling on 1 July 2025, Halden's Supreme Court found that the government was not empowered to suspend the opposition leader from parliament.
= 1 {[Justice Amara Feld] wrote} for the majority that the suspension "has no basis in any statute".
= 2 {[Rolf Tane], the justice minister, said} that the government would comply although it disagreed.
= 0,2 {[Rolf Tane] said} the government did not agree with the Supreme Court's ruling.

@ Vessel Bay News | 2025-09-29 | Kalvia; Aron Mirelle; Regional Forum |
Voters in Kalvia rejected a constitutional change that would have scrapped presidential term limits, with 56.4 percent voting no, according to final results published on Monday.
Just over 2.1 million people, or 61 percent of those eligible, cast ballots on Sunday.
President Aron Mirelle said he accepted the outcome and would step down when his term ends in 2027.
Observers from the Regional Forum reported isolated irregularities but said they did not affect the outcome.
= 0 A constitutional change to abolish presidential term limits in Kalvia was rejected by 56.4% of voters{, according to [final results]}.
= 1 Turnout on 28 September 2025 was 61%, or slightly more than 2,100,000 people.
= 2 {[President Aron Mirelle] said} that he accepted the result and would leave office at the end of his term in 2027.
= 3 {[Observers from the Regional Forum] said} isolated irregularities had not changed the outcome.

@ Continental Desk | 2024-12-17 | Gorran; Vera Dolmen; Eight Nations | companies~people
The Eight Nations group imposed sanctions on 15 companies and 29 people on Monday over arms shipments to Gorran.
The measures include asset freezes and travel bans, and bring to 214 the number of people and entities on the list.
Gorran said they were illegal; its trade minister, Vera Dolmen, told state television that the economy had "adapted long ago".
= 0 On 16 December 2024 the Eight Nations group sanctioned 29 people and 15 companies over shipments of arms to Gorran.
= 1 There are now 214 people and entities on the list.
= 1 Asset freezes and travel bans are among the measures.
= 0,2 {[Gorran] called} the sanctions illegal.
= 2 {[Vera Dolmen], Gorran's trade minister, told} state television that the economy had "adapted long ago".

@ Sunder Valley Times | 2025-08-21 | Castel Roa |
A wildfire near Castel Roa has burned about 12,500 hectares and destroyed 76 homes, but firefighters had contained 40 percent of it by Wednesday evening.
Some 3,200 residents were ordered to leave, and two firefighters suffered burns, the regional governor's office said.
Police are questioning a 34-year-old man on suspicion of arson; he has not been charged.
= 0 Around 12,500 hectares have been burnt and 76 homes destroyed by the wildfire near Castel Roa.
= 0 By the evening of 20 August 2025, 40% of the fire had been contained.
= 1 {[The regional governor's office] said} that about 3,200 residents were told to evacuate and that two firefighters were burned.
= 2 A man aged 34 is being questioned by police on suspicion of arson but has not been charged.

@ Orlan Standard | 2024-06-27 | Umbra Wells; Paolo Wirth | killed~wounded
Two peacekeepers were killed and three wounded on Wednesday when their vehicle hit a mine near Umbra Wells, the mission said.
The deaths bring to 19 the number of peacekeepers killed in the north since January.
Mission commander General Paolo Wirth condemned what he described as "the reckless use of mines" and said an investigation had been opened.
No group has claimed responsibility.
= 0 {According to [the mission],} two peacekeepers died and three were wounded on 26 June 2024 when their vehicle struck a mine near Umbra Wells.
= 1 Nineteen peacekeepers have been killed in the north since January.
= 2 {[General Paolo Wirth], the mission's commander, condemned} "the reckless use of mines".
= 2 An investigation has been opened{, [General Paolo Wirth] said}.
= 3 There has been no claim of responsibility from any group.

@ Firth Evening Mail | 2025-10-09 | Strathmere; Joss Kember; Opinia |
Defence spending in Strathmere will rise to 2.6 percent of gross domestic product (GDP) by 2028 from 2.1 percent now, Finance Minister Joss Kember told parliament on Wednesday.
The increase will be financed by a 1-point rise in value-added tax and cuts in road projects, he said.
A poll by Opinia last week found 47 percent of voters in favour, 41 percent opposed and 12 percent undecided.
= 0 {[Joss Kember], the finance minister, told} parliament on 8 October 2025 that Strathmere's defence spending would increase from 2.1% to 2.6% of GDP by 2028.
= 0,1 {[Kember] said} that a one-point increase in value-added tax and cuts to road projects would pay for the higher defence spending.
= 2 {[An Opinia poll] found} 47% of voters in favour, 41% against and 12% undecided.

@ Karsa Monitor | 2024-04-03 | Open Table; Orlania; Lucan Ferro |
Seven aid workers with the charity Open Table were killed when an air strike hit their convoy in the Karsa Strip late on Monday, the charity said.
Orlania's military said it had struck the convoy unintentionally and promised an independent investigation.
The charity's founder, Lucan Ferro, said it was suspending its operations, which had provided 42 million meals since October.
= 0 {[Open Table], a charity, said} seven of its aid workers died in an air strike on their convoy in the Karsa Strip late on 1 April 2024.
= 1 {[Orlania's military] said} that the convoy had been hit unintentionally and pledged an independent inquiry.
= 2 {[Lucan Ferro], the founder of the charity, said} that it was halting operations.
= 2 The charity had provided 42 million meals since October{, according to [its founder], Lucan Ferro}.

@ Lowland Tribune | 2023-09-04 | Benara; Sule Adar; Idris Okon; Union of River States |
The military council that seized power in Benara on Aug. 29 reopened the country's borders on Sunday, state radio reported.
General Sule Adar will be sworn in as interim president on Monday, the council's spokesman said, without giving a date for elections.
The Union of River States suspended Benara's membership and demanded the release of President Idris Okon, who is being held at his residence.
= 0 Benara's borders were reopened on 3 September 2023 by the military council that took power on 29 August{, [state radio] reported}.
= 1 {[The council's spokesman] said} General Sule Adar would take the oath as interim president on 4 September 2023.
= 1 {[The spokesman] did not give} a date for elections.
= 2 Benara's membership was suspended by the Union of River States, which called for President Idris Okon to be released.
= 2 Idris Okon is being held at his home.

@ Eastmarch Gazette | 2024-09-06 | Kelmere; Rhona Achary |
A fire in a boarding school dormitory in Kelmere killed 17 pupils and left 13 with serious burns on Thursday night, police said.
The cause was being investigated, police spokeswoman Rhona Achary said, adding that the building had no working alarm.
The president ordered three days of mourning, starting on Monday.
The school has 824 pupils, 316 of whom board.
= 0 Seventeen pupils died and 13 were seriously burned in a dormitory fire at a boarding school in Kelmere on the night of 5 September 2024{, according to [police]}.
= 1 {[Rhona Achary], a police spokeswoman, said} the building did not have a working alarm.
= 0,1 The cause of the dormitory fire was under investigation{, [a police spokeswoman] said}.
= 2 Three days of mourning will begin on 9 September 2024 by order of the president.
= 3 Of the school's 824 pupils, 316 are boarders.

@ Port Sandring News | 2025-04-10 | Orlania; Sarrat; Yara Benholm |
Orlania and Sarrat agreed on Wednesday to suspend tariffs on each other's steel for 90 days while talks continue.
Sarrat had imposed a 25 percent duty in February, and Orlania responded with a 20 percent levy on 140 products.
"This buys us time, nothing more," Sarrat's chief negotiator, Yara Benholm, said.
Steel exports between the two countries were worth 3.1 billion talers in 2024.
= 0 Under an agreement reached on 9 April 2025, Orlania and Sarrat will suspend tariffs on each other's steel for 90 days.
= 1 Orlania answered Sarrat's 25% duty with a levy of 20% on 140 products.
= 2 {[Yara Benholm], the chief negotiator for Sarrat, said:} "This buys us time, nothing more".
= 3 Steel exports between the two countries totalled 3.1bn talers in 2024.

@ Ridgeline Courier | 2025-07-25 | Thessan; Kambria; Hun Vareth; Sisaro |
At least 12 people, most of them civilians, were killed in clashes on the border between Thessan and Kambria on Thursday, each side accusing the other of firing first.
Thessan said rockets fired by Kambria had hit a petrol station in Sisaro, killing six.
Kambria's prime minister, Hun Vareth, asked the Security Council to meet; the council's diplomats said it would do so on Friday.
About 40,000 villagers have been moved to shelters.
= 0 At least 12 people, mostly civilians, died in fighting on the border of Thessan and Kambria on 24 July 2025.
= 0 {[Each side] accused} the other of firing first.
= 1 {According to [Thessan],} six people were killed when Kambrian rockets struck a petrol station in Sisaro.
= 2 {[Diplomats] said} the Security Council would meet on 25 July 2025, after a request by Kambria's prime minister, Hun Vareth.
= 3 Some 40,000 villagers have been taken to shelters.
"""
