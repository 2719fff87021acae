# Reasons for readers beside those for the desk; the headers of an answer that may be asked for again.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0013_watching"),
    ]

    operations = [
        migrations.AddField(
            model_name="idempotentanswer",
            name="headers",
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddField(
            model_name="verifiedfigure",
            name="public_reason",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="Of a hold or a withdrawal: what readers get.",
            ),
        ),
    ]
