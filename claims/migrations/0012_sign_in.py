"""Failed sign-ins are counted in a table that all processes share; editors-in-chief look after webhooks."""

from django.db import migrations

# The columns that Django's database cache reads and writes.
MAKE = """
    CREATE TABLE claimcheck_cache (
        cache_key varchar(255) NOT NULL PRIMARY KEY,
        value text NOT NULL,
        expires timestamp with time zone NOT NULL
    );
    CREATE INDEX claimcheck_cache_expires ON claimcheck_cache (expires);
"""


def sync(apps, schema_editor):
    """The groups with their permissions, as `manage.py sync_roles` makes them."""
    from claims.services.access.roles import sync_roles

    sync_roles()


class Migration(migrations.Migration):
    dependencies = [("claims", "0011_recall_mails")]

    operations = [
        migrations.RunSQL(MAKE, "DROP TABLE claimcheck_cache;"),
        migrations.RunPython(sync, migrations.RunPython.noop),
    ]
