"""Verbs: the only way to change a record in the admin. Each is a small form that calls one service."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.errors import TellingForm, in_words
from claimcheck.foundation.records.errors import SecondPersonNeeded, StaleState


class VerbForm(TellingForm):
    """What a verb asks of a person, and the one service it calls.

    Subclasses set `done` (said after success, `{record}` is filled in) and write `call`; a form that makes a
    record may have a `heading` and a `button` of its own. `seen` carries the
    fingerprint of the record as the person saw it, so that nobody acts on what has changed since.
    """

    done: ClassVar[Any] = gettext_lazy("Done.")
    intro: Any = ""
    heading: ClassVar[Any] = ""
    button: ClassVar[Any] = gettext_lazy("Record")
    template: ClassVar[str] = "desk/form.html"
    whole: ClassVar[bool] = False  # the page's whole width
    together: ClassVar[bool] = False  # ticked records are done as one, by `call_together`
    groups: Sequence[tuple[Any, Sequence[str]]] = ()
    published: ClassVar[tuple[str, ...]] = ()  # fields whose text readers outside are shown

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, record: Any = None, records: Sequence[Any] = (), person: User, **kwargs: Any
    ) -> None:
        self.record, self.records, self.person = record, records, person
        self.refused: Any = None
        super().__init__(*args, **kwargs)
        self.prepare()

    def remedy(self) -> tuple[Any, str] | None:
        """What mends what was refused on another page: the words of a button, and where it leads."""
        return None

    def prepare(self) -> None:
        """Set choices, initial values and help that depend on the record."""

    def call(self, *, record: Any, by: User, now: datetime) -> Any:
        """Call the service; `cleaned_data` is at hand."""
        raise NotImplementedError

    def call_together(
        self, *, records: Sequence[Any], by: User, now: datetime
    ) -> tuple[list[Any], list[tuple[Any, str]]]:
        """Call the service on all of the records at once: (those changed, those left with the reason)."""
        raise NotImplementedError

    def changed(self) -> list[Any]:
        """What was changed by doing it to one record, so that it can be undone."""
        return [self.record]

    def leads_to(self) -> Any:
        """The record whose page is next; None for the one that the person came from."""
        return None

    def told(self, title: str) -> str:
        """What is said after success; `title` is what the record is called."""
        return str(self.done).format(record=title)

    def attempt(self, *, record: Any, by: User, now: datetime) -> tuple[bool, Any]:
        """(True, what the service gave), or (False, None) with the refusal put on the field it names."""
        try:
            return True, self.call(record=record, by=by, now=now)
        except ValueError as refusal:
            if not hasattr(refusal, "remedy"):
                raise
            self.refuse(refusal)
            return False, None

    def refuse(self, refusal: Any) -> None:
        """Show a service's refusal where the person can mend it."""
        names = {refusal.field, *(part for part in str(refusal.field).split(".") if part)}
        field = next((name for name in self.fields if name in names), None)
        self.refused = refusal
        self.add_error(field, in_words(in_plain_words(refusal, "" if field else refusal.field), self.fields))

    def grouped(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields a person fills in, under their headings."""
        named = [
            (title, [self[name] for name in names if name in self.fields]) for title, names in self.groups
        ]
        placed = {field.name for _title, fields in named for field in fields}
        rest = [field for field in self.visible_fields() if field.name not in placed]
        return [*([("", rest)] if rest else []), *((title, fields) for title, fields in named if fields)]


@dataclass(frozen=True, kw_only=True)
class Verb:
    """One thing a person may do to a record: where, who, when it is offered, and the form that does it."""

    name: str
    label: Any
    permission: str
    form: type[VerbForm]
    offered: Callable[[Any], bool] = lambda record: True
    bulk: bool = False
    undone_by: str = ""  # the verb that takes it back, by a decision of its own
    tone: str = ""  # "primary", "danger" or plain
    icon: str = ""

    def allowed(self, request: HttpRequest, record: Model | None = None) -> bool:
        """Whether this person may do it, to this record if one is given."""
        person: Any = request.user
        return person.has_perm(self.permission) and (record is None or self.offered(record))


def fingerprint(record: Any) -> str:
    """What a person has seen of a record, short enough for a hidden field: its state and its last change; of
    one that has neither, all that it holds."""
    told = ("version", "state", "changed_at", "superseded_at", "basis")
    if not any(hasattr(record, name) for name in told[:4]) and isinstance(record, Model):
        held = repr([getattr(record, field.attname) for field in record._meta.concrete_fields])
        return hashlib.sha256(held.encode()).hexdigest()
    parts = (getattr(record, name, "") for name in told)
    return "|".join(part.isoformat() if isinstance(part, datetime) else str(part) for part in parts)


def carry_out(
    form: VerbForm, records: Sequence[Any], *, by: User, now: datetime
) -> tuple[list[Any], list[tuple[Any, str]]]:
    """Do it to each record, each in its own transaction: (those done, those refused with the reason).

    What is done together is one transaction: where it is refused, nothing is done.
    """
    done: list[Any] = []
    refused: list[tuple[Any, str]] = []
    if form.together:
        try:
            return form.call_together(records=records, by=by, now=now)
        except REFUSALS as problem:
            return [], [(records[0], _in_words(problem))]
    for record in records:
        try:
            form.call(record=record, by=by, now=now)
        except REFUSALS as problem:
            refused.append((record, _in_words(problem)))
        else:
            done.append(record)
    return done, refused


def in_plain_words(refusal: Any, field: str = "") -> str:
    """A refusal as a person reads it: the value as it was typed, and the remedy; `field`: what it is about,
    where that does not stand beside it."""
    remedy = str(getattr(refusal, "remedy", refusal))
    value = "" if refusal.value is None else str(refusal.value).strip("'\"")
    about = f"{field.replace('_', ' ').capitalize()}: " if field else ""
    if value and not _is_key(value):
        return f"{about}“{value}”: {remedy}"
    return about + (remedy if field else remedy[:1].upper() + remedy[1:])


def _is_key(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


REFUSALS = (StaleState, SecondPersonNeeded, ValueError)


def _in_words(problem: Exception) -> str:
    """The words of a service's refusal; an error that is none goes on."""
    if isinstance(problem, ValueError) and not hasattr(problem, "remedy"):
        raise problem
    return str(problem)


def changed_since(problem: Exception | None = None) -> str:
    """What is said when somebody else was quicker."""
    told = f" {problem}" if problem else ""
    return (
        _("This record has changed since you opened it.")
        + told
        + " "
        + _("Your changes were not saved. Review the new version below, then submit again.")
    )
