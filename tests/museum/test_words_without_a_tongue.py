"""Words of two languages in one script, and changes where a level is asked: asked, and no hedge lost."""

import pytest

from claims.models import Claim, Question
from tests.claims.intake.files import command, csv_file, row

pytestmark = pytest.mark.django_db
NOBODY = {"source_kind": "media", "value": "", "temporality": "timeless"}


def taken(folder, quote, **columns):
    """How the quote's figure is recorded, and what is said where it isn't."""
    _, said = command("import_claims", csv_file(folder, row(quote=quote, **{**NOBODY, **columns})))
    claim = Claim.objects.first()
    return (claim and (claim.modality, claim.best)), said


@pytest.mark.parametrize(
    ("quote", "modality"),
    [
        ("約300人", "approx"),
        ("300人以上", "at_least"),
        ("300余人", "more_than"),
        ("大約300人", "approx"),
        ("300人死亡", "stated"),
    ],
)
def test_what_chinese_and_japanese_read_alike_is_taken(tmp_path, quote, modality):
    assert taken(tmp_path, quote)[0] == (modality, 300)


@pytest.mark.parametrize(
    ("quote", "hedged"),
    [("至少300人", "at least 300"), ("近300人", "nearly 300"), ("最大300人", "up to 300")],
)
def test_what_one_of_them_reads_otherwise_is_asked(tmp_path, quote, hedged):
    claim, said = taken(tmp_path, quote)
    assert claim is None
    assert "Is this Chinese or Japanese?" in said
    assert f"“{hedged}" in said


@pytest.mark.parametrize(
    ("quote", "moved"),
    [
        ("40 fewer than in June", "fell"),
        ("60 soldiers more than in 2022", "rose"),
        ("at least 300 more soldiers", "rose"),
        ("fell by 300 soldiers", "fell"),
        ("zwölf Soldaten mehr als im Juni", "rose"),
        ("40 menos que en junio", "fell"),
        ("на 40 больше, чем в июне", "rose"),
    ],
)
def test_how_far_something_moved_is_no_answer_to_how_much_there_is(tmp_path, quote, moved):
    claim, said = taken(tmp_path, quote)
    assert claim is None
    assert f"The quote gives by how much it {moved}: does the question ask for that?" in said
    settled, _ = taken(tmp_path, quote, modality="stated")
    assert settled is not None


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("exports fell 2.4 per cent", "-2.4"),
        ("Die Exporte sanken um 2,4 Prozent", "-2.4"),
        ("les exportations ont reculé de 2,4 %", "-2.4"),
        ("exports rose 2.4 per cent", "2.4"),
    ],
)
def test_a_change_in_per_cent_may_be_a_fall(tmp_path, quote, value):
    claim, _ = taken(tmp_path, quote, question="How did exports change?", unit="percent_change")
    assert str(claim[1].normalize()) == value
    asked = Question.objects.get()
    assert (asked.minimum, asked.additive) == (None, False)
