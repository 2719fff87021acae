"""Reading published figures over REST beside the thinnest application: processor time of a request."""

import math
from collections.abc import Sequence
from datetime import date

from django.db import connection

from benchmarks.database import built, pointed_at
from benchmarks.figures import figures
from benchmarks.harness import ROUNDS, Result, Target, by_turns
from benchmarks.meter import database_cost, server_process
from benchmarks.served import Served, production, served

_MUST = {
    "list": Target(0.5, 0.3),
    "list_f2": Target(3, 2),
    "item": Target(3.2, 2.2),
    "not_modified": Target(1.8, 1.2),
    "filtered": Target(1.0, 0.6),
}
WITH_TOKEN = "_token"
READS = {
    **{name + asker: target for name, target in _MUST.items() for asker in ("", WITH_TOKEN)},
    "list_growth": Target(0.1, 0),
}
"""A target counts for whoever asks: without signing in, and with a token."""

LIST = "/api/v1/figures/"
FILTERED = f"{LIST}?unit=person&standing=verified&confidence=moderate"
A_ROUND = 200
DAY = date(2026, 11, 23)


def reads(names: Sequence[str], size: int) -> list[Result]:
    """The benchmarks of reading that are asked for; anonymous with PUBLIC_READ on, or with a token."""
    count = max(size // 10, 1000)
    wanted = [name for name in names if name != "list_growth"]
    results = _of_one_size(wanted, count) if wanted else []
    if "list_growth" in names:
        results.append(_growth(count))
    return results


def _of_one_size(names: Sequence[str], count: int) -> list[Result]:
    with pointed_at(built("figures", count, figures)):
        question, site = some_question(), production()
        database = server_process()
        with (
            served("claimcheck.wsgi:application", site, database) as ours,
            served("benchmarks.thin:application", site, database) as thin,
        ):
            etag = ours.get(LIST)[1]["ETag"]
            return [_measured(name, ours, thin, question=question, etag=etag, count=count) for name in names]


def _measured(name: str, ours: Served, thin: Served, *, question: str, etag: str, count: int) -> Result:
    what = name.removesuffix(WITH_TOKEN)
    asking = asker() if name != what else {}
    path, headers, yardstick = {
        "list": (LIST, {}, "/f1"),
        "list_f2": (LIST, {}, "/f2"),
        "item": (f"{LIST}{question}/", {}, f"/item/{question}"),
        "not_modified": (LIST, {"If-None-Match": etag}, "/f2"),
        "filtered": (FILTERED, {}, "/f1"),
    }[what]
    requests = 2 * A_ROUND if what == "item" else A_ROUND
    return by_turns(
        name,
        lambda: ours.cost(path, requests, headers | asking),
        lambda: thin.cost(yardstick, requests),
        READS[name],
        note=f"{count:,} figures, {requests} requests a round, processor time of application and database",
    )


def _growth(count: int) -> Result:
    """The exponent of the database's cost of a list between a hundredth of the figures and all."""
    target, costs = READS["list_growth"], []
    less = max(count // 100, 100)
    for each in (less, count):
        with pointed_at(built("figures", each, figures)):
            costs.append(_database_cost())
    ratio = math.log(costs[1] / costs[0]) / math.log(count / less)
    note = f"exponent from {less:,} to {count:,} figures, processor time of the database"
    return Result(
        "list_growth", round(ratio, 3), target.must, target.stretch, ROUNDS, costs[1], costs[0], note
    )


def _database_cost() -> float:
    """Processor seconds of the database for the page of the list, the median of some rounds."""
    from claims.views.figures import current_page

    def work() -> None:
        for _ in range(5 * A_ROUND):
            current_page(on=DAY, limit=50, after=None, newest_first=True, turned=False, held=())

    told = [database_cost(work) for _ in range(ROUNDS + 1)][1:]
    return sorted(told)[len(told) // 2] / (5 * A_ROUND)


def asker() -> dict[str, str]:
    """The header of somebody who reads by a token."""
    return {"Authorization": f"Bearer {_token()}"}


def _token() -> str:
    """A token that reads figures, of as many requests a minute as there may be."""
    from django.contrib.auth.models import Group, User
    from django.utils import timezone

    from claims.services.access.tokens import make_token

    by = User.objects.get(username="bench")
    by.groups.add(Group.objects.get(name="reader"))  # a token opens what its owner may
    fields = {"name": "bench", "owner": by, "scopes": ["figures:read"], "per_minute": 6000}
    return make_token(by=by, now=timezone.now(), **fields)[1]


def some_question() -> str:
    """The id of a question that has a figure."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT question_id FROM claims_verifiedfigure ORDER BY id OFFSET 500 LIMIT 1")
        return str(cursor.fetchone()[0])
