"""Errata in words: what an issued report told that has been corrected since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.domain.lifecycle import ChangeKind, ClaimState
from claims.models import Claim, Erratum, VerifiedFigure, WeeklyReport
from claims.wording import local, values
from claims.wording.newsroom import newsroom_zone
from claims.wording.plots.text import harmless
from claims.wording.records import answer, claim_figure
from claims.wording.states import CHANGES

Versions = dict[tuple[UUID, int], Claim]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCorrection:
    """What was corrected, in a sentence fit to be shown, and the weeks whose reports had told it.

    `record` is "figure" or "claim", `id` that of the question or the claim, `change` a single word.
    """

    record: str
    id: str
    change: str
    at: datetime
    text: str
    weeks: tuple[str, ...]


def errata(report: WeeklyReport, *, now: datetime) -> tuple[ReportCorrection, ...]:
    """What was corrected of one report, oldest first; nothing of claims that may not be shown at `now`."""
    return corrections(report.errata.all(), now=now)


def page_of(report: WeeklyReport) -> str:
    """The address of the page where a report is read; empty where the site does not know its own address."""
    return f"{settings.SITE_URL}{_path(report)}" if settings.SITE_URL else ""


def corrected_at(report: WeeklyReport) -> str:
    """Where a file or an answer, which stays as it was issued, leads to its errata (RFC 8288)."""
    return f'<{settings.SITE_URL}{_path(report)}#errata>; rel="related"; title="Corrected since"'


def _path(report: WeeklyReport) -> str:
    topic = f"?{urlencode({'topic': report.topic.slug})}" if report.topic else ""
    return f"{reverse('weekly-report', args=[report.week])}{topic}"


def told_by(errata: Sequence[UUID], *, now: datetime) -> tuple[ReportCorrection, ...]:
    """What a message about these errata (ids) tells: each correction once, however many reports told it."""
    return corrections(Erratum.objects.filter(pk__in=list(errata)), now=now)


def corrections(rows: QuerySet[Erratum], *, now: datetime) -> tuple[ReportCorrection, ...]:
    """Errata in words, those of one correction together; two queries."""
    found = list(
        rows.select_related(
            "report", "claim", "transition",
            "publication__figure__question", "publication__figure__resolution",
        ).order_by("recorded_at", "id").defer("report__body", "publication__body")
    )  # fmt: skip
    versions = _versions([row.claim for row in found if row.claim_id], now)
    told: dict[tuple[object, ...], ReportCorrection] = {}
    weeks: dict[tuple[object, ...], set[str]] = {}
    for row in found:
        key = row.publication_id, row.claim_id, row.transition_id, row.independent, _when(row)
        weeks.setdefault(key, set()).add(row.report.week)
        made = _told(row, versions, tuple(sorted(weeks[key])))
        if made is not None:
            told[key] = made
    return tuple(told.values())


def _when(row: Erratum) -> datetime | None:
    """Counts may change back and forth: those of one act are one correction."""
    return None if row.independent is None else row.recorded_at


def _versions(claims: Iterable[Claim], now: datetime) -> Versions:
    """Every version of these claims, of those alone of which all may be shown."""
    concerned = list(claims)
    keys = {claim.claim_id for claim in concerned}
    rows = Claim.objects.filter(topic__in={claim.topic_id for claim in concerned}, claim_id__in=keys)
    hidden = set(rows.hidden(at=now).values_list("claim_id", flat=True)) if keys else set()
    shown = rows.exclude(claim_id__in=hidden).with_provenance() if keys else rows.none()
    return {(row.claim_id, row.version): row for row in shown}


def _told(row: Erratum, versions: Versions, weeks: tuple[str, ...]) -> ReportCorrection | None:
    if row.publication is not None and row.independent is not None:
        return _of_count(row.publication.figure, row, weeks)
    if row.publication is not None:
        return _of_figure(row.publication.figure, row.publication_id or 0, weeks)
    claim = versions.get((row.claim.claim_id, row.claim.version)) if row.claim else None
    return _of_claim(claim, row, versions, weeks) if claim is not None else None


def _of_figure(figure: VerifiedFigure, number: int, weeks: tuple[str, ...]) -> ReportCorrection:
    now = answer(figure)
    verb = CHANGES[ChangeKind(figure.change_kind)]
    why = figure.printable_reason or figure.resolution.rationale
    text = _("{question} {change} on {day}: {figure}. {why} (publication {number})").format(
        question=figure.question.text,
        change=verb,
        day=_day(figure.published_at),
        figure=now,
        why=why,
        number=number,
    )
    return ReportCorrection(
        record="figure",
        id=str(figure.question_id),
        change=figure.change_kind.lower(),
        at=figure.published_at,
        text=harmless(text),
        weeks=weeks,
    )


def _of_count(figure: VerifiedFigure, row: Erratum, weeks: tuple[str, ...]) -> ReportCorrection:
    """How many independent sources stand behind a figure by what is known of them since."""
    said, now = _sources(figure.independent_count), _sources(row.independent or 0)
    text = _(
        "{question} {figure} was published on {day} with {said} behind it. By what is known of them since "
        "{since}, it is {now}. (publication {number})"
    ).format(
        question=figure.question.text,
        figure=answer(figure),
        day=_day(figure.published_at),
        said=said,
        since=_day(row.recorded_at),
        now=now,
        number=row.publication_id,
    )
    return ReportCorrection(
        record="figure",
        id=str(figure.question_id),
        change="recounted",
        at=row.recorded_at,
        text=harmless(text),
        weeks=weeks,
    )


def _sources(count: int) -> str:
    return values.independent_sources(count) if count else _("no independent source")


def _of_claim(claim: Claim, row: Erratum, versions: Versions, weeks: tuple[str, ...]) -> ReportCorrection:
    said = {"question": claim.question.text, "source": claim.statement.source.name}
    move = row.transition
    if move is not None:
        change = "rejected" if move.to_state == ClaimState.REJECTED else "restored"
        at, why = move.at, move.reason
        told = (
            _("{question} The claim by {source} ({figure}) is no longer counted since {day}.")
            if change == "rejected"
            else _("{question} The claim by {source} ({figure}) is counted again since {day}.")
        ).format(**said, figure=claim_figure(claim), day=_day(at))
    else:
        change, at, why = "corrected", claim.recorded_at, claim.correction_reason
        before = versions.get((claim.claim_id, claim.version - 1))
        then, now = claim_figure(before) if before else "", claim_figure(claim)
        moved = f"{then} → {now}" if then and then != now else _("still {figure}").format(figure=now)
        told = _("{question} The claim by {source} was corrected on {day}: {moved}.").format(
            **said, day=_day(at), moved=moved
        )
    return ReportCorrection(
        record="claim",
        id=str(claim.claim_id),
        change=change,
        at=at,
        text=harmless(f"{told} {why}".strip()),
        weeks=weeks,
    )


def _day(moment: datetime) -> str:
    return local.day(moment.astimezone(newsroom_zone()).date())
