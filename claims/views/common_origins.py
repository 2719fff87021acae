"""Sources that may have what they say from one place, by what they say on all questions of one measure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from claims.domain.comparing.assertion import GUESSED, CountedBy, QuoteKind
from claims.domain.comparing.common_origin import possible_common_origins
from claims.domain.comparing.comparison import World
from claims.domain.figures.figure import Modality
from claims.models import Claim, Question
from claims.models.assertions import assertions
from claims.views.audience import Viewer
from sources.domain.independence import Id

_MAY_SHARE = (
    Q(modality=Modality.RANGE)
    | Q(counted_by__in=GUESSED)
    | Q(quote_kind=QuoteKind.WORDS, counted_by=CountedBy.UNKNOWN)
)
"""Figures that two who count need not both reach; the rule asks how many digits are said."""
_SAME = ("topic", "question__measure", "question", "low", "best", "high")


def with_common_origins(worlds: Mapping[UUID, World], viewer: Viewer) -> dict[UUID, World]:
    """Topic → its world with the pairs that are asked about, as the viewer may know them.

    Where two sources share a figure on one question, they may share an origin on every question of its
    measure. One query for all topics; more only where there are such figures.
    """
    rows = Claim.objects.open_at(viewer.known_at).filter(
        _MAY_SHARE, topic__in=list(worlds), imputed=False, attribution_denied=False
    )
    if not viewer.audience.sees_hidden:
        rows = rows.publishable(at=viewer.at)
    alike: dict[tuple[object, ...], dict[UUID, UUID]] = defaultdict(dict)
    measured = rows.exclude(question__measure="").order_by()
    for *same, source, key in measured.values_list(*_SAME, "statement__source", "pk"):
        alike[tuple(same)].setdefault(source, key)
    keys = [key for of_source in alike.values() if len(of_source) > 1 for key in of_source.values()]
    return _filled(worlds, keys, viewer) if keys else dict(worlds)


def _filled(worlds: Mapping[UUID, World], keys: Iterable[UUID], viewer: Viewer) -> dict[UUID, World]:
    claims = list(Claim.objects.filter(pk__in=list(keys)).with_provenance())
    measures = {claim.pk: (claim.topic_id, claim.question.measure) for claim in claims}
    told = defaultdict(list)
    for claim in assertions(claims, viewer.known_at):
        told[measures[UUID(str(claim.id))]].append(claim)
    pairs = {of: possible_common_origins(said, worlds[of[0]].graph) for of, said in told.items()}
    asked = Question.objects.filter(topic__in=list(worlds), measure__in={measure for _, measure in pairs})
    found: dict[UUID, dict[Id, frozenset[frozenset[Id]]]] = defaultdict(dict)
    for question, topic, measure in asked.values_list("pk", "topic", "measure"):
        if pairs.get((topic, measure)):
            found[topic][question] = pairs[topic, measure]
    return {topic: replace(world, common_origins=found[topic]) for topic, world in worlds.items()}
