"""The words of quotes, without those of rows of data: they were a third of what writing a row of a feed took."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_voices_at_least")]

    operations = [
        migrations.RemoveIndex(model_name="claim", name="claims_claim_words"),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("quote", config="simple"),
                condition=models.Q(("quote_kind", "words")),
                name="claims_claim_words",
            ),
        ),
    ]
