"""Who stands beside a verb of saying and says nothing."""

from datetime import date

import pytest

from claims.domain.articles import Article, read_article

DAY = date(2026, 11, 30)
NOBODY = [
    # What was counted or done, not said.
    ("nl", "Tijdens de nacht heeft de brandweer 410 meldingen geregistreerd.", "410"),
    ("nl", "Rond de afgelopen kerst heeft de politie 210 mensen geregistreerd.", "210"),
    ("en", "Last month nonfarm employers added 61,000 workers.", "61,000"),
    ("en", "The port adds 300 berths this year.", "300"),
    # The percentage is the subject of the verb.
    ("pl", "Działania burmistrza dobrze oceniło 48 proc. badanych.", "48"),
    ("pl", "Nową ustawę źle oceniło 26 proc. ankietowanych.", "26"),
    # Whoever thinks something is nobody by name.
    ("ru", "Доля тех, кто полагает иначе, возросла с 21 до 24%.", "21"),
    ("uk", "Частка тих, хто вважає інакше, зросла з 31 до 34%.", "31"),
    # A noun that looks like a verb.
    ("en", "Initial claims for benefits rose to 431,000 in June.", "431,000"),
    ("en", "The jobless claims data jumped to 228,000.", "228,000"),
    # What a thing does, where somebody would say it.
    ("en", "Lay-offs continued in June, when 240 welders lost their jobs.", "240"),
    ("en", "Mudslides claimed 37 lives.", "37"),
    ("en", "The storm raised the number of homeless families to 410.", "410"),
    ("en", "The academy called 310 parents.", "310"),
    ("en", "The mill placed 120 workers on leave.", "120"),
    ("en", "The tribunal rejected 84 appeals.", "84"),
    ("es", "El temporal elevó a 310 el número de evacuados.", "310"),
    ("it", "La frana ha portato a 210 il numero degli sfollati.", "210"),
    ("pt", "A cheia elevou para 510 o número de desalojados.", "510"),
    ("de", "Der Sturm erhöhte die Zahl der Obdachlosen auf 410.", "410"),
    ("hi", "सरकार ने बुनकरों को 64 करोड़ रुपये जारी किए।", "64"),
    # Nobody: "se registran", "si contano".
    ("es", "En la comarca se registran 48 incendios.", "48"),
    # Whoever writes.
    ("en", "I reckoned that 640 sheep had drowned.", "640"),
    ("de", "Ich schätzte, dass 640 Schafe ertrunken waren.", "640"),
    # Who said what it is compared with.
    ("en", "That is 230 fewer than the council had announced.", "230"),
    ("de", "Das waren 230 weniger, als der Landkreis angekündigt hatte.", "230"),
    ("fr", "C'est 230 de moins que la mairie ne l'avait annoncé.", "230"),
    ("it", "Sono 230 in meno di quanto il comune aveva annunciato.", "230"),
    ("pt", "São 230 a menos do que a câmara tinha anunciado.", "230"),
    ("nl", "Dat zijn er 230 minder dan de gemeente had aangekondigd.", "230"),
    # A day, though it is written like a name.
    ("en", "“Last Monday was hell,” he said of the 300 dead.", "300"),
    ("en", "Last Monday and Tuesday were wet. They said 300 people died.", "300"),
    ("en", "On Easter Monday it rained. It said 300 people died.", "300"),
    ("es", "El Lunes 4 empezó la lluvia. Él dijo que murieron 300 personas.", "300"),
    # A verb inside a word.
    ("en", "A much-cited figure is 40 deaths.", "40"),
    # Whose words were quoted by a paper, in the sentence before; of whom a share is.
    ("en", "Some 30 died, as quoted by Reuters. About 40 were hurt.", "40"),
    ("en", "87 percent of ministries said they had lost 300 people.", "300"),
    # Behind a quotation that is no sentence of somebody; a name whose sentence goes on elsewhere.
    ("zh", "市长“12人死亡”说。", "12"),
    ("it", "La polizia ha detto che sono morte 12 persone. L'Alfa ha perso 40 navi.", "40"),
    ("fr", "La police dit que 12 personnes sont mortes. L'Oréal emploie 300 personnes.", "300"),
    ("en", "12 people died, police also also also also also also also also also also said.", "12"),
    ("en", "12 people died, said also also also also also also also also also also police.", "12"),
    (
        "ru",
        "Погибли 12 человек, полиция также также также также также также также также также сообщила.",
        "12",
    ),
    ("tr", "Ölü sayısı açıkladı: 12 kişi.", "12"),
    # What follows a report that names nobody; a pronoun that nobody stands before.
    ("ja", "それによると、12人が死亡した。", "12"),
    ("ja", "彼らが12人が死亡したと述べた。", "12"),
    # What a preposition leads in; a day.
    ("zh", "对1204人的调查显示,54%的人支持该计划。", "54%"),
    ("zh", "对全国1204人的调查显示,61%的人反对。", "61%"),
    ("zh", "最后估计参加人数为2.3万人。", "2.3"),
]


def _source(language: str, text: str, number: str) -> str | None:
    at = text.index(number)
    found = read_article(Article(text, language, DAY)).candidates
    candidate = next(c for c in found if c.figure.number[0] <= at < c.figure.number[1])
    return candidate.source.name if candidate.source else None


@pytest.mark.parametrize(("language", "text", "number"), NOBODY)
def test_it_is_laid_on_nobody(language: str, text: str, number: str) -> None:
    assert _source(language, text, number) is None
