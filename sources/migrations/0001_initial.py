import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.base
import sources.migrations._operations
import sources.models.document


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
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
                            ("article", "article"),
                            ("official_statement", "official statement"),
                            ("post", "post"),
                            ("dataset", "dataset"),
                            ("image", "image"),
                            ("video", "video"),
                            ("audio", "audio"),
                            ("interview", "interview"),
                            ("call", "call"),
                            ("calculation", "calculation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("url", models.URLField(blank=True, default="", max_length=2000)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47, e.g. en, ko, uk.", max_length=35
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("internal", models.BooleanField(default=False, help_text="Appears in no output, ever.")),
                ("embargo_until", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ["-published_at", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "article",
                                    "official_statement",
                                    "post",
                                    "dataset",
                                    "image",
                                    "video",
                                    "audio",
                                    "interview",
                                    "call",
                                    "calculation",
                                ],
                            )
                        ),
                        name="sources_document_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")), name="sources_document_title_not_blank"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(help_text="The attribution as it may be printed.", max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "government"),
                            ("military", "military"),
                            ("intelligence", "intelligence"),
                            ("intergovernmental", "intergovernmental"),
                            ("armed_group", "armed group"),
                            ("ngo", "ngo"),
                            ("research", "research"),
                            ("media", "media"),
                            ("wire", "wire"),
                            ("person", "person"),
                            ("unnamed", "unnamed"),
                            ("joint", "joint"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "protected",
                    models.BooleanField(
                        default=False,
                        help_text="Only the printable attribution is kept; never write down who it is.",
                    ),
                ),
                ("wikidata_id", models.CharField(blank=True, default="", max_length=20)),
                ("homepage", models.URLField(blank=True, default="", max_length=500)),
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
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="sources_source_name_not_blank"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "government",
                                    "military",
                                    "intelligence",
                                    "intergovernmental",
                                    "armed_group",
                                    "ngo",
                                    "research",
                                    "media",
                                    "wire",
                                    "person",
                                    "unnamed",
                                    "joint",
                                ],
                            )
                        ),
                        name="sources_source_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("protected", False),
                            models.Q(("homepage", ""), ("wikidata_id", "")),
                            _connector="OR",
                        ),
                        name="sources_source_protected_has_no_identity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wikidata_id__regex", "^(Q[1-9][0-9]*)?$")),
                        name="sources_source_wikidata_id",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReliabilityGrade",
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
                ("scheme", models.CharField(default="admiralty", max_length=20)),
                (
                    "code",
                    models.CharField(
                        choices=[("A", "A"), ("B", "B"), ("C", "C"), ("D", "D"), ("E", "E"), ("F", "F")],
                        max_length=1,
                    ),
                ),
                ("basis", models.TextField(help_text="Why this grade.")),
                ("graded_at", models.DateTimeField()),
                (
                    "graded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliability_grades",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-graded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__in", ["A", "B", "C", "D", "E", "F"])),
                        name="sources_reliabilitygrade_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__regex", "\\S")),
                        name="sources_reliabilitygrade_basis_not_blank",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Parentage",
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
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_parentages",
                        to="sources.source",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parentages",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(
                                ("superseded_at__gte", models.F("recorded_at")),
                                ("superseded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sources_parentage_superseded_by_someone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("source",),
                        name="sources_parentage_one_live_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("parent")), _negated=True),
                        name="sources_parentage_not_of_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "joint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="sources.source",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_memberships",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(
                                ("superseded_at__gte", models.F("recorded_at")),
                                ("superseded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sources_membership_superseded_by_someone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("joint", "member"),
                        name="sources_membership_live_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("joint", models.F("member")), _negated=True),
                        name="sources_membership_not_of_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.base.DatabaseId(),
                        default=claimcheck.foundation.records.base.new_id,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "article"),
                            ("official_statement", "official statement"),
                            ("post", "post"),
                            ("dataset", "dataset"),
                            ("image", "image"),
                            ("video", "video"),
                            ("audio", "audio"),
                            ("interview", "interview"),
                            ("call", "call"),
                            ("calculation", "calculation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("url", models.URLField(blank=True, default="", max_length=2000)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47, e.g. en, ko, uk.", max_length=35
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("internal", models.BooleanField(default=False, help_text="Appears in no output, ever.")),
                ("embargo_until", models.DateTimeField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.document",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="document",
            name="publisher",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="sources.source",
            ),
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.base.DatabaseId(),
                        default=claimcheck.foundation.records.base.new_id,
                        editable=False,
                        serialize=False,
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(help_text="The attribution as it may be printed.", max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "government"),
                            ("military", "military"),
                            ("intelligence", "intelligence"),
                            ("intergovernmental", "intergovernmental"),
                            ("armed_group", "armed group"),
                            ("ngo", "ngo"),
                            ("research", "research"),
                            ("media", "media"),
                            ("wire", "wire"),
                            ("person", "person"),
                            ("unnamed", "unnamed"),
                            ("joint", "joint"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "protected",
                    models.BooleanField(
                        default=False,
                        help_text="Only the printable attribution is kept; never write down who it is.",
                    ),
                ),
                ("wikidata_id", models.CharField(blank=True, default="", max_length=20)),
                ("homepage", models.URLField(blank=True, default="", max_length=500)),
                ("recorded_at", models.DateTimeField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("said_on", models.DateField(blank=True, null=True)),
                (
                    "said_at",
                    models.TimeField(blank=True, help_text="The hour (UTC), where known.", null=True),
                ),
                ("occasion", models.CharField(blank=True, default="", max_length=300)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("witnessed", "witnessed"),
                            ("told", "told"),
                            ("deduced", "deduced"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=10,
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
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["witnessed", "told", "deduced", "unknown"])),
                        name="sources_statement_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said_at__isnull", True), ("said_on__isnull", False), _connector="OR"
                        ),
                        name="sources_statement_hour_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Syndication",
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
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="syndications",
                        to="sources.document",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="sources.document",
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(
                                ("superseded_at__gte", models.F("recorded_at")),
                                ("superseded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sources_syndication_superseded_by_someone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("copy",),
                        name="sources_syndication_one_live_original",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("copy", models.F("original")), _negated=True),
                        name="sources_syndication_not_of_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
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
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("captured_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="sources.document",
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
            ],
            options={
                "ordering": ["-captured_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "sha256"), name="sources_snapshot_text_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "\\S")), name="sources_snapshot_text_not_blank"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", sources.models.document.Sha256Hex(models.F("text")))),
                        name="sources_snapshot_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("captured_at__lte", models.F("recorded_at"))),
                        name="sources_snapshot_not_from_the_future",
                    ),
                ],
            },
        ),
        sources.migrations._operations.AddTriggers(
            triggers=[
                (
                    "snapshot",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "sources_sourceevent" ("homepage", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "recorded_at", "recorded_by_id", "slug", "wikidata_id") VALUES (OLD."homepage", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."protected", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."wikidata_id"); RETURN NULL;',
                            hash="a8c4aa90adfb3c3148c486a4c3ccf462529a3318",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e6185",
                            table="sources_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "sources_sourceevent" ("homepage", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "recorded_at", "recorded_by_id", "slug", "wikidata_id") VALUES (OLD."homepage", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."protected", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."wikidata_id"); RETURN NULL;',
                            hash="05740e6f664c0d9cd0e6920cf4faa0e56e4a90cd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fde77",
                            table="sources_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "reliabilitygrade",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "parentage",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="superseded_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "membership",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="superseded_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "documentevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "document",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "sourceevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    "syndication",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="superseded_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
            ],
        ),
    ]
