"""Errata of claims, and the sending of errata to who got the report."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from claims.migrations._operations import CompositeForeignKey
from sources.migrations._operations import AddTriggers

# Reports issued before this: their claims are read off the frozen body. Only the owner may lift the trigger.
TELL_CLAIMS = """
    ALTER TABLE claims_weeklyreport DISABLE TRIGGER USER;
    UPDATE claims_weeklyreport r SET claims = coalesce((
        SELECT array_agg(DISTINCT (told ->> 'claim')::uuid)
        FROM jsonb_path_query(r.body::jsonb, '$.disagreements[*].positions[*].said[*]') told), '{}')
      || coalesce((
        SELECT array_agg(DISTINCT (told ->> 'claim')::uuid)
        FROM jsonb_path_query(r.body::jsonb, '$.disagreements[*].also_said[*]') told), '{}');
    ALTER TABLE claims_weeklyreport ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_question_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="erratum",
            options={"ordering": ["recorded_at", "id"], "verbose_name_plural": "errata"},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="erratum",
            name="append_only",
        ),
        migrations.RemoveConstraint(
            model_name="reportdelivery",
            name="claims_reportdelivery_once",
        ),
        migrations.AddField(
            model_name="erratum",
            name="claim",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="errata",
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="erratum",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="erratum",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.topic",
            ),
        ),
        migrations.AddField(
            model_name="erratum",
            name="transition",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.transition",
            ),
        ),
        migrations.AddField(
            model_name="reportdelivery",
            name="errata",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="weeklyreport",
            name="claims",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="erratum",
            name="publication",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="errata",
                to="claims.publication",
            ),
        ),
        migrations.AddIndex(
            model_name="erratum",
            index=models.Index(
                condition=models.Q(("told_at__isnull", True)), fields=["id"], name="claims_erratum_untold"
            ),
        ),
        migrations.AddIndex(
            model_name="weeklyreport",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["claims"], name="claims_weeklyreport_claims"
            ),
        ),
        AddTriggers(
            triggers=[
                (
                    "erratum",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."transition_id" IS DISTINCT FROM (NEW."transition_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="3906608892949cc4b0a9d284b7779d739ac25273",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_20b5a",
                            table="claims_erratum",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "erratum",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="49991ae9e4ad177d30a53df92caf4c79ffca7ca4",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_2a0f0",
                            table="claims_erratum",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="erratum",
            constraint=models.UniqueConstraint(
                condition=models.Q(("claim__isnull", False)),
                fields=("report", "topic", "claim", "transition"),
                name="claims_erratum_claim_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="erratum",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("claim__isnull", True),
                        ("publication__isnull", False),
                        ("topic__isnull", True),
                        ("transition__isnull", True),
                    ),
                    models.Q(
                        ("claim__isnull", False), ("publication__isnull", True), ("topic__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="claims_erratum_of_figure_or_claim",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportdelivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("errata", [])),
                fields=("report", "subscription"),
                name="claims_reportdelivery_once",
            ),
        ),
        CompositeForeignKey(
            table="claims_erratum",
            columns=("topic_id", "claim_id"),
            to="claims_claim",
            to_columns=("topic_id", "id"),
        ),
        CompositeForeignKey(
            table="claims_erratum",
            columns=("topic_id", "transition_id"),
            to="claims_transition",
            to_columns=("topic_id", "id"),
        ),
        migrations.RunSQL(TELL_CLAIMS, migrations.RunSQL.noop),
    ]
