"""Each account chooses the language of its pages and mails."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_errata_of_counts")]

    operations = [
        migrations.AddField(
            model_name="mailchoice",
            name="language",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Of pages and mails, its code; empty: the browser's, in mails the newsroom's.",
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="mailchoice",
            name="by_mail",
            field=models.CharField(
                choices=[("at_once", "at_once"), ("daily", "daily"), ("off", "off")],
                default="daily",
                max_length=8,
            ),
        ),
    ]
