"""Out, in, out again: the same bytes; and the database that was filled so is one like any other."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from claims.archive.parts import parts
from claims.examples.load import load_example
from claims.examples.people import demo_people
from claims.examples.review import review_example
from claims.models import Claim, Conflict, Publication, Question
from claims.services.publishing.ledger import broken_links
from claims.services.units import sync_units
from sources.models import Source
from tests import builders as make
from tests.claims.archive.world import ODD, exported, many_claims, rename, some_of_everything, unpacked
from tests.claims.intake.files import command
from tests.lengths import all_but_first

pytestmark = pytest.mark.own_database

Another = Callable[[], AbstractContextManager[str]]


def example(folder: Path) -> None:
    people = demo_people()
    load_example(people)
    review_example(people)


def two_thousand(folder: Path) -> None:
    many_claims(folder, 2000)


def everything(folder: Path) -> None:
    some_of_everything()


@pytest.mark.parametrize("fill", all_but_first([everything, example, two_thousand]))
def test_what_comes_in_goes_out_byte_for_byte(
    fill: Callable[[Path], None], tmp_path: Path, another_database: Another
) -> None:
    fill(tmp_path)
    before = exported(tmp_path / "first.zip")
    assert exported(tmp_path / "at another time.zip") == before
    with another_database():
        assert exported(tmp_path / "nothing.zip") != before
        code, said = command("import_archive", tmp_path / "first.zip")
        assert code == 0, said
        assert exported(tmp_path / "second.zip") == before
        assert broken_links() == []
        call_command("migrate", check_unapplied=True, verbosity=0)
        assert sync_units() == []


@pytest.mark.check("test_what_comes_in_goes_out_byte_for_byte")
@pytest.mark.slow
def test_a_hundred_thousand_claims(tmp_path: Path, another_database: Another) -> None:
    many_claims(tmp_path, 100_000 if os.environ.get("LONG") else 500)
    before = exported(tmp_path / "first.zip")
    with another_database():
        assert command("import_archive", tmp_path / "first.zip")[0] == 0
        assert exported(tmp_path / "second.zip") == before


@pytest.mark.whole("test_what_comes_in_goes_out_byte_for_byte")
def test_every_part_is_tried(tmp_path: Path) -> None:
    """Some of everything is of every part: what nobody makes here would go out and in untested."""
    some_of_everything()
    exported(tmp_path / "all.zip")
    found = unpacked(tmp_path / "all.zip")
    assert [part.name for part in parts() if not found[part.name]] == []
    assert ODD in Claim.objects.get(question__slug="how-odd", superseded_at=None).quote


@pytest.mark.whole("test_what_comes_in_goes_out_byte_for_byte")
def test_kept_columns_are_as_they_were(tmp_path: Path, another_database: Another) -> None:
    example(tmp_path)
    before = kept()
    exported(tmp_path / "a.zip")
    with another_database():
        command("import_archive", tmp_path / "a.zip")
        assert kept() == before
        call_command("detect_conflicts", all=True, verbosity=0)
        assert kept() == before, "detection finds nothing else"


def kept() -> list[Any]:
    """Conflicts with what detection keeps of them, and what PostgreSQL makes of columns by itself."""
    names = [
        each.attname for each in Conflict._meta.concrete_fields if not each.attname.startswith("changed")
    ]
    return [
        list(Conflict.objects.order_by("pk").values_list(*names)),
        list(Claim.objects.order_by("pk").values_list("core", "outer", "state")),
        list(Question.objects.filter(text__search="soldiers").order_by("pk")),
    ]


_SKIPPING = """
    INSERT INTO claims_publication (seq, figure_id, body, prev_hash, sha256, published_at, published_by_id)
    SELECT seq + 5, figure_id, body, prev_hash, sha256, published_at, published_by_id FROM claims_publication
"""


@pytest.mark.whole("test_what_comes_in_goes_out_byte_for_byte")
def test_the_record_is_guarded_as_ever(tmp_path: Path, another_database: Another) -> None:
    example(tmp_path)
    exported(tmp_path / "a.zip")
    with another_database():
        command("import_archive", tmp_path / "a.zip")
        for statement in (
            "UPDATE claims_claim SET quote = 'x'",
            "DELETE FROM claims_publication",
            "TRUNCATE claims_transition",
            _SKIPPING,
        ):
            with pytest.raises(DatabaseError, match=r"permission denied|not the next link"):
                connection.cursor().execute(statement)


@pytest.mark.whole("test_what_comes_in_goes_out_byte_for_byte")
def test_numbers_go_on(tmp_path: Path, another_database: Another) -> None:
    some_of_everything()
    people, last = User.objects.count(), Publication.objects.latest("seq")
    exported(tmp_path / "a.zip")
    with another_database():
        command("import_archive", tmp_path / "a.zip")
        newest = User.objects.latest("pk").pk
        assert make.person("checker", "somebody new").pk == newest + 1
        assert User.objects.count() == people + 1
        rename(Source.objects.latest("pk"))  # writes to the history, which has numbers
        make.figure(make.question("Who is next?"))
        newer = Publication.objects.latest("seq")
        assert (newer.seq, newer.prev_hash) == (last.seq + 1, last.sha256)
        assert broken_links() == []


def test_accounts_come_as_names_without_rights(tmp_path: Path, another_database: Another) -> None:
    boss = make.person("editor-in-chief")
    User.objects.filter(pk=boss.pk).update(first_name="Ada", email="ada@example.org", is_superuser=True)
    make.claim()
    exported(tmp_path / "a.zip")
    with another_database():
        command("import_archive", tmp_path / "a.zip")
        found = User.objects.get(pk=boss.pk)
        assert (found.username, found.first_name, found.email) == ("editor-in-chief", "Ada", "")
        assert (found.is_active, found.is_staff, found.is_superuser) == (False, False, False)
        assert not found.groups.exists()
        assert not found.has_usable_password()
        assert found.date_joined <= timezone.now()
