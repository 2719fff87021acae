"""Bring roles and units in step: checkers may overrule the rules on two voices; persons are called people."""

from django.db import migrations

from claims.domain.figures.units import UNITS


def sync(apps, schema_editor):
    """The groups with their permissions, as `manage.py sync_roles` makes them."""
    from claims.services.access.roles import sync_roles

    sync_roles()


def rename_units(apps, schema_editor):
    """Names as the domain has them."""
    unit = apps.get_model("claims", "Unit")
    for each in UNITS.values():
        unit.objects.filter(pk=each.code).exclude(name=each.name).update(name=each.name)


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_webhooks"), ("sources", "0002_overrule")]

    operations = [
        migrations.RunPython(sync, migrations.RunPython.noop),
        migrations.RunPython(rename_units, migrations.RunPython.noop),
    ]
