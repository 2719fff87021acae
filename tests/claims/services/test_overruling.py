"""Overruling: it changes what counts at once, is lifted as easily, and past days are read as they were."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain import Dependence, Kind, Verdict, classify
from claims.models import Conflict
from claims.models.dossier import dossiers
from claims.services.correcting.overruling import lift_overrule, overrule_pair
from sources.models import Overrule
from sources.models.graph import source_graph
from tests import builders as make

pytestmark = pytest.mark.django_db

LATER = make.NOW + timedelta(hours=1)


def _dissent():
    """A ministry and the statistics office of one state give figures that exclude each other."""
    state = make.source("State")
    ministry, office = make.source("Ministry", parent=state), make.source("Office", parent=state)
    for who, quote in ((ministry, "exactly 8,000 soldiers"), (office, "exactly 20,000 soldiers")):
        make.claim(make.question(), who, quote, accept=True)
    return ministry, office, Conflict.objects.get()


def test_a_house_found_to_be_two_voices_contradicts_itself_no_more():
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


def test_two_statements_found_dependent_are_one_voice():
    low = make.claim(make.question(), make.source("Paper"), "about 8,000 soldiers", accept=True)
    high = make.claim(make.question(), make.source("Radio"), "about 20,000 soldiers", accept=True)
    make.overrule(low.statement, high.statement, Verdict.DEPENDENT)
    (found,) = dossiers(Conflict.objects.all())
    assert classify(*found.assertions, found.world).dependence is Dependence.DERIVED


def test_a_second_finding_ends_the_first():
    a, b = make.source("A"), make.source("B")
    make.overrule(a, b)
    second = make.overrule(b, a, Verdict.DEPENDENT)
    assert list(Overrule.objects.live()) == [second]
    assert str(second) == f"{min(a.pk, b.pk)} and {max(a.pk, b.pk)}: dependent"
    assert Overrule.objects.count() == 2


def test_what_is_refused():
    a, b = make.source("A"), make.source("B")
    one, two = make.statement(a), make.statement(a)
    said = {"by": make.person("checker"), "now": LATER, "verdict": Verdict.INDEPENDENT, "reason": "Seen."}
    for given, field in (
        ({}, "first_source"),
        ({"sources": (a, b), "statements": (one, two)}, "first_source"),
        ({"sources": (a, a)}, "second_source"),
        ({"statements": (one, one), "verdict": Verdict.DEPENDENT}, "second_statement"),
        ({"statements": (one, two)}, "verdict"),
        ({"sources": (a, b), "reason": " "}, "reason"),
        ({"sources": (a, b), "verdict": "perhaps"}, "verdict"),
    ):
        with pytest.raises(Refused) as refusal:
            overrule_pair(**{**said, **given})
        assert refusal.value.field == field
    assert not Overrule.objects.exists()


def test_the_database_takes_only_pairs_in_order():
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
