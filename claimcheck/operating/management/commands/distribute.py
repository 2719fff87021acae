"""`manage.py distribute`."""

import json
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claimcheck.operating.distribution.catalogue import tables
from claimcheck.operating.distribution.spreading import NotReady, spread
from claimcheck.operating.distribution.verdicts import TableVerdict, refused, verdicts


class Command(BaseCommand):
    help = (
        "Spread the database by topic over the nodes of Citus, or (--check) say of each table whether it can "
        "be, and what is changed for it. Interrupted, it goes on where it ended. Stop the site meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--check` changes nothing, and needs no extension; `--json` is for machines."""
        parser.add_argument("--check", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", dest="as_json", help="check; the verdicts as JSON")

    def handle(self, *args: Any, check: bool, as_json: bool, **options: Any) -> None:
        """Exit code 0 where every table below a topic is spread, or can be; else 1."""
        if check or as_json:
            self._check(as_json)
            return
        try:
            done = spread(self.stdout.write)
        except NotReady as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{done} steps done." if done else "Every table is where it belongs.")

    def _check(self, as_json: bool) -> None:
        found = verdicts(tables())
        blocked = refused(found)
        if as_json:
            shown = {"refused": blocked, "tables": [verdict.as_json() for verdict in found]}
            self.stdout.write(json.dumps(shown, indent=2))
        else:
            self._tell(found)
        if blocked:
            raise CommandError(f"Can't be moved: {', '.join(blocked)}. See the remedies above.")

    def _tell(self, found: list[TableVerdict]) -> None:
        for verdict in found:
            placed = verdict.placement
            self.stdout.write(f"{verdict.table:<34}{placed.place:<13}{verdict.words:<10}{placed.reason}")
            for finding in verdict.findings:
                self.stdout.write(f"    {finding.outcome}: {finding.fault}. Remedy: {finding.remedy}.")
        counted = Counter(verdict.placement.place.value for verdict in found)
        self.stdout.write(", ".join(f"{number} {place}" for place, number in sorted(counted.items())) + ".")
