"""The claims that a change in a large run of days meets: a probe of an index each (migration 0009), so that
the cost follows what is found and not the question's whole history."""

from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.change import Change
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from claims.models import Conflict, Question
from claims.services.detection.assertion_rows import COLUMNS, FROM, OPEN, read_claims
from sources.domain.independence import Id

FARTHEST = 50
"""Running totals read on either side of one, the farthest first."""
A_DAY = timedelta(days=1)

_OF_QUESTION = f"c.topic_id = %(topic)s AND c.question_id = %(question)s AND {OPEN}"
_MANY_AND_DATED = f"""
    SELECT EXISTS (SELECT FROM claims_claim c WHERE {_OF_QUESTION} OFFSET %(many)s - 1)
       AND NOT EXISTS (SELECT FROM claims_claim c WHERE {_OF_QUESTION} AND upper(c.as_of) IS NULL)
"""  # noqa: S608  # no value is pasted in
_NAMED = "SELECT unnest(%(named)s::uuid[])"
# Of claims that end within the days all are for one of them; those that end later must be for several.
_SHARING_A_DAY = f"""
    SELECT c.id FROM claims_claim c
    WHERE {_OF_QUESTION} AND upper(c.as_of) > %(first)s AND upper(c.as_of) <= %(after)s
    UNION ALL
    SELECT c.id FROM claims_claim c
    WHERE {_OF_QUESTION} AND upper(c.as_of) > %(after)s
      AND (lower_inf(c.as_of) OR upper(c.as_of) - lower(c.as_of) > 1)
      AND (lower_inf(c.as_of) OR lower(c.as_of) < %(after)s)
"""  # noqa: S608
_TO_THE_DAY = f"""
    SELECT c.id FROM claims_claim c WHERE {_OF_QUESTION} AND upper(c.as_of) = ANY(%(afters)s::date[])
"""  # noqa: S608
# what a running total can't hold with: more on a day before, less on a day after
_HIGHER_BEFORE = f"""
    SELECT c.id FROM claims_claim c JOIN claims_claim new ON new.id = %(added)s::uuid
    WHERE {_OF_QUESTION} AND upper(c.as_of) < upper(new.as_of)
      AND lower(c."outer") >= upper(new."outer") + %(at_least)s::numeric
    ORDER BY lower(c."outer") DESC LIMIT %(farthest)s
"""  # noqa: S608
_LOWER_AFTER = f"""
    SELECT c.id FROM claims_claim c JOIN claims_claim new ON new.id = %(added)s::uuid
    WHERE {_OF_QUESTION} AND upper(c.as_of) > upper(new.as_of)
      AND upper(c."outer") <= lower(new."outer") - %(at_least)s::numeric
    ORDER BY upper(c."outer") LIMIT %(farthest)s
"""  # noqa: S608
_READ = f"SELECT {COLUMNS}, {OPEN} {FROM} WHERE c.id IN ({_NAMED} UNION ALL"
_LEVELS = f"{_READ} {_SHARING_A_DAY})"
_TOTALS = f"{_READ} {_TO_THE_DAY} UNION ALL ({_HIGHER_BEFORE}) UNION ALL ({_LOWER_AFTER}))"
_HEARD = f"""
    SELECT EXISTS (
        SELECT FROM sources_statement st JOIN claims_claim c ON c.statement_id = st.id
        WHERE st.source_id = %(source)s AND {_OF_QUESTION} AND NOT c.id = ANY(%(but)s::uuid[])
          AND c.as_of && %(episode)s::daterange)
"""  # noqa: S608
_SAME_FIGURE = f"""
    SELECT EXISTS (
        SELECT FROM claims_claim c JOIN claims_claim gone ON gone.id = %(removed)s::uuid
        WHERE {_OF_QUESTION} AND c.id <> gone.id AND c.as_of && %(episode)s::daterange
          AND lower(c."outer") = lower(gone."outer") AND c.modality = gone.modality
          AND (c.low, c.best, c.high) IS NOT DISTINCT FROM (gone.low, gone.best, gone.high))
"""  # noqa: S608


class Neighbours:
    """The claims of one question beside a change, which is of dated claims alone."""

    def __init__(self, question: Question, scope: Scope, change: Change) -> None:
        self.scope, self.change = scope, change
        self.days = [_widened(days) for days in change.days if days is not None and days.start is not None]
        self._where = {"topic": question.topic_id, "question": question.pk}

    def many_and_dated(self, many: int) -> bool:
        """Whether the question has so many open claims, each with a day."""
        return self._asked(_MANY_AND_DATED, many=many)

    def read(
        self, conflict: Conflict | None, at_least: Decimal | None
    ) -> tuple[dict[Id, Assertion], frozenset[Id]]:
        """The changed claims, the conflict's witnesses and the open claims beside the change; and the keys of
        those that are open.

        Beside it: of levels and periods, those that share a day with it or with the day before or after. Of
        running totals, those of its day, and of those that can't hold with the claim added and are
        `at_least` so far from it the FARTHEST (None: none of these).
        """
        added = self.change.added
        named = [claim.id for claim in self.change.claims]
        named += [] if conflict is None else [conflict.witness_a_id, conflict.witness_b_id]
        where = {
            "named": named,
            "first": min(days.lower for days in self.days),
            "after": max(days.upper for days in self.days),
            "afters": [days.upper - A_DAY for days in self.days],
            "added": None if added is None else added.id,
            "at_least": at_least,
            "farthest": FARTHEST,
        }
        statement = _TOTALS if self.scope.temporality is Temporality.CUMULATIVE else _LEVELS
        found = read_claims(statement, {**self._where, **where}, [self.scope])
        still_open = frozenset(claim.id for claim, (is_open,) in found if is_open)
        return {claim.id: claim for claim, _ in found}, still_open

    def heard(self, source: Id, episode: DateRange) -> bool:
        """Whether the source has a claim in the episode beside the changed ones."""
        but = [claim.id for claim in self.change.claims]
        return self._asked(_HEARD, source=source, but=but, episode=episode)

    def same_figure(self, removed: Id, episode: DateRange) -> bool:
        """Whether another claim in the episode gives the figure of the one removed; False may mean that no
        quick look tells."""
        return self._asked(_SAME_FIGURE, removed=removed, episode=episode)

    def _asked(self, statement: str, **more: object) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**self._where, **more})
            return bool(cursor.fetchone()[0])


def _widened(days: DayRange) -> DateRange:
    """The days with one before and one after: of claims for consecutive days one ties to the next."""
    return DateRange(days.first - A_DAY, days.end + 2 * A_DAY)
