"""The kind that a source's name tells, in several languages; None where somebody has to be asked."""

import pytest

from sources.domain.kinds import SourceKind, kind_told

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
        ("Analysts at Northbank", None),
        ("Maria Daly", None),
        ("Jean Prefontaine", None),
    ],
)
def test_what_a_name_tells(name: str, kind: SourceKind | None) -> None:
    assert kind_told(name) is kind
