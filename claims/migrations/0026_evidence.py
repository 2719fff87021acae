"""What is kept beside documents, whom we asked, and how both are removed by law."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.migration_operations
from claimcheck.foundation.records.migration_operations import CompositeForeignKey

WORDS, WITH_CONTACTS = (
    ") AS found WHERE",
    """    UNION SELECT unnest(ARRAY[answer, reply, note]) FROM claims_contact
                WHERE kind = 'contact' AND contact_id::text = target
        ) AS found WHERE""",
)
REMOVAL, OF_EVIDENCE = (
    "ELSIF it.kind = 'publication' THEN",
    """ELSIF it.kind = 'evidence' THEN
                UPDATE claims_evidencefile SET content = convert_to(tombstone, 'UTF8'), name = tombstone
                    WHERE id IN (SELECT file_id FROM claims_evidence WHERE evidence_id::text = it.target);
                UPDATE claims_evidence SET title = tombstone,
                        url = CASE url WHEN '' THEN '' ELSE 'https://removed.invalid/' END
                    WHERE evidence_id::text = it.target;
            ELSIF it.kind = 'contact' THEN
                UPDATE claims_contact SET asked = tombstone,
                        addressee = CASE addressee WHEN '' THEN '' ELSE tombstone END,
                        answer = CASE answer WHEN '' THEN '' ELSE tombstone END,
                        reply = CASE reply WHEN '' THEN '' ELSE tombstone END,
                        note = CASE note WHEN '' THEN '' ELSE tombstone END
                    WHERE contact_id::text = it.target;
            ELSIF it.kind = 'publication' THEN""",
)
INPUTS, AND_REPLIES = "'inputs', '[]'::jsonb,", "'inputs', '[]'::jsonb, 'right_of_reply', '[]'::jsonb,"


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
        ("claims", "0025_searching"),
        ("sources", "0006_corrections"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
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
                    "contact_id",
                    models.UUIDField(
                        default=claimcheck.foundation.records.migration_operations.new_id, editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("addressee", models.CharField(blank=True, default="", max_length=200)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "phone"),
                            ("email", "email"),
                            ("message", "message"),
                            ("in_person", "in person"),
                            ("letter", "letter"),
                            ("web_form", "web form"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked", models.TextField(max_length=5000)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "answered"),
                            ("declined", "declined"),
                            ("no_answer", "no answer"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, default="", max_length=5000)),
                ("reply", models.TextField(blank=True, default="", max_length=5000)),
                ("printed", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True, default="", max_length=5000)),
                ("withdrawn", models.BooleanField(db_default=False, default=False)),
                ("correction_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                    "evidence_id",
                    models.UUIDField(
                        default=claimcheck.foundation.records.migration_operations.new_id, editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("image", "image"),
                            ("screenshot", "screenshot"),
                            ("pdf", "pdf"),
                            ("video", "video"),
                            ("archived_page", "archived page"),
                        ],
                        max_length=13,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("url", models.URLField(blank=True, default="", max_length=2000)),
                ("captured_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn", models.BooleanField(db_default=False, default=False)),
                ("correction_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-recorded_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EvidenceFile",
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
                ("name", models.CharField(max_length=200)),
                (
                    "media_type",
                    models.CharField(
                        choices=[
                            ("image/png", "image/png"),
                            ("image/jpeg", "image/jpeg"),
                            ("image/gif", "image/gif"),
                            ("image/webp", "image/webp"),
                            ("application/pdf", "application/pdf"),
                        ],
                        max_length=20,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
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
                        ["quote", "text", "file", "note", "account", "publication", "evidence", "contact"],
                    )
                ),
                name="claims_redaction_kind",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="question",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="claims.question",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="sources.source"
            ),
        ),
        migrations.AddField(
            model_name="contact",
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
            model_name="contact",
            name="topic",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.topic",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="sources.document"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="evidence",
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
            model_name="evidencefile",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="claims.evidencefile",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                condition=models.Q(("outcome", ""), ("superseded_at__isnull", True), ("withdrawn", False)),
                fields=["due_at", "id"],
                name="claims_contact_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_contact_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(
                        ("superseded_at__gte", models.F("recorded_at")), ("superseded_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="claims_contact_superseded_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__in", ["phone", "email", "message", "in_person", "letter", "web_form"])
                ),
                name="claims_contact_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["answered", "declined", "no_answer", ""])),
                name="claims_contact_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked__regex", "\\S")), name="claims_contact_asked_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("printed", False), models.Q(("outcome", ""), _negated=True), _connector="OR"
                ),
                name="claims_contact_printed_once_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("reply", ""), ("outcome", "answered"), _connector="OR"),
                name="claims_contact_reply_of_an_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                fields=("topic", "contact_id", "version"), name="claims_contact_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("topic", "contact_id"),
                name="claims_contact_one_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("version", 1),
                    models.Q(("correction_reason__regex", "\\S"), ("version__gt", 1)),
                    _connector="OR",
                ),
                name="claims_contact_corrected_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."addressee" IS DISTINCT FROM (NEW."addressee") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."printed" IS DISTINCT FROM (NEW."printed") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."withdrawn" IS DISTINCT FROM (NEW."withdrawn") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="08362bba2603ddb8a0f8d869d240a85027f07819",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_ef7e7",
                    table="claims_contact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="47ea3b4bcc396a8804d9439e054c66d53816e0a8",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_73c3b",
                    table="claims_contact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="dc9885fde3b5393417adfbe28901ea08f528a40e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_3d587",
                    table="claims_contact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="superseded_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="67a5f03e7b9b66f356d74be20c591eeae5a9a2ac",
                    operation="UPDATE",
                    pgid="pgtrigger_superseded_once_cc2fd",
                    table="claims_contact",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "media_type__in",
                        ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"),
                    )
                ),
                name="claims_evidencefile_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sha256",
                        models.Func(
                            models.Func(
                                models.F("content"), function="sha256", output_field=models.BinaryField()
                            ),
                            models.Value("hex"),
                            function="encode",
                            output_field=models.CharField(),
                        ),
                    ),
                    ("content", models.Value(b"[Removed for legal reasons]")),
                    _connector="OR",
                ),
                name="claims_evidencefile_sha256",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fbc103c324de0a32479ab2eb15f8c645976284ef",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_58ea9",
                    table="claims_evidencefile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="857ddaa1f7526fea69218c2829b9bb883313af7f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_6f1a2",
                    table="claims_evidencefile",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(
                        ("superseded_at__gte", models.F("recorded_at")), ("superseded_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="claims_evidence_superseded_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["image", "screenshot", "pdf", "video", "archived_page"])),
                name="claims_evidence_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")), name="claims_evidence_title_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("file__isnull", True),
                        ("kind__in", ["archived_page", "video"]),
                        models.Q(("url", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("kind__in", ["archived_page", "video"]), _negated=True),
                        ("file__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="claims_evidence_file_or_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                fields=("evidence_id", "version"), name="claims_evidence_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("evidence_id",),
                name="claims_evidence_one_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("version", 1),
                    models.Q(("correction_reason__regex", "\\S"), ("version__gt", 1)),
                    _connector="OR",
                ),
                name="claims_evidence_corrected_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."evidence_id" IS DISTINCT FROM (NEW."evidence_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."captured_at" IS DISTINCT FROM (NEW."captured_at") OR OLD."file_id" IS DISTINCT FROM (NEW."file_id") OR OLD."withdrawn" IS DISTINCT FROM (NEW."withdrawn") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="dd686b0d3f72ea1b73354b6b6c8aac62e51db168",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_15787",
                    table="claims_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="673848a7e0b8a7c99855169956ad6a70c611859f",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_61c7f",
                    table="claims_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="2d0e77c5211c773ce2f5a6bca8fb4bf765135f49",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_18137",
                    table="claims_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="superseded_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="137e878989e1bc79305fc2ee83e8cae1d81ef4f2",
                    operation="UPDATE",
                    pgid="pgtrigger_superseded_once_d6197",
                    table="claims_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        CompositeForeignKey(
            "claims_contact", ("topic_id", "question_id"), "claims_question", ("topic_id", "id")
        ),
        both("claims_words_of(text, text)", (WORDS, WITH_CONTACTS)),
        both("claims_redact(uuid, integer, timestamptz)", (REMOVAL, OF_EVIDENCE), (INPUTS, AND_REPLIES)),
    ]
