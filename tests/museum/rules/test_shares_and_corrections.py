"""Shares of which nobody said of what, and statements that say what they corrected."""

from dataclasses import replace

import pytest

from claims.domain import Kind, World, classify
from claims.domain.questions.scope import RelationKind

from .exhibit import LEVEL, asked, said, world


def share(name, base):
    return asked(name, "percent", LEVEL, base=base, additive=False)


@pytest.mark.parametrize("kind", [RelationKind.PART_OF, RelationKind.OVERLAPS])
@pytest.mark.parametrize(("base", "reason"), [("over-80s", "other_base"), ("", "base_not_given")])
def test_shares_of_other_bases_say_so_however_their_questions_are_related(kind, base, reason):
    one = said("A", share("vaccinated, over 80", base), "exactly 37.3", "2024-10-31", data=True)
    all_of_them = said("B", share("vaccinated", "all"), "exactly 3.7", "2024-10-31", data=True)
    found = classify(one, all_of_them, world((one.question.id, kind, "vaccinated")))
    assert (found.reason, found.weight) == (reason, 1)


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("21 dead, corrected from 18", Kind.REVISION),
        ("21 Tote (korrigiert von 18)", Kind.REVISION),
        ("21 morts, chiffre corrigé de 18", Kind.REVISION),
        ("21 dead; 18 in the annex", Kind.SELF_CONTRADICTION),
    ],
)
def test_two_figures_in_one_document_are_a_revision_where_it_says_so(quote, kind):
    dead = asked("dead", temporality=LEVEL)
    first = said("A", dead, "exactly 18", "2024-10-31", quote=quote)
    second = replace(said("A", dead, "exactly 21", "2024-10-31", quote=quote), voice=first.voice)
    assert classify(first, second, World()).kind is kind
