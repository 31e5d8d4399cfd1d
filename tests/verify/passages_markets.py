"""Wire-style passages about business, prices, science and sport. All names are invented.

The form is described in `passages_world`.
"""

TEXT = """
@ Bourse Bulletin | 2024-05-14 | Calyx Motors; Jon Ferrer | revenue~profit
Calyx Motors said on Tuesday that revenue rose 8 percent to $4.2 billion in the first quarter, while profit fell to $310 million from $365 million.
Chief Executive Jon Ferrer said sales in Asia could recover later this year.
The company does not plan to cut jobs.
= 0 {[Calyx Motors] said} on Tuesday that revenue rose 8% to $4.2bn in the first quarter.
= 0 {[Calyx Motors] said} profit fell to $310 million from $365 million.
= 1 Sales in Asia could recover later this year{, [Chief Executive Jon Ferrer] said}.
= 2 The company does not plan to cut jobs.

@ Ledger & Coin | 2024-09-06 | Central Bank; Marta Quince |
The Central Bank raised its key rate by a quarter of a point to 3.75 percent on Thursday.
Governor Marta Quince said further increases were not certain.
Inflation slowed to 4.1 percent in August from 4.6 percent in July.
= 0 The Central Bank raised its key rate by a quarter of a point to 3.75 per cent on Thursday.
= 1 {[Governor Marta Quince] said} further increases were not certain.
= 2 Inflation slowed to 4.1% in August from 4.6% in July.

@ Sportsline | 2024-11-08 | Redwater; Kingsholm; Ade Moran | goals~assists
Redwater beat Kingsholm 3-1 on Thursday with two goals from Ade Moran.
Moran has 11 goals and 4 assists this season.
Kingsholm have not won since September 14.
= 0 Redwater beat Kingsholm 3-1 on Thursday with two goals from Ade Moran.
= 1 Moran has 11 goals and four assists this season.
= 2 Kingsholm have not won since 14 September.

@ Bourse Bulletin | 2024-02-21 | Orion Air; Falke |
Orion Air will order 45 jets from Falke for about $6 billion, two people with knowledge of the deal said.
The order may be announced on Friday.
Falke declined to comment.
= 0 Orion Air will order 45 jets from Falke for about $6 billion{, [two people with knowledge of the deal] said}.
= 1 The order may be announced on Friday.
= 2 Falke declined to comment.

@ Ledger & Coin | 2024-07-30 | Statistics Office | exports~imports
Exports rose 2.4 percent in June and imports fell 1.1 percent, the Statistics Office said on Tuesday.
The trade surplus was 3.9 billion euros, the largest since May 2021.
Economists had expected 3.5 billion euros.
= 0 {[The Statistics Office] said} on Tuesday that exports rose 2.4 percent in June and imports fell 1.1 percent.
= 1 The trade surplus was €3.9 billion, the largest since May 2021.
= 2 {[Economists] had expected} 3.5 billion euros.

@ Sportsline | 2024-06-10 | Petra Lind; Sofia Marek |
Petra Lind defeated Sofia Marek 6-4, 7-5 in Sunday's final in Lisca.
"I never believed I would win here," Lind said.
Marek had won their three previous matches.
= 0 Petra Lind defeated Sofia Marek 6-4, 7-5 in Sunday's final.
= 1 {[Lind] said}: "I never believed I would win here."
= 2 Marek had won their three previous matches.

@ Bourse Bulletin | 2025-01-16 | Nimbus Data; Hale Prior | employees~countries
Nimbus Data will cut 1,300 employees in 14 countries, or about 9 percent of its staff, it said in a memo on Wednesday.
Founder Hale Prior said the company had hired too fast.
Its shares closed up 5.2 percent at $88.10.
= 0 {[Nimbus Data] said} in a memo on Wednesday that it will cut 1,300 employees in 14 countries, or about 9% of its staff.
= 1 {Founder [Hale Prior] said} the company had hired too fast.
= 2 Nimbus Data shares closed up 5.2 percent at $88.10.

@ Ledger & Coin | 2024-03-26 | Gale Energy; Port of Wend |
Gale Energy has bought a 49 percent stake in the Port of Wend for 1.2 billion crowns.
The deal needs approval from regulators and should close by the end of June.
Gale Energy denied that it was seeking full control.
= 0 Gale Energy has bought a 49% stake in the Port of Wend for 1,200,000,000 crowns.
= 1 The deal needs approval from regulators and should close by the end of June.
= 2 {[Gale Energy] denied} that it was seeking full control.

@ Sportsline | 2023-10-28 | Tarik Osei; Lowland Rovers |
Coach Tarik Osei will leave Lowland Rovers at the end of the season, the club said on Saturday.
Rovers are 17th, one point above the relegation places.
Osei said he was not pushed out.
= 0 {[The club] said} on Saturday that coach Tarik Osei will leave Lowland Rovers at the end of the season.
= 1 Rovers are 17th, one point above the relegation places.
= 2 {[Osei] said} he was not pushed out.

@ Bourse Bulletin | 2024-09-06 | Mirren Oil; Sandhaven | barrels~workers
A leak at Mirren Oil's terminal in Sandhaven spilled about 2,400 barrels on Wednesday and forced 130 workers to leave the site.
The regulator said the company had failed to report the leak for nine hours.
Mirren Oil disputes that.
= 0 A leak at Mirren Oil's terminal in Sandhaven spilled about 2,400 barrels on Wednesday and forced 130 workers to leave.
= 1 {[The regulator] said} the company had failed to report the leak for nine hours.
= 2 Mirren Oil disputes that.

@ Ledger & Coin | 2024-11-08 | Crop Council; Milo Dane | tonnes
The Crop Council cut its forecast for the wheat harvest to 21.5 million tonnes from 23 million tonnes on Friday.
Analyst Milo Dane said prices might rise by up to 10 percent.
Rain fell on fewer than 12 days in October.
= 0 The Crop Council cut its forecast for the wheat harvest to 21.5 million tonnes from 23 million tonnes on Friday.
= 1 {Analyst [Milo Dane] said} prices might rise by up to 10 per cent.
= 2 Rain fell on fewer than 12 days in October.

@ Sportsline | 2024-05-14 | Nia Bello; Ruben Castell |
Nia Bello won the women's race in 2 hours 24 minutes, and Ruben Castell won the men's race in 2 hours 9 minutes.
Castell said the heat had been worse than in 2022.
About 31,000 runners took part on Sunday.
= 0 Nia Bello won the women's race in 2 hours 24 minutes.
= 1 {[Castell] said} the heat had been worse than in 2022.
= 2 About 31,000 runners took part on Sunday.

@ Bourse Bulletin | 2024-07-30 | Vantage Labs; Elise Corr | patients~volunteers
Vantage Labs said its drug reduced pain in 64 percent of 480 patients in a late trial.
Chief scientist Elise Corr said the company would seek approval in the third quarter.
An earlier trial with 95 volunteers had failed.
= 0 {[Vantage Labs] said} its drug reduced pain in 64% of 480 patients in a late trial.
= 1 {[Elise Corr], the chief scientist, said} the company would seek approval in the third quarter.
= 2 An earlier trial with 95 volunteers had failed.

@ Ledger & Coin | 2024-02-21 | Housing Board; Sten Aldous |
House prices fell for the fifth month in a row in January, the Housing Board said.
The average price was $312,000, down from $318,500 in December.
Its economist, Sten Aldous, said prices were unlikely to recover before summer.
= 0 House prices fell for the fifth month in a row in January{, [the Housing Board] said}.
= 1 The average price was $312,000, down from $318,500 in December.
= 2 {[Sten Aldous] said} prices were unlikely to recover before summer.

@ Sportsline | 2024-03-26 | Harbour City; Oskar Venn |
Harbour City must pay a fine of 50,000 euros and will play two home games without spectators, the league said on Tuesday.
The club's president, Oskar Venn, said the punishment was "out of all proportion".
The club has five days to appeal.
= 0 {[The league] said} on Tuesday that Harbour City must pay a fine of €50,000 and will play two home games without spectators.
= 1 {[Oskar Venn], the club's president, said} the punishment was "out of all proportion".
= 2 The club has five days to appeal.

@ Bourse Bulletin | 2024-06-10 | Tidal Foods; Greenmark | stores
Tidal Foods offered $2.1 billion for Greenmark on Monday, but Greenmark rejected the offer as too low.
Greenmark runs more than 600 stores.
Tidal Foods said it might raise its bid.
= 0 Tidal Foods offered $2.1 billion for Greenmark on Monday, but Greenmark rejected the offer as too low.
= 1 Greenmark runs more than 600 stores.
= 2 {[Tidal Foods] said} it might raise its bid.

@ Ledger & Coin | 2025-01-16 | Fuel Association; Dora Penn |
Petrol prices dropped by almost 6 cents in December, the Fuel Association said on Thursday.
A litre now costs $1.61.
Its chair, Dora Penn, said the government should lower the tax.
= 0 {[The Fuel Association] said} on Thursday that petrol prices dropped by almost six cents in December.
= 1 A litre now costs $1.61.
= 2 {[Dora Penn] said} the government should lower the tax.

@ Sportsline | 2024-09-06 | Aurel Timm; Kenza Bahri | gold~silver
Aurel Timm won gold with a throw of 88.4 metres on Thursday, ahead of Kenza Bahri, who took silver with 87.9 metres.
It was the country's first medal since 2016.
Bahri said she had been ill all week.
= 0 Aurel Timm won gold with a throw of 88.4 metres on Thursday, ahead of Kenza Bahri, who took silver with 87.9 metres.
= 1 It was the country's first medal since 2016.
= 2 {[Bahri] said} she had been ill all week.

@ Bourse Bulletin | 2023-10-28 | Station Agency; Lyra 2 |
The Station Agency launched the Lyra 2 satellite on Saturday after three delays.
The agency said the satellite would reach its orbit within 11 days.
The programme has cost 740 million pounds so far.
= 0 The Station Agency launched the Lyra 2 satellite on Saturday after three delays.
= 1 {[The agency] said} the satellite would reach its orbit within 11 days.
= 2 The programme has cost £740 million so far.

@ Ledger & Coin | 2024-05-14 | Delta Union; Fairway Lines |
Nearly two-thirds of the workers at Fairway Lines voted against the contract, the Delta Union said on Monday.
The union said a strike was likely.
Fairway Lines said its offer was final and would not be changed.
= 0 {[The Delta Union] said} on Monday that nearly two-thirds of the workers at Fairway Lines voted against the contract.
= 1 {[The union] said} a strike was likely.
= 2 {[Fairway Lines] said} its offer was final and would not be changed.

@ Sportsline | 2024-11-08 | Dario Nunn; Cliff Harbor |
Dario Nunn scored 34 points on Thursday night as Cliff Harbor beat the Saints 112-104.
Cliff Harbor have won six games and lost two.
Nunn left the court in the last minute, but coach Bea Tran said he was not injured.
= 0 Dario Nunn scored 34 points on Thursday night as Cliff Harbor beat the Saints 112-104.
= 1 Cliff Harbor have won six games and lost two.
= 2 {[Coach Bea Tran] said} Nunn was not injured.

@ Bourse Bulletin | 2024-03-26 | Reef Institute; Joan Tull |
Coral cover on the Sable Reef shrank by a third between 2016 and 2023, the Reef Institute said in a report on Monday.
Scientist Joan Tull said warmer water probably caused most of the loss.
The report did not examine fishing.
= 0 Coral cover on the Sable Reef shrank by a third between 2016 and 2023{, [the Reef Institute] said} in a report on Monday.
= 1 {[Scientist Joan Tull] said} warmer water probably caused most of the loss.
= 2 The report did not examine fishing.
"""
