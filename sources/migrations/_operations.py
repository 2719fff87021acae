"""Migration operations of ours."""

from collections.abc import Sequence

from django.db.migrations.operations import AlterField
from django.db.migrations.operations.base import Operation
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger


class AddTriggers(Operation):
    """Many `AddTrigger`s in one step: the state of all models is rendered once, not once a trigger.

    `triggers`: pairs of a model's name in lower case and its trigger, in the order to be made.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, triggers: Sequence[tuple[str, Trigger]]):
        self.triggers = list(triggers)

    def deconstruct(self):
        return self.__class__.__name__, [self.triggers], {}

    def state_forwards(self, app_label, state):
        for model_name, trigger in self.triggers:
            options = state.models[app_label, model_name].options
            options["triggers"] = [*options.get("triggers", []), trigger]
        state.reload_models({(app_label, model_name) for model_name, _ in self.triggers}, delay=True)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model_name, trigger in self.triggers:
            each = AddTrigger(model_name, trigger)
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model_name, trigger in reversed(self.triggers):
            each = AddTrigger(model_name, trigger)
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.triggers)} triggers"


class WithoutIndex(AlterField):
    """A foreign key field loses the index of its own, and nothing else happens.

    Django's operation would drop the foreign key as well, and check each row again to put it back. Reversible.
    """

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = from_state.apps.get_model(app_label, self.model_name)
        column = model._meta.get_field(self.name).column
        own = {index.name for index in model._meta.indexes}
        for name in schema_editor._constraint_names(model, [column], index=True, unique=False, exclude=own):
            schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in schema_editor._field_indexes_sql(model, model._meta.get_field(self.name)):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Drop the index of {self.name} on {self.model_name}"
