"""Reading the registers over REST with a token: claims, one of them, conflicts, a search in quotes.

The yardstick is a plain ModelViewSet of Django REST framework over the same rows, fetched ahead; each line
tells the times of our own answers besides, the slow ones beside the usual.
"""

import statistics
import time
from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import Group, User
from django.utils import timezone

from benchmarks.database import built, pointed_at
from benchmarks.desk import desk
from benchmarks.harness import Result, Target, by_turns
from benchmarks.meter import server_process
from benchmarks.served import Served, production, served

TARGET = Target(0.5, 0.3)
RECORDS = dict.fromkeys(("claims_list", "claim", "conflicts_list", "claims_search"), TARGET)
MANY = 20_000
A_ROUND, OF_THE_PEER = 60, 12


def records(names: Sequence[str], size: int) -> list[Result]:
    """Those asked for: processor time of application and database, ours / the plain framework's."""
    count = min(size, MANY)
    with pointed_at(built("desk", count, desk)):
        site, database, asker = production(), server_process(), {"Authorization": f"Bearer {_token()}"}
        paths = _paths()
        with (
            served("claimcheck.wsgi:application", site, database) as ours,
            served("benchmarks.peers.wsgi:application", site, database) as plain,
        ):
            results = [_measured(name, ours, plain, paths[name], asker) for name in names]
    return [replace(result, note=f"{count:,} claims, {result.note}") for result in results]


def _measured(
    name: str, ours: Served, plain: Served, paths: tuple[str, str], asker: dict[str, str]
) -> Result:
    own, other = paths
    usual, slow = _times(ours, own, asker)
    return by_turns(
        name,
        lambda: ours.cost(own, A_ROUND, asker),
        lambda: plain.cost(other, OF_THE_PEER),
        TARGET,
        note=f"with a token, beside plain DRF; p95 is {slow / usual:.2f} of p50 ({usual * 1000:.1f} ms)",
    )


def _times(server: Served, path: str, headers: dict[str, str]) -> tuple[float, float]:
    """Seconds of the clock of the usual answer and of the slowest twentieth, after a warm-up."""
    told = []
    for _ in range(220):
        began = time.perf_counter()
        if (status := server.get(path, headers)[0]) != 200:
            raise RuntimeError(f"{path} answers {status}")
        told.append(time.perf_counter() - began)
    cuts = statistics.quantiles(told[20:], n=20)
    return cuts[9], cuts[18]


def _paths() -> dict[str, tuple[str, str]]:
    """Of each line our address and the peer's."""
    from claims.models import Claim

    claim = Claim.objects.order_by("pk")[500].claim_id
    words = "people+counted"
    return {
        "claims_list": ("/api/v1/claims/", "/drf/claims/"),
        "claim": (f"/api/v1/claims/{claim}/", f"/drf/claims/{claim}/"),
        "conflicts_list": ("/api/v1/conflicts/", "/drf/conflicts/"),
        "claims_search": (f"/api/v1/claims/?quote={words}", f"/drf/claims/?search={words}"),
    }


def _token() -> str:
    """A token that reads claims and conflicts, of as many requests a minute as there may be."""
    from claims.services.access.tokens import make_token

    by = User.objects.get(username="bench")
    by.groups.add(Group.objects.get(name="reader"))
    scopes = ["claims:write", "review"]
    fields = {"name": "bench", "owner": by, "scopes": scopes, "per_minute": 6000}
    return make_token(by=by, now=timezone.now(), **fields)[1]
