"""Merging two names of one body, and setting them apart again."""

from typing import Any

import pytest
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.weighing.independent_count import best_supported
from claims.models import Claim, Conflict, Question
from claims.models.assertions import assertions, world_of
from claims.services.correcting.sameness import separate_sources
from sources.models import SourceMerge
from tests import builders as make
from tests.claims.api.client import get

pytestmark = pytest.mark.django_db
QUESTION = "How many soldiers are there?"


def _apart(merge: SourceMerge, reason: str = "Two offices after all.") -> SourceMerge:
    return separate_sources(by=make.person("checker"), now=timezone.now(), merge=merge, reason=reason)


def _kept(question: Question) -> list[tuple[Any, ...]]:
    rows = Conflict.objects.filter(question=question, merged_into=None).exclude(state="dismissed")
    columns = ("episode", "kind", "reason", "severity", "lowest", "highest", "claim_count", "source_count")
    return list(rows.order_by("episode").values_list(*columns))


def _count(question: Question) -> int:
    claims = assertions(Claim.objects.open().filter(question=question).with_provenance())
    return best_supported(claims, world_of(question.topic_id)).count


def test_two_names_make_one_source_and_apart_again_two() -> None:
    about = make.question(QUESTION)
    mod, ministry = make.source("MoD"), make.source("Ministry of Defence")
    make.claim(about, mod, "about 8,000 soldiers", accept=True, chain_complete=True)
    make.claim(about, ministry, "about 20,000 soldiers", accept=True, chain_complete=True)
    before, count = _kept(about), _count(about)
    assert [kind for _, kind, *_ in before] == ["contradiction"]
    merge = make.merged(mod, ministry)
    ((_, kind, _, severity, *_, sources),) = _kept(about)
    assert (kind, severity, sources) == ("self_contradiction", 2, 1)
    _apart(merge)
    assert (_kept(about), _count(about)) == (before, count)
    (kept,) = SourceMerge.objects.all()
    assert (kept.reason, kept.ended_reason) == ("Its press office says so.", "Two offices after all.")


def test_agreeing_names_are_one_independent_source() -> None:
    about = make.question(QUESTION)
    mod, ministry = make.source("MoD"), make.source("Ministry of Defence")
    for who in (mod, ministry):
        make.claim(about, who, "exactly 8,123 soldiers", accept=True, chain_complete=True)
    make.overrule(mod, ministry)
    assert _count(about) == 2
    merge = make.merged(mod, ministry)
    assert _count(about) == 1, "one source counts once, whatever anybody found"
    _apart(merge)
    assert _count(about) == 2


def test_children_of_two_names_speak_for_one_body() -> None:
    about = make.question(QUESTION)
    uk, britain = make.source("UK"), make.source("Britain")
    make.claim(about, make.source("Navy", parent=uk), "exactly 8,000 soldiers", accept=True)
    make.claim(about, make.source("Army", parent=britain), "exactly 20,000 soldiers", accept=True)
    assert [kind for _, kind, *_ in _kept(about)] == ["contradiction"]
    merge = make.merged(uk, britain)
    assert [kind for _, kind, *_ in _kept(about)] == ["internal_dissent"]
    _apart(merge)
    assert [kind for _, kind, *_ in _kept(about)] == ["contradiction"]


def test_a_body_that_only_its_other_name_speaks_for_is_called_by_that() -> None:
    about, shelters = make.question(QUESTION), make.question("How many shelters are there?", unit="item")
    mod, ministry = make.source("MoD"), make.source("Ministry of Defence")
    make.claim(about, mod, "4,461 soldiers", accept=True)
    make.claim(about, make.source("Council"), "2,360 soldiers", accept=True)
    make.claim(shelters, make.source("Engineers"), "4,461 shelters", accept=True)
    make.merged(mod, ministry)
    (conflict,) = Conflict.objects.all()
    (why,) = get(f"conflicts/{conflict.pk}/")["explanations"]
    assert why["sentence"].startswith("MoD's 4,461 is what Engineers gives in answer to")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"kind": "unnamed"}, {}, "nobody"),
        ({"protected": True}, {}, "protected"),
        ({"kind": "joint"}, {}, "joint"),
        ({"parent": True}, {}, "speaks for"),
    ],
)
def test_what_is_no_other_name_is_refused(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    second = make.source("Second", **other)
    given = {**one, "parent": second} if "parent" in one else dict(one)
    if given.get("kind") == "joint":
        given["members"] = [make.source("A"), make.source("B")]
    with pytest.raises(Refused, match=why if why != "nobody" else "without a name"):
        make.merged(make.source("First", **given), second)


def test_no_circle_and_nothing_twice() -> None:
    a, b, c = (make.source(name) for name in "ABC")
    make.merged(a, b)
    merge = make.merged(b, c)
    with pytest.raises(Refused, match="one source already"):
        make.merged(c, a)
    with pytest.raises(StaleState, match="another name already"):
        make.merged(a, make.source("D"))
    with pytest.raises(Refused, match="reason"):
        _apart(merge, " ")
    _apart(merge)
    with pytest.raises(StaleState, match="separate already"):
        _apart(merge)


def test_a_source_that_readers_may_not_know_of_is_not_merged() -> None:
    secret, known = make.source("Secret"), make.source("Known")
    make.claim(make.question(QUESTION), secret, internal=True)
    for pair in ((secret, known), (known, secret)):
        with pytest.raises(Refused, match="hidden records"):
            make.merged(*pair)
    make.claim(make.question(QUESTION), secret)
    assert make.merged(secret, known).pk, "it has said something that may be shown"
