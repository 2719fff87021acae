"""What a newsroom should learn from the running example, line by line: the living specification."""

from datetime import date
from fractions import Fraction

import pytest

from claims.domain.comparing.classification import Kind, Reason
from claims.domain.figures.interval import Interval
from claims.domain.weighing.independent_count import aggregate_of_members, independent_count
from claims.domain.weighing.positions import positions
from claims.examples.figures import CLAIMS
from claims.examples.questions import EXPORTS, IN_RUSSIA, NEAR_BORDER, SINCE_TEST, TRENCH_A, TRENCH_B
from claims.models import Claim, Conflict
from claims.models.ranges import to_day_range
from sources.domain.independence import Dependence
from sources.models import Document, Syndication

pytestmark = pytest.mark.django_db


def conflicts_on(question):
    return list(Conflict.objects.filter(question__slug=question, merged_into=None).order_by("episode"))


def the_only_conflict_on(question):
    (conflict,) = conflicts_on(question)
    return conflict


def witnesses(conflict):
    return {conflict.witness_a.external_id, conflict.witness_b.external_id}


# The record -------------------------------------------------------------------------------------------------


def test_every_quote_stands_verbatim_in_the_text_it_was_read_in(people):
    for claim in Claim.objects.select_related("snapshot"):
        assert claim.snapshot.text[claim.quote_start :].startswith(claim.quote)
    assert Claim.objects.count() == len(CLAIMS)


def test_at_least_three_documents_are_from_different_publishers_and_one_is_syndicated_from_another(people):
    assert Document.objects.order_by().values("publisher").distinct().count() >= 3
    copy = Syndication.objects.get()
    assert copy.copy.publisher != copy.original.publisher


def test_a_quote_in_another_language_stands_beside_its_translation(claim):
    for key, language in (("nis-1500", "ko"), ("ukraine-12000", "uk")):
        assert claim(key).quote_language == language
        assert claim(key).quote_translation.isascii()
        assert not claim(key).quote.isascii()


def test_the_example_is_recorded_as_of_the_first_week_of_november(people):
    recorded = Claim.objects.values_list("recorded_at", flat=True)
    assert {moment.date() for moment in recorded} == {date(2024, 11, 4)}


# In Russia --------------------------------------------------------------------------------------------------


def test_in_russia_has_two_conflicts(people):
    assert [to_day_range(conflict.episode).end for conflict in conflicts_on(IN_RUSSIA)] == [
        date(2024, 10, 21),
        date(2024, 11, 4),
    ]


def test_early_the_denial_contradicts_the_1500(early):
    assert (early.kind, early.reason, early.severity) == (Kind.CONTRADICTION, Reason.EXISTENCE, 3)
    assert witnesses(early) == {"example:delegation-none", "example:nis-1500"}


def test_part_and_whole_meet_in_the_conflict_of_31_october_to_4_november(late, dossier, claim):
    assert (late.kind, late.reason, late.severity) == (Kind.SCOPE_DIFFERENCE, "", 1)
    assert {claim("us-8000").pk, claim("joint-10000-12000").pk} <= set(dossier.claims)


def test_8000_near_the_border_and_the_joint_range_differ_in_scope_and_leave_a_remainder(between):
    finding = between("us-8000", "joint-10000-12000")
    assert (finding.kind, finding.dependence) == (Kind.SCOPE_DIFFERENCE, Dependence.MEMBER_OF_JOINT)
    assert finding.remainder == Interval(Fraction(1500), Fraction(4500))
    assert finding == between("joint-10000-12000", "us-8000")


@pytest.mark.parametrize(("earlier", "later"), [("nis-1500", "nis-3000"), ("nis-3000", "south-korea-11000")])
def test_1500_3000_11000_is_one_country_updating_itself(between, earlier, later):
    assert between(earlier, later).kind is Kind.UPDATE
    assert between(earlier, later).weight == 0


