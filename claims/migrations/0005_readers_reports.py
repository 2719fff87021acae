"""What readers report of what is published, and how that is removed by law."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.migration_operations
from claimcheck.foundation.records.migration_operations import CompositeForeignKey

WORDS, WITH_REPORTS = (
    ") AS found WHERE",
    """    UNION SELECT unnest(ARRAY[words, link, contact, answer]) FROM claims_errorreport
                WHERE kind = 'error_report' AND report_id::text = target
        ) AS found WHERE""",
)
REMOVAL, OF_REPORTS = (
    "ELSIF it.kind = 'publication' THEN",
    """ELSIF it.kind = 'error_report' THEN
                UPDATE claims_errorreport SET words = tombstone,
                        link = CASE link WHEN '' THEN '' ELSE tombstone END,
                        contact = CASE contact WHEN '' THEN '' ELSE tombstone END,
                        answer = CASE answer WHEN '' THEN '' ELSE tombstone END
                    WHERE report_id::text = it.target;
            ELSIF it.kind = 'publication' THEN""",
)


def written_into(function, *pairs):
    """SQL that changes a function as it stands, so that what another migration added to it stays."""
    changed = "".join(
        f"""
            was := made;
            made := replace(was, $text${old}$text$, $text${new}$text$);
            IF made = was THEN RAISE EXCEPTION '{function} is not as expected'; END IF;"""
        for old, new in pairs
    )
    return f"""
        DO $patch$
        DECLARE was text; made text := pg_get_functiondef('{function}'::regprocedure);
        BEGIN{changed}
            EXECUTE made;
        END
        $patch$
    """


def both(function, *pairs):
    """The change, and the change back."""
    back = [(new, old) for old, new in reversed(pairs)]
    return migrations.RunSQL(written_into(function, *pairs), written_into(function, *back))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0004_reading_language"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.migration_operations.DatabaseId(),
                        default=claimcheck.foundation.records.migration_operations.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report_id",
                    models.UUIDField(
                        default=claimcheck.foundation.records.migration_operations.new_id, editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "words",
                    models.TextField(help_text="What is wrong, in the reader's words.", max_length=4000),
                ),
                ("link", models.CharField(blank=True, default="", max_length=1000)),
                ("contact", models.CharField(blank=True, default="", max_length=200)),
                ("received_at", models.DateTimeField()),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("declined", "declined")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("answer", models.TextField(blank=True, default="", max_length=4000)),
                ("correction_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["-received_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="redaction",
            name="claims_redaction_kind",
        ),
        migrations.AlterField(
            model_name="redaction",
            name="kind",
            field=models.CharField(
                choices=[
                    ("quote", "quote"),
                    ("text", "text"),
                    ("file", "file"),
                    ("note", "note"),
                    ("account", "account"),
                    ("publication", "publication"),
                    ("evidence", "evidence"),
                    ("contact", "contact"),
                    ("error_report", "error_report"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "quote",
                            "text",
                            "file",
                            "note",
                            "account",
                            "publication",
                            "evidence",
                            "contact",
                            "error_report",
                        ],
                    )
                ),
                name="claims_redaction_kind",
            ),
        ),
        migrations.AddField(
            model_name="errorreport",
            name="publication",
            field=models.ForeignKey(
                help_text="What the reader read.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="error_reports",
                to="claims.publication",
            ),
        ),
        migrations.AddField(
            model_name="errorreport",
            name="question",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="error_reports",
                to="claims.question",
            ),
        ),
        migrations.AddField(
            model_name="errorreport",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="errorreport",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="errorreport",
            name="topic",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.topic",
            ),
        ),
        migrations.AddIndex(
            model_name="errorreport",
            index=models.Index(
                condition=models.Q(("decision", ""), ("superseded_at__isnull", True)),
                fields=["received_at", "id"],
                name="claims_errorreport_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="errorreport",
            index=models.Index(fields=["received_at"], name="claims_errorreport_received"),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_errorreport_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(
                        ("superseded_at__gte", models.F("recorded_at")), ("superseded_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="claims_errorreport_superseded_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__regex", "\\S")), name="claims_errorreport_words_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__in", ["accepted", "declined", ""])),
                name="claims_errorreport_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("decision", "")),
                    models.Q(models.Q(("decision", ""), _negated=True), ("answer__regex", "\\S")),
                    _connector="OR",
                ),
                name="claims_errorreport_answered_once_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.UniqueConstraint(
                fields=("topic", "report_id", "version"), name="claims_errorreport_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("topic", "report_id"),
                name="claims_errorreport_one_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("version", 1),
                    models.Q(("correction_reason__regex", "\\S"), ("version__gt", 1)),
                    _connector="OR",
                ),
                name="claims_errorreport_corrected_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errorreport",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."words" IS DISTINCT FROM (NEW."words") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="b455466359aefe50e973866a8f814f65cd9c3942",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_4b2d5",
                    table="claims_errorreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errorreport",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="abbbb2e6a1f712a170641a01acc6e09a55764ba4",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_fc65a",
                    table="claims_errorreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errorreport",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="da83a306f3756cf4434df8eac8036db126cd607e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_3dbed",
                    table="claims_errorreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errorreport",
            trigger=pgtrigger.compiler.Trigger(
                name="superseded_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="5f5f72d23cb460c7f753282775da808d62b71975",
                    operation="UPDATE",
                    pgid="pgtrigger_superseded_once_56f79",
                    table="claims_errorreport",
                    when="BEFORE",
                ),
            ),
        ),
        CompositeForeignKey(
            "claims_errorreport", ("topic_id", "question_id"), "claims_question", ("topic_id", "id")
        ),
        both("claims_words_of(text, text)", (WORDS, WITH_REPORTS)),
        both("claims_redact(uuid, integer, timestamptz)", (REMOVAL, OF_REPORTS)),
    ]
