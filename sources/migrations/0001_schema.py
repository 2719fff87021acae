"""The tables of sources, squashed on 2026-11-29. Frozen: later changes are migrations of their own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claimcheck.foundation.records import migration_operations as operations_of_ours


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("sources", "0001_initial"),
    ]

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
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
            name="Document",
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
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="sources.source",
                    ),
                ),
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
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("internal", True), ("embargo_until__isnull", False), _connector="OR"
                        ),
                        fields=["embargo_until"],
                        name="sources_document_hidden",
                    )
                ],
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
            name="Membership",
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
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
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
            name="Parentage",
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
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parentages",
                        to="sources.source",
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
            name="ReliabilityGrade",
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliability_grades",
                        to="sources.source",
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
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    "id",
                    models.UUIDField(
                        db_default=operations_of_ours.DatabaseId(),
                        default=operations_of_ours.new_id,
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
                        db_default=operations_of_ours.DatabaseId(),
                        default=operations_of_ours.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="DocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    "id",
                    models.UUIDField(
                        db_default=operations_of_ours.DatabaseId(),
                        default=operations_of_ours.new_id,
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
            name="Overrule",
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
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
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
                    "first_source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "second_source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "first_statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.statement",
                    ),
                ),
                (
                    "second_statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.statement",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("dependent", "dependent"), ("independent", "independent")], max_length=12
                    ),
                ),
                ("reason", models.TextField()),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
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
                        name="sources_overrule_superseded_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["dependent", "independent"])),
                        name="sources_overrule_verdict",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S")), name="sources_overrule_reason_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first_source__isnull", False),
                                ("first_source__lt", models.F("second_source")),
                                ("first_statement__isnull", True),
                                ("second_source__isnull", False),
                                ("second_statement__isnull", True),
                            ),
                            models.Q(
                                ("first_source__isnull", True),
                                ("first_statement__isnull", False),
                                ("first_statement__lt", models.F("second_statement")),
                                ("second_source__isnull", True),
                                ("second_statement__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sources_overrule_two_of_a_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("first_source", "second_source"),
                        name="sources_overrule_one_live_of_sources",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("first_statement", "second_statement"),
                        name="sources_overrule_one_live_of_statements",
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
                        db_default=operations_of_ours.DatabaseId(),
                        default=operations_of_ours.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="sources.document",
                    ),
                ),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("captured_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
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
                        condition=models.Q(("sha256", operations_of_ours.Sha256Hex(models.F("text")))),
                        name="sources_snapshot_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("captured_at__lte", models.F("recorded_at"))),
                        name="sources_snapshot_not_from_the_future",
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
                        db_default=operations_of_ours.DatabaseId(),
                        default=operations_of_ours.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
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
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
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
    ]
