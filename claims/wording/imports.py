"""Imports and the fates of their rows in words."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.domain.importing import Fate, ImportState, Kept

FATES: Mapping[Fate, Promise] = {
    Fate.NEW: _("new"),
    Fate.CHANGED: _("changed"),
    Fate.CONFLICT: _("in conflict"),
    Fate.KNOWN: _("known"),
    Fate.NAMED: _("names only"),
    Fate.INVALID: _("invalid"),
}
STATES: Mapping[ImportState, Promise] = {
    ImportState.RECEIVED: _("waiting to be previewed"),
    ImportState.PREVIEWED: _("previewed"),
    ImportState.QUEUED: _("waiting to be recorded"),
    ImportState.RUNNING: _("running"),
    ImportState.DONE: _("done"),
    ImportState.FAILED: _("nothing recorded"),
    ImportState.BROKEN_OFF: _("broken off"),
    ImportState.UNDONE: _("undone"),
}
KEPT: Mapping[Kept, Promise] = {
    Kept.CORRECTED: _("corrected since"),
    Kept.REVIEWED: _("reviewed since"),
    Kept.USED: _("used in an answer"),
}
TONES: Mapping[StrEnum, str] = {
    Fate.NEW: "good",
    Fate.CHANGED: "note",
    Fate.CONFLICT: "warn",
    Fate.KNOWN: "",
    Fate.NAMED: "",
    Fate.INVALID: "bad",
    ImportState.RECEIVED: "",
    ImportState.PREVIEWED: "note",
    ImportState.QUEUED: "",
    ImportState.RUNNING: "note",
    ImportState.DONE: "good",
    ImportState.FAILED: "bad",
    ImportState.BROKEN_OFF: "bad",
    ImportState.UNDONE: "warn",
}
"""The colour of each: good, note, warn, bad or plain."""
