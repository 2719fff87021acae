"""Files of every kind with something broken in them: an answer, never a traceback, never a part of a file."""

import gzip
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import transaction

from claims.intake.formats.row import Unreadable
from claims.intake.rejects import rejects_of, write_rejects
from claims.models import Claim, Conflict, Question
from sources.models import Document, Source
from tests import builders as new
from tests.claims.intake.files import imported, row
from tests.claims.intake.test_workbooks import ODS, ods_row
from tests.claims.intake.xls_workbook import XLS

pytestmark = pytest.mark.django_db
QUESTION = row()["question"]
ROWS = [
    row(),
    row(source="Ukraine", value="up to 12,000", external_id="b", parent="Europe", as_of="2024-10"),
    row(question="Near?", relation="part_of", related_question=QUESTION, value="5–10", external_id="c"),
    row(question="What share?", unit="percent", value="11.2%", external_id="d", place="Kursk", via="Wire; ?"),
    row(question="Are arms exported?", unit="yes/no", value="denies", external_id="e", source="Joint"),
]
NAMES = list(dict.fromkeys(name for each in ROWS for name in each))
CELLS = [[each.get(name, "") for name in NAMES] for each in ROWS]


def csv_text(delimiter: str = ",", end: str = "\n", above: str = "") -> str:
    lines = [delimiter.join(f'"{cell}"' for cell in cells) for cells in (NAMES, *CELLS)]
    return above + end.join(lines) + end


def xlsx() -> bytes:
    from io import BytesIO

    book = openpyxl.Workbook()
    for cells in (NAMES, *CELLS):
        book.active.append(cells)
    book.create_sheet("Old").sheet_state = "hidden"
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def ods() -> bytes:
    from io import BytesIO

    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        rows = "".join(ods_row(*(cell.replace("&", "&amp;") for cell in cells)) for cells in (NAMES, *CELLS))
        package.writestr("content.xml", ODS.replace("TABLE", rows))
    return made.getvalue()


LINES = "".join(json.dumps(each) + "\n" for each in ROWS)
GOOD: dict[str, Callable[[], bytes]] = {
    "a.csv": lambda: csv_text().encode(),
    "b.csv": lambda: csv_text(";").encode(),
    "c.tsv": lambda: csv_text("\t").encode(),
    "d.csv": lambda: csv_text("|", "\r\n").encode(),
    "e.csv": lambda: csv_text().encode("utf-8-sig"),
    "f.csv": lambda: csv_text("\t").encode("utf-16"),
    "g.csv": lambda: csv_text(";", above="Figures\n\n").encode(),
    "h.csv": lambda: csv_text(";", above="sep=;\n").encode("utf-16-le"),
    "i.csv.gz": lambda: gzip.compress(csv_text().encode()),
    "j.csv": lambda: csv_text(end="\r").encode(),
    "k.ndjson": LINES.encode,
    "l.jsonl": lambda: LINES.encode("utf-16"),
    "m.ndjson.gz": lambda: gzip.compress(LINES.encode()),
    "n.json": lambda: json.dumps(ROWS).encode(),
    "o.json": lambda: json.dumps({"count": 5, "claims": ROWS}, indent=1).encode(),
    "p.json.gz": lambda: gzip.compress(json.dumps(ROWS).encode()),
    "q.xlsx": xlsx,
    "r.xlsm": xlsx,
    "s.ods": ods,
    "t.xls": lambda: XLS,
}
MUTATIONS = 100 if os.environ.get("LONG") else 10
"""Mutations of each file: 2,000 in all by `make long`, 200 in the suite."""


PIECES = (b'"', b"\n", b"\x00", b",", b";", b"\xff", b"'", b"{", b"]", b"\xef\xbb\xbf")
OLD = (b"8,000", b"2024-10-31", b"person", b"government", b"question", b"value", b"part_of", b"denies")
WORDS = (
    b"n/a",
    b"1.234",
    b"03/04/2024",
    b"",
    b"9" * 40,
    b"9999-12-31",
    b"Total",
    b"<",
    b"tonne",
    b"\xc3\xa9",
)


def noise(raw: bytes, at: int, length: int, chance: random.Random) -> bytes:
    return raw[:at] + bytes(chance.randrange(256) for _ in range(length)) + raw[at + length :]


def exchanged(raw: bytes, _at: int, _length: int, chance: random.Random) -> bytes:
    return raw.replace(chance.choice(OLD), chance.choice(WORDS), chance.randint(1, 2))


BREAKS: tuple[Callable[[bytes, int, int, random.Random], bytes], ...] = (
    noise,
    exchanged,
    exchanged,
    lambda raw, at, length, chance: raw[:at] + raw[at + length :],
    lambda raw, at, length, chance: raw[:at] + raw[at : at + length] + raw[at:],
    lambda raw, at, length, chance: raw[:at] + chance.choice(PIECES) + raw[at:],
    lambda raw, at, length, chance: raw[:at],
)


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The file with one to three things broken: bytes changed, cut, doubled, words of it exchanged."""
    for _each in range(chance.randint(1, 3)):
        at, length = chance.randrange(len(raw)), chance.choice((1, 1, 2, 8, 40))
        raw = chance.choice(BREAKS)(raw, at, length, chance) or b"x"
    return raw


COUNTED: tuple[Any, ...] = (Claim, Question, Source, Document, Conflict)


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


@pytest.mark.parametrize("name", GOOD)
def test_the_good_file_is_taken(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(GOOD[name]())
    outcome = imported(tmp_path / name)
    assert outcome.problems == []
    assert outcome.recorded == Claim.objects.count() == (4 if name.endswith(".xls") else 5)


@pytest.mark.slow
@pytest.mark.parametrize("name", GOOD)
def test_a_broken_file_is_answered_and_leaves_no_part_of_itself(name: str, tmp_path: Path) -> None:
    good, by, path = GOOD[name](), new.person("checker"), tmp_path / name
    for number in range(MUTATIONS):
        chance = random.Random(f"{name} {number}")
        path.write_bytes(mutated(good, chance))
        keep_going = bool(number % 2)
        with transaction.atomic():
            before, files = counts(), []
            try:
                outcome = imported(path, by=by, keep_going=keep_going, surveyed=files.append)
            except Unreadable as problem:
                assert counts() == before, number  # it may be taken as well
                assert len(str(problem)) > 20  # noqa: PT017
            else:
                assert Claim.objects.count() == outcome.recorded, number
                assert not (outcome.problems and outcome.recorded) or keep_going, number
                if outcome.problems:
                    assert keep_going or counts() == before, number
                    listed = rejects_of(path)
                    write_rejects(files[0].file, listed, outcome)
                    assert listed.read_text(encoding="utf-8").count("\n") >= outcome.rejected
            transaction.set_rollback(True)
