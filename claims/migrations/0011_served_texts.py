# The texts of publications as REST serves them; sync_registers makes those of what was published before.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_identity_of_acts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ServedText",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="served",
                        serialize=False,
                        to="claims.publication",
                    ),
                ),
                ("form", models.CharField(max_length=8)),
                (
                    "printable",
                    models.TextField(
                        blank=True,
                        help_text="The document with its display, while it may be printed; empty: it never may.",
                    ),
                ),
                (
                    "withheld",
                    models.TextField(
                        help_text="The document where it may not: what was last said stands apart."
                    ),
                ),
            ],
        ),
    ]
