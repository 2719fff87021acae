"""What people are told of, their digests by mail, and when each wants them."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.base
from claims.migrations._operations import CompositeForeignKey
from sources.migrations._operations import AddTriggers


def make_roles(apps, schema_editor):
    """The groups with the permissions of the new records."""
    from claims.services.access.roles import sync_roles

    sync_roles()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0012_sign_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.base.DatabaseId(),
                        default=claimcheck.foundation.records.base.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("gathered_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-gathered_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DigestAttempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.base.DatabaseId(),
                        default=claimcheck.foundation.records.base.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("mail", models.EmailField(help_text="The person's address at that time.", max_length=254)),
                ("attempted_at", models.DateTimeField()),
                ("accepted", models.BooleanField(help_text="Taken by the mail server.")),
                ("problem", models.CharField(blank=True, default="", max_length=300)),
                (
                    "digest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="claims.digest",
                    ),
                ),
            ],
            options={
                "ordering": ["attempted_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="MailChoice",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="mail_choice",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by_mail",
                    models.CharField(
                        choices=[("at_once", "at_once"), ("daily", "daily"), ("off", "off")], max_length=8
                    ),
                ),
                ("chosen_at", models.DateTimeField()),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.base.DatabaseId(),
                        default=claimcheck.foundation.records.base.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assigned", "Given to you"),
                            ("second_person", "Needs a second person"),
                            ("sent_back", "Sent back to you"),
                            ("reopened", "Settled, and open again"),
                            ("held", "Put on hold"),
                            ("mentioned", "A note calls you"),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("claim", "claim"),
                            ("conflict", "conflict"),
                            ("resolution", "resolution"),
                            ("verifiedfigure", "verifiedfigure"),
                        ],
                        max_length=14,
                    ),
                ),
                ("record_id", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "digest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notifications",
                        to="claims.digest",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.question",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
                    ),
                ),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="digest",
            index=models.Index(fields=["person", "-gathered_at"], name="claims_digest_newest"),
        ),
        migrations.AddConstraint(
            model_name="digestattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("mail__regex", "\\S")), name="claims_digestattempt_mail_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_mail__in", ["at_once", "daily", "off"])),
                name="claims_mailchoice_by_mail",
            ),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(("read_at__isnull", True)),
                fields=["recipient"],
                name="claims_notification_unread",
            ),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                fields=["recipient", "-recorded_at", "-id"], name="claims_notification_newest"
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_notification_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["assigned", "second_person", "sent_back", "reopened", "held", "mentioned"])
                ),
                name="claims_notification_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(("about__in", ["claim", "conflict", "resolution", "verifiedfigure"])),
                name="claims_notification_about",
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("read_at__isnull", True), ("read_by__isnull", True)),
                    models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                    _connector="OR",
                ),
                name="claims_notification_read_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("read_at__isnull", True)),
                fields=("topic", "recipient", "kind", "record_id"),
                name="claims_notification_once_unread",
            ),
        ),
        CompositeForeignKey(
            "claims_notification", ("topic_id", "question_id"), "claims_question", ("topic_id", "id")
        ),
        AddTriggers(
            triggers=[
                (
                    "digest",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "notification",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
            ],
        ),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
