"""A desk with work on it: claims that wait for triage, open conflicts, some taken, some in demand."""

from django.contrib.auth.models import Group, User
from django.db import connection

from benchmarks import world

CLAIMS_A_QUESTION = 8.5
"""On the average of the small questions of `world`."""

_CONFLICTS = """
    INSERT INTO claims_conflict (
        id, topic_id, question_id, episode, state, kind, reason, severity, witness_a_id, witness_b_id, lowest,
        highest, gap, claim_count, source_count, confirmed, priority, opened_at, opened_by_id, changed_at,
        changed_by_id)
    SELECT uuidv7(), topic_id, question_id, daterange(NULL, NULL), 'open', 'contradiction', 'value',
           1 + floor(3 * random())::integer, least(a, b), greatest(a, b), low, low * (1 + random()),
           low * random(), claims, least(claims, 3), false, 0, now() - random() * interval '60 days', %(by)s,
           now() - random() * interval '20 days', %(by)s
    FROM (
        SELECT topic_id, question_id, count(*) AS claims, 1000 * random() AS low,
               (array_agg(id ORDER BY id))[1] AS a, (array_agg(id ORDER BY id))[2] AS b
        FROM claims_claim GROUP BY topic_id, question_id HAVING count(*) > 1
        ORDER BY question_id LIMIT %(conflicts)s
    ) AS found;
    INSERT INTO claims_assignment (id, topic_id, conflict_id, assignee_id, recorded_at, recorded_by_id)
    SELECT uuidv7(), topic_id, id, %(by)s, now(), %(by)s FROM claims_conflict WHERE random() < 0.1;
    INSERT INTO claims_pullcount (id, topic_id, question_id, pulls, counted)
    SELECT uuidv7(), topic_id, question_id, 200 * random(), now() - random() * interval '9 days'
    FROM claims_conflict WHERE random() < 0.3;
    VACUUM ANALYZE
"""


def desk(claims: int) -> None:
    """So many claims, a tenth as many open conflicts; rows are right by construction, checks are left out."""
    world.questions_and_claims(round(claims / CLAIMS_A_QUESTION))
    person = User.objects.get(username="bench")
    person.is_staff = True
    person.save()
    person.groups.add(Group.objects.get(name="checker"))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        for statement in _CONFLICTS.split(";\n"):
            cursor.execute(statement, {"by": person.pk, "conflicts": claims // 10})
        cursor.execute("SET session_replication_role = 'origin'")
