"""The kind that a source's name shows, in several languages; None where somebody has to be asked."""

import pytest

from sources.domain.kinds import SourceKind, kind_shown

GOVERNMENT, NGO, MEDIA = SourceKind.GOVERNMENT, SourceKind.NGO, SourceKind.MEDIA


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Prefecture of Haute-Savoie", GOVERNMENT),
        ("Governor of Cebu", GOVERNMENT),
        ("Coast guard", GOVERNMENT),
        ("Polizei Hamburg", GOVERNMENT),
        ("Bundesinnenministerium", GOVERNMENT),
        ("Ministère de l’Intérieur", GOVERNMENT),
        ("Préfecture du Nord", GOVERNMENT),
        ("Policía Nacional", GOVERNMENT),
        ("Міністерство охорони здоров’я", GOVERNMENT),
        ("경찰", GOVERNMENT),
        ("통계청", GOVERNMENT),
        ("Gewerkschaft der Polizei", NGO),
        ("Police Officers' Federation", NGO),
        ("Police union", NGO),
        ("Pilots' union", NGO),
        ("Croix-Rouge française", NGO),
        ("대한적십자사", NGO),
        ("Daily Courier", MEDIA),
        ("European Union", SourceKind.INTERGOVERNMENTAL),
        ("News agency of the prefecture", SourceKind.WIRE),
        ("Electoral commission", GOVERNMENT),
        ("European Commission", SourceKind.INTERGOVERNMENTAL),
        ("Hospital federation", NGO),
        ("Russian Federation", None),
        ("Municipal hospital", NGO),
        ("Food safety agency", GOVERNMENT),
        ("Observer group Clear Vote", NGO),
        ("City teachers' union", NGO),
        ("Bundeswahlleiterin", None),
        ("Gesamtmetall", None),
        ("Deutsche Krankenhausgesellschaft", None),
        ("Umweltbundesamt", GOVERNMENT),
        ("Fédération hospitalière de France", NGO),
        ("Agence régionale de santé", GOVERNMENT),
        ("Comisión Nacional Electoral", GOVERNMENT),
        ("Central bank", GOVERNMENT),
        ("Національний банк", GOVERNMENT),
        ("한국은행", GOVERNMENT),
        ("국민은행", None),
        ("Un testigo", None),
        ("Центральна виборча комісія", GOVERNMENT),
        ("Федерація роботодавців", NGO),
        ("중앙선거관리위원회", GOVERNMENT),
        ("대한병원협회", NGO),
        ("서울대학교병원", NGO),
        ("Analysts at Northbank", None),
        ("Maria Daly", None),
        ("Jean Prefontaine", None),
    ],
)
def test_what_a_name_shows(name: str, kind: SourceKind | None) -> None:
    shown = kind_shown(name)
    assert (shown and shown.kind) is kind
    assert shown is None or shown.word in name
