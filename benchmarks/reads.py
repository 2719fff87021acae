"""Reading published figures over REST beside the thinnest application: processor time of a request."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import connection

from benchmarks.database import built, pointed_at
from benchmarks.figures import figures
from benchmarks.harness import ROUNDS, Result, Target, by_turns
from benchmarks.meter import server_process
from benchmarks.served import Served, production, served

READS = {
    "list": Target(0.5, 0.3),
    "list_f2": Target(3, 2),
    "item": Target(3.2, 2.2),
    "not_modified": Target(1.8, 1.2),
    "filtered": Target(1.0, 0.6),
    "list_growth": Target(0.1, 0),
}
LIST = "/api/v1/figures/"
FILTERED = f"{LIST}?unit=person&standing=verified&confidence=moderate"
A_ROUND = 100


def reads(names: Sequence[str], size: int) -> list[Result]:
    """The benchmarks of reading that are asked for; anonymous, with PUBLIC_READ on."""
    count = max(size // 10, 1000)
    wanted = [name for name in names if name != "list_growth"]
    results = _of_one_size(wanted, count) if wanted else []
    if "list_growth" in names:
        results.append(_growth(count))
    return results


def _of_one_size(names: Sequence[str], count: int) -> list[Result]:
    with pointed_at(built("figures", count, figures)):
        question, site = _some_question(), production()
        database = server_process()
        with (
            served("claimcheck.wsgi:application", site, database) as ours,
            served("thin:application", site, database, Path(__file__).parent) as thin,
        ):
            etag = ours.get(LIST)[1]["ETag"]
            return [_measured(name, ours, thin, question=question, etag=etag, count=count) for name in names]


def _measured(name: str, ours: Served, thin: Served, *, question: str, etag: str, count: int) -> Result:
    held = {"If-None-Match": etag}
    pairs: dict[str, tuple[Callable[[], float], Callable[[], float]]] = {
        "list": (lambda: ours.cost(LIST, A_ROUND), lambda: thin.cost("/f1", A_ROUND)),
        "list_f2": (lambda: ours.cost(LIST, A_ROUND), lambda: thin.cost("/f2", A_ROUND)),
        "item": (
            lambda: ours.cost(f"{LIST}{question}/", 2 * A_ROUND),
            lambda: thin.cost(f"/item/{question}", 2 * A_ROUND),
        ),
        "not_modified": (lambda: ours.cost(LIST, A_ROUND, held), lambda: thin.cost("/f2", A_ROUND)),
        "filtered": (lambda: ours.cost(FILTERED, A_ROUND), lambda: thin.cost("/f1", A_ROUND)),
    }
    note = f"{count:,} figures, {A_ROUND} requests a round, processor time of application and database"
    return by_turns(name, *pairs[name], READS[name], note=note)


def _growth(count: int) -> Result:
    """The exponent of the database's cost of a list between a hundredth of the figures and all."""
    target, costs = READS["list_growth"], []
    less = max(count // 100, 100)
    for each in (less, count):
        with pointed_at(built("figures", each, figures)):
            costs.append(_database_cost())
    ratio = math.log(costs[1] / costs[0]) / math.log(count / less)
    note = f"exponent from {less:,} to {count:,} figures, execution time that PostgreSQL tells"
    return Result(
        "list_growth", round(ratio, 3), target.must, target.stretch, ROUNDS, costs[1], costs[0], note
    )


def _database_cost() -> float:
    """Seconds that PostgreSQL takes for the page of the list, the median of many."""
    from claims.models import Publication

    page = Publication.objects.current().only("pk", "sha256", "body").order_by("-pk")[:51]
    told = []
    for _ in range(4 * ROUNDS):
        plan = page.explain(analyze=True, timing=False)
        told.append(float(plan.rpartition("Execution Time:")[2].split()[0]) / 1000)
    return sorted(told)[len(told) // 2]


def _some_question() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT question_id FROM claims_verifiedfigure ORDER BY id OFFSET 500 LIMIT 1")
        return str(cursor.fetchone()[0])
