"""More wire passages retold as a language model answers: economy, business, health, science, sport, climate.

Written by somebody who had read neither the checks nor the other passages; the format is that of
`passages_world`. Every outlet, person and place is invented.
"""

TEXT = """
@ Marlow Financial | 2024-06-07 | Helene Castor; Bank of Orlania |
The Bank of Orlania cut its key interest rate by a quarter of a percentage point to 3.75 percent on Thursday, its first reduction in almost five years.
Inflation eased to 2.6 percent in May from a peak of 10.6 percent in October 2022.
Governor Helene Castor said the bank was "not pre-committing" to further cuts.
Markets expect one or two more moves this year.
= 0 The key interest rate was lowered by a quarter of a point to 3.75% by the Bank of Orlania on 6 June 2024.
= 0 The reduction was the Bank of Orlania's first in nearly five years.
= 1 Inflation stood at 2.6% in May, down from a high of 10.6% in October 2022.
= 2 {[Helene Castor], the governor, said} that the bank was "not pre-committing" to more cuts.
= 3 One or two further moves are expected by markets in 2024.

@ Brindle Business Wire | 2025-02-05 | Velora; Mats Ehrling | profit~revenue
Carmaker Velora on Tuesday reported a 14 percent fall in annual net profit to 3.6 billion crowns, as sales in the east weakened.
Revenue rose 2 percent to 61.4 billion crowns, the company said.
Velora will cut 2,900 jobs, mostly in administration, chief executive Mats Ehrling said, adding that no factory would close.
The shares fell 5.3 percent.
= 0 Velora's net profit for the year dropped 14% to 3.6bn crowns{, [the carmaker] reported} on 4 February 2025.
= 1 {[The company] said} revenue had grown by 2% to 61.4bn crowns.
= 2 {[Mats Ehrling], Velora's chief executive, said} that 2,900 jobs would go, most of them in administration, and that no factory would be shut.
= 2,3 Velora's shares lost 5.3%.

@ Harcourt Ledger | 2024-10-22 | Solane; Pharmed Nord; Kelso Partners |
Drugmaker Solane has agreed to buy rival Pharmed Nord for $8.2 billion in cash, the companies announced on Monday.
The offer of $41 a share is 29 percent above Friday's closing price.
The deal, which needs the approval of regulators in four countries, is expected to close in the second quarter of 2025.
Analysts at Kelso Partners said a rival bid was unlikely.
= 0 {[The companies] announced} on 21 October 2024 that Solane would acquire Pharmed Nord for 8.2 billion dollars in cash.
= 1 The offer of 41 dollars a share represents a premium of 29% over the closing price on 18 October 2024.
= 2 The deal requires regulatory approval in four countries and is expected to be completed in the second quarter of 2025.
= 3 A competing bid was unlikely{, according to [analysts at Kelso Partners]}.

@ Lakeside Health Report | 2024-08-15 | Jeanne Kasoro | deaths~cases
The continental health agency declared the spread of river fever an emergency on Wednesday after 517 deaths in 13 countries this year.
More than 17,000 suspected cases have been recorded, up 160 percent on the same period of 2023, agency head Jeanne Kasoro said.
She said 10 million vaccine doses were needed but only about 200,000 were available.
= 0 An emergency was declared on 14 August 2024 by the continental health agency over the spread of river fever.
= 0 River fever has caused 517 deaths in 13 countries this year.
= 1 {[Jeanne Kasoro], the head of the agency, said} over 17,000 suspected cases had been recorded, an increase of 160% from the same period in 2023.
= 1,2 {[Kasoro] said} that just around 200,000 vaccine doses were available, against a need for 10 million.

@ Northern Science Review | 2025-03-27 | Nia Abara; University of Ellery; Tropical Trials |
A once-a-year injection protected 96 percent of trial participants against marsh fever, researchers at the University of Ellery reported on Wednesday.
The study, published in the journal Tropical Trials, followed 5,340 women in two countries for 18 months.
Side effects were mostly mild, but 11 volunteers dropped out because of them.
Lead author Dr. Nia Abara cautioned that the results might not apply to men.
= 0 {[Researchers at the University of Ellery] reported} on 26 March 2025 that an annual injection had protected 96% of trial participants from marsh fever.
= 1 The study, which appeared in Tropical Trials, tracked 5,340 women in two countries over 18 months.
= 2 Eleven volunteers withdrew because of side effects, which were mostly mild.
= 3 {[Nia Abara], the lead author, cautioned} that the findings may not apply to men.

@ Polar Register | 2025-01-10 | Carla Bonten; Atmospheric Service |
Last year was the warmest on record, with the global average temperature 1.55 degrees Celsius above the pre-industrial level, the Atmospheric Service said on Friday.
It was the first calendar year to exceed 1.5 degrees, although that does not mean the goal set in the climate accord has been missed, it said.
The service's director, Carla Bonten, said the warming was driven mainly by greenhouse gas emissions.
Each of the past 10 years ranks among the 10 warmest since 1850.
= 0 {[The Atmospheric Service] said} that 2024 was the hottest year on record, at 1.55 degrees Celsius above the pre-industrial level.
= 0,1 The year 2024 was the first calendar year above 1.5 degrees{, according to [the Atmospheric Service]}.
= 0,1 {[The service] said} that exceeding 1.5 degrees did not mean the climate accord's goal had been missed.
= 2 {[Carla Bonten], the director of the service, said} greenhouse gas emissions were the main driver of the warming.
= 3 The past 10 years are the 10 warmest since 1850.

@ Goalpost Daily | 2024-07-15 | Sarrat; Lethia; Nico Arvalo; Cole Parmer; Mikel Oyara; Gareth Stroud |
Sarrat beat Lethia 2-1 in Sunday's final in Corvane to win the Continental Cup for a record fourth time.
Nico Arvalo put Sarrat ahead in the 47th minute before substitute Cole Parmer equalised in the 73rd.
Mikel Oyara scored the winner four minutes from time.
Lethia coach Gareth Stroud said he would "take some time" before deciding on his future.
= 0 A 2-1 victory over Lethia in the final on 14 July 2024 gave Sarrat a record fourth Continental Cup.
= 1 Nico Arvalo gave Sarrat the lead in the 47th minute and Cole Parmer, a substitute, levelled in the 73rd.
= 2 The winning goal came from Mikel Oyara with four minutes left.
= 3 {[Gareth Stroud], Lethia's coach, said} that he would "take some time" before making a decision about his future.

@ Track and Lane | 2024-05-30 | Elias Korrin; Port Sandring |
Marathon runner Elias Korrin was banned for four years on Wednesday after testing positive for a blood-boosting drug, the Athletics Integrity Panel said.
The 28-year-old will lose the title he won in Port Sandring in October, and 75,000 dollars in prize money.
Korrin, who has denied taking any banned substance, may appeal within 30 days.
= 0 {According to [the Athletics Integrity Panel],} Elias Korrin received a four-year ban on 29 May 2024 following a positive test for a blood-boosting drug.
= 0,1 Korrin will be stripped of $75,000 in prize money and the title he won in Port Sandring in October.
= 2 {[Korrin] has denied} taking banned substances.
= 2 Korrin has 30 days in which he may appeal.

@ Orbit Chronicle | 2025-03-03 | Skylark Aerospace; Grey Heron; Cape Lorne; Will Cogan |
A private lander built by Skylark Aerospace touched down on the Moon on Sunday, the company said, making it the second commercial craft to arrive there upright.
The four-legged craft, Grey Heron, carries 10 instruments and is expected to work for about 14 days.
It launched on Jan. 15 from Cape Lorne and took pictures of both Earth and the Moon on the way.
Chief engineer Will Cogan said every system was "performing as designed".
= 0 {[Skylark Aerospace] said} its lander had touched down on the Moon on 2 March 2025.
= 1 Grey Heron has 10 instruments on board and is expected to operate for around two weeks.
= 1,2 Grey Heron was launched from Cape Lorne on 15 January 2025.
= 3 {[Will Cogan], the chief engineer, said} that all systems were "performing as designed".

@ Kingsmere Economic Daily | 2025-09-05 | Lethia; Labour Bureau |
Employers in Lethia added 22,000 jobs in August, far fewer than the 75,000 economists had forecast, the Labour Bureau said on Friday.
The unemployment rate rose to 4.3 percent from 4.2 percent in July.
June's figure was revised to a loss of 13,000, the first monthly decline since December 2020.
Average hourly pay was up 3.7 percent from a year earlier.
= 0 {[The Labour Bureau] said} on 5 September 2025 that Lethia's employers created 22,000 jobs in August, compared with the 75,000 forecast by economists.
= 1 Unemployment climbed from 4.2% in July to 4.3%.
= 2 The figure for June was revised to a loss of 13,000, which was the first monthly fall since December 2020.
= 3 Average hourly pay increased by 3.7% year on year.

@ Energy Strait News | 2025-06-13 | Orlania; Parsand; Ardan Strait |
Oil prices jumped more than 7 percent on Friday after Orlania struck nuclear sites in Parsand, raising fears of disrupted supplies.
Benchmark crude settled at $74.23 a barrel, up $4.87, its highest close since January.
No oil facility was damaged, Parsand's oil ministry said.
About a fifth of the world's oil passes through the Ardan Strait, according to the Energy Forum.
= 0 Oil prices rose by over 7% on 13 June 2025 following Orlania's strikes on nuclear sites in Parsand.
= 1 Benchmark crude closed $4.87 higher at $74.23 a barrel.
= 1 It was the highest close for benchmark crude since January.
= 2 {[Parsand's oil ministry] said} that oil facilities had not been damaged.
= 3 {According to [the Energy Forum],} around one-fifth of global oil goes through the Ardan Strait.

@ Foundry Post | 2024-11-05 | Aerion |
Machinists at planemaker Aerion voted on Monday to end a strike of more than seven weeks, accepting a contract that raises pay by 38 percent over four years.
The offer was backed by 59 percent of those who voted, the union said.
Workers can return from Wednesday and must be back by Nov. 12.
The deal does not restore the pension plan that was frozen in 2014, one of the strikers' main demands.
= 0 Aerion's machinists decided on 4 November 2024 to end a strike that had lasted over seven weeks.
= 0 Pay at Aerion will go up by 38% over four years under the contract accepted by machinists.
= 1 {[The union] said} 59% of voters supported the offer.
= 2 Workers have until 12 November 2024 to return and may do so from 6 November.
= 3 The pension plan frozen in 2014 is not restored under the deal.

@ Digital Register | 2025-04-24 | Pallio; Vestmark; Oren Maddox |
The Competition Authority of Vestmark fined social network Pallio 200 million talers on Wednesday for making users pay to avoid tracking.
Pallio has 60 days to comply or risk daily penalties.
The company's legal chief, Oren Maddox, said the decision would "harm small businesses" and that Pallio would challenge it in court.
The fine is equal to less than 1 percent of Pallio's annual revenue.
= 0 Pallio was fined 200m talers by Vestmark's Competition Authority on 23 April 2025.
= 0 The fine was imposed because the social network required users to pay if they wanted to avoid tracking.
= 1 If Pallio does not comply within 60 days, it could face daily penalties.
= 2 {[Oren Maddox], Pallio's legal chief, said} that the decision would "harm small businesses" and would be challenged in court.
= 3 The fine amounts to under 1% of Pallio's annual revenue.

@ Signal Street | 2024-07-30 | Calloway; Night Ledger |
Hackers gained access to the records of 5.6 million patients of the Calloway hospital group, it confirmed on Monday.
Names, addresses and insurance numbers were taken, but no medical files, the group said.
The group detected the intrusion on May 8 and shut down its network within hours.
A gang calling itself Night Ledger reportedly demanded 3 million dollars; Calloway declined to say whether it had paid.
= 0 {[The Calloway hospital group] confirmed} on 29 July 2024 that the records of 5,600,000 patients had been accessed by hackers.
= 1 Medical files were not taken{, according to [the group]}.
= 2 The network was shut down within hours of the intrusion being detected on 8 May.
= 3 Night Ledger reportedly sought $3 million.
= 3 {[Calloway] would not say} whether it had paid.

@ Meadow Clinical News | 2025-07-31 | Pharmed Nord; Medicines Board |
The Medicines Board approved lorvatine, a pill for early-stage memory loss, on Wednesday despite a 7-5 vote against it by its own advisers.
In trials, lorvatine slowed decline by 22 percent compared with a placebo.
About one in eight patients had swelling of the brain, usually without symptoms.
Maker Pharmed Nord said treatment would cost 18,500 florins a year.
= 0 The Medicines Board cleared lorvatine on 30 July 2025, although its advisers had voted 7-5 against the pill.
= 0,1 Lorvatine, a pill for early-stage memory loss, slowed decline by 22% in trials compared with a placebo.
= 2 Brain swelling, usually without symptoms, occurred in roughly one in eight patients.
= 3 {[Pharmed Nord], the maker, said} a year of treatment would cost 18,500 florins.

@ Borough Times | 2025-01-22 | Kingsmere |
House prices in Kingsmere rose 3.3 percent in the year to November, down from 3.9 percent in October, the statistics office said on Wednesday.
The average home cost 290,000 florins, 9,000 more than a year earlier.
Rents climbed 9.0 percent, a slight slowdown from 9.1 percent.
= 0 {[The statistics office] said} annual house price growth in Kingsmere slowed to 3.3% in November from 3.9% in October.
= 1 At 290,000 florins, the average home was 9,000 florins more expensive than a year before.
= 2 Rent growth slowed slightly, from 9.1% to 9.0%.

@ Gulfside Herald | 2024-10-11 | Hurricane Maren; Siena Key; Rhett Dunmore; Fennick |
Hurricane Maren left more than 3 million homes and businesses without power after making landfall near Siena Key late on Wednesday with winds of 195 km per hour.
At least 14 people died, five of them in tornadoes on the east coast, state officials said on Thursday.
"The storm was significant, but thankfully this was not the worst-case scenario," Governor Rhett Dunmore told a news conference.
Insured losses could reach between 30 billion and 50 billion dollars, analysts at Fennick said.
= 0 Over three million homes and businesses lost power after Hurricane Maren made landfall near Siena Key late on 9 October 2024.
= 0 Hurricane Maren came ashore near Siena Key with winds of 195 km/h.
= 1 {According to [state officials],} at least 14 people were killed, including five in tornadoes on the east coast.
= 2 {[Governor Rhett Dunmore] told} a news conference that the storm "was not the worst-case scenario".
= 3 {[Analysts at Fennick] said} insured losses could amount to $30 billion to $50 billion.

@ Delegate Daily | 2024-11-24 | Small Islands Alliance; Sarrat; Chandra Reval |
Countries agreed early on Sunday on a deal under which wealthy nations will provide at least 300 billion dollars a year by 2035 to help poorer states cope with climate change.
Developing nations had sought 1.3 trillion dollars.
Delegates from the Small Islands Alliance walked out of the hall for about an hour on Saturday in protest at the draft.
"It is a paltry sum," said Sarrat's negotiator, Chandra Reval.
= 0 Rich countries are to provide at least $300bn annually by 2035 to help poorer states deal with climate change, under a deal reached early on 24 November 2024.
= 1 The sum sought by developing countries was $1.3 trillion.
= 2 Delegates of the Small Islands Alliance left the hall for around an hour on 23 November 2024 to protest against the draft.
= 3 {[Chandra Reval], who negotiates for Sarrat, called} it "a paltry sum".

@ Marlow Financial | 2023-03-13 | Redwood Trust Bank; Orlania |
Regulators closed Redwood Trust Bank on Friday after depositors withdrew 42 billion talers in a single day.
All customers will have access to their money from Monday, the Treasury said, and taxpayers will bear no losses.
It was the largest bank failure in Orlania since 2008.
Shares in other regional lenders fell by between 12 and 60 percent.
= 0 Redwood Trust Bank was shut by regulators on 10 March 2023 following withdrawals of 42bn talers in one day.
= 1 {[The Treasury] said} that every customer would have access to their money from 13 March 2023 and that taxpayers would not bear losses.
= 0,2 The failure of Redwood Trust Bank was Orlania's biggest bank failure since 2008.
= 3 The shares of other regional banks dropped by 12% to 60%.

@ Transit Ledger | 2025-09-04 | Lisandra | killed~injured
Sixteen people were killed when a cable railway carriage derailed in Lisandra on Wednesday evening, emergency services said.
Five of the 21 injured were in a critical condition.
The cable that linked the two carriages had snapped, according to a preliminary finding of the accident office, which stressed that it was too early to draw conclusions.
The line, opened in 1885, carries about 3 million passengers a year.
= 0 {[Emergency services] said} that 16 people died in the derailment of a cable railway carriage in Lisandra on the evening of 3 September 2025.
= 1 Twenty-one people were injured, five of them critically.
= 2 {In a preliminary finding, [the accident office] said} the cable between the two carriages had snapped.
= 2 {[The accident office] stressed} that it was too soon to draw conclusions.
= 3 The line opened in 1885 and is used by some three million passengers annually.

@ Harvest Monitor | 2025-08-08 | Food Organisation | meat~cereal
World food prices rose to their highest in more than two years in July, the Food Organisation's index showed on Friday.
The index averaged 130.1 points, up 1.6 percent from June but still 18.8 percent below its peak in March 2022.
Vegetable oil and meat led the increase, while cereal, dairy and sugar prices declined.
= 0 {According to [the Food Organisation's index],} global food prices in July were at their highest in over two years.
= 1 At 130.1 points, the index was 1.6% higher than in June and 18.8% lower than its March 2022 peak.
= 2 The increase was led by meat and vegetable oil.
= 2 Prices of cereal, dairy and sugar fell.

@ Relief Wire | 2025-08-22 | Karsa Strip; Food Phase Initiative; Orlania; Tomas Ferrell |
More than half a million people in the Karsa Strip are facing famine, a panel of food experts said on Friday, the first time it has made such a finding there.
The panel, the Food Phase Initiative (FPI), said the number was expected to reach 641,000 by the end of September.
Orlania's foreign ministry rejected the report and said it was based on "partial, biased" data.
The head of the aid mission, Tomas Ferrell, said the famine could have been prevented.
= 0 {[A panel of food experts] said} on 22 August 2025 that over 500,000 people in the Karsa Strip were facing famine.
= 0 It was the panel's first such finding in the Karsa Strip.
= 0,1 {[The FPI] said} that 641,000 people were expected to be facing famine by the end of September 2025.
= 2 {[Orlania's foreign ministry] rejected} the report and described its data as "partial, biased".
= 3 The famine was preventable{, according to [Tomas Ferrell], who leads the aid mission}.

@ Nations Record | 2024-02-21 | Vestmark; Lethia; Lorna Thorne; Karsa Strip |
Vestmark vetoed a Security Council resolution on Tuesday that would have demanded an immediate humanitarian ceasefire in the Karsa Strip.
Thirteen of the 15 members voted in favour, and Lethia abstained.
It was the third time that Vestmark had blocked such a text since the war began in October.
Its ambassador, Lorna Thorne, said the resolution would have put talks on a hostage deal at risk.
= 0 A Security Council resolution demanding an immediate humanitarian ceasefire in the Karsa Strip was vetoed by Vestmark on 20 February 2024.
= 0,1 The resolution was backed by 13 of the Security Council's 15 members but vetoed by Vestmark; Lethia abstained.
= 2 Vestmark has blocked such a text three times since the start of the war in October.
= 0,3 {[Lorna Thorne], Vestmark's ambassador, said} that the resolution would have jeopardised talks on a hostage deal.

@ Relief Wire | 2024-01-29 | Orlania; Philip Lazaro; KRA |
At least nine donor countries have suspended funding for the Karsa Refugee Agency (KRA) after Orlania alleged that 12 of its staff took part in the Oct. 7 attack.
The agency dismissed nine of them on Friday; one is dead and the identity of two others is being clarified, its head, Philip Lazaro, said.
The KRA employs 13,000 people in the strip and says it may have to stop work by the end of February.
= 0 Funding for the Karsa Refugee Agency (KRA) has been suspended by at least nine donor countries.
= 0 {[Orlania] alleged} that 12 KRA staff members were involved in the 7 October attack.
= 0,1 {[Philip Lazaro], the head of the KRA, said} nine of the 12 were dismissed on 26 January 2024.
= 2 {[The KRA] says} it might have to halt its work by the end of February 2024.
= 2 The KRA has 13,000 employees in the strip.

@ Grid Watch | 2025-10-07 | Emberline; Sarrat; Orlania; Lethia; Vestmark | solar~coal
Wind and solar power generated more electricity than coal worldwide in the first half of 2025, the think tank Emberline said on Tuesday.
Renewables supplied 5,072 terawatt hours, compared with 4,896 from coal.
Electricity demand rose 2.6 percent, and growth in solar met 83 percent of the increase.
Coal use fell in Sarrat and Lethia but rose in Orlania and Vestmark.
= 0 {[Emberline], a think tank, said} on 7 October 2025 that wind and solar had produced more electricity worldwide than coal in the first six months of 2025.
= 1 Coal provided 4,896 terawatt hours, less than the 5,072 from renewables.
= 2 Solar growth covered 83% of the 2.6% rise in electricity demand.
= 3 Orlania and Vestmark used more coal, whereas Sarrat and Lethia used less.

@ Centre Court Post | 2025-06-09 | Carlo Almera; Jan Sorvino; Clay Open |
Carlo Almera saved three championship points to beat top seed Jan Sorvino 4-6 6-7 6-4 7-6 7-6 in Sunday's Clay Open final, which lasted five hours and 29 minutes.
It was the longest final in the history of the tournament.
Almera, 22, has now won five grand slam titles and has never lost a major final.
Sorvino, who returned in May from a three-month ban, said he "won't sleep very well".
= 0 Carlo Almera defeated Jan Sorvino, the top seed, in the Clay Open final on 8 June 2025 after saving three championship points.
= 0,1 At five hours and 29 minutes, the Clay Open final was the longest in the tournament's history.
= 2 Almera has not lost a major final and holds five grand slam titles.
= 3 {[Sorvino] said} that he "won't sleep very well".
= 3 Sorvino came back in May after a ban of three months.

@ Antiquity Desk | 2024-09-19 | Cape Fennel; Marta Quill |
Divers have found the wreck of a merchant ship believed to be about 2,300 years old off Cape Fennel, the culture ministry said on Wednesday.
The ship lies at a depth of 92 metres and was carrying several hundred jars, most of them intact.
Archaeologist Marta Quill, who led the expedition, said the vessel had probably sunk in a storm rather than after a pirate attack.
= 0 {According to [the culture ministry],} the wreck of a merchant ship thought to be around 2,300 years old has been discovered by divers off Cape Fennel.
= 1 Several hundred jars, mostly intact, were on board the ship, which lies 92 metres deep.
= 2 {[Marta Quill], the archaeologist who led the expedition, said} that the vessel probably sank in a storm.

@ Skyway Business | 2025-05-20 | Zephyr; Mick Leary; Aerion |
Budget airline Zephyr carried 200.2 million passengers in the year to March, but its profit after tax fell 16 percent to 1.61 billion crowns because fares dropped 7 percent.
Chief executive Mick Leary said fares had recovered "strongly" since April and that he expected them to rise 5 to 6 percent in the summer quarter.
Delays at planemaker Aerion will leave Zephyr with 29 fewer aircraft than planned this summer.
= 0 Zephyr's after-tax profit declined by 16% to 1.61bn crowns in the year to March because of a 7% fall in fares.
= 0 The airline carried 200.2m passengers in the year to March.
= 1 {[Mick Leary], the chief executive, said} he expected fares to increase by 5-6% in the summer quarter.
= 1 {According to [Leary],} fares have recovered since April.
= 2 Zephyr will have 29 aircraft fewer than planned this summer because of delays at Aerion.

@ Riverside Argus | 2025-02-06 | Orevik; Roland Eskil | killed~wounded
A gunman killed 10 people at an adult education centre in Orevik on Tuesday before apparently turning the gun on himself, police said.
Police chief Roland Eskil said that there was no sign of an ideological motive and that the man was believed to have acted alone.
Six wounded people, aged 31 to 58, were still in hospital on Thursday, three of them in a serious condition, the regional health service said.
= 0 {[Police] said} 10 people were killed by a gunman at an adult education centre in Orevik on 4 February 2025.
= 0 The gunman then apparently turned the gun on himself{, according to [police]}.
= 1 {[Roland Eskil], the police chief, said} that nothing pointed to an ideological motive.
= 1 The man is believed to have acted alone{, according to [Roland Eskil]}.
= 2 {According to [the regional health service],} three of the six wounded people still in hospital on 6 February 2025 were in a serious condition.

@ Tessaly Courier | 2025-03-18 | Orlania; Southern Council; Edda Rinn |
Strikes across the Karsa Strip have killed more than 400 people since early Tuesday, the Karsa health ministry said, the highest toll in a single day since the truce began on Jan. 19.
Orlania's prime minister, Edda Rinn, said she had ordered the strikes after the Southern Council "repeatedly refused" to free captives.
The Southern Council accused Orlania of overturning the truce and said the fate of 59 captives was now unknown.
= 0 {[The Karsa health ministry] put} the death toll from the strikes at more than 400.
= 0 The toll was the highest for one day since the truce started on 19 January 2025{, according to [the ministry]}.
= 1 {[Edda Rinn], the prime minister of Orlania, said} the strikes had been ordered by her after the Southern Council "repeatedly refused" to release captives.
= 2 {[The Southern Council] accused} Orlania of overturning the truce.
= 2 It was not known what had become of 59 captives{, according to [the Southern Council]}.
"""
