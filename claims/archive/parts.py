"""What an archive holds: the models of the registry, less those that are left out for a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Field, Model
from django.utils import timezone
from pghistory.models import Context

OURS = ("claims", "sources")
"""Apps of which everything is recorded, unless it is left out below."""
LEFT_OUT: Mapping[str, str] = {
    "claims.AccountChange": "what was changed of accounts of this installation",
    "claims.ApiToken": "a key to this installation",
    "claims.Delivery": "what was sent to a webhook of this installation",
    "claims.DeliveryAttempt": "what was sent to a webhook of this installation",
    "claims.Digest": "mail of this installation to its people",
    "claims.DigestAttempt": "mail of this installation, with addresses",
    "claims.DismissedChange": "what of a page that this installation looks at needs no claim",
    "claims.Feed": "which feeds this installation reads",
    "claims.FeedEntry": "articles that wait at this desk; those taken are documents",
    "claims.Following": "what a person wants to be notified of by this installation",
    "claims.IdempotentAnswer": "answers to requests, kept for a month to be repeated",
    "claims.ImportFile": "a file as it was handed in, kept for a month to be read again",
    "claims.MailChoice": "what a person wants to be mailed by this installation, and in which language",
    "claims.Notice": "recalls to the owner of a token",
    "claims.NoticeAttempt": "mail of this installation, with addresses",
    "claims.Notification": "what a person was notified of at this desk",
    "claims.PullCount": "how often figures are read from this installation",
    "claims.PullJournal": "how far this installation has written what was read from it",
    "claims.ReportAttempt": "mail of this installation, with addresses",
    "claims.ReportDelivery": "to whom this installation sent its reports",
    "claims.Retrieval": "what a token has read",
    "claims.ServedText": "made of publications, which an archive holds",
    "claims.SavedMapping": "how this installation reads the files of others",
    "claims.SavedView": "how a person has arranged the desk",
    "claims.StoryTemplate": "how a newsroom begins a story at this desk",
    "claims.Subscription": "to whom this installation sends reports, with addresses",
    "claims.TypedForm": "what a person has typed and not sent",
    "claims.TokenUse": "how much of its rate a token has used",
    "claims.Unit": "a register that migrations and sync_registers fill",
    "claims.Visit": "when this installation looked at a page; what it found is a snapshot",
    "claims.Watch": "which pages this installation looks at",
    "claims.Webhook": "holds a secret",
    "claims.WebhookEvent": "earlier states of what holds a secret",
}
"""Models of ours that no archive holds, each with the reason."""
OTHER_APPS: Mapping[str, str] = {
    "account": "addresses and their confirmation: accounts come as names",
    "admin": "what people did to accounts in the admin",
    "auth": "passwords and rights: accounts come as names, roles with migrations",
    "contenttypes": "made by migrations",
    "mfa": "second factors",
    "pghistory": "views of the history; its context comes with the events that name it",
    "procrastinate": "work that waits",
    "sessions": "who is signed in",
    "socialaccount": "accounts at providers of identities, and their tokens",
}
"""Apps of others, of which an archive holds no model but names of accounts and contexts of the history."""
NAMES = ("first_name", "id", "last_name", "username")
"""What an archive holds of an account."""
NATIVE = frozenset({"boolean", "smallint", "integer", "bigint"})
"""Types of columns that JSON has: all others are texts in an archive, exactly as long as they are."""


@dataclass(frozen=True, slots=True)
class ArchiveColumn:
    """A column by its name in the database and its type there: "integer", "numeric(38, 12)", "uuid[]"."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """One file of an archive: the rows of one table, a line each, in the order of the key.

    `condition`: SQL over a row, where not all of them are held. `rows`: SQL of rows that are held in place of
    the table's. `given`: columns that an archive does not hold, and the value that they get on import.
    """

    model: type[Model]
    columns: tuple[ArchiveColumn, ...]
    condition: str = ""
    rows: str = ""
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Of the file: "claims.claim.ndjson"."""
        return f"{self.model._meta.label_lower}.ndjson"

    @property
    def table(self) -> str:
        """Of the database."""
        return self.model._meta.db_table

    @property
    def held(self) -> str:
        """SQL that reads the rows: FROM and, where there is one, WHERE."""
        rows = f"({self.rows}) AS held" if self.rows else self.table
        return f"FROM {rows} WHERE {self.condition}" if self.condition else f"FROM {rows}"

    @property
    def key(self) -> ArchiveColumn:
        """Rows are ordered by it."""
        key = self.model._meta.pk
        return next(column for column in self.columns if column.name == key.column)


def parts() -> list[ArchivePart]:
    """Every part, each after those that it refers to."""
    recorded = in_order(list(recorded_models()))
    held = [ArchivePart(model, columns_of(model)) for model in recorded]
    return [accounts(), contexts(held), *held]


def recorded_models() -> Iterator[type[Model]]:
    """The models of ours that an archive holds, their histories too."""
    for label in OURS:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            if model._meta.label not in LEFT_OUT and not model._meta.proxy:
                yield model


def in_order(models: list[type[Model]]) -> list[type[Model]]:
    """The models by name, but each after those that its keys name.

    Some keys are checked at once, row by row, and not when the transaction ends. Where models name each other
    in a circle, the first by name goes first.
    """
    waiting, ordered = sorted(models, key=lambda model: model._meta.label_lower), []
    while waiting:
        free = (model for model in waiting if not _named_by(model) & set(waiting) - {model})
        ordered.append(next(free, waiting[0]))
        waiting.remove(ordered[-1])
    return ordered


def _named_by(model: type[Model]) -> set[Any]:
    return {
        model_field.related_model
        for model_field in model._meta.local_concrete_fields
        if model_field.is_relation
    }


def accounts(condition: str = "") -> ArchivePart:
    """Names without rights: nobody can sign in as one of them until an editor-in-chief says so."""
    given = {
        "password": make_password(None),
        "email": "",
        "is_superuser": "f",
        "is_staff": "f",
        "is_active": "f",
        "date_joined": timezone.now().isoformat(),
    }
    return ArchivePart(User, columns_of(User, only=NAMES), condition, given=given)


def contexts(recorded: list[ArchivePart]) -> ArchivePart:
    """Who changed what by which page or command: those that the histories in the archive name."""
    named = [
        f'SELECT "{model_field.column}" {part.held}'
        for part in recorded
        for model_field in part.model._meta.local_concrete_fields
        if model_field.related_model is Context
    ]
    return ArchivePart(Context, columns_of(Context), f"id IN ({' UNION '.join(named)})")


def columns_of(model: type[Model], only: tuple[str, ...] = ()) -> tuple[ArchiveColumn, ...]:
    """The columns that are stored, by name; the database makes generated ones itself."""
    fields: list[Field[Any, Any]] = [
        model_field for model_field in model._meta.local_concrete_fields if not model_field.generated
    ]
    return tuple(
        ArchiveColumn(str(model_field.column), str(model_field.db_type(connection)))
        for model_field in sorted(fields, key=lambda each: str(each.column))
        if not only or model_field.column in only
    )
