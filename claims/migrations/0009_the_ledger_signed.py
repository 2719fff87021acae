# The keys that sign the ledger, and the checkpoints that they signed.

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from claimcheck.foundation.records import migration_operations as operations_of_ours


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0008_notification_of_challenges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerKey",
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
                    "verifier",
                    models.CharField(
                        help_text="Name, number and public key, as C2SP signed notes write them.",
                        max_length=300,
                        unique=True,
                    ),
                ),
                (
                    "endorsement",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="A note with this key, signed by the key that it follows.",
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Checkpoint",
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
                    "peaks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), size=None
                    ),
                ),
                ("note", models.TextField(help_text="The checkpoint as a C2SP signed note.")),
                ("signed_at", models.DateTimeField()),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checkpoints",
                        to="claims.publication",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_with",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checkpoints",
                        to="claims.ledgerkey",
                    ),
                ),
            ],
            options={
                "ordering": ["-publication", "-signed_at", "-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="ledgerkey",
            constraint=models.CheckConstraint(
                condition=models.Q(("verifier__regex", "\\S")), name="claims_ledgerkey_verifier_not_blank"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ledgerkey",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5395b80a3759e91addd64204168ba496974c7cf3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_74eed",
                    table="claims_ledgerkey",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ledgerkey",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="4cdf4ef93ac489407617b7d532288ff9f60e11ae",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_22686",
                    table="claims_ledgerkey",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.UniqueConstraint(
                fields=("publication", "signed_with"), name="claims_checkpoint_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("note__regex", "\\S")), name="claims_checkpoint_note_not_blank"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ce0165b899ff12888427444d020c58cc702779f2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5312e",
                    table="claims_checkpoint",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="35c97fd661fccb22437358f10a4eacf4419e94cb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_f77e1",
                    table="claims_checkpoint",
                    when="BEFORE",
                ),
            ),
        ),
    ]
