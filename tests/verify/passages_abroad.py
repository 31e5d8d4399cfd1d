"""Reports in seven other languages, written by us: a faithful claim, and one with another figure, quotation and name.

A block is a language, the report, then `=` faithful claims, `#` wrong figures, `"` altered quotations, `&` wrong names.
"""

TEXT = """
@ ar
قالت وزارة الصحة في لورين إن 471 شخصا قتلوا وأصيب 342 آخرون في الانفجار. وقال الوزير سامي الحداد: "لن نقبل بهدنة قصيرة".
= قتل ٤٧١ شخصا في الانفجار، بحسب وزارة الصحة في لورين.
= أصيب 342 آخرون، وفق الوزارة.
= قال الوزير سامي الحداد: "لن نقبل بهدنة قصيرة".
# قتل ٤٧٢ شخصا في الانفجار، بحسب وزارة الصحة في لورين.
# قالت وزارة الصحة إن 342 شخصا قتلوا في الانفجار.
" قال الوزير سامي الحداد: "لن نقبل بهدنة طويلة".
& قال الوزير كريم الحداد: "لن نقبل بهدنة قصيرة".
@ ar
أعلنت شركة مينا للطيران أنها ستلغي 1,200 وظيفة بحلول عام 2026. وأضاف المدير خالد منصور أن الخسائر بلغت ٣٫٥ ملايين دولار.
= تعتزم شركة مينا للطيران إلغاء ١٬٢٠٠ وظيفة بحلول عام ٢٠٢٦.
= بلغت الخسائر 3.5 ملايين دولار، كما قال المدير خالد منصور.
# تعتزم شركة مينا للطيران إلغاء ١٬٣٠٠ وظيفة بحلول عام ٢٠٢٦.
# بلغت الخسائر 3.5 مليار دولار، كما قال المدير خالد منصور.
& بلغت الخسائر 3.5 ملايين دولار، كما قال المدير ياسر منصور.
@ ar
ارتفع معدل التضخم إلى 5.4 بالمئة في مارس، بحسب البنك المركزي. وقالت الخبيرة ليلى عمران إن "الأسعار ستبقى مرتفعة".
= بلغ التضخم ٥٫٤٪ في مارس، وفق البنك المركزي.
= قالت ليلى عمران إن "الأسعار ستبقى مرتفعة".
# بلغ التضخم ٤٫٥٪ في مارس، وفق البنك المركزي.
# بلغ التضخم 5.4 في مارس، وفق البنك المركزي.
" قالت ليلى عمران إن "الأسعار ستصبح مرتفعة".
& قالت نادين عمران إن "الأسعار ستبقى مرتفعة".
@ ar
صوت البرلمان بأغلبية 120 صوتا مقابل 14 لصالح القانون. وأكد رئيس البرلمان فؤاد نصر أن القانون سيدخل حيز التنفيذ.
= أقر البرلمان القانون بأغلبية ١٢٠ صوتا مقابل ١٤.
= أكد فؤاد نصر أن القانون سيدخل حيز التنفيذ.
# أقر البرلمان القانون بأغلبية ١٢١ صوتا مقابل ١٤.
& أكد عادل نصر أن القانون سيدخل حيز التنفيذ.
@ ar
ذكرت الشرطة أن سبعة أشخاص أصيبوا في حريق بمدينة رابية. وقال قائد الإطفاء زياد قاسم: "أخمدنا الحريق بعد ساعتين".
= أصيب 7 أشخاص في حريق بمدينة رابية، حسب الشرطة.
= "أخمدنا الحريق بعد ساعتين"، قال زياد قاسم.
# أصيب 8 أشخاص في حريق بمدينة رابية، حسب الشرطة.
" "أخمدنا الحريق بعد يومين"، قال زياد قاسم.
& أصيب سبعة أشخاص في حريق بمدينة ديران.
@ ar
فاز فريق النجم على فريق الميناء 3-1 أمام 42 ألف متفرج. وسجل اللاعب عمر شاهين هدفين.
= انتهت المباراة بفوز النجم على الميناء ٣-١.
= تابع المباراة 42,000 متفرج.
# انتهت المباراة بفوز النجم على الميناء ٣-٢.
# تابع المباراة 24 ألف متفرج.
@ he
משרד הבריאות מסר כי 471 בני אדם נהרגו ו-342 נפצעו בפיצוץ. השר יואב לרנר אמר: "לא נקבל הפסקת אש קצרה".
= 471 בני אדם נהרגו בפיצוץ, לפי משרד הבריאות.
= השר יואב לרנר אמר: "לא נקבל הפסקת אש קצרה".
= לפי המשרד, 342 נפצעו בפיצוץ.
# 472 בני אדם נהרגו בפיצוץ, לפי משרד הבריאות.
# לפי המשרד, 471 נפצעו בפיצוץ.
" השר יואב לרנר אמר: "לא נקבל הפסקת אש ארוכה".
& השר אבי לרנר אמר: "לא נקבל הפסקת אש קצרה".
@ he
חברת ימית תפטר 1,200 עובדים עד 2026. המנכ"ל דן אלוני אמר כי ההפסד הגיע ל-3.5 מיליון שקל.
= חברת ימית תפטר כ-1,200 עובדים עד שנת 2026.
= ההפסד הגיע ל-3.5 מיליון שקל, אמר המנכ"ל דן אלוני.
# חברת ימית תפטר כ-2,100 עובדים עד שנת 2026.
# ההפסד הגיע ל-3.5 מיליארד שקל, אמר המנכ"ל דן אלוני.
& ההפסד הגיע ל-3.5 מיליון שקל, לדברי המנכ"ל. אמר גיל אלוני.
@ he
האינפלציה עלתה ל-5.4 אחוזים במרץ, לפי הבנק. הכלכלנית מאיה שדה אמרה כי "המחירים יישארו גבוהים".
= האינפלציה הגיעה ל-5.4% במרץ, כך לפי הבנק.
= "המחירים יישארו גבוהים", אמרה מאיה שדה.
# האינפלציה הגיעה ל-4.5% במרץ, כך לפי הבנק.
" "המחירים יישארו נמוכים", אמרה מאיה שדה.
& "המחירים יישארו גבוהים", אמרה נועה שדה.
@ he
הכנסת אישרה את החוק ברוב של 64 מול 56. דובר הכנסת רון גפן מסר כי החוק ייכנס לתוקף ב-1 ביוני.
= החוק אושר ברוב של 64 מול 56.
= החוק ייכנס לתוקף ב-1 ביוני, מסר רון גפן.
# החוק אושר ברוב של 65 מול 56.
# החוק ייכנס לתוקף ב-2 ביוני, מסר רון גפן.
& החוק ייכנס לתוקף ב-1 ביוני, מסר תום גפן.
@ he
שבעה בני אדם נפצעו בשריפה בעיר רותם. מפקד הכבאות עמית ברק אמר: "השתלטנו על האש תוך שעתיים".
= 7 בני אדם נפצעו בשריפה בעיר רותם.
= "השתלטנו על האש תוך שעתיים", אמר עמית ברק.
# 9 בני אדם נפצעו בשריפה בעיר רותם.
" "השתלטנו על האש תוך יומיים", אמר עמית ברק.
& שבעה בני אדם נפצעו בשריפה בעיר דקל.
@ he
קבוצת הנמל ניצחה 3-1 לעיני 42 אלף צופים. השחקן עומר שחר כבש שני שערים.
= הנמל ניצחה 3-1 במשחק שבו צפו 42,000 אוהדים.
= עומר שחר כבש 2 שערים.
# הנמל ניצחה 3-2 במשחק שבו צפו 42,000 אוהדים.
# עומר שחר כבש 3 שערים.
@ tr
Lorin Sağlık Bakanlığı, patlamada 471 kişinin öldüğünü ve 342 kişinin yaralandığını açıkladı. Bakan Selim Aksoy, "Kısa bir ateşkesi kabul etmeyeceğiz" dedi.
= Sağlık Bakanlığı'na göre patlamada 471 kişi hayatını kaybetti.
= Bakan Selim Aksoy, “Kısa bir ateşkesi kabul etmeyeceğiz” dedi.
# Sağlık Bakanlığı'na göre patlamada 417 kişi hayatını kaybetti.
" Bakan Selim Aksoy, “Uzun bir ateşkesi kabul etmeyeceğiz” dedi.
& Bakan Kerem Aksoy, “Kısa bir ateşkesi kabul etmeyeceğiz” dedi.
@ tr
Mina Havayolları 1.200 çalışanı 2026 yılına kadar işten çıkaracak. Genel Müdür Deniz Kaya, zararın 3,5 milyon dolar olduğunu söyledi.
= Mina Havayolları 2026'ya kadar 1200 kişiyi işten çıkarmayı planlıyor.
= Genel Müdür Deniz Kaya'ya göre zarar 3,5 milyon dolar.
# Mina Havayolları 2026'ya kadar 1300 kişiyi işten çıkarmayı planlıyor.
# Genel Müdür Deniz Kaya'ya göre zarar 35 milyon dolar.
& Genel Müdür Deniz Toprak'a göre zarar 3,5 milyon dolar.
@ tr
Enflasyon mart ayında yüzde 5,4'e yükseldi. İktisatçı Leyla Umut, "Fiyatlar yüksek kalacak" ifadesini kullandı.
= Mart ayında enflasyon %5,4 oldu.
= İktisatçı Leyla Umut “Fiyatlar yüksek kalacak” dedi.
# Mart ayında enflasyon %4,5 oldu.
" İktisatçı Leyla Umut “Fiyatlar düşük kalacak” dedi.
& İktisatçı Leyla Demir “Fiyatlar yüksek kalacak” dedi.
@ tr
Meclis yasayı 320 oya karşı 140 oyla kabul etti. Meclis Başkanı Fuat Nasır yasanın 1 Haziran'da yürürlüğe gireceğini bildirdi.
= Yasa 320 oya karşı 140 oyla meclisten geçti.
= Fuat Nasır'a göre yasa 1 Haziran'da yürürlüğe girecek.
# Yasa 330 oya karşı 140 oyla meclisten geçti.
# Fuat Nasır'a göre yasa 3 Haziran'da yürürlüğe girecek.
& Meclis Başkanı Adil Nasır yasanın yürürlüğe gireceğini bildirdi.
@ tr
Polis, Rabya kentindeki yangında yedi kişinin yaralandığını duyurdu. İtfaiye müdürü Ziya Kasım, "Yangını iki saatte söndürdük" dedi.
= Rabya'daki yangında 7 kişi yaralandı.
= İtfaiye müdürü Ziya Kasım “Yangını iki saatte söndürdük” diye konuştu.
# Rabya'daki yangında 9 kişi yaralandı.
" İtfaiye müdürü Ziya Kasım “Yangını iki günde söndürdük” diye konuştu.
& Polise göre yangın Derin kentinde yedi kişiyi yaraladı.
@ tr
Yıldız takımı Liman'ı 42 bin seyirci önünde 3-1 yendi. Ömer Şahin iki gol attı.
= Liman'ı 3-1 yenen takım Yıldız oldu ve maçı 42.000 kişi izledi.
= Ömer Şahin 2 gol kaydetti.
# Liman'ı 3-2 yenen takım Yıldız oldu ve maçı 42.000 kişi izledi.
# Liman'ı 3-1 yenen takım Yıldız oldu ve maçı 24.000 kişi izledi.
@ fr
Le ministère de la Santé de Lorin a annoncé que 471 personnes avaient été tuées et 342 blessées dans l'explosion. « Nous n'accepterons pas une trêve courte », a déclaré la ministre Claire Vasseur.
= Selon le ministère de la Santé de Lorin, l'explosion a fait 471 morts.
= « Nous n’accepterons pas une trêve courte », a dit Claire Vasseur.
= L'explosion a fait 342 blessées, d'après le ministère.
# Selon le ministère de la Santé de Lorin, l'explosion a fait 417 morts.
# L'explosion a fait 471 blessées, d'après le ministère.
" « Nous n’accepterons pas une trêve longue », a dit Claire Vasseur.
& « Nous n’accepterons pas une trêve courte », a dit Sophie Marchal.
@ fr
La compagnie Mina Air supprimera 1 200 emplois d'ici 2026. Les pertes atteignent 3,5 millions d'euros, selon son directeur Paul Renard.
= Mina Air va supprimer 1200 postes d'ici à 2026.
= D'après Paul Renard, la compagnie a perdu 3,5 millions d'euros.
# Mina Air va supprimer 1300 postes d'ici à 2026.
# D'après Paul Renard, la compagnie a perdu 35 millions d'euros.
& D'après Paul Lemoine, la compagnie a perdu 3,5 millions d'euros.
@ fr
L'inflation a atteint 5,4 % en mars à Tresmes, selon la banque centrale. L'économiste Anne Morel estime que « les prix resteront élevés ».
= En mars, l'inflation s'est établie à 5,4 pour cent selon la banque centrale.
= Pour l'économiste Anne Morel, « les prix resteront élevés ».
# En mars, l'inflation s'est établie à 4,5 pour cent selon la banque centrale.
" Pour l'économiste Anne Morel, « les prix deviendront élevés ».
& En mars, à Valbois, l'inflation s'est établie à 5,4 pour cent.
@ fr
L'Assemblée a adopté la loi par 289 voix contre 230. La loi entrera en vigueur le 1er juin, a précisé le président Marc Delon.
= La loi a été votée par 289 voix contre 230.
= Selon Marc Delon, le texte entrera en vigueur le 1er juin.
# La loi a été votée par 298 voix contre 230.
# Selon Marc Delon, le texte entrera en vigueur le 3 juin.
& Selon Hugo Delon, le texte entrera en vigueur le 1er juin.
@ fr
Sept personnes ont été blessées dans un incendie à Rabel, a indiqué la police. « Le feu a été éteint en deux heures », a dit le capitaine Luc Girard.
= La police fait état de 7 blessés dans un incendie à Rabel.
= « Le feu a été éteint en deux heures », selon le capitaine Luc Girard.
# La police fait état de 9 blessés dans un incendie à Rabel.
" « Le feu a été éteint en deux jours », selon le capitaine Luc Girard.
& La police fait état de 7 blessés dans un incendie à Dormans.
@ fr
Le club de Rives a battu celui du Port 3-1 devant 42 000 spectateurs. Omar Chahine a marqué deux buts.
= Devant 42.000 spectateurs, le club de Rives s'est imposé 3-1.
= Omar Chahine a inscrit 2 buts.
# Devant 24.000 spectateurs, le club de Rives s'est imposé 3-1.
# Devant 42.000 spectateurs, le club de Rives s'est imposé 3-2.
@ es
El Ministerio de Salud de Lorín informó de que 471 personas murieron y 342 resultaron heridas en la explosión. "No aceptaremos una tregua corta", dijo la ministra Clara Robles.
= La explosión dejó 471 personas muertas, según el Ministerio de Salud de Lorín.
= «No aceptaremos una tregua corta», afirmó Clara Robles.
# La explosión dejó 417 personas muertas, según el Ministerio de Salud de Lorín.
" «No aceptaremos una tregua larga», afirmó Clara Robles.
& «No aceptaremos una tregua corta», afirmó Elena Prado.
@ es
La aerolínea Mina recortará 1.200 empleos hasta 2026. Las pérdidas suman 3,5 millones de euros, según su director, Pablo Reyes.
= Mina eliminará 1200 puestos de trabajo hasta 2026.
= La empresa perdió 3,5 millones de euros, dijo el director Pablo Reyes.
# Mina eliminará 2100 puestos de trabajo hasta 2026.
# La empresa perdió 3,5 mil euros, dijo el director Pablo Reyes.
& La empresa perdió 3,5 millones de euros, dijo el director Pablo Cortés.
@ es
La inflación subió al 5,4 por ciento en marzo, según el banco central. La economista Ana Morales cree que "los precios seguirán altos".
= En marzo la inflación llegó al 5,4%, según el banco central.
= Para la economista Ana Morales, “los precios seguirán altos”.
# En marzo la inflación llegó al 4,5%, según el banco central.
" Para la economista Ana Morales, “los precios seguirán bajos”.
& Para la economista Luisa Morales, “los precios seguirán altos”.
@ es
El Congreso aprobó la ley con 178 votos a favor y 160 en contra. La ley entrará en vigor el 1 de junio, dijo el presidente Marco Ledesma.
= La ley salió adelante por 178 votos a favor y 160 en contra.
= Según Marco Ledesma, la norma entrará en vigor el 1 de junio.
# La ley salió adelante por 187 votos a favor y 160 en contra.
# Según Marco Ledesma, la norma entrará en vigor el 4 de junio.
& Según Hugo Ledesma, la norma entrará en vigor el 1 de junio.
@ es
Siete personas resultaron heridas en un incendio en Rabal, informó la policía. "Apagamos el fuego en dos horas", dijo el capitán Luis Gil.
= Un incendio en Rabal dejó 7 heridos, de acuerdo con la policía.
= “Apagamos el fuego en dos horas”, dijo el capitán Luis Gil.
# Un incendio en Rabal dejó 9 heridos, de acuerdo con la policía.
" “Apagamos el fuego en dos días”, dijo el capitán Luis Gil.
& Un incendio en Dorado dejó 7 heridos, de acuerdo con la policía.
@ es
El club Ribera ganó al Puerto 3-1 ante 42.000 espectadores. Omar Chaín marcó dos goles.
= Ante 42 mil espectadores, el Ribera venció por 3-1 al Puerto.
= Omar Chaín hizo 2 goles.
# Ante 24 mil espectadores, el Ribera venció por 3-1 al Puerto.
# Omar Chaín hizo 4 goles.
@ de
Das Gesundheitsministerium von Lorin teilte mit, bei der Explosion seien 471 Menschen getötet und 342 verletzt worden. „Wir werden keine kurze Waffenruhe hinnehmen“, sagte Ministerin Klara Vogt.
= Bei der Explosion starben nach Angaben des Gesundheitsministeriums 471 Menschen.
= „Wir werden keine kurze Waffenruhe hinnehmen“, so Ministerin Klara Vogt.
# Bei der Explosion starben nach Angaben des Gesundheitsministeriums 417 Menschen.
" „Wir werden keine lange Waffenruhe hinnehmen“, so Ministerin Klara Vogt.
& „Wir werden keine kurze Waffenruhe hinnehmen“, so Ministerin Elke Sand.
@ de
Die Fluglinie Mina streicht bis 2026 rund 1.200 Stellen. Der Verlust liegt bei 3,5 Millionen Euro, wie Vorstandschef Paul Reiner mitteilte.
= Mina will bis 2026 etwa 1200 Stellen abbauen.
= Laut Vorstandschef Paul Reiner beträgt der Verlust 3,5 Mio. Euro.
# Mina will bis 2026 etwa 2100 Stellen abbauen.
# Laut Vorstandschef Paul Reiner beträgt der Verlust 3,5 Milliarden Euro.
& Laut Vorstandschef Paul Kramm beträgt der Verlust 3,5 Millionen Euro.
@ de
Die Inflation stieg im März auf 5,4 Prozent, wie die Zentralbank in Tresen mitteilte. „Die Preise bleiben hoch“, sagte die Ökonomin Anna Moor.
= Im März lag die Inflation bei 5,4 %, teilte die Zentralbank mit.
= „Die Preise bleiben hoch“, erklärte die Ökonomin Anna Moor.
# Im März lag die Inflation bei 4,5 %, teilte die Zentralbank mit.
" „Die Preise werden hoch“, erklärte die Ökonomin Anna Moor.
& Die Zentralbank in Falkau meldete für März 5,4 Prozent Inflation.
@ de
Der Landtag nahm das Gesetz mit 64 zu 56 Stimmen an. Es tritt am 1. Juni in Kraft, sagte Landtagspräsident Mark Dellin.
= Das Gesetz wurde mit 64 zu 56 Stimmen angenommen.
= Nach Worten von Mark Dellin tritt das Gesetz am 1. Juni in Kraft.
# Das Gesetz wurde mit 46 zu 56 Stimmen angenommen.
# Nach Worten von Mark Dellin tritt das Gesetz am 3. Juni in Kraft.
& Nach Worten von Hugo Dellin tritt das Gesetz am 1. Juni in Kraft.
@ de
Bei einem Brand in Rabental wurden sieben Menschen verletzt, teilte die Polizei mit. „Wir haben das Feuer in zwei Stunden gelöscht“, sagte Einsatzleiter Lukas Gerhard.
= In Rabental sind bei einem Brand 7 Menschen verletzt worden.
= „Wir haben das Feuer in zwei Stunden gelöscht“, sagte Lukas Gerhard der Zeitung.
# In Rabental sind bei einem Brand 9 Menschen verletzt worden.
" „Wir haben das Feuer in zwei Tagen gelöscht“, sagte Lukas Gerhard der Zeitung.
& Bei einem Brand in Dormhagen sind sieben Menschen verletzt worden.
@ de
Der Verein Ufer schlug Hafen vor 42.000 Zuschauern 3:1. Omar Schahin schoss zwei Tore.
= Vor 42 000 Zuschauern gewann Ufer mit 3:1 gegen Hafen.
= Omar Schahin erzielte 2 Tore.
# Vor 24 000 Zuschauern gewann Ufer mit 3:1 gegen Hafen.
# Vor 42 000 Zuschauern gewann Ufer mit 3:2 gegen Hafen.
@ ru
Министерство здравоохранения Лорина сообщило, что при взрыве погиб 471 человек и 342 ранены. «Мы не примем короткое перемирие», — заявил министр Сергей Волин.
= По данным Министерства здравоохранения Лорина, при взрыве погиб 471 человек.
= «Мы не примем короткое перемирие», — сказал Сергей Волин.
# По данным Министерства здравоохранения Лорина, при взрыве погиб 417 человек.
" «Мы не примем долгое перемирие», — сказал Сергей Волин.
& «Мы не примем короткое перемирие», — сказал Андрей Громов.
@ ru
Авиакомпания «Мина» сократит 1200 рабочих мест к 2026 году. Убыток составил 3,5 миллиона долларов, сообщил директор Павел Ренов.
= «Мина» до 2026 года сократит 1 200 сотрудников.
= По словам Павла Ренова, убыток равен 3,5 млн долларов.
# «Мина» до 2026 года сократит 1 300 сотрудников.
# По словам Павла Ренова, убыток равен 3,5 млрд долларов.
& По словам Павла Кротова, убыток равен 3,5 млн долларов.
@ ru
Инфляция в марте выросла до 5,4 процента, сообщил центральный банк в Тресне. Экономист Анна Морова считает, что «цены останутся высокими».
= В марте инфляция составила 5,4%, по данным центрального банка.
= «Цены останутся высокими», — считает экономист Анна Морова.
# В марте инфляция составила 4,5%, по данным центрального банка.
" «Цены окажутся высокими», — считает экономист Анна Морова.
& По оценке экономиста Марины Лесковой, «цены останутся высокими».
@ ru
Парламент принял закон 289 голосами против 130. Закон вступит в силу 1 июня, сказал спикер Марк Делин.
= Закон принят 289 голосами против 130.
= Как сказал Марк Делин, закон вступит в силу 1 июня.
# Закон принят 298 голосами против 130.
# Как сказал Марк Делин, закон вступит в силу 3 июня.
& Как сказал Олег Делин, закон вступит в силу 1 июня.
@ ru
Семь человек пострадали при пожаре в Рабове, сообщила полиция. «Мы потушили огонь за два часа», — сказал капитан Лука Гирин.
= При пожаре в Рабове пострадали 7 человек, сообщила полиция.
= «Мы потушили огонь за два часа», — сказал капитан Лука Гирин.
# При пожаре в Рабове пострадали 9 человек, сообщила полиция.
" «Мы потушили огонь за два дня», — сказал капитан Лука Гирин.
& При пожаре в Дорминске пострадали 7 человек, сообщила полиция.
@ ru
Клуб «Берег» обыграл «Порт» со счетом 3:1 на глазах у 42 тысяч зрителей. Омар Шахин забил два гола.
= «Берег» победил «Порт» 3:1, матч посетили 42 000 зрителей.
= Омар Шахин забил 2 гола.
# «Берег» победил «Порт» 3:2, матч посетили 42 000 зрителей.
# «Берег» победил «Порт» 3:1, матч посетили 24 000 зрителей.
"""
