"""Migration operations of ours."""

from django.db.migrations.operations.base import Operation


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

    def deconstruct(self):
        return self.__class__.__name__, [self.table, self.columns, self.to, self.to_columns], {}

    def state_forwards(self, app_label, state):
        """Nothing that Django's models can see."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        quote = schema_editor.quote_name
        schema_editor.execute(
            f"ALTER TABLE {quote(self.table)} ADD CONSTRAINT {quote(self.name)} "
            f"FOREIGN KEY ({', '.join(map(quote, self.columns))}) "
            f"REFERENCES {quote(self.to)} ({', '.join(map(quote, self.to_columns))})"
        )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        quote = schema_editor.quote_name
        schema_editor.execute(f"ALTER TABLE {quote(self.table)} DROP CONSTRAINT {quote(self.name)}")

    def describe(self) -> str:
        return f"Add composite foreign key {self.name}"
