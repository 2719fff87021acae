"""The ledger is verified: what is broken is named, and the exit code says so."""

from datetime import date
from io import StringIO
from pathlib import Path

import pghistory
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from pytest_django.fixtures import Settings

from claims.jobs.upkeep import verify_ledger
from claims.models import Publication, ServedText
from claims.services.access.record_seals import SETTLED
from claims.services.served_texts import make_texts, served_text
from tests import builders
from tests.owning import owning, silenced

pytestmark = pytest.mark.django_db
UNSIGNED = "No checkpoint is signed. To sign each publication: manage.py ledger_key\n"
ROW = "Publication 2: its figure's row says something else than its text: low.\n"


@pytest.fixture(autouse=True)
def key_file(settings: Settings, tmp_path: Path) -> None:
    """No key, and no seals beside it."""
    settings.LEDGER_KEY = tmp_path / "key.pem"


def verified() -> tuple[str, str]:
    """What the command prints, and the error that it ends with."""
    out, error = StringIO(), ""
    try:
        call_command("verify_ledger", stdout=out)
    except CommandError as problem:  # Django's own, which exits with 1
        error = str(problem)
    return out.getvalue(), error


def tamper(statement: str) -> None:
    """As the owner of the tables, who can silence the triggers; the table's own checks may have to go too."""
    with silenced(), connection.cursor() as cursor:
        cursor.execute(statement)


def lose(seq: int) -> None:
    """A publication is gone, with the texts that were served of it."""
    tamper(f"DELETE FROM claims_servedtext WHERE publication_id = {seq}")
    tamper(f"DELETE FROM claims_publication WHERE seq = {seq}")


@pytest.fixture(scope="module")
def ledger(kept_for_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Three publications, none of them signed; what a test does to them is undone."""
    with override_settings(LEDGER_KEY=tmp_path_factory.mktemp("none") / "key.pem"):
        for text in ("How many are in Kursk?", "How many are in Russia?", "How many are near the border?"):
            builders.figure(builders.question(text))


def test_an_empty_ledger_holds() -> None:
    whole = f"0 publications are as they were published. Last hash: none yet\n{UNSIGNED}"
    assert verified() == (whole, "")


def test_a_whole_ledger_holds(ledger: None) -> None:
    last = Publication.objects.latest("seq").sha256
    whole = f"3 publications are as they were published. Last hash: {last}\n{UNSIGNED}"
    assert verified() == (whole, "")


def test_a_changed_text_is_named(ledger: None) -> None:
    with owning(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # none may wait when a table is altered
        cursor.execute("ALTER TABLE claims_publication DROP CONSTRAINT claims_publication_sha256")
    tamper("UPDATE claims_publication SET body = replace(body, '8000', '9000') WHERE seq = 2")
    out, error = verified()
    assert out == "Publication 2: its text is not the one that its hash was made of.\n" + ROW
    assert error.startswith("1 of 3 publications are not as they were published. Stop publishing")


def test_a_text_changed_with_its_hash_breaks_the_next_link(ledger: None) -> None:
    tamper(
        "UPDATE claims_publication SET body = replace(body, '8000', '9000'), sha256 = encode(sha256("
        "convert_to(prev_hash || chr(10) || replace(body, '8000', '9000'), 'UTF8')), 'hex') WHERE seq = 2"
    )
    out, _ = verified()
    assert out == ROW + "Publication 3: it does not continue publication 2: the previous hash differs.\n"


def test_a_deleted_row_is_missed(ledger: None) -> None:
    lose(2)
    broken, lost = verified()[0].splitlines()
    assert broken == "Publication 3: publication 2 before it is missing."
    assert lost.startswith(
        "A figure was never published, or its publication is gone: Published, version 1 of "
    )


def test_a_deleted_first_row_is_missed(ledger: None) -> None:
    lose(1)
    assert verified()[0].startswith("Publication 2: publication 1 before it is missing.\n")


def test_a_row_that_says_something_else_than_its_text_is_named(ledger: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    tamper("UPDATE claims_verifiedfigure SET review_by = review_by + 900 WHERE version = 1")
    out, error = verified()
    assert "its figure's row says something else than its text: review_by" in out
    assert error.startswith("3 of 3")


def test_a_last_row_that_is_gone_leaves_its_figure_behind(ledger: None) -> None:
    lose(3)
    out, error = verified()
    assert out.startswith(
        "A figure was never published, or its publication is gone: Published, version 1 of "
    )
    assert error.startswith("Versions of figures without a publication: 1.")


def test_a_guard_that_is_missing_is_named(ledger: None) -> None:
    with owning(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_publication DISABLE TRIGGER ALL")
    out, error = verified()
    assert "of claims_publication is switched off." in out
    assert "guards of the record are not as they must be" in error


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was recorded a moment ago is a day old."""
    later = timezone.now() + SETTLED
    monkeypatch.setattr(timezone, "now", lambda: later)


@pytest.mark.check("test_a_whole_ledger_holds")
def test_each_night_the_record_is_sealed_and_what_was_changed_since_is_found(
    ledger: None, tomorrow: None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    verify_ledger(timestamp=0)
    sealed = (tmp_path / "seals.json").read_text()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    tamper("DELETE FROM claims_transition")
    out, error = verified()
    assert "Not as it was sealed: claims_transition: of " in out
    assert error.startswith("1 tables of the record are not as they were sealed.")
    verify_ledger(timestamp=0)
    assert "claims_transition: of " in caplog.text
    assert (tmp_path / "seals.json").read_text() == sealed, "what is wrong is not sealed"


def test_the_record_is_sealed_as_it_is_where_the_operator_says_so(
    ledger: None, tomorrow: None, tmp_path: Path
) -> None:
    verify_ledger(timestamp=0)
    tamper("DELETE FROM claims_transition")
    out = StringIO()
    call_command("verify_ledger", seal=True, stdout=out)
    assert f"The record is sealed as it is now: {tmp_path / 'seals.json'}" in out.getvalue()
    assert verified()[1] == ""


@pytest.mark.parametrize(
    "change",
    [
        "withheld = replace(withheld, '8000', '99000')",
        "printable = replace(printable, '8000', '99000')",
        "printable = ''",
        "withheld = '{}'",
        "printable = printable || ' '",
    ],
)
def test_what_is_served_is_held_against_what_was_published(
    ledger: None, caplog: pytest.LogCaptureFixture, change: str
) -> None:
    """The site's own role may write these texts: no owner is needed."""
    make_texts()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE claims_servedtext SET {change} WHERE publication_id = 2")
    told, error = verified()
    assert told == "Publication 2: what is served of it is not what it says.\n"
    assert "delete its rows" in error
    verify_ledger(0)
    assert "Publication 2: what is served of it" in caplog.text
    ServedText.objects.all().delete()
    assert verified()[1] == ""
    assert "99000" not in served_text(2, on=date(2024, 11, 5))
    assert verified()[1] == ""


def test_texts_of_another_form_are_made_anew_and_not_reported(ledger: None) -> None:
    make_texts()
    ServedText.objects.update(form="old", withheld="{}")
    assert verified()[1] == ""


def test_each_night_it_is_done_as_a_worker_does_it(ledger: None, settings: Settings) -> None:
    """A job names itself to the history, which reads each statement: the seal ended in an error there."""
    with pghistory.context(act="job", act_detail="verify_ledger"):
        verify_ledger(0)
        assert settings.LEDGER_KEY.with_name("seals.json").exists()
        verify_ledger(0)
