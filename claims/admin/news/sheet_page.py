"""Rows pasted from a sheet or typed: each cell says how it was read, is mended, and all are recorded."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.keeping import as_sent, fields_sent, keeper
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verbs import in_plain_words
from claimcheck.foundation.records.errors import Refused
from claims.admin.imports.columns import COLUMNS, in_desk_words, label_of, other_columns
from claims.domain.importing import Fate, ImportState
from claims.intake.columns import ALL_COLUMNS
from claims.intake.formats.row import Unreadable
from claims.intake.imports import sheet as sheets
from claims.intake.imports.reading import invalid_as_sheet, style_of
from claims.intake.imports.sheet import RowRead, Sheet
from claims.intake.styles import NOTHING_SAID
from claims.models import Import, ImportFile
from claims.services.access.roles import makes_drafts
from claims.services.imports.recording import note_mended
from claims.views.audience import desk
from claims.wording.imports import FATES, TONES

FOR_ALL = ("topic", "question", "said_on", "document_title", "document_url")
TYPED = ("source", "value", "said_on", "quote")
"""The columns of a sheet that is typed."""
MORE = 5
CELL = re.compile(r"r\d+-\d+")


def sheet(request: HttpRequest) -> HttpResponse:
    """What was pasted, how it is read."""
    person: Any = request.user
    if not person.has_perm("claims.add_import"):
        raise PermissionDenied
    mended = _import(request)
    here = request.path if mended is None else f"{request.path}?import={mended.pk}"
    if request.method != "POST":
        kept = keeper().kept(person, here)
        sent = as_sent(kept or {}) if kept or mended is None else _to_mend(request, mended)
        return _shown(request, sent, here, mended)
    sent = as_sent(fields_sent(request))
    verb = request.POST.get("verb", "read")
    if verb == "forget":
        keeper().forget(person, here)
        return redirect(here)
    _take(sent)
    pasted = str(sent.get("paste", ""))
    if pasted.strip():
        _fill(sent, sheets.guessed(sheets.split(pasted)))
    elif verb == "more":
        typed = _typed(sent, mended)
        empty = tuple("" for _ in typed.columns)
        _fill(sent, Sheet(typed.columns or TYPED, (*typed.rows, *[empty] * MORE), typed.for_all))
    keeper().keep(person, here, dict(sent.lists()))
    return _record(request, sent, here, mended) if verb == "record" else redirect(f"{here}#rows")


def _import(request: HttpRequest) -> Import | None:
    """The import whose invalid rows are mended; raises Http404 where this person sees none."""
    person: Any = request.user
    key = request.GET.get("import")
    try:
        return Import.objects.seen_by(person).get(pk=UUID(key)) if key else None
    except (ValueError, Import.DoesNotExist) as problem:
        raise Http404 from problem


def _to_mend(request: HttpRequest, mended: Import) -> QueryDict:
    """The invalid rows of an import as fields of the form."""
    sent = as_sent({})
    try:
        found, more = invalid_as_sheet(mended, desk(timezone.now()))
    except (ImportFile.DoesNotExist, Unreadable) as problem:
        raise Http404 from problem
    _fill(sent, found)
    if more:
        messages.info(request, _("Invalid rows that only the list to download has: %(n)d.") % {"n": more})
    return sent


def _take(sent: QueryDict) -> None:
    """Put what was offered for a cell into it."""
    cell, _equals, offer = str(sent.get("take", "")).partition("=")
    sent.pop("take", None)
    if cell in sent and CELL.fullmatch(cell):
        sent[cell] = offer


def _fill(sent: QueryDict, found: Sheet) -> None:
    """The cells as fields of the form, below what is said for all rows."""
    for name in [name for name in sent if name[:1] in "cr" and name[1:2].isdigit()]:
        del sent[name]
    sent["paste"] = ""
    for place, column in enumerate(found.columns):
        sent[f"c{place}"] = column
    for line, row in enumerate(found.rows):
        for place, cell in enumerate(row):
            sent[f"r{line}-{place}"] = cell


def _typed(sent: QueryDict, mended: Import | None) -> Sheet:
    """The sheet that these fields make; numbers and days are written as in the file whose rows are mended."""
    width = next((n for n in range(sheets.MOST_COLUMNS) if f"c{n}" not in sent), sheets.MOST_COLUMNS)
    columns = tuple(c if (c := sent[f"c{n}"]) in ALL_COLUMNS else "" for n in range(width))
    rows: list[tuple[str, ...]] = []
    while len(rows) < sheets.MOST_ROWS and width and f"r{len(rows)}-0" in sent:
        rows.append(tuple(sent.get(f"r{len(rows)}-{n}", "") for n in range(width)))
    for_all = {name: sent.get(f"all_{name}", "").strip() for name in FOR_ALL}
    return Sheet(columns, tuple(rows), for_all, NOTHING_SAID if mended is None else style_of(mended))


def _record(request: HttpRequest, sent: QueryDict, here: str, mended: Import | None) -> HttpResponse:
    person: Any = request.user
    typed, now = _typed(sent, mended), timezone.now()
    try:
        read = sheets.look(typed, by=person, now=now, draft=makes_drafts(person))
    except Refused:
        return _shown(request, sent, here, mended)
    if not read or any(row.fate is Fate.INVALID for row in read):
        return _shown(request, sent, here, mended)
    made = sheets.record(typed, by=person, now=now)
    if made.state != ImportState.FAILED:
        keeper().forget(person, here)
        if mended is not None:
            note_mended(mended, made)
    return redirect(reverse("admin:claims_import_change", args=[made.pk]))


def _shown(request: HttpRequest, sent: QueryDict, here: str, mended: Import | None) -> HttpResponse:
    person: Any = request.user
    typed, refused = _typed(sent, mended), ""
    read: list[RowRead] = []
    if any(any(row) for row in typed.rows):
        try:
            read = sheets.look(typed, by=person, now=timezone.now(), draft=makes_drafts(person))
        except Refused as refusal:
            refused = in_plain_words(refusal)
    invalid = sum(row.fate is Fate.INVALID for row in read)
    context = {
        "paste": sent.get("paste", ""),
        "for_all": [(name, COLUMNS[name], typed.for_all[name]) for name in FOR_ALL],
        "columns": [(f"c{n}", name, _label(name)) for n, name in enumerate(typed.columns)],
        "choices": [(name, label_of(name)) for name in (*COLUMNS, *other_columns())],
        "rows": _rows(typed, read),
        "refused": refused,
        "invalid": invalid,
        "ready": len(read) - invalid,
        "kept_at": here,
        "mended": mended,
    }
    return screen(request, "desk/sheet.html", context, title=_("From a sheet"))


def _label(name: str) -> str:
    return label_of(name) if name else _("not read")


def _rows(typed: Sheet, read: list[RowRead]) -> list[dict[str, Any]]:
    """Each row with how it was read; an empty one is read as nothing."""
    told = iter(read)
    rows = []
    for line, row in enumerate(typed.rows):
        its = next(told, None) if any(cell.strip() for cell in row) else None
        rows.append(
            {
                "number": line + 1,
                "cells": [_cell(line, place, typed, its) for place in range(len(typed.columns))],
                "fate": FATES[its.fate] if its else "",
                "tone": TONES.get(its.fate, "") if its else "",
                "problems": [(_label(n), in_desk_words(told)) for n, told in its.problems] if its else [],
            }
        )
    return rows


def _cell(line: int, place: int, typed: Sheet, its: RowRead | None) -> dict[str, Any]:
    column = typed.columns[place]
    told = its.cells.get(column) if its else None
    return {
        "name": f"r{line}-{place}",
        "text": typed.rows[line][place],
        "label": _label(column),
        "reading": told.reading if told else "",
        "problem": in_desk_words(told.problem[:1].upper() + told.problem[1:]) if told else "",
        "offers": [(offer, offer.replace("_", " ")) for offer in told.offers] if told else [],
    }
