"""What was recorded more than once and merged; indexes of what waits for triage and of what is hidden."""

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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("claims", "0009_claims_by_day"),
        ("sources", "0003_hidden_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Duplicate",
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
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "was",
                    models.CharField(
                        choices=[("candidate", "candidate"), ("accepted", "accepted")], max_length=10
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicate_of",
                        to="claims.claim",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="claims.claim",
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
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_duplicate_topic_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(
                                ("superseded_at__gte", models.F("recorded_at")),
                                ("superseded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_duplicate_superseded_by_someone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("topic", "claim"),
                        name="claims_duplicate_one_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("claim", models.F("original")), _negated=True),
                        name="claims_duplicate_of_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("was__in", ["candidate", "accepted"])),
                        name="claims_duplicate_was",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S")), name="claims_duplicate_reason_given"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(
                    ("state", "candidate"),
                    ("superseded_at__isnull", True),
                ),
                fields=["recorded_at", "id"],
                name="claims_claim_to_triage",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("internal", True), ("embargo_until__isnull", False), _connector="OR"),
                fields=["topic", "embargo_until"],
                name="claims_claim_hidden",
            ),
        ),
        AddTriggers(
            [
                (
                    "duplicate",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="superseded_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
            ],
        ),
        CompositeForeignKey(
            table="claims_duplicate",
            columns=("topic_id", "claim_id"),
            to="claims_claim",
            to_columns=("topic_id", "id"),
        ),
        CompositeForeignKey(
            table="claims_duplicate",
            columns=("topic_id", "original_id"),
            to="claims_claim",
            to_columns=("topic_id", "id"),
        ),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
