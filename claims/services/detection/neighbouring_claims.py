"""The claims that a change in a large run of days meets: a probe of an index each, so that the cost follows
what is found and not the question's whole history."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.change import ClaimChange
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Scope
from claims.domain.questions.times import DayRange
from claims.models import Conflict, Question
from claims.services.detection.assertion_rows import COLUMNS, FROM, OPEN, read_claims
from sources.domain.independence import Id

MARGIN = timedelta(days=4)
"""How far beyond the changed claims' days claims are read; longer ones than that are seldom."""

_OF_QUESTION = f"c.topic_id = %(topic)s AND c.question_id = %(question)s AND {OPEN}"
_MANY_AND_DATED = f"""
    SELECT EXISTS (SELECT FROM claims_claim c WHERE {_OF_QUESTION} OFFSET %(many)s - 1)
       AND NOT EXISTS (SELECT FROM claims_claim c WHERE {_OF_QUESTION} AND upper(c.as_of) IS NULL)
"""  # noqa: S608  # no value is pasted in
# by the index of lower ends, which few upper ends are far from; "at most" has none
_NEAR_EACH_OTHER = f"""
    SELECT NOT EXISTS (SELECT FROM claims_claim c WHERE {_OF_QUESTION} AND lower(c."outer") IS NULL)
       AND (SELECT lower(c."outer") FROM claims_claim c WHERE {_OF_QUESTION}
            ORDER BY lower(c."outer") DESC NULLS LAST LIMIT 1)
           < %(factor)s * (SELECT lower(c."outer") FROM claims_claim c WHERE {_OF_QUESTION}
                           ORDER BY lower(c."outer") LIMIT 1)
"""  # noqa: S608
# Of claims that end within the days all are for one of them; those that end later must be for several.
_BESIDE = f"""
    SELECT {COLUMNS}, {OPEN} {FROM} WHERE c.id IN (
        SELECT unnest(%(named)s::uuid[])
        UNION ALL
        SELECT c.id FROM claims_claim c
        WHERE {_OF_QUESTION} AND upper(c.as_of) > %(first)s AND upper(c.as_of) <= %(after)s
        UNION ALL
        SELECT c.id FROM claims_claim c
        WHERE {_OF_QUESTION} AND upper(c.as_of) > %(after)s
          AND (lower_inf(c.as_of) OR upper(c.as_of) - lower(c.as_of) > 1)
          AND (lower_inf(c.as_of) OR lower(c.as_of) < %(after)s))
"""  # noqa: S608
_HEARD = f"""
    SELECT EXISTS (
        SELECT FROM sources_statement st JOIN claims_claim c ON c.statement_id = st.id
        WHERE st.source_id = %(source)s AND {_OF_QUESTION} AND NOT c.id = ANY(%(but)s::uuid[])
          AND c.as_of && %(episode)s::daterange)
"""  # noqa: S608


class Neighbours:
    """The claims of one question on levels or periods beside a change, which is of dated claims alone.

    `days`: of each changed claim, with one before and one after; `read_days`: from MARGIN before the first of
    them to MARGIN after the last.
    """

    def __init__(self, question: Question, scope: Scope, change: ClaimChange) -> None:
        self.scope, self.change = scope, change
        known = [days for days in change.days if days is not None and days.start is not None]
        self.days = [_widened(days, timedelta(days=1)) for days in known]
        wide = [_widened(days, MARGIN) for days in known]
        self.read_days = DateRange(
            min((days.lower for days in wide), default=None), max((days.upper for days in wide), default=None)
        )
        self._where = {"topic": question.topic_id, "question": question.pk}

    def many_and_dated(self, many: int) -> bool:
        """Whether the question has so many open claims, each with a day."""
        return self._asked(_MANY_AND_DATED, many=many)

    def in_step(self) -> bool:
        """Whether all figures lie so near each other that no last ones of other days can be out of step."""
        factor = min(*POLICY.level_factors.values(), POLICY.long_period_factor, POLICY.short_period_factor)
        return self._asked(_NEAR_EACH_OTHER, factor=int(factor))

    def read(self, conflict: Conflict | None) -> tuple[dict[Id, Assertion], frozenset[Id]]:
        """The changed claims, the conflict's witnesses and the open claims for one of `read_days`; and the
        keys of those that are open."""
        named = [claim.id for claim in self.change.claims]
        named += [] if conflict is None else [conflict.witness_a_id, conflict.witness_b_id]
        where = {"named": named, "first": self.read_days.lower, "after": self.read_days.upper}
        found = read_claims(_BESIDE, {**self._where, **where}, [self.scope])
        still_open = frozenset(claim.id for claim, (is_open,) in found if is_open)
        return {claim.id: claim for claim, _ in found}, still_open

    def heard(self, source: Id, episode: DateRange) -> bool:
        """Whether the source has a claim in the episode beside the changed ones."""
        but = [claim.id for claim in self.change.claims]
        return self._asked(_HEARD, source=source, but=but, episode=episode)

    def _asked(self, statement: str, **more: Any) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**self._where, **more})
            return bool(cursor.fetchone()[0])


def _widened(days: DayRange, by: timedelta) -> DateRange:
    return DateRange(days.first - by, days.end + by + timedelta(days=1))
