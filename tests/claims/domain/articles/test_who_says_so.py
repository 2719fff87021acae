"""Who says a figure, and who relays it: each way to put it, in each language that has attributions."""

from datetime import date

import pytest

from claims.domain.articles import Article, Candidate, KnownSource, Unsure, read_article

DAY = date(2024, 11, 6)


def candidates(text: str, language: str) -> tuple[Candidate, ...]:
    return read_article(Article(text, language, DAY)).candidates


ONE = [
    # language, text, figure, source, relay
    ("en", "12 people died, that given by the union, which says 40 are hurt.", "40", "the union", None),
    ("en", "Police, firefighters, and the army said 40 people died.", "40", "the army", None),
    ("en", "“A, and B” and C said 40 people died.", "40", "C", None),
    ("en", "At least 12 people were killed, police said on Monday.", "12", "police", None),
    ("en", "Police said at least 12 people were killed.", "12", "Police", None),
    ("en", "According to the UN, 1.2 million people have fled.", "1.2", "the UN", None),
    ("en", "About 40 died, according to the UN refugee agency.", "40", "the UN refugee agency", None),
    ("en", "The mayor puts the toll at 14.", "14", "The mayor", None),
    ("en", "By Monday evening the ministry put the number of dead at 31.", "31", "the ministry", None),
    ("en", "With 87% of polling stations counted, the board said 2 won.", "87%", "the board", None),
    ("en", "“We counted 340 bodies,” said Maria Okoro, head of the service.", "340", "Maria Okoro", None),
    ("en", "Some 400 homes burnt, the mayor, Ana Ruiz, told Reuters.", "400", "the mayor, Ana Ruiz", None),
    ("en", "The firm, which has 3 plants, said it would cut 400 jobs.", "400", "The firm", None),
    ("en", "Waves of up to four metres were reported by the coastguard.", "four", "the coastguard", None),
    (
        "en",
        "Police said, according to the agency Norda, that 12 people died.",
        "12",
        "Police",
        "the agency Norda",
    ),
    ("en", "Citing police, the Daily Post reported 23 injured.", "23", "police", "the Daily Post"),
    ("en", "The Daily Post reported 23 injured, citing police.", "23", "police", "The Daily Post"),
    ("en", "Police, quoted by the agency Norda, said 17 were held.", "17", "Police", "the agency Norda"),
    (
        "en",
        "A survey of 2,000 adults by the institute found that 54% oppose it.",
        "54",
        "A survey of 2,000 adults by the institute",
        None,
    ),
    ("en", "In Seoul the ministry said 300 were held.", "300", "the ministry", None),
    ("en", "As of 31 October, 11,000 soldiers were there, Seoul said.", "11,000", "South Korea", None),
    (
        "en",
        "The UN puts it at 35,000; the government's own estimate is 22,000.",
        "22,000",
        "the government's own estimate",
        None,
    ),
    ("en", "The agency expects 60, beating the 32 forecast by economists.", "32", "economists", None),
    (
        "en",
        "Engineers warned of cracks, killing 23 people, a leaked report shows.",
        "23",
        "a leaked report",
        None,
    ),
    ("en", "At least 23 people died when the span gave way, police said.", "23", "police", None),
    ("en", "At least 23 people died when the central span gave way.", "23", None, None),
    (
        "en",
        "In a survey of 2,300 staff by the Royal College, 71 per cent agreed.",
        "71",
        "the Royal College",
        None,
    ),
    (
        "en",
        "The Red Crescent feared that as many as 300 people were buried.",
        "300",
        "The Red Crescent",
        None,
    ),
    ("en", "A day earlier the same office had spoken of 600 homes.", "600", "the same office", None),
    ("en", "The party's own polling, leaked to the Post, shows 31%.", "31", "The party's own polling", None),
    ("es", "Hubo 58 muertos, según informó este jueves la Cruz Roja.", "58", "la Cruz Roja", None),
    ("es", "La estimación del gobierno es de 18 millones.", "18", "La estimación del gobierno", None),
    (
        "es",
        "En una encuesta de Metroscopia, el 64 % de los vecinos dice confiar menos.",
        "64",
        "Metroscopia",
        None,
    ),
    (
        "es",
        "Fuentes judiciales citadas por el diario El País señalan 12 fallos.",
        "12",
        "Fuentes judiciales",
        "el diario El País",
    ),
    (
        "fr",
        "Selon une étude de l'Unédic révélée par Le Monde, 180 000 personnes sont visées.",
        "180 000",
        "une étude de l'Unédic révélée par Le Monde",
        None,
    ),
    (
        "de",
        'Der Bürgermeister, Klaus King, sprach von „höchstens zwölf" Toten.',
        "zwölf",
        "Der Bürgermeister, Klaus King",
        None,
    ),
    ("de", "Die Schätzung des Landes liegt bei 900 Millionen.", "900", "Die Schätzung des Landes", None),
    ("ru", "Оценка страховщиков составляет 410 млн. Компания молчит.", "410", "Оценка страховщиков", None),
    ("uk", "Оцінка міської ради становить 300 млн грн.", "300", "Оцінка міської ради", None),
    ("en", "“We had 41 patients.” The trust said that six wards were open.", "six", "The trust", None),
    ("en", "Some 4,000 were in the dark, according to PowerOutage.us.", "4,000", "PowerOutage.us", None),
    (
        "en",
        "A YouGov poll of 4,127 adults last week found 53 per cent support it.",
        "53",
        "A YouGov poll of 4,127 adults",
        None,
    ),
    (
        "en",
        "They offered 82 billion, people familiar with the talks said.",
        "82",
        "people familiar with the talks",
        None,
    ),
    ("en", "BRASILIA (Reuters) - Vale said output fell 4.5%.", "4.5", "Vale", None),
    (
        "en",
        "Moody's put it at $15 billion; AccuWeather's first estimate of the loss is $95 billion.",
        "95",
        "AccuWeather's first estimate of the loss",
        None,
    ),
    ("de", "Laut Polizei kamen 12.000 Menschen.", "12.000", "Polizei", None),
    ("de", "Nach Angaben der Veranstalter kamen 30.000 Menschen.", "30.000", "der Veranstalter", None),
    (
        "de",
        "„Wir haben 40 Tote geborgen“, sagte Einsatzleiter Karl Brandt.",
        "40",
        "Einsatzleiter Karl Brandt",
        None,
    ),
    (
        "de",
        "Wie das Innenministerium mitteilte, wurden 30 Häuser zerstört.",
        "30",
        "das Innenministerium",
        None,
    ),
    ("de", "Der Landrat hatte am Montag von zehn Toten gesprochen.", "zehn", "Der Landrat", None),
    ("de", "Rund 8.000 Soldaten stehen dort, hieß es aus Washington.", "8.000", "die USA", None),
    (
        "de",
        "Die Agentur meldete unter Berufung auf die Polizei 17 Festnahmen.",
        "17",
        "die Polizei",
        "Die Agentur",
    ),
    ("de", "Die Chefin, 52, versprach bis zu 150 Mio. Euro.", "150", "Die Chefin", None),
    ("fr", "Selon la police, 12 000 personnes ont défilé.", "12 000", "la police", None),
    ("fr", "« Nous comptons 40 morts », a déclaré le maire, Jean Petit.", "40", "le maire, Jean Petit", None),
    (
        "fr",
        "Au moins 23 personnes ont été blessées, rapporte l'AFP, citant la police.",
        "23",
        "la police",
        "AFP",
    ),
    (
        "fr",
        "D'après les pompiers, cités par l'agence, 6 000 mètres carrés ont brûlé.",
        "6 000",
        "les pompiers",
        "l'agence",
    ),
    ("es", "Según la ONU, 1,2 millones de personas han huido.", "1,2", "la ONU", None),
    ("es", "«Hemos contado 40 muertos», dijo el alcalde, Juan Ruiz.", "40", "el alcalde, Juan Ruiz", None),
    (
        "es",
        "Hubo 23 heridos, informó el martes la agencia EFE, citando a la policía.",
        "23",
        "la policía",
        "la agencia EFE",
    ),
    ("uk", "За даними рятувальників, вивезли 430 мешканців.", "430", "рятувальників", None),
    (
        "uk",
        "Загинуло 12 людей, повідомила в середу обласна адміністрація.",
        "12",
        "обласна адміністрація",
        None,
    ),
    ("uk", "Понад 8 тис. військових стоять там, заявили у Вашингтоні.", "8", "США", None),
    (
        "uk",
        "Агентство «Норда» з посиланням на поліцію пише про 35 будинків.",
        "35",
        "поліцію",
        "Агентство «Норда»",
    ),
    ("ru", "По данным прокуратуры, в здании было 340 рабочих.", "340", "прокуратуры", None),
    ("ru", "Погибли 12 человек, сообщила в среду полиция.", "12", "полиция", None),
    (
        "ru",
        "Агентство «Норда» со ссылкой на полицию пишет о 35 раненых.",
        "35",
        "полицию",
        "Агентство «Норда»",
    ),
    (
        "en",
        "The pilots' union, which represents 4,600 crew, called the plan reckless.",
        "4,600",
        "The pilots' union",
        None,
    ),
    (
        "en",
        "A Western official, who asked not to be named, said the real figure was 800.",
        "800",
        "A Western official",
        None,
    ),
    (
        "en",
        "Up to 250,000 people marched, organisers said, while police put the crowd at 85,000.",
        "250,000",
        "organisers",
        None,
    ),
    (
        "en",
        "Up to 250,000 people marched, organisers said, while police put the crowd at 85,000.",
        "85,000",
        "police",
        None,
    ),
    (
        "en",
        "The fire burned 12,400 hectares, the agency said, twice the 6,500 hectares the fire service gave.",
        "6,500",
        "the fire service",
        None,
    ),
    (
        "en",
        "Damage could exceed €200m, the insurers' association said; the government has set aside €50m.",
        "50",
        "",
        None,
    ),
    (
        "en",
        "Mayor Jo Hale said two were hit. By night the regional governor had raised the death toll to 26.",
        "26",
        "the regional governor",
        None,
    ),
    (
        "de",
        "Laut der Versicherung Helvor, die 61 Prozent der Häuser versichert, fehlen 2 Milliarden Euro.",
        "2",
        "der Versicherung Helvor",
        None,
    ),
    (
        "de",
        "Das Beben hatte nach Angaben des Erdbebendienstes eine Tiefe von zwölf Kilometern.",
        "zwölf",
        "des Erdbebendienstes",
        None,
    ),
    (
        "de",
        "Der Bürgermeister von Kirau, Karl Brandt, nannte 40 Verletzte.",
        "40",
        "Der Bürgermeister von Kirau, Karl Brandt",
        None,
    ),
    (
        "fr",
        "La marche a réuni 62 000 personnes selon la préfecture, 140 000 selon les syndicats.",
        "140 000",
        "les syndicats",
        None,
    ),
    (
        "fr",
        "Le cabinet Comptage, mandaté par plusieurs médias, en a dénombré 71 500.",
        "71 500",
        "Le cabinet Comptage",
        None,
    ),
    ("uk", "Без світла лишалися 150 тисяч абонентів, за даними «Укренерго».", "150", "Укренерго", None),
    (
        "ru",
        "Владелец склада, компания «Логистик», которой принадлежат 12 зданий, оценил ущерб в 900 млн рублей.",
        "900",
        "компания «Логистик»",
        None,
    ),
    ("ru", "По предварительной оценке МЧС, сгорело 40 домов.", "40", "МЧС", None),
    ("en", "Fewer than 500 buses ran, a third of the number promised.", "500", "", None),
    ("de", "Die Bahn, die von 5.500 Streikenden ausgeht, strich viele Züge.", "5.500", "Die Bahn", None),
    (
        "de",
        "Der Verband Pro Schiene hält das für hoch und geht von 40 Millionen aus.",
        "40",
        "Der Verband Pro Schiene",
        None,
    ),
    (
        "uk",
        "Збитки від атаки на порт оцінили у 12 млн доларів, повідомило Міністерство інфраструктури.",
        "12",
        "Міністерство інфраструктури",
        None,
    ),
    ("uk", "У Міненерго оцінили збитки у 2,3 млрд гривень.", "2,3", "Міненерго", None),
    ("de", "Nach Messungen des Wetterdienstes fielen 9 Liter.", "9", "des Wetterdienstes", None),
    ("de", "Nach Zählungen der Polizei kamen 300 Menschen.", "300", "der Polizei", None),
    ("uk", "За опитуванням КМІС, 72 % українців мають запас води.", "72", "КМІС", None),
    ("ru", "По опросу ВЦИОМ, 72 % россиян имеют запас воды.", "72", "ВЦИОМ", None),
    ("pl", "Według sondażu CBOS 72 proc. Polaków ma zapas wody.", "72", "CBOS", None),
    ("en", "Reuters, which cited two diplomats, reported 300 dead.", "300", "two diplomats", "Reuters"),
    ("es", "EFE, que cita fuentes médicas, asegura que murieron 300.", "300", "fuentes médicas", "EFE"),
    ("pt", "A Lusa, que cita dois médicos, diz que morreram 300.", "300", "dois médicos", "A Lusa"),
    ("uk", "Reuters з посиланням на двох послів пише про 300 загиблих.", "300", "двох послів", "Reuters"),
    ("en", "A doctor there told Reuters that at least 22 people died.", "22", "A doctor", None),
    ("de", "Ein Arzt dort sagte, 22 Menschen seien gestorben.", "22", "Ein Arzt", None),
    ("es", "Un médico allí dijo que murieron 22 personas.", "22", "Un médico", None),
    ("uk", "Лікар там заявив, що загинули 22 людини.", "22", "Лікар", None),
]