def test_at_least_3000_and_3000_agree_but_are_not_two_voices(between, said, world):
    finding = between("white-house-3000", "nis-3000")
    assert (finding.kind, finding.dependence) == (Kind.COMPATIBLE, Dependence.CO_MEMBER)
    assert independent_count(said("nis-3000"), [said("white-house-3000")], world).count == 1


def test_the_joint_range_is_the_span_of_its_members_figures(said, dossier):
    assert aggregate_of_members(said("joint-10000-12000"), dossier.assertions, dossier.world)


def test_the_joint_range_adds_no_weight_one_independent_voice(said, dossier, between):
    finding = between("us-10000", "joint-10000-12000")
    assert (finding.kind, finding.dependence) == (Kind.DEPENDENT_AGREEMENT, Dependence.MEMBER_OF_JOINT)
    assert independent_count(said("joint-10000-12000"), dossier.assertions, dossier.world).count == 1
    (position,) = positions(said("us-10000").question, dossier.assertions, dossier.world)
    assert position.independent.count == 1


@pytest.mark.parametrize("other", ["south-korea-11000", "ukraine-12000"])
def test_two_members_that_agree_do_not_corroborate_each_other(between, other):
    finding = between("us-10000", other)
    assert (finding.kind, finding.dependence) == (Kind.COMPATIBLE, Dependence.CO_MEMBER)


def test_a_later_joint_range_does_not_contradict_an_earlier_member(between):
    assert between("nis-3000", "joint-10000-12000").kind is Kind.TEMPORAL_DIFFERENCE


# Near the border --------------------------------------------------------------------------------------------


def test_near_the_border_has_no_conflict_of_its_own(people):
    assert conflicts_on(NEAR_BORDER) == []


def test_from_2000_to_8000_near_the_border_is_an_update_within_one_government(between):
    finding = between("defense-2000", "us-8000")
    assert (finding.kind, finding.dependence) == (Kind.UPDATE, Dependence.AFFILIATED)


def test_a_briefing_that_gives_part_and_whole_needs_nobody_to_look(between):
    finding = between("defense-2000", "defense-10000")
    assert (finding.kind, finding.weight) == (Kind.SCOPE_DIFFERENCE, 0)


def test_the_syndicated_copy_is_the_same_statement_read_twice(between):
    finding = between("us-8000", "us-8000-copy")
    assert (finding.kind, finding.dependence) == (Kind.DUPLICATE, Dependence.SAME_STATEMENT)


# The other topics -------------------------------------------------------------------------------------------


def test_trench_a_and_trench_b_are_two_objects(between):
    finding = between("trench-a-160", "trench-b-120")
    assert (finding.kind, finding.dependence) == (Kind.NOT_COMPARABLE, Dependence.SAME_SOURCE)
    assert conflicts_on(TRENCH_A) == conflicts_on(TRENCH_B) == []


def test_nearly_a_year_and_318_days_fit_only_in_the_tolerant_reading(between, said):
    finding = between("nearly-a-year", "318-days")
    assert (finding.kind, finding.dependence) == (Kind.PRECISION_DIFFERENCE, Dependence.INDEPENDENT)
    assert said("nearly-a-year").figure.outer == Interval(Fraction(292), Fraction(365))
    assert the_only_conflict_on(SINCE_TEST).kind == Kind.PRECISION_DIFFERENCE


def test_the_arms_question_is_open_affirmed_and_denied(people):
    conflict = the_only_conflict_on(EXPORTS)
    assert (conflict.kind, conflict.reason, conflict.state) == (Kind.CONTRADICTION, Reason.STANCE, "open")
    assert "example:north-korea-denies" in witnesses(conflict)


def test_two_sources_at_one_press_meeting_do_not_corroborate_each_other(between):
    finding = between("eu-affirms", "south-korea-affirms")
    assert (finding.kind, finding.dependence) == (Kind.COMPATIBLE, Dependence.UNKNOWN)


def test_nothing_else_is_queued(people):
    questions = [conflict.question.slug for conflict in Conflict.objects.select_related("question")]
    assert sorted(questions) == sorted([IN_RUSSIA, IN_RUSSIA, SINCE_TEST, EXPORTS])
