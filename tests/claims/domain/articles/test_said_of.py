"""What only says which thing is spoken of is no candidate; how long something took is one."""

import pytest

from claims.domain.articles import Article, read_article

WHICH = [
    ("en", "A 48-hour truce began on Monday, police said."),
    ("en", "A three-day visit to Seoul ended, the ministry said."),
    ("en", "The 10-year bond was sold on Monday, the ministry said."),
    ("de", "Eine 48-stündige Waffenruhe begann, sagte die Polizei."),
    ("de", "Ein 24-Stunden-Streik begann, sagte die Polizei."),
    ("fr", "Une trêve de 48 heures a débuté lundi, a dit la police."),
    ("fr", "Une visite officielle de trois jours a débuté lundi, a dit la police."),
    ("es", "Una tregua de 48 horas comenzó el lunes, dijo la policía."),
    ("it", "Una tregua di 48 ore è iniziata lunedì, ha detto la polizia."),
    ("pt", "Uma trégua de 48 horas começou na segunda, disse a polícia."),
    ("nl", "Een 48-uurs bestand begon maandag, zei de politie."),
    ("pl", "Rozpoczął się 48-godzinny rozejm, podała policja."),
    ("ru", "Началось 48-часовое перемирие, сообщила полиция."),
    ("uk", "Почалося 48-годинне перемир'я, повідомила поліція."),
    ("tr", "48 saatlik ateşkes başladı."),
    ("ar", "بدأت هدنة مدتها 48 ساعة."),
    ("hi", "48 घंटे का युद्धविराम सोमवार को शुरू हुआ।"),
    ("zh", "48小时停火周一开始。"),
    ("zh", "48小时的停火开始了。"),
    ("ja", "48時間の停戦が始まった。"),
    ("ko", "48시간 휴전이 시작됐다."),
]
HOW_LONG = [
    ("en", "The truce lasted 48 hours, police said.", 48),
    ("en", "A three-hour delay hit the airport, police said.", 3),
    ("en", "The court handed down a 12-year sentence, police said.", 12),
    ("de", "Die Waffenruhe dauerte 48 Stunden, sagte die Polizei.", 48),
    ("fr", "La trêve a duré plus de 48 heures, a dit la police.", 48),
    ("fr", "Le tribunal a prononcé une peine de 12 ans, a dit la police.", 12),
    ("fr", "Il est revenu au bout de 48 heures, a dit la police.", 48),
    ("fr", "Le délai moyen est de six heures, a dit la police.", 6),
    ("fr", "Un délai moyen de six heures est à prévoir, a dit la police.", 6),
    ("es", "La tregua duró 48 horas, dijo la policía.", 48),
    ("tr", "Ateşkes 48 saat sürdü.", 48),
    ("hi", "48 घंटे के भीतर सेना लौट गई।", 48),
    ("zh", "停火持续了48小时。", 48),
    ("ja", "停戦は48時間続いた。", 48),
    ("ko", "휴전은 48시간 이어졌다.", 48),
]
ASKED = [
    ("fr", "Selon un sondage réalisé auprès de 1 004 personnes, 47 % sont favorables."),
    ("fr", "L’enquête, menée auprès de 1\u202f004 Français, dit que 47 % sont favorables."),
    ("en", "The poll questioned 1,004 adults, of whom 47 per cent agreed."),
    ("en", "According to a survey of 1,004 adults, 47 per cent agree."),
    ("de", "Eine Umfrage unter 1.004 Personen ergab, dass 47 Prozent zustimmen."),
    ("es", "Una encuesta realizada a 1.004 personas indica que el 47 % está a favor."),
    ("it", "Un sondaggio su un campione di 1.004 persone dice che il 47% è favorevole."),
    ("pt", "Uma sondagem junto de 1.004 pessoas indica que 47% concordam."),
    ("nl", "Een peiling onder 1.004 kiezers gaf aan dat 47 procent voor is."),
    ("pl", "Sondaż przeprowadzono wśród 1004 osób; 47 proc. jest za."),
    ("ru", "Опрос проведён среди 1004 человек, 47% согласны."),
    ("uk", "Опитування провели серед 1004 людей, 47% згодні."),
    ("tr", "1.004 kişi ile yapılan ankette yüzde 47 evet dedi."),
    ("ar", "استطلاع شمل 1004 أشخاص أظهر أن 47 بالمئة يؤيدون."),
    ("hi", "1,004 लोगों पर किया गया सर्वेक्षण बताता है कि 47 प्रतिशत सहमत हैं।"),
    ("zh", "对1004人进行的调查显示,47%的人赞成。"),
    ("ja", "1004人を対象にした調査で、47%が賛成した。"),
    ("ko", "성인 1004명을 대상으로 한 조사에서 47%가 찬성했다."),
]


@pytest.mark.parametrize(("language", "text"), WHICH)
def test_the_time_of_a_thing_is_no_candidate(language: str, text: str) -> None:
    assert [candidate.selector.exact for candidate in read_article(Article(text, language)).candidates] == []


@pytest.mark.parametrize(("language", "text", "value"), HOW_LONG)
def test_how_long_something_took_is_one(language: str, text: str, value: int) -> None:
    found = [candidate.figure for candidate in read_article(Article(text, language)).candidates]
    assert [figure.written.best for figure in found] == [str(value)]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_whom_a_survey_asked_are_not_what_it_found(language: str, text: str) -> None:
    found = [candidate.figure for candidate in read_article(Article(text, language)).candidates]
    assert [(figure.written.best, figure.unit) for figure in found] == [("47", "percent")]


def test_what_a_survey_found_is_a_candidate_though_it_is_a_count() -> None:
    found = read_article(Article("A survey found that 300 people had died.", "en")).candidates
    assert [candidate.figure.written.best for candidate in found] == ["300"]


def test_the_name_of_a_survey_ends_before_those_whom_it_asked() -> None:
    text = "Selon un sondage réalisé auprès de 1 004 personnes, 47 % sont favorables."
    (found,) = read_article(Article(text, "fr")).candidates
    assert found.source is not None
    assert found.source.name == "un sondage réalisé"


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Police said 61 people died. Inflation stood at 3.4 per cent.", ["Police", None]),
        ("Police said 61 people died. Turnout came in at 41 per cent.", ["Police", None]),
        (
            "Eurostat said inflation ran at 3 per cent. Core inflation came in at 2 per cent.",
            ["Eurostat"] * 2,
        ),
        ("Eurostat said inflation stood at 3 per cent, down from 4.", ["Eurostat"] * 2),
        ("Inflation stood at 3 per cent, down from 4, Eurostat said.", ["Eurostat"] * 2),
    ],
)
def test_a_measure_is_said_by_who_told_of_it(text: str, sources: list[str | None]) -> None:
    found = read_article(Article(text, "en")).candidates
    assert [candidate.source and candidate.source.name for candidate in found] == sources
