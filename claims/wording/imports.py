"""Imports and the fates of their rows in words."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.importing import Fate, ImportState, Kept

FATES = {
    Fate.NEW: Words(_("new")),
    Fate.CHANGED: Words(_("changed")),
    Fate.CONFLICT: Words(_("in conflict"), sentence=_("would be in conflict")),
    Fate.KNOWN: Words(_("known")),
    Fate.NAMED: Words(_("names only"), sentence=_("names a source or a question")),
    Fate.OTHER: Words(_("passed over")),
    Fate.INVALID: Words(_("invalid")),
}
"""The sentence says what would become of a row."""

STATES = {
    ImportState.RECEIVED: Words(_("waiting to be previewed")),
    ImportState.PREVIEWED: Words(_("previewed")),
    ImportState.QUEUED: Words(_("waiting to be recorded")),
    ImportState.RUNNING: Words(_("running")),
    ImportState.DONE: Words(_("done")),
    ImportState.FAILED: Words(_("nothing recorded")),
    ImportState.BROKEN_OFF: Words(_("broken off")),
    ImportState.UNDOING: Words(_("being undone")),
    ImportState.UNDONE: Words(_("undone")),
}

KEPT = {
    Kept.CORRECTED: Words(_("corrected since")),
    Kept.REVIEWED: Words(_("reviewed since")),
    Kept.USED: Words(_("used in an answer")),
    Kept.LINKED: Words(_("linked to a claim")),
}
"""Why a claim stays when its import is undone."""

TONES: Mapping[StrEnum, str] = {
    Fate.NEW: "good",
    Fate.CHANGED: "note",
    Fate.CONFLICT: "warn",
    Fate.KNOWN: "",
    Fate.NAMED: "",
    Fate.OTHER: "",
    Fate.INVALID: "bad",
    ImportState.RECEIVED: "",
    ImportState.PREVIEWED: "note",
    ImportState.QUEUED: "",
    ImportState.RUNNING: "note",
    ImportState.DONE: "good",
    ImportState.FAILED: "bad",
    ImportState.BROKEN_OFF: "bad",
    ImportState.UNDOING: "note",
    ImportState.UNDONE: "warn",
}
"""The colour of each: good, note, warn, bad or plain."""
