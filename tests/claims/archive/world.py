"""Databases worth an archive: some of everything that is recorded, and many claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pghistory
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import call_command
from django.utils import timezone

from claims.domain.lifecycle import CheckItem
from claims.domain.questions.scope import Temporality
from claims.models import Checkpoint, Question, Topic, Webhook
from claims.services.correcting.documents import correct_document
from claims.services.correcting.questions import correct_question, correct_topic
from claims.services.correcting.sources import correct_source
from claims.services.publishing.ledger_keys import record_key
from claims.services.triage.triage import record_check
from sources.models import Document, Source
from tests import builders as make
from tests.claims.admin.growing import grow
from tests.claims.intake.files import command, csv_file, imported, row

VALUES = ("about {}", "at least {}", "up to {}", "more than {}", "exactly {}")
ODD = (
    'Back\\slash, "quotes", a tab\t, lines\r\nbroken\x0b\x1f\x7f, {braces,NULL}, \\N, 数字, 🙂, \u2028 and é'
)
"""A text with what COPY, JSON and arrays each read as structure."""


def some_of_everything() -> None:
    """A record of every kind, some changed since, so that their histories hold something."""
    grow(2)
    odd = make.claim(make.question("How odd?"), quote=f"about 7 soldiers: {ODD}", accept=True)
    make.correct(odd, reason=ODD, rank="deprecated", rank_reason=ODD)
    made = make.question("Is it?", answer="yes_no", temporality=Temporality.TIMELESS)
    record_check(by=make.person("checker"), now=timezone.now(), question=made, item=CheckItem.ORIGINAL_SEEN)
    record_key(by=make.person(), now=timezone.now(), name="a/ledger", key=Ed25519PrivateKey.generate())
    make.cosigned(Checkpoint.objects.all()[0])
    with pghistory.context(user=make.person("checker").pk, command=ODD, url="/admin/"):
        for model in (Source, Document, Topic, Question):
            rename(model.objects.order_by("pk")[:1].get())
        Webhook.objects.filter(pk=Webhook.objects.order_by("pk")[:1].get().pk).update(name="A new name")


def rename(record: Any, name: str = "A new name") -> None:
    """Give a source, a document, a topic or a question another name, as a checker corrects it."""
    given: dict[str, Any] = {"by": make.person("checker"), "now": timezone.now(), "reason": ODD}
    match record:
        case Source():
            correct_source(source=record, name=name, **given)
        case Document():
            correct_document(document=record, title=name, **given)
        case Topic():
            correct_topic(topic=record, name=name, **given)
        case Question():
            correct_question(question=record, text=name, **given)


def many_claims(folder: Path, count: int) -> None:
    """Claims as an import records them, on a hundred questions, a tenth of them revised since."""
    path = csv_file(folder, *_rows(count))
    assert imported(path).problems[:3] == []
    again = [
        {**each, "quote": "about 77 soldiers"} for number, each in enumerate(_rows(count)) if number % 10 == 0
    ]
    assert imported(csv_file(folder, *again, name="again.csv")).revised == len(again)


def _rows(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        value = f"{1000 + number % 997}"
        yield row(
            topic=f"Topic {number % 7}",
            question=f"Question {number % 7} {number % 101}?",
            source=f"Source {number % 53}",
            quote=f"{VALUES[number % 5].format(value)} soldiers on the list {chr(97 + number % 26)}",
            value="",
            said_on=f"2024-{1 + number % 10:02}-{1 + number % 28:02}",
            as_of=f"2024-{1 + number % 10:02}-{1 + number % 28:02}",
            external_id=f"row-{number}",
            via="Agency; ?" if number % 3 == 0 else "",
        )


def exported(path: Path, **options: Any) -> bytes:
    """The archive that the command writes there."""
    call_command("export_archive", path, verbosity=0, **options)
    return path.read_bytes()


def tried(path: Path) -> str:
    """What the command says of a file that it does not import."""
    code, said = command("import_archive", path)
    assert code == 1, said
    return said


def unpacked(path: Path) -> dict[str, bytes]:
    """The parts by name."""
    with ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    """A ZIP file of these parts."""
    with ZipFile(path, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return path
