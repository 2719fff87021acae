"""Indexes that no reader needs, and that each row of an import had to be written to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sources.migrations._operations import WithoutIndex


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0003_hidden_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WithoutIndex(
            model_name="snapshot",
            name="document",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="snapshots",
                to="sources.document",
            ),
        ),
        WithoutIndex(
            model_name="snapshot",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        WithoutIndex(
            model_name="statement",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
