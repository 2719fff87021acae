"""`manage.py upgrade_policy [--dry-run] [--after TOPIC]`."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.core.management.base import CommandParser
from django.utils import timezone
from rich.console import Console

from claimcheck.foundation.records.owner import as_owner
from claims.domain.policy import POLICY
from claims.management.commands.import_claims import importer, progress_bar
from claims.management.long_command import LongCommand
from claims.management.numbers import counted
from claims.models import Question, Topic
from claims.services.detection.policy_upgrade import FoundConflict, Moved, Upgrade, upgrade_topic
from claims.wording.kinds import KINDS


class Command(LongCommand):
    stopped = "Stopped. Finished topics are kept; continue with --after."
    help = (
        "Read every figure again by the policy of this version and detect conflicts again, topic by topic. "
        "Published figures stay as they are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say what would change; write nothing.")
        parser.add_argument("--topic", default="", help="One topic alone, by its slug.")
        parser.add_argument("--after", default="", help="Continue after this topic, by its slug.")
        parser.add_argument("--show", type=int, default=10, help="How many of each kind are listed (10).")

    def execute(self, *args: Any, **options: Any) -> str | None:
        """As the owner, to whom alone the function that writes intervals belongs."""
        with as_owner():
            return super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        """A transaction a topic, in the order of their slugs."""
        topics = Topic.objects.order_by("slug").filter(slug__gt=options["after"])
        if options["topic"]:
            topics = topics.filter(slug=options["topic"])
        by, done, console = importer(""), [], Console(stderr=True)
        with pghistory.context(user=by.pk, command="upgrade_policy"), progress_bar(console) as bar:
            task = bar.add_task("questions", total=Question.objects.filter(topic__in=topics).count())
            for topic in topics:
                found = upgrade_topic(
                    topic,
                    by=by,
                    now=timezone.now(),
                    dry_run=options["dry_run"],
                    progress=lambda some: bar.update(task, advance=some),
                )
                done.append(found)
                if not options["dry_run"]:
                    bar.console.print(f"done {topic.slug}; continue with --after {topic.slug}")
        self._tell(done, options["show"], dry_run=options["dry_run"])

    def _tell(self, done: list[Upgrade], most: int, *, dry_run: bool) -> None:
        would = "would " if dry_run else ""
        topics = counted(len(done), "topic")
        self.stdout.write(f"Policy {POLICY.version}, {topics}." + " Nothing is written." * dry_run)
        read, left = sum(upgrade.read for upgrade in done), sum(upgrade.left for upgrade in done)
        self.stdout.write(f"Figures that {would}get other intervals: {read}. Left as they are: {left}.")
        self._list(f"Conflicts that {would}open", [m for upgrade in done for m in upgrade.opened], most)
        self._list(f"Conflicts that {would}close", [m for upgrade in done for m in upgrade.closed], most)
        self._list(f"Conflicts that {would}change", [m for upgrade in done for m in upgrade.changed], most)
        against = [slug for upgrade in done for slug in upgrade.spoken_against]
        self.stdout.write(
            f"Published figures that a claim contradicts now, for a person to decide: {len(against)}."
        )
        self._lines(against, most)

    def _list(self, title: str, moved: list[Moved], most: int) -> None:
        self.stdout.write(f"{title}: {len(moved)}.")
        self._lines((f"{change.question}: {_moved(change)}" for change in moved), most)

    def _lines(self, lines: Iterable[str], most: int) -> None:
        for line in list(lines)[:most]:
            self.stdout.write(f"  {line}")


def _moved(each: Moved) -> str:
    return " → ".join(_told(conflict) for conflict in (each.before, each.after) if conflict is not None)


def _told(found: FoundConflict) -> str:
    reason = f", {found.reason.replace('_', ' ')}" if found.reason else ""
    return f"{KINDS[found.kind]}{reason} (weight {found.severity})"
