"""What migrations are made of besides Django's own operations. Frozen with them: added to, never changed."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Func
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger
from uuid_utils.compat import uuid7


def new_id() -> uuid.UUID:
    """A time-ordered key (UUIDv7, RFC 9562), made here so that a record can be referred to before it is
    saved."""
    return uuid7()


class DatabaseId(Func):
    """The same key made by PostgreSQL 18, for rows that arrive by COPY or raw SQL."""

    function = "uuidv7"
    arity = 0
    output_field = models.UUIDField()


class Sha256Hex(Func):
    """SHA-256 of texts joined by a line feed, as lower-case hex, computed by PostgreSQL."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    arg_joiner = " || E'\\n' || "
    output_field = models.CharField()


class WordsVector(Func):
    """The words of a text as they are looked for (ADR 0036): one function of the database, and so the same in
    an index and in a query."""

    function = "words_vector"
    arity = 1
    output_field = SearchVectorField()


class CompositeForeignKey(Operation):
    """A foreign key over several columns, so that the database holds a row to its topic or its dimension.

    Django keeps a single-column `ForeignKey(db_constraint=False)`; this adds the real key. Reversible.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, columns: tuple[str, ...], to: str, to_columns: tuple[str, ...]):
        self.table, self.columns, self.to, self.to_columns = table, tuple(columns), to, tuple(to_columns)

    @property
    def name(self) -> str:
        """Of the constraint: the table, the last column, and what it is."""
        return f"{self.table}_{self.columns[-1]}_fk"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.columns, self.to, self.to_columns], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that Django's models can see."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        quote = schema_editor.quote_name
        schema_editor.execute(
            f"ALTER TABLE {quote(self.table)} ADD CONSTRAINT {quote(self.name)} "
            f"FOREIGN KEY ({', '.join(map(quote, self.columns))}) "
            f"REFERENCES {quote(self.to)} ({', '.join(map(quote, self.to_columns))})"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        quote = schema_editor.quote_name
        schema_editor.execute(f"ALTER TABLE {quote(self.table)} DROP CONSTRAINT {quote(self.name)}")

    def describe(self) -> str:
        return f"Add composite foreign key {self.name}"


class AddTriggers(Operation):
    """Many `AddTrigger`s in one step: the state of all models is rendered once, not once a trigger.

    `triggers`: pairs of a model's name in lower case and its trigger, in the order to be made.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, triggers: Sequence[tuple[str, Trigger]]):
        self.triggers = list(triggers)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.triggers], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for model_name, trigger in self.triggers:
            options = state.models[app_label, model_name].options
            options["triggers"] = [*options.get("triggers", []), trigger]
        state.reload_models({(app_label, model_name) for model_name, _ in self.triggers}, delay=True)  # type: ignore[arg-type]  # any collection

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model_name, trigger in self.triggers:
            made = AddTrigger(model_name, trigger)
            made.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model_name, trigger in reversed(self.triggers):
            made = AddTrigger(model_name, trigger)
            made.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.triggers)} triggers"


class CreateModels(Operation):
    """Many `CreateModel`s in one step: the state is rendered once, and keys may run in circles.

    Django makes foreign keys at the end of a migration.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, models: Sequence[CreateModel]):
        self.models = list(models)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.models], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.clear_delayed_apps_cache()
        state.__dict__.pop("apps", None)  # rendered anew when it is asked for, with all of them
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.models)} models"
