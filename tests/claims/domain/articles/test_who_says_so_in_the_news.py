"""Who says a figure in sentences as news has them: rows of language, text, figure and source."""

from datetime import date

from claims.domain.articles import Article, read_article

DAY = date(2026, 11, 30)
ROWS = (
    # Bodies that news has: who guards the coast; three of them behind commas; "sie" with a verb of several.
    ("en", "The coastguard raised the toll to 23 on Wednesday.", "23", "The coastguard"),
    ("de", "Der Bürgermeister sprach von 20. Das Rote Kreuz zählte 310 Menschen.", "310", "Das Rote Kreuz"),
    ("es", "Los meteorólogos midieron 64 milímetros.", "64", "Los meteorólogos"),
    (
        "en",
        "The Red Cross, the provincial government and the diocese said more than 60 families had asked.",
        "60",
        "The Red Cross, the provincial government and the diocese",
    ),
    (
        "de",
        "Landrat Peter Hense und Bürgermeisterin Ulrike Thomas kamen. Sie sagten, dort seien 460 Menschen.",
        "460",
        "Landrat Peter Hense und Bürgermeisterin Ulrike Thomas",
    ),
    # A verb that news has beside "said".
    ("en", 'The minister tweeted that it was "fewer than 100,000".', "100,000", "The minister"),
    ("en", "The city's transit authority recorded 212,000 trips.", "212,000", "The city's transit authority"),
    ("ru", "Росстат оценил инфляцию в 7,4%, Центробанк ждёт 6,5–7%.", "6,5", "Центробанк"),
    ("nl", "De vakbond houdt het op 6.000 stakers.", "6.000", "De vakbond"),
    # Someone of hers is not her, an office is not the body.
    (
        "en",
        'Twelve died, said the agency\'s director, Maria Santos. Her deputy put the houses at 3,400.',
        "3,400",
        "Her deputy",
    ),
    ("it", 'I sindacati parlano di 20 feriti. "Sono 4 milioni", ha replicato il sindaco.', "4", "il sindaco"),
    ("nl", "Het RIVM meldt 1.240 gevallen. De vakbond schat de stakers op 15.000.", "15.000", "De vakbond"),
    # Two bodies without names of their own; a paper that somebody has seen; a second verb behind "and".
    (
        "en",
        "The teachers' union and the parents' association said 300 children were missing.",
        "300",
        "The teachers' union and the parents' association",
    ),
    (
        "en",
        "An internal report seen by Reuters said 17 people had died.",
        "17",
        "An internal report seen by Reuters",
    ),
    (
        "en",
        "The minister, Paul Ashe, visited the site and promised €25 million.",
        "25",
        "The minister, Paul Ashe",
    ),
    (
        "fr",
        "Le ministre, Paul Achard, s'est rendu sur place et a promis 25 millions d'euros.",
        "25",
        "Le ministre, Paul Achard",
    ),
    ("es", "El ministro Pablo Ruiz fue allí y prometió 25 millones.", "25", "El ministro Pablo Ruiz"),
    ("en", 'The minister left. "Nobody listened," Tom Reyes said. He estimated it at 40.', "40", "Tom Reyes"),
    # Indirect speech goes on; whom an analyst works for is not who speaks.
    ("de", "Der Landrat sprach von 30 Verletzten. Es seien 12 Häuser zerstört.", "12", "Der Landrat"),
    (
        "de",
        "Analystin Sofia Brandl von der Nordbank rechnet mit Kosten von 150 Millionen Euro.",
        "150",
        "Analystin Sofia Brandl von der Nordbank",
    ),
    # A compound is what it ends in; its verb is left out.
    (
        "de",
        "Die Gewerkschaft nennt 89 Milliarden Euro, das Verkehrsministerium dagegen nur 50 Milliarden.",
        "50",
        "das Verkehrsministerium",
    ),
    # A verb between two nouns ends no name.
    (
        "de",
        "An der Demonstration in Berlin nahmen der Polizei zufolge 7.000 Menschen teil.",
        "7.000",
        "der Polizei",
    ),
    # Each clause its own: a later one with a figure says nothing before it.
    (
        "de",
        "Dem Institut zufolge liegt die Inflation bei 2,3 Prozent, die Bundesbank erwartet 2,1 Prozent.",
        "2,3",
        "Dem Institut",
    ),
    # Words between the subject and its verb.
    ("fr", "Les pompiers avaient dans un premier temps fait état de 17 morts.", "17", "Les pompiers"),
    ("uk", "Пізніше в ДСНС уточнили: кількість жертв зросла до 12.", "12", "ДСНС"),
    ("nl", "Bij de brand zijn volgens de politie zeker zes mensen omgekomen.", "zes", "de politie"),
    # Who made the document; whom "which" means; a subject left out.
    (
        "pt",
        "Pelo menos 72 pessoas morreram, segundo balanço divulgado pela Defesa Civil neste domingo.",
        "72",
        "Defesa Civil",
    ),
    ("en", "The union blames the ministry, which says 300 jobs are safe.", "300", "the ministry"),
    ("fr", "Le syndicat accuse la direction, qui parle de 900 départs.", "900", "la direction"),
    (
        "pl",
        "Rzecznik ministerstwa zdementował doniesienia. Jak dodał, pracę straci najwyżej 120 osób.",
        "120",
        "Rzecznik ministerstwa",
    ),
    # Whoever changes a forecast gives the new one; what shows it stands behind a comma.
    ("en", "Analysts at JPMorgan doubled their loss estimate to $20 billion.", "20", "Analysts at JPMorgan"),
    ("en", "The bank said so. It cut its full-year forecast to 6-7% growth from 8%.", "8%", "The bank"),
    ("en", "About 1.5 million customers had no power, PowerOutage.us showed.", "1.5", "PowerOutage.us"),
    ("ja", "警察庁のまとめでは行方不明者は22人。", "22", "警察庁"),
    # Behind a preposition or an aside.
    ("de", "Für den November ermittelten die Forscher ein Minus von 44 Prozent.", "44", "die Forscher"),
    ("de", "Im Sommer zählten die Behörden 1.200 Brände.", "1.200", "die Behörden"),
    (
        "fr",
        "Le bilan est de onze personnes, dont un blessé léger, a précisé la préfecture de la Marne.",
        "onze",
        "la préfecture de la Marne",
    ),
    ("fr", "Six hommes sont morts, a-t-on appris auprès de la préfecture.", "Six", "la préfecture"),
    ("it", "La Questura ne contò circa 150 mila.", "150 mila", "La Questura"),
    # Who made the document that shows it.
    ("en", "Figures released by the Harbour Board show 190 berths are empty.", "190", "the Harbour Board"),
    (
        "es",
        "Datos publicados por el Observatorio Rural indican que cerraron 190 granjas.",
        "190",
        "el Observatorio Rural",
    ),
    (
        "pt",
        "Dados divulgados pela Agência Rural (AR) apontam que fecharam 190 granjas.",
        "190",
        "Agência Rural",
    ),
    ("it", "Dati diffusi dall'Ente Idrico mostrano che i pozzi asciutti sono 190.", "190", "Ente Idrico"),
    ("pl", "Dane opublikowane przez Urząd Wodny pokazują, że wyschło 190 studni.", "190", "Urząd Wodny"),
    (
        "pt",
        "Foram 190 poços, conforme dados divulgados na terça-feira, 3, pela Agência Rural.",
        "190",
        "Agência Rural",
    ),
    # In whose note it stands.
    ("pl", "W raporcie Izby napisano, że ubyło 64 cukierni.", "64", "Izby"),
    ("ru", "В сообщении прокуратуры говорится, что пострадали 64 вкладчика.", "64", "прокуратуры"),
    ("uk", "У звіті прокуратури йдеться, що постраждали 64 вкладники.", "64", "прокуратури"),
    ("it", "In una nota della prefettura si legge che gli sfollati sono 64.", "64", "prefettura"),
    ("nl", "In een brief van de gemeente staat dat er 64 lantaarns kapot zijn.", "64", "de gemeente"),
    ("ar", "وجاء في بيان النقابة أن 64 عاملا فصلوا.", "64", "النقابة"),
    ("ru", "«Осуждены 64 человека», — говорится в сообщении прокуратуры.", "64", "прокуратуры"),
    # From whom a reporter has it; whoever is told of behind it.
    ("zh", "记者从市公安局获悉，64人受伤。", "64人", "市公安局"),
    (
        "es",
        "Es la cifra dada por la Unión Ganadera, que mantiene que murieron 64 ovejas.",
        "64",
        "la Unión Ganadera",
    ),
    # Somebody without a name.
    ("tr", "Bir çiftçi, 64 koyununun öldüğünü söyledi.", "64", "Bir çiftçi"),
    ("ko", "한 주민은 64명이 대피했다고 전했다.", "64명", "한 주민"),
    # A verb of both kinds, of one who is known to speak.
    ("en", "The ministry raised the death toll to 64.", "64", "The ministry"),
    ("en", "The harbour authority gave a figure of 64.", "64", "The harbour authority"),
    ("es", "La policía elevó a 64 el número de heridos.", "64", "La policía"),
    ("ru", "Погибли 80 человек, следует из данных МЧС.", "80", "МЧС"),
    # An object that stands first, in the accusative.
    ("de", "Den Schaden bezifferte die Feuerwehr auf 80.000 Euro.", "80.000", "die Feuerwehr"),
    (
        "de",
        "Den Sachschaden schätzt ein Sprecher der Stadt auf 80.000 Euro.",
        "80.000",
        "ein Sprecher der Stadt",
    ),
    ("de", "Den Umsatz gab der Konzern mit 3 Milliarden Euro an.", "3", "der Konzern"),
    ("de", "Den Fehlbetrag beziffert das Ministerium auf 80 Millionen Euro.", "80", "das Ministerium"),
    # Whose information, records or post it is.
    (
        "en",
        "Some 300 homes had no power, according to information on the utility's website.",
        "300",
        "the utility's website",
    ),
    (
        "en",
        "The blaze burned 640 acres, according to data from the state forestry agency.",
        "640",
        "the state forestry agency",
    ),
    ("en", "About 210 birds died, according to records at the county lab.", "210", "the county lab"),
    (
        "en",
        "At least 40 sheep were lost, according to a post on the farm union's page.",
        "40",
        "the farm union's page",
    ),
    # "For example", "that is to say": nobody says so.
    ("zh", "比如说，去年有64家工厂关闭。", "64", None),
    ("zh", "也就是说，有64人没有领到补偿。", "64", None),
    ("zh", "对当地居民来说，去年有64家工厂关闭。", "64", None),
    ("zh", "市长说，64条线路停运。", "64", "市长"),
    # Seven, and no month.
    ("fr", "Le ministère faisait état de sept morts et de cinq blessés.", "sept", "Le ministère"),
    ("fr", "Un bilan de sept morts a été donné par la préfecture.", "sept", "la préfecture"),
    # What was reported is no part of whose report it is.
    ("ar", "أفاد مراسل الجزيرة نقلا عن مصادر طبية بمقتل 64 شخصا.", "64", "مصادر طبية"),
    ("ar", "أفاد التلفزيون نقلا عن مصدر أمني بإصابة 64 شخصا.", "64", "مصدر أمني"),
)  # fmt: skip


def test_who_says_it() -> None:
    wrong = []
    for language, text, number, source in ROWS:
        at = text.rindex(number)
        found = read_article(Article(text, language, DAY)).candidates
        said = [each.source.name if each.source else None for each in found if each.figure.number[0] == at]
        if said != [source]:
            wrong.append((language, text, said))
    assert not wrong, wrong
