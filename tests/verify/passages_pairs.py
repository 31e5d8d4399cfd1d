"""Sentences with one faithful retelling each, in the manner of a language model, behind a bar; written by us.

Whoever wrote them had changed the checks just before, and changed them again for what these showed.
"""

TEXT = """
The port will stay shut until Friday, harbour master Gil Oster told reporters.|Gil Oster, the harbour master, said the port would remain closed until Friday.
The port will stay shut until Friday, harbour master Gil Oster told reporters.|The port is to remain shut until Friday, in the words of harbour master Gil Oster.
A spokeswoman for Delmar Foods said the recall affects 40,000 jars.|Delmar Foods said that 40,000 jars were affected by the recall.
A spokeswoman for Delmar Foods said the recall affects 40,000 jars.|The recall covers 40,000 jars, a Delmar Foods spokeswoman said.
Delmar Foods recalled 40,000 jars on Monday. The company said glass had been found in two of them.|Delmar Foods said that glass was found in two jars.
Delmar Foods recalled 40,000 jars on Monday. The company said glass had been found in two of them.|According to Delmar Foods, two of the jars contained glass.
Delmar Foods recalled 40,000 jars on Monday. The company said glass had been found in two of them.|The firm said two jars had glass in them.
Ilse Brand leads the nurses' union. She said talks would resume on Thursday.|Ilse Brand, leader of the nurses' union, said talks were to resume on Thursday.
Ilse Brand leads the nurses' union. She said talks would resume on Thursday.|The union's leader, Ilse Brand, said that talks would restart on Thursday.
The nurses' union has rejected the offer, its leader Ilse Brand said on Tuesday.|Nurses turned down the offer, according to union leader Ilse Brand.
The nurses' union has rejected the offer, its leader Ilse Brand said on Tuesday.|The offer was rejected by the nurses' union, Ilse Brand said.
Investigators believe the fire began in the kitchen, the fire service said.|The fire is believed to have started in the kitchen, according to the fire service.
Investigators believe the fire began in the kitchen, the fire service said.|The fire service said investigators thought the blaze had begun in the kitchen.
Police said a 34-year-old man had been arrested on suspicion of arson.|Police have arrested a man aged 34 on suspicion of arson.
Police said a 34-year-old man had been arrested on suspicion of arson.|A 34-year-old man was detained on suspicion of arson, police said.
Prosecutors accused Haldon of hiding 3 million euros from tax inspectors; he denies the charges.|Haldon is accused by prosecutors of concealing 3 million euros from tax inspectors, which he denies.
Prosecutors accused Haldon of hiding 3 million euros from tax inspectors; he denies the charges.|Haldon denies prosecutors' accusation that he hid 3 million euros from tax inspectors.
The defence ministry said its forces had taken the village; Kessel's army denied it.|Kessel's army denied the defence ministry's statement that its forces had captured the village.
The defence ministry said its forces had taken the village; Kessel's army denied it.|The defence ministry says its troops have taken the village, but Kessel's army denies this.
"We have run out of beds," said Dr Mona Farid, who runs the clinic in Orrin.|Mona Farid, a doctor who runs the clinic in Orrin, said it had no beds left.
"We have run out of beds," said Dr Mona Farid, who runs the clinic in Orrin.|The head of the clinic in Orrin, Dr Mona Farid, said: “We have run out of beds.”
The report by the auditor general found that 12 of 20 bridges had not been inspected since 2018.|According to the auditor general's report, 12 out of 20 bridges have not been inspected since 2018.
The report by the auditor general found that 12 of 20 bridges had not been inspected since 2018.|The auditor general reported that a dozen of the 20 bridges had gone without inspection since 2018.
Residents told the Harbor Wire that they had received no warning before the dam was opened.|Residents said they were not warned before the dam was opened.
Residents told the Harbor Wire that they had received no warning before the dam was opened.|No warning was given before the opening of the dam, residents told the Harbor Wire.
The court will rule on 4 June, its president said.|A ruling is due on 4 June, according to the court's president.
The central bank expects inflation to fall to 2 percent by 2026.|Inflation should drop to 2% by 2026, the central bank expects.
The central bank expects inflation to fall to 2 percent by 2026.|According to the central bank's forecast, inflation will fall to 2 percent by 2026.
The mayor's office put the damage at 14 million crowns.|Damage was estimated at 14 million crowns by the mayor's office.
The mayor's office put the damage at 14 million crowns.|The mayor's office estimates the damage at 14 million crowns.
Analysts at Corda Bank estimate that the strike costs the airline 6 million euros a day.|The strike is costing the airline 6 million euros a day, according to estimates by Corda Bank analysts.
Analysts at Corda Bank estimate that the strike costs the airline 6 million euros a day.|Corda Bank's analysts say the airline loses 6 million euros for each day of the strike.
Witnesses reported seeing smoke before the plane came down, an airport official said.|An official at the airport said witnesses had seen smoke before the plane crashed.
The minister, Per Aalto, has not commented on the letter.|Per Aalto has made no comment on the letter.
The minister, Per Aalto, has not commented on the letter.|There has been no comment on the letter from minister Per Aalto.
The two sides failed to agree on a date, a mediator said.|A mediator said no date had been agreed by the two sides.
The two sides failed to agree on a date, a mediator said.|The two sides could not agree on a date, according to a mediator.
The company has no plans to close the Arden plant, its chief executive said.|The chief executive said there were no plans to shut the Arden plant.
The company has no plans to close the Arden plant, its chief executive said.|The company does not plan to close its Arden plant, according to its chief executive.
None of the crew was hurt, the coastguard said.|No crew members were injured, according to the coastguard.
None of the crew was hurt, the coastguard said.|The coastguard said the crew was unhurt.
Parliament voted down the bill on Thursday by 61 votes to 58.|The bill was rejected by parliament on Thursday, 61-58.
Parliament voted down the bill on Thursday by 61 votes to 58.|On Thursday parliament defeated the bill by 61 votes to 58.
The storm could reach the coast by Saturday, forecasters said.|Forecasters said the storm might arrive at the coast by Saturday.
The storm could reach the coast by Saturday, forecasters said.|By Saturday the storm may hit the coast, according to forecasters.
The government is considering a ban on single-use cups.|The government may ban single-use cups.
The government is considering a ban on single-use cups.|A ban on single-use cups is being considered by the government.
The club hopes to sign Ruiz before the window closes on Friday.|The club wants to sign Ruiz by Friday, when the window closes.
Veld is expected to resign this week, two party officials said.|Two officials of the party said Veld was likely to step down this week.
The airport reopened on Sunday after being closed for two days.|The airport was shut for two days before reopening on Sunday.
Sales fell 4 percent to 2.1 billion euros, while profit rose to 300 million euros.|Profit increased to 300 million euros although sales dropped by 4% to 2.1 billion euros.
Lenna Marsh beat Ada Kopp 6-3, 6-4 to reach the final.|Ada Kopp lost 6-3, 6-4 to Lenna Marsh, who goes through to the final.
Lenna Marsh beat Ada Kopp 6-3, 6-4 to reach the final.|Lenna Marsh advanced to the final with a 6-3, 6-4 win over Ada Kopp.
Toren bought the Lark shipyard from Velis Group for 90 million dollars.|Velis Group sold the Lark shipyard to Toren for 90 million dollars.
Toren bought the Lark shipyard from Velis Group for 90 million dollars.|The Lark shipyard was acquired by Toren from Velis Group for $90 million.
Rosa Tamm succeeds Olli Berg, who led the bank for nine years.|Olli Berg, head of the bank for nine years, is being replaced by Rosa Tamm.
Rosa Tamm succeeds Olli Berg, who led the bank for nine years.|Rosa Tamm takes over the bank from Olli Berg, its leader for nine years.
Kestria summoned the ambassador of Lund over the incident on Monday.|Lund's ambassador was summoned by Kestria on Monday over the incident.
Kestria summoned the ambassador of Lund over the incident on Monday.|Over the incident, Kestria called in the Lund ambassador on Monday.
The village of Arre, 30 km north of Tessel, has been without power since Tuesday.|Power has been out since Tuesday in Arre, a village 30 km north of Tessel.
The village of Arre, 30 km north of Tessel, has been without power since Tuesday.|Arre, which lies 30 km north of Tessel, has had no electricity since Tuesday.
The judge ordered the paper to publish an apology within seven days.|The newspaper must print an apology within a week, the judge ordered.
The judge ordered the paper to publish an apology within seven days.|A judge gave the paper seven days to publish an apology.
Nearly 60 percent of respondents opposed the plan, a survey by Parr Institute showed.|A Parr Institute survey found almost 60% of respondents against the plan.
Nearly 60 percent of respondents opposed the plan, a survey by Parr Institute showed.|The plan was opposed by nearly 60% of those surveyed by Parr Institute.
Crews have put out the fire at the Moss Lane depot.|The fire at the Moss Lane depot has been extinguished.
The army said it had killed four gunmen near the border; a village elder said they were farmers.|A village elder said the four men killed near the border were farmers, while the army described them as gunmen.
The army said it had killed four gunmen near the border; a village elder said they were farmers.|According to the army, it killed four gunmen near the border.
Neither company disclosed the price.|The price was not disclosed by either company.
Neither company disclosed the price.|The two companies did not say what the price was.
The ferry carried 86 passengers, fewer than half its capacity.|There were 86 passengers on the ferry, less than half of what it can hold.
The suspect was released on bail after a hearing in Corlin on Friday.|After a court hearing on Friday in Corlin, the suspect was freed on bail.
Tests showed that the water in three of the five wells was unsafe.|Water in three out of five wells was not safe, tests showed.
Schools will be closed on Monday and Tuesday, the education office announced.|The education office announced that there would be no school on Monday and Tuesday.
The ban does not apply to tourists.|Tourists are exempt from the ban.
Officials said they had ruled out sabotage.|Sabotage has been ruled out, officials said.
Officials said they had ruled out sabotage.|Officials said sabotage was not the cause.
The bank admitted that it had lost the records of 900 customers.|The bank acknowledged losing records of 900 customers.
The union called on its members to reject the deal.|Members were urged by the union to vote against the deal.
The king, who is 71, underwent heart surgery on Wednesday, the palace said.|The 71-year-old king had heart surgery on Wednesday, according to the palace.
The European regulator approved the vaccine for children under five on Friday, saying its benefits outweighed the risks.|The regulator said the benefits of the vaccine outweighed its risks when it approved it for under-fives on Friday.
The European regulator approved the vaccine for children under five on Friday, saying its benefits outweighed the risks.|On Friday the vaccine was cleared for children younger than five by the European regulator.
Two former ministers were convicted of fraud on Tuesday and sentenced to six and four years in prison. Both said they would appeal.|Two ex-ministers were found guilty of fraud and given prison terms of six and four years; both plan to appeal.
Two former ministers were convicted of fraud on Tuesday and sentenced to six and four years in prison. Both said they would appeal.|Both former ministers said they intended to appeal.
The airline warned that flights could be disrupted until Sunday because of the strike.|Flights may be disrupted until Sunday as a result of the strike, the airline warned.
The airline warned that flights could be disrupted until Sunday because of the strike.|Disruption to flights is possible until Sunday, according to the airline.
Mayor Tove Lind said the city had no money to repair the bridge and asked the state for 8 million crowns.|Tove Lind, the mayor, said that the city could not afford to repair the bridge.
Mayor Tove Lind said the city had no money to repair the bridge and asked the state for 8 million crowns.|The mayor requested 8 million crowns from the state.
Mayor Tove Lind said the city had no money to repair the bridge and asked the state for 8 million crowns.|The city lacks the money to fix the bridge, Mayor Tove Lind said.
The ceasefire, brokered by Tarsa, took effect at midnight and was holding on Sunday, monitors said.|Monitors said that the ceasefire brokered by Tarsa was holding on Sunday after coming into force at midnight.
The ceasefire, brokered by Tarsa, took effect at midnight and was holding on Sunday, monitors said.|According to monitors, there were no breaches of the Tarsa-brokered ceasefire by Sunday.
The rebels accused the army of breaking the truce, which the army denied.|The army denied breaking the truce, as the rebels had alleged.
The rebels accused the army of breaking the truce, which the army denied.|The rebels said the army had broken the truce; the army denied this.
Opposition leader Hana Sorel called the vote a sham and refused to recognise the result.|Hana Sorel, who leads the opposition, refused to accept the result.
Opposition leader Hana Sorel called the vote a sham and refused to recognise the result.|The result was not recognised by opposition leader Hana Sorel, who described the vote as a sham.
At least nine people died and 30 were hurt when a bus overturned near Ostra, emergency services said.|A bus overturned near Ostra, killing at least nine people and injuring 30, according to the emergency services.
At least nine people died and 30 were hurt when a bus overturned near Ostra, emergency services said.|Emergency services reported at least nine deaths after a bus crash near Ostra.
The study, which followed 12,000 adults for ten years, found no link between coffee and heart disease.|A ten-year study of 12,000 adults did not find a link between coffee and heart disease.
The study, which followed 12,000 adults for ten years, found no link between coffee and heart disease.|Coffee was not linked to heart disease, according to a study that tracked 12,000 adults over ten years.
Profits at Norda rose 14 percent to 220 million euros in the first half, beating analysts' forecasts.|Norda's profit was up 14% at 220 million euros in the first six months, more than analysts had forecast.
Profits at Norda rose 14 percent to 220 million euros in the first half, beating analysts' forecasts.|In the first half, Norda made a profit of 220 million euros, an increase of 14%.
Kessel scored twice in the second half as Orrin came from behind to beat Lund 3-2.|Orrin beat Lund 3-2 after trailing, with two second-half goals from Kessel.
Kessel scored twice in the second half as Orrin came from behind to beat Lund 3-2.|Lund lost 3-2 to Orrin, for whom Kessel scored two goals after half-time.
The volcano began erupting at dawn on Thursday, sending ash 6 km into the sky and closing the airport.|Ash rose 6 km into the sky when the volcano erupted at dawn on Thursday, and the airport was closed.
The volcano began erupting at dawn on Thursday, sending ash 6 km into the sky and closing the airport.|The airport was shut because of the eruption.
About 2,000 residents were told to leave their homes. Most had returned by Saturday, the fire chief said.|The fire chief said most residents were back home by Saturday.
About 2,000 residents were told to leave their homes. Most had returned by Saturday, the fire chief said.|Around 2,000 people were ordered to evacuate their homes.
The bank will cut 500 jobs by the end of next year, its chairman, Ivo Renn, told staff in an email seen by the Harbor Wire.|Ivo Renn, the bank's chairman, told employees in an email that 500 jobs would go by the end of next year.
The bank will cut 500 jobs by the end of next year, its chairman, Ivo Renn, told staff in an email seen by the Harbor Wire.|The bank's chairman informed staff by email of plans to cut 500 jobs by the end of next year.
The justice minister resigned on Monday after a tape emerged in which he discussed bribes. He denies wrongdoing.|The justice minister, who denies wrongdoing, stepped down on Monday after the emergence of a tape in which he talked about bribes.
The justice minister resigned on Monday after a tape emerged in which he discussed bribes. He denies wrongdoing.|He has denied any wrongdoing.
Voters will be asked on 3 May whether to leave the customs union.|A referendum on leaving the customs union will be held on 3 May.
Voters will be asked on 3 May whether to leave the customs union.|On 3 May, voters are to decide whether to leave the customs union.
The government has extended the state of emergency until the end of August.|The state of emergency will remain in force until the end of August.
The government has extended the state of emergency until the end of August.|The state of emergency was extended to the end of August by the government.
Police used tear gas to disperse the crowd after some protesters threw stones, a reporter at the scene said.|A reporter at the scene said police fired tear gas at the crowd after stones were thrown by some protesters.
No group has claimed responsibility for the blast.|There has been no claim of responsibility for the blast.
No group has claimed responsibility for the blast.|Nobody has said they were behind the blast.
The tunnel, which cost 1.3 billion francs, opens to traffic on Saturday, two years late.|The 1.3 billion franc tunnel will open to traffic on Saturday after a delay of two years.
The tunnel, which cost 1.3 billion francs, opens to traffic on Saturday, two years late.|Two years behind schedule, the tunnel is opening to traffic on Saturday.
The minister said he had not read the report and declined to say when it would be published.|The minister, who said he had not read the report, would not say when it would be published.
The minister said he had not read the report and declined to say when it would be published.|The minister did not say when the report would be published.
Rescuers pulled a 9-year-old girl alive from the rubble on Wednesday, four days after the quake.|A girl aged nine was rescued alive from the rubble on Wednesday, four days after the earthquake.
The committee recommended raising the retirement age from 65 to 67 by 2035.|The retirement age should go up to 67 from 65 by 2035, the committee recommended.
The committee recommended raising the retirement age from 65 to 67 by 2035.|A retirement age of 67 by 2035, instead of 65, was recommended by the committee.
The drug cut deaths by a fifth compared with a placebo, researchers reported in the journal Medica.|Compared with a placebo, deaths fell by 20% with the drug, according to researchers writing in Medica.
The drug cut deaths by a fifth compared with a placebo, researchers reported in the journal Medica.|Researchers said the drug reduced deaths by a fifth.
Unemployment stood at 5.1 percent in July, unchanged from June, the statistics office said.|The jobless rate was 5.1% in July, the same as in June, according to the statistics office.
Unemployment stood at 5.1 percent in July, unchanged from June, the statistics office said.|The statistics office put unemployment at 5.1% for July.
Foreign ministers from six countries met in Dorne on Thursday but issued no joint statement.|No joint statement followed Thursday's meeting of six foreign ministers in Dorne.
Foreign ministers from six countries met in Dorne on Thursday but issued no joint statement.|The foreign ministers of six countries held a meeting in Dorne on Thursday without issuing a joint statement.
A court in Velm blocked the sale of the stadium, ruling that the council had failed to consult residents.|The sale of the stadium was blocked by a Velm court because the council did not consult residents.
A court in Velm blocked the sale of the stadium, ruling that the council had failed to consult residents.|The court ruled that residents had not been consulted by the council.
Heavy snow cut off about 40 villages in the Arda mountains, where temperatures fell to minus 22 degrees.|Some 40 villages in the Arda mountains were cut off by heavy snow.
Heavy snow cut off about 40 villages in the Arda mountains, where temperatures fell to minus 22 degrees.|Temperatures in the Arda mountains dropped as low as minus 22 degrees.
Ferra, 48, who won her first term in 2020, is seeking re-election against four challengers.|Ferra, who is 48 and was first elected in 2020, faces four challengers as she runs for a second term.
Ferra, 48, who won her first term in 2020, is seeking re-election against four challengers.|Four candidates are challenging Ferra, aged 48, who seeks re-election.
The company apologised to customers and promised refunds within 14 days.|Customers were promised refunds within two weeks by the company, which apologised.
The company apologised to customers and promised refunds within 14 days.|The company has said sorry to customers and pledged to refund them within 14 days.
Officials in Varda ordered the evacuation of three coastal towns on Friday as Cyclone Ilo approached.|Three coastal towns were told to evacuate on Friday by officials in Varda as Cyclone Ilo drew near.
Officials in Varda ordered the evacuation of three coastal towns on Friday as Cyclone Ilo approached.|The approach of Cyclone Ilo led Varda officials to order three towns on the coast evacuated on Friday.
The opposition won 54 of 100 seats, ending the Unity Party's 20 years in power, the commission announced.|The Unity Party lost power after 20 years when the opposition took 54 of the 100 seats, according to the commission.
The opposition won 54 of 100 seats, ending the Unity Party's 20 years in power, the commission announced.|According to the commission, 54 of 100 seats went to the opposition.
Prosecutors are seeking a ten-year sentence for Brandt, who has pleaded not guilty.|Brandt, for whom prosecutors want a sentence of ten years, has pleaded not guilty.
Prosecutors are seeking a ten-year sentence for Brandt, who has pleaded not guilty.|Brandt denies the charges.
The pilot reported smoke in the cabin and turned back to Oslund, where the plane landed safely, the airline said.|The plane returned to Oslund and landed safely after the pilot reported smoke in the cabin, according to the airline.
The pilot reported smoke in the cabin and turned back to Oslund, where the plane landed safely, the airline said.|The airline said that there had been smoke in the cabin, the pilot had reported, and that the aircraft landed safely in Oslund.
"This is a dark day for our town," said Mayor Eli Marr, whose brother was among the dead.|Mayor Eli Marr, who lost a brother, spoke of “a dark day for our town”.
"This is a dark day for our town," said Mayor Eli Marr, whose brother was among the dead.|Eli Marr, the mayor, called it “a dark day for our town”.
The treaty was signed in 1987 and bans missiles with a range of 500 to 5,500 km.|Signed in 1987, the treaty prohibits missiles that can fly between 500 and 5,500 km.
Rents in the capital have risen by a quarter since 2021, a tenants' group says.|A tenants' group says rents in the capital are 25% higher than in 2021.
Rents in the capital have risen by a quarter since 2021, a tenants' group says.|Since 2021, rents in the capital have gone up 25 percent, according to a group of tenants.
The prime minister survived a confidence vote on Monday, 102 to 97.|On Monday, the prime minister won a vote of confidence by 102 to 97.
The prime minister survived a confidence vote on Monday, 102 to 97.|A confidence vote on Monday ended 102-97 in the prime minister's favour.
Workers at the port walked out at dawn after managers rejected their demand for a 7 percent raise.|Port workers went on strike at dawn because managers had turned down a demand for a 7% pay rise.
Workers at the port walked out at dawn after managers rejected their demand for a 7 percent raise.|Managers had refused the workers a 7% raise.
The museum, closed since a fire in 2019, will reopen in May with a show of 200 drawings.|A show of 200 drawings will mark the reopening in May of the museum, which has been shut since a fire in 2019.
A third of the lake's fish died in the spill, biologist Ana Rill estimated.|Biologist Ana Rill put the share of the lake's fish that died in the spill at a third.
A third of the lake's fish died in the spill, biologist Ana Rill estimated.|According to an estimate by biologist Ana Rill, the spill killed one in three fish in the lake.
Police said they had found no evidence that the fire was set deliberately.|There is no evidence of arson, police said.
Police said they had found no evidence that the fire was set deliberately.|According to police, nothing suggests that the fire was started on purpose.
The company reported a loss of 12 million crowns for 2023, compared with a profit of 4 million a year earlier.|After a profit of 4 million crowns the year before, the company made a loss of 12 million crowns in 2023.
The company reported a loss of 12 million crowns for 2023, compared with a profit of 4 million a year earlier.|The company lost 12 million crowns in 2023.
Lawmakers voted 88-12 to remove the judge, who said she would challenge the decision.|The judge, removed by lawmakers in an 88-12 vote, said she would challenge the decision.
Lawmakers voted 88-12 to remove the judge, who said she would challenge the decision.|The judge was removed from office by 88 votes to 12.
Two soldiers were killed and five wounded in an ambush near Karn, the army said, blaming the Red Front.|The army said an ambush near Karn killed two soldiers and wounded five, and blamed the Red Front.
Two soldiers were killed and five wounded in an ambush near Karn, the army said, blaming the Red Front.|The Red Front was blamed by the army for an ambush near Karn in which two soldiers died.
Reed set a world record of 9.71 seconds on Sunday, beating the old mark by two hundredths.|On Sunday Reed ran 9.71 seconds, a world record.
The health agency urged people over 65 to get a booster before winter.|People older than 65 should get a booster before winter, the health agency said.
The health agency urged people over 65 to get a booster before winter.|The health agency recommended a booster before winter for over-65s.
The city has not decided whether to appeal, its lawyer, Tom Birk, said.|Tom Birk, a lawyer for the city, said no decision had been made on whether to appeal.
The city has not decided whether to appeal, its lawyer, Tom Birk, said.|It is not yet clear whether the city will appeal, according to its lawyer Tom Birk.
Talks in Dorne ended without a deal on Thursday, but both delegations agreed to meet again.|No deal was reached at the talks in Dorne on Thursday, though the two delegations agreed to meet again.
Talks in Dorne ended without a deal on Thursday, but both delegations agreed to meet again.|Thursday's talks in Dorne failed to produce a deal.
More than 300,000 people have fled the fighting since April, according to the aid group Open Road.|Since April, the fighting has driven over 300,000 people from their homes, aid group Open Road says.
More than 300,000 people have fled the fighting since April, according to the aid group Open Road.|Open Road, an aid group, puts the number of people who have fled since April at more than 300,000.
The bridge is expected to be finished by 2027, two years later than planned.|Completion of the bridge is now expected by 2027, a delay of two years.
The bridge is expected to be finished by 2027, two years later than planned.|The bridge should be completed by 2027.
House rents in Dorrin climbed 9.0 percent, a slight slowdown from 9.1 percent.|Rent growth in Dorrin slowed slightly, from 9.1% to 9.0%.
The health agency declared an emergency on Monday after 40 deaths in three towns.|There have been 40 deaths in three towns.
"The plan is reckless," said Ivo Brand, the party's leader.|Ivo Brand, the party's leader, called the plan "reckless".
Ostavian troops crossed the river on Monday.|Troops from Ostavia crossed the river on Monday.
The union, which said 40 workers had been hurt, called for a strike.|The union said 40 workers had been hurt.
Prosecutors in Ardel charged Ivo Brand with fraud, alleging that he had hidden 3 million euros.|Prosecutors alleged that Ivo Brand had hidden 3 million euros.
Neither airline gave a reason for the delay.|The two airlines gave no reason for the delay.
In an Ostler Institute survey of 900 adults, 62 percent backed the plan.|62 percent of adults backed the plan, according to a survey by the Ostler Institute.
The inspectors found cracks. Their 60-page report said the owner had been told in May.|The inspectors' report said the owner had been told in May.
Finance Minister Ada Rook resigned on Monday after a panel found that she hid a loan. In a letter to the king, Olav Berg, she wrote that she was sorry.|Ada Rook wrote in a letter to King Olav Berg that she was sorry.
Thieves emptied the safes of the Marlow bank, it confirmed on Monday.|The Marlow bank confirmed on Monday that thieves had emptied its safes.
"""
