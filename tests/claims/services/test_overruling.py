"""Overruling: it changes what counts at once, is lifted as easily, and past days are read as they were."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain import Dependence, Kind, Verdict, classify
from claims.models import Conflict
from claims.services.correcting.overruling import lift_overrule, overrule_pair
from claims.views.dossier import dossiers
from sources.models import Overrule, Source
from sources.models.graph import source_graph
from tests import builders as make

pytestmark = pytest.mark.django_db

LATER = make.NOW + timedelta(hours=1)


def _dissent() -> tuple[Source, Source, Conflict]:
    """A ministry and the statistics office of one state give figures that exclude each other."""
    state = make.source("State")
    ministry, office = make.source("Ministry", parent=state), make.source("Office", parent=state)
    for who, quote in ((ministry, "exactly 8,000 soldiers"), (office, "exactly 20,000 soldiers")):
        make.claim(make.question(), who, quote, accept=True)
    return ministry, office, Conflict.objects.get()


def test_a_house_found_to_be_two_voices_contradicts_itself_no_more() -> None:
    ministry, office, conflict = _dissent()
    assert conflict.kind == Kind.INTERNAL_DISSENT
    made = overrule_pair(
        by=make.person("checker"),
        now=LATER,
        verdict=Verdict.INDEPENDENT,
        reason="The office is independent by law.",
        sources=(office, ministry),
    )
    conflict.refresh_from_db()
    assert (conflict.kind, conflict.changed_at) == (Kind.CONTRADICTION, LATER)
    pair = frozenset({ministry.pk, office.pk})
    assert source_graph().overruled == {pair: Verdict.INDEPENDENT}
    assert source_graph(make.NOW).overruled == {}
    lifted = lift_overrule(by=make.person("checker"), now=LATER + timedelta(hours=1), overrule=made)
    conflict.refresh_from_db()
    assert conflict.kind == Kind.INTERNAL_DISSENT
    assert source_graph().overruled == {}
    assert source_graph(LATER).overruled == {pair: Verdict.INDEPENDENT}
    assert lifted.superseded_by == make.person("checker")
    with pytest.raises(StaleState, match="already been lifted"):
        lift_overrule(by=make.person("checker"), now=LATER, overrule=made)


def test_two_statements_found_dependent_are_one_voice() -> None:
    low = make.claim(make.question(), make.source("Paper"), "about 8,000 soldiers", accept=True)
    high = make.claim(make.question(), make.source("Radio"), "about 20,000 soldiers", accept=True)
    make.overrule(low.statement, high.statement, Verdict.DEPENDENT)
    (found,) = dossiers(Conflict.objects.all())
    first, second = found.assertions
    assert classify(first, second, found.world).dependence is Dependence.DERIVED


def test_a_second_finding_ends_the_first() -> None:
    a, b = make.source("A"), make.source("B")
    make.overrule(a, b)
    second = make.overrule(b, a, Verdict.DEPENDENT)
    assert list(Overrule.objects.live()) == [second]
    assert (
        str(Overrule.objects.select_related("first_source", "second_source").get(pk=second.pk))
        == "A · B · dependent"
    )
    assert Overrule.objects.count() == 2


def test_what_is_refused() -> None:
    a, b = make.source("A"), make.source("B")
    one, two = make.statement(a), make.statement(a)
    said: dict[str, Any] = {
        "by": make.person("checker"),
        "now": LATER,
        "verdict": Verdict.INDEPENDENT,
        "reason": "Seen.",
    }
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, "first_source"),
        ({"sources": (a, b), "statements": (one, two)}, "first_source"),
        ({"sources": (a, a)}, "second_source"),
        ({"statements": (one, one), "verdict": Verdict.DEPENDENT}, "second_statement"),
        ({"statements": (one, two)}, "verdict"),
        ({"sources": (a, b), "reason": " "}, "reason"),
        ({"sources": (a, b), "verdict": "perhaps"}, "verdict"),
    )
    for given, field in wrong:
        with pytest.raises(Refused) as refusal:
            overrule_pair(**{**said, **given})
        assert refusal.value.field == field
    assert not Overrule.objects.exists()


def test_the_database_takes_only_pairs_in_order() -> None:
    a, b = sorted((make.source("A"), make.source("B")), key=lambda source: source.pk)
    said = {"verdict": "dependent", "reason": "Seen.", "recorded_at": LATER}
    said["recorded_by"] = make.person("checker")
    for pair in (
        {},
        {"first_source": a},
        {"first_source": b, "second_source": a},
        {"first_source": a, "second_source": b, "first_statement": make.statement(a)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Overrule.objects.create(**said, **pair)
