"""Who says a figure, and who relays it, in Italian, Portuguese, Dutch and Polish."""

from datetime import date

import pytest

from claims.domain.articles import Article, Candidate, read_article

DAY = date(2025, 10, 8)


def candidates(text: str, language: str) -> tuple[Candidate, ...]:
    return read_article(Article(text, language, DAY)).candidates


SENTENCES = {
    "it": [
        # text, figure, source, relay
        ("Secondo il prefetto, Luca Ferrero, i dispersi sono 27.", "27", "il prefetto, Luca Ferrero", None),
        ("Secondo fonti ospedaliere i morti sono 31.", "31", "fonti ospedaliere", None),
        ("Almeno 14 persone sono morte: lo ha reso noto la polizia.", "14", "la polizia", None),
        ("Sono almeno 12 i morti, ha riferito oggi la polizia.", "12", "la polizia", None),
        (
            "«Abbiamo 300 sfollati», dice il sindaco di Norcia, Piero Galli.",
            "300",
            "il sindaco di Norcia, Piero Galli",
            None,
        ),
        (
            "Gli organizzatori parlano di 60.000 partecipanti, la questura di 22.000.",
            "22.000",
            "la questura",
            None,
        ),
        ("La Croce Rossa ne conta 510.", "510", "La Croce Rossa", None),
        ("La città conta 50.000 abitanti.", "50.000", None, None),
        ("La legge prevede multe fino a 5.000 euro.", "5.000", None, None),
        (
            "L'agenzia Nordest, citando la Guardia costiera, riferisce di 43 naufraghi.",
            "43",
            "la Guardia costiera",
            "L'agenzia Nordest",
        ),
        (
            "La polizia, citata dall'agenzia Nordest, ha parlato di 17 arresti.",
            "17",
            "La polizia",
            "agenzia Nordest",
        ),
        ("I feriti sono 120, ha detto alla Reuters un volontario.", "120", "un volontario", None),
        (
            "È chiaro. Il ministro ha però ammesso che 300 posti mancano.",
            "300",
            "Il ministro",
            None,
        ),
        ("Mosca parla di 12 morti.", "12", "la Russia", None),
        ("Stando ai dati dell'Inps, i lavoratori fermi sono 1.200.", "1.200", "dati dell'Inps", None),
        ("A detta del comandante le barche erano 30.", "30", "comandante", None),
        ("Un uomo, che ha chiesto l'anonimato, ha negato che manchino 50 fiale.", "50", "Un uomo", None),
        (
            "Da gennaio i casi registrati dall'inizio dell'anno sono 300, dice il sindaco.",
            "300",
            "il sindaco",
            None,
        ),
        ("C'erano 5.000 persone per la questura.", "5.000", "questura", None),
        ("Per la manager, sono 300 i posti in più.", "300", "la manager", None),
        ("Per la ricostruzione serviranno 300 tende.", "300", None, None),
        (
            "Al corteo erano 15 mila secondo gli organizzatori e 6 mila secondo la questura.",
            "6",
            "la questura",
            None,
        ),
        ("Il governo vuole 40 navi, ma Vienna ritiene che sia troppo.", "40", None, None),
    ],
    "pt": [
        ("Segundo informou a polícia, 12 pessoas morreram.", "12", "a polícia", None),
        ("De acordo com a polícia os detidos são 31.", "31", "a polícia", None),
        ("No segundo trimestre, a receita subiu 12%.", "12%", None, None),
        ("A inflação atingiu 4,2% em agosto, informou nesta terça-feira (7) o IBGE.", "4,2%", "o IBGE", None),
        ("A CGTP fala em 150 mil manifestantes, a PSP em cerca de 60 mil.", "60", "a PSP", None),
        ("Os feridos são 120, disse à Reuters um voluntário.", "120", "um voluntário", None),
        (
            "O jornal Folha do Vale noticiou, citando a polícia, que 17 foram presos.",
            "17",
            "a polícia",
            "O jornal Folha do Vale",
        ),
        ("Segundo avançou o Jornal do Porto, são 17 os detidos.", "17", "o Jornal do Porto", None),
        ("Kiev diz ter abatido 45 drones.", "45", "a Ucrânia", None),
        ("A lei prevê multas de até 5.000 euros.", "5.000", None, None),
        ("O ministro tinha também anunciado 200 vagas.", "200", "O ministro", None),
        ("Para o ministro, são 300 os postos em risco.", "300", "o ministro", None),
        ("Para o hospital serão comprados 300 ventiladores.", "300", None, None),
        ("Cerca de 2 mil pessoas vieram, nas contas da Polícia Militar.", "2 mil", "Polícia Militar", None),
    ],
    "nl": [
        ("Volgens de politie raakten er 12 mensen gewond.", "12", "de politie", None),
        ("Volgens burgemeester Wim de Groot zijn er 19 vermist.", "19", "burgemeester Wim de Groot", None),
        ("Velto schrapt 900 banen, heeft het bedrijf donderdag bekendgemaakt.", "900", "het bedrijf", None),
        ("Het CBS maakte dinsdag bekend dat er 300 banen bij kwamen.", "300", "Het CBS", None),
        ("Er zijn 300 banen weg, laat de vakbond weten.", "300", "de vakbond", None),
        ("VDL heeft dinsdag laten weten dat er 1.000 banen verdwijnen.", "1.000", "VDL", None),
        ("Er stonden 2.000 mensen op het plein, aldus de organisatie.", "2.000", "de organisatie", None),
        ("De organisatie telde 12.000 deelnemers, de politie 7.500.", "7.500", "de politie", None),
        ("Zoals de directeur uitlegde, liggen er 80 patiënten.", "80", "de directeur", None),
        ("Minister Ernst Kuil (D66) zei dat er 200 artsen nodig zijn.", "200", "Minister Ernst Kuil", None),
        ("Persbureau Oost meldt op gezag van de politie 43 doden.", "43", "de politie", "Persbureau Oost"),
        ("Uit cijfers van het CBS blijkt dat 300 mensen arm zijn.", "300", "het CBS", None),
        ("De prijzen stegen met 8 procent, meldt het Kadaster maandag.", "8", "het Kadaster", None),
        ("Moskou spreekt van 12 doden.", "12", "Rusland", None),
        ("Het kabinet wil 300 miljoen euro bezuinigen.", "300", None, None),
        ("De stad telt 50.000 inwoners.", "50.000", None, None),
        ("De gemeente trekt 3 miljoen euro uit.", "3", None, None),
    ],
    "pl": [
        ("Według policji rannych zostało 12 osób.", "12", "policji", None),
        ("12 osób zginęło – poinformowała we wtorek policja.", "12", "policja", None),
        ("GUS podał we wtorek, że bezrobocie spadło do 5,2 proc.", "5,2", "GUS", None),
        ("Z danych GUS wynika, że ubogich jest 300 osób.", "300", "GUS", None),
        ("Zdaniem ekspertów straty sięgną 7 mln zł.", "7", "ekspertów", None),
        ("Organizatorzy mówią o 90 tys. osób, policja o 35 tys.", "35", "policja", None),
        ("Agencja Norda, powołując się na policję, pisze o 43 ofiarach.", "43", "policję", "Agencja Norda"),
        ("200 osób straci pracę, pisze dziennik „Kurier Nyski”.", "200", "dziennik „Kurier Nyski”", None),
        ("Kijów twierdzi, że zestrzelił 45 dronów.", "45", "Ukraina", None),
        (
            "Zmarło 12 osób, powiedziała dr Ewa Lis z Politechniki Nyskiej.",
            "12",
            "dr Ewa Lis z Politechniki Nyskiej",
            None,
        ),
        ("Policja mówi o 5 proc. W kasie brak 6 mld zł – alarmuje opozycja.", "5", "Policja", None),
        ("W szpitalu przekazano, że rannych jest 15 osób.", "15", "szpitalu", None),
        ("Przewoźnik, firma Trans-Bis, mówi o 12 tys. zł.", "12", "Przewoźnik, firma Trans-Bis", None),
        ("Ministerstwo obrony w Moskwie mówi o 60 rakietach.", "60", "Ministerstwo obrony w Moskwie", None),
        ("Zmarło 12 osób, napisał na Telegramie gubernator.", "12", "gubernator", None),
        ("Wojewoda zaprzeczył, jakoby zginęło 30 osób.", "30", "Wojewoda", None),
        ("Rząd przeznaczył 3 mln zł na szkołę.", "3", None, None),
        ("Miasto liczy 50 tys. mieszkańców.", "50", None, None),
    ],
}


