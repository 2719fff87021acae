"""The current figure in SQL and by the rule is one, whatever as-ofs, standings and order of approval.

With LONG set 20,000 figures, else 400.
"""

import os
from datetime import date, timedelta
from random import Random

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.answering.current_figure import current_version
from claims.domain.lifecycle import TAKEN_BACK, ChangeKind, Standing
from claims.domain.questions.scope import Temporality
from claims.domain.questions.times import DayRange
from claims.models import Question, VerifiedFigure
from claims.models.ranges import ALL_DAYS, to_date_range
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LONG = bool(os.environ.get("LONG"))
FIGURES, AT_ONCE = (20_000, 1_000) if LONG else (400, 400)
LATER = {
    ChangeKind.HOLD: Standing.ON_HOLD,
    ChangeKind.DISPUTED: Standing.DISPUTED,
    ChangeKind.WITHDRAWN: Standing.WITHDRAWN,
    ChangeKind.CORRECTED: Standing.UNVERIFIED,
    ChangeKind.REFILE: Standing.VERIFIED,
}


@pytest.mark.parametrize("seed", range(FIGURES // AT_ONCE))
def test_sql_and_the_rule_name_the_same_version(seed):
    made, signed = Random(seed), builders.resolution()
    questions = [_question(signed.question, number, made) for number in range(AT_ONCE)]
    Question.objects.bulk_create(questions)
    rows = [row for question in questions for row in _versions(question, signed, made)]
    VerifiedFigure.objects.bulk_create(rows)
    assert any(row.standing in TAKEN_BACK for row in rows)
    for moment in (None, builders.NOW + timedelta(minutes=5), builders.NOW + timedelta(minutes=2)):
        known = [row for row in rows if moment is None or row.published_at <= moment]
        by_question = {question.pk: [] for question in questions}
        for row in known:
            by_question[row.question_id].append(row)
        wanted = {
            found.pk
            for question in questions
            if (found := _by_the_rule(by_question[question.pk], question)) is not None
        }
        read = VerifiedFigure.objects.filter(question__in=by_question).current(known_at=moment)
        assert set(read.values_list("pk", flat=True)) == wanted


def _by_the_rule(rows, question):
    return current_version(rows, timeless=question.temporality == Temporality.TIMELESS)


def _question(like, number, made):
    temporality = Temporality.TIMELESS if made.random() < 0.2 else Temporality.STOCK
    recorded = {"recorded_at": builders.NOW, "recorded_by": like.recorded_by}
    unit = {"unit_id": like.unit_id, "dimension": like.dimension}
    slug, text = f"n-{number}-{made.random()}", f"Number {number}?"
    return Question(topic=like.topic, slug=slug, text=text, temporality=temporality, **unit, **recorded)


def _days(made):
    """A day, a range, one without a beginning, or all days."""
    drawn = made.random()
    if drawn < 0.1:
        return ALL_DAYS
    end = date(2024, 11, 1) + timedelta(days=made.randrange(5))
    start = None if drawn < 0.3 else end - timedelta(days=made.randrange(4))
    return to_date_range(DayRange(start, end))


def _versions(question, signed, made):
    """What was published on it, in the order of time; two may be of one moment."""
    counted: dict[DateRange, int] = {}
    minutes = 0
    for _ in range(made.randrange(1, 7)):
        as_of = _days(made)
        counted[as_of] = version = counted.get(as_of, 0) + 1
        minutes += made.choice((0, 1, 2))
        kind = made.choice(sorted(LATER)) if version > 1 else ChangeKind.UPDATE
        yield VerifiedFigure(
            topic=question.topic,
            question=question,
            as_of=as_of,
            version=version,
            change_kind=kind,
            standing=LATER.get(kind, Standing.VERIFIED),
            reason="Made up." if version > 1 else "",
            published_at=builders.NOW + timedelta(minutes=minutes),
            **_signed(signed),
        )


def _signed(resolution):
    """What all versions have in common."""
    by, other = resolution.proposed_by, builders.person("approver")
    kept = {name: getattr(resolution, name) for name in ("method", "confidence", "review_by")}
    people = {"proposed_by": by, "approved_by": other, "published_by": by}
    return {"resolution": resolution, "low": 1, "high": 2, "independent_count": 1, **kept, **people}
