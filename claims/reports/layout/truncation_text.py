"""What a rendering leaves out, in words: how much of it, and where it stands."""

from collections.abc import Sequence

from claims.reports import words
from claims.reports.layout.truncation import Folded
from claims.reports.report import Position, Report, Said

IN_THE_CSV = "The CSV and the other files of this report list them with their claims."


def more_positions(parts: Folded) -> str:
    """How many positions are not told in full."""
    many = len(parts.brief)
    return f"{many} more {'position' if many == 1 else 'positions'}, {parts.claims} claims"


def only_at_a_glance(count: int) -> str:
    """How many disagreements of a section stand in the table at a glance alone; empty where none do."""
    verb = "is" if count == 1 else "are"
    return (
        f"{count} more {verb} listed at a glance above, and in full on the page and in the files."
        if count
        else ""
    )


def brief(held: Position, unit: str) -> str:
    """A position in one line: what it fits, how many voices hold it, and who says what last."""
    last = "; ".join(f"{said.source} {said.figure}" for said in held.said[-2:])
    more = f"; and {len(held.said) - 2} more" if len(held.said) > 2 else ""
    return f"{words.position(held, unit)} {last}{more}."


def not_listed(said: Sequence[Said], told: Sequence[Said]) -> str:
    """How many claims of a position are left out of its table; empty where none are."""
    count = len(said) - len(told)
    return (
        f"{count} earlier {'claim' if count == 1 else 'claims'} of this position: in the CSV."
        if count
        else ""
    )


def left_here(count: int) -> str:
    """How many rows a table leaves out; empty where it leaves none out."""
    return f"{count} more are not listed." if count else ""


def left_out(report: Report) -> str:
    """How many disagreements are counted above and not told here."""
    count = report.left_out("disagreements")
    return (
        f"{count} more disagreements are counted above; only the most serious and those that changed "
        "are listed here."
    )
