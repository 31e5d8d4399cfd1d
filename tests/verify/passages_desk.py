"""Wire-style passages retold as a careful model retells them for a desk. All outlets, people and towns are invented.

A passage starts with `@ outlet | day of publication | names | words to exchange`; its sentences follow, one a
line. `= 0,1 text` is a faithful claim that cites those sentences: braces hold an attribution, square brackets
its source. Whoever wrote these had not read the checks.
"""

TEXT = """
@ Wexmoor Press | 2024-08-16 | Dorrat Lem; Sella Vann; Kestria; Aldmoor |
Negotiators from Kestria and Aldmoor ended two days of ceasefire talks in Port Ellin on Friday without an agreement, the mediator Sella Vann said.
"The gaps are narrower than they were a week ago, but they are still real," Vann told reporters, adding that a further round was planned for next week.
Kestria's chief negotiator, Dorrat Lem, accused Aldmoor of adding conditions at the last minute, which Aldmoor's delegation denied.
The fighting, now in its eleventh month, has killed more than 8,400 people, according to the United Relief Office.
= 0 Two days of ceasefire talks between Kestria and Aldmoor ended in Port Ellin on Friday without an agreement{, according to [mediator Sella Vann]}.
= 0,1 {[Vann] said} that a further round of talks was planned for the following week.
= 1 {[Vann] told} reporters that the gaps were "narrower than they were a week ago" but "still real".
= 2 {[Dorrat Lem], Kestria's chief negotiator, accused} Aldmoor of adding conditions at the last minute.
= 2 {[Aldmoor's delegation] denied} having added conditions at the last minute.
= 3 More than 8,400 people have been killed in the fighting{, according to [the United Relief Office]}.

@ Saltmarsh Courier | 2024-05-11 | Palland; Orrest; Ivo Castrane | in favour~against
The General Assembly voted 131 to 9, with 27 abstentions, on Friday to urge the Security Council to reconsider Palland's application for membership.
Orrest, one of the nine countries that voted against the text, said the decision "rewards obstruction".
Palland's ambassador, Ivo Castrane, thanked those who had voted in favour and said his government would apply again before the end of the year.
= 0 The General Assembly voted on Friday, 10 May 2024, by 131 to 9 with 27 abstentions to urge the Security Council to reconsider Palland's application for membership.
= 0 There were 27 abstentions in the General Assembly vote on Palland's membership application.
= 1 Orrest was one of nine countries that voted against the text.
= 1 {[Orrest] said} that the decision "rewards obstruction".
= 2 {[Ivo Castrane], the ambassador of Palland, said} that his government would apply again before the end of the year.

@ Northgate Dispatch | 2025-03-19 | Hadrin; Belisk; Omar Tesk | killed~wounded
At least 34 people were killed and more than 90 wounded in overnight strikes on the town of Hadrin, the regional health directorate said on Wednesday.
The interim government in Belisk put the toll higher, saying 47 people had died, among them 11 children.
Military spokesman Omar Tesk said the strikes had hit a command post and that the army was "not aware of any civilian deaths".
None of the figures could be independently verified.
= 0 Overnight strikes on the town of Hadrin killed at least 34 people and wounded more than 90{, [the regional health directorate] said}.
= 1 {[The interim government in Belisk] said} that 47 people had died, including 11 children.
= 1 The dead included 11 children{, according to [the interim government in Belisk]}.
= 2 {[Military spokesman Omar Tesk] said} that a command post had been hit in the strikes.
= 2 {According to [Tesk], a military spokesman}, the army was "not aware of any civilian deaths".
= 1,3 The toll given by the interim government in Belisk could not be independently verified.

@ Lantern Daily | 2025-01-24 | Mira Dolan; Stavic; Perrin Hesk |
Four hostages held since November by the Stavic Brigade are to be released on Saturday, mediators said, in what would be the second exchange under the January truce.
The group's spokesman, Perrin Hesk, said in a statement that the four were "in good health".
In return, the government plans to free 180 prisoners, the justice ministry said, although it did not publish their names.
Mira Dolan, whose brother is among the captives, said the families had not been told which of them would be freed.
= 0 Four hostages held by the Stavic Brigade since November are due to be released on Saturday{, according to [mediators]}.
= 0 {[Mediators] said} the release would be the second exchange under the January truce.
= 0,1 {[Perrin Hesk], a spokesman for the Stavic Brigade, said} that the four hostages were "in good health".
= 2 The government plans to free 180 prisoners in return{, [the justice ministry] said}.
= 2 The justice ministry did not publish the names of the 180 prisoners.
= 3 {[Mira Dolan], whose brother is among the captives, said} the families had not been told which captives would be freed.

@ Farreach News | 2024-02-29 | Tollan; Greta Moyle; Sesheni | trucks~drivers
A convoy of 22 trucks carrying flour and medicine reached Tollan on Wednesday, the first to enter the city in 19 days, the Sesheni aid agency said.
Five of the trucks were looted on the way, said Greta Moyle, the agency's head of operations, and two drivers were slightly hurt.
She said between 60 and 80 trucks a day were needed to meet the city's basic needs.
= 0 A convoy of 22 trucks with flour and medicine arrived in Tollan on Wednesday{, according to [the Sesheni aid agency]}.
= 0 {[The Sesheni aid agency] said} the convoy was the first to enter Tollan in 19 days.
= 1 {[Greta Moyle], head of operations at the agency, said} that five of the trucks were looted on the way.
= 1 Two drivers were slightly hurt{, [Greta Moyle] said}.
= 1,2 {According to [Moyle]}, between 60 and 80 trucks a day are needed to meet the city's basic needs.

@ Calder Evening Post | 2024-11-14 | Rufus Endicott; Lena Arrow; Marholm | prosecutors~judges
A court in Marholm on Thursday sentenced former transport minister Rufus Endicott to six years in prison for accepting bribes worth 2.3 million crowns.
Prosecutors had asked for nine years.
Endicott, 61, has denied wrongdoing, and his lawyer, Lena Arrow, said he would appeal.
Two of the three judges voted to convict, court documents showed.
= 0 Former transport minister Rufus Endicott was sentenced on Thursday to six years in prison by a court in Marholm.
= 0 Endicott's sentence was for accepting bribes worth 2.3 million crowns.
= 0,1 Prosecutors had sought a nine-year sentence for Endicott.
= 2 {[Rufus Endicott] has denied} wrongdoing.
= 2 {[Lena Arrow], the lawyer for Endicott, said} he would appeal.
= 3 Two of the three judges voted to convict{, according to [court documents]}.

@ Brightwater Herald | 2025-09-15 | Corin Vasse; Edda Marl; National Accord; Green Coast | seats~votes
Corin Vasse's National Accord won 38.4% of the votes and 71 of the 165 seats in Sunday's parliamentary election, near-complete results showed on Monday.
The opposition Green Coast party took 33.9% and 62 seats, its best result in two decades.
Green Coast leader Edda Marl conceded defeat but said Vasse "has no mandate to govern alone".
Turnout was 67%, up from 59% four years ago, the electoral commission said.
= 0 The National Accord, led by Corin Vasse, won 71 of 165 seats in Sunday's parliamentary election{, according to [near-complete results]}.
= 0 {[Near-complete results] showed} on Monday that the National Accord had won 38.4% of the votes.
= 1 Green Coast, an opposition party, won 33.9% and 62 seats, its best result in 20 years.
= 2 Edda Marl, who leads Green Coast, conceded defeat.
= 2 {[Edda Marl] said} that Vasse "has no mandate to govern alone".
= 3 {[The electoral commission] said} turnout was 67%, compared with 59% four years earlier.

@ Ridgeway Ledger | 2025-06-04 | Anton Brisk; Ulla Fenn; Velmark | spending~revenue
Velmark's finance minister, Anton Brisk, presented a budget on Tuesday that raises defence spending to 2.6% of gross domestic product and freezes civil service hiring until 2027.
The plan foresees a deficit of 41 billion marks, down from 48 billion this year.
Ulla Fenn, who heads the parliamentary budget office, said the revenue forecast "may prove optimistic" by as much as 6 billion marks.
Parliament is expected to vote on the budget in July.
= 0 Anton Brisk, the finance minister of Velmark, presented a budget on Tuesday that increases defence spending to 2.6% of gross domestic product.
= 0 Under the budget presented by Brisk on 3 June 2025, civil service hiring will be frozen until 2027.
= 1 The plan forecasts a deficit of 41 billion marks, compared with 48 billion marks this year.
= 2 {[Ulla Fenn], head of the parliamentary budget office, said} the revenue forecast "may prove optimistic" by up to 6 billion marks.
= 3 A vote on the budget is expected in parliament in July.

@ Tamber Radio | 2024-04-04 | Quilla; Hector Amane; Sorvi | injured~missing
A magnitude 7.1 earthquake hit the eastern coast near Quilla on Wednesday morning, killing at least 12 people and injuring more than 730, the fire agency said.
Rescuers were still searching for 18 missing people on Thursday, many of them believed to be in the Sorvi gorge.
Hector Amane, the mayor of Quilla, said 140 buildings had been damaged and schools would stay closed for the rest of the week.
The injured included two foreign tourists.
= 0 At least 12 people were killed and more than 730 were injured when a magnitude 7.1 earthquake struck near Quilla on Wednesday{, according to [the fire agency]}.
= 0 An earthquake with a magnitude of 7.1 hit the eastern coast near Quilla on the morning of 3 April 2024{, [the fire agency] said}.
= 1 Rescuers were searching on Thursday for 18 people who were still missing.
= 1 Many of the missing are believed to be in the Sorvi gorge.
= 2 {[Mayor Hector Amane] said} that 140 buildings had been damaged.
= 2 {According to [Hector Amane], the mayor of Quilla}, schools will remain closed for the rest of the week.

@ Meadow Lane News | 2024-10-02 | Ndala; Tirsova; Felix Okume | suspected~confirmed
The health ministry of Ndala reported 9 more deaths from the Tirsova virus on Tuesday, raising the toll to 36.
Of 58 suspected cases, 29 have been confirmed by laboratory tests, Health Minister Felix Okume said.
More than 70% of those infected are health workers, he said, and at least 400 of their contacts are being monitored.
There is no approved vaccine or treatment for the virus.
= 0 {[The health ministry of Ndala] reported} nine more deaths from the Tirsova virus on Tuesday.
= 0 The death toll from the Tirsova virus rose to 36{, according to [the health ministry of Ndala]}.
= 1 {[Health Minister Felix Okume] said} that 29 of 58 suspected cases had been confirmed by laboratory tests.
= 1,2 Health workers account for more than 70% of those infected{, according to [Okume]}.
= 1,2 {[Felix Okume], the health minister, said} at least 400 contacts were being monitored.
= 3 No vaccine or treatment has been approved for the virus.

@ Stadium Gazette | 2025-05-26 | Jory Penn; Lasker Town; Ferrisburg; Dav Olender | goals~points
Jory Penn scored twice as Lasker Town beat Ferrisburg 3-1 on Sunday to win the league title for the first time since 1998.
Lasker finished with 84 points, two more than Ferrisburg, who needed only a draw to retain the championship.
Penn's goals took his total for the season to 27.
Ferrisburg coach Dav Olender said his team "did not deserve" to win and declined to discuss his future.
= 0 Lasker Town defeated Ferrisburg 3-1 on Sunday to win its first league title since 1998.
= 0 Jory Penn scored two of Lasker Town's goals in the 3-1 win over Ferrisburg.
= 1 Lasker finished on 84 points, two ahead of Ferrisburg.
= 1 Ferrisburg had needed only a draw to keep the championship.
= 2 Penn has scored 27 goals this season.
= 3 {[Dav Olender], the coach of Ferrisburg, said} his team "did not deserve" to win.
= 3 Olender declined to discuss his future.

@ Commerce Lane | 2025-02-07 | Orbel Motors; Tessa Rudd; Hanvik | sales~profit
Orbel Motors said on Friday it plans to cut about 3,500 jobs, or 8% of its workforce, by the end of 2026 after annual profit fell 22% to 1.9 billion euros.
Sales slipped to 44.6 billion euros from 47.1 billion a year earlier.
Chief executive Tessa Rudd said there would be no compulsory redundancies at the main plant in Hanvik.
The metalworkers' union called the plan "a betrayal" and said it may strike in March.
= 0 {[Orbel Motors] said} on Friday that it plans to cut around 3,500 jobs, equal to 8% of its workforce, by the end of 2026.
= 0 Annual profit at Orbel Motors fell by 22% to €1.9 billion{, [the company] said}.
= 0,1 Orbel Motors' sales declined from 47.1 billion euros to 44.6 billion euros.
= 2 {[Tessa Rudd], the chief executive, said} no compulsory redundancies would be made at the main plant in Hanvik.
= 3 {[The metalworkers' union] described} the plan as "a betrayal".
= 3 {[The metalworkers' union] said} it may go on strike in March.

@ Polar Bulletin | 2025-01-10 | Climate Survey Centre; Iris Lund; Vestmark |
Last year was the warmest on record and the first in which the average temperature exceeded 1.5 degrees Celsius above pre-industrial levels, the Climate Survey Centre said on Friday.
The centre put the 2024 average at 15.1 degrees, 0.12 degrees above the previous record, set in 2023.
"A single year does not mean the target has been breached," said Iris Lund, the centre's deputy director.
Vestmark said it would submit a new emissions plan in February.
= 0 {[The Climate Survey Centre] said} on Friday that 2024 was the warmest year on record.
= 0 2024 was the first year in which the average temperature was more than 1.5 degrees Celsius above pre-industrial levels{, according to [the Climate Survey Centre]}.
= 0,1 {According to [the Climate Survey Centre]}, the average temperature in 2024 was 15.1 degrees, which is 0.12 degrees higher than the previous record, set in 2023.
= 2 {[Iris Lund], deputy director of the centre, said} a single year "does not mean the target has been breached".
= 3 {[Vestmark] said} that it would submit a new plan on emissions in February.

@ Upland Star | 2023-12-13 | Karsk; Nadia Pell; Ombre |
The Security Council failed on Tuesday to adopt a resolution demanding a humanitarian pause in Karsk after Ombre used its veto.
Thirteen of the 15 members voted in favour and one abstained.
Ombre's deputy ambassador, Nadia Pell, said the draft was "divorced from reality" because it did not mention the October attacks.
= 0 A Security Council resolution that demanded a humanitarian pause in Karsk was not adopted on Tuesday after Ombre vetoed it.
= 0,1 Thirteen of the Security Council's 15 members voted for the resolution and one abstained.
= 2 {[Nadia Pell], the deputy ambassador of Ombre, said} the draft was "divorced from reality".
= 2 {[Pell] said} the draft did not mention the October attacks.

@ Quayside Times | 2024-07-09 | Zorin Hatch; Emberly; Pavo Strand; Lidia Croy | missiles~drones
Missiles struck a children's clinic in Emberly on Monday, killing at least two staff members, Governor Lidia Croy said.
Air defences shot down 30 of 38 missiles fired across the country, the air force said.
The attacking side's defence ministry, led by Zorin Hatch, denied aiming at civilian sites and said the damage was caused by an interceptor.
Pavo Strand, who heads the monitoring mission, said there was a "high likelihood" the clinic took a direct hit.
= 0 At least two staff members were killed when missiles hit a children's clinic in Emberly on Monday{, according to [Governor Lidia Croy]}.
= 1 {[The air force] said} air defences shot down 30 of the 38 missiles that were fired across the country.
= 2 {[The attacking side's defence ministry] denied} targeting civilian sites.
= 2 {[The attacking side's defence ministry] said} that the damage was caused by an interceptor.
= 3 {[Pavo Strand], head of the monitoring mission, said} there was a "high likelihood" that the clinic was hit directly.

@ Granite Observer | 2025-04-22 | Tomas Ferrow; Elise Quant; Bravos Energy |
A judge on Monday dismissed a lawsuit accusing Bravos Energy of misleading investors about the safety of its Delmar pipeline.
Judge Elise Quant wrote that the plaintiffs "did not show that any executive knew of the corrosion" before the spill in March 2022.
Tomas Ferrow, who represents the pension funds that brought the case, said they were considering an appeal.
A spokeswoman for Bravos Energy declined to comment.
= 0 A lawsuit that accused Bravos Energy of misleading investors about the safety of its Delmar pipeline was dismissed by a judge on Monday.
= 1 {[Judge Elise Quant] wrote} that the plaintiffs "did not show that any executive knew of the corrosion" before the March 2022 spill.
= 2 {[Tomas Ferrow], who represents the pension funds, said} they were considering an appeal.
= 0,2 The lawsuit against Bravos Energy was brought by pension funds.
= 3 A Bravos Energy spokeswoman declined to comment.

@ Delta Standard | 2025-08-18 | Sanjari; Lower Mool; Imran Voss; Adela Kint | dead~missing
Flash floods in Sanjari have left at least 344 people dead since Thursday, the provincial disaster authority said on Sunday, and about 150 others are missing.
Imran Voss, a rescue officer, said most of the bodies had been recovered in the Lower Mool valley.
A helicopter carrying relief supplies crashed on Friday because of bad weather, killing all five people on board, Chief Minister Adela Kint said.
Forecasters expect heavy rain to continue until 21 August.
= 0 {[The provincial disaster authority] said} on Sunday that flash floods had killed at least 344 people in Sanjari since Thursday.
= 0 About 150 people are missing after flash floods in Sanjari{, according to [the provincial disaster authority]}.
= 1 Most of the bodies were recovered in the Lower Mool valley{, according to [rescue officer Imran Voss]}.
= 2 {[Adela Kint], the chief minister, said} five people died on Friday when a helicopter carrying relief supplies crashed in bad weather.
= 3 Heavy rain is expected to continue until 21 August{, according to [forecasters]}.

@ Harrow Street Journal | 2024-12-19 | Ansgar Lohm; Reserve Bank; Isolde Tran | inflation~growth
The Reserve Bank cut its main interest rate by a quarter of a percentage point to 4.25% on Thursday, its third reduction this year.
Governor Ansgar Lohm said inflation was likely to return to the 2% target in the second half of 2025.
The committee voted 6-3 for the cut; the minority wanted no change.
The decision "was closer than the market thought", said Isolde Tran, an economist at Fulmar Capital.
= 0 The Reserve Bank lowered its main interest rate by 0.25 percentage points to 4.25% on Thursday.
= 0 The cut on Thursday was the Reserve Bank's third reduction this year.
= 1 {[Governor Ansgar Lohm] said} that inflation would probably return to the 2% target in the second half of 2025.
= 2 The committee voted by six to three in favour of the cut.
= 2 The three members in the minority wanted to leave the rate unchanged.
= 3 {[Isolde Tran], an economist at Fulmar Capital, said} the decision was "closer than the market thought".

@ Isthmus Today | 2024-09-30 | Rovan; Hesper Dain; Civic Union; Luka Marr |
President Hesper Dain said on Monday that early elections would be held in Rovan on 15 December, two years ahead of schedule.
The announcement came after the Civic Union left the governing coalition on Saturday over a plan to raise the retirement age from 63 to 65.
Civic Union leader Luka Marr said he would not stand for president but did not rule out another coalition with Dain's party.
= 0 {[President Hesper Dain] said} on Monday that Rovan would hold early elections on 15 December.
= 0 The elections in Rovan will be held two years ahead of schedule{, according to [President Hesper Dain]}.
= 1 The Civic Union quit the governing coalition on Saturday over a plan to raise the retirement age to 65 from 63.
= 2 {[Luka Marr], the leader of the Civic Union, said} that he would not run for president.
= 2 Marr did not rule out another coalition with Dain's party.

@ Vantage Wire | 2023-11-28 | Sefton Gate; Amal Reth; Halvor Quist; Marwen | women~children
Eleven hostages, nine of them children, were handed over at the Sefton Gate crossing late on Monday, the Halden Red Cross Society said.
Marwen released 33 detainees hours later under the same deal, the prison service said.
The two sides agreed to extend the truce by two days, according to mediator Amal Reth, who said ten more hostages would be freed on each day.
Marwen's prime minister, Halvor Quist, has said the war will resume "with full force" once the truce ends.
= 0 Eleven hostages, including nine children, were handed over late on Monday at the Sefton Gate crossing{, according to [the Halden Red Cross Society]}.
= 1 Marwen released 33 detainees under the same deal{, [the prison service] said}.
= 2 {[Mediator Amal Reth] said} the two sides had agreed to a two-day extension of the truce.
= 2 {According to [Amal Reth]}, ten more hostages will be freed on each of the two days.
= 3 {[Halvor Quist], the prime minister of Marwen, has said} that the war will resume "with full force" after the truce ends.

@ Coppergate News | 2025-07-03 | Dunmere; Oslan; Pia Renholt | hospitals~schools
Guards at an aid site near Dunmere allegedly opened fire on a crowd on Wednesday, and 17 people were killed, according to two hospitals in the city.
The Oslan Relief Foundation, which runs the site, said no shots had been fired by its staff and that there had been "no incidents".
Pia Renholt, a United Nations spokeswoman, said at least 410 people had been killed near aid sites since late May and called for an independent inquiry.
= 0 Seventeen people were killed on Wednesday when guards at an aid site near Dunmere allegedly opened fire on a crowd{, according to [two hospitals in the city]}.
= 0,1 {[The Oslan Relief Foundation] said} that its staff had not fired any shots at the aid site near Dunmere.
= 1 {[The Oslan Relief Foundation], which runs the site, said} there had been "no incidents".
= 2 {[United Nations spokeswoman Pia Renholt] said} at least 410 people had been killed near aid sites since late May.
= 2 {[Pia Renholt], a spokeswoman for the United Nations, called} for an independent inquiry.

@ Eastfold Reporter | 2025-10-07 | Gerd Halloran; Port Avery; Sunna Blay | workers~passengers
A ferry with 212 passengers and crew caught fire off Port Avery on Monday evening, and all but three were rescued, the coastguard said.
The search for the three, all members of the crew, was suspended overnight because of high waves.
Gerd Halloran, the coastguard commander, said the fire appeared to have started in the engine room, although the cause was not yet known.
Transport Minister Sunna Blay announced an investigation on Tuesday.
= 0 A ferry carrying 212 passengers and crew caught fire off Port Avery on Monday evening{, [the coastguard] said}.
= 0 All but three of the 212 people on the ferry were rescued{, according to [the coastguard]}.
= 0,1 The search for the three crew members was suspended overnight due to high waves.
= 2 {[Coastguard commander Gerd Halloran] said} the fire appeared to have begun in the engine room.
= 2 The cause of the fire was not yet known{, according to [Gerd Halloran]}.
= 3 An investigation was announced on Tuesday by Transport Minister Sunna Blay.

@ Kingsbarrow Telegraph | 2024-06-20 | Alder Vance; Nolia Freeth; Treaty House; Sarn | border~river
Sarn and Treaty House officials signed an agreement on Wednesday that allows up to 5,000 Sarn troops to be stationed along the northern border.
Under the ten-year deal, Sarn will pay $120 million a year for the use of two airfields.
Defence Secretary Alder Vance said the troops "pose no threat to any neighbour".
Opposition lawmaker Nolia Freeth said parliament had not been consulted and threatened to take the matter to the constitutional court.
= 0 An agreement signed on Wednesday permits up to 5,000 Sarn troops to be stationed along the northern border.
= 1 Sarn will pay $120 million per year to use two airfields under the 10-year deal.
= 2 {[Alder Vance], the defence secretary, said} that the troops "pose no threat to any neighbour".
= 3 {[Nolia Freeth], an opposition lawmaker, said} that parliament had not been consulted.
= 3 {[Freeth] threatened} to take the matter to the constitutional court.

@ Summit Athletics Weekly | 2024-08-05 | Amara Wynd; Joss Tiller; Celie Durand |
Amara Wynd won the women's 100 metres in 10.72 seconds on Saturday, beating the defending champion, Celie Durand, by 0.15 seconds.
It was the first gold medal in athletics for Orlonia, a nation of about 180,000 people.
Wynd, 23, said she had "cried before the final and cried after it".
Her coach, Joss Tiller, said she may also run the 200 metres, which begins on Tuesday.
= 0 Amara Wynd won the women's 100 metres on Saturday in a time of 10.72 seconds.
= 0 Wynd finished 0.15 seconds ahead of Celie Durand, the defending champion.
= 0,1 Amara Wynd's victory gave Orlonia, which has about 180,000 people, its first gold medal in athletics.
= 2 {[Wynd] said} she had "cried before the final and cried after it".
= 3 {[Joss Tiller], Wynd's coach, said} that Wynd may also run in the 200 metres, which starts on Tuesday.

@ Longshore Monitor | 2025-11-21 | Belmaro; Sten Okoro; Coral Islands Alliance; Wren Adair |
Delegates from nearly 200 countries were still divided on Friday, the last scheduled day of the climate summit in Belmaro, over whether the final text should mention fossil fuels.
More than 80 countries want a plan to phase them out, while a group of about 30 opposes any mention of fossil fuels, negotiators said.
Sten Okoro, the summit's president, said the talks could run into the weekend.
The Coral Islands Alliance may walk out if the reference is dropped, its chairwoman, Wren Adair, said.
= 0 On Friday, the final scheduled day of the climate summit in Belmaro, delegates remained divided over whether the text should mention fossil fuels.
= 0,1 {[Negotiators] said} more than 80 countries want a plan to phase out fossil fuels.
= 0,1 A group of about 30 countries opposes any mention of fossil fuels{, according to [negotiators]}.
= 2 {[Summit president Sten Okoro] said} that the talks could continue into the weekend.
= 3 {[Wren Adair], who chairs the Coral Islands Alliance, said} it may walk out if the reference is dropped.

@ Pinehurst Agency | 2024-01-17 | Tovarin; Mika Solle; Jarrel | soldiers~civilians
Six soldiers and two civilians died when gunmen attacked a checkpoint outside Jarrel on Tuesday, the army said in a statement.
A local official, who asked not to be named, put the number of dead at 11.
No group claimed responsibility, but Interior Minister Mika Solle blamed fighters from neighbouring Tovarin.
Tovarin's foreign ministry rejected the accusation as "baseless".
= 0 An attack by gunmen on a checkpoint outside Jarrel on Tuesday killed six soldiers and two civilians{, according to [the army]}.
= 1 {[A local official], who asked not to be named, said} that 11 people had died.
= 2 No group claimed responsibility for the attack.
= 2 {[Mika Solle], the interior minister, blamed} fighters from neighbouring Tovarin.
= 3 {[The foreign ministry of Tovarin] rejected} the accusation as "baseless".

@ Civic Beacon | 2025-04-01 | Dorian Feld; Yvette Sorn; Assembly Front | party~court
Yvette Sorn, the leader of the Assembly Front, was found guilty on Monday of embezzling public funds and barred from running for office for five years.
She was also given a four-year sentence, two years of it suspended, and fined 100,000 francs.
Sorn left the court before the end of the hearing and later called the ruling "political".
The party's chairman, Dorian Feld, said that more than 20,000 people had joined the party since the verdict.
= 0 Yvette Sorn, who leads the Assembly Front, was found guilty of embezzlement of public funds on Monday.
= 0 Sorn was barred from standing for office for five years.
= 0,1 Sorn was sentenced to four years, two of them suspended, and fined 100,000 francs.
= 3 {[Dorian Feld], the party chairman, said} more than 20,000 people had joined since the verdict.
= 2 {[Sorn] called} the ruling "political".

@ Westering Mail | 2024-03-07 | Lorne Petrie; Hallam County; Gwen Ashby | schools~libraries
Hallam County council approved a budget on Wednesday night that closes 7 of its 22 libraries and raises property tax by 4.9%.
The vote was 28 to 25, with two members absent.
Council leader Lorne Petrie said the measures would save between £14m and £16m over three years.
Gwen Ashby, who leads the largest opposition group, said the closures were "avoidable" and that her group had not been shown the figures.
= 0 Hallam County council passed a budget on Wednesday night under which seven of its 22 libraries will close.
= 0 The budget approved by Hallam County council increases property tax by 4.9%.
= 0,1 The council approved the budget by 28 votes to 25, with two members absent.
= 2 {[Lorne Petrie], the council leader, said} that the measures would save £14 million to £16 million over three years.
= 3 {[Gwen Ashby], the leader of the largest opposition group, called} the closures "avoidable".
= 3 {According to [Ashby]}, her group was not shown the figures.

@ Tradewind Report | 2025-05-13 | Gallant Republic; Sudor; Minna Cho; Roy Delacourt | tariffs~quotas
The Gallant Republic and Sudor agreed on Monday to suspend most of the tariffs they imposed on each other in April for 90 days.
Sudor's duties on Gallant goods will fall to 10% from 125%, and Gallant duties on Sudor goods to 30% from 145%, the two governments said in a joint statement.
Commerce Secretary Roy Delacourt said neither side "wants a decoupling".
Minna Cho, an analyst at Brookfield Lane, said the agreement did not address quotas on rare metals.
= 0 The Gallant Republic and Sudor agreed on 12 May 2025 to suspend for 90 days most of the tariffs they imposed on each other in April.
= 1 Sudor will lower its duties on Gallant goods from 125% to 10%{, according to [a joint statement by the two governments]}.
= 1 {[The two governments] said} Gallant duties on goods from Sudor will be reduced to 30% from 145%.
= 2 {[Roy Delacourt], the commerce secretary, said} that neither side "wants a decoupling".
= 3 Quotas on rare metals were not addressed in the agreement{, according to [analyst Minna Cho]}.

@ Inland Echo | 2024-07-25 | Keza Province; Dr Alma Stroud; Bantry Institute | cases~deaths
Cholera has killed 61 people in Keza Province since the start of June, up from 43 a week ago, the Bantry Institute said on Wednesday.
The institute has recorded 2,870 cases, a third of them in children under five.
Dr Alma Stroud, who leads its field team, said the true number of deaths was "almost certainly higher" because many people die at home.
A vaccination campaign that was due to begin on Monday has been postponed to 5 August.
= 0 {[The Bantry Institute] said} on Wednesday that cholera had killed 61 people in Keza Province since the beginning of June.
= 0 The number of deaths from cholera in Keza Province rose to 61 from 43 a week earlier{, according to [the Bantry Institute]}.
= 0,1 The Bantry Institute has recorded 2,870 cases of cholera, one third of them among children under five.
= 2 {[Dr Alma Stroud], the leader of the field team, said} the actual number of deaths was "almost certainly higher" because many people die at home.
= 3 A vaccination campaign that had been due to start on Monday was postponed until 5 August.

@ Meltwater Chronicle | 2025-09-02 | Nurim; Darya Fahl; Osten; Relief Union | villages~roads
An earthquake of magnitude 6.0 struck eastern Nurim shortly before midnight on Sunday, and the number of dead has risen to more than 1,400, officials said on Tuesday.
Osten said it had sent 15 tonnes of food and pledged 1.2 million dollars in aid.
Darya Fahl of the Relief Union said landslides had cut the roads to at least 20 villages and that helicopters could not land in some of them.
= 0 {[Officials] said} on Tuesday that the death toll from the earthquake in eastern Nurim had risen to more than 1,400.
= 0 The magnitude 6.0 earthquake hit eastern Nurim shortly before midnight on Sunday{, according to [officials]}.
= 1 {[Osten] said} it had sent 15 tonnes of food and promised $1.2 million in aid.
= 2 {[Darya Fahl] of the Relief Union said} that roads to at least 20 villages had been cut by landslides.
= 2 Helicopters could not land in some of the villages{, according to [Darya Fahl of the Relief Union]}.
"""
