"""People are told of a conflict about later days than an answer that they signed."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0008_words_of_quotes_known"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="notification",
            name="claims_notification_kind",
        ),
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
                    ("challenged", "challenged"),
                    ("restored", "restored"),
                    ("page_changed", "page_changed"),
                    ("later_days", "later_days"),
                ],
                max_length=13,
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "assigned",
                            "second_person",
                            "sent_back",
                            "reopened",
                            "held",
                            "mentioned",
                            "challenged",
                            "restored",
                            "page_changed",
                            "later_days",
                        ],
                    )
                ),
                name="claims_notification_kind",
            ),
        ),
    ]
