"""The triggers of the tables of claims, made in one step."""

import pgtrigger.compiler
from django.db import migrations

import sources.migrations._operations


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
    ]

    operations = [
        sources.migrations._operations.AddTriggers(
            triggers=[
                (
                    "topic",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_topicevent" ("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "slug") VALUES (OLD."description", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."slug"); RETURN NULL;',
                            hash="38ce289b44ec9b60c0d42212b7c18d080817ae42",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_010ac",
                            table="claims_topic",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "topic",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_topicevent" ("description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "slug") VALUES (OLD."description", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."slug"); RETURN NULL;',
                            hash="67047c7ad2ff36050dc57e251e1f32947ceadc37",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a32b8",
                            table="claims_topic",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "scopeconfirmation",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e027906a00b3ab380b122777ff620504850ef3c1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1845c",
                            table="claims_scopeconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "scopeconfirmation",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="b0b2e78ab6911ae68c07318c4612fb07db73c90b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_bf7ac",
                            table="claims_scopeconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolutioninput",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ad712b52d6e4750aaabda175590cbefd18da8ca2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fa834",
                            table="claims_resolutioninput",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolutioninput",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="e9276913a70ecba8708b401beae0ab5c76356c3d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_19047",
                            table="claims_resolutioninput",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."independent_count" IS DISTINCT FROM (NEW."independent_count") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."conflict_id" IS DISTINCT FROM (NEW."conflict_id") OR OLD."whole_id" IS DISTINCT FROM (NEW."whole_id") OR OLD."rationale" IS DISTINCT FROM (NEW."rationale") OR OLD."single_voice_reason" IS DISTINCT FROM (NEW."single_voice_reason") OR OLD."review_by" IS DISTINCT FROM (NEW."review_by") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="144bfc4a9dbae34313c494c9e73c12c54a2514ba",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_ba6c3",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="099c0506a17c4543963f130e358d14f04f14e8b2",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_a71b7",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="423c0f60db5143518af02e4cf66754bb7eea6b6c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_a0692",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    pgtrigger.compiler.Trigger(
                        name="decided_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IN ('approved', 'withdrawn'))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="a88b15a5d12d2769bd9247a4d0fd5e76b3c73275",
                            operation="UPDATE",
                            pgid="pgtrigger_decided_once_b13b2",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "relayhop",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="df792abe5baeb5a26cb7afd1666a7073eb8fbd63",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1d50d",
                            table="claims_relayhop",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "relayhop",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="5fb6fb0a2f1e24296d24c4db1fdc5e970630cdfd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_0c1e3",
                            table="claims_relayhop",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."first_id" IS DISTINCT FROM (NEW."first_id") OR OLD."second_id" IS DISTINCT FROM (NEW."second_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="d675ee806d929455e53af8f5ddc78f5dcc07fa59",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_167ac",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="7835ac93ead3d6ef1aca7d96f909e348b4467980",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_4e898",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="20d0a8bd863b950a67e24f9e6d6d7757d29a94ca",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_c5e62",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    pgtrigger.compiler.Trigger(
                        name="superseded_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="72021d4869eab9c1988bc79f85bf9924ca2f607d",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_be0df",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "note",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7ce006a0b1be0115fa73f371bce51ac4196465f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_32ecf",
                            table="claims_note",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "note",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="9767eaa4b461fff8bbd8579ee14772fd7f4b04f0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_fab9f",
                            table="claims_note",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "detection",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9793f379e263495295fb4153292df3d4a971b958",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ee1d5",
                            table="claims_detection",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "detection",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="d315d2f86872ce470d14acd4c72d89b80b6ab575",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_85fb6",
                            table="claims_detection",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "credibilitygrade",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7854067a617ee44d9a6bdfe29de47230b4fda347",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f6b1a",
                            table="claims_credibilitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "credibilitygrade",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="728845b2fdc59ac8a53a7196aef9bce397c9957c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_7748e",
                            table="claims_credibilitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "conflict",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="85babcf0fa1b659d7f83bd26ae00e45fdc96ceba",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_64fb4",
                            table="claims_conflict",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "conflict",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="a379968a2654d9ed654817e0a46145bbba371c18",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_95bcd",
                            table="claims_conflict",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "conflict",
                    pgtrigger.compiler.Trigger(
                        name="identity_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="2848ceeb77ab78ac70e6720eed3cad3a6d250056",
                            operation="UPDATE",
                            pgid="pgtrigger_identity_fixed_1a6e3",
                            table="claims_conflict",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "check",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0bf318cdca06f8d5ef4ee6aab1632cc8a640cbac",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_43d66",
                            table="claims_check",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "check",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="a2fedefa61b0e69dd55e2ba0c52a66f5d5514d62",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f74c2",
                            table="claims_check",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."conflict_id" IS DISTINCT FROM (NEW."conflict_id") OR OLD."assignee_id" IS DISTINCT FROM (NEW."assignee_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="4b987b5ab84367f91faef5b6964cbec46d21bd32",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_14f7a",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="925c5a6790f2aba386f9885137f52d3db6a91993",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_0b7f1",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="1af5dea2e3396d0a87a3672df2071227ab8a6308",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_aa05b",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    pgtrigger.compiler.Trigger(
                        name="superseded_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="a97ebc09700657c1ef58eae5a6a65163152c3fa4",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_cc713",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "topicevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="23bb4601503dae76b9c311784eb4dceb19884a7e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7eb88",
                            table="claims_topicevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "topicevent",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="2c2f08ea16ef22fa7f74b9de76e38cc3c968aaa0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_a7dbd",
                            table="claims_topicevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "transition",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="642b695aa76216827e7c7a90bc9eaa066ee3c11b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_19f17",
                            table="claims_transition",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "transition",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="418af5ad825778d46fc6e2de04926ece1bb82126",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_18e95",
                            table="claims_transition",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="03da731058945ad8f2c43aad52d4132e4982b0f8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0fb58",
                            table="claims_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionevent",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="8aa250c38f633b71e76ee0110c656f9aaa3404a4",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_c8712",
                            table="claims_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "question",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_questionevent" ("additive", "answer", "base", "dimension", "id", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."answer", OLD."base", OLD."dimension", OLD."id", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                            hash="24ed7b6113c9b2a1a2d4a6e3f4bf1f66a4e6cee8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_25aad",
                            table="claims_question",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "question",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_questionevent" ("additive", "answer", "base", "dimension", "id", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."answer", OLD."base", OLD."dimension", OLD."id", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                            hash="edff32d2730a2908a600dca282394b3896fc5490",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4051f",
                            table="claims_question",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "claim",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."dimension" IS DISTINCT FROM (NEW."dimension") OR OLD."statement_id" IS DISTINCT FROM (NEW."statement_id") OR OLD."snapshot_id" IS DISTINCT FROM (NEW."snapshot_id") OR OLD."quote" IS DISTINCT FROM (NEW."quote") OR OLD."quote_kind" IS DISTINCT FROM (NEW."quote_kind") OR OLD."quote_language" IS DISTINCT FROM (NEW."quote_language") OR OLD."quote_translation" IS DISTINCT FROM (NEW."quote_translation") OR OLD."translated_by_machine" IS DISTINCT FROM (NEW."translated_by_machine") OR OLD."quote_start" IS DISTINCT FROM (NEW."quote_start") OR OLD."modality" IS DISTINCT FROM (NEW."modality") OR OLD."written_low" IS DISTINCT FROM (NEW."written_low") OR OLD."written_best" IS DISTINCT FROM (NEW."written_best") OR OLD."written_high" IS DISTINCT FROM (NEW."written_high") OR OLD."written_plus_minus" IS DISTINCT FROM (NEW."written_plus_minus") OR OLD."written_unit_id" IS DISTINCT FROM (NEW."written_unit_id") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."core" IS DISTINCT FROM (NEW."core") OR OLD."outer" IS DISTINCT FROM (NEW."outer") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."chain_complete" IS DISTINCT FROM (NEW."chain_complete") OR OLD."hedging" IS DISTINCT FROM (NEW."hedging") OR OLD."stated_likelihood" IS DISTINCT FROM (NEW."stated_likelihood") OR OLD."stated_confidence" IS DISTINCT FROM (NEW."stated_confidence") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."rank_reason" IS DISTINCT FROM (NEW."rank_reason") OR OLD."internal" IS DISTINCT FROM (NEW."internal") OR OLD."embargo_until" IS DISTINCT FROM (NEW."embargo_until") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="bf11e61c793f058aa4654fabf0a9499d7070d630",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_0d7e2",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "claim",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="8fd5127e9b088733af5455f3a8f79e96e1b1aa53",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_3c191",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "claim",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="11c755e5e9c858cafbac6ec0f3833b49050ed513",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_30ae4",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "verifiedfigure",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="39b77377e64a8e1db01eb891f7fa8c3c6c250460",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4f746",
                            table="claims_verifiedfigure",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "verifiedfigure",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="a2e7faa73398c5049b2df847782d2b288ec52afa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_a0a2e",
                            table="claims_verifiedfigure",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publication",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="465622903f83e869f8bf5c29d193df08a4c0b571",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_65083",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publication",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="d5888550c77845104fe0d58fb1e7352cb1b2e9e7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_8c293",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publication",
                    pgtrigger.compiler.Trigger(
                        name="next_in_chain",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM claims_publication)\n                       OR NEW.prev_hash <> coalesce(\n                            (SELECT sha256 FROM claims_publication WHERE seq = NEW.seq - 1), '')\n                    THEN\n                        RAISE EXCEPTION 'publication % is not the next link of the chain', NEW.seq\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="6705fdf9024397e7caf21c41eda4659cadf68e2d",
                            operation="INSERT",
                            pgid="pgtrigger_next_in_chain_589a9",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
