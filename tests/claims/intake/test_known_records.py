"""What rows name and is recorded already is used, and completed; nothing is recorded twice."""

from pathlib import Path

import pytest

from claims.models import Claim, Question
from claims.services.bulk import figures, resolving
from sources.models import Document, Membership, Parentage, Source
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db


def test_a_document_is_known_by_its_address_else_by_its_title(tmp_path: Path) -> None:
    for name, named in (
        ("a", {"document_url": "https://example.org/a"}),
        ("b", {"document_title": "Briefing"}),
    ):
        for number in (1, 2):
            imported(csv_file(tmp_path, row(**named, external_id=f"{name}{number}", value=f"{number},000")))
    assert Claim.objects.count() == 4
    assert Document.objects.count() == 2


def test_parents_and_members_that_were_not_known_are_added_once(tmp_path: Path) -> None:
    new.source("United States")
    new.source("Joint assessment", "joint", members=[new.source("United States")])
    for number in ("1,000", "2,000"):
        joint = {"source": "Joint assessment", "source_kind": "", "members": "United States; South Korea"}
        rows = row(parent="NATO", external_id="", value=number), row(**joint, external_id="", value=number)
        assert imported(csv_file(tmp_path, *rows)).recorded == 2
    assert Parentage.objects.get().parent.name == "NATO"
    members = Membership.objects.values_list("member__name", flat=True)
    assert sorted(members) == ["South Korea", "United States"]


def test_the_same_content_twice_in_a_file_is_one_claim(tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, row(external_id=""), row(external_id="")))
    assert (outcome.recorded, outcome.known, outcome.problems) == (1, 1, [])


def test_names_without_latin_letters_or_alike_have_addresses_of_their_own(tmp_path: Path) -> None:
    names = ("Київ", "Харків", "South Korea", "South-Korea")
    rows = (row(source=name, question="Скільки?", external_id=name) for name in names)
    assert imported(csv_file(tmp_path, *rows)).recorded == 4
    slugs = dict(Source.objects.values_list("name", "slug"))
    assert len(set(slugs.values())) == 4
    assert slugs["Київ"].startswith("x-")
    assert slugs["South-Korea"].startswith("south-korea-")
    assert Question.objects.get().slug.startswith("x-")


def test_a_full_memory_is_emptied_and_nothing_else_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "LARGEST_MEMORY", 1)
    monkeypatch.setattr(resolving, "LARGEST_MEMORY", 1)
    rows = (
        row(value=f"{number},000", source=f"Source {number % 2}", external_id=str(number))
        for number in range(1, 6)
    )
    assert imported(csv_file(tmp_path, *rows)).recorded == 5
    assert sorted(Claim.objects.values_list("best", flat=True)) == [1000, 2000, 3000, 4000, 5000]
