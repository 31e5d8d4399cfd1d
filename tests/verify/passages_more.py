"""More wire-style passages, written while the checks were tuned; none of them is held out. All names are invented.

The form is described in `passages_world`.
"""

TEXT = """
@ Delta Observer | 2024-04-10 | Varna Hill; Ilse Kofi |
The storm killed two people and left more than 30,000 homes without power in Varna Hill on Sunday, the mayor, Ilse Kofi, said.
Kofi said repairs could take a week.
Schools did not open on Monday.
= 0 {The mayor, [Ilse Kofi], said} the storm killed two people and left more than 30,000 homes without power in Varna Hill on Sunday.
= 0 The storm killed 2 people on Sunday and left over 30,000 homes without power{, Mayor [Ilse Kofi] said}.
= 1 {According to [Kofi]}, repairs could take a week.
= 2 Schools did not open on Monday.

@ Delta Observer | 2024-04-12 | Petrol Sund; Ana Ruiz |
Shares in Petrol Sund fell 6.5 percent to 41.20 euros on Friday after the company cut its forecast for 2024.
The group now expects sales of between 3.1 billion and 3.3 billion euros.
Chief executive Ana Ruiz said demand in Europe had weakened.
= 0 Petrol Sund shares fell 6.5% to €41.20 on Friday after the company cut its 2024 forecast.
= 1 {[The group] now expects} sales of between €3.1 billion and €3.3 billion.
= 2 Demand in Europe had weakened{, chief executive [Ana Ruiz] said}.

@ Delta Observer | 2024-04-11 | Oleg Tarn |
Parliament voted 212-143 on Wednesday to dismiss Finance Minister Oleg Tarn.
Forty-one members abstained.
The opposition had called the vote after reports that Tarn failed to declare a loan.
Tarn denies any wrongdoing.
= 0,1 On Wednesday, parliament voted by 212 to 143 to dismiss Oleg Tarn, the finance minister.
= 0,1 Parliament voted 212-143 to dismiss Oleg Tarn, and 41 members abstained.
= 2 The opposition called the vote after reports that Tarn failed to declare a loan.
= 2,3 Oleg Tarn denied any wrongdoing.

@ Delta Observer | 2024-05-20 | Medair Group |
At least 15 people have died of cholera in the camp since early May, the aid group Medair Group said in a statement on Monday.
It said more than 600 others were being treated.
Nearly half of them are children under five.
= 0 {In a statement on Monday, [Medair Group] said} at least 15 people had died of cholera in the camp since early May.
= 0,1 {[Medair Group] said} more than 600 others were being treated.
= 1,2 Nearly half of them are children under five.

@ Delta Observer | 2024-03-21 | Paul Osei; Fasher |
Army chief General Paul Osei said troops had retaken the airport in Fasher and that fighting continued in the north of the city.
Rebels said they still held the terminal.
A UN official said 4,000 people had fled.
= 0 {[General Paul Osei], the army chief, said} troops had retaken the airport in Fasher.
= 0 Fighting continued in the north of the city{, according to [army chief Paul Osei]}.
= 1,2 {[The rebels] said} they still held the terminal.
= 2 {[A U.N. official] said} that 4,000 people had fled.

@ Delta Observer | 2024-11-14 | Japan |
Japan's economy shrank at an annual rate of 1.8 percent in the third quarter, government data showed on Thursday.
Economists had forecast a contraction of 0.9 percent.
It was the first decline in four quarters.
= 0,1 Japan's economy shrank at an annual rate of 1.8% in the third quarter{, according to [government data]}.
= 1 {[Economists] had forecast} a contraction of 0.9%.
= 2 It was the first decline in four quarters.

@ Delta Observer | 2024-07-05 | Kofi Mensah; Real Orla; Lions |
The Lions signed defender Kofi Mensah from Real Orla for 12 million euros on a four-year contract.
"It is a dream to play here," Mensah, 24, said.
He will miss the opening match with a knee injury.
= 0 The Lions signed defender Kofi Mensah from Real Orla for €12 million.
= 1 {[Mensah], who is 24, said}: "It is a dream to play here."
= 1,2 Mensah will miss the opening match with a knee injury.

@ Delta Observer | 2024-06-04 | Luca Neri; Milan |
A judge in Milan on Tuesday rejected a request to release Luca Neri, who is accused of laundering 30 million euros.
His lawyers said they would appeal.
Prosecutors say Neri used 12 companies to hide the money.
= 0 A judge in Milan rejected a request to release Luca Neri on Tuesday.
= 0 Luca Neri is accused of laundering €30 million.
= 1 {[Neri's lawyers] said} they would appeal.
= 2 Neri used 12 companies to hide the money{, [prosecutors] say}.

@ Delta Observer | 2024-05-02 | Jo Lund |
Unemployment rose to 5.2 percent in March from 4.9 percent in February, the labour ministry said.
Some 210,000 people lost their jobs.
The minister, Jo Lund, said the figures were disappointing but no surprise.
= 0 Unemployment rose from 4.9 percent in February to 5.2 percent in March{, according to [the labour ministry]}.
= 1 About 210,000 people lost their jobs.
= 2 {[Jo Lund], the minister, said} the figures were disappointing but no surprise.

@ Delta Observer | 2025-02-04 | Mina Park; Space Bureau |
The probe, launched in 2019, is expected to land on 14 August at about 6 p.m., the Space Bureau's director, Mina Park, told reporters.
"We are not nervous," she said.
The mission has cost $2.3bn.
= 0 {[Mina Park], the Space Bureau's director, said} the probe is expected to land on August 14.
= 0,1 "We are not nervous,"{ [Park] said}.
= 2 The mission has cost $2.3 billion.

@ Delta Observer | 2024-08-22 | Gorin Dam; Hilda Voss | houses~farms
Water from the Gorin Dam flooded 340 houses and 25 farms on Tuesday night after a gate failed, engineers said.
Nobody was hurt, but rescue workers carried 18 people to safety.
Hilda Voss, who runs the dam, said the gate had been checked in April.
= 0 {[Engineers] said} water from the Gorin Dam flooded 340 houses and 25 farms on Tuesday night after a gate failed.
= 0 Water flooded 340 houses and 25 farms after a gate failed at the Gorin Dam{, [engineers] said}.
= 1 Rescue workers carried 18 people to safety.
= 2 {[Hilda Voss], who runs the dam, said} the gate had been checked in April.

@ Delta Observer | 2024-10-03 | Adela Crowe; Rufus Tate |
Adela Crowe told the court on Wednesday that Rufus Tate had threatened her twice in 2021.
Tate's lawyer called her account false.
The jury of eight women and four men will hear three more witnesses this week.
= 0 {[Adela Crowe] told the court} on Wednesday that Rufus Tate had threatened her twice in 2021.
= 1 {[Tate's lawyer]} called her account false.
= 2 The jury of eight women and four men will hear three more witnesses this week.

@ Delta Observer | 2024-09-17 | Brevik; Stoneport |
Brevik beat Stoneport 2-0 on Sunday and moved up to third place, four points behind the leaders.
Stoneport, who had won five matches in a row, finished with ten men.
Striker Ole Rand may be out for up to six weeks, coach Ivan Leto said.
= 0 Brevik beat Stoneport 2-0 on Sunday and moved up to third place.
= 1 Stoneport had won five matches in a row and finished with 10 men.
= 2 {Coach [Ivan Leto] said} striker Ole Rand may be out for up to six weeks.

@ Delta Observer | 2024-01-19 | Copper Board; Lian Zhou | tonnes
Copper output dropped to 412,000 tonnes last year from 438,000 tonnes in 2022, the Copper Board said on Friday.
Lian Zhou of the board said a strike had cost about 10,000 tonnes.
Output is likely to recover this year.
= 0 {[The Copper Board] said} on Friday that copper output dropped to 412,000 tonnes last year from 438,000 tonnes in 2022.
= 1 A strike had cost about 10,000 tonnes{, said [Lian Zhou] of the board}.
= 2 Output is likely to recover this year.

@ Delta Observer | 2024-12-05 | Council of Elm; Nora Beck |
The Council of Elm voted nine to six on Tuesday against a plan to sell the theatre.
Nora Beck, who had proposed the sale, said she was disappointed and would not give up.
Some 200 people had gathered outside the hall.
= 0 The Council of Elm voted nine to six on Tuesday against a plan to sell the theatre.
= 0 On Tuesday the Council of Elm voted 9-6 against selling the theatre.
= 1 {[Nora Beck] said} she was disappointed and would not give up.
= 2 About 200 people had gathered outside the hall.

@ Delta Observer | 2024-02-08 | Quill Bank; Sara Dune |
Quill Bank reported a loss of 1.1 billion francs for 2023, compared with a profit of 640 million francs the year before.
It blamed bad loans to builders.
Chairwoman Sara Dune said the bank needed no help from the state.
= 0 {[Quill Bank] reported} a loss of 1.1 billion francs for 2023, compared with a profit of 640 million francs the year before.
= 0,1 Quill Bank blamed bad loans to builders.
= 2 {Chairwoman [Sara Dune] said} the bank needed no help from the state.

@ Delta Observer | 2024-06-27 | Joris Pell; Amber Coast |
Police on the Amber Coast have found the body of hiker Joris Pell, who had been missing for 11 days, a spokeswoman said on Thursday.
Pell, 43, left his hotel on June 15.
The police do not suspect a crime.
= 0 {[A police spokeswoman] said} on Thursday that the body of hiker Joris Pell, who had been missing for 11 days, was found.
= 1 Pell, 43, left his hotel on 15 June.
= 2 The police do not suspect a crime.

@ Delta Observer | 2024-08-30 | Tora; Neve Islands |
Tora and the Neve Islands signed a fishing agreement on Thursday, ending a dispute of 14 years.
Under the deal, each side may catch up to 8,000 tonnes of cod a year.
Fishermen in Tora criticised the agreement.
= 0 Tora and the Neve Islands signed a fishing agreement on Thursday, ending a dispute of 14 years.
= 1 Each side may catch up to 8,000 tonnes of cod a year under the deal.
= 2 {[Fishermen in Tora]} criticised the agreement.
"""
