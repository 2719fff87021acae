"""`manage.py read_article`: a table, JSON by line, or the text; faults are named."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim

pytestmark = pytest.mark.django_db

TEXT = "Police said, according to the agency Norda, that about 12 people died on Monday.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def run(path: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("read_article", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_table(article: Path) -> None:
    out, err = run(article, "--published", "2024-11-06")
    assert "about 12 persons" in out or "about 12" in out
    for shown in ("Police", "the agency Norda", "2024-11-04"):
        assert shown in out
    assert err == ""
    assert not Claim.objects.exists()


def test_json_by_line(article: Path) -> None:
    out, _ = run(article, "--published", "2024-11-06", "--format", "ndjson")
    [found] = [json.loads(line) for line in out.splitlines()]
    assert found["relay"]["name"] == "the agency Norda"
    assert found["as_of"]["start"] == found["as_of"]["end"] == "2024-11-04"


def test_the_text_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><nav>40 offers</nav><p>{TEXT}</p></html>")
    out, _ = run(page, "--format", "text", "--language", "en")
    assert out.strip() == TEXT.strip()


def test_what_is_missing_is_said(article: Path) -> None:
    _, err = run(article)
    assert "give --published" in err
    article.write_text("12 (40%)")
    _, err = run(article)
    assert "name it with --language" in err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--published", "6.11.2024"], "write it as YYYY-MM-DD"),
        (["--language", "tlh"], "--language 'tlh': give one of ar"),
        (["--publisher", "nobody"], "no source has this short name"),
    ],
)
def test_what_cannot_be_used_is_named(article: Path, options: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(article, *options)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "none.txt")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="not UTF-8"):
        run(tmp_path / "bytes.txt")