@pytest.mark.parametrize(
    ("language", "text", "number", "source", "relay"), ONE, ids=lambda value: str(value)[:40]
)
def test_one_sentence(language: str, text: str, number: str, source: str, relay: str | None) -> None:
    found = [each for each in candidates(text, language) if each.figure.number[0] == text.index(number)]
    assert len(found) == 1
    if not source:
        assert found[0].source is None
        return
    assert found[0].source is not None
    assert found[0].source.name == source
    assert (found[0].relay.name if found[0].relay else None) == relay


MORE = [
    ("en", "The Post quoted the mayor as saying that 30 were missing.", "30", "the mayor", "The Post"),
    ("en", "The mayor was quoted by the Post as saying 30 died.", "30", "The mayor", "the Post"),
    ("en", "By the union's count, 450 people were hurt.", "450", "the union's count", None),
    (
        "en",
        "“We need a week,” said fire chief Dana Moss, whose team has 64.",
        "64",
        "fire chief Dana Moss",
        None,
    ),
    ("en", "A diplomat, speaking in private, told the agency that 15 died.", "15", "A diplomat", None),
    ("en", "Economists polled by Finwire had expected 40 cases.", "40", "Economists polled by Finwire", None),
    ("de", "Der Polizei zufolge kamen 12.000 Menschen.", "12.000", "Der Polizei", None),
    ("de", "Nach Polizeiangaben kamen 12.000 Menschen.", "12.000", "Polizeiangaben", None),
    ("fr", "Selon un bilan publié mercredi par la mairie, 12 maisons ont brûlé.", "12", "la mairie", None),
    (
        "fr",
        "« Il manque 2 000 tentes », a soupiré la directrice, Leïla Haddad.",
        "2 000",
        "la directrice, Leïla Haddad",
        None,
    ),
    ("es", "El banco central es prudente y calcula 150 quiebras.", "150", "El banco central", None),
    ("ru", "Пострадали 34 человека, сообщили в среду в министерстве.", "34", "министерстве", None),
]


