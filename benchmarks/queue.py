"""The desk at 100,000 claims and 10,000 open conflicts beside the desk at 1,000 and 100: cost of a page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.test.utils import override_settings

from benchmarks.database import built, pointed_at
from benchmarks.desk import desk
from benchmarks.harness import Result, Target, by_turns
from benchmarks.meter import server_process
from benchmarks.served import Served, collect_static, production, served
from claims.models import Conflict

TARGET = Target(1.5, 1.1)
MANY, FEW = 100_000, 1_000
CLAIMS_OF_A_CASE = 8
A_ROUND = 40
PAGES = {"queue": "/admin/?show=open", "queue_claims": "/admin/?show=claims", "queue_conflict": "case"}


@dataclass(frozen=True, slots=True)
class Desk:
    """The site on a desk: the server, somebody signed in, and the page of one conflict."""

    server: Served
    headers: dict[str, str]
    case: str

    def cost(self, page: str) -> float:
        """Processor seconds of a page."""
        path = self.case if page == "case" else page
        if (status := self.server.get(path, self.headers)[0]) != 200:
            raise RuntimeError(f"{path} answers {status}")
        return self.server.cost(path, A_ROUND, self.headers)

    def took(self, page: str) -> float:
        """Seconds of the clock until a page is there."""
        path, began = self.case if page == "case" else page, time.perf_counter()
        if (status := self.server.get(path, self.headers)[0]) != 200:
            raise RuntimeError(f"{path} answers {status}")
        return time.perf_counter() - began


def queue(size: int) -> list[Result]:
    """Processor time of application and database for one request, much work / little work."""
    many = min(size, MANY)
    note = f"{many:,} claims, {many // 10:,} open conflicts against {FEW:,}, {FEW // 10}; {A_ROUND} requests"
    with at_desk(many) as large, at_desk(FEW) as small:
        return [_compared(name, page, large, small, note) for name, page in PAGES.items()]


def _compared(name: str, page: str, large: Desk, small: Desk, note: str) -> Result:
    return by_turns(name, lambda: large.cost(page), lambda: small.cost(page), TARGET, note=note)


@contextmanager
def at_desk(claims: int, *, threads: int = 2) -> Iterator[Desk]:
    """The site on a desk of so many claims."""
    with pointed_at(built("desk", claims, desk)):
        site, database = production(), server_process()
        headers = {"Cookie": f"__Host-sessionid={session(site['SECRET_KEY'])}"}
        alike = Conflict.objects.filter(claim_count=CLAIMS_OF_A_CASE).order_by("pk")
        case = f"/admin/claims/conflict/{alike.values_list('pk', flat=True)[0]}/change/"
    collect_static(site)
    with served("claimcheck.wsgi:application", site, database, threads=threads) as server:
        yield Desk(server, headers, case)


def session(secret: str) -> str:
    """The key of a session in which the checker of the desk is signed in."""
    person = User.objects.get(username="bench")
    kept = SessionStore()
    with override_settings(SECRET_KEY=secret):
        kept[SESSION_KEY] = str(person.pk)
        kept[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        kept[HASH_SESSION_KEY] = person.get_session_auth_hash()
        kept.create()
    return str(kept.session_key)
