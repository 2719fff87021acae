"""The desk's imports: a file dropped, checked, recorded, undone, by forms alone."""

import json
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from claims.models import Claim, FactCheck, Import
from claims.services.imports.recording import note_layout
from claims.services.imports.undoing import undo_import
from claims.services.recording.fact_checks import link_fact_check
from tests import builders
from tests.claims.admin.conftest import Desk

LIST = "/admin/claims/import/"
GOOD = "topic,question,source,value,external_id\nTroops,How many soldiers?,Ukraine,5,a\n"


def drop(desk: Desk, text: str = GOOD, **given: Any) -> Import:
    """Hand in a file."""
    form = {"file": ContentFile(text.encode(), "claims.csv"), "back": LIST, **given}
    answer = desk.client("checker").post(f"{LIST}add/", form)
    assert answer.status_code == 302, answer.context["form"].errors
    made = Import.objects.latest("recorded_at")
    assert answer.url == f"{LIST}{made.pk}/change/"
    return made


def page(desk: Desk, record: Import, query: str = "") -> str:
    """The page of an import as a checker sees it."""
    answer = desk.client("checker").get(f"{LIST}{record.pk}/change/{query}")
    assert answer.status_code == 200
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    return str(answer.content.decode())


def test_a_file_is_previewed_recorded_and_undone(desk: Desk) -> None:
    assert 'enctype="multipart/form-data"' in desk.client("checker").get(f"{LIST}add/").content.decode()
    record = drop(desk)
    text = page(desk, record)
    assert "What would become of each row" in text
    assert "UTF-8, columns by commas" in text
    assert "Troops,How many soldiers?,Ukraine,5,a" in text
    checker = desk.client("checker")
    assert checker.get(f"{LIST}{record.pk}/start/").status_code == 200
    checker.post(f"{LIST}{record.pk}/start/", {})
    claim = Claim.objects.get()
    assert f"/admin/claims/claim/{claim.pk}/change/" in page(desk, record)
    assert "1 claims are rejected" in checker.get(f"{LIST}{record.pk}/undo/").content.decode()
    checker.post(f"{LIST}{record.pk}/undo/", {"reason": "The wrong file."})
    assert "The wrong file." in page(desk, record)
    claim.refresh_from_db()
    assert claim.state == "rejected"
    assert "undone" in checker.get(LIST).content.decode()


def test_a_file_with_columns_of_others_is_mapped_by_choosing(desk: Desk) -> None:
    record = drop(desk, "what,n,who\nHow many soldiers?,5,Ukraine\n")
    assert "unknown column" in page(desk, record)
    checker = desk.client("checker")
    asked = checker.get(f"{LIST}{record.pk}/again/").context["form"]
    assert [asked.fields[name].label for name in asked.columns] == ["what", "n", "who"]
    chosen = {"column_0": "question", "column_1": "value", "column_2": "source", "all_topic": "Troops"}
    checker.post(f"{LIST}{record.pk}/again/", chosen)
    again = Import.objects.latest("recorded_at")
    assert again.mapping == {
        "columns": {"question": "what", "value": "n", "source": "who"},
        "constants": {"topic": "Troops"},
    }
    assert (again.state, again.counts) == ("previewed", {"new": 1})


def test_invalid_rows_are_shown_with_the_remedy_and_downloaded(desk: Desk) -> None:
    record = drop(desk, f"{GOOD}Troops,How many soldiers?,,6,b\n")
    text = page(desk, record, "?fate=invalid")
    assert "Nothing will be recorded while a row is invalid" in text
    assert "source" in text
    assert "Ukraine,5,a" not in text
    file = desk.client("checker").get(f"{LIST}{record.pk}/rejects/")
    assert file.content.decode().splitlines()[1].startswith("3,")


