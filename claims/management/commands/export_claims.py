"""`manage.py export_claims FILE [--topic SLUG]`: the live claims in the format of an import."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db.models import Prefetch
from django.utils import timezone

from claims.intake.exported_names import named_rows
from claims.intake.exporting import KINDS, Context, exported, write_rows
from claims.management.long_command import LongCommand
from claims.management.numbers import counted
from claims.management.whole_file import whole_file
from claims.models import Claim, RelayHop, Topic
from claims.models.claim_queryset import ClaimQuerySet
from claims.views.audience import Viewer, desk, reader

AT_A_TIME = 2000


class Command(LongCommand):
    stopped = "Stopped. No file was written or changed."
    help = "Write claims to a CSV, NDJSON or XLSX file (.gz: packed) that import_claims reads without loss."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--topic", default="", help="Only the claims of this topic, by its slug.")
        parser.add_argument(
            "--with-internal",
            action="store_true",
            help="Include claims that are internal or under embargo; keep the file safe.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the live claims that were not rejected, in the order of recording."""
        path = options["file"]
        if not path.name.removesuffix(".gz").endswith(KINDS):
            raise CommandError(f"{path.name}: give a file that ends in {', '.join(KINDS)}.")
        try:
            with whole_file(path) as made:
                count, named = _write(made, options)
        except OSError as error:
            raise CommandError(f"Cannot write {path}: {error.strerror or error}.") from error
        claims, rows = counted(count, "claim"), counted(named, "row")
        self.stdout.write(f"{claims} written to {path}, after {rows} of sources and questions.")


def _write(made: Path, options: dict[str, Any]) -> tuple[int, int]:
    """How many claims, and how many rows before them."""
    viewer = (desk if options["with_internal"] else reader)(timezone.now())
    claims, context = _claims(options, viewer), Context(viewer)
    named = list(named_rows(claims, context, viewer))
    count = write_rows(made, chain(named, exported(_with_all(claims), context)))
    return count - len(named), len(named)


def _claims(options: dict[str, Any], viewer: Viewer) -> ClaimQuerySet:
    found: ClaimQuerySet = Claim.objects.open()
    if not viewer.audience.sees_hidden:
        found = found.publishable(at=viewer.at)
    if options["topic"]:
        if not Topic.objects.filter(slug=options["topic"]).exists():
            raise CommandError(f"There is no topic {options['topic']!r}; give its slug.")
        found = found.filter(topic__slug=options["topic"])
    return found


def _with_all(found: ClaimQuerySet) -> Iterator[Claim]:
    """The claims with all that their rows say, in the order of recording."""
    hops = Prefetch("relay_hops", queryset=RelayHop.objects.select_related("source"))
    wanted = found.select_related(
        "question__topic", "statement__source", "snapshot__document__publisher"
    ).prefetch_related(hops)
    return wanted.defer("snapshot__text").order_by("recorded_at", "pk").iterator(chunk_size=AT_A_TIME)
