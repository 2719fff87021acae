"""Everything is looked for by the same words (ADR 0036)."""

import django.contrib.postgres.indexes
from django.db import migrations, models

from claimcheck.foundation.records.migration_operations import WordsVector


def _index(model: str, column: str, name: str, condition: models.Q | None = None) -> migrations.AddIndex:
    words = WordsVector(column)
    return migrations.AddIndex(
        model, django.contrib.postgres.indexes.GinIndex(words, name=name, condition=condition)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0024_corrections"),
        ("sources", "0007_words"),
    ]

    operations = [
        migrations.RemoveIndex("claim", "claims_claim_words"),
        migrations.RemoveIndex("question", "claims_question_words"),
        migrations.RemoveIndex("factcheck", "claims_factcheck_words"),
        _index("claim", "quote", "claims_claim_words", models.Q(quote_kind="words")),
        _index("question", "text", "claims_question_words"),
        _index("question", "aliases", "claims_question_aliases", models.Q(aliases__gt="")),
        _index("factcheck", "claim", "claims_factcheck_words"),
        _index("topic", "name", "claims_topic_words"),
        _index("note", "text", "claims_note_words"),
    ]