def test_a_file_of_fact_checks_is_previewed_recorded_and_undone_with_what_stays(desk: Desk) -> None:
    check = {"claim": "The bridge is closed.", "verdict": "False", "url": "https://checks.example/1"}
    other = {**check, "claim": "It is narrow.", "url": "https://checks.example/2"}
    checker = desk.client("checker")
    content = json.dumps({"@graph": [check, other, {"@type": "WebPage"}, {**check, "claim": ""}]}).encode()
    form = {"file": ContentFile(content, "checks.jsonld"), "keep_going": "on", "back": LIST}
    assert checker.post(f"{LIST}add/", form).status_code == 302
    record = Import.objects.get()
    text = page(desk, record)
    assert "fact-checks" in text
    assert "passed over" in text
    assert "It is narrow." in text
    assert not FactCheck.objects.exists()
    checker.post(f"{LIST}{record.pk}/start/", {})
    first, second = FactCheck.objects.order_by("pk")
    text = page(desk, record)
    assert f"/admin/claims/factcheck/{first.pk}/change/" in text
    assert "checks.example: False" in text
    link_fact_check(by=desk.person("checker"), now=timezone.now(), fact_check=second, claim=builders.claim())
    asked = checker.get(f"{LIST}{record.pk}/undo/").content.decode()
    assert "1 fact-checks are withdrawn. 1 stay" in asked
    checker.post(f"{LIST}{record.pk}/undo/", {"reason": "The wrong file."})
    text = page(desk, record)
    assert "1 fact-check stays:" in text
    assert "linked to a claim" in text
    assert f"/admin/claims/factcheck/{second.pk}/change/" in text
    assert FactCheck.objects.live().get(fact_check_id=first.fact_check_id).withdrawn


MIXED = """topic,question,source,value,said_on
Troops,How many soldiers?,Ukraine,5,20/04/2024
Troops,How many soldiers?,Russia,1.234,03/04/2024
Troops,How many soldiers?,Belarus,6,31/04/2024
"""


def test_invalid_rows_are_mended_by_buttons_and_recorded(desk: Desk) -> None:
    record = drop(desk, MIXED)
    checker, here = desk.client("checker"), f"/admin/sheet/?import={record.pk}"
    assert here in page(desk, record)
    asked = checker.get(here)
    rows = asked.context["rows"]
    assert [[cell["text"] for cell in row["cells"]][2:] for row in rows] == [
        ["Russia", "03/04/2024", "1.234"],
        ["Belarus", "31/04/2024", "6"],
    ]
    assert [offer for offer, _words in rows[0]["cells"][4]["offers"]] == ["1,234", "1.2340"]
    assert 'name="take"' in asked.content.decode()
    sent = {cell["name"]: cell["text"] for row in rows for cell in row["cells"]}
    sent |= {name: column for name, column, _label in asked.context["columns"]}
    checker.post(here, {**sent, "take": "r0-4=1,234", "verb": "read"})
    assert checker.get("/admin/sheet/").context["rows"] == []  # the other sheet is left alone
    again = checker.get(here).context["rows"]
    assert [row["cells"][4]["text"] for row in again] == ["1,234", "6"]
    mended = {**sent, "r0-4": "1,234", "r1-3": "30/04/2024", "verb": "record"}
    answer = checker.post(here, mended)
    assert answer.url.startswith(LIST)
    assert sorted(Claim.objects.values_list("statement__said_on", flat=True)) == [
        date(2024, 4, 3),  # as the rest of the file writes days
        date(2024, 4, 30),
    ]
    told = " ".join(page(desk, record).split())
    (made,) = Import.objects.exclude(pk=record.pk)
    assert f'<a href="{LIST}{made.pk}/change/">{made}</a> · {made.recorded_by}' in told
    assert "· 2 rows" in told
    note_layout(record, detected={"encoding": "UTF-8"}, total=3)
    assert f"{made}</a>" in page(desk, record)  # whenever the file is read again
    undo_import(by=desk.person("checker"), now=timezone.now(), record=made, reason="The wrong day.")
    assert "· 2 rows" not in page(desk, record)


def test_invalid_rows_of_nobody_elses_import_are_mended(desk: Desk) -> None:
    record = drop(desk, MIXED)
    assert desk.client("reader").get(f"/admin/sheet/?import={record.pk}").status_code == 403
    for key in ("x", "00000000-0000-0000-0000-000000000000"):
        assert desk.client("checker").get(f"/admin/sheet/?import={key}").status_code == 404
