"""Importing: what is taken, what is refused and where, and that repeating it does no harm."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from claims.intake.files import Unreadable
from claims.models import Claim, Conflict, Question, QuestionRelation, RelayHop, Transition
from claims.services.triage.triage import accept_claim
from sources.models import Document, Membership, Parentage, Snapshot, Source, Statement
from tests import builders as new
from tests.claims.intake.files import command, csv_file, imported, ndjson_file, row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("quote", "value", "remedy"),
    [
        ("Kyiv denied that 3,000 soldiers had come", "", "Is the figure denied here, or stated?"),
        ("about 300 people died", "500", "the quote does not hold this number"),
    ],
)
def test_a_row_whose_words_leave_something_open_is_rejected_with_a_remedy(
    tmp_path: Path, quote: str, value: str, remedy: str
) -> None:
    outcome = imported(csv_file(tmp_path, row(quote=quote, value=value)))
    assert outcome.recorded == 0
    assert remedy in outcome.problems[0].remedy


def test_a_row_becomes_a_claim_with_all_that_it_stands_on(tmp_path: Path) -> None:
    outcome = imported(
        csv_file(
            tmp_path,
            row(
                quote="about 8,000 soldiers near the border",
                value="",
                parent="NATO",
                document_url="https://example.org/a",
                document_title="Briefing",
                publisher="The Post",
                via="Agency; ?",
                quote_lang="en",
                published_at="2024-11-01",
            ),
        )
    )
    assert (outcome.recorded, outcome.problems) == (1, [])
    claim = Claim.objects.get()
    assert (claim.modality, claim.written_best, claim.best) == ("approx", "8,000", Decimal(8000))
    assert (claim.core.lower, claim.core.upper) == (7500, 8500)
    assert (claim.as_of.lower, claim.state, claim.quote_kind) == (date(2024, 10, 31), "candidate", "words")
    assert claim.snapshot.text[claim.quote_start :].startswith(claim.quote)
    assert (claim.statement.source.name, claim.statement.said_on) == ("United States", date(2024, 10, 31))
    assert claim.snapshot.document.publisher.name == "The Post"
    assert [hop.source and hop.source.name for hop in claim.relay_hops.order_by("position")] == [
        "Agency",
        None,
    ]
    assert Parentage.objects.get().parent.name == "NATO"
    assert RelayHop.objects.count() == 2


def test_conflicts_are_detected_in_the_same_transaction(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row(), row(source="Ukraine", value="12,000", external_id="b")))
    conflict = Conflict.objects.get()
    assert (conflict.kind, conflict.reason, conflict.claim_count) == ("contradiction", "value", 2)
    assert (conflict.lowest, conflict.highest, conflict.gap) == (8000, 12000, 4000)


def test_the_row_itself_is_the_quote_where_it_has_none(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row()))
    claim = Claim.objects.get()
    assert claim.quote_kind == "data"
    assert '"8,000"' in claim.quote
    assert (claim.outer.lower, claim.outer.upper) == (8000, 8000), "a figure read from data is exact"


def test_repeating_an_import_changes_nothing(tmp_path: Path) -> None:
    path = csv_file(tmp_path, row(), row(external_id="", value="9,000", source="France"))
    first, again = imported(path), imported(path)
    assert (first.recorded, again.recorded, again.revised, again.known) == (2, 0, 0, 2)
    assert (Claim.objects.count(), Statement.objects.count(), Snapshot.objects.count()) == (2, 2, 1)
    assert (Document.objects.count(), Source.objects.count(), Question.objects.count()) == (1, 2, 1)


def test_a_changed_row_is_a_recorded_revision(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row()))
    accept_claim(by=new.person("checker"), now=new.NOW, claim=Claim.objects.get())
    outcome = imported(csv_file(tmp_path, row(value="8,500"), name="later.csv"))
    assert (outcome.recorded, outcome.revised) == (0, 1)
    old, new_version = Claim.objects.order_by("version")
    assert (old.superseded_at, old.best) == (new.NOW, 8000)
    assert (new_version.claim_id, new_version.version, new_version.best) == (old.claim_id, 2, 8500)
    assert "later.csv" in new_version.correction_reason
    assert new_version.state == "accepted", "what a person accepted stays accepted"
    assert Transition.objects.filter(record_id=new_version.pk, to_state="accepted").count() == 1


def test_one_statement_is_one_source_one_day_one_document(tmp_path: Path) -> None:
    other = row(question="How many are near the border?", external_id="b")
    later = row(said_on="2024-11-01", external_id="c", as_of="2024-11-01")
    imported(csv_file(tmp_path, row(), other, later))
    assert Statement.objects.count() == 2
    imported(csv_file(tmp_path, row(question="How many are in Kursk?", external_id="d")))
    assert Statement.objects.count() == 2, "a second import of the same document knows them"


def test_what_cannot_be_true_and_how_it_was_counted_are_recorded_as_said(tmp_path: Path) -> None:
    more = {"as_of_at": "14:30", "counted_by": "surveyed", "imputed": "yes", "attribution_denied": "no"}
    outcome = imported(csv_file(tmp_path, row(value="-5", **more)))
    (claim,) = Claim.objects.filter(best=-5)
    assert (outcome.problems, claim.out_of_range, claim.as_of_at) == ([], True, time(14, 30))
    assert (claim.counted_by, claim.imputed, claim.attribution_denied) == ("surveyed", True, False)
    (problem,) = imported(csv_file(tmp_path, row(external_id="p", price_year="2010"))).problems
    assert (problem.field, problem.remedy) == (
        "price_year",
        "only an amount of money has one; leave it out.",
    )


CELLS = [
    ({"value": "<5"}, ("less_than", "", "5", "", "person")),
    ({"value": "5–10"}, ("range", "5", "", "10", "person")),
    ({"value": "300 ± 20"}, ("range", "", "300", "", "person")),
    ({"value": "dozens"}, ("uncountable", "", "dozens", "", "person")),
    ({"value": "12%", "unit": "percent"}, ("stated", "", "12", "", "percent")),
    ({"value": "$34.6m", "unit": "USD"}, ("stated", "", "34.6 million", "", "USD")),
    ({"value": "3 km", "unit": "metre"}, ("stated", "", "3", "", "kilometre")),
    (
        {"value": "", "quote": "a 3 km trench", "unit": "metre"},
        ("stated", "", "3", "", "kilometre"),
    ),
    (
        {"value": "3", "quote": "a 3 km trench", "unit": "metre"},
        ("stated", "", "3", "", "kilometre"),
    ),
]


@pytest.mark.parametrize(("changed", "figure"), CELLS)
def test_words_beside_a_number_are_read(changed: dict[str, str], figure: Any, tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, row(**changed)))
    assert outcome.problems == []
    claim = Claim.objects.get()
    written = (claim.written_low, claim.written_best, claim.written_high)
    assert (claim.modality, *written, claim.written_unit_id) == figure


UNITS = [
    {"value": "40", "quote": "40 soldiers stayed", "unit": "percent"},
    {"value": "", "quote": "40 soldiers stayed", "unit": "percent"},
    {"value": "12%", "unit": "person"},
]


@pytest.mark.parametrize("changed", UNITS)
def test_a_unit_column_of_another_dimension_is_refused(changed: dict[str, str], tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, row(question="How much?", **changed)))
    assert outcome.recorded == 0
    (problem,) = outcome.problems
    assert "correct" in problem.remedy


BAD = [
    ({"value": "NaN"}, "value", "not a number"),
    ({"value": ""}, "value", "missing"),
    ({"source": " "}, "source", "missing"),
    ({"question": ""}, "question", "missing"),
    ({"value": "1.234"}, "value", "could be"),
    ({"value": "9" * 27}, "value", "too large"),
    ({"value": "5" + "0" * 25}, "value", "too large"),
    ({"value_2": "5"}, "value", "swap them"),
    ({"as_of": "31.13.2024"}, "as_of", "no such day"),
    ({"as_of": "03.04.2024"}, "as_of", "could be 2024-04-03 or 2024-03-04"),
    ({"said_on": "04/03/2024"}, "said_on", "could be 2024-03-04 or 2024-04-03"),
    ({"as_of": "2024-11-03/2024-11-01"}, "as_of", "swap them"),
    ({"as_of": "2024-10-01/..", "said_on": ""}, "as_of", "open end"),
    ({"said_on": "2031-01-01"}, "said_on", "future"),
    ({"modality": "roughly"}, "modality", "choose one of"),
    ({"source": "Rome", "source_kind": "pope"}, "source_kind", "choose one of"),
    ({"unit": "furlong"}, "unit", ""),
    ({"question": "How many guns?", "temporality": "often"}, "temporality", "choose one of"),
    ({"chain_complete": "maybe"}, "chain_complete", "yes or no"),
    ({"quote_kind": "song"}, "quote_kind", "choose one of"),
    ({"relation": "near", "related_question": "What?"}, "relation", "choose one of"),
    ({"document_url": "ftp://example.org"}, "document_url", "http"),
    ({"published_at": "soon"}, "published_at", "write it"),
    ({"published_at": "2031-01-01"}, "published_at", "future"),
    ({"quote": "a\x00b"}, "quote", "NUL"),
    ({"source": "x" * 201}, "source", "200"),
]


@pytest.mark.parametrize(("changed", "field", "remedy"), BAD)
def test_what_cant_be_recorded_is_listed_with_line_and_reason(
    changed: dict[str, str], field: str, remedy: str, tmp_path: Path
) -> None:
    good = row(external_id="good")
    outcome = imported(csv_file(tmp_path, good, row(**changed)), keep_going=True)
    assert outcome.recorded == 1
    [problem] = outcome.problems
    assert (problem.line, problem.field) == (3, field)
    assert remedy in problem.remedy


def test_all_or_nothing_unless_told_to_keep_going(tmp_path: Path) -> None:
    path = csv_file(tmp_path, row(), row(value="none", external_id="b"))
    code, said = command("import_claims", path)
    assert (code, Claim.objects.count(), Source.objects.count()) == (1, 0, 0)
    assert "line 3: value 'none'" in said
    code, said = command("import_claims", path, keep_going=True)
    assert (code, Claim.objects.count()) == (1, 1)
    assert "rejected_line,rejected_because,topic" in (tmp_path / "claims.csv.rejects.csv").read_text()


def test_a_rejected_row_with_a_quote_of_two_lines_is_mended_and_fed_again(tmp_path: Path) -> None:
    quote = "The ministry counts 8,000 soldiers.\nIt gave no day."
    path = csv_file(tmp_path, row(value="none", quote=quote))
    assert command("import_claims", path, keep_going=True)[0] == 1
    rejects = tmp_path / "claims.csv.rejects.csv"
    rejects.write_text(rejects.read_text().replace(",none,", ',"8,000",'))
    assert command("import_claims", rejects)[0] == 0
    assert Claim.objects.get().quote == quote


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    code, said = command("import_claims", csv_file(tmp_path, row()), dry_run=True)
    assert (code, Claim.objects.count()) == (0, 0)
    assert "1 would be recorded" in said


def test_claims_without_a_day_are_taken_and_listed(tmp_path: Path) -> None:
    code, said = command("import_claims", csv_file(tmp_path, row(as_of="")))
    assert (code, Claim.objects.get().as_of) == (0, None)
    assert "1 without a day" in said
    assert "2,as_of,give the days" in (tmp_path / "claims.csv.undated.csv").read_text()
    assert not (tmp_path / "claims.csv.rejects.csv").exists()


def test_one_key_for_two_claims_is_a_mistake(tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, row(), row(value="9,000")), keep_going=True)
    assert "no. 2 has the same external_id" in outcome.problems[0].remedy


def test_relations_and_members_come_with_the_rows(tmp_path: Path) -> None:
    imported(
        csv_file(
            tmp_path,
            row(
                question="Near the border",
                relation="part_of",
                related_question="How many soldiers are in Russia?",
                source="Joint assessment",
                source_kind="",
                members="United States; South Korea",
            ),
        )
    )
    assert QuestionRelation.objects.get().kind == "part_of"
    assert Membership.objects.count() == 2
    assert Source.objects.get(name="Joint assessment").kind == "joint"


def test_a_relation_that_cant_hold_is_refused(tmp_path: Path) -> None:
    there = row(question="A", relation="part_of", related_question="B")
    back = row(question="B", relation="part_of", related_question="A", external_id="b")
    code, said = command("import_claims", csv_file(tmp_path, there, back))
    assert (code, Claim.objects.count()) == (1, 0)
    assert "cycle" in said


@pytest.mark.parametrize("name", ["claims.csv.gz", "claims.ndjson", "claims.xlsx"])
def test_every_kind_of_file_says_the_same(name: str, tmp_path: Path) -> None:
    if name.endswith("xlsx"):
        book = openpyxl.Workbook()
        book.active.append(list(row()))
        book.active.append([8000 if key == "value" else value for key, value in row().items()])
        book.save(path := tmp_path / name)
    elif name.endswith("ndjson"):
        path = ndjson_file(tmp_path, {**row(), "value": 8000}, name=name)
    else:
        path = csv_file(tmp_path, row(), name=name)
    assert imported(path).recorded == 1
    assert Claim.objects.get().best == 8000


def test_broken_lines_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    path = ndjson_file(tmp_path, row())
    path.write_text(
        path.read_text() + '{"a": }\n[1]\n{"a":1,"a":2}\n\n' + path.read_text().replace('"a"}', '"b"}')
    )
    outcome = imported(path, keep_going=True)
    assert outcome.recorded == 2
    assert [problem.line for problem in outcome.problems] == [2, 3, 4]
    path = csv_file(tmp_path, row(external_id="z"))
    path.write_text(path.read_text() + "a,b" * 20 + "\n")
    assert [problem.line for problem in imported(path, keep_going=True).problems] == [3]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"", "ends in"),
        ("a.csv", "Größe\n1\n".encode("latin-1"), "unknown column 'Größe'"),
        ("a.csv", b"Espa\xf1a\n1\n", "not UTF-8. It may be cp1252 .“España”. or .* --encoding"),
        ("a.csv", b"question,wrong\n1,2\n", "unknown column"),
        ("a.csv", b"question,question\n1,2\n", "Two columns"),
        ("a.csv.gz", b"no gzip", "can't be unpacked"),
        ("a.xlsx", b"no workbook", "no workbook"),
        ("a.xls", b"no workbook", "XLS"),
        ("a.ods", b"no workbook", "no workbook"),
        ("a.json", b"[1", "not JSON|ends within"),
    ],
)
def test_a_file_that_cant_be_read_says_why(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=says):
        imported(tmp_path / name)


def test_a_text_that_is_captured_already_is_used(tmp_path: Path) -> None:
    """One quote of one document, for two questions, in two files."""
    said = {"quote": "about 8,000 stayed", "value": "", "document_url": "https://example.org/a"}
    for number, question in enumerate(("How many stayed?", "How many are there?")):
        path = ndjson_file(tmp_path, row(question=question, external_id=str(number), **said))
        assert imported(path).recorded == 1
        assert imported(path).known == 1
    assert (Claim.objects.count(), Snapshot.objects.count(), Statement.objects.count()) == (2, 1, 1)


def test_answers_yes_and_days(tmp_path: Path) -> None:
    outcome = imported(
        csv_file(
            tmp_path,
            row(question="Are arms exported?", value="denies", unit=""),
            row(question="When was the test?", value="2024-10-30", unit="date", external_id="b"),
        )
    )
    assert outcome.recorded == 2
    assert set(Question.objects.values_list("answer", flat=True)) == {"yes_no", "date"}