@pytest.mark.parametrize(
    ("language", "row"),
    [(language, row) for language, rows in SENTENCES.items() for row in rows],
    ids=lambda value: value if isinstance(value, str) else value[0][:40],
)
def test_one_sentence(language: str, row: tuple[str, str, str | None, str | None]) -> None:
    text, number, source, relay = row
    [found] = [each for each in candidates(text, language) if each.figure.number[0] == text.index(number)]
    assert (found.source.name if found.source else None) == source
    assert (found.relay.name if found.relay else None) == relay


SEVERAL = [
    (
        "it",
        "Parla il sindaco, Carlo Bassi. Bassi dice che 30 case non ci sono più.",
        0,
        "il sindaco, Carlo Bassi",
    ),
    (
        "it",
        "Il sindaco parla di 12 morti. Ha aggiunto che 40 case sono crollate.",
        1,
        "Il sindaco",
    ),
    ("it", "Il ministero della Salute conta i casi. Il ministero ne stima 400.", 0, "Il ministero"),
    ("it", "Sono morte 9 persone. Lo rende noto la prefettura.", 0, "la prefettura"),
    ("pt", "A PM deteve 14 suspeitos. Segundo a corporação, havia 20 armas.", 1, "a corporação"),
    ("pt", "A PM diz que deteve 14 suspeitos. Segundo a corporação, havia 20 armas.", 1, "A PM"),
    ("pt", "Morreram 9 pessoas. A informação foi divulgada pela prefeitura.", 0, "prefeitura"),
    (
        "pt",
        "A ministra, Teresa Sá, falou. «Serão 80 milhões. É o que está no orçamento», disse a governante.",
        0,
        "A ministra, Teresa Sá",
    ),
    ("nl", "Er vielen 12 doden. Dat heeft het ministerie bekendgemaakt.", 0, "het ministerie"),
    ("nl", "Minister Jan Vos noemde 40 namen. Vos zei ook dat er 30 ontbreken.", 1, "Minister Jan Vos"),
    ("pl", "Zginęło 9 osób. Poinformowała o tym policja.", 0, "policja"),
    ("pl", "Minister Jan Lis mówi o 40 ofiarach. Lis dodał, że rannych jest 30 osób.", 1, "Minister Jan Lis"),
    ("pl", "Minister Jan Lis mówi o 40 ofiarach. Zaznaczył, że rannych jest 30 osób.", 1, "Minister Jan Lis"),
    ("pl", "Policja podała, że jest 12 ofiar. Jej zdaniem rannych jest 30 osób.", 1, "Policja"),
    (
        "nl",
        "Waterbedrijf Lek meldt 40 lekken. Het bedrijf zegt dat er 30 gedicht zijn.",
        1,
        "Waterbedrijf Lek",
    ),
    (
        "it",
        "«Sono stati giorni duri. Abbiamo perso 12 colleghi. Non li dimenticheremo», racconta un infermiere.",
        0,
        "un infermiere",
    ),
]


