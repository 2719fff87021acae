"""An index that holds the documents that are internal or under embargo, and no others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_overrule"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                condition=models.Q(("internal", True), ("embargo_until__isnull", False), _connector="OR"),
                fields=["embargo_until"],
                name="sources_document_hidden",
            ),
        ),
    ]
