"""What holds for every model of ours."""

import ast
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from tests.house.tree import parsed, sources, text_of

LONGEST_NAME = 63  # PostgreSQL cuts longer ones, silently
SAVING = {"save", "delete", "bulk_create", "bulk_update"}
MODELS = [model for label in ("sources", "claims") for model in apps.get_app_config(label).get_models()]
OWN = [model for model in MODELS if ".models." in model.__module__ and "Event" not in model.__name__]


def _triggers(model: type[models.Model]) -> list[Any]:
    return list(getattr(model._meta, "triggers", ()))


# Moments that nobody here decided, each with what it is.
WITHOUT_A_PERSON = {
    "Claim.as_of_at": "the hour of its last day at which the figure was true",
    "DeliveryAttempt.attempted_at": "a job sends, nobody does",
    "Digest.gathered_at": "a job gathers, nobody does",
    "DigestAttempt.attempted_at": "a job sends, nobody does",
    "Document.published_at": "when its publisher put it out",
    "Contact.answered_at": "when the source answered; who recorded it is `recorded_by`",
    "Contact.asked_at": "when the source was asked; who recorded it is `recorded_by`",
    "Contact.due_at": "when an answer is due",
    "Evidence.captured_at": "when it was there to be seen; who recorded it is `recorded_by`",
    "ErrorReport.received_at": "a reader without an account sent it",
    "Erratum.told_at": "a job gathers, nobody does",
    "Feed.read_at": "a job reads, nobody does",
    "FeedEntry.found_at": "a job finds it, nobody does",
    "FeedEntry.published_at": "when its publisher put it out",
    "Import.undo_asked_at": "who asked is `undone_by`",
    "NoticeAttempt.attempted_at": "a job sends, nobody does",
    "ReportAttempt.attempted_at": "a job sends, nobody does",
    "Snapshot.captured_at": "when the text was there to be read; who recorded it is `recorded_by`",
    "Visit.visited_at": "a job visits a page, nobody does",
    "Statement.said_at": "the time of day at which the source spoke",
}


# Models that share a file with a record that no foreign key of theirs names, each with the reason.
STAND_BESIDE = {
    "Assignment": "names a conflict by its record kind and id",
    "Check": "hangs on the same records as a note, by kind and id",
    "FactCheck": "its links name it by its id, whatever its version",
    "FactCheckLink": "names a fact-check by its id, whatever its version",
    "MailChoice": "what a person chose to get of the notifications by mail, and in which language",
    "Note": "hangs on the same records as a check, by kind and id",
    "PullCount": "how often a figure is read, whichever token asks",
    "Subscription": "who gets the weekly reports",
}


def test_names_in_the_database_are_short_enough() -> None:
    long = []
    for model in MODELS:
        meta = model._meta
        names = [meta.db_table, *(item.name for item in (*meta.constraints, *meta.indexes))]
        names += [column.column for column in meta.local_concrete_fields]
        long += [f"{model.__name__}: {name}" for name in names if len(name) > LONGEST_NAME]
    assert long == []


def test_every_moment_has_a_person() -> None:
    alone = []
    for model in OWN:
        fields = {field.name: field for field in model._meta.get_fields() if field.concrete}
        moments = [name for name in fields if name.endswith("_at")]
        for name in moments:
            person = fields.get(f"{name.removesuffix('_at')}_by")
            if (person is None or person.related_model is not User) and (
                f"{model.__name__}.{name}" not in WITHOUT_A_PERSON
            ):
                alone.append(f"{model.__name__}.{name} has no {name.removesuffix('_at')}_by")
    assert alone == []


def test_exceptions_are_still_needed() -> None:
    there = {f"{model.__name__}.{field.name}" for model in OWN for field in model._meta.get_fields()}
    assert set(WITHOUT_A_PERSON) <= there


def test_one_aggregate_a_file() -> None:
    """Models that share a file are tied to each other by foreign keys, or hang on the same record."""
    by_file: dict[str, list[type[models.Model]]] = {}
    for model in OWN:
        by_file.setdefault(model.__module__, []).append(model)
    loose = [
        f"{model.__module__}.{model.__name__}"
        for together in by_file.values()
        if len(together) > 1
        for model in together
        if model.__name__ not in STAND_BESIDE
        and not any(_tied(model, other) for other in together if other is not model)
    ]
    assert loose == []


def _tied(model: type[models.Model], other: type[models.Model]) -> bool:
    """Whether one of the two refers to the other."""
    pairs = ((model, other), (other, model))
    return any(
        isinstance(field, models.ForeignKey) and field.related_model is target
        for origin, target in pairs
        for field in origin._meta.get_fields()
        if field.concrete
    )


def test_no_model_overrides_saving() -> None:
    overriding = [
        f"{path}:{node.lineno} {node.name}"
        for path in sources()
        if "models" in path.parts
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef) and node.name in SAVING
    ]
    assert overriding == []


def test_nothing_hangs_on_signals() -> None:
    hanging = []
    for path in sources():
        if not any(word in text_of(path) for word in ("signals", "receiver")):
            continue
        text = ast.unparse(parsed(path))  # without comments
        hanging += [f"{path}: {said}" for said in ("django.db.models.signals", "@receiver") if said in text]
    assert hanging == []


CORRECTED = [model for model in OWN if any(each.name == "corrected_on_record" for each in _triggers(model))]
FREE = {
    "Question.aliases": "other wordings to find it by; the history keeps them",
    **{f"{name}.draft": "until it is confirmed" for name in ("Question", "Source", "Topic")},
}
"""Columns of records that are changed by correction alone which change without one, each with the reason."""


def test_every_column_of_a_corrected_record_is_guarded() -> None:
    assert sorted(model.__name__ for model in CORRECTED) == ["Document", "Question", "Source", "Topic"]
    for model in CORRECTED:
        trigger = next(each for each in _triggers(model) if each.name == "corrected_on_record")
        guarded = {str(name) for name in trigger.condition.fields}
        free = {field.name for field in model._meta.concrete_fields} - guarded
        assert free == {name.split(".")[1] for name in FREE if name.startswith(f"{model.__name__}.")}