@pytest.mark.parametrize(("language", "text", "number", "source", "relay"), MORE, ids=str)
def test_other_ways_to_put_it(language: str, text: str, number: str, source: str, relay: str | None) -> None:
    test_one_sentence(language, text, number, source, relay)


@pytest.mark.parametrize(
    "text",
    ["Rescuers found 12 bodies.", "Parliament was told that 40 posts were open.", "The toll stands at 30."],
)
def test_who_does_something_does_not_say_it(text: str) -> None:
    [found] = candidates(text, "en")
    assert found.source is None


SEVERAL = [
    (
        "en",
        "The health ministry said 500 had died. On Tuesday, the ministry put the toll at 650.",
        1,
        "The health ministry",
    ),
    (
        "en",
        "Health Minister Jo Hale said 42 beds were free. Hale added that 30 more would follow.",
        1,
        "Health Minister Jo Hale",
    ),
    ("en", "The army said 45 tanks were lost. It gave 120 for last year.", 1, "The army"),
    ("en", "The army said 45 tanks were lost; the rebels claim 120 tanks.", 1, "the rebels"),
    ("en", "“It was terrible. At least 60 of them are dead. I saw it,” said a witness.", 0, "a witness"),
    ("en", "The minister denied it. “Not 300 but 12 people died.”", 1, "The minister"),
    (
        "de",
        "Das Innenministerium teilte mit, 50 Menschen seien tot. Das Ministerium nannte auch 20 Verletzte.",
        1,
        "Das Innenministerium",
    ),
    (
        "es",
        "El ministro de Salud, Pedro Gil, dijo que hay 42 camas. Gil añadió que llegarán 30 más.",
        1,
        "El ministro de Salud, Pedro Gil",
    ),
    (
        "fr",
        "Le maire, Jean Petit, a annoncé 40 morts. « Nous avons 12 lits », a-t-il ajouté.",
        1,
        "Le maire, Jean Petit",
    ),
    ("de", "Ein Brand hat 38 Hektar zerstört. Das teilte die Forstbehörde mit.", 0, "die Forstbehörde"),
    ("ru", "Сгорели 38 домов. Об этом сообщил губернатор.", 0, "губернатор"),
    ("uk", "Президент назвав число. За його словами, поранено 370 людей.", 0, "Президент"),
    ("uk", "Міністр Іван Гай заявив про 11 загиблих. Він додав, що 20 осіб поранено.", 1, "Міністр Іван Гай"),
    (
        "ru",
        "Министр Олег Дымов заявил о 11 погибших. Он добавил, что 20 человек ранены.",
        1,
        "Министр Олег Дымов",
    ),
]


