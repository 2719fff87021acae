"""`manage.py watch_pages [--all]`: look at watched pages now and list what became of their claims."""

from typing import IO, Any, cast

from django.core.management.base import CommandParser
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from claims.domain.watching import WordsFate
from claims.intake.web.watching import look_again, new_readings
from claims.management.acting import ActingCommand
from claims.management.numbers import counted
from claims.models import Watch
from claims.views.audience import desk
from claims.views.watched import watched_claims
from claims.wording.watching import FATES


class Command(ActingCommand):
    help = "Look at watched pages that are due and list the claims whose words no longer stand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="Every watched page, due or not.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Visit each page, then print a line for each claim that does not stand as it was read."""
        now = timezone.now()
        due = Watch.objects.live() if options["all"] else Watch.objects.due(now)
        watches = list(due.select_related("document", "recorded_by").order_by("pk"))
        table = Table("document", "claim", "quote", "words", "now")
        for watch in watches:
            visit = look_again(watch, timezone.now())
            if visit.problem:
                self.stderr.write(f"{watch.document.url}: {visit.problem}")
            for claim in watched_claims(watch, desk(now)):
                if claim.became.fate is not WordsFate.STANDS:
                    now_reads = " or ".join(reading["label"] for reading in new_readings(claim))
                    fate = str(FATES[claim.became.fate])
                    table.add_row(
                        watch.document.title, str(claim.claim.claim_id), claim.claim.quote, fate, now_reads
                    )
        Console(file=cast(IO[str], self.stdout), width=180, highlight=False, markup=False).print(table)
        self.stdout.write(f"{counted(len(watches), 'page')} visited.")
