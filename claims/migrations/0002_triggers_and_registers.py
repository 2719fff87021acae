"""Keys over topic and dimension, triggers, the register of units, and the roles."""

from django.apps import apps as django_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import Q
from pgtrigger.compiler import Trigger, UpsertTriggerSql

from claimcheck.foundation.records.migration_operations import AddTriggers, CompositeForeignKey

# (table, column, the table it names): both rows are of one topic.
WITHIN_TOPIC = [
    ("claims_assignment", "conflict_id", "claims_conflict"),
    ("claims_check", "question_id", "claims_question"),
    ("claims_claim", "question_id", "claims_question"),
    ("claims_conflict", "merged_into_id", "claims_conflict"),
    ("claims_conflict", "question_id", "claims_question"),
    ("claims_conflict", "witness_a_id", "claims_claim"),
    ("claims_conflict", "witness_b_id", "claims_claim"),
    ("claims_credibilitygrade", "claim_id", "claims_claim"),
    ("claims_detection", "conflict_id", "claims_conflict"),
    ("claims_detection", "witness_a_id", "claims_claim"),
    ("claims_detection", "witness_b_id", "claims_claim"),
    ("claims_duplicate", "claim_id", "claims_claim"),
    ("claims_duplicate", "original_id", "claims_claim"),
    ("claims_erratum", "claim_id", "claims_claim"),
    ("claims_erratum", "transition_id", "claims_transition"),
    ("claims_notification", "question_id", "claims_question"),
    ("claims_pullcount", "question_id", "claims_question"),
    ("claims_questionrelation", "first_id", "claims_question"),
    ("claims_questionrelation", "second_id", "claims_question"),
    ("claims_relayhop", "claim_id", "claims_claim"),
    ("claims_resolution", "conflict_id", "claims_conflict"),
    ("claims_resolution", "question_id", "claims_question"),
    ("claims_resolution", "whole_id", "claims_resolution"),
    ("claims_resolutioninput", "claim_id", "claims_claim"),
    ("claims_resolutioninput", "resolution_id", "claims_resolution"),
    ("claims_scopeconfirmation", "first_id", "claims_question"),
    ("claims_scopeconfirmation", "second_id", "claims_question"),
    ("claims_verifiedfigure", "question_id", "claims_question"),
    ("claims_verifiedfigure", "resolution_id", "claims_resolution"),
]
# A question, and a claim with its unit as written, are of one dimension.
WITHIN_DIMENSION = [
    ("claims_question", ("dimension", "unit_id"), "claims_unit", ("dimension", "code")),
    ("claims_claim", ("dimension", "written_unit_id"), "claims_unit", ("dimension", "code")),
    ("claims_claim", ("question_id", "dimension"), "claims_question", ("id", "dimension")),
]
# (code, name, dimension); units that come later are added by `manage.py sync_units`.
UNITS = [
    ("person", "people", "persons"),
    ("household", "households", "households"),
    ("item", "items", "items"),
    ("event", "events", "events"),
    ("metre", "metres", "length"),
    ("millimetre", "millimetres", "length"),
    ("centimetre", "centimetres", "length"),
    ("kilometre", "kilometres", "length"),
    ("inch", "inches", "length"),
    ("foot", "feet", "length"),
    ("yard", "yards", "length"),
    ("mile", "miles", "length"),
    ("nautical_mile", "nautical miles", "length"),
    ("square_metre", "square metres", "area"),
    ("hectare", "hectares", "area"),
    ("square_kilometre", "square kilometres", "area"),
    ("acre", "acres", "area"),
    ("square_mile", "square miles", "area"),
    ("litre", "litres", "volume"),
    ("cubic_metre", "cubic metres", "volume"),
    ("barrel", "barrels", "volume"),
    ("kilogram", "kilograms", "mass"),
    ("gram", "grams", "mass"),
    ("tonne", "tonnes", "mass"),
    ("kilotonne", "kilotonnes", "mass"),
    ("short_ton", "short tons", "mass"),
    ("long_ton", "long tons", "mass"),
    ("pound_mass", "pounds (mass)", "mass"),
    ("day", "days", "duration"),
    ("second", "seconds", "duration"),
    ("minute", "minutes", "duration"),
    ("hour", "hours", "duration"),
    ("week", "weeks", "duration"),
    ("month", "months", "duration"),
    ("year", "years", "duration"),
    ("metre_per_second", "metres per second", "speed"),
    ("kilometre_per_hour", "kilometres per hour", "speed"),
    ("mile_per_hour", "miles per hour", "speed"),
    ("knot", "knots", "speed"),
    ("kilowatt_hour", "kilowatt-hours", "energy"),
    ("megawatt_hour", "megawatt-hours", "energy"),
    ("gigawatt_hour", "gigawatt-hours", "energy"),
    ("kilowatt", "kilowatts", "power"),
    ("megawatt", "megawatts", "power"),
    ("gigawatt", "gigawatts", "power"),
    ("percent", "per cent", "share"),
    ("permille", "per mille", "share"),
    ("percent_change", "per cent change", "relative change"),
    ("percentage_point", "percentage points", "change of a share"),
    ("basis_point", "basis points", "change of a share"),
    ("kelvin", "kelvins", "temperature"),
    ("degree_Celsius", "degrees Celsius", "temperature"),
    ("degree_Fahrenheit", "degrees Fahrenheit", "temperature"),
    ("ratio", "ratio", "ratio"),
    ("USD", "US dollars", "money USD"),
    ("EUR", "euros", "money EUR"),
    ("GBP", "pounds sterling", "money GBP"),
    ("JPY", "yen", "money JPY"),
    ("CNY", "yuan", "money CNY"),
    ("KRW", "won", "money KRW"),
    ("RUB", "roubles", "money RUB"),
    ("UAH", "hryvnias", "money UAH"),
    ("CHF", "Swiss francs", "money CHF"),
    ("INR", "Indian rupees", "money INR"),
    ("CAD", "Canadian dollars", "money CAD"),
    ("AUD", "Australian dollars", "money AUD"),
    ("PLN", "zlotys", "money PLN"),
    ("SEK", "Swedish kronor", "money SEK"),
    ("NOK", "Norwegian kroner", "money NOK"),
    ("BRL", "reais", "money BRL"),
    ("ZAR", "rand", "money ZAR"),
    ("TRY", "Turkish lira", "money TRY"),
]
# Each role may do what the one before it may, and more; `manage.py sync_roles` brings later changes.
ROLES = [
    ("reader", {"claims": "add_savedview"}),
    (
        "reporter",
        {"sources": "add_source add_document add_snapshot add_statement", "claims": "add_claim add_note"},
    ),
    (
        "checker",
        {
            "sources": "add_reliabilitygrade add_membership add_parentage add_syndication add_overrule change_overrule change_source change_document",
            "claims": "change_claim change_conflict add_resolution add_check add_credibilitygrade add_assignment add_topic add_question change_topic change_question add_questionrelation change_questionrelation add_scopeconfirmation",
        },
    ),
    (
        "approver",
        {"claims": "approve_resolution return_resolution hold_verifiedfigure withdraw_verifiedfigure"},
    ),
    (
        "editor-in-chief",
        {
            "auth": "view_user add_user change_user view_group change_group",
            "claims": "add_subscription change_subscription add_weeklyreport add_apitoken change_apitoken add_webhook change_webhook add_delivery",
        },
    ),
]