@pytest.mark.parametrize(("language", "text", "place", "source"), SEVERAL, ids=lambda value: str(value)[:40])
def test_several_sentences(language: str, text: str, place: int, source: str) -> None:
    found = candidates(text, language)[place]
    assert found.source is not None
    assert found.source.name == source


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Il ministero parla di 12 morti. Il motore dura 14 ore."),
        ("pt", "A polícia fala em 12 mortos. O motim durou 14 horas."),
        ("pl", "Policja mówi o 12 ofiarach. W 1997 roku utonęły tam 2 osoby."),
        ("nl", "De politie spreekt van 12 doden. In 1995 verdronken daar 2 mensen."),
    ],
)
def test_what_has_a_subject_or_a_year_of_its_own_is_not_carried_on(language: str, text: str) -> None:
    found = candidates(text, language)[-1]
    assert found.source is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Sei italiani su dieci temono un rincaro."),
        ("pt", "Seis em cada dez portugueses temem a medida."),
        ("nl", "Zes op de tien kiezers denken dat het misgaat."),
        ("pl", "62 proc. Polaków obawia się wojny."),
        ("es", "El 62% de los españoles cree que no."),
        ("fr", "Quelque 62 % des Français craignent la mesure."),
    ],
)
def test_people_who_are_counted_say_nothing(language: str, text: str) -> None:
    [found] = candidates(text, language)
    assert found.source is None


def test_a_name_ends_before_a_figure_in_words() -> None:
    [found] = candidates("A parere di Legambiente servirebbero quaranta navi.", "it")
    assert found.source is not None
    assert found.source.name == "Legambiente servirebbero"  # the verb can't be told from a name


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("it", "Il questore Franca Diotti frena: «Sono 62 cassette».", "Il questore Franca Diotti"),
        ("it", "«No», dice il ministro. Di altro avviso il sindacato: «Sono 62 casse».", "il sindacato"),
        ("pl", "Wojewoda studzi emocje: „Rannych jest 62 osób”.", "Wojewoda"),
        ("en", "The minister was blunt: “We lost 62 tanks.”", "The minister"),
        ("en", "Police spoke. He had one message for the company: “Pay 62 million euros.”", None),
    ],
)
def test_who_is_quoted_behind_a_colon(language: str, text: str, source: str | None) -> None:
    found = candidates(text, language)[-1]
    assert (found.source.name if found.source else None) == source
