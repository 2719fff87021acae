"""The report in numbers: headlines with the change against the week before, and a line for each topic."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from claims.domain.findings import Kind
from claims.domain.lifecycle import ChangeKind
from claims.reports.overall import TopicLine
from claims.reports.period import Period
from claims.reports.published import Published, published
from claims.reports.quality import claims_recorded
from claims.reports.report import Headline, Section
from claims.reports.standing import Standing, sections, standings
from claims.reports.visible import without_hidden_witness

_LABELS = {
    "open": "Disagreements open at the end of the week",
    "contradictions": "of them contradictions",
    "new": "New disagreements",
    "resolved": "Settled",
    "published": "Figures published or changed",
    "corrected": "of them corrections",
    "claims": "Claims recorded",
}

_OF_TOPIC = ("open", "contradictions", "new", "resolved", "published")


def headlines(
    stood: Iterable[Standing], period: Period, figures: Published, topic_id: UUID | None
) -> tuple[Headline, ...]:
    """Each number with the same number as the week before would have told it."""
    before = period.before
    earlier = without_hidden_witness(standings(before, topic_id), before.end)
    now = _counts(stood, period) + _published(figures)
    then = _counts(earlier, before) + _published(published(before, topic_id, []))
    now["claims"], then["claims"] = claims_recorded(period, topic_id), claims_recorded(before, topic_id)
    return tuple(
        Headline(key=key, label=label, value=now[key], before=then[key]) for key, label in _LABELS.items()
    )


def topic_lines(stood: Iterable[Standing], period: Period, figures: Published) -> tuple[TopicLine, ...]:
    """One line for each topic that has something to tell, by name."""
    by_topic: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for one in stood:
        by_topic[one.conflict.topic.name, one.conflict.topic.slug].append(one)
    fresh = Counter((row.topic.name, row.topic.slug) for row in figures.rows_of_week())
    lines = []
    for name, slug in sorted({*by_topic, *fresh}):
        counted = _counts(by_topic[name, slug], period)
        keys = ("open", "contradictions", "new", "resolved")
        lines.append(
            TopicLine(
                slug=slug, name=name, published=fresh[name, slug], **{key: counted[key] for key in keys}
            )
        )
    return tuple(lines)


def _counts(stood: Iterable[Standing], period: Period) -> Counter[str]:
    counted: Counter[str] = Counter()
    for one in stood:
        within = sections(one, period)
        is_open = Section.OPEN in within
        counted["open"] += is_open
        counted["contradictions"] += is_open and one.found.kind == Kind.CONTRADICTION
        counted["new"] += Section.NEW in within
        counted["resolved"] += Section.RESOLVED in within
    return counted


def _published(figures: Published) -> Counter[str]:
    changes = [row.change_kind for row in figures.rows_of_week()]
    return Counter(published=len(changes), corrected=changes.count(ChangeKind.CORRECTED))
