"""`manage.py claim_fields PAGE`: the table of a claim's fields, written into a page of the documentation."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.acting import ActingCommand
from claims.models.claim_field import ClaimField, Desk
from claims.models.claim_fields import CLAIM_FIELDS

BEGIN, END = "<!-- claim fields -->\n", "<!-- end of claim fields -->"
HEAD = """
| field | holds | most | column of files | REST | desk | a correction |
|---|---|---|---|---|---|---|
"""


class Command(ActingCommand):
    help = "Write the table of a claim's fields into a page of the documentation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("page", type=Path, help="The page, such as docs/data-model.md.")

    def handle(self, *args: Any, **options: Any) -> None:
        page: Path = options["page"]
        before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
        _old, end, after = rest.partition(END)
        if not begin or not end:
            raise CommandError(f"{page} has no place for the table: write {BEGIN.strip()} and {END} into it.")
        page.write_text(f"{before}{begin}{field_table()}{end}{after}", encoding="utf-8")


def field_table() -> str:
    """A line for each field of a claim: what it holds, its limit, where it is read, shown and changed."""
    return HEAD + "".join(f"| {' | '.join(_cells(field))} |\n" for field in CLAIM_FIELDS) + "\n"


def _cells(field: ClaimField) -> list[str]:
    return [
        f"`{field.name}`",
        f"{field.kind}. {field.help}",
        f"{field.longest:,}" if field.longest else "",
        f"`{field.column.name}`" if field.column else "",
        "yes" if field.public else "no",
        _forms(field.desk),
        "may change it" if field.corrected else "can't change it",
    ]


def _forms(desk: Desk | None) -> str:
    shown = desk or Desk("")
    forms = {"record": shown.record, "correct": shown.correct, "claim's page": shown.fact}
    return ", ".join(name for name, is_there in forms.items() if is_there)
