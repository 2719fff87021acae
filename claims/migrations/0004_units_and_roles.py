"""Fill the register of units from the domain, and make the roles."""

from django.db import migrations

from claims.domain.figures.units import UNITS


def fill_units(apps, schema_editor):
    """Add or rename; a unit in use is never removed."""
    unit = apps.get_model("claims", "Unit")
    for each in UNITS.values():
        unit.objects.update_or_create(
            code=each.code, defaults={"name": each.name, "dimension": each.dimension}
        )


def make_roles(apps, schema_editor):
    """The groups with their permissions, as `manage.py sync_roles` makes them."""
    from claims.services.access.roles import sync_roles

    sync_roles()


def forget_roles(apps, schema_editor):
    """Take the groups away again."""
    apps.get_model("auth", "Group").objects.filter(
        name__in=["reader", "reporter", "checker", "approver", "editor-in-chief"]
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_composite_keys"),
        ("sources", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(fill_units, migrations.RunPython.noop),
        migrations.RunPython(make_roles, forget_roles),
    ]
