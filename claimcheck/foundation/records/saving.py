"""Inserting a record: cleaned field by field, refused in words, never half-written."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.slugs import check_slug
from claimcheck.foundation.records.within_topic import itself

M = TypeVar("M", bound=models.Model)
P = ParamSpec("P")
New = tuple[M, *tuple[models.Model, ...]]
"""A checked record that is not written yet, and what is written with it."""


def insert(record: M) -> M:
    """Insert `record`; a bad field or a broken constraint becomes `Refused` and leaves nothing behind."""
    return write((checked(record),))


def writing(build: Callable[P, New[M]]) -> Callable[P, M]:
    """The verb that writes, and returns, what `build` makes: one record with what belongs to it."""

    @wraps(build)
    def verb(*args: P.args, **kwargs: P.kwargs) -> M:
        return write(build(*args, **kwargs))

    return verb


def checked(record: M) -> M:
    """`record`, whose fields can be written as they are; raises Refused."""
    relations = {field.name for field in record._meta.local_fields if field.is_relation}
    for field in record._meta.local_fields:
        value = getattr(record, field.attname)
        if isinstance(value, str):
            check_text(field.name, value)
        if isinstance(field, models.SlugField) and value:
            check_slug(value, field.name)
    try:
        record.clean_fields(exclude=relations)
    except ValidationError as problem:
        name, errors = next(iter(problem.error_dict.items()))
        raise Refused(name, getattr(record, name, ""), " ".join(errors[0].messages)) from problem
    return record


def write(new: New[M]) -> M:
    """Insert a checked record and what belongs to it; Refused, and none of them, where a rule is broken."""
    with transaction.atomic():
        for record in new:
            try:
                record.save(force_insert=True)
            except IntegrityError as problem:
                raise _in_words(record, problem) from problem
    return new[0]


def rewrite(record: models.Model, columns: Mapping[str, Any]) -> None:
    """Write columns of a checked record that is there; Refused, and none of them, where a rule is broken."""
    try:
        with transaction.atomic():
            type(record)._base_manager.filter(**itself(record)).update(**columns)
    except IntegrityError as problem:
        raise _in_words(record, problem) from problem


def set_once(record: M, already: str, **columns: Any) -> M:
    """Set columns of which the first, a time, is empty until it is done: of all who are at it one does it.

    Raises StaleState, in the words of `already`, for the others.
    """
    time = next(iter(columns))
    if not type(record)._base_manager.filter(**itself(record), **{time: None}).update(**columns):
        raise StaleState(already)
    record.refresh_from_db()
    return record


def confirmed(record: M) -> M:
    """Confirm a draft; its history keeps who did. Raises StaleState where it is none any more."""
    if not type(record)._base_manager.filter(**itself(record), draft=True).update(draft=False):
        raise StaleState(_("This has been confirmed already."))
    record.refresh_from_db()
    return record


def check_text(field: str, value: str) -> None:
    """Text that PostgreSQL can hold: no NUL, no lone surrogate."""
    if "\x00" in value:
        raise Refused(field, value.replace("\x00", "␀"), _("remove the NUL character."))
    try:
        value.encode()
    except UnicodeEncodeError as problem:
        shown = value.encode("utf-8", "replace").decode()
        raise Refused(
            field, shown, _("remove the lone surrogate; the text is not valid Unicode.")
        ) from problem


def check_moment(field: str, value: datetime | None, now: datetime) -> None:
    """A time that has an offset and is not in the future."""
    if value is None:
        return
    if value.tzinfo is None:
        raise Refused(field, value, _("give the time with its UTC offset, e.g. 2024-11-04T10:00:00Z."))
    if value > now:
        raise Refused(field, value.isoformat(), _("the time is in the future; give now or an earlier time."))


def _in_words(record: models.Model, problem: IntegrityError) -> Refused:
    """The database's own refusal, by the name of its constraint."""
    diagnostics = getattr(problem.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", None) or ""
    table = record._meta.db_table
    for field in sorted(record._meta.local_fields, key=lambda f: -len(f.column or "")):
        if field.column and field.column in name.removeprefix(table):
            value = getattr(record, field.attname)
            taken = getattr(diagnostics, "sqlstate", "") == "23505"
            remedy = (
                _("the value is already in use; choose another.")
                if taken
                else _("it violates the rule {name}.").format(name=name)
            )
            return Refused(field.name, value, remedy)
    return Refused(record._meta.model_name or table, name, _("it violates a constraint of the database."))
