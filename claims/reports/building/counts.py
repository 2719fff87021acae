"""The report in numbers: headlines with the change from last week, and a line for each topic."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy

from claims.domain.comparing.findings import Kind
from claims.domain.lifecycle import ChangeKind
from claims.models import Topic
from claims.reports.building.conflict_status import standings
from claims.reports.building.conflict_summaries import Line, line_of, lines
from claims.reports.building.data_quality import claims_recorded
from claims.reports.building.published_figures import Changes, changes
from claims.reports.building.visibility import visible_standings
from claims.reports.cross_sections import TopicLine
from claims.reports.period import Period
from claims.reports.report import Headline
from claims.wording.rehearsal import topic_told

_LABELS = {
    "open": gettext_lazy("Disagreements open at the end of the week"),
    "contradictions": gettext_lazy("of them contradictions"),
    "new": gettext_lazy("New disagreements"),
    "resolved": gettext_lazy("Resolved"),
    "published": gettext_lazy("Figures published or changed"),
    "corrected": gettext_lazy("of them corrections"),
    "claims": gettext_lazy("Claims recorded"),
}

_OF_TOPIC = ("open", "contradictions", "new", "resolved", "published")


def visible_lines(period: Period, topic_id: UUID | None) -> list[Line]:
    """The conflicts of a period that may be counted; the rules are asked only where a witness is hidden."""
    found = lines(period, topic_id)
    doubtful = [line.conflict for line in found if line.doubtful]
    again = visible_standings(standings(period, topic_id, only=doubtful), period) if doubtful else []
    return [line for line in found if not line.doubtful] + [line_of(standing, period) for standing in again]


def headlines(
    stood: Iterable[Line], period: Period, figures: Changes, topic_id: UUID | None
) -> tuple[Headline, ...]:
    """Each number with the same number as the week before would have told it."""
    before = period.before
    now = _counts(stood) + _published(figures)
    then = _counts(visible_lines(before, topic_id)) + _published(changes(before, topic_id))
    now["claims"], then["claims"] = claims_recorded(period, topic_id), claims_recorded(before, topic_id)
    return tuple(
        Headline(key=key, label=str(label), value=now[key], before=then[key])
        for key, label in _LABELS.items()
    )


def topic_lines(stood: Iterable[Line], figures: Changes) -> tuple[TopicLine, ...]:
    """One line for each topic that has something to tell, by name."""
    by_topic: dict[UUID, list[Line]] = defaultdict(list)
    for line in stood:
        by_topic[line.topic].append(line)
    fresh = {topic: counted.total() for topic, counted in figures.items()}
    made = []
    for topic in Topic.objects.filter(pk__in={*by_topic, *fresh}).order_by("name", "slug"):
        counted = _counts(by_topic[topic.pk])
        counted["published"] = fresh.get(topic.pk, 0)
        told = {key: counted[key] for key in _OF_TOPIC}
        made.append(TopicLine(slug=topic.slug, name=topic_told(topic), **told))
    return tuple(made)


def _counts(stood: Iterable[Line]) -> Counter[str]:
    counted = list(stood)
    open_ones = [line for line in counted if line.is_open]
    return Counter(
        open=len(open_ones),
        contradictions=sum(line.kind == Kind.CONTRADICTION for line in open_ones),
        new=sum(line.is_new for line in counted),
        resolved=len(counted) - len(open_ones),
    )


def _published(figures: Changes) -> Counter[str]:
    counted = sum(figures.values(), Counter())
    return Counter(published=counted.total(), corrected=counted[ChangeKind.CORRECTED])
