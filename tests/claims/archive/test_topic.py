"""One topic alone: what its claims rest on comes with it, what was published of it as somebody else's."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from claimcheck.foundation.records.base import REMOVED
from claims.archive.parts import OURS, parts
from claims.archive.topic import BESIDE, STAY
from claims.models import Claim, ForeignPublication, Publication, Redaction, Resolution, Topic, VerifiedFigure
from claims.services.publishing.ledger import broken_links
from claims.services.redaction import carry_out_redaction
from sources.models import Document, Overrule, Source, Statement
from tests import builders as make
from tests.claims.archive.world import exported, rename, some_of_everything, tried, unpacked
from tests.claims.intake.files import command

pytestmark = pytest.mark.own_database

Another = Callable[[], AbstractContextManager[str]]
SLUG = "another-matter"


def two_topics() -> None:
    """Some of everything in one topic, and another with a source, an account and a figure of its own."""
    some_of_everything()
    other = make.topic("Another matter")
    about = make.question("How many sailors?", of=other)
    wire = make.document("Wire", publisher=make.source("A wire", "wire"))
    paper = make.document("Paper", publisher=make.source("A paper", "media"), syndicated_from=wire)
    ministry = make.source("A ministry", parent=make.source("A state"))
    navy = make.source("The navy", "joint", members=[ministry, make.source("A fleet")])
    hops = {"relay": [make.source("An agency", "wire")], "read_in": paper}
    reporter = make.person("reporter", "the reporter of ships")
    make.claim(about, ministry, "about 80 sailors", accept=True, recorded_by=reporter, **hops)
    of_navy = make.claim(about, navy, "about 200 sailors", accept=True)
    make.overrule(ministry, navy)
    make.merged(make.source("The ministry"), ministry)
    make.contact(about, make.source("An embassy"), outcome="answered", reply="Eighty.", printed=True)
    make.evidence(paper)
    make.settle(about.conflicts.get())
    for each in (other, about, ministry, paper):
        rename(each, f"{each}, renamed")
    asked = make.redaction(of_navy)
    carry_out_redaction(by=make.person("approver", "second"), now=timezone.now(), redaction=asked)


@pytest.mark.check("tests/claims/archive/test_round_trip.py::test_what_comes_in_goes_out_byte_for_byte")
def test_out_in_and_out_again_is_byte_for_byte(tmp_path: Path, another_database: Another) -> None:
    two_topics()
    chain = list(Publication.objects.order_by("seq").values_list("seq", "sha256"))
    own = Publication.objects.filter(figure__topic__slug=SLUG)
    bodies = list(own.order_by("seq").values_list("seq", "body", "prev_hash", "sha256"))
    claims = sorted(Claim.objects.filter(topic__slug=SLUG).values_list("pk", "quote", "outer"))
    before = exported(tmp_path / "first.zip", topic=SLUG)
    assert own.filter(seq__in=Redaction.objects.publications()).exists()
    assert exported(tmp_path / "again.zip", topic=SLUG) == before
    with another_database():
        code, said = command("import_archive", tmp_path / "first.zip")
        assert code == 0, said
        assert exported(tmp_path / "second.zip", topic=SLUG) == before
        assert [each.slug for each in Topic.objects.all()] == [SLUG]
        assert sorted(Claim.objects.values_list("pk", "quote", "outer")) == claims
        found = ForeignPublication.objects.order_by("seq")
        assert list(found.values_list("seq", "body", "prev_hash", "sha256")) == bodies
        assert set(found.values_list("head_seq", "head_sha256")) == {chain[-1]}
        what_was_removed_of_it_is_said()
        everything_goes_on_from_there(tmp_path, another_database)


def what_was_removed_of_it_is_said() -> None:
    """Its own redactions come, without the publications that they name: ours have those numbers too."""
    removal = Redaction.objects.get()
    assert (removal.decision, removal.decided_by and removal.decided_by.username) == ("carried_out", "second")
    assert {claim.quote for claim in Claim.objects.filter(claim_id=removal.target)} == {REMOVED}
    assert REMOVED in "".join(ForeignPublication.objects.values_list("body", flat=True))
    assert (removal.removed, Redaction.objects.publications()) == ({}, frozenset())


def everything_goes_on_from_there(folder: Path, another_database: Another) -> None:
    """Our own sequence is empty and begins at one; the whole of it can be moved on like any other."""
    assert Resolution.objects.filter(state="approved").exists()
    assert not Publication.objects.exists()
    assert not VerifiedFigure.objects.exists()
    make.settle(make.conflict(make.question("How many boats?", of=Topic.objects.get())))
    assert [each.seq for each in Publication.objects.all()] == [1]
    assert broken_links() == []
    call_command("detect_conflicts", all=True, verbosity=0)
    whole = exported(folder / "whole.zip")
    with another_database():
        assert command("import_archive", folder / "whole.zip")[0] == 0
        assert exported(folder / "whole again.zip") == whole


@pytest.mark.whole("test_out_in_and_out_again_is_byte_for_byte")
def test_what_its_claims_rest_on_comes_with_it_and_nothing_else(
    tmp_path: Path, another_database: Another
) -> None:
    two_topics()
    exported(tmp_path / "a.zip", topic=SLUG)
    with another_database():
        assert command("import_archive", tmp_path / "a.zip")[0] == 0
        names = {
            "A wire",
            "A paper",
            "A ministry, renamed",
            "A state",
            "The navy",
            "A fleet",
            "An agency",
        } | {"An embassy"}
        assert set(Source.objects.values_list("name", flat=True)) == names
        titles = set(Document.objects.values_list("title", flat=True))
        assert {"Wire", "Paper, renamed"} <= titles
        assert Statement.objects.count() == Claim.objects.values("statement").distinct().count()
        assert Overrule.objects.count() == 1
        people = set(User.objects.values_list("username", flat=True))
        assert "the reporter of ships" in people
        assert not {name for name in people if name.startswith(("called-", "person-"))}
    whole = b"".join(unpacked(tmp_path / "a.zip").values())
    assert b"soldiers" not in whole


def test_a_topic_that_is_not_there(tmp_path: Path) -> None:
    code, said = command("export_archive", tmp_path / "a.zip", topic="nowhere")
    assert (code, "topic: 'nowhere' is invalid" in said) == (1, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.whole("test_out_in_and_out_again_is_byte_for_byte")
def test_a_topic_goes_into_an_empty_database_only(tmp_path: Path) -> None:
    two_topics()
    exported(tmp_path / "a.zip", topic=SLUG)
    assert "import into an empty, migrated database" in tried(tmp_path / "a.zip")


def test_it_is_decided_of_every_model_which_rows_are_a_topics() -> None:
    for part in parts():
        label = part.model._meta.label
        if part.model._meta.app_label in OURS and label not in STAY:
            of_a_topic = any(each.name == "topic_id" for each in part.columns)
            assert of_a_topic != (label in BESIDE), f"{label}: say in BESIDE which rows are of a topic"
    assert all(apps.get_model(label) for label in (*BESIDE, *STAY))
