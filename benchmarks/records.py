"""Reading the registers over REST with a token: claims, one of them, conflicts, a search in quotes.

The yardstick is a plain ModelViewSet of Django REST framework over the same rows, fetched ahead; each line
tells the times of our own answers besides, the slow ones beside the usual. The lines `…_directus` are the
same beside Directus, where it is found.
"""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.models import Group, User
from django.utils import timezone

from benchmarks.database import built, copy_of, pointed_at
from benchmarks.desk import desk
from benchmarks.harness import Result, Target, by_turns, left_out
from benchmarks.meter import server_process
from benchmarks.peers.directus import ASKER, PROGRAM, addresses, directus
from benchmarks.served import Served, production, served

LINES = ("claims_list", "claim", "conflicts_list", "claims_search")
TARGET, OF_DIRECTUS = Target(0.5, 0.3), Target(1.0)
BESIDE = "_directus"
RECORDS = dict.fromkeys(LINES, TARGET) | {name + BESIDE: OF_DIRECTUS for name in LINES}
MANY = 20_000
A_ROUND, OF_THE_PEER = 60, 12
WORDS = "people counted"


def records(names: Sequence[str], size: int) -> list[Result]:
    """Those asked for: processor time of application and database, ours / the other's."""
    count = min(size, MANY)
    beside = [name.removesuffix(BESIDE) for name in names if name.endswith(BESIDE)]
    plain = _beside_plain([name for name in names if name in LINES], count)
    found = [*plain, *_beside_directus(beside, count)]
    return [replace(result, note=f"{count:,} claims, {result.note}") for result in found]


def _beside_directus(names: Sequence[str], count: int) -> list[Result]:
    if not names:
        return []
    if PROGRAM not in os.environ:
        why = f"Directus is not here: install it by npm and name its program in {PROGRAM}"
        return [left_out(name + BESIDE, OF_DIRECTUS, why) for name in names]
    with copy_of(built("desk", count, desk)):
        site, database, asker = production(), server_process(), {"Authorization": f"Bearer {token()}"}
        paths = _paths()
        others = addresses(str(_claim()), WORDS.replace(" ", "%20"))
        with served("claimcheck.wsgi:application", site, database) as ours, directus(database) as other:
            return [_against(name, ours, other, (paths[name][0], others[name]), asker) for name in names]


def _against(name: str, ours: Served, other: Served, paths: tuple[str, str], asker: dict[str, str]) -> Result:
    own, theirs = paths
    return by_turns(
        name + BESIDE,
        lambda: ours.cost(own, A_ROUND, asker),
        lambda: other.cost(theirs, A_ROUND, ASKER),
        OF_DIRECTUS,
        note="with a token, beside Directus",
    )


def _beside_plain(names: Sequence[str], count: int) -> list[Result]:
    if not names:
        return []
    with pointed_at(built("desk", count, desk)):
        site, database, asker = production(), server_process(), {"Authorization": f"Bearer {token()}"}
        paths = _paths()
        with (
            served("claimcheck.wsgi:application", site, database) as ours,
            served("benchmarks.peers.wsgi:application", site, database) as plain,
        ):
            return [_measured(name, ours, plain, paths[name], asker) for name in names]


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
    claim, words = _claim(), WORDS.replace(" ", "+")
    return {
        "claims_list": ("/api/v1/claims/", "/drf/claims/"),
        "claim": (f"/api/v1/claims/{claim}/", f"/drf/claims/{claim}/"),
        "conflicts_list": ("/api/v1/conflicts/", "/drf/conflicts/"),
        "claims_search": (f"/api/v1/claims/?quote={words}", f"/drf/claims/?search={words}"),
    }


def _claim() -> UUID:
    """One of them."""
    from claims.models import Claim

    found: UUID = Claim.objects.order_by("pk")[500].claim_id
    return found


def token() -> str:
    """A token that reads claims and conflicts, of as many requests a minute as there may be."""
    from claims.services.access.tokens import make_token

    by = User.objects.get(username="bench")
    by.groups.add(Group.objects.get(name="reader"))
    scopes = ["claims:write", "review"]
    fields = {"name": "bench", "owner": by, "scopes": scopes, "per_minute": 6000}
    return make_token(by=by, now=timezone.now(), **fields)[1]
