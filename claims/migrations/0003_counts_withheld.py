# What a published figure withholds: the number of its independent sources, where hidden claims lower it.

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_triggers_and_registers"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="resolution",
            name="content_fixed",
        ),
        migrations.AddField(
            model_name="resolution",
            name="count_withheld",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Readers are given no count: claims that may not be shown lower it.",
            ),
        ),
        migrations.AddField(
            model_name="verifiedfigure",
            name="count_withheld",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Readers are given no count: claims that may not be shown lower it.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resolution",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."independent_count" IS DISTINCT FROM (NEW."independent_count") OR OLD."independent_exact" IS DISTINCT FROM (NEW."independent_exact") OR OLD."count_withheld" IS DISTINCT FROM (NEW."count_withheld") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."conflict_id" IS DISTINCT FROM (NEW."conflict_id") OR OLD."whole_id" IS DISTINCT FROM (NEW."whole_id") OR OLD."rationale" IS DISTINCT FROM (NEW."rationale") OR OLD."single_voice_reason" IS DISTINCT FROM (NEW."single_voice_reason") OR OLD."review_by" IS DISTINCT FROM (NEW."review_by") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="56a7376c0dd94111ee183acf6f7ec9a8041d7fa7",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_ba6c3",
                    table="claims_resolution",
                    when="BEFORE",
                ),
            ),
        ),
    ]
