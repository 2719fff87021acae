"""What a rendering leaves out, in words: how much of it, and where it stands."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.reports import words
from claims.reports.layout.truncation import Folded
from claims.reports.report import Report, ReportClaim, ReportPosition

IN_THE_CSV = gettext_lazy("The CSV and the other files of this report list them with their claims.")


def more_positions(parts: Folded) -> str:
    """How many positions are not told in full."""
    many = len(parts.brief)
    return _("{positions}, {claims}").format(
        positions=ngettext("%(n)d more position", "%(n)d more positions", many) % {"n": many},
        claims=ngettext("%(n)d claim", "%(n)d claims", parts.claims) % {"n": parts.claims},
    )


def only_at_a_glance(count: int) -> str:
    """How many disagreements of a section stand in the table at a glance alone; empty where none do."""
    text = ngettext(
        "%(count)d more is listed at a glance above, and in full on the page and in the files.",
        "%(count)d more are listed at a glance above, and in full on the page and in the files.",
        count,
    )
    return text % {"count": count} if count else ""


def brief(held: ReportPosition, unit: str) -> str:
    """A position in one line: what it fits, how many voices hold it, and who says what last."""
    last = "; ".join(f"{said.source} {said.figure}" for said in held.said[-2:])
    more = _("; and {count} more").format(count=len(held.said) - 2) if len(held.said) > 2 else ""
    return f"{words.position(held, unit)} {last}{more}."


def not_listed(said: Sequence[ReportClaim], told: Sequence[ReportClaim]) -> str:
    """How many claims of a position are left out of its table; empty where none are."""
    count = len(said) - len(told)
    text = ngettext(
        "%(count)d earlier claim of this position: in the CSV.",
        "%(count)d earlier claims of this position: in the CSV.",
        count,
    )
    return text % {"count": count} if count else ""


def left_here(count: int) -> str:
    """How many rows a table leaves out; empty where it leaves none out."""
    return _("{count} more are not listed.").format(count=count) if count else ""


def left_out(report: Report) -> str:
    """How many disagreements are counted above and not told here."""
    count = report.left_out("disagreements")
    return _(
        "{count} more disagreements are counted above; only the most serious and those that changed are "
        "listed here."
    ).format(count=count)
