# No table changes: why somebody is notified is worded by claims/wording/desk.py alone, no longer by the model too.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_answers_by_policy_2"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("assigned", "assigned"),
                    ("second_person", "second_person"),
                    ("sent_back", "sent_back"),
                    ("reopened", "reopened"),
                    ("held", "held"),
                    ("mentioned", "mentioned"),
                ],
                max_length=13,
            ),
        ),
    ]
