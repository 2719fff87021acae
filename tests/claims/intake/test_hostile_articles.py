"""Files of articles that are made to take long, or much memory: some seconds, and a clear word."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.intake import time_budget
from claims.intake.formats import writings
from claims.intake.formats.writings import MOST_PARTS, written_in
from claims.intake.pages import page_of
from tests.claims.intake.test_writings import W, docx

PROJECT = Path(__file__).parents[3]
SIZE = 1_000_000
SECONDS, MEGABYTES = 20, 300
"""Of the processor; of memory, with the 130 or so that a process has before it reads."""


def filled(piece: bytes, begin: bytes = b"", end: bytes = b"") -> bytes:
    """A megabyte of it."""
    return begin + piece * ((SIZE - len(begin) - len(end)) // len(piece)) + end


HTML: dict[str, bytes] = {
    "open": filled(b"<b>x"),
    "closed": b"<b>" * 160_000 + b"</i>" * 130_000,
    **{
        f"unended {piece.decode()}": filled(piece)
        for piece in (b"<a ", b"</a ", b"<!--", b"<!a", b"<?a", b"<![CDATA[", b"<", b"&")
    },
    **{
        f"ended {piece.decode()}": filled(piece, end=b">")
        for piece in (b"<a ", b"</a ", b"<!--", b"<!a", b"<?a", b"<![CDATA[", b"<", b"&")
    },
    "attributes": filled(b"b=' ", b"<a "),
    "no text in that charset": filled(b"a-b9", b"<meta charset=punycode>"),
    "spaces": filled(b" \n", b"<p>"),
}
MULTIPART = b'Content-Type: multipart/mixed; boundary="x"\n\n'
MAILS: dict[str, bytes] = {
    "parts": filled(b"--x\n\na\n", MULTIPART),
    "parts in parts": filled(MULTIPART + b"--x\n"),
    "words of a subject": filled(b"=?utf-8?q?a?= ", b"Subject: ", b"\n\nx"),
    "brackets of a type": filled(b"(", b"Content-Type: text/plain; ", b"\n\nx"),
    "brackets of a day": filled(b"(", b"Date: ", b"\n\nx"),
    "lines of a subject": filled(b" c\n", b"Subject: b\n", b"\nx"),
    "members of a type": filled(b"; a=b", b"Content-Type: text/plain", b"\n\nx"),
    "headers": filled(b"A: b\n", end=b"\nx"),
    "a page": filled(b"<b>x", b"Content-Type: text/html\n\n"),
}
DOCUMENTS: dict[str, bytes] = {
    name: docx(f"<w:d {W}>{body}</w:d>")
    for name, body in {
        "elements": "<a/>" * 1_900_000,
        "attributes": '<a b="c"/>' * 790_000,
        "deep": "<a>" * 1_100_000 + "</a>" * 1_100_000,
        "unclosed": "<a>" * 2_600_000,
        "words": "<w:t>a</w:t>" * 600_000,
    }.items()
}
FILES = {
    **{f"{name}.html": content for name, content in HTML.items()},
    **{f"{name}.eml": content for name, content in MAILS.items()},
    **{f"{name}.docx": content for name, content in DOCUMENTS.items()},
}
COST = """
import django, re, sys, time
django.setup()
from pathlib import Path
from claimcheck.foundation.records.errors import Refused
from claims.intake.formats.writings import written_in
from tests.claims.intake.test_hostile_articles import FILES
def size(name):
    return int(re.search(name + ":\\s*([0-9]+)", Path("/proc/self/status").read_text())[1]) // 1024
for name, content in FILES.items():
    began = time.process_time()
    try:
        written_in(name, content)
    except Refused as refusal:
        assert refusal.remedy
    print(name, round(time.process_time() - began, 1), size("VmHWM"), sep="|")
"""


def test_no_megabyte_of_an_article_takes_long_or_much_memory() -> None:
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": ""}
    run = subprocess.run(
        [sys.executable, "-c", COST],
        capture_output=True,
        text=True,
        env=environment,
        cwd=PROJECT,
        timeout=600,
    )
    assert run.returncode == 0, run.stderr
    costs = [line.split("|") for line in run.stdout.splitlines()]
    assert len(costs) == len(FILES)
    assert max(float(seconds) for _name, seconds, _size in costs) < SECONDS, costs
    assert max(int(size) for _name, _seconds, size in costs) < MEGABYTES, costs


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>12 <b>died</b>", "12 died"),
        ("<p>12 died</p>5 < 7 & 8 &lt; 9", "12 died\n\n5 < 7 & 8 < 9"),
        ("12 died", "12 died"),
        ("<nav><b>No</nav></b><p>12 <i>died</p>", "12 died"),
        ("<nav>No<p>12", ""),
        ("<p>No<article>12 died</article>No", "12 died"),
        ("<p>12 died<!-- of 13", "12 died<!-- of 13"),
    ],
)
def test_the_text_of_a_page_stays_what_it_was(html: str, text: str) -> None:
    assert page_of(html).text == text


def test_a_reader_without_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(name: str, content: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(time_budget, "READING", 0.3)
    monkeypatch.setitem(writings._READ, ".txt", endless)
    with pytest.raises(Refused, match=r"took more than 0\.3 seconds") as refusal:
        written_in("a.txt", b"12 died.")
    assert refusal.value.field == "file"


def test_a_mail_of_many_parts_is_read_up_to_its_limit() -> None:
    def mail(parts: int) -> bytes:
        return MULTIPART + b"--x\nContent-Type: text/plain\n\n12 died.\n" * parts + b"--x--\n"

    assert written_in("a.eml", mail(MOST_PARTS - 1)).text == "12 died."
    with pytest.raises(Refused, match="paste it"):
        written_in("a.eml", mail(MOST_PARTS))


@pytest.mark.parametrize(
    "guard",
    [
        lambda patch: patch.setattr(writings, "DEEPEST", 10**9),
        lambda patch: patch.setattr(writings, "MOST_PARTS", 10**9),
    ],
)
def test_control_without_its_limit_each_is_read(
    guard: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = docx(f"<w:d {W}>{'<w:a>' * 300}<w:p><w:t>12</w:t></w:p>{'</w:a>' * 300}</w:d>")
    many = MULTIPART + b"--x\nContent-Type: text/plain\n\n12\n" * 200 + b"--x--\n"

    def read() -> int:
        count = 0
        for name, content in (("a.docx", deep), ("a.eml", many)):
            try:
                written_in(name, content)
                count += 1
            except Refused:
                pass
        return count

    assert read() == 0
    guard(monkeypatch)
    assert read() == 1
