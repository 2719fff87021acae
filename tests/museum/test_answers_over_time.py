"""What becomes of a published answer when a part, a sum, a correction or the calendar speaks against it."""

from datetime import date, timedelta

import pytest

from claimcheck.foundation.records.errors import StaleState
from claims.domain.answering.still_standing import StandingDoubt
from claims.domain.questions.scope import RelationKind, Temporality
from claims.models import Claim, Conflict, Publication, VerifiedFigure
from claims.services.correcting.documents import correct_document
from claims.services.detection.reopening import publish_due_challenges, reopen_after_embargo
from claims.services.publishing.staleness_events import mark_due_stale
from claims.services.review.draft import Input
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution
from claims.services.triage.triage import assign_conflict
from claims.views.still_standing import figures_in_doubt
from tests import builders
from tests.claims.api.client import get

pytestmark = pytest.mark.django_db
DAY = "2024-10-31"
SOON = builders.NOW + timedelta(minutes=10)
DUE = builders.NOW + timedelta(days=5)


def says(question, name, words, day=DAY, **fields):
    made = {"as_of": day, "said_on": DAY, "accept": True, "chain_complete": True, "now": SOON, **fields}
    return builders.claim(question, builders.source(name), words, **made)


def published(question, low="exactly 100 people", high="exactly 120 people", **fields):
    """Two sources, one day: the range is published."""
    for name, words in (("A", low), ("B", high)):
        says(question, name, words, now=builders.NOW)
    conflict = Conflict.objects.get(question=question)
    return builders.settle(conflict, method="report_range", **fields)


def kinds(question):
    rows = Publication.objects.filter(figure__question=question).order_by("seq")
    return [row.figure.change_kind for row in rows]


def look_at_all():
    by = builders.person("checker")
    for conflict in Conflict.objects.filter(state="open"):
        assign_conflict(by=by, now=SOON, conflict=conflict, assignee=by)


def whole_and_parts(count, temporality=Temporality.STOCK):
    """A question and so many disjoint parts of it."""
    whole = builders.question("How many beds are there?", temporality=temporality, additive=True)
    parts = [
        builders.question(f"How many beds are there in ward {n}?", temporality=temporality, additive=True)
        for n in range(count)
    ]
    for place, part in enumerate(parts):
        builders.relation(part, whole)
        for other in parts[:place]:
            builders.relation(part, other, RelationKind.DISJOINT)
    return whole, parts


def alone(whole, parts):
    return says(parts[0], "C", "exactly 400 people", accept=False)


def of_a_part(whole, parts):
    inner = builders.question("How many beds are there in room 1?", additive=True)
    builders.relation(inner, parts[0])
    return says(inner, "C", "exactly 400 people", accept=False)


def with_others(whole, parts):
    return says(parts[2], "E", "exactly 90 people", accept=False)


def with_one_source_of_all(whole, parts):
    for part in parts[:2]:
        says(part, "E", "exactly 45 people")
    return says(parts[2], "E", "exactly 70 people", accept=False)


def with_one_of_two_figures(whole, parts):
    says(parts[2], "D", "exactly 95 people", accept=False)
    return says(parts[2], "E", "at least 90 people", accept=False)


@pytest.mark.parametrize(
    "added", [alone, of_a_part, with_others, with_one_source_of_all, with_one_of_two_figures]
)
def test_parts_that_exceed_their_published_whole_challenge_dispute_and_restore_it(added):
    whole, parts = whole_and_parts(3)
    for part, name in zip(parts[:2], "FG", strict=True):
        says(part, name, "exactly 40 people", now=builders.NOW)
    published(whole)
    claim = added(whole, parts)
    look_at_all()
    assert kinds(whole) == ["NEW", "CHALLENGED"]
    assert get(f"figures/{whole.pk}/")["challenged"] is True
    builders.accept(claim)
    assert kinds(whole) == ["NEW", "CHALLENGED", "DISPUTED"]
    assert get(f"figures/{whole.pk}/")["low"] is None
    for other in Claim.objects.open().filter(statement__source__name__in="CDE"):
        builders.reject(other, "Another hospital.")
    assert kinds(whole)[-1] == "REFILE"
    assert get(f"figures/{whole.pk}/")["low"] == "100"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("exactly 15 people", DAY),  # 95 beds
        ("exactly 40 people", DAY),  # 120 beds
        ("up to 90 people", DAY),  # as few as there may be
        ("exactly 41 people", DAY),  # 121 of 120: a slight difference
        ("exactly 90 people", "2024-10-20"),  # of another day
    ],
)
def test_parts_that_fit_their_published_whole_leave_it_as_it_is(words, day):
    whole, parts = whole_and_parts(3)
    for part, name in zip(parts[:2], "FG", strict=True):
        says(part, name, "exactly 40 people", now=builders.NOW)
    published(whole)
    says(parts[2], "E", words, day)
    assert kinds(whole) == ["NEW"]