@pytest.mark.parametrize(("language", "text", "place", "source"), SEVERAL, ids=lambda value: str(value)[:40])
def test_several_sentences(language: str, text: str, place: int, source: str) -> None:
    found = candidates(text, language)[place]
    assert found.source is not None
    assert found.source.name == source


def test_a_joint_source_has_its_members() -> None:
    for text in (
        "Assessments from the United States, South Korea and Ukraine suggest 10,000 soldiers.",
        "There are 10,000 soldiers, according to the United States, South Korea and Ukraine.",
        "The United States, South Korea and Ukraine said 10,000 soldiers were there.",
    ):
        [found] = candidates(text, "en")
        assert found.source is not None
        assert [each.lower() for each in found.source.members] == [
            "the united states",
            "south korea",
            "ukraine",
        ]


def test_who_speaks_for_whom_is_said() -> None:
    found = candidates("The US says 10,000 came. Its ambassador said 8,000 were near the border.", "en")[1]
    assert found.source is not None
    assert (found.source.name, found.source.speaks_for) == ("Its ambassador", "The US")


def test_what_is_carried_on_is_not_sure_and_ends_with_the_paragraph() -> None:
    text = "There were 2,317 cases, the ministry says. Nineteen children died.\n\nSome 40 beds are free."
    _, carried, nobody = candidates(text, "en")
    assert carried.source is not None
    assert carried.source.name == "the ministry"
    assert carried.unsure == (Unsure.SOURCE_INFERRED,)
    assert nobody.source is None
    assert nobody.unsure == (Unsure.NOBODY_NAMED,)


