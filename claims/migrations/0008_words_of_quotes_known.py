"""How often words stand in quotes is known to the planner: of an index of some rows it takes no such thing."""

from django.db import migrations


class Migration(migrations.Migration):
    """Counted at the next ANALYZE."""

    dependencies = [("claims", "0007_other_currencies")]

    operations = [
        migrations.RunSQL(
            "CREATE STATISTICS claims_claim_words_known ON words_vector(quote) FROM claims_claim",
            "DROP STATISTICS claims_claim_words_known",
        ),
    ]
