"""What one import's page shows: how the file is read, its rows by fate, what undoing it left."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.wording import Words
from claims.admin.imports.columns import in_desk_words, label_of
from claims.domain.importing import Fate, ImportState, Kept
from claims.domain.questions.scope import Temporality
from claims.intake.imports.reading import rows_as_written
from claims.models import Claim, FactCheck, Import, ImportFile
from claims.services.bulk.measures import Assumed
from claims.services.bulk.relating import ApartInTime
from claims.services.imports.recording import MENDED
from claims.views.audience import desk
from claims.views.imports import ImportedRow, made_by, page_of_rows, standing_of, work_of
from claims.wording.imports import FATES, KEPT, STATES, TONES
from claims.wording.local import in_quotes
from claims.wording.records import claim_figure_with_unit
from claims.wording.terms import TEMPORALITIES

ROWS = 50
MOST_KEPT = 100
LONGEST = 240
"""Characters of a row that are shown."""
NAMES = {
    "encoding": gettext_lazy("Encoding"),
    "delimiter": gettext_lazy("Columns are separated by"),
    "header_line": gettext_lazy("Line with the names of columns"),
    "sheet": gettext_lazy("Sheet"),
    "decimal": gettext_lazy("Mark before decimals"),
    "dates": gettext_lazy("Order of 03/04/2024"),
    "left_out": gettext_lazy("Rows left out"),
}


def context_of(record: Import, fate: str, after: int) -> dict[str, Any]:
    """All that the page shows; `record` was read `with_work`."""
    state, work = standing_of(record), work_of(record)
    chosen = [Fate(fate)] if fate in list(Fate) else list(Fate)
    found, last = page_of_rows(record, desk(timezone.now()), fates=chosen, after=after, most=ROWS)
    kept = [version for version in made_by(record) if version.kept] if state == ImportState.UNDONE else []
    has_file = ImportFile.objects.filter(record=record).exists()
    return {
        "record": record,
        "state": STATES[state],
        "tone": TONES[state],
        "is_waiting": state in (ImportState.RECEIVED, ImportState.QUEUED) or work is not None,
        "is_preview": state == ImportState.PREVIEWED,
        "broke_off": state == ImportState.BROKEN_OFF,
        "work": work,
        "facts": _facts(record),
        "columns": _columns(record),
        "assumed": _assumed(record),
        "not_compared": _not_compared(record),
        "mended": _mended(record),
        "counts": [(name.value, FATES[name], record.counts.get(name, 0)) for name in Fate],
        "all_rows": sum(record.counts.values()),
        "fate": fate if fate in list(Fate) else "",
        "rows": _rows(record, found, has_file=has_file),
        "next": last,
        "after": after,
        "has_file": has_file,
        "kept": [
            (version.line, _page(record, version.id), KEPT[Kept(str(version.kept))])
            for version in kept[:MOST_KEPT]
        ],
        "kept_count": len(kept),
    }


def _facts(record: Import) -> list[tuple[str, str]]:
    """What was found of how the file is written; what was said of it is marked."""
    shown = {"\t": _("tab"), " ": _("space")}
    facts = []
    for name, label in NAMES.items():
        if text := str(record.detected.get(name) or ""):
            found = shown.get(text, text)
            marked = _("%(text)s (as said)") % {"text": found} if name in record.declared else found
            facts.append((str(label), marked))
    return facts


def _assumed(record: Import) -> dict[str, Any]:
    """How new questions behave in time where no row says so, a line each; `more`: those left out."""

    def told(row: dict[str, Any]) -> tuple[str, str]:
        assumed = Assumed(**row)
        kind = TEMPORALITIES[Temporality(assumed.temporality)].tag
        return assumed.question, f"{kind}, {assumed.why}"

    return _first_of(record, "assumed", told)


def _not_compared(record: Import) -> dict[str, Any]:
    """The pairs of related questions whose figures are not compared for that, in the same way."""
    return _first_of(record, "not_compared", lambda pair: f"{ApartInTime(**pair)}.")


def _mended(record: Import) -> list[tuple[str, Import, Words, str, int]]:
    """The imports that have recorded rows which were invalid in this one: address, import, how it stands, in
    which tone, and how many of its rows are recorded."""
    keys = record.detected.get(MENDED)
    if not keys:
        return []
    found = []
    for made in Import.objects.filter(pk__in=keys).with_work().select_related("recorded_by"):
        state, counts = standing_of(made), made.counts
        rows = sum(counts.values()) - counts.get(Fate.INVALID, 0) if state == ImportState.DONE else 0
        address = reverse("admin:claims_import_change", args=[made.pk])
        found.append((address, made, STATES[state], TONES[state], rows))
    return found


def _first_of(record: Import, name: str, told: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """What an import keeps of something found, whose first it names and all of which it counts."""
    kept = record.detected.get(name, {"count": 0, "first": []})
    return {"lines": [told(row) for row in kept["first"]], "more": kept["count"] - len(kept["first"])}


def _columns(record: Import) -> list[tuple[str, str]]:
    """Each column of the file, and what it is read as."""
    mapping: dict[str, str] = record.mapping.get("columns", {})
    read_as: dict[str, list[str]] = {}
    for ours, theirs in mapping.items():
        read_as.setdefault(theirs, []).append(ours)
    plain = not record.mapping
    columns = record.detected.get("columns", [])
    rows = [(name, ", ".join(read_as.get(name, [name] if plain else [_("not read")]))) for name in columns]
    templates = [(theirs, ours) for ours, theirs in mapping.items() if theirs not in columns]
    constants = record.mapping.get("constants", {}).items()
    fixed = [(in_quotes(text), _("%(column)s (all rows)") % {"column": ours}) for ours, text in constants]
    return [*rows, *templates, *fixed]


def _rows(record: Import, rows: Sequence[ImportedRow], *, has_file: bool) -> list[dict[str, Any]]:
    """Each row as it was written, or the claim or fact-check that was made of it, with its page."""
    keys = [row.claim for row in rows if row.claim]
    made = _checks(keys) if record.holds_fact_checks else _claims(keys)
    written = rows_as_written(record, {row.line for row in rows}) if has_file else {}
    return [
        {
            "line": row.line,
            "fate": FATES[row.fate],
            "tone": TONES[row.fate],
            "text": written.get(row.line, "")[:LONGEST],
            "made": made.get(row.claim) and (_page(record, made[row.claim].pk), _words(made[row.claim])),
            "problems": [(label_of(name), value, in_desk_words(told)) for name, value, told in row.problems],
        }
        for row in rows
    ]


def _claims(keys: Sequence[UUID]) -> dict[UUID | None, Any]:
    rows = Claim.objects.live().filter(claim_id__in=keys)
    return {
        claim.claim_id: claim
        for claim in rows.select_related("statement__source", "question__unit", "written_unit")
    }


def _checks(keys: Sequence[UUID]) -> dict[UUID | None, Any]:
    rows = FactCheck.objects.live().filter(fact_check_id__in=keys)
    return {fact_check.fact_check_id: fact_check for fact_check in rows.select_related("checker")}


def _page(record: Import, key: UUID) -> str:
    """The page of a claim, or of a fact-check, of this import."""
    kind = "factcheck" if record.holds_fact_checks else "claim"
    return reverse(f"admin:claims_{kind}_change", args=[key])


def _words(made: Claim | FactCheck) -> str:
    if isinstance(made, FactCheck):
        return f"{made.checker.name}: {made.verdict[:LONGEST]}"
    return f"{made.statement.source.name}: {claim_figure_with_unit(made)}"