def test_where_sources_are_not_looked_for_it_is_said() -> None:
    read = read_article(Article("12 (40%)", "", DAY))
    assert read.language is None
    assert not read.attributions
    for found in read.candidates:
        assert found.source is None
        assert Unsure.NO_ATTRIBUTIONS in found.unsure


def test_two_readings_stay_two() -> None:
    [found] = candidates("A spokesman denied that 3,000 troops had arrived.", "en")
    assert found.figure.denied
    assert Unsure.FIGURE in found.unsure
    assert len(found.figure.questions[0].readings) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The 1718 Committee met, the UN said.",
        "The bridge was refitted twice, the owner said.",
        "Route D 920 is closed, police said.",
        "Five days later police said nothing.",
        "One hospital closed, officials said.",
        "The bill passed by 61 votes to 38, the speaker said.",
        "The minister said a three-day visit was planned.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert candidates(text, "en") == ()


def test_a_quotation_ends_before_who_is_named_behind_it() -> None:
    text = "Few wards were open, a manager said. “We had 41 patients.” The trust said six wards were open."
    quoted, _ = candidates(text, "en")
    assert quoted.source is not None
    assert quoted.source.name == "a manager"


@pytest.mark.parametrize(
    ("language", "before", "members"),
    [
        ("en", "The US and South Korea met on Monday.", ["The US", "South Korea"]),
        ("en", "On Monday the United States and South Korea agreed.", ["the United States", "South Korea"]),
        (
            "en",
            "The Ministry of Defence and the Office of the President met.",
            ["The Ministry of Defence", "the Office of the President"],
        ),
        ("fr", "Lundi, la France et l'Allemagne ont publié un bilan.", ["la France", "l'Allemagne"]),
        ("pl", "W poniedziałek spotkały się Francja i Polska w Paryżu.", ["Francja", "Polska"]),
        ("uk", "У понеділок зустрілися Франція та Україна.", ["Франція", "Україна"]),
    ],
)
def test_they_are_those_named_together_before_without_what_they_did(
    language: str, before: str, members: list[str]
) -> None:
    they = {
        "en": "They said 300 people died.",
        "fr": "Elles ont dit que 300 personnes sont mortes.",
        "pl": "Podały one, że zginęło 300 osób.",
        "uk": "Вони повідомили, що загинули 300 людей.",
    }
    [found] = candidates(f"{before} {they[language]}", language)
    assert found.source is not None
    assert list(found.source.members) == members
    assert found.unsure == (Unsure.SOURCE_INFERRED,)


