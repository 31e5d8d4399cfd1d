"""Wire-style passages, the second set held out and then opened once. All names are invented.

The form is described in `passages_world`.
"""

TEXT = """
@ Morning Courier | 2024-03-13 | Felix Arden; Hollow Mine | miners~engineers
Rescuers reached 11 miners and 2 engineers at the Hollow Mine on Tuesday evening, four days after a tunnel collapsed, the operator said.
One miner was still missing on Wednesday.
Operator chief Felix Arden said the mine would stay closed for at least a month.
= 0 {[The operator] said} rescuers reached 11 miners and two engineers at the Hollow Mine on Tuesday evening.
= 1 One miner was still missing on Wednesday.
= 2 {[Felix Arden], the operator's chief, said} the mine would stay closed for at least a month.

@ Morning Courier | 2024-06-20 | Port Sorrel; Mia Lund |
Port Sorrel's council voted by 17 to 12 on Wednesday to ban cruise ships of more than 200 metres from July 1.
Councillor Mia Lund said the ban could cost the town 5 million euros a year.
Ship owners have not decided whether to go to court.
= 0 Port Sorrel's council voted 17-12 on Wednesday to ban cruise ships of more than 200 metres from 1 July.
= 1 {Councillor [Mia Lund] said} the ban could cost the town €5 million a year.
= 2 Ship owners have not decided whether to go to court.

@ Morning Courier | 2024-10-31 | Sable Motors; Greta Holm |
Sable Motors reported a quarterly profit of $210 million on Wednesday, less than half of the $455 million it earned a year ago.
The carmaker blamed high steel prices.
Finance chief Greta Holm said the company expected to sell around 90,000 cars this quarter.
= 0 Sable Motors reported a quarterly profit of $210 million on Wednesday, less than half of the $455 million it earned a year ago.
= 1 The carmaker blamed high steel prices.
= 2 {[Greta Holm], the finance chief, said} the company expected to sell around 90,000 cars this quarter.

@ Morning Courier | 2024-01-24 | Tomo Reyes; Ivy Castell |
Tomo Reyes beat defending champion Ivy Castell 7-6, 6-2 on Tuesday to reach the quarter-finals for the third time.
Reyes, 27, had not won a match against Castell before.
Castell said she would take a break until March.
= 0 Tomo Reyes beat defending champion Ivy Castell 7-6, 6-2 on Tuesday to reach the quarter-finals for the third time.
= 1 Reyes had not won a match against Castell before.
= 2 {[Castell] said} she would take a break until March.

@ Morning Courier | 2024-08-28 | Orsa; Linden Republic; Pavel Storm |
Orsa said on Tuesday it would cut gas supplies to the Linden Republic by 30 percent from Sunday.
President Pavel Storm of the Linden Republic called the step blackmail.
Orsa denied that it was a political decision.
= 0 {[Orsa] said} on Tuesday it would cut gas supplies to the Linden Republic by 30% from Sunday.
= 1 {[President Pavel Storm] of the Linden Republic called} the step blackmail.
= 2 {[Orsa] denied} that it was a political decision.

@ Morning Courier | 2024-05-16 | Doctor Amina Faro; Lakeside Hospital | beds~nurses
Lakeside Hospital will close 60 beds in June because it lacks 85 nurses, Doctor Amina Faro, its director, said on Wednesday.
"We simply cannot find staff," she said.
The health ministry has promised a plan by autumn.
= 0 {[Doctor Amina Faro], the director of Lakeside Hospital, said} it will close 60 beds in June because it lacks 85 nurses.
= 0,1 {[Faro] said}: "We simply cannot find staff."
= 2 {[The health ministry] has promised} a plan by autumn.

@ Morning Courier | 2024-11-27 | Ned Carrow; Judge Iris Bell |
Prosecutors on Tuesday dropped charges against Ned Carrow, who had been accused of stealing $75,000 from a charity.
Judge Iris Bell said there was no evidence that money was missing.
Carrow, 51, said he might sue.
= 0 Prosecutors dropped charges against Ned Carrow on Tuesday.
= 1 {[Judge Iris Bell] said} there was no evidence that money was missing.
= 2 {[Carrow], 51, said} he might sue.

@ Morning Courier | 2024-07-11 | Census Office; Vale County |
The population of Vale County fell below 1.5 million in 2023 for the first time since 1987, the Census Office said on Wednesday.
About one in four residents is older than 65.
Births dropped to 9,400 from 10,100 in 2022.
= 0 {[The Census Office] said} on Wednesday that the population of Vale County fell below 1.5 million in 2023 for the first time since 1987.
= 1 About one in four residents is older than 65.
= 2 Births dropped to 9,400 from 10,100 in 2022.

@ Morning Courier | 2024-02-29 | Sunrise Coalition; Leo Amsel |
Leo Amsel, the leader of the Sunrise Coalition, plans to meet the king on Friday to ask for a mandate to form a government.
The coalition won 98 of 200 seats.
The Farmers' Party has said it would not support Amsel.
= 0 Leo Amsel plans to meet the king on Friday to ask for a mandate to form a government.
= 1 The coalition won 98 of 200 seats.
= 2 {[The Farmers' Party] has said} it would not support Amsel.

@ Morning Courier | 2024-12-17 | Rig Nine; Safety Board |
The Safety Board said on Monday that a worn cable probably caused the accident on Rig Nine in which three workers died.
It found that the cable had not been checked since 2019.
The operator, which faces a fine of up to $8 million, disputes the report.
= 0 {[The Safety Board] said} on Monday that a worn cable probably caused the accident on Rig Nine in which three workers died.
= 0,1 {[The Safety Board] found} that the cable had not been checked since 2019.
= 2 The operator faces a fine of up to $8 million.

@ Morning Courier | 2024-04-04 | Ashgrove; Wind Council | turbines~homes
Ashgrove approved 24 wind turbines on Wednesday that should power more than 15,000 homes by 2027.
Opponents had collected 3,100 signatures.
The Wind Council said the turbines would not harm birds.
= 0 Ashgrove approved 24 wind turbines on Wednesday that should power more than 15,000 homes by 2027.
= 1 Opponents had collected 3,100 signatures.
= 2 {According to [the Wind Council]}, the turbines would not harm birds.

@ Morning Courier | 2024-09-19 | Zara Quill; Night Train |
Zara Quill's novel "Night Train" won the Orchard Prize on Wednesday, and the author received 50,000 pounds.
The jury chose it from 146 books.
Quill said she had nearly given up writing in 2020.
= 0 Zara Quill's novel "Night Train" won the Orchard Prize on Wednesday.
= 1 The jury chose it from 146 books.
= 2 {[Quill] said} she had nearly given up writing in 2020.

@ Morning Courier | 2024-06-12 | Border Guard; Sal Pass | trucks~migrants
Border guards found 43 migrants in two trucks near the Sal Pass early on Tuesday, the Border Guard said.
Seven of them were taken to hospital, but none was in danger.
The drivers, who face up to eight years in prison, refused to answer questions.
= 0 {The [Border Guard] said} 43 migrants were found in two trucks near the Sal Pass early on Tuesday.
= 1 Seven of them were taken to hospital, but none was in danger.
= 2 The drivers refused to answer questions.

@ Morning Courier | 2024-10-10 | Elm Bank; Otis Grant |
Elm Bank raised its forecast for growth this year to 1.9 percent from 1.6 percent on Thursday.
Economist Otis Grant said exports had been stronger than imports.
The bank does not expect a cut in taxes before 2026.
= 0 Elm Bank raised its growth forecast for this year to 1.9% from 1.6% on Thursday.
= 1 {[Otis Grant], an economist, said} exports had been stronger than imports.
= 2 {[The bank] does not expect} a cut in taxes before 2026.

@ Morning Courier | 2024-08-01 | Hadley; Kim Sato |
Police in Hadley said on Thursday they were looking for two men after a 62-year-old woman was robbed of 1,300 dollars.
Detective Kim Sato said the men may have left the city.
The woman was not injured.
= 0 {[Police in Hadley] said} on Thursday they were looking for two men after a 62-year-old woman was robbed of $1,300.
= 1 {[Detective Kim Sato] said} the men may have left the city.
= 2 The woman was not injured.

@ Morning Courier | 2024-05-28 | Coral Institute; Bree Nolan |
Some 40 percent of corals off Cape Iver died in last year's heat, the Coral Institute said on Monday.
Biologist Bree Nolan said she had never seen such losses.
Fishing in the area has been banned since 5 May.
= 0 Some 40% of corals off Cape Iver died in last year's heat{, [the Coral Institute] said} on Monday.
= 1 {[Biologist Bree Nolan] said} she had never seen such losses.
= 2 Fishing in the area has been banned since May 5.
"""
