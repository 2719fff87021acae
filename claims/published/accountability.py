"""What the newsroom answers for in public: corrections and how long they took, what is open, replies.

Everything here is read from what was published: there is nothing in it to hide. The invented topic is left
out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from statistics import median
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.domain.answering.staleness import ServedStanding
from claims.domain.corrections import TAKING_BACK, PublishedCorrection, Version, corrections
from claims.domain.lifecycle import ChangeKind, Standing
from claims.domain.rehearsal import REHEARSAL
from claims.models import Contact, Publication, VerifiedFigure
from claims.models.publication import PublicationQuerySet
from claims.published.correction_log import LogEntry, log
from claims.published.figure import FigureVersion, Reply, read_back
from claims.wording.newsroom import in_newsroom_language, newsroom_day

ON_A_PAGE = 50
MOST_OPEN = 200
"""Of what is open, and of replies; the newest first."""
OPEN = (Standing.DISPUTED, Standing.ON_HOLD, Standing.UNVERIFIED)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts over everything published. The medians are None where there is nothing to take one of."""

    figures: int
    standings: dict[ServedStanding, int]
    challenged: int
    publications: int
    corrected: int
    withdrawn: int
    doubted_first: int
    median_took: timedelta | None
    median_stood: timedelta | None


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction as it is listed: when and how long, the version that it made, and its line of the log."""

    times: PublishedCorrection
    figure: FigureVersion
    entry: LogEntry


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """A figure that is disputed, held, unverified, challenged or past its review, and since which day."""

    figure: FigureVersion
    since: date
    challenged: bool


@dataclass(frozen=True, slots=True)
class Replied:
    """A figure, and what those said whom we asked about it."""

    figure: FigureVersion
    replies: list[Reply]


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """All of it. `before`: the number from which older corrections go on; None: these were all."""

    numbers: Numbers
    corrections: list[ListedCorrection]
    before: int | None
    open: list[OpenFigure]
    open_more: bool
    replied: list[Replied]


@in_newsroom_language
def account(*, now: datetime, before: int | None = None) -> PublicAccount:
    """As it is at `now`, with the newest corrections, or those published before a number."""
    today = newsroom_day(now)
    newest = Publication.objects.order_by("-seq").values_list("sha256", flat=True).first() or ""
    listed, more = _listed(before, today)
    waiting = _open(today)
    return PublicAccount(
        numbers=_numbers(newest, today),
        corrections=listed,
        before=listed[-1].times.seq if more else None,
        open=waiting[:MOST_OPEN],
        open_more=len(waiting) > MOST_OPEN,
        replied=_replied(today),
    )


def _published() -> PublicationQuerySet:
    return Publication.objects.exclude(figure__topic__slug=REHEARSAL)


@lru_cache(maxsize=4)
def _numbers(newest: str, today: date) -> Numbers:
    """The same for as long as nothing is published; `newest`: the hash of the newest link."""
    current: QuerySet[Any] = _published().current().with_state(on=today, current=True)
    rows = list(current.values_list("state", "figure__standing", "figure__change_kind"))
    found = list(_corrections(_taking_back()))
    took = [correction.took for correction in found if correction.took is not None]
    return Numbers(
        figures=len(rows),
        standings=dict(Counter(ServedStanding(state or standing) for state, standing, _ in rows)),
        challenged=sum(change == ChangeKind.CHALLENGED and not state for state, _, change in rows),
        publications=_published().count(),
        corrected=sum(correction.change == ChangeKind.CORRECTED for correction in found),
        withdrawn=sum(correction.change == ChangeKind.WITHDRAWN for correction in found),
        doubted_first=len(took),
        median_took=_median(took),
        median_stood=_median([correction.stood for correction in found]),
    )


def _median(lengths: Sequence[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(length.total_seconds() for length in lengths)) if lengths else None


def _taking_back() -> PublicationQuerySet:
    return _published().filter(figure__change_kind__in=TAKING_BACK)


def _corrections(among: PublicationQuerySet) -> Iterator[PublishedCorrection]:
    """Those among these publications; the versions of each as-of are read that has one."""
    same = {f"figure__{name}": OuterRef(name) for name in ("topic", "question", "as_of")}
    here = among.filter(**same)
    rows = VerifiedFigure.objects.filter(Exists(here)).order_by("question", "as_of", "version")
    read = rows.values_list("question", "as_of", "publication", "change_kind", "published_at")
    for _, versions in groupby(read.iterator(chunk_size=2000), key=lambda row: row[:2]):
        yield from corrections(Version(seq, ChangeKind(kind), at) for _, _, seq, kind, at in versions)


def _listed(before: int | None, today: date) -> tuple[list[ListedCorrection], bool]:
    """A page of them, the newest first, and whether there are older ones."""
    asked = _taking_back() if before is None else _taking_back().filter(seq__lt=before)
    numbers = list(asked.order_by("-seq").values_list("seq", flat=True)[: ON_A_PAGE + 1])
    page = Publication.objects.filter(seq__in=numbers[:ON_A_PAGE])
    times = {correction.seq: correction for correction in _corrections(page)}
    texts = Publication.objects.in_bulk([*times, *(correction.stated.seq for correction in times.values())])
    read = {seq: read_back(seq, row.body, today) for seq, row in texts.items()}
    listed = [
        ListedCorrection(correction, read[seq], log([read[seq], read[correction.stated.seq]])[0])
        for seq, correction in sorted(times.items(), reverse=True)
    ]
    return listed, len(numbers) > ON_A_PAGE


def _open(today: date) -> list[OpenFigure]:
    asked = Q(figure__standing__in=OPEN) | Q(figure__change_kind=ChangeKind.CHALLENGED)
    past = Q(figure__standing=Standing.VERIFIED, figure__review_by__lt=today)
    rows = _published().current().filter(asked | past).select_related("figure").order_by("-seq")
    return [_open_figure(row, today) for row in rows[: MOST_OPEN + 1]]


def _open_figure(row: Publication, today: date) -> OpenFigure:
    figure = read_back(row.seq, row.body, today)
    stale = figure.condition is ServedStanding.STALE
    since = figure.review_by + timedelta(days=1) if stale else newsroom_day(row.published_at)
    return OpenFigure(figure, since, bool(figure.body.get("challenged")))


def _replied(today: date) -> list[Replied]:
    """Of the figures with a reply in the version that stands: what is printed there, and no other word."""
    asked = Contact.objects.filter(printed=True).order_by().values("question")
    rows = _published().current().filter(figure__question__in=asked).order_by("-seq")[:MOST_OPEN]
    read: Sequence[FigureVersion] = [read_back(row.seq, row.body, today) for row in rows]
    return [Replied(figure, figure.replies()) for figure in read if figure.replies()]
