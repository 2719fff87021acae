"""How a table is written is found in it where it is certain, said, and asked for where it is not."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.intake.files import Options, Unreadable, open_file
from claims.intake.mapping import read_mapping
from claims.intake.styles import OPEN, DeclaredStyle, Style, StyleEvidence
from claims.models import Claim
from tests.claims.intake.files import command, imported

HEAD = "question,source,said_on,as_of,value,unit\n"
LINE = "How many?,Kyiv,2024-10-31,2024-10-31,8000,person\n"


def table(folder: Path, content: str | bytes, name: str = "claims.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path, **options: Any) -> tuple[str, list[list[str]]]:
    file = open_file(path, Options(**options))
    return file.about, [list(found.values) for found in file.rows()]


WRITTEN = [
    (HEAD + LINE, "UTF-8, columns by commas, their names in line 1"),
    ((HEAD + LINE).replace(",", ";"), "semicolons, their names in line 1"),
    ((HEAD + LINE).replace(",", "\t"), "tabs"),
    ((HEAD + LINE).replace(",", "|"), "bars"),
    ("sep=;\n" + (HEAD + LINE).replace(",", ";"), "semicolons, their names in line 2"),
    ("Figures, as of; October\n\n" + HEAD + LINE, "commas, their names in line 3"),
    (("\ufeff" + HEAD + LINE), "UTF-8, columns by commas"),
    ((HEAD + LINE).encode("utf-16"), "UTF-16, columns by commas"),
    (("sep=\t\n" + (HEAD + LINE).replace(",", "\t")).encode("utf-16"), "tabs, their names in line 2"),
    ((HEAD + LINE).encode("utf-16-le"), "utf-16-le"),
    ((HEAD + LINE).encode("utf-32"), "UTF-32"),
    ((HEAD + LINE).replace("\n", "\r\n"), "their names in line 1"),
    ((HEAD + LINE).replace("\n", "\r"), "their names in line 1"),
    (HEAD.upper().replace("SAID_ON", "Said on") + LINE, "their names in line 1"),
    ((HEAD + LINE).replace("question", '"question"'), "their names in line 1"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "about"), WRITTEN)
def test_the_layout_of_a_table_is_found_and_said(content: str | bytes, about: str, tmp_path: Path) -> None:
    said, rows = read(table(tmp_path, content))
    assert about in said
    assert rows == [LINE.strip().split(",")]


ENCODED = [
    ("Größe in München", "cp1252"),
    ("Ελλάδα και Κύπρος", "cp1253"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_an_old_encoding_is_taken_where_only_one_makes_words(
    text: str, encoding: str, tmp_path: Path
) -> None:
    said, rows = read(table(tmp_path, (HEAD + LINE.replace("How many?", text)).encode(encoding)))
    assert rows[0][0] == text
    assert not said.startswith("UTF")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("España y mañana", "cp1252"),
        ("Łódź", "cp1250"),
        ("déjà vu à Orléans", "cp1252"),
        ("Kč", "iso8859-2"),
        ("Привет из Киева", "cp1251"),
        ("Пример текста", "koi8-r"),
    ],
)
def test_an_old_encoding_in_doubt_is_asked_for_and_then_taken(
    text: str, encoding: str, tmp_path: Path
) -> None:
    path = table(tmp_path, (HEAD + LINE.replace("How many?", text)).encode(encoding))
    with pytest.raises(Unreadable, match=r"not UTF-8.*--encoding"):
        read(path)
    assert read(path, encoding=encoding)[1][0][0] == text


OLD = {
    "cp1252": "Größe Müller Straße España mañana Orléans déjà français où “così” coração não København été",
    "iso8859-2": "Łódź gęś żółw Český křížek magyarország őrült",
    "cp1250": "Łódź gęś żółw Český křížek őrült „tak”",
    "cp1251": "Київ Украина сообщил потери їжак ґанок “так” №",
    "koi8-u": "Київ їжак потери сообщил",
    "cp1253": "Ελλάδα Κύπρος απώλειες",
    "cp1254": "Türkiye şehir ığdır çocuk",
    "mac-roman": "Größe café mañana",
    "cp850": "Größe café mañana",
    "gb18030": "基辅 损失",
    "shift_jis": "東京 キーウ",
}


@pytest.mark.slow
@settings(
    max_examples=150 if os.environ.get("LONG") else 50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(sorted(OLD)), st.data())
def test_an_encoding_is_never_guessed_wrong(tmp_path: Path, encoding: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(OLD[encoding].split()), min_size=1, max_size=6))
    text = " ".join(words)
    path = table(tmp_path, HEAD.encode() + b'"' + text.encode(encoding) + b'",Kyiv,,,1,\n')
    try:
        rows = read(path)[1]
    except Unreadable as problem:
        assert "--encoding" in str(problem)  # noqa: PT017  # it may be taken as well
        rows = read(path, encoding=encoding)[1]
    assert rows[0][0] == text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"encoding": "klingon"}, "no encoding"),
        ({"encoding": "utf-16"}, "another --encoding|UTF-16|utf-16"),
        ({"encoding": "rot13"}, "no encoding"),
    ],
)
def test_options_that_do_not_fit_say_so(options: dict[str, Any], says: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=says):
        read(table(tmp_path, HEAD + LINE), **options)


NUMBERS = [
    (["12,5"], ","),
    (["12.5"], "."),
    (["1.234,5"], ","),
    (["1,234.5"], "."),
    (["1.234.567"], ","),
    (["1,234,567"], "."),
    (["0,123"], ","),
    (["1234,567"], ","),
    (["<12,5"], ","),
    (["1.234", "12,5"], ","),
    (["1.234"], ""),
    (["1,234"], ""),
    (["8000", "n/a", ""], ""),
    (["12,5", "12.5"], OPEN),
]


@pytest.mark.parametrize(("cells", "decimal"), NUMBERS)
def test_numbers_prove_which_mark_is_decimal(cells: list[str], decimal: str) -> None:
    evidence = StyleEvidence()
    for cell in cells:
        evidence.number(cell)
    assert evidence.settled(Style()).decimal == decimal
    assert evidence.settled(Style(decimal=".")).decimal == ".", "what was said stands"


DAYS = [
    (["31.10.2024"], "dmy"),
    (["10/31/2024"], "mdy"),
    (["03/04/2024", "13/04/2024"], "dmy"),
    (["03/04/2024"], ""),
    (["13/04/2024", "04/13/2024"], ""),
    (["2024-10-31", "2024-10-08/2024-10-13"], ""),
]


@pytest.mark.parametrize(("cells", "order"), DAYS)
def test_days_prove_their_order(cells: list[str], order: str) -> None:
    evidence = StyleEvidence()
    for cell in cells:
        evidence.days(cell)
    assert evidence.settled(Style()).dates == order


def rows_of(*lines: str, delimiter: str = ";") -> str:
    return delimiter.join(HEAD.strip().split(",")) + "\n" + "".join(f"{line}\n" for line in lines)


def line(value: str, said_on: str = "2024-10-31", question: str = "How many?") -> str:
    return f"{question};Kyiv;{said_on};2024-10-31;{value};tonne"


@pytest.mark.django_db
class TestImports:
    def test_a_file_that_proves_its_commas_is_read_by_them(self, tmp_path: Path) -> None:
        path = table(
            tmp_path, rows_of(line("1.234"), line("12,5", question="B?"), line("1,234", question="C?"))
        )
        code, said = command("import_claims", path)
        assert code == 0
        assert "columns by semicolons, their names in line 1, decimal comma." in said.splitlines()[0]
        assert sorted(float(best) for best in Claim.objects.values_list("best", flat=True)) == [
            1.234,
            12.5,
            1234.0,
        ]

    def test_a_number_that_may_be_two_is_asked_and_settled_by_an_option(self, tmp_path: Path) -> None:
        path = table(tmp_path, rows_of(line("1,234"), line("1.234", question="B?")))
        code, said = command("import_claims", path)
        assert (code, Claim.objects.count()) == (1, 0)
        assert "could be 1234 or 1.234" in said
        assert "could be 1,234 or 1.2340" in said
        assert command("import_claims", path, decimal="comma")[0] == 0
        assert sorted(float(best) for best in Claim.objects.values_list("best", flat=True)) == [1.234, 1234.0]

    def test_a_comma_is_decimal_where_columns_have_commas_only_if_proved(self, tmp_path: Path) -> None:
        path = table(tmp_path, HEAD + 'How many?,Kyiv,2024-10-31,2024-10-31,"1,234",person\n')
        assert imported(path).recorded == 1
        assert Claim.objects.get().best == 1234

    def test_days_in_doubt_are_asked_and_settled(self, tmp_path: Path) -> None:
        path = table(tmp_path, rows_of(line("5", "03/04/2024")))
        code, said = command("import_claims", path)
        assert code == 1
        assert "could be 2024-04-03 or 2024-03-04" in said
        code, said = command("import_claims", path, dates="dmy")
        assert code == 0
        assert "dates as day/month/year" in said
        assert str(Claim.objects.get().statement.said_on) == "2024-04-03"

    def test_one_day_settles_the_others(self, tmp_path: Path) -> None:
        path = table(tmp_path, rows_of(line("5", "03/04/2024"), line("6", "13/04/2024", question="B?")))
        assert imported(path).recorded == 2
        days = sorted(str(day) for day in Claim.objects.values_list("statement__said_on", flat=True))
        assert days == ["2024-04-03", "2024-04-13"]

    @pytest.mark.parametrize(
        "written", ["31 October 2024", "Oct 31, 2024", "31 Oct. 2024", "2024/10/31", "31.10.2024"]
    )
    def test_days_that_are_plain_are_read(self, written: str, tmp_path: Path) -> None:
        imported(table(tmp_path, rows_of(line("5", written))))
        assert str(Claim.objects.get().statement.said_on) == "2024-10-31"

    def test_totals_and_notes_are_called_out(self, tmp_path: Path) -> None:
        path = table(
            tmp_path,
            rows_of(line("5"), "Total;;;;5;", "* provisional figures;;;;;", line("5", question="Total")),
        )
        code, said = command("import_claims", path)
        assert (code, Claim.objects.count()) == (1, 0)
        assert "line 3: question 'Total': a total of other rows?" in said
        assert "line 4: row '* provisional figures': a note" in said
        code, said = command("import_claims", path, totals="leave-out", notes="leave-out")
        assert (code, Claim.objects.count()) == (0, 1)
        assert "3 totals or notes left out" in said
        assert command("import_claims", path, totals="take", notes="leave-out", keep_going=True)[0] == 1
        assert Claim.objects.filter(question__text="Total").exists()

    def test_a_file_without_rows_is_an_error_unless_allowed(self, tmp_path: Path) -> None:
        path = table(tmp_path, HEAD)
        code, said = command("import_claims", path)
        assert code == 1
        assert "It has no rows." in said
        assert command("import_claims", path, allow_empty=True)[0] == 0

    @pytest.mark.parametrize(
        ("options", "says"), [({"delimiter": "ab"}, "one character"), ({"header_line": -1}, "from 1")]
    )
    def test_options_out_of_range_are_refused(
        self, options: dict[str, Any], says: str, tmp_path: Path
    ) -> None:
        code, said = command("import_claims", table(tmp_path, HEAD + LINE), **options)
        assert code == 1
        assert says in said

    def test_a_mapping_declares_how_its_file_is_written(self, tmp_path: Path) -> None:
        (tmp_path / "m.yaml").write_text(
            "columns: {question: Was, source: Wer, value: Zahl, said_on: Tag}\nconstants: {unit: tonne}\n"
            'format: {encoding: cp1252, decimal: comma, dates: dmy, delimiter: ";"}\n'
        )
        path = table(
            tmp_path, "Bericht\nwas;WER;Zahl;Tag\nWie groß?;Kiew;1,234;03.04.2024\n".encode("cp1252")
        )
        mapping = read_mapping(tmp_path / "m.yaml", beside=tmp_path)
        assert imported(path, mapping=mapping).problems == []
        claim = Claim.objects.get()
        assert (float(claim.best), str(claim.statement.said_on)) == (1.234, "2024-04-03")
        again = imported(path, mapping=mapping, format=DeclaredStyle(decimal="point"))
        assert (again.revised, again.recorded) == (1, 0), "the row is the same, what it says is not"

    @pytest.mark.parametrize(
        "format_", ["{decimal: dot}", "{dates: ymd}", "{header_line: x}", "{colour: red}"]
    )
    def test_a_mapping_whose_format_is_wrong_says_so(self, format_: str, tmp_path: Path) -> None:
        (tmp_path / "m.yaml").write_text(f"columns: {{question: a}}\nformat: {format_}\n")
        with pytest.raises(Unreadable, match=r"format|decimal|dates|header_line"):
            read_mapping(tmp_path / "m.yaml", beside=tmp_path)
