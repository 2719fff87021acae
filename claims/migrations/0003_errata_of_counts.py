"""An erratum may be of a number of independent sources that a report told; figures are found by number."""

import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_guards_and_registers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="erratum",
            name="content_fixed",
        ),
        migrations.RemoveConstraint(
            model_name="erratum",
            name="claims_erratum_once",
        ),
        migrations.AddField(
            model_name="erratum",
            name="independent",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="erratum",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."transition_id" IS DISTINCT FROM (NEW."transition_id") OR OLD."independent" IS DISTINCT FROM (NEW."independent") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="3a64a320ca539ba7f086d75769b94f3c71356659",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_20b5a",
                    table="claims_erratum",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="erratum",
            constraint=models.UniqueConstraint(
                condition=models.Q(("independent__isnull", True)),
                fields=("report", "publication"),
                name="claims_erratum_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="erratum",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("independent__isnull", True), ("publication__isnull", False), _connector="OR"
                ),
                name="claims_erratum_count_of_figure",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("topic"),
                django.db.models.functions.comparison.Coalesce("best", "high"),
                condition=models.Q(("superseded_at__isnull", True)),
                name="claims_claim_number",
            ),
        ),
    ]
