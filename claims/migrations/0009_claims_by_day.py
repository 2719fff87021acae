"""What the detection of one new claim asks for: live claims by their day, and running totals by their ends."""

from django.db import migrations

LIVE = "WHERE superseded_at IS NULL"
LONG = "AND (lower_inf(as_of) OR upper(as_of) - lower(as_of) > 1)"
INDEXES = {
    "claims_claim_live_day": f"(topic_id, question_id, upper(as_of)) {LIVE}",
    # few claims are for more than a day: those that reach beyond another's are looked for among them only
    "claims_claim_live_long": f"(topic_id, question_id, upper(as_of)) {LIVE} {LONG}",
    "claims_claim_live_outer": f'(topic_id, question_id, lower("outer")) {LIVE}',
}


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_tokens")]

    operations = [
        migrations.RunSQL(f"CREATE INDEX {name} ON claims_claim {on}", f"DROP INDEX {name}")
        for name, on in INDEXES.items()
    ]
