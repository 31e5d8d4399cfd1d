"""Wire-style passages, the first set held out and then opened once. All names are invented.

The form is described in `passages_world`.
"""

TEXT = """
@ Evening Standard of Pell | 2024-04-16 | Ruta Halvar; Kestrel Bridge | cars~lorries
A gas explosion near Kestrel Bridge on Monday morning injured 14 people and destroyed 6 cars and 2 lorries, police said.
Fire chief Ruta Halvar said the blast may have been caused by a leaking pipe.
The bridge was closed for almost five hours.
= 0 {[Police] said} a gas explosion near Kestrel Bridge injured 14 people and destroyed six cars and two lorries on Monday morning.
= 1 The blast may have been caused by a leaking pipe{, fire chief [Ruta Halvar] said}.
= 2 The bridge was closed for almost five hours.

@ Evening Standard of Pell | 2024-10-22 | Anton Weir; Labour Front |
The Labour Front won 54 of the 101 seats in Sunday's election, its best result since 1998.
Its leader, Anton Weir, promised to raise the minimum wage by 10 percent within 100 days.
The outgoing prime minister did not congratulate him.
= 0 The Labour Front won 54 of the 101 seats in Sunday's election, its best result since 1998.
= 1 {Its leader, [Anton Weir], promised} to raise the minimum wage by 10% within 100 days.
= 2 The outgoing prime minister did not congratulate Weir.

@ Evening Standard of Pell | 2024-01-31 | Belmar Foods; Tess Ordway |
Belmar Foods will close its plant in Tolling by the end of March, with the loss of about 450 jobs, it announced on Tuesday.
Union leader Tess Ordway called the decision a betrayal.
The plant opened in 1974.
= 0 {[Belmar Foods] announced} on Tuesday that it will close its plant in Tolling by the end of March, with the loss of about 450 jobs.
= 1 {Union leader [Tess Ordway] called} the decision a betrayal.
= 2 The plant opened in 1974.

@ Evening Standard of Pell | 2024-08-06 | Hugo Lantz; Vera Sund |
Hugo Lantz broke the national record in the 400 metres on Monday with a time of 44.12 seconds.
Vera Sund, his coach, said he could run even faster in September.
The old record of 44.35 seconds had stood since 2003.
= 0 On Monday, Hugo Lantz broke the national record in the 400 metres with a time of 44.12 seconds.
= 1 {[Vera Sund], his coach, said} he could run even faster in September.
= 2 The old record of 44.35 seconds had stood since 2003.

@ Evening Standard of Pell | 2024-05-23 | Ministry of Transport; Odd Ruud |
The Ministry of Transport denied on Wednesday that it had known of the cracks before the accident.
Engineer Odd Ruud told a hearing that he sent two warnings in 2022.
At least nine people died when the roof fell in.
= 0 {[The Ministry of Transport] denied} on Wednesday that it had known of the cracks before the accident.
= 1 {[Odd Ruud], an engineer, told} a hearing that he sent two warnings in 2022.
= 2 At least nine people died when the roof fell in.

@ Evening Standard of Pell | 2024-12-12 | Monetary Council; Fay Osgood |
The Monetary Council left interest rates unchanged at 4.5 percent on Thursday, as expected.
Inflation could return to its target of 2 percent by the summer, chair Fay Osgood told reporters.
Two of its nine members had wanted a cut.
= 0 The Monetary Council left interest rates unchanged at 4.5 per cent on Thursday.
= 1 {Chair [Fay Osgood] told reporters} that inflation could return to its target of 2% by the summer.
= 2 Two of its nine members had wanted a cut.

@ Evening Standard of Pell | 2024-06-18 | Free Harbour Party; Dag Moen |
Police in Osby detained 37 members of the Free Harbour Party on Monday after a protest in which three officers were hurt.
Dag Moen, the party's chairman, accused the police of using unnecessary force.
A police spokesman rejected the accusation.
= 0 Police in Osby detained 37 members of the Free Harbour Party on Monday after a protest in which three officers were hurt.
= 1 {[Dag Moen], chairman of the Free Harbour Party, accused} the police of using unnecessary force.
= 2 {[A police spokesman]} rejected the accusation.

@ Evening Standard of Pell | 2024-09-26 | Nordal Glacier; Polar Centre |
The Nordal Glacier has lost 28 percent of its volume since 1990, according to a report published on Wednesday by the Polar Centre.
Its authors estimate that it could vanish by 2070.
They did not study smaller glaciers.
= 0 The Nordal Glacier has lost 28% of its volume since 1990{, according to [a report by the Polar Centre]}.
= 1 {[The report's authors] estimate} that the glacier could vanish by 2070.
= 2 The authors did not study smaller glaciers.

@ Evening Standard of Pell | 2024-03-05 | Lune Stadium; Petra Vail |
Fewer than 12,000 people attended the final at Lune Stadium on Sunday, the lowest number in 20 years.
Petra Vail scored the only goal in the 81st minute.
Her team had not won the cup before.
= 0 Fewer than 12,000 people attended the final at Lune Stadium on Sunday, the lowest number in 20 years.
= 1 Petra Vail scored the only goal in the 81st minute.
= 2 Her team had not won the cup before.

@ Evening Standard of Pell | 2024-07-17 | Judge Colm Avery; Rex Dillon |
Judge Colm Avery ruled on Tuesday that Rex Dillon must repay $1.8 million to 26 former clients.
Dillon's lawyer said her client had acted in good faith.
The clients had sued for $2.5 million.
= 0 Judge Colm Avery ruled on Tuesday that Rex Dillon must repay $1.8m to 26 former clients.
= 1 {[Dillon's lawyer] said} her client had acted in good faith.
= 2 The clients had sued for $2.5 million.

@ Evening Standard of Pell | 2024-11-20 | Cape Loma; Disaster Office |
Heavy rain in Cape Loma has forced around 7,500 people from their homes, the Disaster Office said on Wednesday.
Four people, including two children, have died.
More rain is likely on Friday, forecasters warned.
= 0 {[The Disaster Office] said} on Wednesday that heavy rain in Cape Loma has forced around 7,500 people from their homes.
= 1 Four people have died, including two children.
= 2 {[Forecasters] warned} that more rain is likely on Friday.

@ Evening Standard of Pell | 2024-02-14 | Iridia Telecom; Noll Networks | customers~masts
Iridia Telecom agreed on Tuesday to buy Noll Networks for 3.4 billion pounds in cash.
Noll Networks has 5.1 million customers and 8,200 masts.
Iridia Telecom said the deal would not lead to higher prices.
= 0 Iridia Telecom agreed on Tuesday to buy Noll Networks for £3.4 billion in cash.
= 1 Noll Networks has 5.1 million customers and 8,200 masts.
= 2 {[Iridia Telecom] said} the deal would not lead to higher prices.

@ Evening Standard of Pell | 2024-04-30 | General Idris Kone; Timra |
General Idris Kone said on Monday that his forces would leave Timra before 15 May.
He accused foreign powers of blocking a peace deal.
Residents said they had heard shelling throughout the night.
= 0 {[General Idris Kone] said} on Monday that his forces would leave Timra before May 15.
= 0,1 {[General Kone] accused} foreign powers of blocking a peace deal.
= 2 Residents had heard shelling throughout the night{, [they] said}.

@ Evening Standard of Pell | 2024-10-09 | Sana Quist; Institute of Sleep | women~men
Women slept 11 minutes longer than men on average in a study of 3,200 adults, the Institute of Sleep found.
Lead author Sana Quist said the difference might be due to age.
The study did not include shift workers.
= 0 In a study of 3,200 adults, women slept 11 minutes longer than men on average{, [the Institute of Sleep] found}.
= 1 The difference might be due to age{, according to lead author [Sana Quist]}.
= 2 The study did not include shift workers.

@ Evening Standard of Pell | 2024-08-15 | Grain Union; Port of Ellis | ships~tonnes
Twelve ships carrying 640,000 tonnes of grain left the Port of Ellis last week, up from nine the week before, the Grain Union said.
Insurers refused to cover two of the ships.
The union expects up to 15 departures this week.
= 0 {[The Grain Union] said} 12 ships carrying 640,000 tonnes of grain left the Port of Ellis last week, up from nine the week before.
= 1 Insurers refused to cover two of the ships.
= 2 {[The union]} expects up to 15 departures this week.

@ Evening Standard of Pell | 2024-01-11 | Mayor Lise Tanner; Ove Brand |
Mayor Lise Tanner apologised on Wednesday to Ove Brand, who spent 11 years in prison for a crime that he did not commit.
"No apology can give you back those years," she told him.
The city will pay Brand $4 million.
= 0 Mayor Lise Tanner apologised on Wednesday to Ove Brand, who spent 11 years in prison for a crime he did not commit.
= 0,1 "No apology can give you back those years," {[Tanner] told him}.
= 2 The city will pay Brand 4 million dollars.

@ Evening Standard of Pell | 2024-05-07 | Coast Rovers; Max Ilunga |
Coast Rovers lost 1-2 at home to Vale on Saturday and stay bottom of the table with 19 points.
Captain Max Ilunga was sent off in the 62nd minute.
The club said it had not spoken to any new coach.
= 0 Coast Rovers lost 1-2 at home to Vale on Saturday and stay bottom of the table with 19 points.
= 1 Captain Max Ilunga was sent off in the 62nd minute.
= 2 {[The club] said} it had not spoken to any new coach.

@ Evening Standard of Pell | 2024-09-10 | Erin Falk; Data Board |
The Data Board fined the ride company Velo $22 million for keeping the addresses of some 300,000 users without their consent.
Erin Falk, who heads the board, said the company knew that it was breaking the law.
Velo said it would challenge the fine.
= 0 The Data Board fined Velo $22 million for keeping the addresses of some 300,000 users without their consent.
= 1 {[Erin Falk], who heads the Data Board, said} the company knew that it was breaking the law.
= 2 {[Velo] said} it would challenge the fine.

@ Evening Standard of Pell | 2024-12-03 | Marla Quint; Uplands |
More than two-thirds of voters in Uplands rejected the new constitution in Sunday's referendum, official results showed on Monday.
President Marla Quint said she accepted the result and would not resign.
Turnout was just under 48 percent.
= 0 {[Official results] showed} on Monday that more than two-thirds of voters in Uplands rejected the new constitution.
= 1 {[President Marla Quint] said} she accepted the result.
= 1 {[Quint] said} she would not resign.
= 2 Turnout was just under 48%.

@ Evening Standard of Pell | 2024-06-06 | Kilo Airlines; Brann | passengers~crew
A Kilo Airlines jet with 148 passengers and 6 crew members made an emergency landing in Brann late on Wednesday after smoke was seen in the cabin.
Nobody was injured, the airline said, and the cause is not yet known.
The plane was reportedly 19 years old.
= 0 A Kilo Airlines jet with 148 passengers and six crew members made an emergency landing in Brann late on Wednesday.
= 1 {According to [the airline]}, nobody was injured.
= 2 The plane was reportedly 19 years old.
"""
