"""Who said something when: the statements of the running example, each one act of saying by one source."""

from claims.examples.rows import StatementRow, day
from claims.examples.sources import JOINT
from sources.domain.kinds import Basis

STATEMENTS = (
    StatementRow(
        key="nis-18-october",
        source="south-korea-nis",
        said_on=day("2024-10-18"),
        occasion="Announcement",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="delegation-21-october",
        source="north-korea-un-delegation",
        said_on=day("2024-10-21"),
        occasion="Right of reply at the UN",
    ),
    StatementRow(
        key="nis-23-october",
        source="south-korea-nis",
        said_on=day("2024-10-23"),
        occasion="Briefing for members of parliament",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="white-house-23-october",
        source="white-house",
        said_on=day("2024-10-23"),
        occasion="Press briefing",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="defense-28-october",
        source="us-department-of-defense",
        said_on=day("2024-10-28"),
        occasion="Press briefing",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="us-31-october",
        source="us-government",
        said_on=day("2024-10-31"),
        occasion="UN Security Council",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="south-korea-31-october",
        source="south-korea",
        said_on=day("2024-10-31"),
        occasion="UN Security Council",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="ukraine-31-october",
        source="ukraine",
        said_on=day("2024-10-31"),
        occasion="UN Security Council",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="joint-4-november",
        source=JOINT,
        said_on=day("2024-11-04"),
        occasion="Joint assessment",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="joint-chiefs-4-november",
        source="south-korea-jcs",
        said_on=day("2024-11-04"),
        occasion="Press briefing",
        basis=Basis.WITNESSED,
    ),
    StatementRow(
        key="ledger-4-november",
        source="morning-ledger",
        said_on=day("2024-11-04"),
        occasion="Analysis",
    ),
    StatementRow(
        key="desk-4-november",
        source="our-desk",
        said_on=day("2024-10-31"),
        occasion="Calculation from two dated reports",
        basis=Basis.DEDUCED,
    ),
    StatementRow(
        key="south-korea-4-november",
        source="south-korea",
        said_on=day("2024-11-04"),
        occasion="Press meeting in Seoul",
    ),
    StatementRow(
        key="eu-4-november",
        source="european-union",
        said_on=day("2024-11-04"),
        occasion="Press meeting in Seoul",
    ),
    StatementRow(
        key="north-korea-4-november",
        source="north-korea",
        said_on=day("2024-11-04"),
        occasion="Written reply",
    ),
)
