"""`python -m benchmarks.peers.recorded DATABASE FOLDER`: what is there, recorded by django-simple-history.

Prints the processor seconds that its bulk path took. The history's tables are made, and the records built,
beforehand and at no charge; it writes in batches of 1,000.
"""

import sys
from pathlib import Path
from typing import Any

import django

BATCH = 1000


def main() -> None:
    """Record documents, snapshots, statements and claims, each with its history."""
    django.setup()
    from django.contrib.auth.models import User
    from django.db import transaction
    from simple_history import register
    from simple_history.utils import bulk_create_with_history

    from benchmarks.database import pointed_at
    from benchmarks.meter import cost
    from claims.models import Claim
    from sources.models import Document, Snapshot, Statement

    models = (Document, Snapshot, Statement, Claim)
    with pointed_at(sys.argv[1]):
        for model in models:
            register(model, manager_name="peer_history", table_name=f"peer_{model._meta.model_name}")
            _make_table(model.peer_history.model)
        records = [(model, _read(model, Path(sys.argv[2]))) for model in models]
        user = User.objects.get(username="bench")

        def record() -> None:
            with transaction.atomic():
                for model, rows in records:
                    bulk_create_with_history(rows, model, batch_size=BATCH, default_user=user)

        print(cost(record))


def _make_table(model: Any) -> None:
    from django.db import connection

    with connection.schema_editor() as editor:
        editor.create_model(model)


def _read(model: Any, folder: Path) -> list[Any]:
    """The records as they will be, from a table that goes with the connection."""
    from django.db import connection

    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMPORARY TABLE "read_{table}" (LIKE "{table}")')
        with (
            (folder / table).open("rb") as file,
            cursor.cursor.copy(f'COPY "read_{table}" FROM STDIN') as copy,
        ):
            while block := file.read(1 << 20):
                copy.write(block)
    return list(model.objects.raw(f'SELECT * FROM "read_{table}"'))


if __name__ == "__main__":
    main()
