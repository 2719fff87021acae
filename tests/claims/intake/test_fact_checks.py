"""Files of fact-checks: every shape in which they come; taken, or listed with every reason."""

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from claims.intake.fact_checks.days import settled_order
from claims.intake.fact_checks.importing import FactCheckImport, import_fact_checks, opened_if_fact_checks
from claims.models import FactCheck
from claims.services.bulk.fact_checks import FactChecksTaken
from claims.services.recording.fact_checks import correct_fact_check
from sources.models import Source
from tests import builders as make
from tests.claims.intake.files import command

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 11, 5, tzinfo=UTC)
REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://www.checks.example/bridge/",
    "datePublished": "2024-10-02T08:00:00Z",
    "author": {"@type": "Organization", "name": "Bridge Checks"},
    "claimReviewed": "The bridge is closed.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A mayor"},
        "datePublished": "2024-10-01",
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "Pants on Fire"},
}
GOOGLE = {
    "text": "The bridge is open.",
    "claimant": "A minister",
    "claimDate": "2024-10-01T00:00:00Z",
    "claimReview": [
        {
            "publisher": {"name": "Road Checks", "site": "roads.example"},
            "url": "https://roads.example/1",
            "reviewDate": "2024-10-03T00:00:00Z",
            "textualRating": "Half true",
        },
        {"publisher": {"site": "tolls.example"}, "url": "https://tolls.example/1", "textualRating": "Odd"},
    ],
}
PLAIN = {
    "claim_text": "The tunnel has 12 lanes.",
    "source_claim": "Social media users",
    "source_claim_url": None,
    "verdict_article": "Mostly false",
    "fact_checking_date": "16-01-21T06:08:00",
    "web_archive": "https://web.archive.org/web/20210411012334/https://www.lanes.example:443/12",
}


def written(folder: Path, found: Any, name: str = "checks.json") -> Path:
    """A file of this JSON; of a list, a line each where the name says so."""
    path = folder / name
    lines = found if name.endswith(".ndjson") else [found]
    text = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines)
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def taken(path: Path, **how: Any) -> FactChecksTaken:
    """What becomes of the file."""
    read = opened_if_fact_checks(path)
    assert read is not None
    return import_fact_checks(read, FactCheckImport(by=make.person("checker"), now=NOW, **how))[0]


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (REVIEW, "one.jsonld"),
        ([REVIEW], "list.json"),
        ([REVIEW], "lines.ndjson"),
        ({"@context": "https://schema.org", "@graph": [REVIEW]}, "graph.jsonld.gz"),
        ({"@graph": [{"@type": "WebPage", "name": "A page"}, REVIEW]}, "page.jsonld"),
        (
            {
                "@context": "https://schema.org",
                "@type": "DataFeed",
                "dateModified": "2024-10-04",
                "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}],
            },
            "feed.json",
        ),
    ],
)
def test_a_claim_review_is_taken_in_every_wrapping(tmp_path: Path, found: Any, name: str) -> None:
    path = written(tmp_path, found, name)
    assert (taken(path).recorded, taken(path).known) == (1, 1)
    (made,) = FactCheck.objects.all()
    assert (made.claim, made.claimant, made.claimed_on) == (
        "The bridge is closed.",
        "A mayor",
        date(2024, 10, 1),
    )
    assert (made.verdict, made.rating, made.checked_on) == ("Pants on Fire", "false", date(2024, 10, 2))
    assert (made.checker.name, made.checker.homepage) == ("Bridge Checks", "https://checks.example/")
    assert made.url == "https://www.checks.example/bridge/"


def test_google_s_answer_is_taken_a_fact_check_for_each_review(tmp_path: Path) -> None:
    outcome = taken(written(tmp_path, {"claims": [GOOGLE], "nextPageToken": "x"}))
    assert (outcome.recorded, outcome.undated, outcome.unrated) == (2, 1, 1)
    first, second = FactCheck.objects.order_by("id")
    assert [each.checker.name for each in (first, second)] == ["Road Checks", "tolls.example"]
    assert [each.rating for each in (first, second)] == ["mixed", ""]
    assert {each.claimant for each in (first, second)} == {"A minister"}


