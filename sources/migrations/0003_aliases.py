"""Other names that a source goes by, found as names are (ADR 0042)."""

import django.contrib.postgres.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.migration_operations


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="corrected_on_record",
        ),
        migrations.RemoveConstraint(
            model_name="source",
            name="sources_source_protected_has_no_identity",
        ),
        migrations.AddField(
            model_name="source",
            name="aliases",
            field=models.TextField(
                blank=True, db_default="", default="", help_text="Other names that it goes by, one a line."
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="aliases",
            field=models.TextField(
                blank=True, db_default="", default="", help_text="Other names that it goes by, one a line."
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.GinIndex(
                claimcheck.foundation.records.migration_operations.WordsVector("aliases"),
                condition=models.Q(("aliases__gt", "")),
                name="sources_source_aliases",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="corrected_on_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."homepage" IS DISTINCT FROM (NEW."homepage") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."protected" IS DISTINCT FROM (NEW."protected") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."wikidata_id" IS DISTINCT FROM (NEW."wikidata_id"))',
                    declare="DECLARE told RECORD;",
                    func="\n            IF public.claims_redacting() THEN\n                RETURN NEW;\n            END IF;\n            SELECT c.before, c.after INTO told FROM sources_sourcecorrection c WHERE c.source_id = OLD.id\n            ORDER BY c.number DESC LIMIT 1;\n            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD\n               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW\n            THEN\n                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7fae19a0957eadd7aba2263e407b9975a72d0116",
                    operation="UPDATE",
                    pgid="pgtrigger_corrected_on_record_5d0b7",
                    table="sources_source",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "sources_sourceevent" ("aliases", "draft", "homepage", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "recorded_at", "recorded_by_id", "slug", "wikidata_id") VALUES (OLD."aliases", OLD."draft", OLD."homepage", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."protected", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."wikidata_id"); RETURN NULL;',
                    hash="635757c5ce0ae8c37293d32babe31bcec64c9a33",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6185",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "sources_sourceevent" ("aliases", "draft", "homepage", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "recorded_at", "recorded_by_id", "slug", "wikidata_id") VALUES (OLD."aliases", OLD."draft", OLD."homepage", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."protected", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."wikidata_id"); RETURN NULL;',
                    hash="42bd9a4396b1997f0955b88bbfb2d4bcdca1653e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fde77",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("protected", False),
                    models.Q(("aliases", ""), ("homepage", ""), ("wikidata_id", "")),
                    _connector="OR",
                ),
                name="sources_source_protected_has_no_identity",
            ),
        ),
    ]
