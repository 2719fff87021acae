"""Other names of a source: found by exactly, in files, articles and search; if two go by one it is asked."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from claimcheck.foundation.records.errors import Refused
from claims.domain.finding import SoughtKind, terms_of
from claims.intake.articles import Request, take
from claims.intake.fact_checks.importing import FactCheckImport, import_fact_checks, opened_if_fact_checks
from claims.models import Claim, FactCheck
from claims.services.correcting.sources import correct_source
from claims.services.recording.made_along import NewSource, known_source
from claims.views.audience import desk
from claims.views.finding.search import search
from sources.models import Source, SourceCorrection
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db
ALIASES = " the  Met\nМосковская полиция\nthe Met\n"


@pytest.fixture
def police() -> Source:
    return new.source("Metropolitan Police", "government", aliases=ALIASES)


def known(name: str) -> Source:
    return known_source(NewSource(name), by=new.person("checker"), now=new.NOW, draft=False)


def test_each_stands_once_and_is_found_in_any_case(police: Source) -> None:
    assert police.aliases == "the Met\nМосковская полиция"
    assert known("THE MET") == known("московская полиция") == known("Metropolitan Police") == police
    with pytest.raises(Refused, match="its name does not show what kind"):
        known("Met")  # a part of one is none


def test_of_two_that_go_by_one_name_it_is_asked_and_a_name_of_its_own_goes_before(
    police: Source, tmp_path: Path
) -> None:
    new.source("Met Office", "research", aliases="The Met\nMO")
    with pytest.raises(Refused, match=r"several sources go by it \(Metropolitan Police, Met Office\)"):
        known("the Met")
    outcome = imported(
        csv_file(tmp_path, row(source="the Met", source_kind=""), row(source="MO", source_kind=""))
    )
    (problem,) = outcome.problems
    assert (problem.line, problem.field, problem.value) == (2, "source", "the Met")
    assert "write the name of the one meant" in problem.remedy
    third = new.source("the Met", "media")
    assert known("the Met") == third
    imported(csv_file(tmp_path, row(source="the Met", source_kind="")))
    assert Claim.objects.get().statement.source == third


def test_rows_and_kin_are_recorded_under_the_source_that_is_meant(police: Source, tmp_path: Path) -> None:
    rows = [
        row(source="the Met", source_kind="", external_id="a"),
        row(source="Metropolitan Police", source_kind="government", external_id="b", said_on="2024-10-30"),
        row(source="Borough desk", source_kind="government", parent="THE MET", external_id="c"),
    ]
    assert imported(csv_file(tmp_path, *rows)).problems == []
    assert sorted(Source.objects.values_list("name", flat=True)) == ["Borough desk", "Metropolitan Police"]
    assert Source.objects.get(name="Borough desk").parentages.live().get().parent == police
    itself = imported(
        csv_file(tmp_path, row(source="the Met", parent="Metropolitan Police", external_id="d"))
    )
    assert "the source itself" in itself.problems[0].remedy


def test_an_article_names_it_by_an_alias_and_never_by_a_part_of_one(police: Source) -> None:
    text = "The Met said that 12 people were killed. The Met Gala said that 15 people were invited."
    found = take(Request(text, published=date(2024, 11, 1)), desk(new.NOW)).read.candidates
    assert [said.source.key for said in found if said.source] == [police.slug, ""]
    new.source("Met Office", "research", aliases="The Met")
    found = take(Request(text, published=date(2024, 11, 1)), desk(new.NOW)).read.candidates
    assert found[0].source is not None
    assert found[0].source.key == ""


def test_it_is_searched_and_corrected_with_a_reason(police: Source) -> None:
    (group,) = search(terms_of("московская"), desk(new.NOW), [SoughtKind.SOURCE], 5)
    assert [hit.text for hit in group.hits] == ["Metropolitan Police · the Met\nМосковская полиция"]
    by = {"by": new.person("checker"), "now": new.NOW, "reason": "Nobody calls it so."}
    correct_source(source=police, aliases="Scotland Yard", **by)
    kept = SourceCorrection.objects.get()
    assert (kept.before, kept.after) == ({"aliases": ALIASES_KEPT}, {"aliases": "Scotland Yard"})
    with pytest.raises(Refused, match="source"):
        known("the Met")
    correct_source(source=police, protected=True, **by)
    assert police.aliases == ""
    with pytest.raises(Refused, match="protected"):
        correct_source(source=police, aliases="Jo", **by)
    with pytest.raises((Refused, ValidationError)):
        new.source("An official", "person", protected=True, aliases="Jo Doe")


ALIASES_KEPT = "the Met\nМосковская полиция"


def test_fact_checks_name_their_checker_by_an_alias(police: Source, tmp_path: Path) -> None:
    checks = [{"claim": "A", "verdict": "False", "checker": "the met", "url": "https://checks.example/1"}]
    (tmp_path / "checks.json").write_text(json.dumps(checks))
    read = opened_if_fact_checks(tmp_path / "checks.json")
    assert read is not None
    how = FactCheckImport(by=new.person("checker"), now=new.NOW)
    assert import_fact_checks(read, how)[0].recorded == 1
    assert FactCheck.objects.get().checker == police
    new.source("Met Office", "research", aliases="The Met")
    (tmp_path / "checks.json").write_text(json.dumps([{**checks[0], "claim": "B"}]))
    taken, _about = import_fact_checks(read, how)
    assert "several sources go by it" in taken.problems[0].remedy