def test_a_plain_record_has_its_site_as_checker_and_its_own_address(tmp_path: Path) -> None:
    outcome = taken(written(tmp_path, [PLAIN, {**PLAIN, "fact_checking_date": "29-01-21T00:00:00"}]))
    assert [each.field for each in outcome.problems] == ["verdict"]  # said twice, otherwise
    assert outcome.recorded == 0
    outcome = taken(
        written(tmp_path, [PLAIN, {**PLAIN, "claim_text": "It has 9.", "fact_checking_date": "31-12-19"}])
    )
    assert outcome.recorded == 2
    made = FactCheck.objects.get(claim=PLAIN["claim_text"])
    assert (made.checker.name, made.url) == ("lanes.example", "https://www.lanes.example:443/12")
    assert (made.archived_url, made.checked_on) == (PLAIN["web_archive"], date(2021, 1, 16))


def test_days_are_read_in_the_order_that_the_file_proves_and_never_guessed(tmp_path: Path) -> None:
    today = NOW.date()
    assert settled_order(["16-01-21T06:08:00", "31-12-19"], today) == "dmy"
    assert settled_order(["01/16/21", "12/31/19"], today) == "mdy"
    assert settled_order(["03-04-05", "01-02-03"], today) == ""
    assert settled_order(["2021-01-16"], today) == ""
    path = written(tmp_path, [{**PLAIN, "fact_checking_date": "03-04-05"}])
    (problem,) = taken(path).problems
    assert (problem.field, problem.value) == ("checked_on", "03-04-05")
    assert "order of the file's dates" in problem.remedy
    assert taken(path, dates="mdy").recorded == 1
    assert FactCheck.objects.get().checked_on == date(2005, 3, 4)


def test_every_fault_is_listed_and_the_rejected_records_can_be_mended_and_fed_again(tmp_path: Path) -> None:
    bad = {**REVIEW, "claimReviewed": "", "reviewRating": {}, "datePublished": "soon"}
    deep = {**REVIEW, "url": "https://www.checks.example/2/", "claimReviewed": ["not", "text"]}
    path = written(tmp_path, [REVIEW, bad, deep, {"a": 1}], "mixed.ndjson")
    code, said = command("import_claims", path)
    assert (code, FactCheck.objects.count()) == (1, 0)
    assert "Nothing from this file was recorded" in said
    code, said = command("import_claims", path, "--keep-going")
    assert (code, FactCheck.objects.count()) == (1, 1)
    assert "1 fact-check recorded, 0 known already, 3 rejected" in said
    for reason in ("line 2: claim ''", "line 2: verdict ''", "line 2: checked_on 'soon'", "line 3", "line 4"):
        assert reason in said
    rejects = path.with_name("mixed.ndjson.rejects.ndjson")
    first, second, _other = map(json.loads, rejects.read_text().splitlines())
    mended = [
        {**first, "claimReviewed": "It is narrow.", "reviewRating": "True", "datePublished": ""},
        {**second, "claimReviewed": "It is wide."},
    ]
    code, said = command("import_claims", written(tmp_path, mended, "mended.ndjson"))
    assert (code, FactCheck.objects.count()) == (0, 3), said
    assert "1 are without a day" in said


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    code, said = command("import_claims", written(tmp_path, [REVIEW]), "--dry-run")
    assert (code, FactCheck.objects.count(), Source.objects.filter(name="Bridge Checks").count()) == (0, 0, 0)
    assert "1 fact-check would be recorded" in said


def test_what_a_person_corrected_is_known_and_stays(tmp_path: Path) -> None:
    path = written(tmp_path, [REVIEW])
    assert taken(path).recorded == 1
    made = FactCheck.objects.get()
    correct_fact_check(
        by=make.person("checker"), now=NOW, fact_check=made, reason="Misread.", rating="misleading"
    )
    assert (taken(path).known, FactCheck.objects.live().get().rating) == (1, "misleading")
    changed = taken(written(tmp_path, [{**REVIEW, "reviewRating": "True"}], "again.json"))
    assert [each.field for each in changed.problems] == ["verdict"]
    assert "recorded otherwise" in changed.problems[0].remedy


@pytest.mark.parametrize(
    "found", [[{"question": "How many?", "claim": "x", "verdict": "y"}], [{"a": 1}], [], "["]
)
def test_other_files_are_no_fact_checks(tmp_path: Path, found: Any) -> None:
    path = written(tmp_path, found)
    if found == "[":
        path.write_text("[")
    assert opened_if_fact_checks(path) is None