def fill_units(apps, schema_editor):
    """The register of units: conversions are the domain's, the database holds each claim to its dimension."""
    unit = apps.get_model("claims", "Unit")
    unit.objects.bulk_create(
        unit(code=code, name=name, dimension=dimension) for code, name, dimension in UNITS
    )


def make_roles(apps, schema_editor):
    """The groups with their permissions, which otherwise exist only once all migrations have run."""
    for label in ("sources", "claims", "auth"):
        config = django_apps.get_app_config(label)
        create_permissions(config, verbosity=0)
    permission, group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    wanted = Q(content_type__app_label__in=["sources", "claims"], codename__startswith="view_")
    for name, permissions in ROLES:
        for label, codenames in permissions.items():
            wanted |= Q(content_type__app_label=label, codename__in=codenames.split())
        role, _ = group.objects.get_or_create(name=name)
        role.permissions.set(permission.objects.filter(wanted))


def forget_roles(apps, schema_editor):
    """Take the groups away again."""
    apps.get_model("auth", "Group").objects.filter(name__in=[name for name, _ in ROLES]).delete()


class Migration(migrations.Migration):
    replaces = [
        ("claims", "0002_triggers"),
        ("claims", "0003_composite_keys"),
        ("claims", "0004_units_and_roles"),
        ("claims", "0005_webhooks"),
        ("claims", "0006_roles_and_units"),
        ("claims", "0007_weekly_reports"),
        ("claims", "0008_tokens"),
        ("claims", "0009_claims_by_day"),
        ("claims", "0010_duplicates"),
        ("claims", "0011_recall_mails"),
        ("claims", "0012_sign_in"),
        ("claims", "0013_notifications"),
        ("claims", "0014_pulls_and_views"),
        ("claims", "0015_question_words"),
        ("claims", "0016_errata_of_claims"),
        ("claims", "0017_fewer_indexes"),
        ("claims", "0018_quote_words"),
        ("claims", "0019_voices_at_least"),
        ("claims", "0020_quotes_in_words"),
    ]

    dependencies = [
        ("claims", "0001_schema"),
        ("sources", "0002_triggers"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        *(
            CompositeForeignKey(table, ("topic_id", column), to, ("topic_id", "id"))
            for table, column, to in WITHIN_TOPIC
        ),
        *(CompositeForeignKey(*key) for key in WITHIN_DIMENSION),
        AddTriggers(
            [
                (
                    "apitoken",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."begins" IS DISTINCT FROM (NEW."begins") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."per_minute" IS DISTINCT FROM (NEW."per_minute") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."recalls_by_mail" IS DISTINCT FROM (NEW."recalls_by_mail") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="85639954987d4ba765a7d27d597909b7792dcbbb",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_937f9",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "apitoken",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="64b980f8064e21e33deaee8929c421b1f653c7e6",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_6b38e",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "apitoken",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="0521a60b634c9e6e50c1725f81a7b598c3463618",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f3b03",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "deliveryattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0e8c50abdb18016cf34654f24d22e860eccbade7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c5a43",
                            table="claims_deliveryattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "deliveryattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="2ce6da47ce3ce3f5e6116009aea43dfda7afe92f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_e2088",
                            table="claims_deliveryattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digest",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0a32b886f3524ce4ae36fd7f473d9589499e7b79",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8f9cf",
                            table="claims_digest",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digest",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="9912a809807c883187475889a571c881b47b8f1a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_b28c5",
                            table="claims_digest",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digestattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a21c3745f3725a6dea2099d28e2ee1558e33e558",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_493e3",
                            table="claims_digestattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digestattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="99767477559a34ce031a85583d1c7ed6ce61ce36",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_30645",
                            table="claims_digestattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "noticeattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3a27f01db8d44c934d5996d4798fd71d666bada2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f6924",
                            table="claims_noticeattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "noticeattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="61c122d0ba894711dbb02f9617a6979f5db919e0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_41c8c",
                            table="claims_noticeattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."token_id" IS DISTINCT FROM (NEW."token_id") OR OLD."pulled_id" IS DISTINCT FROM (NEW."pulled_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="d5e7614116df952487e7e86f0df08b9aeaee43d4",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_50ce7",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="01bd7ccae0a907d0f2c85af6135e4cffb075ba9f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_94aa2",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="8820726931bb20db32e1559ad55ce03fa2c505be",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_78c52",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f5818ce3d5f16f24d1f955e441c1d4b3d0b646f1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ffec5",
                            table="claims_reportattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="2a941b8ed472bf55d3cf9225625f4a27261c97d1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_badce",
                            table="claims_reportattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "topic",
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    "savedview",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."show" IS DISTINCT FROM (NEW."show") OR OLD."words" IS DISTINCT FROM (NEW."words") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."weight" IS DISTINCT FROM (NEW."weight") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."shared" IS DISTINCT FROM (NEW."shared"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="db36223fbdd3d8ace42a6560cf0c671935b15d2c",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_1fba6",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedview",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="df43d8c075ddeddc500ab35155228c73f23d6cfc",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_88727",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedview",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="ae4f629d9f299e3093eba6f8a4065bb154632073",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_c38bc",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedview",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="42c0adfb82fc6e24302e02201b0abd9d6849719e",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_2757c",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolutioninput",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."independent_count" IS DISTINCT FROM (NEW."independent_count") OR OLD."independent_exact" IS DISTINCT FROM (NEW."independent_exact") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."conflict_id" IS DISTINCT FROM (NEW."conflict_id") OR OLD."whole_id" IS DISTINCT FROM (NEW."whole_id") OR OLD."rationale" IS DISTINCT FROM (NEW."rationale") OR OLD."single_voice_reason" IS DISTINCT FROM (NEW."single_voice_reason") OR OLD."review_by" IS DISTINCT FROM (NEW."review_by") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="dfbe4d95849771c588ccd465da001eda64ce34b8",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_ba6c3",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="decided_once",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
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
                    "notification",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."recipient_id" IS DISTINCT FROM (NEW."recipient_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="0675bdf44f79d74dd10c5dacfda40e9f8e7a103c",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_67f6c",
                            table="claims_notification",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notification",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="50f87a248c659065b907d4dc0a42fa9f7a62762c",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_e3b1b",
                            table="claims_notification",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notification",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="5d929383469e3aa572dcbb2e0c57f106971c4ad1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_93b06",
                            table="claims_notification",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "note",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    "duplicate",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."original_id" IS DISTINCT FROM (NEW."original_id") OR OLD."was" IS DISTINCT FROM (NEW."was") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="d402d50cd56e922642e20b0aa645969ef19ee906",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_7ccb4",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "duplicate",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="44cdef9f12bbdf69fb44af73c25d5ac12bd0fd4e",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_75da4",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "duplicate",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="902c309abc9c1f3644eb6460928198fcec46c86a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_7bcf4",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "duplicate",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="3c0821a3ebbcb00e47fb4d189961f3af7eed5086",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_a889c",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "detection",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="identity_fixed",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="next_in_chain",
                        sql=UpsertTriggerSql(
                            func="\n                    IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM claims_publication)\n                       OR NEW.prev_hash <> coalesce(\n                            (SELECT sha256 FROM claims_publication WHERE seq = NEW.seq - 1), '')\n                    THEN\n                        RAISE EXCEPTION 'publication % is not the next link of the chain', NEW.seq\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="6705fdf9024397e7caf21c41eda4659cadf68e2d",
                            operation="INSERT",
                            pgid="pgtrigger_next_in_chain_589a9",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "webhook",
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_webhookevent" ("disabled_at", "disabled_by_id", "disabled_reason", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "secret", "topic_id", "url") VALUES (OLD."disabled_at", OLD."disabled_by_id", OLD."disabled_reason", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."secret", OLD."topic_id", OLD."url"); RETURN NULL;',
                            hash="6b523c347590649223e4f32d02a6425407170b2a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_57384",
                            table="claims_webhook",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "webhook",
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
                            func='INSERT INTO "claims_webhookevent" ("disabled_at", "disabled_by_id", "disabled_reason", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "secret", "topic_id", "url") VALUES (OLD."disabled_at", OLD."disabled_by_id", OLD."disabled_reason", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."secret", OLD."topic_id", OLD."url"); RETURN NULL;',
                            hash="efbff64b88aa6f7a4e372e9ad4d39d9937870347",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c756d",
                            table="claims_webhook",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "subscription",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."mail" IS DISTINCT FROM (NEW."mail") OR OLD."webhook_id" IS DISTINCT FROM (NEW."webhook_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="b052858b8783d91427a87aeae35809a917b934de",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_ccdb4",
                            table="claims_subscription",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "subscription",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a68bf01bf6aba0ffbfcb55dcb828856ad6adda5f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_bcd17",
                            table="claims_subscription",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "subscription",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="bc9403ab44c833eb851f4c072cf1d0cfd11c2c1b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_9ca82",
                            table="claims_subscription",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "delivery",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d6a305e0b07f4454095a47ca1cd25d498eca634b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_deee6",
                            table="claims_delivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "delivery",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="43c8cf236bb038eeaa7e9059f9b6366b806a7b2b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_cffbf",
                            table="claims_delivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "webhookevent",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e8fb50fbb778ad719c3633fd42605bbce47da02b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f07d2",
                            table="claims_webhookevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "webhookevent",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="53bcfd38aebedbc1f0a4092d9c9cadca755dacd7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_6be41",
                            table="claims_webhookevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "weeklyreport",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="483e39c07fe95f473cb1495bb73823020f2f7f6e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e0224",
                            table="claims_weeklyreport",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "weeklyreport",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="db3683e8a3d4ed7a46d6788ebaaa7f5b24fcd02e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_2cd7b",
                            table="claims_weeklyreport",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportdelivery",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cdf8edbaa6f4fbdef48f04671c163aa99fe1c6d8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5c02c",
                            table="claims_reportdelivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportdelivery",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="c487c004325f4239400035d997a64b309bcb807a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f1f11",
                            table="claims_reportdelivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "erratum",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
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
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="49991ae9e4ad177d30a53df92caf4c79ffca7ca4",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_2a0f0",
                            table="claims_erratum",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "erratum",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="4a5355a85a2b2dadf03c7c0bb23edc55c03fad46",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_fa97e",
                            table="claims_erratum",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill_units, migrations.RunPython.noop),
        migrations.RunPython(make_roles, forget_roles),
    ]
