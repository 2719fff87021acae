"""`manage.py demo`: the running example from the first document to the verified figure, and then the site."""

import socket
import time
from collections.abc import Callable
from io import StringIO
from typing import Any, TypeVar

import pghistory
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from claimcheck.foundation.commands_here import loading_the_demo
from claimcheck.foundation.records.acts import in_history
from claimcheck.foundation.records.errors import Refused
from claims.domain.lifecycle import ConflictState
from claims.examples.documents import DOCUMENTS
from claims.examples.figures import CLAIMS
from claims.examples.load import is_loaded, load_example
from claims.examples.people import ROLES, People, demo_people, give_passwords
from claims.examples.questions import TOPICS
from claims.examples.rehearsal import is_rehearsing, load_rehearsal, rehearsal_day
from claims.examples.review import is_reviewed, review_example
from claims.management.long_command import LongCommand, typed
from claims.models import Conflict, LedgerKey, Question
from claims.models.ranges import to_day_range
from claims.services.detection.one_question import detect_conflicts

T = TypeVar("T")
HOST = "127.0.0.1"
WEEK = "2024-W45"
PLACES = (
    ("/admin/", "log in as one of the users above"),
    (f"/reports/{WEEK}/", "the report above as a page"),
    ("/figures/", "published figures; `rehearse` moves an invented one on"),
    ("/api/v1/", "REST, for the same users (HTTP basic or a session)"),
    ("/api/v1/docs/", "its description, to read and to try"),
)
TOPIC_SLUGS = [row.slug for row in TOPICS]


class Command(LongCommand):
    stopped = "\nStopped. The current step was undone; the same command continues from there."
    help = (
        "Load the running example, detect its conflicts, take one through review by two people, print the "
        "week's disagreement report, and serve the site. Safe to run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="End after the report.")
        parser.add_argument("--port", type=int, default=8000, help="Where to serve (default 8000).")
        parser.add_argument(
            "--new-passwords",
            action="store_true",
            help="Set new passwords for the demo's users and print them.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Every step is skipped where its work is done already."""
        if not settings.DEBUG:
            raise CommandError(
                "The demo creates users and prints their passwords, so it runs in development "
                "only. DEBUG is off; nothing was done. On a machine that is not production, set "
                "DEBUG=on."
            )
        # Outside the context: it adds parameters to each statement, and the migrations of the queue of
        # background work hold bare per cent signs.
        if "claims_topic" not in connection.introspection.table_names():
            self._step("Preparing the database", lambda: call_command("migrate", verbosity=0))
        call_command("sync_registers", stdout=StringIO())
        with pghistory.context(**in_history()):
            people = self._prepare()
        call_command("disagreement_report", week=WEEK, stdout=self.stdout)
        self._tell_passwords(people, anew=options["new_passwords"])
        if not options["no_serve"]:
            self._serve(options["port"])

    def _prepare(self) -> People:
        people = demo_people()
        if is_loaded():
            self.stdout.write("The example is already loaded.")
        else:
            what = f"Recording {len(DOCUMENTS)} documents and {len(CLAIMS)} claims"
            self._step(what, lambda: load_example(people))
        if not LedgerKey.objects.exists():
            signing = "Making the key that signs the ledger"
            self._step(signing, lambda: call_command("ledger_key", stdout=StringIO()))
        self._step("Detecting conflicts", lambda: self._detect(people))
        for conflict in _conflicts():
            self.stdout.write(f"  {_told(conflict)}")
        if is_reviewed():
            self.stdout.write("The conflict of 31 October to 4 November has already been reviewed.")
        else:
            self._step("Review: chen proposes, anna approves", lambda: review_example(people))
        self._rehearse(people)
        return people

    def _rehearse(self, people: People) -> None:
        """The second example, beside which no newsroom's figures may stand."""
        if is_rehearsing():
            self.stdout.write("The rehearsal is already loaded.")
            return
        try:
            self._step("Recording a rehearsal", lambda: load_rehearsal(people, rehearsal_day()))
        except Refused as problem:
            self.stdout.write(f"left out: {problem}")

    def _step(self, what: str, do: Callable[[], T]) -> T:
        """Say what is being done, do it, say how long it took."""
        self.stdout.write(f"{what} … ", ending="")
        self.stdout.flush()
        started = time.monotonic()
        result = do()
        self.stdout.write(f"done ({time.monotonic() - started:.1f} s)")
        return result

    @transaction.atomic
    def _detect(self, people: People) -> None:
        # Recording keeps conflicts in step with every claim: where all is well this changes nothing.
        for question in Question.objects.filter(topic__slug__in=TOPIC_SLUGS).order_by("topic", "pk"):
            detect_conflicts(question, by=people.chen, now=timezone.now())

    def _tell_passwords(self, people: People, *, anew: bool) -> None:
        given = give_passwords(people, anew=anew)
        self.stdout.write("\nUsers of the demo:")
        for user in people:
            password = given.get(user.username, "(printed when it was made)")
            self.stdout.write(f"  {user.username:<8}{ROLES[user.username]:<18}{password}")
        if not settings.REQUIRE_SECOND_FACTOR:
            self.stdout.write(
                "In development a password is enough; in production approvers need a second factor."
            )
        if given:
            self.stdout.write("Passwords are printed only once.")
        else:
            self.stdout.write(f"New passwords: {typed('demo --new-passwords')}")

    def _serve(self, port: int) -> None:
        if _taken(port):
            raise CommandError(
                f"Port {port} is in use, perhaps by another demo (see http://{HOST}:{port}/). To "
                f"use another port: {loading_the_demo(port + 1)}"
            )
        site = f"http://{HOST}:{port}"
        self.stdout.write(f"\nServing {site} until Ctrl-C:")
        for path, what in PLACES:
            self.stdout.write(f"  {site + path:<42}{what}")
        self.stdout.flush()
        call_command("runserver", f"{HOST}:{port}", use_reloader=False, skip_checks=True)


def _conflicts() -> list[Conflict]:
    rows = Conflict.objects.filter(merged_into=None, question__topic__slug__in=TOPIC_SLUGS)
    rows = rows.exclude(state=ConflictState.DISMISSED)
    return list(rows.select_related("question").order_by("-severity", "episode"))


def _told(conflict: Conflict) -> str:
    """One line: the kind, the question, its days."""
    reason = f" ({conflict.reason.replace('_', ' ')})" if conflict.reason else ""
    kind = conflict.kind.replace("_", " ")
    return f"{kind}{reason}: {conflict.question.text} {to_day_range(conflict.episode)}"


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False
