"""Who says a figure, and who relays it, in Italian."""

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
        ("C'erano 5.000 persone per la questura.", "5.000", "questura", None),
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
