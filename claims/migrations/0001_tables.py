"""The tables of claims, squashed on 2026-11-30. Frozen: later changes are migrations of their own."""

from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from claimcheck.foundation.records import migration_operations as operations_of_ours

# Detection asks for live claims by their days, and for running totals by their ends.
LIVE = "WHERE superseded_at IS NULL"
LONG = "AND (lower_inf(as_of) OR upper(as_of) - lower(as_of) > 1)"
INDEXES = {
    "claims_claim_live_day": f"(topic_id, question_id, upper(as_of)) {LIVE}",
    # few claims are for more than a day: those that reach beyond another's are looked for among them only
    "claims_claim_live_long": f"(topic_id, question_id, upper(as_of)) {LIVE} {LONG}",
    "claims_claim_live_outer": f'(topic_id, question_id, lower("outer")) {LIVE}',
}
# The columns that Django's database cache reads and writes; failed sign-ins are counted there.
CACHE = """
    CREATE TABLE claimcheck_cache (
        cache_key varchar(255) NOT NULL PRIMARY KEY,
        value text NOT NULL,
        expires timestamp with time zone NOT NULL
    );
    CREATE INDEX claimcheck_cache_expires ON claimcheck_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True

    # The first and the last stand in 0002_guards_and_registers: an installation that has only some has a part of one list.
    replaces = [
        ("claims", "0002_triggers_and_registers"),
        ("claims", "0003_counts_withheld"),
        ("claims", "0004_comparing_by_policy_2"),
        ("claims", "0005_answers_by_policy_2"),
        ("claims", "0006_notification_kinds"),
        ("claims", "0007_foreign_publications"),
        ("claims", "0008_notification_of_challenges"),
        ("claims", "0009_the_ledger_signed"),
        ("claims", "0010_identity_of_acts"),
        ("claims", "0011_served_texts"),
        ("claims", "0012_finder"),
        ("claims", "0013_watching"),
        ("claims", "0014_public_reasons"),
        ("claims", "0015_earlier_figures_and_followers"),
        ("claims", "0016_policies_and_settled_flags"),
        ("claims", "0017_fact_checks"),
        ("claims", "0018_imports"),
        ("claims", "0019_what_others_record"),
        ("claims", "0020_redaction"),
        ("claims", "0021_drafts"),
        ("claims", "0022_split_questions"),
        ("claims", "0023_words_and_imports"),
        ("claims", "0024_corrections"),
        ("claims", "0025_searching"),
        ("claims", "0026_evidence"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sources", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # An exclusion constraint with an equality part works through a range over the id (no btree_gist needed).
        migrations.RunSQL(
            "CREATE TYPE uuidrange AS RANGE (subtype = uuid)", "DROP TYPE uuidrange", elidable=False
        ),
        operations_of_ours.CreateModels(
            models=[
                migrations.CreateModel(
                    name="ApiToken",
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
                            "name",
                            models.CharField(
                                help_text="What uses it, such as: graphics desk, sheet.", max_length=120
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                help_text="In whose name it acts; it may never do more than this person.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="api_tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "digest",
                            models.CharField(
                                editable=False, help_text="SHA-256, hexadecimal.", max_length=64, unique=True
                            ),
                        ),
                        (
                            "begins",
                            models.CharField(
                                editable=False, help_text="Its first letters, to know it by.", max_length=12
                            ),
                        ),
                        (
                            "scopes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None
                            ),
                        ),
                        (
                            "per_minute",
                            models.PositiveIntegerField(default=600, help_text="Requests a minute."),
                        ),
                        (
                            "valid_until",
                            models.DateTimeField(
                                blank=True, help_text="Empty: until it is revoked.", null=True
                            ),
                        ),
                        (
                            "recalls_by_mail",
                            models.BooleanField(
                                default=True,
                                help_text="Its owner is told by mail when a figure that it has pulled is recalled.",
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
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("revoked_reason", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "verbose_name": "token",
                        "ordering": ["name", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")),
                                name="claims_apitoken_name_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                                name="claims_apitoken_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "scopes__contained_by",
                                        ["figures:read", "claims:write", "review", "publish", "admin"],
                                    ),
                                    ("scopes__len__gte", 1),
                                ),
                                name="claims_apitoken_scopes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("per_minute__gte", 1), ("per_minute__lte", 6000)),
                                name="claims_apitoken_per_minute",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                                    models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_apitoken_revoked_by_someone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Digest",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="digests",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("gathered_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-gathered_at", "-id"],
                        "indexes": [
                            models.Index(fields=["person", "-gathered_at"], name="claims_digest_newest")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdempotentAnswer",
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
                            "asker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("key", models.CharField(max_length=200)),
                        ("address", models.CharField(max_length=200)),
                        ("sha256", models.CharField(help_text="Of the body that was sent.", max_length=64)),
                        ("status", models.PositiveSmallIntegerField(default=0)),
                        ("body", models.TextField(blank=True, default="")),
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
                            "headers",
                            models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("key__regex", "\\S")),
                                name="claims_idempotentanswer_key_not_blank",
                            ),
                            models.UniqueConstraint(
                                fields=("asker", "key"), name="claims_idempotentanswer_once"
                            ),
                        ],
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
                                choices=[("at_once", "at_once"), ("daily", "daily"), ("off", "off")],
                                max_length=8,
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
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("by_mail__in", ["at_once", "daily", "off"])),
                                name="claims_mailchoice_by_mail",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
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
                        ("name", models.CharField(max_length=200)),
                        ("description", models.TextField(blank=True, default="")),
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
                            "draft",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Not confirmed: nothing of it is published or reported.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")), name="claims_topic_name_not_blank"
                            )
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("draft", True)), fields=["id"], name="claims_topic_drafts"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("name"), name="claims_topic_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
                    fields=[
                        ("code", models.CharField(max_length=30, primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=60)),
                        ("dimension", models.CharField(max_length=60)),
                    ],
                    options={
                        "ordering": ["dimension", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "dimension"), name="claims_unit_code_dimension"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DigestAttempt",
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
                        ("attempted_at", models.DateTimeField()),
                        ("problem", models.CharField(blank=True, default="", max_length=300)),
                        (
                            "mail",
                            models.EmailField(help_text="The person's address at that time.", max_length=254),
                        ),
                        ("accepted", models.BooleanField(help_text="Taken by the mail server.")),
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
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("mail__regex", "\\S")),
                                name="claims_digestattempt_mail_not_blank",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "record_kind",
                            models.CharField(
                                choices=[
                                    ("claim", "claim"),
                                    ("conflict", "conflict"),
                                    ("resolution", "resolution"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("record_id", models.UUIDField()),
                        ("text", models.TextField()),
                        (
                            "mentions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["written_at", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["topic", "record_id", "written_at"], name="claims_note_record"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("text"), name="claims_note_words"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_note_topic_id"),
                            models.CheckConstraint(
                                condition=models.Q(("record_kind__in", ["claim", "conflict", "resolution"])),
                                name="claims_note_record_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text__regex", "\\S")), name="claims_note_text_not_blank"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        ("slug", models.SlugField(max_length=120, unique=True)),
                        (
                            "text",
                            models.CharField(
                                help_text="The question as a reader would put it.", max_length=300
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[("quantity", "quantity"), ("yes_no", "yes/no"), ("date", "date")],
                                default="quantity",
                                max_length=10,
                            ),
                        ),
                        (
                            "temporality",
                            models.CharField(
                                choices=[
                                    ("stock", "stock"),
                                    ("cumulative", "cumulative"),
                                    ("flow", "flow"),
                                    ("timeless", "timeless"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.unit",
                            ),
                        ),
                        ("dimension", models.CharField(editable=False, max_length=60)),
                        (
                            "additive",
                            models.BooleanField(default=True, help_text="A part can't exceed its whole."),
                        ),
                        (
                            "minimum",
                            models.DecimalField(
                                blank=True,
                                decimal_places=12,
                                default=0,
                                help_text="Empty: unbounded below.",
                                max_digits=38,
                                null=True,
                            ),
                        ),
                        ("measure", models.CharField(blank=True, default="", max_length=120)),
                        ("population", models.CharField(blank=True, default="", max_length=120)),
                        ("place", models.CharField(blank=True, default="", max_length=120)),
                        (
                            "state",
                            models.CharField(
                                blank=True, default="", help_text="e.g. killed, confirmed.", max_length=120
                            ),
                        ),
                        (
                            "base",
                            models.CharField(
                                blank=True,
                                default="",
                                help_text="Of a share; price year of money.",
                                max_length=120,
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
                            "exhaustive",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Its disjoint parts leave nothing out.",
                            ),
                        ),
                        (
                            "material_gap",
                            models.DecimalField(
                                blank=True,
                                decimal_places=12,
                                help_text="Of the larger, what figures may differ by and differ only slightly; empty: the policy's.",
                                max_digits=38,
                                null=True,
                            ),
                        ),
                        (
                            "aliases",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Other wordings to find it by, one a line.",
                            ),
                        ),
                        (
                            "draft",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Not confirmed: nothing of it is published or reported.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["text"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                condition=models.Q(("draft", True)),
                                fields=["id"],
                                name="claims_question_drafts",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("text"), name="claims_question_words"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("aliases"),
                                condition=models.Q(("aliases__gt", "")),
                                name="claims_question_aliases",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_question_topic_id"),
                            models.UniqueConstraint(
                                fields=("id", "dimension"), name="claims_question_id_dimension"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text__regex", "\\S")),
                                name="claims_question_text_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["quantity", "yes_no", "date"])),
                                name="claims_question_answer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("temporality__in", ["stock", "cumulative", "flow", "timeless"])
                                ),
                                name="claims_question_temporality",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minimum__isnull", True),
                                    models.Q(
                                        ("minimum__gte", Decimal("-10000000000000000000000000")),
                                        ("minimum__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_question_minimum_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "quantity"), ("unit__isnull", False)),
                                    models.Q(
                                        ("answer", "yes_no"), ("dimension", "truth"), ("unit__isnull", True)
                                    ),
                                    models.Q(
                                        ("answer", "date"), ("dimension", "date"), ("unit__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_question_unit_of_a_quantity",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("additive", False), ("minimum__gte", 0), _connector="OR"),
                                name="claims_question_additive_from_zero",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
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
                        ("name", models.CharField(max_length=60)),
                        ("show", models.CharField(max_length=20)),
                        ("words", models.CharField(blank=True, default="", max_length=200)),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        ("weight", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "order",
                            models.CharField(
                                choices=[
                                    ("pressing", "pressing"),
                                    ("newest", "newest"),
                                    ("oldest", "oldest"),
                                    ("due", "due"),
                                ],
                                default="pressing",
                                max_length=10,
                            ),
                        ),
                        (
                            "shared",
                            models.BooleanField(default=False, help_text="Everybody at the desk sees it."),
                        ),
                    ],
                    options={
                        "ordering": ["name", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_savedview_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")), name="claims_savedview_name_given"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("show__regex", "\\S")), name="claims_savedview_list_named"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("order__in", ["pressing", "newest", "oldest", "due"])),
                                name="claims_savedview_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("weight__isnull", True),
                                    models.Q(("weight__gte", 1), ("weight__lte", 3)),
                                    _connector="OR",
                                ),
                                name="claims_savedview_weight",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("recorded_by", "name"),
                                name="claims_savedview_one_of_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TokenUse",
                    fields=[
                        (
                            "token",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="use",
                                serialize=False,
                                to="claims.apitoken",
                            ),
                        ),
                        ("minute", models.BigIntegerField(help_text="Minutes since 1970 (UTC).")),
                        ("drawn", models.PositiveIntegerField(help_text="Requests drawn in this minute.")),
                        ("last_used", models.DateTimeField(help_text="To within a batch of requests.")),
                        (
                            "waiting_until",
                            models.DateTimeField(
                                blank=True, help_text="End of the long poll it has open.", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "use of a token",
                    },
                ),
                migrations.CreateModel(
                    name="TopicEvent",
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
                                to="claims.topic",
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
                        ("name", models.CharField(max_length=200)),
                        ("description", models.TextField(blank=True, default="")),
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
                        (
                            "draft",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Not confirmed: nothing of it is published or reported.",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Transition",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "record_kind",
                            models.CharField(
                                choices=[
                                    ("claim", "claim"),
                                    ("conflict", "conflict"),
                                    ("resolution", "resolution"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("record_id", models.UUIDField()),
                        ("from_state", models.CharField(blank=True, default="", max_length=10)),
                        ("to_state", models.CharField(max_length=10)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, default="")),
                        (
                            "act",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("session", "session"),
                                    ("second_factor", "second factor"),
                                    ("provider", "provider"),
                                    ("password", "password"),
                                    ("token", "token"),
                                    ("command", "command"),
                                    ("job", "job"),
                                ],
                                db_default="",
                                default="",
                                help_text="How it was done; empty: not recorded.",
                                max_length=13,
                            ),
                        ),
                        (
                            "act_detail",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The token's id, the command, the job or the provider.",
                                max_length=200,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["topic", "record_id", "at"], name="claims_transition_record")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_transition_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("record_kind__in", ["claim", "conflict", "resolution"])),
                                name="claims_transition_record_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("from_state", models.F("to_state")), _negated=True),
                                name="claims_transition_moves",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                                    models.Q(
                                        ("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_transition_act",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Webhook",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "url",
                            models.URLField(
                                help_text="https only; no private or local address.", max_length=500
                            ),
                        ),
                        (
                            "secret",
                            models.CharField(
                                editable=False, help_text="Signs what is sent; shown once.", max_length=80
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: all.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="webhooks",
                                to="claims.topic",
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
                        ("disabled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "disabled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("disabled_reason", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")),
                                name="claims_webhook_name_not_blank",
                            ),
                            models.UniqueConstraint(fields=("name",), name="claims_webhook_name_once"),
                            models.CheckConstraint(
                                condition=models.Q(("secret__regex", "^whsec_.+$")),
                                name="claims_webhook_secret",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("disabled_at__isnull", True), ("disabled_by__isnull", True)),
                                    models.Q(("disabled_at__isnull", False), ("disabled_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_webhook_disabled_by_someone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Check",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="claims.question",
                            ),
                        ),
                        (
                            "item",
                            models.CharField(
                                choices=[
                                    ("original_seen", "original seen"),
                                    ("source_contacted", "source contacted"),
                                    ("reply_due", "reply due"),
                                    ("reply_received", "reply received"),
                                    ("date_confirmed", "date confirmed"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("note", models.TextField(blank=True, default="")),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("checked_at", models.DateTimeField()),
                        (
                            "checked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["checked_at", "id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_check_topic_id"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "item__in",
                                        [
                                            "original_seen",
                                            "source_contacted",
                                            "reply_due",
                                            "reply_received",
                                            "date_confirmed",
                                        ],
                                    )
                                ),
                                name="claims_check_item",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        ("claim_id", models.UUIDField(default=operations_of_ours.new_id, editable=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="claims.question",
                            ),
                        ),
                        ("dimension", models.CharField(max_length=60)),
                        (
                            "statement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="sources.statement",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="sources.snapshot",
                            ),
                        ),
                        ("quote", models.TextField()),
                        (
                            "quote_kind",
                            models.CharField(
                                choices=[("words", "words"), ("data", "data")], default="words", max_length=5
                            ),
                        ),
                        ("quote_language", models.CharField(blank=True, default="", max_length=35)),
                        ("quote_translation", models.TextField(blank=True, default="")),
                        ("translated_by_machine", models.BooleanField(default=False)),
                        (
                            "quote_start",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Where it stands in the snapshot, in characters.",
                                null=True,
                            ),
                        ),
                        (
                            "modality",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("exactly", "exactly"),
                                    ("stated", "stated"),
                                    ("approx", "approx"),
                                    ("nearly", "nearly"),
                                    ("just_over", "just over"),
                                    ("at_least", "at least"),
                                    ("more_than", "more than"),
                                    ("at_most", "at most"),
                                    ("less_than", "less than"),
                                    ("up_to", "up to"),
                                    ("range", "range"),
                                    ("none", "none"),
                                    ("uncountable", "uncountable"),
                                    ("unread", "unread"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        ("written_low", models.CharField(blank=True, default="", max_length=60)),
                        ("written_best", models.CharField(blank=True, default="", max_length=60)),
                        ("written_high", models.CharField(blank=True, default="", max_length=60)),
                        ("written_plus_minus", models.CharField(blank=True, default="", max_length=60)),
                        (
                            "written_unit",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.unit",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[("affirms", "affirms"), ("denies", "denies")],
                                default="",
                                max_length=8,
                            ),
                        ),
                        ("low", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                        (
                            "best",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "high",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "core",
                            django.contrib.postgres.fields.ranges.DecimalRangeField(default_bounds="[]"),
                        ),
                        (
                            "outer",
                            django.contrib.postgres.fields.ranges.DecimalRangeField(default_bounds="[]"),
                        ),
                        (
                            "as_of",
                            django.contrib.postgres.fields.ranges.DateRangeField(
                                blank=True, help_text="When it was true; empty means unknown.", null=True
                            ),
                        ),
                        (
                            "chain_complete",
                            models.BooleanField(
                                default=False,
                                help_text="Every hop to us is named, and a person has confirmed it.",
                            ),
                        ),
                        ("hedging", models.CharField(blank=True, default="", max_length=300)),
                        (
                            "stated_likelihood",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("almost_no_chance", "almost no chance"),
                                    ("very_unlikely", "very unlikely"),
                                    ("unlikely", "unlikely"),
                                    ("roughly_even", "roughly even"),
                                    ("likely", "likely"),
                                    ("very_likely", "very likely"),
                                    ("almost_certain", "almost certain"),
                                ],
                                default="",
                                max_length=20,
                            ),
                        ),
                        (
                            "stated_confidence",
                            models.CharField(
                                blank=True,
                                choices=[("low", "low"), ("moderate", "moderate"), ("high", "high")],
                                default="",
                                max_length=8,
                            ),
                        ),
                        (
                            "rank",
                            models.CharField(
                                choices=[
                                    ("preferred", "preferred"),
                                    ("normal", "normal"),
                                    ("deprecated", "deprecated"),
                                ],
                                default="normal",
                                max_length=10,
                            ),
                        ),
                        ("rank_reason", models.TextField(blank=True, default="")),
                        (
                            "internal",
                            models.BooleanField(default=False, help_text="Appears in no output, ever."),
                        ),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                        ("external_id", models.CharField(blank=True, default="", max_length=200)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("candidate", "candidate"),
                                    ("accepted", "accepted"),
                                    ("rejected", "rejected"),
                                ],
                                default="candidate",
                                max_length=10,
                            ),
                        ),
                        ("correction_reason", models.TextField(blank=True, default="")),
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "superseded_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "as_of_at",
                            models.TimeField(
                                blank=True, help_text="The hour of its last day, in UTC.", null=True
                            ),
                        ),
                        (
                            "attribution_denied",
                            models.BooleanField(
                                db_default=False, default=False, help_text="The source denies having said it."
                            ),
                        ),
                        (
                            "counted_by",
                            models.CharField(
                                choices=[
                                    ("counted", "counted"),
                                    ("registered", "registered"),
                                    ("surveyed", "surveyed"),
                                    ("modelled", "modelled"),
                                    ("presumed", "presumed"),
                                    ("projected", "projected"),
                                    ("observed", "observed"),
                                    ("unknown", "unknown"),
                                ],
                                db_default="unknown",
                                default="unknown",
                                help_text="How the figure was arrived at, as its source says.",
                                max_length=10,
                            ),
                        ),
                        (
                            "imputed",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="The source filled it in: estimated or carried forward.",
                            ),
                        ),
                        (
                            "out_of_range",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="It can't be true of the question; kept as said.",
                            ),
                        ),
                        (
                            "price_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Whose prices an amount is in; empty means the question's.",
                                null=True,
                            ),
                        ),
                        (
                            "act",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("session", "session"),
                                    ("second_factor", "second factor"),
                                    ("provider", "provider"),
                                    ("password", "password"),
                                    ("token", "token"),
                                    ("command", "command"),
                                    ("job", "job"),
                                ],
                                db_default="",
                                default="",
                                help_text="How it was done; empty: not recorded.",
                                max_length=13,
                            ),
                        ),
                        (
                            "act_detail",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The token's id, the command, the job or the provider.",
                                max_length=200,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["written_unit"], name="claims_claim_unit"),
                            models.Index(fields=["-recorded_at", "-id"], name="claims_claim_recorded"),
                            models.Index(
                                condition=models.Q(("state", "candidate"), ("superseded_at__isnull", True)),
                                fields=["recorded_at", "id"],
                                name="claims_claim_to_triage",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("internal", True), ("embargo_until__isnull", False), _connector="OR"
                                ),
                                fields=["topic", "embargo_until"],
                                name="claims_claim_hidden",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("quote"),
                                condition=models.Q(("quote_kind", "words")),
                                name="claims_claim_words",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_claim_topic_id"),
                            models.UniqueConstraint(
                                fields=("topic", "claim_id", "version"), name="claims_claim_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("topic", "claim_id"),
                                name="claims_claim_one_live_version",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("superseded_at__isnull", True),
                                    models.Q(("external_id", ""), _negated=True),
                                ),
                                fields=("topic", "external_id"),
                                name="claims_claim_external_id_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quote__regex", "\\S")),
                                name="claims_claim_quote_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quote_kind__in", ["words", "data"])),
                                name="claims_claim_quote_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stance__in", ["affirms", "denies", ""])),
                                name="claims_claim_stance",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rank__in", ["preferred", "normal", "deprecated"])),
                                name="claims_claim_rank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["candidate", "accepted", "rejected"])),
                                name="claims_claim_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stated_likelihood__in",
                                        [
                                            "almost_no_chance",
                                            "very_unlikely",
                                            "unlikely",
                                            "roughly_even",
                                            "likely",
                                            "very_likely",
                                            "almost_certain",
                                            "",
                                        ],
                                    )
                                ),
                                name="claims_claim_likelihood",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stated_confidence__in", ["low", "moderate", "high", ""])
                                ),
                                name="claims_claim_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low__isnull", True),
                                    models.Q(
                                        ("low__gte", Decimal("-10000000000000000000000000")),
                                        ("low__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_low_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        ("best__gte", Decimal("-10000000000000000000000000")),
                                        ("best__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_best_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("high__isnull", True),
                                    models.Q(
                                        ("high__gte", Decimal("-10000000000000000000000000")),
                                        ("high__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_high_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low__isnull", True),
                                    ("high__isnull", True),
                                    ("low__lte", models.F("high")),
                                    _connector="OR",
                                ),
                                name="claims_claim_low_to_high",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        models.Q(
                                            ("low__isnull", True),
                                            ("low__lte", models.F("best")),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("high__isnull", True),
                                            ("high__gte", models.F("best")),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_best_inside",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("modality", "range"), ("high__isnull", False), ("low__isnull", False)
                                    ),
                                    models.Q(
                                        ("modality__in", ["", "none", "uncountable"]),
                                        ("best__isnull", True),
                                        ("high__isnull", True),
                                        ("low__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("modality", "range"), _negated=True),
                                        models.Q(
                                            ("modality__in", ["", "none", "uncountable"]), _negated=True
                                        ),
                                        ("best__isnull", False),
                                        ("high__isnull", True),
                                        ("low__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_range_has_two_values",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dimension", "truth"),
                                        ("modality", ""),
                                        models.Q(("stance", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("dimension", "truth"), _negated=True),
                                        models.Q(("modality", ""), _negated=True),
                                        ("stance", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_figure_or_stance",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dimension__in", ["truth", "date"]), ("written_unit__isnull", True)
                                    ),
                                    models.Q(
                                        models.Q(("dimension__in", ["truth", "date"]), _negated=True),
                                        ("written_unit__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_unit_as_written",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("core__isnull", True),
                                    models.Q(
                                        ("core__isempty", False),
                                        models.Q(
                                            ("core__upper_inf", True),
                                            ("core__endswith__lte", Decimal("10000000000000000000000000")),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("core__lower_inf", True),
                                            ("core__startswith__gte", Decimal("-10000000000000000000000000")),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_core_proper",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outer__isnull", True),
                                    models.Q(
                                        ("outer__isempty", False),
                                        models.Q(
                                            ("outer__upper_inf", True),
                                            ("outer__endswith__lte", Decimal("10000000000000000000000000")),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("outer__lower_inf", True),
                                            (
                                                "outer__startswith__gte",
                                                Decimal("-10000000000000000000000000"),
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_outer_proper",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("core__contained_by", models.F("outer"))),
                                name="claims_claim_core_within_outer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("as_of__isnull", True), ("as_of__isempty", False), _connector="OR"
                                ),
                                name="claims_claim_as_of_not_empty",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rank", "normal"), ("rank_reason__regex", "\\S"), _connector="OR"
                                ),
                                name="claims_claim_rank_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1), ("correction_reason__regex", "\\S"), _connector="OR"
                                ),
                                name="claims_claim_correction_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "modality__in",
                                        [
                                            "exactly",
                                            "stated",
                                            "approx",
                                            "nearly",
                                            "just_over",
                                            "at_least",
                                            "more_than",
                                            "at_most",
                                            "less_than",
                                            "up_to",
                                            "range",
                                            "none",
                                            "uncountable",
                                            "unread",
                                            "",
                                        ],
                                    )
                                ),
                                name="claims_claim_modality",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "counted_by__in",
                                        [
                                            "counted",
                                            "registered",
                                            "surveyed",
                                            "modelled",
                                            "presumed",
                                            "projected",
                                            "observed",
                                            "unknown",
                                        ],
                                    )
                                ),
                                name="claims_claim_counted_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("as_of_at", None), ("as_of__isnull", False), _connector="OR"
                                ),
                                name="claims_claim_hour_of_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                                    models.Q(
                                        ("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_act",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notification",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("assigned", "assigned"),
                                    ("second_person", "second_person"),
                                    ("sent_back", "sent_back"),
                                    ("reopened", "reopened"),
                                    ("held", "held"),
                                    ("mentioned", "mentioned"),
                                    ("challenged", "challenged"),
                                    ("restored", "restored"),
                                    ("page_changed", "page_changed"),
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
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.question",
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
                        ("read_at", models.DateTimeField(blank=True, null=True)),
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
                            "digest",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notifications",
                                to="claims.digest",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                condition=models.Q(("read_at__isnull", True)),
                                fields=["recipient"],
                                name="claims_notification_unread",
                            ),
                            models.Index(
                                fields=["recipient", "-recorded_at", "-id"], name="claims_notification_newest"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_notification_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("about__in", ["claim", "conflict", "resolution", "verifiedfigure"])
                                ),
                                name="claims_notification_about",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("read_at__isnull", True), ("read_by__isnull", True)),
                                    models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_notification_read_by_someone",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("read_at__isnull", True)),
                                fields=("topic", "recipient", "kind", "record_id"),
                                name="claims_notification_once_unread",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "assigned",
                                            "second_person",
                                            "sent_back",
                                            "reopened",
                                            "held",
                                            "mentioned",
                                            "challenged",
                                            "restored",
                                            "page_changed",
                                        ],
                                    )
                                ),
                                name="claims_notification_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PullCount",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pull_counts",
                                to="claims.question",
                            ),
                        ),
                        ("pulls", models.FloatField()),
                        ("counted", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-pulls", "id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_pullcount_topic_id"),
                            models.UniqueConstraint(
                                fields=("topic", "question"), name="claims_pullcount_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pulls__gte", 0), ("pulls__lt", 1000000000000.0)),
                                name="claims_pullcount_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionEvent",
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
                                to="claims.question",
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
                            "topic",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.topic",
                            ),
                        ),
                        ("slug", models.SlugField(db_index=False, max_length=120)),
                        (
                            "text",
                            models.CharField(
                                help_text="The question as a reader would put it.", max_length=300
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[("quantity", "quantity"), ("yes_no", "yes/no"), ("date", "date")],
                                default="quantity",
                                max_length=10,
                            ),
                        ),
                        (
                            "temporality",
                            models.CharField(
                                choices=[
                                    ("stock", "stock"),
                                    ("cumulative", "cumulative"),
                                    ("flow", "flow"),
                                    ("timeless", "timeless"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.unit",
                            ),
                        ),
                        ("dimension", models.CharField(editable=False, max_length=60)),
                        (
                            "additive",
                            models.BooleanField(default=True, help_text="A part can't exceed its whole."),
                        ),
                        (
                            "minimum",
                            models.DecimalField(
                                blank=True,
                                decimal_places=12,
                                default=0,
                                help_text="Empty: unbounded below.",
                                max_digits=38,
                                null=True,
                            ),
                        ),
                        ("measure", models.CharField(blank=True, default="", max_length=120)),
                        ("population", models.CharField(blank=True, default="", max_length=120)),
                        ("place", models.CharField(blank=True, default="", max_length=120)),
                        (
                            "state",
                            models.CharField(
                                blank=True, default="", help_text="e.g. killed, confirmed.", max_length=120
                            ),
                        ),
                        (
                            "base",
                            models.CharField(
                                blank=True,
                                default="",
                                help_text="Of a share; price year of money.",
                                max_length=120,
                            ),
                        ),
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
                        (
                            "exhaustive",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Its disjoint parts leave nothing out.",
                            ),
                        ),
                        (
                            "material_gap",
                            models.DecimalField(
                                blank=True,
                                decimal_places=12,
                                help_text="Of the larger, what figures may differ by and differ only slightly; empty: the policy's.",
                                max_digits=38,
                                null=True,
                            ),
                        ),
                        (
                            "aliases",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Other wordings to find it by, one a line.",
                            ),
                        ),
                        (
                            "draft",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Not confirmed: nothing of it is published or reported.",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionRelation",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relations_from",
                                to="claims.question",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relations_to",
                                to="claims.question",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("part_of", "part of"),
                                    ("disjoint", "disjoint"),
                                    ("overlaps", "overlaps"),
                                    ("existence_of", "existence of"),
                                    ("denial_of", "denial of"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "members_stay",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Whoever was counted in the part stays in the whole: people vaccinated, among inhabitants.",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_questionrelation_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_questionrelation_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("first", models.F("second")), _negated=True),
                                name="claims_questionrelation_two_questions",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("topic", "first", "second"),
                                name="claims_questionrelation_live_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["part_of", "disjoint", "overlaps", "existence_of", "denial_of"],
                                    )
                                ),
                                name="claims_questionrelation_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScopeConfirmation",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.question",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.question",
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField()),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, default="")),
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
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_scopeconfirmation_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))),
                                name="claims_scopeconfirmation_ordered",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("topic", "first", "second"),
                                name="claims_scopeconfirmation_live_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("confirmed_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_scopeconfirmation_superseded_by_someone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subscription",
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
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: all.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subscriptions",
                                to="claims.topic",
                            ),
                        ),
                        ("mail", models.EmailField(blank=True, default="", max_length=254)),
                        (
                            "webhook",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subscriptions",
                                to="claims.webhook",
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
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "ended_by",
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
                        "ordering": ["recorded_at", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mail", ""), ("webhook__isnull", False)),
                                    models.Q(
                                        models.Q(("mail", ""), _negated=True), ("webhook__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_subscription_one_way",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("topic", "mail", "webhook"),
                                name="claims_subscription_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_subscription_ended_by_someone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WebhookEvent",
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
                                to="claims.webhook",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "url",
                            models.URLField(
                                help_text="https only; no private or local address.", max_length=500
                            ),
                        ),
                        (
                            "secret",
                            models.CharField(
                                editable=False, help_text="Signs what is sent; shown once.", max_length=80
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty: all.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.topic",
                            ),
                        ),
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
                        ("disabled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "disabled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("disabled_reason", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Conflict",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "episode",
                            django.contrib.postgres.fields.ranges.DateRangeField(
                                help_text="The days it covers; unbounded for cumulative and timeless questions."
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("not_comparable", "not comparable"),
                                    ("duplicate", "duplicate"),
                                    ("relay_discrepancy", "relay discrepancy"),
                                    ("attribution_conflict", "attribution conflict"),
                                    ("underspecified", "underspecified"),
                                    ("scope_difference", "scope difference"),
                                    ("contradiction", "contradiction"),
                                    ("precision_difference", "precision difference"),
                                    ("compatible", "compatible"),
                                    ("revision", "revision"),
                                    ("update", "update"),
                                    ("temporal_difference", "temporal difference"),
                                    ("dependent_agreement", "dependent agreement"),
                                    ("corroboration", "corroboration"),
                                    ("self_contradiction", "self contradiction"),
                                    ("internal_dissent", "internal dissent"),
                                    ("out_of_step", "out of step"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existence", "existence"),
                                    ("stance", "stance"),
                                    ("part_exceeds_whole", "part exceeds whole"),
                                    ("cumulative_fell", "cumulative fell"),
                                    ("value", "value"),
                                    ("parts_exceed_whole", "parts exceed whole"),
                                    ("parts_fall_short", "parts fall short"),
                                    ("later_total_lower", "later total lower"),
                                    ("part_exceeds_earlier_whole", "part exceeds earlier whole"),
                                    ("other_base", "other base"),
                                    ("base_not_given", "base not given"),
                                    ("other_currency", "other currency"),
                                    ("other_price_year", "other price year"),
                                ],
                                default="",
                                max_length=32,
                            ),
                        ),
                        ("severity", models.PositiveSmallIntegerField()),
                        (
                            "witness_a",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "witness_b",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        ("gap", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                        (
                            "lowest",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "highest",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        ("claim_count", models.PositiveIntegerField()),
                        ("source_count", models.PositiveIntegerField()),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conflicts",
                                to="claims.question",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("in_review", "in review"),
                                    ("proposed", "proposed"),
                                    ("resolved", "resolved"),
                                    ("dismissed", "dismissed"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "relative_spread",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Coalesce(
                                    django.db.models.functions.comparison.Cast(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("highest"), "-", models.F("lowest")
                                            ),
                                            "/",
                                            django.db.models.functions.comparison.NullIf(
                                                django.db.models.functions.comparison.Greatest(
                                                    django.db.models.functions.math.Abs(models.F("highest")),
                                                    django.db.models.functions.math.Abs(models.F("lowest")),
                                                ),
                                                models.Value(Decimal("0")),
                                            ),
                                        ),
                                        models.FloatField(),
                                    ),
                                    models.Value(0.0),
                                    output_field=models.FloatField(),
                                ),
                                output_field=models.FloatField(),
                            ),
                        ),
                        (
                            "confirmed",
                            models.BooleanField(
                                default=False, help_text="A person has confirmed the finding."
                            ),
                        ),
                        ("priority", models.SmallIntegerField(default=0)),
                        ("due_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "due_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("changed_at", models.DateTimeField()),
                        (
                            "changed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.conflict",
                            ),
                        ),
                        ("out_of_step", models.JSONField(db_default=[], default=list)),
                        (
                            "witnesses",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), db_default=[], default=list, size=None
                            ),
                        ),
                        (
                            "policy",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="By which it was found.",
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-severity", "changed_at"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["open", "in_review", "proposed"])),
                                fields=["-severity", "-priority", "changed_at", "id"],
                                name="claims_conflict_queue",
                            ),
                            models.Index(fields=["topic", "question"], name="claims_conflict_question"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_conflict_topic_id"),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("merged_into__isnull", True)),
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                expressions=[
                                    (
                                        models.Func(
                                            "question_id",
                                            "question_id",
                                            models.Value("[]"),
                                            function="uuidrange",
                                        ),
                                        "&&",
                                    ),
                                    ("episode", "&&"),
                                ],
                                name="claims_conflict_one_per_episode",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("episode__isnull", True), ("episode__isempty", False), _connector="OR"
                                ),
                                name="claims_conflict_episode_not_empty",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["open", "in_review", "proposed", "resolved", "dismissed"])
                                ),
                                name="claims_conflict_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("gap__isnull", True),
                                    models.Q(
                                        ("gap__gte", Decimal("-10000000000000000000000000")),
                                        ("gap__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_conflict_gap_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lowest__isnull", True),
                                    models.Q(
                                        ("lowest__gte", Decimal("-10000000000000000000000000")),
                                        ("lowest__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_conflict_lowest_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("highest__isnull", True),
                                    models.Q(
                                        ("highest__gte", Decimal("-10000000000000000000000000")),
                                        ("highest__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_conflict_highest_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("highest__isnull", True), ("lowest__isnull", True)),
                                    ("lowest__lte", models.F("highest")),
                                    _connector="OR",
                                ),
                                name="claims_conflict_lowest_to_highest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("witness_a", models.F("witness_b")), _negated=True),
                                name="claims_conflict_two_witnesses",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("severity__gte", 1), ("severity__lte", 3)),
                                name="claims_conflict_severity",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("due_at__isnull", True), ("due_by__isnull", True)),
                                    models.Q(("due_at__isnull", False), ("due_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_conflict_due_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "not_comparable",
                                            "duplicate",
                                            "relay_discrepancy",
                                            "attribution_conflict",
                                            "underspecified",
                                            "scope_difference",
                                            "contradiction",
                                            "precision_difference",
                                            "compatible",
                                            "revision",
                                            "update",
                                            "temporal_difference",
                                            "dependent_agreement",
                                            "corroboration",
                                            "self_contradiction",
                                            "internal_dissent",
                                            "out_of_step",
                                        ],
                                    )
                                ),
                                name="claims_conflict_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        [
                                            "existence",
                                            "stance",
                                            "part_exceeds_whole",
                                            "cumulative_fell",
                                            "value",
                                            "parts_exceed_whole",
                                            "parts_fall_short",
                                            "later_total_lower",
                                            "part_exceeds_earlier_whole",
                                            "other_base",
                                            "base_not_given",
                                            "other_currency",
                                            "other_price_year",
                                            "",
                                        ],
                                    )
                                ),
                                name="claims_conflict_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CredibilityGrade",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="credibility_grades",
                                to="claims.claim",
                            ),
                        ),
                        ("scheme", models.CharField(default="admiralty", max_length=20)),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("1", "1"),
                                    ("2", "2"),
                                    ("3", "3"),
                                    ("4", "4"),
                                    ("5", "5"),
                                    ("6", "6"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("reason", models.TextField()),
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
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_credibilitygrade_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("code__in", ["1", "2", "3", "4", "5", "6"])),
                                name="claims_credibilitygrade_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="claims_credibilitygrade_reason_not_blank",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Duplicate",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
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
                            "was",
                            models.CharField(
                                choices=[("candidate", "candidate"), ("accepted", "accepted")], max_length=10
                            ),
                        ),
                        ("reason", models.TextField()),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_duplicate_topic_id"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
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
                                condition=models.Q(("reason__regex", "\\S")),
                                name="claims_duplicate_reason_given",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RelayHop",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relay_hops",
                                to="claims.claim",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["claim_id", "position"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_relayhop_topic_id"),
                            models.UniqueConstraint(
                                fields=("topic", "claim", "position"), name="claims_relayhop_position_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="claims_relayhop_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "conflict",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="claims.conflict",
                            ),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_assignment_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_assignment_superseded_by_someone",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("topic", "conflict"),
                                name="claims_assignment_one_live",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Detection",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "episode",
                            django.contrib.postgres.fields.ranges.DateRangeField(
                                help_text="The days it covers; unbounded for cumulative and timeless questions."
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("not_comparable", "not comparable"),
                                    ("duplicate", "duplicate"),
                                    ("relay_discrepancy", "relay discrepancy"),
                                    ("attribution_conflict", "attribution conflict"),
                                    ("underspecified", "underspecified"),
                                    ("scope_difference", "scope difference"),
                                    ("contradiction", "contradiction"),
                                    ("precision_difference", "precision difference"),
                                    ("compatible", "compatible"),
                                    ("revision", "revision"),
                                    ("update", "update"),
                                    ("temporal_difference", "temporal difference"),
                                    ("dependent_agreement", "dependent agreement"),
                                    ("corroboration", "corroboration"),
                                    ("self_contradiction", "self contradiction"),
                                    ("internal_dissent", "internal dissent"),
                                    ("out_of_step", "out of step"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existence", "existence"),
                                    ("stance", "stance"),
                                    ("part_exceeds_whole", "part exceeds whole"),
                                    ("cumulative_fell", "cumulative fell"),
                                    ("value", "value"),
                                    ("parts_exceed_whole", "parts exceed whole"),
                                    ("parts_fall_short", "parts fall short"),
                                    ("later_total_lower", "later total lower"),
                                    ("part_exceeds_earlier_whole", "part exceeds earlier whole"),
                                    ("other_base", "other base"),
                                    ("base_not_given", "base not given"),
                                    ("other_currency", "other currency"),
                                    ("other_price_year", "other price year"),
                                ],
                                default="",
                                max_length=32,
                            ),
                        ),
                        ("severity", models.PositiveSmallIntegerField()),
                        (
                            "witness_a",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "witness_b",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        ("gap", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                        (
                            "lowest",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "highest",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        ("claim_count", models.PositiveIntegerField()),
                        ("source_count", models.PositiveIntegerField()),
                        (
                            "conflict",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="detections",
                                to="claims.conflict",
                            ),
                        ),
                        ("detected_at", models.DateTimeField()),
                        (
                            "detected_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("out_of_step", models.JSONField(db_default=[], default=list)),
                        (
                            "witnesses",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), db_default=[], default=list, size=None
                            ),
                        ),
                        (
                            "policy",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="By which it was found.",
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["detected_at", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["topic", "conflict", "detected_at"], name="claims_detection_conflict"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_detection_topic_id"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "not_comparable",
                                            "duplicate",
                                            "relay_discrepancy",
                                            "attribution_conflict",
                                            "underspecified",
                                            "scope_difference",
                                            "contradiction",
                                            "precision_difference",
                                            "compatible",
                                            "revision",
                                            "update",
                                            "temporal_difference",
                                            "dependent_agreement",
                                            "corroboration",
                                            "self_contradiction",
                                            "internal_dissent",
                                            "out_of_step",
                                        ],
                                    )
                                ),
                                name="claims_detection_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        [
                                            "existence",
                                            "stance",
                                            "part_exceeds_whole",
                                            "cumulative_fell",
                                            "value",
                                            "parts_exceed_whole",
                                            "parts_fall_short",
                                            "later_total_lower",
                                            "part_exceeds_earlier_whole",
                                            "other_base",
                                            "base_not_given",
                                            "other_currency",
                                            "other_price_year",
                                            "",
                                        ],
                                    )
                                ),
                                name="claims_detection_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resolution",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        ("as_of", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("low", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                        (
                            "best",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "high",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[("affirms", "affirms"), ("denies", "denies")],
                                default="",
                                max_length=8,
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("report_range", "report range"),
                                    ("most_authoritative", "most authoritative"),
                                    ("convergent", "convergent"),
                                    ("part_and_whole", "part and whole"),
                                    ("undetermined", "undetermined"),
                                    ("editorial_judgement", "editorial judgement"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[("low", "low"), ("moderate", "moderate"), ("high", "high")],
                                max_length=8,
                            ),
                        ),
                        (
                            "independent_count",
                            models.PositiveIntegerField(help_text="Independent voices behind it."),
                        ),
                        (
                            "independent_exact",
                            models.BooleanField(
                                db_default=True,
                                default=True,
                                help_text="Not set: there are too many sources to try every set; at least so many are independent.",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions",
                                to="claims.question",
                            ),
                        ),
                        (
                            "conflict",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions",
                                to="claims.conflict",
                            ),
                        ),
                        (
                            "whole",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="claims.resolution",
                            ),
                        ),
                        ("rationale", models.TextField()),
                        ("single_voice_reason", models.TextField(blank=True, default="")),
                        (
                            "review_by",
                            models.DateField(help_text="Past this day the figure is stale and says so."),
                        ),
                        ("basis", models.CharField(editable=False, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("returned", "returned"),
                                    ("approved", "approved"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="proposed",
                                max_length=10,
                            ),
                        ),
                        ("proposed_at", models.DateTimeField()),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions_proposed",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions_approved",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("returned_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions_returned",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("return_comment", models.TextField(blank=True, default="")),
                        (
                            "count_withheld",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Readers are given no count: claims that may not be shown lower it.",
                            ),
                        ),
                        (
                            "confidence_offered",
                            models.CharField(
                                blank=True,
                                choices=[("low", "low"), ("moderate", "moderate"), ("high", "high")],
                                db_default="",
                                default="",
                                help_text="What follows from evidence and agreement; empty under policy 1.",
                                max_length=8,
                            ),
                        ),
                        (
                            "confidence_reason",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Why the confidence is higher than offered; it is published.",
                            ),
                        ),
                        (
                            "confidence_reasons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                db_default=models.Value(
                                    [],
                                    output_field=django.contrib.postgres.fields.ArrayField(
                                        base_field=models.CharField(max_length=20), size=None
                                    ),
                                ),
                                default=list,
                                help_text="What keeps the confidence from being higher.",
                                size=None,
                            ),
                        ),
                        (
                            "deviations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                db_default=models.Value(
                                    [],
                                    output_field=django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                ),
                                default=list,
                                help_text="Where the answer departs from its inputs or its method, as sentences.",
                                size=None,
                            ),
                        ),
                        (
                            "high_modality",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("approx", "approx"),
                                    ("at_least", "at least"),
                                    ("at_most", "at most"),
                                    ("just_over", "just over"),
                                    ("less_than", "less than"),
                                    ("more_than", "more than"),
                                    ("nearly", "nearly"),
                                    ("up_to", "up to"),
                                ],
                                db_default="",
                                default="",
                                help_text="How the sources word the high end (or a single value); empty: a plain number.",
                                max_length=10,
                            ),
                        ),
                        (
                            "judgement_reason",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Why an editorial judgement says something else than the rules; it is published.",
                            ),
                        ),
                        (
                            "low_modality",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("approx", "approx"),
                                    ("at_least", "at least"),
                                    ("at_most", "at most"),
                                    ("just_over", "just over"),
                                    ("less_than", "less than"),
                                    ("more_than", "more than"),
                                    ("nearly", "nearly"),
                                    ("up_to", "up to"),
                                ],
                                db_default="",
                                default="",
                                help_text="How the sources word the low end (or a single value); empty: a plain number.",
                                max_length=10,
                            ),
                        ),
                        (
                            "act",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("session", "session"),
                                    ("second_factor", "second factor"),
                                    ("provider", "provider"),
                                    ("password", "password"),
                                    ("token", "token"),
                                    ("command", "command"),
                                    ("job", "job"),
                                ],
                                db_default="",
                                default="",
                                help_text="How it was done; empty: not recorded.",
                                max_length=13,
                            ),
                        ),
                        (
                            "act_detail",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The token's id, the command, the job or the provider.",
                                max_length=200,
                            ),
                        ),
                        (
                            "earlier_figure",
                            models.CharField(
                                blank=True,
                                choices=[("was_wrong", "was wrong"), ("moved_on", "moved on")],
                                db_default="",
                                default="",
                                help_text="Of an answer that leaves what is published for another time: what that was; else empty.",
                                max_length=10,
                            ),
                        ),
                        (
                            "earlier_reason",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="What was wrong with the earlier figure; published with its correction.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-proposed_at"],
                        "permissions": [
                            ("approve_resolution", "Can approve a resolution that somebody else proposed"),
                            ("return_resolution", "Can send a resolution back"),
                        ],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["state", "proposed_at"], name="claims_resolution_state_at")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_resolution_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low__isnull", True),
                                    models.Q(
                                        ("low__gte", Decimal("-10000000000000000000000000")),
                                        ("low__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_low_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        ("best__gte", Decimal("-10000000000000000000000000")),
                                        ("best__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_best_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("high__isnull", True),
                                    models.Q(
                                        ("high__gte", Decimal("-10000000000000000000000000")),
                                        ("high__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_high_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low__isnull", True),
                                    ("high__isnull", True),
                                    ("low__lte", models.F("high")),
                                    _connector="OR",
                                ),
                                name="claims_resolution_low_to_high",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        models.Q(
                                            ("low__isnull", True),
                                            ("low__lte", models.F("best")),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("high__isnull", True),
                                            ("high__gte", models.F("best")),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_best_inside",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stance", ""),
                                    models.Q(
                                        ("best__isnull", True), ("high__isnull", True), ("low__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_stance_or_figure",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stance__in", ["affirms", "denies", ""])),
                                name="claims_resolution_stance",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__in", ["low", "moderate", "high"])),
                                name="claims_resolution_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("as_of__isnull", True), ("as_of__isempty", False), _connector="OR"
                                ),
                                name="claims_resolution_as_of_not_empty",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rationale__regex", "\\S")),
                                name="claims_resolution_rationale_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["proposed", "returned", "approved", "withdrawn"])
                                ),
                                name="claims_resolution_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_resolution_approved_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("returned_at__isnull", True), ("returned_by__isnull", True)),
                                    models.Q(("returned_at__isnull", False), ("returned_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_resolution_returned_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by__isnull", True),
                                    models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="claims_resolution_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved_by__isnull", False), ("state", "approved")),
                                    models.Q(
                                        models.Q(("state", "approved"), _negated=True),
                                        ("approved_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_approved_means_approver",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned_by__isnull", True),
                                    ("return_comment__regex", "\\S"),
                                    _connector="OR",
                                ),
                                name="claims_resolution_returned_with_comment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("independent_count__gte", 2),
                                    ("single_voice_reason__regex", "\\S"),
                                    _connector="OR",
                                ),
                                name="claims_resolution_single_voice_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "method__in",
                                        [
                                            "report_range",
                                            "most_authoritative",
                                            "convergent",
                                            "part_and_whole",
                                            "undetermined",
                                            "editorial_judgement",
                                        ],
                                    )
                                ),
                                name="claims_resolution_method",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low_modality", ""),
                                    models.Q(
                                        (
                                            "low_modality__in",
                                            [
                                                "approx",
                                                "at_least",
                                                "at_most",
                                                "just_over",
                                                "less_than",
                                                "more_than",
                                                "nearly",
                                                "up_to",
                                            ],
                                        ),
                                        models.Q(
                                            ("low__isnull", False), ("best__isnull", False), _connector="OR"
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_low_modality",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("high_modality", ""),
                                    models.Q(
                                        (
                                            "high_modality__in",
                                            [
                                                "approx",
                                                "at_least",
                                                "at_most",
                                                "just_over",
                                                "less_than",
                                                "more_than",
                                                "nearly",
                                                "up_to",
                                            ],
                                        ),
                                        models.Q(
                                            ("high__isnull", False), ("best__isnull", False), _connector="OR"
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_high_modality",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        models.Q(
                                            (
                                                "low_modality__in",
                                                ["at_least", "at_most", "less_than", "more_than", "up_to"],
                                            ),
                                            _negated=True,
                                        ),
                                        models.Q(
                                            (
                                                "high_modality__in",
                                                ["at_least", "at_most", "less_than", "more_than", "up_to"],
                                            ),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_no_best_from_bound",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("method", "editorial_judgement"), _negated=True),
                                    ("judgement_reason__regex", "\\S"),
                                    _connector="OR",
                                ),
                                name="claims_resolution_judgement_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence_offered__in", ["low", "moderate", "high", ""])
                                ),
                                name="claims_resolution_confidence_offered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "confidence_reasons__contained_by",
                                        [
                                            "imprecise",
                                            "imputed",
                                            "indirect",
                                            "one_voice",
                                            "own_calculation",
                                            "spread",
                                        ],
                                    )
                                ),
                                name="claims_resolution_confidence_reasons",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(
                                            ("confidence__in", ["moderate", "high"]),
                                            ("confidence_offered", "low"),
                                            _negated=True,
                                        ),
                                        models.Q(
                                            ("confidence", "high"),
                                            ("confidence_offered", "moderate"),
                                            _negated=True,
                                        ),
                                    ),
                                    ("confidence_reason__regex", "\\S"),
                                    _connector="OR",
                                ),
                                name="claims_resolution_surer_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                                    models.Q(
                                        ("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_resolution_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("earlier_figure__in", ["was_wrong", "moved_on", ""])),
                                name="claims_resolution_earlier_figure",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("earlier_figure", "was_wrong"), _negated=True),
                                    ("earlier_reason__regex", "\\S"),
                                    _connector="OR",
                                ),
                                name="claims_resolution_wrong_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResolutionInput",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "resolution",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inputs",
                                to="claims.resolution",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolution_inputs",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("used", "used"),
                                    ("considered", "considered"),
                                    ("excluded", "excluded"),
                                    ("other_time", "other_time"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "ordering": ["resolution_id", "use", "id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_resolutioninput_topic_id"
                            ),
                            models.UniqueConstraint(
                                fields=("topic", "resolution", "claim"),
                                name="claims_resolutioninput_claim_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("use", "excluded"), _negated=True),
                                    ("reason__regex", "\\S"),
                                    _connector="OR",
                                ),
                                name="claims_resolutioninput_excluded_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("use__in", ["used", "considered", "excluded", "other_time"])
                                ),
                                name="claims_resolutioninput_use",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VerifiedFigure",
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
                            "topic",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        ("as_of", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("low", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                        (
                            "best",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "high",
                            models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True),
                        ),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[("affirms", "affirms"), ("denies", "denies")],
                                default="",
                                max_length=8,
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("report_range", "report range"),
                                    ("most_authoritative", "most authoritative"),
                                    ("convergent", "convergent"),
                                    ("part_and_whole", "part and whole"),
                                    ("undetermined", "undetermined"),
                                    ("editorial_judgement", "editorial judgement"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[("low", "low"), ("moderate", "moderate"), ("high", "high")],
                                max_length=8,
                            ),
                        ),
                        (
                            "independent_count",
                            models.PositiveIntegerField(help_text="Independent voices behind it."),
                        ),
                        (
                            "independent_exact",
                            models.BooleanField(
                                db_default=True,
                                default=True,
                                help_text="Not set: there are too many sources to try every set; at least so many are independent.",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="claims.question",
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        (
                            "change_kind",
                            models.CharField(
                                choices=[
                                    ("NEW", "NEW"),
                                    ("UPDATE", "UPDATE"),
                                    ("CORRECTED", "CORRECTED"),
                                    ("REFILE", "REFILE"),
                                    ("HOLD", "HOLD"),
                                    ("DISPUTED", "DISPUTED"),
                                    ("CHALLENGED", "CHALLENGED"),
                                    ("STALE", "STALE"),
                                    ("WITHDRAWN", "WITHDRAWN"),
                                    ("REDACTED", "REDACTED"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("verified", "verified"),
                                    ("disputed", "disputed"),
                                    ("unverified", "unverified"),
                                    ("on_hold", "on hold"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True, default="", help_text="Why this version, for any but the first."
                            ),
                        ),
                        (
                            "resolution",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="claims.resolution",
                            ),
                        ),
                        ("review_by", models.DateField()),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("published_at", models.DateTimeField()),
                        (
                            "published_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "count_withheld",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Readers are given no count: claims that may not be shown lower it.",
                            ),
                        ),
                        (
                            "high_modality",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("approx", "approx"),
                                    ("at_least", "at least"),
                                    ("at_most", "at most"),
                                    ("just_over", "just over"),
                                    ("less_than", "less than"),
                                    ("more_than", "more than"),
                                    ("nearly", "nearly"),
                                    ("up_to", "up to"),
                                ],
                                db_default="",
                                default="",
                                help_text="How the sources word the high end (or a single value); empty: a plain number.",
                                max_length=10,
                            ),
                        ),
                        (
                            "low_modality",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("approx", "approx"),
                                    ("at_least", "at least"),
                                    ("at_most", "at most"),
                                    ("just_over", "just over"),
                                    ("less_than", "less than"),
                                    ("more_than", "more than"),
                                    ("nearly", "nearly"),
                                    ("up_to", "up to"),
                                ],
                                db_default="",
                                default="",
                                help_text="How the sources word the low end (or a single value); empty: a plain number.",
                                max_length=10,
                            ),
                        ),
                        (
                            "act",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("session", "session"),
                                    ("second_factor", "second factor"),
                                    ("provider", "provider"),
                                    ("password", "password"),
                                    ("token", "token"),
                                    ("command", "command"),
                                    ("job", "job"),
                                ],
                                db_default="",
                                default="",
                                help_text="How it was done; empty: not recorded.",
                                max_length=13,
                            ),
                        ),
                        (
                            "act_detail",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The token's id, the command, the job or the provider.",
                                max_length=200,
                            ),
                        ),
                        (
                            "public_reason",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Of a hold or a withdrawal: what readers get.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["question_id", "-as_of", "-version"],
                        "permissions": [
                            ("hold_verifiedfigure", "Can put a figure on hold, at once and alone"),
                            ("withdraw_verifiedfigure", "Can withdraw a figure"),
                        ],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["topic", "question", "-as_of", "-version"],
                                name="claims_verifiedfigure_current",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_verifiedfigure_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low__isnull", True),
                                    models.Q(
                                        ("low__gte", Decimal("-10000000000000000000000000")),
                                        ("low__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_low_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        ("best__gte", Decimal("-10000000000000000000000000")),
                                        ("best__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_best_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("high__isnull", True),
                                    models.Q(
                                        ("high__gte", Decimal("-10000000000000000000000000")),
                                        ("high__lte", Decimal("10000000000000000000000000")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_high_finite",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low__isnull", True),
                                    ("high__isnull", True),
                                    ("low__lte", models.F("high")),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_low_to_high",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        models.Q(
                                            ("low__isnull", True),
                                            ("low__lte", models.F("best")),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("high__isnull", True),
                                            ("high__gte", models.F("best")),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_best_inside",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stance", ""),
                                    models.Q(
                                        ("best__isnull", True), ("high__isnull", True), ("low__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_stance_or_figure",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stance__in", ["affirms", "denies", ""])),
                                name="claims_verifiedfigure_stance",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__in", ["low", "moderate", "high"])),
                                name="claims_verifiedfigure_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("as_of__isnull", True), ("as_of__isempty", False), _connector="OR"
                                ),
                                name="claims_verifiedfigure_as_of_not_empty",
                            ),
                            models.UniqueConstraint(
                                fields=("topic", "question", "as_of", "version"),
                                name="claims_verifiedfigure_version_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "standing__in",
                                        ["verified", "disputed", "unverified", "on_hold", "withdrawn"],
                                    )
                                ),
                                name="claims_verifiedfigure_standing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("change_kind__in", ["NEW", "UPDATE"]),
                                    ("reason__regex", "\\S"),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_change_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("standing", "verified"), ("best__isnull", True), _connector="OR"
                                ),
                                name="claims_verifiedfigure_no_bare_best",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("change_kind__in", ["NEW", "UPDATE"]), ("version", 1)),
                                    models.Q(
                                        ("version__gt", 1),
                                        models.Q(("change_kind__in", ["NEW", "UPDATE"]), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_first_is_new",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "method__in",
                                        [
                                            "report_range",
                                            "most_authoritative",
                                            "convergent",
                                            "part_and_whole",
                                            "undetermined",
                                            "editorial_judgement",
                                        ],
                                    )
                                ),
                                name="claims_verifiedfigure_method",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low_modality", ""),
                                    models.Q(
                                        (
                                            "low_modality__in",
                                            [
                                                "approx",
                                                "at_least",
                                                "at_most",
                                                "just_over",
                                                "less_than",
                                                "more_than",
                                                "nearly",
                                                "up_to",
                                            ],
                                        ),
                                        models.Q(
                                            ("low__isnull", False), ("best__isnull", False), _connector="OR"
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_low_modality",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("high_modality", ""),
                                    models.Q(
                                        (
                                            "high_modality__in",
                                            [
                                                "approx",
                                                "at_least",
                                                "at_most",
                                                "just_over",
                                                "less_than",
                                                "more_than",
                                                "nearly",
                                                "up_to",
                                            ],
                                        ),
                                        models.Q(
                                            ("high__isnull", False), ("best__isnull", False), _connector="OR"
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_high_modality",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("best__isnull", True),
                                    models.Q(
                                        models.Q(
                                            (
                                                "low_modality__in",
                                                ["at_least", "at_most", "less_than", "more_than", "up_to"],
                                            ),
                                            _negated=True,
                                        ),
                                        models.Q(
                                            (
                                                "high_modality__in",
                                                ["at_least", "at_most", "less_than", "more_than", "up_to"],
                                            ),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_no_best_from_bound",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "change_kind__in",
                                        [
                                            "NEW",
                                            "UPDATE",
                                            "CORRECTED",
                                            "REFILE",
                                            "HOLD",
                                            "DISPUTED",
                                            "CHALLENGED",
                                            "STALE",
                                            "WITHDRAWN",
                                            "REDACTED",
                                        ],
                                    )
                                ),
                                name="claims_verifiedfigure_change_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("change_kind__in", ("HOLD", "DISPUTED", "CHALLENGED", "STALE")),
                                    models.Q(
                                        ("approved_by__isnull", False),
                                        ("proposed_by__isnull", False),
                                        models.Q(("proposed_by", models.F("approved_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("change_kind", "HOLD"), ("standing", "on_hold")),
                                    models.Q(("change_kind", "DISPUTED"), ("standing", "disputed")),
                                    models.Q(
                                        ("change_kind__in", ["WITHDRAWN", "REDACTED"]),
                                        ("standing", "withdrawn"),
                                    ),
                                    models.Q(
                                        (
                                            "change_kind__in",
                                            ["NEW", "UPDATE", "CORRECTED", "REFILE", "CHALLENGED", "STALE"],
                                        ),
                                        ("standing__in", ["verified", "disputed", "unverified"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_standing_fits_change",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                                    models.Q(
                                        ("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_verifiedfigure_act",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Publication",
                    fields=[
                        ("seq", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                        (
                            "figure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publication",
                                to="claims.verifiedfigure",
                            ),
                        ),
                        (
                            "body",
                            models.TextField(
                                help_text="Canonical JSON: sorted keys, no white space, decimals as strings."
                            ),
                        ),
                        ("prev_hash", models.CharField(blank=True, max_length=64)),
                        ("sha256", models.CharField(max_length=64, unique=True)),
                        ("published_at", models.DateTimeField()),
                        (
                            "published_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["seq"],
                        "indexes": [models.Index(fields=["published_at"], name="claims_publication_at")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("seq__gte", 1)), name="claims_publication_seq_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sha256",
                                        operations_of_ours.Sha256Hex(models.F("prev_hash"), models.F("body")),
                                    ),
                                    ("body__contains", "[Removed for legal reasons]"),
                                    _connector="OR",
                                ),
                                name="claims_publication_sha256",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
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
                            "webhook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="claims.webhook",
                            ),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="claims.publication",
                            ),
                        ),
                        (
                            "replay_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replays",
                                to="claims.delivery",
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
                        "verbose_name_plural": "deliveries",
                        "ordering": ["-recorded_at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("replay_of__isnull", True)),
                                fields=("webhook", "publication"),
                                name="claims_delivery_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                            "token",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="claims.apitoken",
                            ),
                        ),
                        (
                            "pulled",
                            models.ForeignKey(
                                help_text="What the token had pulled.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.publication",
                            ),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                help_text="What took its place.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="claims.publication",
                            ),
                        ),
                        ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "acknowledged_by",
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
                        "verbose_name": "recall notice",
                        "ordering": ["-publication", "-id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("acknowledged_at__isnull", True)),
                                fields=["token"],
                                name="claims_notice_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("token", "publication"), name="claims_notice_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("publication__gt", models.F("pulled"))),
                                name="claims_notice_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_notice_acknowledged_by_someone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Retrieval",
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
                            "token",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="retrievals",
                                to="claims.apitoken",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.question",
                            ),
                        ),
                        ("as_of", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="retrievals",
                                to="claims.publication",
                            ),
                        ),
                        ("pulled", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-pulled", "-id"],
                        "indexes": [
                            models.Index(fields=["question", "as_of"], name="claims_retrieval_figure")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("token", "question", "as_of"), name="claims_retrieval_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WeeklyReport",
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
                        ("week", models.CharField(help_text="ISO 8601: 2024-W45.", max_length=8)),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="weekly_reports",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "policy",
                            models.CharField(
                                help_text="Version of the rules by which it was decided.", max_length=20
                            ),
                        ),
                        ("body", models.TextField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "head",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.publication",
                            ),
                        ),
                        (
                            "publications",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveBigIntegerField(),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "claims",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("issued_at", models.DateTimeField()),
                        (
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-week", "topic"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["publications"], name="claims_weeklyreport_tells"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["claims"], name="claims_weeklyreport_claims"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("week", "topic"),
                                name="claims_weeklyreport_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("week__regex", "^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$")),
                                name="claims_weeklyreport_week",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sha256", operations_of_ours.Sha256Hex(models.F("body"))),
                                    ("body__contains", "[Removed for legal reasons]"),
                                    _connector="OR",
                                ),
                                name="claims_weeklyreport_sha256",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeliveryAttempt",
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
                        ("attempted_at", models.DateTimeField()),
                        ("problem", models.CharField(blank=True, default="", max_length=300)),
                        ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attempts",
                                to="claims.delivery",
                            ),
                        ),
                        ("accepted", models.BooleanField(help_text="Answered with 2xx.")),
                    ],
                    options={
                        "ordering": ["attempted_at", "id"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Erratum",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="claims.weeklyreport",
                            ),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="claims.publication",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "transition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.transition",
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
                        ("told_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "errata",
                        "ordering": ["recorded_at", "id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("told_at__isnull", True)),
                                fields=["id"],
                                name="claims_erratum_untold",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "publication"), name="claims_erratum_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("claim__isnull", False)),
                                fields=("report", "topic", "claim", "transition"),
                                name="claims_erratum_claim_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("claim__isnull", True),
                                        ("publication__isnull", False),
                                        ("topic__isnull", True),
                                        ("transition__isnull", True),
                                    ),
                                    models.Q(
                                        ("claim__isnull", False),
                                        ("publication__isnull", True),
                                        ("topic__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_erratum_of_figure_or_claim",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeAttempt",
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
                        ("attempted_at", models.DateTimeField()),
                        ("problem", models.CharField(blank=True, default="", max_length=300)),
                        (
                            "mail",
                            models.EmailField(help_text="The person's address at that time.", max_length=254),
                        ),
                        ("accepted", models.BooleanField(help_text="Taken by the mail server.")),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attempts",
                                to="claims.notice",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["attempted_at", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("mail__regex", "\\S")),
                                name="claims_noticeattempt_mail_not_blank",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportDelivery",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="claims.weeklyreport",
                            ),
                        ),
                        (
                            "subscription",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="claims.subscription",
                            ),
                        ),
                        (
                            "errata",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
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
                        "verbose_name_plural": "report deliveries",
                        "ordering": ["-recorded_at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("errata", [])),
                                fields=("report", "subscription"),
                                name="claims_reportdelivery_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportAttempt",
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
                        ("attempted_at", models.DateTimeField()),
                        ("problem", models.CharField(blank=True, default="", max_length=300)),
                        ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attempts",
                                to="claims.reportdelivery",
                            ),
                        ),
                        (
                            "accepted",
                            models.BooleanField(help_text="Answered with 2xx, or taken by the mail server."),
                        ),
                    ],
                    options={
                        "ordering": ["attempted_at", "id"],
                        "abstract": False,
                    },
                ),
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
                            models.PositiveBigIntegerField(
                                help_text="Its number in the chain that it belongs to."
                            ),
                        ),
                        ("body", models.TextField(help_text="The published document, byte for byte.")),
                        ("prev_hash", models.CharField(blank=True, max_length=64)),
                        ("sha256", models.CharField(max_length=64)),
                        ("published_at", models.DateTimeField()),
                        (
                            "head_seq",
                            models.PositiveBigIntegerField(
                                help_text="Number of the newest link of that chain."
                            ),
                        ),
                        (
                            "head_sha256",
                            models.CharField(
                                help_text="Hash of the newest link of that chain.", max_length=64
                            ),
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sha256",
                                        operations_of_ours.Sha256Hex(models.F("prev_hash"), models.F("body")),
                                    ),
                                    ("body__contains", "[Removed for legal reasons]"),
                                    _connector="OR",
                                ),
                                name="claims_foreignpublication_sha256",
                            ),
                        ],
                    },
                ),
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("verifier__regex", "\\S")),
                                name="claims_ledgerkey_verifier_not_blank",
                            )
                        ],
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("publication", "signed_with"), name="claims_checkpoint_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("note__regex", "\\S")),
                                name="claims_checkpoint_note_not_blank",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccountChange",
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
                            "act",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("session", "session"),
                                    ("second_factor", "second factor"),
                                    ("provider", "provider"),
                                    ("password", "password"),
                                    ("token", "token"),
                                    ("command", "command"),
                                    ("job", "job"),
                                ],
                                db_default="",
                                default="",
                                help_text="How it was done; empty: not recorded.",
                                max_length=13,
                            ),
                        ),
                        (
                            "act_detail",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The token's id, the command, the job or the provider.",
                                max_length=200,
                            ),
                        ),
                        ("what", models.CharField(help_text="The fields that were changed.", max_length=300)),
                        ("recorded_at", models.DateTimeField()),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="account_changes",
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
                    ],
                    options={
                        "verbose_name": "change of an account",
                        "verbose_name_plural": "changes of accounts",
                        "ordering": ["-recorded_at", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                                    models.Q(
                                        ("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_accountchange_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("what__regex", "\\S")), name="claims_accountchange_what"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                    models.Q(
                                        ("confirmed_at__isnull", False), ("confirmed_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_accountchange_confirmed_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("recorded_by", models.F("person")), _negated=True),
                                name="claims_accountchange_of_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by__isnull", True),
                                    models.Q(
                                        models.Q(("confirmed_by", models.F("person")), _negated=True),
                                        models.Q(("confirmed_by", models.F("recorded_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_accountchange_three_people",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServedText",
                    fields=[
                        (
                            "publication",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="served",
                                serialize=False,
                                to="claims.publication",
                            ),
                        ),
                        ("form", models.CharField(max_length=8)),
                        (
                            "printable",
                            models.TextField(
                                blank=True,
                                help_text="The document with its display, while it may be printed; empty: it never may.",
                            ),
                        ),
                        (
                            "withheld",
                            models.TextField(
                                help_text="The document where it may not: what was last said stands apart."
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Watch",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "every_hours",
                            models.PositiveSmallIntegerField(help_text="Hours from one visit to the next."),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="watches",
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
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_watch_superseded_by_someone",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("document",),
                                name="claims_watch_live_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("every_hours__gte", 1), ("every_hours__lte", 2160)),
                                name="claims_watch_every_hours",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
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
                        ("visited_at", models.DateTimeField()),
                        (
                            "problem",
                            models.CharField(
                                blank=True, default="", help_text="Why there was no text.", max_length=300
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="sources.snapshot",
                            ),
                        ),
                        (
                            "watch",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="claims.watch",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-visited_at", "-id"],
                        "indexes": [
                            models.Index(fields=["watch", "-visited_at", "-id"], name="claims_visit_newest")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("problem", ""), ("snapshot__isnull", False)),
                                    models.Q(
                                        ("snapshot__isnull", True), models.Q(("problem", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_visit_text_or_problem",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Following",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("follows", models.BooleanField()),
                        ("chosen_at", models.DateTimeField()),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="following",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followings",
                                to="claims.topic",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "person"), name="claims_following_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SettledFlag",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "flag",
                            models.CharField(
                                choices=[
                                    ("unread", "unread"),
                                    ("out_of_range", "out of range"),
                                    ("bound_far_off", "bound far off"),
                                    ("attribution_denied", "attribution denied"),
                                    ("leap", "leap"),
                                    ("standstill", "standstill"),
                                    ("daily_figures", "daily figures"),
                                    ("restated_past", "restated past"),
                                    ("possible_common_origin", "possible common origin"),
                                    ("does_it_stand", "does it stand"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(choices=[("right", "right"), ("wrong", "wrong")], max_length=8),
                        ),
                        ("reason", models.TextField()),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settled_flags",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "corrected_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_settledflag_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_settledflag_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "flag__in",
                                        [
                                            "unread",
                                            "out_of_range",
                                            "bound_far_off",
                                            "attribution_denied",
                                            "leap",
                                            "standstill",
                                            "daily_figures",
                                            "restated_past",
                                            "possible_common_origin",
                                            "does_it_stand",
                                        ],
                                    )
                                ),
                                name="claims_settledflag_flag",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ["right", "wrong"])),
                                name="claims_settledflag_verdict",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("topic", "claim", "flag"),
                                name="claims_settledflag_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("corrected_by__isnull", True), ("verdict", "right")),
                                    models.Q(
                                        ("corrected_by__isnull", False),
                                        ("verdict", "wrong"),
                                        models.Q(("corrected_by", models.F("claim")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_settledflag_wrong_is_corrected",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="claims_settledflag_reason_given",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactCheck",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "fact_check_id",
                            models.UUIDField(default=operations_of_ours.new_id, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("known_by", models.CharField(editable=False, max_length=64)),
                        ("claim", models.TextField(max_length=5000)),
                        ("claimant", models.CharField(blank=True, default="", max_length=300)),
                        ("claimed_on", models.DateField(blank=True, null=True)),
                        ("verdict", models.TextField(max_length=5000)),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("true", "true"),
                                    ("mostly_true", "mostly true"),
                                    ("mixed", "mixed"),
                                    ("mostly_false", "mostly false"),
                                    ("false", "false"),
                                    ("misleading", "misleading"),
                                    ("missing_context", "missing context"),
                                    ("unproven", "unproven"),
                                    ("altered", "altered"),
                                    ("satire", "satire"),
                                ],
                                default="",
                                max_length=15,
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("url", models.URLField(blank=True, default="", max_length=2000)),
                        ("archived_url", models.URLField(blank=True, default="", max_length=2000)),
                        ("correction_reason", models.TextField(blank=True, default="")),
                        (
                            "checker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fact_checks",
                                to="sources.source",
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
                            "withdrawn",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="It should not have been recorded, or its checker took it back.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-checked_on", "-id"],
                        "abstract": False,
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("claim"), name="claims_factcheck_words"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_factcheck_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("claim__regex", "\\S")),
                                name="claims_factcheck_claim_given",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("verdict__regex", "\\S")),
                                name="claims_factcheck_verdict_given",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "rating__in",
                                        [
                                            "true",
                                            "mostly_true",
                                            "mixed",
                                            "mostly_false",
                                            "false",
                                            "misleading",
                                            "missing_context",
                                            "unproven",
                                            "altered",
                                            "satire",
                                            "",
                                        ],
                                    )
                                ),
                                name="claims_factcheck_rating",
                            ),
                            models.UniqueConstraint(
                                fields=("fact_check_id", "version"), name="claims_factcheck_version"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("fact_check_id",),
                                name="claims_factcheck_one_live",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("known_by",),
                                name="claims_factcheck_known_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1),
                                    models.Q(("correction_reason__regex", "\\S"), ("version__gt", 1)),
                                    _connector="OR",
                                ),
                                name="claims_factcheck_corrected_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Import",
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
                        ("file_name", models.CharField(max_length=255)),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField(help_text="In bytes.")),
                        ("mapping", models.JSONField(blank=True, default=dict)),
                        ("declared", models.JSONField(blank=True, default=dict)),
                        (
                            "keep_going",
                            models.BooleanField(
                                default=False, help_text="Valid rows are recorded beside invalid ones."
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "received"),
                                    ("previewed", "previewed"),
                                    ("queued", "queued"),
                                    ("running", "running"),
                                    ("done", "done"),
                                    ("failed", "failed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("detected", models.JSONField(blank=True, default=dict)),
                        ("total", models.PositiveIntegerField(blank=True, null=True)),
                        ("counts", models.JSONField(blank=True, default=dict)),
                        (
                            "problem",
                            models.TextField(
                                blank=True, default="", help_text="Why nothing could be read of it."
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("started_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "undone_at",
                            models.DateTimeField(
                                blank=True, help_text="The same, once all of it is undone.", null=True
                            ),
                        ),
                        ("undone_reason", models.TextField(blank=True, default="")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undo_asked_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="When undoing it was decided: the time of all that it changes.",
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "indexes": [
                            models.Index(fields=["-recorded_at", "-id"], name="claims_import_newest"),
                            models.Index(
                                condition=models.Q(("undone_at__isnull", False)),
                                fields=["undone_at"],
                                name="claims_import_undone",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("file_name__regex", "\\S")),
                                name="claims_import_file_name_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                                name="claims_import_sha256",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["received", "previewed", "queued", "running", "done", "failed"],
                                    )
                                ),
                                name="claims_import_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("started_at__isnull", True), ("started_by__isnull", True)),
                                    models.Q(("started_at__isnull", False), ("started_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_import_started_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["running", "done"]), _negated=True),
                                    ("started_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="claims_import_runs_once_started",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("undo_asked_at__isnull", True),
                                        ("undone_at__isnull", True),
                                        ("undone_by__isnull", True),
                                    ),
                                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                                    models.Q(("undo_asked_at__isnull", False), ("undone_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_import_undone_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_by__isnull", True), ("undone_reason", "")),
                                    models.Q(
                                        ("started_at__isnull", False),
                                        ("undone_by__isnull", False),
                                        ("undone_reason__regex", "\\S"),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_import_undone_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportFile",
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
                        ("content", models.BinaryField()),
                        (
                            "record",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="file",
                                to="claims.import",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportRows",
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
                        ("preview", models.BooleanField(default=False)),
                        (
                            "lines",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveIntegerField(), size=None
                            ),
                        ),
                        ("fates", models.TextField()),
                        (
                            "claims",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(null=True), size=None
                            ),
                        ),
                        ("problems", models.JSONField(blank=True, default=dict)),
                        (
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="row_sets",
                                to="claims.import",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["record", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        models.Func(
                                            "lines",
                                            function="cardinality",
                                            output_field=models.IntegerField(),
                                        ),
                                        models.Func(
                                            "claims",
                                            function="cardinality",
                                            output_field=models.IntegerField(),
                                        ),
                                    ),
                                    django.db.models.lookups.Exact(
                                        models.Func(
                                            "lines",
                                            function="cardinality",
                                            output_field=models.IntegerField(),
                                        ),
                                        django.db.models.functions.text.Length("fates"),
                                    ),
                                ),
                                name="claims_importrows_as_many",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Redaction",
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
                            "act",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("session", "session"),
                                    ("second_factor", "second factor"),
                                    ("provider", "provider"),
                                    ("password", "password"),
                                    ("token", "token"),
                                    ("command", "command"),
                                    ("job", "job"),
                                ],
                                db_default="",
                                default="",
                                help_text="How it was done; empty: not recorded.",
                                max_length=13,
                            ),
                        ),
                        (
                            "act_detail",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The token's id, the command, the job or the provider.",
                                max_length=200,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
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
                        ("target", models.CharField(help_text="The id of what is removed.", max_length=40)),
                        ("reason", models.TextField(help_text="Why, without the words themselves.")),
                        (
                            "authority",
                            models.CharField(
                                help_text="Who demands it: a court's order, a law, a claim.", max_length=300
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[("carried_out", "carried_out"), ("refused", "refused")],
                                default="",
                                max_length=12,
                            ),
                        ),
                        (
                            "decision_reason",
                            models.TextField(blank=True, default="", help_text="Of a refusal."),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("removed", models.JSONField(blank=True, default=dict)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "permissions": [("carry_out_redaction", "Can carry out or refuse a redaction")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                                    models.Q(
                                        ("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_redaction_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decision__in", ["carried_out", "refused", ""])),
                                name="claims_redaction_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("target__regex", "\\S")), name="claims_redaction_target"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")), name="claims_redaction_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("authority__regex", "\\S")),
                                name="claims_redaction_authority",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("decision", ""),
                                    ),
                                    models.Q(
                                        models.Q(("decision", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_redaction_decided_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decision", "carried_out"), _negated=True),
                                    models.Q(("decided_by", models.F("recorded_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="claims_redaction_two_people",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "")),
                                fields=("kind", "target"),
                                name="claims_redaction_open_once",
                            ),
                            models.CheckConstraint(
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
                                        ],
                                    )
                                ),
                                name="claims_redaction_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoryTemplate",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        ("name", models.CharField(max_length=80)),
                        ("content", models.JSONField()),
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
                        "ordering": ["name", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_storytemplate_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")),
                                name="claims_storytemplate_name_given",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("name",),
                                name="claims_storytemplate_one_of_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TypedForm",
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
                        ("address", models.CharField(max_length=500)),
                        ("fields", models.JSONField()),
                        ("saved_at", models.DateTimeField(db_index=True)),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("address__regex", "\\S")),
                                name="claims_typedform_address_given",
                            ),
                            models.UniqueConstraint(
                                fields=("saved_by", "address"), name="claims_typedform_one_of_a_form"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionSplit",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "claims",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("ended_reason", models.TextField(blank=True, default="")),
                        (
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.question",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="splits",
                                to="claims.question",
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
                            "relation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.questionrelation",
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_questionsplit_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_questionsplit_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="claims_questionsplit_reason_given",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("question", models.F("other")), _negated=True),
                                name="claims_questionsplit_two_questions",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("claims__len__gt", 0)),
                                name="claims_questionsplit_of_claims",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_reason", ""), ("superseded_at__isnull", True)),
                                    models.Q(
                                        ("ended_reason__regex", "\\S"), ("superseded_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_questionsplit_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DismissedChange",
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
                        ("claim_id", models.UUIDField(help_text="The claim, whatever its version.")),
                        ("words", models.TextField(help_text="The sentence as the page had it.")),
                        ("reason", models.TextField()),
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
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_dismissedchange_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words__regex", "\\S")),
                                name="claims_dismissedchange_words_given",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="claims_dismissedchange_reason_given",
                            ),
                            models.UniqueConstraint(
                                models.F("topic"),
                                models.F("claim_id"),
                                django.db.models.functions.text.MD5("words"),
                                name="claims_dismissedchange_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactCheckLink",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        ("fact_check_id", models.UUIDField()),
                        ("claim_id", models.UUIDField()),
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["fact_check_id"], name="claims_factchecklink_of_check")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_factchecklink_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_factchecklink_superseded_by_someone",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("topic", "claim_id", "fact_check_id"),
                                name="claims_factchecklink_one_live",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feed",
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
                        ("name", models.CharField(max_length=120)),
                        ("url", models.URLField(max_length=2000)),
                        (
                            "every_hours",
                            models.PositiveSmallIntegerField(help_text="Hours from one reading to the next."),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        ("problem", models.CharField(blank=True, default="", max_length=300)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "publisher",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feeds",
                                to="sources.source",
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
                        "ordering": ["name", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")), name="claims_feed_name_given"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_feed_ended_by_someone",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("url",),
                                name="claims_feed_followed_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("every_hours__gte", 1), ("every_hours__lte", 2160)),
                                name="claims_feed_every_hours",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedEntry",
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
                        ("known_by", models.CharField(max_length=64)),
                        ("title", models.CharField(max_length=300)),
                        ("url", models.URLField(max_length=2000)),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        ("found_at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "reason",
                            models.TextField(blank=True, default="", help_text="Why it was dismissed."),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feed_entries",
                                to="sources.document",
                            ),
                        ),
                        (
                            "feed",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="claims.feed",
                            ),
                        ),
                        (
                            "settled_by",
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
                        "ordering": ["-found_at", "-id"],
                        "indexes": [
                            models.Index(fields=["-found_at", "-id"], name="claims_feedentry_newest")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claims_feedentry_settled_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("document__isnull", True), ("settled_at__isnull", False), _connector="OR"
                                ),
                                name="claims_feedentry_taken_once_settled",
                            ),
                            models.UniqueConstraint(
                                fields=("feed", "known_by"), name="claims_feedentry_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedMapping",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        ("name", models.CharField(max_length=80)),
                        ("mapping", models.JSONField(blank=True, default=dict)),
                        ("declared", models.JSONField(blank=True, default=dict)),
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
                        "ordering": ["name", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_savedmapping_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name__regex", "\\S")),
                                name="claims_savedmapping_name_given",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("name",),
                                name="claims_savedmapping_one_of_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionCorrection",
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
                            "act",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("session", "session"),
                                    ("second_factor", "second factor"),
                                    ("provider", "provider"),
                                    ("password", "password"),
                                    ("token", "token"),
                                    ("command", "command"),
                                    ("job", "job"),
                                ],
                                db_default="",
                                default="",
                                help_text="How it was done; empty: not recorded.",
                                max_length=13,
                            ),
                        ),
                        (
                            "act_detail",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The token's id, the command, the job or the provider.",
                                max_length=200,
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("before", models.JSONField()),
                        ("after", models.JSONField()),
                        ("reason", models.TextField()),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "question",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="claims.question",
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "id"), name="claims_questioncorrection_topic_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                                    models.Q(
                                        ("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_questioncorrection_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="claims_questioncorrection_reason_given",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)),
                                name="claims_questioncorrection_number_from_one",
                            ),
                            models.UniqueConstraint(
                                fields=("topic", "question", "number"),
                                name="claims_questioncorrection_number_once",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        ("contact_id", models.UUIDField(default=operations_of_ours.new_id, editable=False)),
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
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="claims.question",
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
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="sources.source",
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.topic",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-asked_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("outcome", ""), ("superseded_at__isnull", True), ("withdrawn", False)
                                ),
                                fields=["due_at", "id"],
                                name="claims_contact_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "id"), name="claims_contact_topic_id"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_contact_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "channel__in",
                                        ["phone", "email", "message", "in_person", "letter", "web_form"],
                                    )
                                ),
                                name="claims_contact_channel",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["answered", "declined", "no_answer", ""])
                                ),
                                name="claims_contact_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("asked__regex", "\\S")), name="claims_contact_asked_given"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("printed", False),
                                    models.Q(("outcome", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="claims_contact_printed_once_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reply", ""), ("outcome", "answered"), _connector="OR"),
                                name="claims_contact_reply_of_an_answer",
                            ),
                            models.UniqueConstraint(
                                fields=("topic", "contact_id", "version"), name="claims_contact_version"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("topic", "contact_id"),
                                name="claims_contact_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1),
                                    models.Q(("correction_reason__regex", "\\S"), ("version__gt", 1)),
                                    _connector="OR",
                                ),
                                name="claims_contact_corrected_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
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
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        ("evidence_id", models.UUIDField(default=operations_of_ours.new_id, editable=False)),
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
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
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
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="claims.evidencefile",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "evidence",
                        "ordering": ["-recorded_at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_evidence_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["image", "screenshot", "pdf", "video", "archived_page"])
                                ),
                                name="claims_evidence_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title__regex", "\\S")),
                                name="claims_evidence_title_given",
                            ),
                            models.CheckConstraint(
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
                            models.UniqueConstraint(
                                fields=("evidence_id", "version"), name="claims_evidence_version"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("evidence_id",),
                                name="claims_evidence_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1),
                                    models.Q(("correction_reason__regex", "\\S"), ("version__gt", 1)),
                                    _connector="OR",
                                ),
                                name="claims_evidence_corrected_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceFile",
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
                        "ordering": ["-recorded_at", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "media_type__in",
                                        (
                                            "image/png",
                                            "image/jpeg",
                                            "image/gif",
                                            "image/webp",
                                            "application/pdf",
                                        ),
                                    )
                                ),
                                name="claims_evidencefile_type",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sha256",
                                        models.Func(
                                            models.Func(
                                                models.F("content"),
                                                function="sha256",
                                                output_field=models.BinaryField(),
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cosignature",
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
                            "witness",
                            models.CharField(
                                help_text="Its public key, as C2SP signed notes write them.", max_length=300
                            ),
                        ),
                        (
                            "line",
                            models.TextField(help_text="The line below the note (C2SP tlog-cosignature)."),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "checkpoint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cosignatures",
                                to="claims.checkpoint",
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
                        "ordering": ["-recorded_at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("checkpoint", "witness"), name="claims_cosignature_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("witness__regex", "\\S")),
                                name="claims_cosignature_witness_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("line__regex", "\\S")),
                                name="claims_cosignature_line_not_blank",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PullJournal",
                    fields=[
                        ("file", models.UUIDField(help_text="Its name.", primary_key=True, serialize=False)),
                        ("drained", models.PositiveBigIntegerField(help_text="Bytes.")),
                    ],
                    options={
                        "verbose_name": "journal of reads",
                        "verbose_name_plural": "journals of reads",
                        "ordering": ["file"],
                    },
                ),
            ],
        ),
        # tokens that others made before this was held stay, and open nothing
        django.contrib.postgres.operations.AddConstraintNotValid(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scopes__overlap", ["admin", "publish", "review"]), _negated=True),
                    ("owner", models.F("recorded_by")),
                    ("revoked_at__isnull", False),
                    _connector="OR",
                ),
                name="claims_apitoken_strong_is_own",
            ),
        ),
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON claims_claim {on}", f"DROP INDEX {name}")
            for name, on in INDEXES.items()
        ),
        migrations.RunSQL(CACHE, "DROP TABLE claimcheck_cache;"),
    ]