def test_what_both_signers_saw_of_the_parts_speaks_against_nothing_later():
    whole, parts = whole_and_parts(3)
    for part, name in zip(parts, "FGE", strict=True):
        says(part, name, "exactly 60 people", now=builders.NOW)
    published(whole)
    assert kinds(whole) == ["NEW"]
    says(whole, "H", "about 110 people")
    assert kinds(whole) == ["NEW"]


def test_shorter_periods_that_exceed_a_published_year_dispute_it():
    year = builders.question("How many arrived?", temporality=Temporality.FLOW, additive=True)
    whole = ("2023-01-01", "2023-12-31")
    for name, words in (("A", "exactly 1,000 people"), ("B", "exactly 1,200 people")):
        says(year, name, words, whole, now=builders.NOW)
    builders.settle(Conflict.objects.get(), method="editorial_judgement", as_of=builders.days(whole))
    says(year, "C", "exactly 800 people", ("2023-01-01", "2023-06-30"))
    assert kinds(year) == ["NEW"]
    second = says(year, "D", "exactly 900 people", ("2023-07-01", "2023-12-31"), accept=False)
    builders.accept(second)
    assert kinds(year)[-1] == "DISPUTED"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("at least 100 people", "exactly 500 people"),
        ("about 500 people", "exactly 500 people"),
        ("up to 900 people", "about 300 people"),
        ("more than 100 people", "between 400 and 450 people"),
        ("at most 900 people", "exactly 250 people"),
    ],
)
def test_a_correction_that_leaves_the_conflicts_own_finding_as_it_was_is_weighed(first, later):
    question = builders.question("How many beds are there?")
    third = says(question, "C", first, now=builders.NOW)
    figure = published(question, high="exactly 900 people")
    before = Conflict.objects.get()
    builders.correct(third, quote=later, value="", modality=None, snapshot=builders.snapshot(f"{later}."))
    witnesses = Conflict.objects.get()
    assert (before.kind, before.gap) == (witnesses.kind, witnesses.gap)
    known = first == "about 500 people"  # it contradicted both before, and two people saw that
    assert kinds(question) == (["NEW"] if known else ["NEW", "DISPUTED"])
    assert figure.question_id == question.pk


def test_a_challenge_outlives_the_day_of_review():
    question = builders.question("How many beds are there?")
    published(question, review_by=date(2024, 11, 8))
    claim = says(question, "C", "exactly 900 people", accept=False)
    look_at_all()
    assert mark_due_stale(now=DUE) == 1
    stale = VerifiedFigure.objects.current().get()
    read = get(f"figures/{question.pk}/")
    assert (read["standing"], read["challenged"], read["low"]) == ("stale", True, None)
    for more in range(3):
        publish_due_challenges(now=DUE + timedelta(days=more))
    assert kinds(question) == ["NEW", "CHALLENGED", "STALE"]
    with pytest.raises(StaleState, match="answer its conflict"):
        propose_renewal(by=builders.person("checker"), now=DUE, figure=stale, review_by=date(2101, 1, 1))
    builders.reject(claim, "A typo.")
    assert kinds(question) == ["NEW", "CHALLENGED", "STALE", "REFILE"]
    read = get(f"figures/{question.pk}/")
    assert (read["standing"], read["challenged"], read["low"]) == ("stale", False, None)
    restored = VerifiedFigure.objects.current().get()
    renewal = propose_renewal(
        by=builders.person("checker"), now=DUE, figure=restored, review_by=date(2101, 1, 1)
    )
    approve_resolution(by=builders.person("approver"), now=DUE, resolution=renewal)
    read = get(f"figures/{question.pk}/")
    assert (read["standing"], read["low"]) == ("verified", "100")


@pytest.mark.parametrize("when", ["before", "meanwhile"])
@pytest.mark.parametrize("internal", [False, True])
def test_what_a_claim_contradicts_is_not_renewed_though_readers_do_not_know_yet(when, internal):
    question = builders.question("How many beds are there?")
    figure = published(question)
    asked = {"by": builders.person("checker"), "now": SOON, "figure": figure, "review_by": date(2101, 1, 1)}
    renewal = propose_renewal(**asked) if when == "meanwhile" else None
    says(question, "C", "exactly 900 people", accept=False, internal=internal)
    if internal:  # nobody has accepted it, and it opens nothing
        renewal = renewal or propose_renewal(**asked)
        approve_resolution(by=builders.person("approver"), now=SOON, resolution=renewal)
        assert kinds(question) == ["NEW", "REFILE"]
        return
    approval = {"by": builders.person("approver"), "now": SOON, "resolution": renewal}
    verb, given = (propose_renewal, asked) if renewal is None else (approve_resolution, approval)
    with pytest.raises(StaleState, match="contradicts this figure"):
        verb(**given)
    assert kinds(question) == ["NEW"]


