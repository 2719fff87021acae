"""The verdict on each table, for the check and for whatever distributes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.operating.distribution.facts import TableFacts
from claimcheck.operating.distribution.placement import TablePlacement, placements
from claimcheck.operating.distribution.rules import Handling, Obstacle, findings


@dataclass(frozen=True, slots=True)
class TableVerdict:
    """Where a table is to live, and what stands in the way or is changed for it."""

    table: str
    placement: TablePlacement
    findings: tuple[Obstacle, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether Citus would not take it, and `distribute` can't help."""
        return any(finding.outcome == Handling.REFUSED for finding in self.findings)

    @property
    def words(self) -> str:
        """One word or two: as it is, changed, gives something up, refused."""
        outcomes = {finding.outcome for finding in self.findings}
        first = next(
            (o for o in (Handling.REFUSED, Handling.GIVEN_UP, Handling.CHANGED) if o in outcomes), None
        )
        return first.value if first else "as it is"

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "table": self.table,
            "place": self.placement.place.value,
            "reason": self.placement.reason,
            "verdict": self.words,
            "findings": [
                {"outcome": finding.outcome.value, "fault": finding.fault, "remedy": finding.remedy}
                for finding in self.findings
            ],
        }


def verdicts(tables: Mapping[str, TableFacts]) -> list[TableVerdict]:
    """On every table, by name."""
    places = placements(tables)
    return [
        TableVerdict(name, places[name], tuple(findings(tables[name], places))) for name in sorted(tables)
    ]


def refused(found: Iterable[TableVerdict]) -> list[str]:
    """The tables that can't be moved."""
    return [verdict.table for verdict in found if verdict.refused]
