"""The triggers of the tables of sources: history, and what is only added to."""

from django.db import migrations
from pgtrigger.compiler import Trigger, UpsertTriggerSql

from claimcheck.foundation.records.migration_operations import AddTriggers


class Migration(migrations.Migration):
    replaces = [
        ("sources", "0001_schema"),
        ("sources", "0007_words"),
    ]

    dependencies = [
        ("sources", "0001_tables"),
    ]

    operations = [
        AddTriggers(
            [
                (
                    "source",
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "sources_sourceevent" ("draft", "homepage", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "recorded_at", "recorded_by_id", "slug", "wikidata_id") VALUES (OLD."draft", OLD."homepage", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."protected", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."wikidata_id"); RETURN NULL;',
                            hash="9212d2e8386aacca9b73c3082fae3c75acbd0f21",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e6185",
                            table="sources_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
                            func='INSERT INTO "sources_sourceevent" ("draft", "homepage", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "recorded_at", "recorded_by_id", "slug", "wikidata_id") VALUES (OLD."draft", OLD."homepage", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."protected", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."wikidata_id"); RETURN NULL;',
                            hash="f0bd1280fed3ed105f0ef1540b2f92085a7306f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fde77",
                            table="sources_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    Trigger(
                        name="corrected_on_record",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."homepage" IS DISTINCT FROM (NEW."homepage") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."protected" IS DISTINCT FROM (NEW."protected") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."wikidata_id" IS DISTINCT FROM (NEW."wikidata_id"))',
                            declare="DECLARE told RECORD;",
                            func="\n            IF public.claims_redacting() THEN\n                RETURN NEW;\n            END IF;\n            SELECT c.before, c.after INTO told FROM sources_sourcecorrection c WHERE c.source_id = OLD.id\n            ORDER BY c.number DESC LIMIT 1;\n            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD\n               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW\n            THEN\n                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="677babd0078cf2fc113b720ec47148e5cd2d4d10",
                            operation="UPDATE",
                            pgid="pgtrigger_corrected_on_record_5d0b7",
                            table="sources_source",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "document",
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "sources_documentevent" ("embargo_until", "id", "internal", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher_id", "recorded_at", "recorded_by_id", "title", "url") VALUES (OLD."embargo_until", OLD."id", OLD."internal", OLD."kind", OLD."language", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."published_at", OLD."publisher_id", OLD."recorded_at", OLD."recorded_by_id", OLD."title", OLD."url"); RETURN NULL;',
                            hash="ec9ede5de2a4a7a684ef65b99500e3f18217c22a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_12f49",
                            table="sources_document",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "document",
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
                            func='INSERT INTO "sources_documentevent" ("embargo_until", "id", "internal", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher_id", "recorded_at", "recorded_by_id", "title", "url") VALUES (OLD."embargo_until", OLD."id", OLD."internal", OLD."kind", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."publisher_id", OLD."recorded_at", OLD."recorded_by_id", OLD."title", OLD."url"); RETURN NULL;',
                            hash="95c24d80e77177c405faaef94b4e4f4cf73fb361",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_83c90",
                            table="sources_document",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "document",
                    Trigger(
                        name="corrected_on_record",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            declare="DECLARE told RECORD;",
                            func="\n            IF public.claims_redacting() THEN\n                RETURN NEW;\n            END IF;\n            SELECT c.before, c.after INTO told FROM sources_sourcecorrection c WHERE c.document_id = OLD.id\n            ORDER BY c.number DESC LIMIT 1;\n            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD\n               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW\n            THEN\n                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="1059228b4deec65272a880dfd2d35e96c1ff02cd",
                            operation="UPDATE",
                            pgid="pgtrigger_corrected_on_record_64ba2",
                            table="sources_document",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "membership",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."joint_id" IS DISTINCT FROM (NEW."joint_id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="e0bb38a4961ab687412932763c0724cc1261de3a",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_81daa",
                            table="sources_membership",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "membership",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="f34f7557e9e8a9e3f7ab0677b55aa1cdc2345268",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_2bd2d",
                            table="sources_membership",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "membership",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="52d2b07f5bf29d435c9c3617ba8fba63310ad17b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_58bba",
                            table="sources_membership",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "membership",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="c45ca9a24325b63eef93ba6243ddc203270798a1",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_7e645",
                            table="sources_membership",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "parentage",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="38b81d215ef7d06a3e3bea0dfba4fad8100a81f2",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_d8d65",
                            table="sources_parentage",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "parentage",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="313362c3c584b5b42099f54cce3508eac24d4b42",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_f9dc0",
                            table="sources_parentage",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "parentage",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="01f1ea6411a430dde3a8c41159413c6f5d21df3a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_60110",
                            table="sources_parentage",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "parentage",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="6f9bbda8412963e0cb5033e6ab7b60b035a0b362",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_a93e8",
                            table="sources_parentage",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reliabilitygrade",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e67da6493f1a858fc09ba68899b58051f4a90bbd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e35b2",
                            table="sources_reliabilitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reliabilitygrade",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="802880584b5f8b2b50ecb388fde5eaa0853aac44",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_b6c1f",
                            table="sources_reliabilitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourceevent",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f130dee5c0afd9f03250b1f9000e554b81c5c4ae",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_add2d",
                            table="sources_sourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourceevent",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="67c468f0e59eb656a3c73d98803441bccc440f2f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_4d1f4",
                            table="sources_sourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "statement",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ae5f323b5b68a24ef92b44ac84725a925742d1c3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_46208",
                            table="sources_statement",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "statement",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="4e9e58e26d0be42a7e2f7db47464416abd25a668",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_0705c",
                            table="sources_statement",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "documentevent",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a352e2feddcca4a6441f0cecbaf91c5d3a4c3fe2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fdedc",
                            table="sources_documentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "documentevent",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="766bc8566fac36853762df901518645581c4b7e1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_35bc2",
                            table="sources_documentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "overrule",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."first_source_id" IS DISTINCT FROM (NEW."first_source_id") OR OLD."second_source_id" IS DISTINCT FROM (NEW."second_source_id") OR OLD."first_statement_id" IS DISTINCT FROM (NEW."first_statement_id") OR OLD."second_statement_id" IS DISTINCT FROM (NEW."second_statement_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="ff7e2e4f17617a6868b2e75defbb03f5da3b31a5",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_c9f59",
                            table="sources_overrule",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "overrule",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="729fe123a98b61bd8bcc7dd9bdf8f627eff2e51e",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_6a6ef",
                            table="sources_overrule",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "overrule",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="965ce2c7b57e4c74b436d8137d1f2a5dda5602d2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_d9e5a",
                            table="sources_overrule",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "overrule",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="717c17c5e13d55532216ec55235304c027d18555",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_4165e",
                            table="sources_overrule",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "snapshot",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="13f3b3d1df9f7f0229b9a227387f36d57ed9e7e9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_19bb3",
                            table="sources_snapshot",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "snapshot",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="b7535a8e5d2020a004a5f39e4d1ba46e43ac9673",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_35ff1",
                            table="sources_snapshot",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "syndication",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."copy_id" IS DISTINCT FROM (NEW."copy_id") OR OLD."original_id" IS DISTINCT FROM (NEW."original_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="43e73a6d740efa02e7cc534c43c591d05de8375d",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_77423",
                            table="sources_syndication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "syndication",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="0e75897e5d4fd8b4bcee44f39e02f49503077f48",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_d4d03",
                            table="sources_syndication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "syndication",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="c53cdafd68475138d1f635d9e13275590e3f130c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_2ef59",
                            table="sources_syndication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "syndication",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="f5443d0f7e5fea4839164d263489b82e9fdb360e",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_b516a",
                            table="sources_syndication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourcemerge",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."into_id" IS DISTINCT FROM (NEW."into_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="b7288bfa26091c83f22f704ac41249ee389e4fdf",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_994d5",
                            table="sources_sourcemerge",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourcemerge",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="12190021c459e34cd35e772ee16cc5f88834f0d0",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_de1cb",
                            table="sources_sourcemerge",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourcemerge",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="81cd7c49773bf0c04d8a68741175d93b0cdb10c6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_0a82c",
                            table="sources_sourcemerge",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourcemerge",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="1390758285ab1a8d42516da0759ec4dc5bef3e03",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_9b8ef",
                            table="sources_sourcemerge",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourcecorrection",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6f0a6e1eb86446329403b98affbc3e51e5831887",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_35699",
                            table="sources_sourcecorrection",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourcecorrection",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="e6e386c226d3ca82c287cf14e85921cca5fd3194",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_4254a",
                            table="sources_sourcecorrection",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