def test_a_person_with_a_title_is_meant_by_a_pronoun_though_the_name_begins_its_sentence() -> None:
    [found] = candidates("Mayor Ana Ruiz came on Monday. She said 300 people died.", "en")
    assert found.source is not None
    assert found.source.name == "Mayor Ana Ruiz"
    assert found.unsure == (Unsure.SOURCE_INFERRED,)


def test_each_paragraph_of_a_quotation_opens_marks_that_the_last_one_closes() -> None:
    text = "“It rained on us for days.\n“We lost 40 boats there.\n“It was very bad,” a fisher said."
    [found] = candidates(text, "en")
    assert found.source is not None
    assert (found.source.name, found.rule) == ("a fisher", "number; quotation goes on")


def test_a_source_on_record_is_found_by_an_alias_of_nobody_else() -> None:
    known = (
        KnownSource("jcs", ("Joint Chiefs of Staff",), aliases=("JCS", "the joint command")),
        KnownSource("navy", ("Navy",), aliases=("the service",)),
        KnownSource("army", ("Army",), aliases=("the service",)),
    )
    keys = {"The JCS": "jcs", "The joint command": "jcs", "The service": "", "The Navy": "navy"}
    for name, key in keys.items():
        [found] = read_article(Article(f"{name} said 40 boats sank.", "en", DAY, sources=known)).candidates
        assert found.source is not None
        assert (found.source.name, found.source.key) == (name, key)
