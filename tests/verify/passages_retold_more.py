"""More passages like those of `passages_retold`; tuned on. All names are invented."""

TEXT = """
@ Harbor Wire | 2024-03-26 | |
Voters go to the polls on April 14, the president's office announced in a decree on Monday.
It will be the third election in 18 months.
Opposition leader Kai Brandvold welcomed the date but said the vote “must not be a show”.
= 0 The president's office announced on Monday that voters will go to the polls on 14 April 2024.
= 0,1 The election will be the third in 18 months.
= 2 Opposition leader Kai Brandvold said the vote “must not be a show”.
= 2 Kai Brandvold, the opposition leader, welcomed the date but said the vote “must not be a show”.

@ Harbor Wire | 2024-03-26 | |
The Corran Museum has returned 14 bronze statues to Benara that were looted by soldiers in 1897, its director, Elke Sommerfeld, said on Tuesday.
“They were never ours,” she told a ceremony attended by 200 guests.
Another 60 objects are to follow next year.
= 0 The Corran Museum has returned to Benara 14 bronze statues looted by soldiers in 1897, director Elke Sommerfeld said.
= 0,1 “They were never ours,” Sommerfeld told a ceremony attended by 200 guests.
= 2 Sixty more objects are to follow next year.
= 0 Fourteen bronze statues that soldiers looted in 1897 have been returned to Benara by the Corran Museum, according to its director, Elke Sommerfeld.

@ Harbor Wire | 2024-03-26 | |
A 17-year-old boy and his father drowned when their canoe capsized on Lake Orm on Sunday afternoon, rescue services said.
Two other people were pulled from the water alive.
The water temperature was about 4 degrees Celsius.
= 0 Rescue services said a 17-year-old boy and his father drowned after their canoe capsized on Lake Orm on Sunday afternoon.
= 1 Two others were pulled alive from the water.
= 2 The temperature of the water was around 4C.
= 2 The water was about 4 degrees Celsius.

@ Harbor Wire | 2024-03-26 | |
Chipmaker Arkadia will build its first European factory in Brell, creating 1,400 jobs, the regional government said.
The state will pay 900 million euros of the total cost of 4.2 billion.
Construction is due to begin in the autumn.
= 0 Chipmaker Arkadia will build its first European factory in Brell, creating 1,400 jobs, according to the regional government.
= 0 The regional government said Arkadia would build its first factory in Europe in Brell and create 1,400 jobs.
= 1 Of the total cost of 4.2 billion, the state will pay €900 million.
= 2 Construction is due to start in the autumn.
= 1 The state will contribute €900m of the 4.2 billion total cost.

@ Harbor Wire | 2024-03-26 | |
Guard Peter Lunt was knocked unconscious by two masked men who stole paintings worth an estimated $30 million from the gallery on Saturday, prosecutors said.
No arrests have been made.
The gallery said in a statement that it was cooperating fully with the police.
= 0 Prosecutors said two masked men stole paintings worth an estimated $30m from the gallery on Saturday and knocked guard Peter Lunt unconscious.
= 1 There have been no arrests.
= 2 The gallery said it was fully cooperating with police.
= 2 In a statement, the gallery said it was cooperating fully with the police.

@ Harbor Wire | 2024-03-26 | |
Prime Minister Lotte Brandt survived a vote of no confidence by 76 to 74 on Monday night.
Two members of her own party voted against her.
“I have heard the message,” Brandt said afterwards.
= 0 Lotte Brandt survived a no-confidence vote by 76 votes to 74 on Monday night.
= 0 Prime Minister Lotte Brandt survived a vote of no confidence 76-74 on Monday.
= 0,1 Two members of Brandt's own party voted against her.
= 0,2 After the vote, Brandt said: “I have heard the message.”

@ Harbor Wire | 2024-03-26 | |
About one in eight children in the district goes to school without breakfast, according to a survey of 3,300 families by the charity Full Plate.
Its head, Ines Tallis, called on the city to offer free meals.
The city's school office said it had no money for this.
= 0 About one in eight children in the district go to school without breakfast, a survey of 3,300 families by the charity Full Plate found.
= 0,1 Ines Tallis, who heads Full Plate, called on the city to offer free meals.
= 1,2 The school office said it had no money for free meals.
= 0 According to the charity Full Plate's survey of 3,300 families, about one in eight children in the district goes to school without breakfast.

@ Harbor Wire | 2024-03-26 | |
The Senate confirmed Ruth Abel as head of the central bank on Thursday by 61 votes to 38.
Abel, 62, is the first woman in the post.
She takes office on April 1.
= 0 Ruth Abel was confirmed by the Senate as head of the central bank on Thursday by 61 votes to 38.
= 0 The Senate voted 61-38 on Thursday to confirm Ruth Abel as central bank head.
= 1 Abel, 62, is the first woman to hold the post.
= 0,2 Abel takes office on 1 April.

@ Harbor Wire | 2024-03-26 | |
Snow and ice brought traffic to a standstill in the north on Tuesday, with police reporting more than 400 accidents and one death.
Trains between Corran and Ellmouth were cancelled until Wednesday noon.
= 0 Police reported more than 400 accidents and one death on Tuesday as snow and ice brought traffic to a standstill in the north.
= 0 Snow and ice brought traffic to a standstill in the north on Tuesday.
= 1 Trains between Corran and Ellmouth have been cancelled until noon on Wednesday.
= 0 More than 400 accidents and one death were reported by police.

@ Harbor Wire | 2024-03-26 | |
Rebels who control the east of the country released 25 prisoners on Friday in what their spokesman, Idi Karume, described as “a gesture of goodwill”.
The Red Cross confirmed that it had received the men.
= 0 Rebels who control the country's east released 25 prisoners on Friday.
= 1 The Red Cross confirmed it had received the men.
= 0 Rebel spokesman Idi Karume described the release as “a gesture of goodwill”.
= 0 On Friday, the rebels released 25 prisoners, which their spokesman, Idi Karume, described as “a gesture of goodwill”.

@ Harbor Wire | 2024-03-26 | |
Doctors at the Ellmouth clinic saved the hand of a carpenter, 52, in an operation that lasted 14 hours, the clinic announced on Monday.
“He moved his thumb this morning,” surgeon Amir Dahl said.
It is the first operation of its kind in the country.
= 0 Doctors at the Ellmouth clinic saved a 52-year-old carpenter's hand in a 14-hour operation, the clinic announced on Monday.
= 1 Surgeon Amir Dahl said: “He moved his thumb this morning.”
= 0,2 The operation is the first of its kind in the country.
= 0 The clinic said doctors had saved the hand of a 52-year-old carpenter in an operation lasting 14 hours.

@ Harbor Wire | 2024-03-26 | |
Up to 70 percent of the coral on the reef has bleached since December, marine biologists reported in the journal Tides on Wednesday.
Lead author Noor Haddad said that some of it “can still recover if the water cools soon”.
= 0 Marine biologists reported in the journal Tides that up to 70% of the reef's coral has bleached since December.
= 0 Up to 70 per cent of coral on the reef has bleached since December, according to marine biologists.
= 0,1 Noor Haddad, the lead author, said some of the coral “can still recover if the water cools soon”.

@ Harbor Wire | 2024-03-26 | |
The railway workers called off the strike planned for Friday after the state railway agreed to hire 600 more staff.
Union leader Gus Wendt spoke of “a victory for passengers”.
The railway declined to comment on the cost.
= 0 Railway workers called off Friday's planned strike after the state railway agreed to hire 600 more staff.
= 1 Union leader Gus Wendt spoke of “a victory for passengers”.
= 0,2 The state railway declined to comment on the cost.
= 0 The strike planned for Friday was called off after the state railway agreed to hire 600 more staff.

@ Harbor Wire | 2024-03-26 | |
Karel Novy, who was jailed in 2016 for spying, was exchanged for two Ostland citizens at the border on Sunday.
Ostland's president thanked the mediators, among them the Vatican.
Novy's wife, Jana, told Radio Corran she had “stopped hoping years ago”.
= 0 Karel Novy, jailed in 2016 for spying, was exchanged for two Ostland citizens at the border on Sunday.
= 2 Jana Novy told Radio Corran that she had “stopped hoping years ago”.
= 1 The president of Ostland thanked the mediators, including the Vatican.
= 2 Novy's wife Jana said she had “stopped hoping years ago”.

@ Harbor Wire | 2024-03-26 | |
Oil rose 2.4 percent to $86.10 a barrel on Tuesday, the highest close since October, after exporters said they would extend output cuts until the end of June.
Analysts at Mirador Bank see prices at $90 by summer.
= 0 Oil rose 2.4% to $86.10 a barrel on Tuesday, its highest close since October.
= 0 The price of oil rose by 2.4 per cent to $86.10 a barrel after exporters said they would extend output cuts until the end of June.
= 1 Mirador Bank analysts see prices at $90 by summer.
= 0 Exporters said they would extend output cuts until the end of June.

@ Harbor Wire | 2024-03-26 | |
The mayor's office in Calder said 3,100 people had been evacuated, 400 of them from hospitals and care homes, because of an unexploded bomb from World War II.
Experts defused the 500-kilogram bomb at 4:20 p.m.
= 0 The mayor's office in Calder said 3,100 people, including 400 from hospitals and care homes, were evacuated because of an unexploded World War II bomb.
= 0 According to the mayor's office in Calder, 3,100 people had been evacuated because of an unexploded bomb from World War II.
= 1 Experts defused the 500kg bomb at 4.20pm.
= 1 The 500-kg bomb was defused by experts at 4:20 pm.

@ Harbor Wire | 2024-03-26 | |
Kenji Arai, 29, became the first Japanese man to win the Corran Marathon on Sunday, finishing in 2 hours 6 minutes and 41 seconds.
Ethiopian Lelisa Tulu came second, 18 seconds behind.
In the women's race, Ana Prado of Brazil defended her title.
= 0 Kenji Arai, 29, became the first Japanese man to win the Corran Marathon on Sunday.
= 0 Kenji Arai won the Corran Marathon on Sunday in 2 hours, 6 minutes and 41 seconds.
= 1 Lelisa Tulu of Ethiopia finished second, 18 seconds behind.
= 2 Brazil's Ana Prado defended her title in the women's race.

@ Harbor Wire | 2024-03-26 | |
A government spokesman denied on Monday that the army had bought the software, while the newspaper Morgen reported that 40 licences were paid for in 2022.
= 0 A government spokesman denied that the army had bought the software.
= 0 The newspaper Morgen reported that 40 licences were paid for in 2022, but a government spokesman denied on Monday that the army had bought the software.

@ Harbor Wire | 2024-03-26 | |
Teachers, nurses and bus drivers marched through Corran on Saturday; unions put the crowd at 50,000 and police at 18,000.
Organiser Bea Lund said: “This is only the beginning.”
= 0 Teachers, nurses and bus drivers marched through Corran on Saturday.
= 0 Unions put the crowd at 50,000, while police put it at 18,000.
= 1 Organiser Bea Lund said it was “only the beginning”.
= 1 Bea Lund, an organiser, said: “This is only the beginning.”
"""