@pytest.mark.parametrize("of_document", [True, False])
def test_a_candidate_challenges_once_its_embargo_has_ended(of_document):
    question = builders.question("How many beds are there?")
    published(question)
    until = builders.NOW + timedelta(days=2)
    if of_document:
        says(question, "C", "exactly 900 people", accept=False,
             read_in=builders.document(embargo_until=until))  # fmt: skip
    else:
        says(question, "C", "exactly 900 people", accept=False, embargo_until=until)
    assert reopen_after_embargo(now=until - timedelta(hours=1)) == 0
    assert Conflict.objects.get().state == "resolved"
    after = until + timedelta(hours=1)
    assert reopen_after_embargo(now=after) == 1
    assert reopen_after_embargo(now=after) == 0
    assert Conflict.objects.get().state == "open"
    publish_due_challenges(now=after + timedelta(hours=23))
    assert kinds(question) == ["NEW"]
    publish_due_challenges(now=after + timedelta(hours=25))
    assert kinds(question) == ["NEW", "CHALLENGED"]


def test_a_candidate_challenges_once_its_document_is_shown():
    question = builders.question("How many beds are there?")
    published(question)
    paper = builders.document(internal=True)
    says(question, "C", "exactly 900 people", accept=False, read_in=paper)
    assert Conflict.objects.get().state == "resolved"
    correct_document(
        by=builders.person("checker"), now=SOON, document=paper, reason="It was released.", internal=False
    )
    assert Conflict.objects.get().state == "open"
    look_at_all()
    assert kinds(question) == ["NEW", "CHALLENGED"]


def corrected(name, words):
    claim = Claim.objects.live().get(statement__source__name=name)
    text = builders.snapshot(f"{words}.")
    return builders.correct(claim, quote=words, value="", modality=None, snapshot=text)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (lambda: corrected("A", "exactly 1,001 people"), True),
        (lambda: corrected("A", "about 1,000 people"), True),
        (lambda: corrected("B", "more than 1,500 people"), True),
        (lambda: builders.correct(Claim.objects.get(statement__source__name="A"),
                                  attribution_denied=True), True),
        (lambda: builders.correct(Claim.objects.get(statement__source__name="A"), hedging="allegedly"),
         False),
        (lambda: corrected("C", "exactly 1,201 people"), False),
    ],
    ids=["slightly", "hedge", "bound", "denied", "hedging noted", "not used"],
)  # fmt: skip
def test_a_used_claim_that_gives_another_answer_asks_whether_it_still_stands(change, asked):
    question = builders.question("How many beds are there?")
    says(question, "C", "exactly 1,200 people", now=builders.NOW)
    for name, words in (("A", "exactly 1,000 people"), ("B", "exactly 1,500 people")):
        says(question, name, words, now=builders.NOW)
    conflict = Conflict.objects.get()
    uses = [
        Input(claim=claim, use="considered" if claim.statement.source.name == "C" else "used")
        for claim in Claim.objects.live()
    ]
    early = builders.NOW - timedelta(minutes=5)
    builders.settle(conflict, now=early, method="report_range", inputs=tuple(uses))
    change()
    assert (kinds(question), Conflict.objects.get().state) == (["NEW"], "resolved")
    found = [each.doubts for each in figures_in_doubt()]
    assert found == ([(StandingDoubt.OTHER_ANSWER,)] if asked else [])


def test_two_days_can_be_read_where_sources_give_different_ones():
    question = builders.question("When did it open?", answer="date", temporality=Temporality.TIMELESS)
    days = ("2024-05-12", "2024-05-20", "2024-12-05", "2023-05-12", "2024-05-13")
    for name, day in zip("ABCDE", days, strict=True):
        builders.claim(
            question, builders.source(name), f"It opened on {day}", value=day, as_of=None, accept=True
        )
    conflict = Conflict.objects.get()
    read = get(f"conflicts/{conflict.pk}/", "checker")
    assert read["kind"] == "contradiction"
    assert read["explanations"] == []
    offered = next(each for each in read["proposals"] if each["method"] == "report_range")
    assert offered["text"] == "When did it open? From 12 May 2023 (D) to 5 December 2024 (C)."
