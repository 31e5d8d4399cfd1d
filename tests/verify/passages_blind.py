"""Wire-style passages written without a look at the checks or at the other passages. All names are invented.

The form is described in `passages_world`. Even numbers are the open half, odd ones the sealed half
(`mutation_passages.blind`).
"""

TEXT = """
@ Northgate Wire | 2024-02-14 | Sorrento Bay; Idris Calloway; Marta Quill | dead~injured
Fire officials in Sorrento Bay said on Wednesday that 14 people had been killed and 37 injured when a ferry caught fire near the old harbour.
A nurses' union at the city hospital put the number of dead at 19, saying that five people had died overnight.
“We are still counting, and I ask everyone for patience,” Mayor Idris Calloway told reporters outside the terminal.
He added that the vessel had passed an inspection in January.
= 0 {According to [fire officials in Sorrento Bay]}, 14 people were killed and 37 injured when a ferry caught fire near the old harbour.
= 0,1 {[Fire officials] said} 14 people had been killed in the ferry fire, while [a nurses' union] put the number of dead at 19.
= 2 “We are still counting, and I ask everyone for patience,” {[Mayor Idris Calloway] told reporters}.
= 2,3 {[Mayor Idris Calloway] said} that the vessel had passed an inspection in January.

@ Meridian Press | 2023-11-10 | Orsk Republic; Tallin Reyes; Belmar | in favour~against
The Security Council on Thursday adopted a resolution calling for a pause in the fighting by 12 votes to none, with three abstentions.
Tallin Reyes, who represents Belmar, told the council that the text was “a first step, and a late one”.
The Orsk Republic, which abstained, said in a statement that the resolution did not mention the hostages.
= 0 The Security Council adopted a resolution calling for a pause in the fighting on Thursday by 12 votes to none with 3 abstentions.
= 0 The resolution was adopted on 9 November 2023 by 12 votes to 0, with three abstentions.
= 1 {[Belmar's representative, Tallin Reyes], told the council that} the text was “a first step, and a late one”.
= 2 {In a statement, [the Orsk Republic] said} the resolution did not mention the hostages.

@ The Ledger of Ashby | 2024-05-22 | Gideon Marsh; Helena Stroud; Ashby |
A judge in Ashby on Tuesday sentenced the former treasurer Gideon Marsh to six and a half years in prison for taking bribes worth $1.2 million.
Marsh, 58, had denied all 11 charges.
His lawyer, Helena Stroud, said that he would appeal against the verdict within 30 days.
Prosecutors had asked for nine years.
= 0 Former treasurer Gideon Marsh was sentenced on Tuesday to six and a half years in prison for taking bribes worth $1,200,000.
= 1 Marsh, 58, {had denied} all eleven charges.
= 2 {Helena Stroud, [his lawyer], said} he would appeal against the verdict within 30 days.
= 0,3 The judge in Ashby sentenced Gideon Marsh to six and a half years in prison; prosecutors had asked for nine.

@ Kestrel News | 2024-10-28 | Lena Abara; Jon Viklund; Nordmark |
Prime Minister Jon Viklund conceded defeat on Sunday night after his party won only 41 of the 150 seats in Nordmark's parliament.
With 98% of the ballots counted, the Green Alliance of Lena Abara had 47.3 per cent of the vote and 72 seats, the election commission said.
Turnout was 68.4 percent, down from 71 percent four years ago.
Abara said she would begin talks on a coalition “as early as tomorrow”.
= 0 Prime Minister Jon Viklund conceded defeat on Sunday after his party won only 41 of the 150 seats in parliament.
= 1 With 98 per cent of ballots counted, Lena Abara's Green Alliance had 47.3% of the vote and 72 seats{, according to [the election commission]}.
= 2 Turnout was 68.4%, down from 71% four years ago.
= 3 {[Abara] said} she would begin coalition talks “as early as tomorrow”.

@ Sportsdesk Coldwater | 2024-08-19 | Coldwater United; Rexford; Paolo Henning |
Coldwater United came from behind to beat Rexford 3-2 on Saturday with two goals from Paolo Henning in the last ten minutes.
Rexford had led 2-0 at half-time and missed a penalty in the 51st minute.
“I have never heard this stadium so loud,” Henning said.
The win takes Coldwater to second place, four points behind the leaders.
= 0 Coldwater United beat Rexford 3-2 on Saturday, with Paolo Henning scoring two goals in the last ten minutes.
= 1 Rexford had led 2-0 at half-time and missed a penalty in the 51st minute.
= 2 {[Henning] said}: “I have never heard this stadium so loud.”
= 0,3 Coldwater United came from behind to beat Rexford 3-2, a win that takes Coldwater to second place, four points behind the leaders.

@ Gulf Coast Monitor | 2023-09-06 | Delphine; Port Arden; Rosa Whitlock | homes~roads
Hurricane Delphine made landfall near Port Arden early on Tuesday with winds of 195 kilometres per hour, the weather service said.
More than 210,000 homes were without electricity by noon and at least 60 roads were blocked.
“This is not over,” said Rosa Whitlock, who heads the state's emergency agency. “The rivers will keep rising until Thursday.”
Forecasters expect up to 300 millimetres of rain in the hills.
= 0 {[The weather service] said} Hurricane Delphine made landfall near Port Arden early on Tuesday with winds of 195 km/h.
= 1 By noon, more than 210,000 homes were without electricity and at least 60 roads were blocked.
= 2 {[Rosa Whitlock], head of the state's emergency agency, said} that “the rivers will keep rising until Thursday”.
= 3 [Forecasters] expect up to 300 mm of rain in the hills.

@ Continental Markets | 2024-06-07 | Ines Corvo; Central Bank of Lusara |
The Central Bank of Lusara cut its main interest rate by a quarter of a percentage point to 4.25 percent on Thursday, the first cut in five years.
Inflation slowed to 2.6 percent in May from 3.1 percent in April.
Governor Ines Corvo told a news conference that the bank was “not committing to a particular path”.
Two of the nine board members voted to leave the rate unchanged.
= 0 Lusara's central bank cut its main interest rate by 0.25 percentage points to 4.25% on Thursday, its first cut in five years.
= 1 Inflation slowed to 2.6% in May from 3.1% in April.
= 2 {[Governor Ines Corvo] told a news conference} the bank was “not committing to a particular path”.
= 3 Two of the 9 board members voted to leave the rate unchanged.

@ Harrow Business Daily | 2025-02-13 | Tessel Foods; Amrita Vance |
Tessel Foods said on Wednesday that its net profit fell 18 per cent to £342 million last year, while sales rose 2.1 per cent to £5.6 billion.
The group plans to close four of its 23 factories and to cut about 1,900 jobs by the end of 2026.
“These decisions are painful, but waiting would make them worse,” chief executive Amrita Vance said in a call with analysts.
Shares in Tessel closed 6 per cent lower.
= 0 {[Tessel Foods] said} its net profit fell 18% to £342m last year, while sales rose 2.1% to £5.6bn.
= 1 The group plans to cut about 1,900 jobs by the end of 2026 and to close four of its 23 factories.
= 2 “These decisions are painful, but waiting would make them worse,” {said [Amrita Vance], the chief executive}.
= 3 Tessel's shares closed 6% lower.

@ Union Square Gazette | 2023-12-08 | Transport Workers' Federation; Corbin Ellery; Maud Pettifer |
Train drivers will walk out for 48 hours from midnight on Sunday after talks over pay broke down, the Transport Workers' Federation said on Thursday.
The rail company had offered a rise of 4.5 percent over two years; the union is asking for 8 percent.
Corbin Ellery, the federation's chairman, accused the company of “playing for time”.
A spokeswoman for the company, Maud Pettifer, rejected the accusation and said that the offer was still on the table.
= 0 {[The Transport Workers' Federation] said} train drivers would walk out for 48 hours from midnight on Sunday after pay talks broke down.
= 1 The rail company had offered a 4.5% rise over two years, while the union is asking for 8%.
= 2 [Corbin Ellery], chairman of the federation, accused the company of “playing for time”.
= 3 [Maud Pettifer], a company spokeswoman, rejected the accusation and said the offer was still on the table.

@ Pelham Science Report | 2024-07-18 | Oona Brandt; Ridley Institute; Kepri |
Astronomers have found water vapour in the atmosphere of a planet 124 light years from Earth, according to a study published on Wednesday.
The planet, called Kepri, is about 2.6 times as wide as Earth and circles its star once every 33 days.
“It does not mean that there is life,” said Oona Brandt of the Ridley Institute, who led the study.
Other researchers said the signal could also come from the star itself.
= 0 {According to [a study published on Wednesday]}, astronomers have found water vapour in the atmosphere of a planet 124 light years from Earth.
= 1 The planet Kepri is about 2.6 times as wide as Earth and circles its star every 33 days.
= 2 {[Oona Brandt] of the Ridley Institute, who led the study, said} it did not mean that there was life.
= 3 The signal could also come from the star itself{, [other researchers] said}.

@ Daily Observer of Vanhaven | 2024-11-04 | Vanhaven; Serge Dumont; Citizens' Forum | protesters~officers
Some 20,000 people marched through Vanhaven on Sunday against a plan to raise the pension age, police said; the organisers spoke of 65,000.
Police detained 43 protesters after stones were thrown near the parliament, and six officers were slightly hurt.
Serge Dumont, a spokesman for the Citizens' Forum, which had called the march, said that the violence was the work of “a handful of people”.
The government has not commented.
= 0 {[Police] said} some 20,000 people marched through Vanhaven on Sunday against a plan to raise the pension age, while [organisers] spoke of 65,000.
= 1 Police detained 43 protesters after stones were thrown near parliament; six officers were slightly hurt.
= 2 {[Serge Dumont] of the Citizens' Forum said} the violence was the work of “a handful of people”.
= 3 The government has not commented.

@ Valley Tribune | 2025-04-09 | Millbrook; Theo Lang; Line 7 | passengers~drivers
A tram jumped the rails in Millbrook on Tuesday morning and hit a parked lorry, injuring 22 passengers and two drivers, three of them seriously.
Theo Lang, a fire department spokesman, said the tram on Line 7 “was probably going too fast into the bend”.
Investigators have recovered the data recorder but gave no cause.
The line is expected to reopen on Friday.
= 0 Twenty-two passengers and two drivers were injured when a tram jumped the rails in Millbrook on Tuesday morning and hit a parked lorry.
= 1 The tram “was probably going too fast into the bend”{, according to [Theo Lang], a fire department spokesman}.
= 2 Investigators have recovered the data recorder but gave no cause.
= 3 The line is expected to reopen on Friday.

@ Anselm News Agency | 2024-04-30 | Ostrava Pact; Karim Dale; Yelena Moss; Torvia |
The foreign ministers of Torvia and Kessen will meet in Geneva on May 14 for the first time since relations were broken off in 2019, two diplomats said on Monday on condition of anonymity.
Torvia's minister, Karim Dale, has ruled out any talks about the border.
Kessen's minister, Yelena Moss, said that “everything belongs on the table”.
A senior official in Kessen, who declined to be named, cautioned that the meeting might still be called off.
= 0 {[Two diplomats], speaking on condition of anonymity, said} the foreign ministers of Torvia and Kessen will meet in Geneva on 14 May for the first time since relations were broken off in 2019.
= 1 Karim Dale, Torvia's foreign minister, has ruled out any talks about the border.
= 2 {[Yelena Moss], Kessen's minister, said} “everything belongs on the table”.
= 3 {[A senior official in Kessen] who declined to be named cautioned that} the meeting might still be called off.

@ The Curtain | 2023-05-29 | Mirella Sandoz; The Salt Road; Avelin Festival |
“The Salt Road”, a three-hour drama by the director Mirella Sandoz, won the main prize at the Avelin Festival on Saturday.
Sandoz, 41, is the fourth woman to win the award in the festival's 76 years.
“I thought they had made a mistake,” she said on stage.
The film will open in cinemas in October.
= 0 Mirella Sandoz's three-hour drama “The Salt Road” won the main prize at the Avelin Festival on Saturday.
= 1 Sandoz, 41, is the fourth woman in the festival's 76 years to win the award.
= 1,2 “I thought they had made a mistake,” {[Sandoz] said} on stage.
= 3 The film opens in cinemas in October.

@ Strait Courier | 2023-08-11 | Lampione; Daria Kohl; Coast Guard | men~children
The Coast Guard rescued 86 migrants, among them 17 children, from a rubber boat 40 miles south of Lampione on Thursday.
Survivors told the aid group Open Harbour that at least nine people had drowned before help came.
“They had been at sea for five days, without water for the last two,” said Daria Kohl, a doctor with the group.
Open Harbour says 1,140 people have died on the route this year; the interior ministry gives a figure of 870.
= 0 Eighty-six migrants, including 17 children, were rescued by the Coast Guard from a rubber boat 40 miles south of Lampione on Thursday.
= 1 At least nine people had drowned before help came, {[survivors] told the aid group Open Harbour}.
= 2 {[Daria Kohl], a doctor with the group, said} they had been at sea for five days and without water for the last two.
= 3 {[Open Harbour] says} 1,140 people have died on the route this year, while [the interior ministry] gives a figure of 870.

@ Highland Post | 2024-01-16 | Glen Torran; Fiona Baird; Alasdair Munro | climbers~guides
Two climbers died and a third was missing after an avalanche on Glen Torran on Monday, mountain rescue teams said.
The group of eight climbers and two guides had set out at dawn despite a warning of level four on a scale of five.
Alasdair Munro, who led the search, said the teams would go out again “as soon as there is light”.
Fiona Baird, a guide who survived, was flown to hospital with a broken leg.
= 0 {[Mountain rescue teams] said} two climbers died and a third was missing after an avalanche on Glen Torran on Monday.
= 1 Eight climbers and two guides had set out at dawn despite a level-four warning on a scale of five.
= 2 {According to [Alasdair Munro], who led the search}, the teams would go out again “as soon as there is light”.
= 3 Guide Fiona Baird, who survived, was flown to hospital with a broken leg.

@ Plainview Sentinel | 2024-09-12 | Wade Hollis; Senate; Carrie Boone |
The state Senate voted 27-22 on Wednesday to approve a bill that would raise the minimum wage to $16.50 an hour by 2027.
The bill now goes to Gov. Wade Hollis, who has said he is undecided.
“Small shops in my district cannot carry this,” said Sen. Carrie Boone, who voted no.
Supporters say about 410,000 workers would be better off.
= 0 The state Senate approved a bill on Wednesday by 27 votes to 22 that would raise the minimum wage to $16.50 an hour by 2027.
= 1 The bill goes to Gov. [Wade Hollis], who has said he is undecided.
= 2 {[Sen. Carrie Boone], who voted no, said}: “Small shops in my district cannot carry this.”
= 3 {According to [supporters]}, about 410,000 workers would be better off.

@ Eastern Telegraph | 2023-10-03 | Samir Ulvar; Border Service; Lower Darra | soldiers~civilians
Shelling in Lower Darra killed four soldiers and seven civilians on Monday, the regional administration said, blaming the rebels.
The rebels denied responsibility and said their artillery had been withdrawn in September.
It was not possible to check either account independently.
“Nobody here sleeps in the upper floors any more,” said Samir Ulvar, a teacher.
= 0 [The regional administration] said four soldiers and seven civilians were killed by shelling in Lower Darra on Monday and blamed the rebels.
= 1 {[The rebels] denied} responsibility and said their artillery had been withdrawn in September.
= 2 Neither account could be checked independently.
= 3 {[Samir Ulvar], a teacher, said} that “nobody here sleeps in the upper floors any more”.

@ Lakeside Register | 2024-03-08 | Fernwood; Grace Imani; Holt Chemicals |
Holt Chemicals has agreed to pay $86 million to settle claims that it polluted the drinking water of Fernwood for more than two decades.
The company did not admit wrongdoing.
About 12,400 residents are covered by the deal, which a federal judge must still approve.
“No sum gives my father back,” said Grace Imani, one of those who sued.
= 0 Holt Chemicals agreed to pay $86 million to settle claims that it polluted Fernwood's drinking water for more than two decades.
= 0,1 Holt Chemicals, which did not admit wrongdoing, has agreed to pay $86m to settle the claims.
= 2 The deal covers about 12,400 residents and must still be approved by a federal judge.
= 3 “No sum gives my father back,” {said [Grace Imani], one of the people who sued}.

@ Alpine Zeitung English Service | 2025-01-21 | Lukas Brenner; Vera Stahl; Katschberg |
Vera Stahl won her third World Cup downhill of the season on Sunday, finishing 0.31 seconds ahead of her team-mate Anna Pichl.
The race at Katschberg was interrupted for 40 minutes because of fog.
Her coach, Lukas Brenner, said that she had skied “with the brake off”.
Stahl now leads the standings with 512 points.
= 0 Vera Stahl won her third World Cup downhill of the season on Sunday, 0.31 seconds ahead of team-mate Anna Pichl.
= 1 Fog interrupted the race at Katschberg for 40 minutes.
= 0,2 {Stahl's coach, [Lukas Brenner], said} she had skied “with the brake off”.
= 0,3 Stahl leads the standings with 512 points after winning her third World Cup downhill of the season.

@ Bayline News | 2023-06-27 | Ministry of Health; Priya Nandan; Castellar |
Health authorities in Castellar confirmed 312 new cases of dengue fever last week, nearly double the 160 of the week before.
Three of the patients have died, Deputy Health Minister Priya Nandan said on Monday.
“We expect the peak in mid-July,” she added.
Hospitals in the capital have opened 200 additional beds.
= 0 Health authorities in Castellar confirmed 312 new dengue fever cases last week, nearly double the 160 of the previous week.
= 1 {Deputy Health Minister [Priya Nandan] said on Monday that} three of the patients have died.
= 1,2 {[Priya Nandan], the deputy health minister, said}: “We expect the peak in mid-July”.
= 3 Hospitals in the capital have opened 200 extra beds.

@ Capital Dispatch | 2024-12-05 | Omar Tisdale; Lydia Fenn; Finance Committee |
Finance Minister Lydia Fenn resigned on Wednesday, hours after a parliamentary committee found that she had failed to declare a loan of 250,000 euros.
In a letter to the prime minister, Omar Tisdale, she wrote that she had “made an error, not a plan”.
Tisdale thanked her for her work and said a successor would be named next week.
The opposition called for an early election.
= 0 Lydia Fenn stepped down as finance minister on Wednesday, hours after a parliamentary committee found she had failed to declare a loan of €250,000.
= 0,1 {[Fenn] wrote in a letter to Prime Minister Omar Tisdale that} she had “made an error, not a plan”.
= 2 {[Tisdale] said} a successor would be named next week.
= 3 The opposition called for an early election.

@ Ocean & Trade | 2024-02-29 | Suda Canal; Piet Rademaker; Vantar Line | ships~containers
Traffic through the Suda Canal fell by 42 percent in January compared with a year earlier, the canal authority said on Wednesday.
Vantar Line, the world's third-largest carrier, has sent 58 ships and some 900,000 containers around the cape since December.
Its chief executive, Piet Rademaker, told Ocean & Trade that the longer route cost “between $1 million and $1.5 million per voyage”.
He did not expect the company to return to the canal before the summer.
= 0 {[The canal authority] said on Wednesday that} traffic through the Suda Canal fell by 42% in January from a year earlier.
= 1 Vantar Line, the world's third-largest carrier, has sent 58 ships and around 900,000 containers around the cape since December.
= 1,2 {[Piet Rademaker], Vantar Line's chief executive, said} the longer route cost “between $1 million and $1.5 million per voyage”.
= 2,3 [Piet Rademaker] did not expect the company to return to the canal before the summer.

@ Pacific Ring Bulletin | 2023-07-04 | Mount Halcon; Benito Reyes; Santa Pilar | people~families
Mount Halcon erupted at 3:15 a.m. on Monday and sent a column of ash eight kilometers into the sky.
About 11,500 people from 2,700 families had been moved to shelters by evening, the disaster agency said.
Volcanologist Benito Reyes said that a larger eruption was “possible, but not the most likely outcome”.
The airport in Santa Pilar remained closed.
= 0 Mount Halcon erupted at 3.15am on Monday, sending a column of ash 8km into the sky.
= 0,1 {According to [the disaster agency]}, about 11,500 people from 2,700 families had been moved to shelters by Monday evening.
= 2 A larger eruption was “possible, but not the most likely outcome”, {[volcanologist Benito Reyes] said}.
= 3 Santa Pilar's airport remained closed.

@ Mercer County Times | 2025-03-19 | Judge Alma Terrell; Devon Price; Kroll County |
A jury in Kroll County on Tuesday acquitted Devon Price of murder but found him guilty of unlawful possession of a weapon.
Judge Alma Terrell set sentencing for April 24.
Price faces up to five years in prison.
Prosecutors said they respected the verdict and would not comment further.
= 0 Devon Price was acquitted of murder on Tuesday but found guilty of unlawful possession of a weapon.
= 0,1 A Kroll County jury acquitted Devon Price of murder, and Judge Alma Terrell set sentencing for 24 April.
= 2 Price faces up to 5 years in prison.
= 3 {[Prosecutors] said} they respected the verdict and would not comment further.

@ Radio Estuary | 2023-04-18 | Port of Wexmoor; Hanne Olsson; Ravenholt |
An oil tanker ran aground off Ravenholt late on Monday, but no oil has leaked so far, the harbour master, Hanne Olsson, said.
All 19 crew members were taken off by helicopter.
The ship, the 183-metre Aurelia, was carrying 37,000 tonnes of diesel.
Tugs will try to pull it free at high tide on Wednesday.
= 0 An oil tanker ran aground off Ravenholt late on Monday, but no oil had leaked so far{, according to [harbour master Hanne Olsson]}.
= 1 Helicopters took all 19 crew members off the ship.
= 2 The 183-metre Aurelia was carrying 37,000 tonnes of diesel.
= 3 Tugs are to try to pull it free at high tide on Wednesday.
"""
