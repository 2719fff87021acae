# What another newsroom published, as it came with an archive of a topic.

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from claimcheck.foundation.records import migration_operations as operations_of_ours


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_notification_kinds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ForeignPublication",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=operations_of_ours.DatabaseId(),
                        default=operations_of_ours.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "seq",
                    models.PositiveBigIntegerField(help_text="Its number in the chain that it belongs to."),
                ),
                ("body", models.TextField(help_text="The published document, byte for byte.")),
                ("prev_hash", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                (
                    "head_seq",
                    models.PositiveBigIntegerField(help_text="Number of the newest link of that chain."),
                ),
                (
                    "head_sha256",
                    models.CharField(help_text="Hash of the newest link of that chain.", max_length=64),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="foreign_publications",
                        to="claims.question",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.topic",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("topic", "id"), name="claims_foreignpublication_topic_id"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sha256", operations_of_ours.Sha256Hex(models.F("prev_hash"), models.F("body")))
                        ),
                        name="claims_foreignpublication_sha256",
                    ),
                    models.UniqueConstraint(
                        fields=("topic", "sha256"), name="claims_foreignpublication_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seq__gte", 1), ("seq__lt", models.F("head_seq"))),
                            models.Q(
                                ("seq", models.F("head_seq")),
                                ("seq__gte", 1),
                                ("sha256", models.F("head_sha256")),
                            ),
                            _connector="OR",
                        ),
                        name="claims_foreignpublication_below_head",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="foreignpublication",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="76ff24c5f8ad98b8100e0f51fa6c452318e39119",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0d42e",
                    table="claims_foreignpublication",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="foreignpublication",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="4648fed1bb6510c81b9bdb655daff79e248ca5ca",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_b2291",
                    table="claims_foreignpublication",
                    when="BEFORE",
                ),
            ),
        ),
        operations_of_ours.CompositeForeignKey(
            "claims_foreignpublication", ("topic_id", "question_id"), "claims_question", ("topic_id", "id")
        ),
    ]
