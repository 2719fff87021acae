"""How far the write-ahead log was after a token's last write is kept with its use: a replica has to be there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_told_of_later_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="tokenuse",
            name="position",
            field=models.BigIntegerField(
                blank=True,
                help_text="Of the write-ahead log, behind what it wrote last; kept with a replica.",
                null=True,
            ),
        ),
    ]
