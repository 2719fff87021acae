"""The tables of claims, squashed on 2026-11-29. Frozen: later changes are migrations of their own."""

from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
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

    replaces = [
        ("claims", "0001_initial"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sources", "0001_schema"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # An exclusion constraint with an equality part works through a range over the id (no btree_gist needed).
        migrations.RunSQL(
            "CREATE TYPE uuidrange AS RANGE (subtype = uuid)", "DROP TYPE uuidrange", elidable=False
        ),
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
                ("per_minute", models.PositiveIntegerField(default=600, help_text="Requests a minute.")),
                (
                    "valid_until",
                    models.DateTimeField(blank=True, help_text="Empty: until it is revoked.", null=True),
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
                        condition=models.Q(("name__regex", "\\S")), name="claims_apitoken_name_not_blank"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="claims_apitoken_digest"
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
                "indexes": [models.Index(fields=["person", "-gathered_at"], name="claims_digest_newest")],
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
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "\\S")),
                        name="claims_idempotentanswer_key_not_blank",
                    ),
                    models.UniqueConstraint(fields=("asker", "key"), name="claims_idempotentanswer_once"),
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
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="claims_topic_name_not_blank"
                    )
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
                    models.UniqueConstraint(fields=("code", "dimension"), name="claims_unit_code_dimension")
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
                ("mail", models.EmailField(help_text="The person's address at that time.", max_length=254)),
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
                        condition=models.Q(("mail__regex", "\\S")), name="claims_digestattempt_mail_not_blank"
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
                        choices=[("claim", "claim"), ("conflict", "conflict"), ("resolution", "resolution")],
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
                    models.Index(fields=["topic", "record_id", "written_at"], name="claims_note_record")
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
                    models.CharField(help_text="The question as a reader would put it.", max_length=300),
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
                ("additive", models.BooleanField(default=True, help_text="A part can't exceed its whole.")),
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
                        blank=True, default="", help_text="Of a share; price year of money.", max_length=120
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
                "ordering": ["text"],
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("text", config="simple"),
                        name="claims_question_words",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_question_topic_id"),
                    models.UniqueConstraint(fields=("id", "dimension"), name="claims_question_id_dimension"),
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "\\S")), name="claims_question_text_not_blank"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["quantity", "yes_no", "date"])),
                        name="claims_question_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("temporality__in", ["stock", "cumulative", "flow", "timeless"])),
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
                            models.Q(("answer", "yes_no"), ("dimension", "truth"), ("unit__isnull", True)),
                            models.Q(("answer", "date"), ("dimension", "date"), ("unit__isnull", True)),
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
                ("shared", models.BooleanField(default=False, help_text="Everybody at the desk sees it.")),
            ],
            options={
                "ordering": ["name", "id"],
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
                        choices=[("claim", "claim"), ("conflict", "conflict"), ("resolution", "resolution")],
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
            ],
            options={
                "ordering": ["at", "id"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["topic", "record_id", "at"], name="claims_transition_record")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_transition_topic_id"),
                    models.CheckConstraint(
                        condition=models.Q(("record_kind__in", ["claim", "conflict", "resolution"])),
                        name="claims_transition_record_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_state", models.F("to_state")), _negated=True),
                        name="claims_transition_moves",
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
                    models.URLField(help_text="https only; no private or local address.", max_length=500),
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
                        condition=models.Q(("name__regex", "\\S")), name="claims_webhook_name_not_blank"
                    ),
                    models.UniqueConstraint(fields=("name",), name="claims_webhook_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("secret__regex", "^whsec_.+$")), name="claims_webhook_secret"
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
                        blank=True, help_text="Where it stands in the snapshot, in characters.", null=True
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
                ("best", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("high", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("core", django.contrib.postgres.fields.ranges.DecimalRangeField(default_bounds="[]")),
                ("outer", django.contrib.postgres.fields.ranges.DecimalRangeField(default_bounds="[]")),
                (
                    "as_of",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True, help_text="When it was true; empty means unknown.", null=True
                    ),
                ),
                (
                    "chain_complete",
                    models.BooleanField(
                        default=False, help_text="Every hop to us is named, and a person has confirmed it."
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
                ("internal", models.BooleanField(default=False, help_text="Appears in no output, ever.")),
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
                        django.contrib.postgres.search.SearchVector("quote", config="simple"),
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
                            ("superseded_at__isnull", True), models.Q(("external_id", ""), _negated=True)
                        ),
                        fields=("topic", "external_id"),
                        name="claims_claim_external_id_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quote__regex", "\\S")), name="claims_claim_quote_not_blank"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quote_kind__in", ["words", "data"])),
                        name="claims_claim_quote_kind",
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
                                    "",
                                ],
                            )
                        ),
                        name="claims_claim_modality",
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
                        condition=models.Q(("stated_confidence__in", ["low", "moderate", "high", ""])),
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
                                    ("low__isnull", True), ("low__lte", models.F("best")), _connector="OR"
                                ),
                                models.Q(
                                    ("high__isnull", True), ("high__gte", models.F("best")), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_best_inside",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("modality", "range"), ("high__isnull", False), ("low__isnull", False)),
                            models.Q(
                                ("modality__in", ["", "none", "uncountable"]),
                                ("best__isnull", True),
                                ("high__isnull", True),
                                ("low__isnull", True),
                            ),
                            models.Q(
                                models.Q(("modality", "range"), _negated=True),
                                models.Q(("modality__in", ["", "none", "uncountable"]), _negated=True),
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
                            models.Q(("dimension__in", ["truth", "date"]), ("written_unit__isnull", True)),
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
                                    ("outer__startswith__gte", Decimal("-10000000000000000000000000")),
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
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(
                                ("superseded_at__gte", models.F("recorded_at")),
                                ("superseded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_superseded_by_someone",
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
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_notification_topic_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["assigned", "second_person", "sent_back", "reopened", "held", "mentioned"],
                            )
                        ),
                        name="claims_notification_kind",
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
                    models.UniqueConstraint(fields=("topic", "question"), name="claims_pullcount_once"),
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
                    models.CharField(help_text="The question as a reader would put it.", max_length=300),
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
                ("additive", models.BooleanField(default=True, help_text="A part can't exceed its whole.")),
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
                        blank=True, default="", help_text="Of a share; price year of money.", max_length=120
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
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_questionrelation_topic_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(
                                ("superseded_at__gte", models.F("recorded_at")),
                                ("superseded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_questionrelation_superseded_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["part_of", "disjoint", "overlaps", "existence_of"])),
                        name="claims_questionrelation_kind",
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_scopeconfirmation_topic_id"),
                    models.UniqueConstraint(
                        fields=("topic", "first", "second"), name="claims_scopeconfirmation_pair_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="claims_scopeconfirmation_ordered",
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
                            models.Q(models.Q(("mail", ""), _negated=True), ("webhook__isnull", True)),
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
                    models.URLField(help_text="https only; no private or local address.", max_length=500),
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
                        ],
                        default="",
                        max_length=24,
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
                ("lowest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("highest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
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
                    models.BooleanField(default=False, help_text="A person has confirmed the finding."),
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
                                ],
                            )
                        ),
                        name="claims_conflict_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                ["existence", "stance", "part_exceeds_whole", "cumulative_fell", "value", ""],
                            )
                        ),
                        name="claims_conflict_reason",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("merged_into__isnull", True)),
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            (
                                models.Func(
                                    "question_id", "question_id", models.Value("[]"), function="uuidrange"
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
                        choices=[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), ("6", "6")],
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
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_credibilitygrade_topic_id"),
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
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_assignment_topic_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
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
                        ],
                        default="",
                        max_length=24,
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
                ("lowest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("highest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
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
                                ],
                            )
                        ),
                        name="claims_detection_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                ["existence", "stance", "part_exceeds_whole", "cumulative_fell", "value", ""],
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
                ("best", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("high", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
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
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("low", "low"), ("moderate", "moderate"), ("high", "high")], max_length=8
                    ),
                ),
                ("independent_count", models.PositiveIntegerField(help_text="Independent voices behind it.")),
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
                ("review_by", models.DateField(help_text="Past this day the figure is stale and says so.")),
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
            ],
            options={
                "ordering": ["-proposed_at"],
                "permissions": [
                    ("approve_resolution", "Can approve a resolution that somebody else proposed"),
                    ("return_resolution", "Can send a resolution back"),
                ],
                "abstract": False,
                "indexes": [models.Index(fields=["state", "proposed_at"], name="claims_resolution_state_at")],
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_resolution_topic_id"),
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
                                    ("low__isnull", True), ("low__lte", models.F("best")), _connector="OR"
                                ),
                                models.Q(
                                    ("high__isnull", True), ("high__gte", models.F("best")), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_best_inside",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stance", ""),
                            models.Q(("best__isnull", True), ("high__isnull", True), ("low__isnull", True)),
                            _connector="OR",
                        ),
                        name="claims_resolution_stance_or_figure",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["affirms", "denies", ""])),
                        name="claims_resolution_stance",
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
                                ],
                            )
                        ),
                        name="claims_resolution_method",
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
                        condition=models.Q(("state__in", ["proposed", "returned", "approved", "withdrawn"])),
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
                                models.Q(("state", "approved"), _negated=True), ("approved_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_approved_means_approver",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_by__isnull", True), ("return_comment__regex", "\\S"), _connector="OR"
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
                        choices=[("used", "used"), ("considered", "considered"), ("excluded", "excluded")],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["resolution_id", "use", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_resolutioninput_topic_id"),
                    models.UniqueConstraint(
                        fields=("topic", "resolution", "claim"), name="claims_resolutioninput_claim_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("use__in", ["used", "considered", "excluded"])),
                        name="claims_resolutioninput_use",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("use", "excluded"), _negated=True),
                            ("reason__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="claims_resolutioninput_excluded_has_reason",
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
                ("best", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("high", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
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
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("low", "low"), ("moderate", "moderate"), ("high", "high")], max_length=8
                    ),
                ),
                ("independent_count", models.PositiveIntegerField(help_text="Independent voices behind it.")),
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
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_verifiedfigure_topic_id"),
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
                                    ("low__isnull", True), ("low__lte", models.F("best")), _connector="OR"
                                ),
                                models.Q(
                                    ("high__isnull", True), ("high__gte", models.F("best")), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_verifiedfigure_best_inside",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stance", ""),
                            models.Q(("best__isnull", True), ("high__isnull", True), ("low__isnull", True)),
                            _connector="OR",
                        ),
                        name="claims_verifiedfigure_stance_or_figure",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["affirms", "denies", ""])),
                        name="claims_verifiedfigure_stance",
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
                                ],
                            )
                        ),
                        name="claims_verifiedfigure_method",
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
                                "change_kind__in",
                                [
                                    "NEW",
                                    "UPDATE",
                                    "CORRECTED",
                                    "REFILE",
                                    "HOLD",
                                    "DISPUTED",
                                    "WITHDRAWN",
                                    "REDACTED",
                                ],
                            )
                        ),
                        name="claims_verifiedfigure_change_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["verified", "disputed", "unverified", "on_hold", "withdrawn"])
                        ),
                        name="claims_verifiedfigure_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("change_kind__in", ("HOLD", "DISPUTED")),
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
                            ("change_kind__in", ["NEW", "UPDATE"]), ("reason__regex", "\\S"), _connector="OR"
                        ),
                        name="claims_verifiedfigure_change_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("change_kind", "HOLD"), ("standing", "on_hold")),
                            models.Q(("change_kind", "DISPUTED"), ("standing", "disputed")),
                            models.Q(
                                ("change_kind__in", ["WITHDRAWN", "REDACTED"]), ("standing", "withdrawn")
                            ),
                            models.Q(
                                ("change_kind__in", ["NEW", "UPDATE", "CORRECTED", "REFILE"]),
                                ("standing__in", ["verified", "disputed", "unverified"]),
                            ),
                            _connector="OR",
                        ),
                        name="claims_verifiedfigure_standing_fits_change",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("standing", "verified"), ("best__isnull", True), _connector="OR"),
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
                        condition=models.Q(
                            ("sha256", operations_of_ours.Sha256Hex(models.F("prev_hash"), models.F("body")))
                        ),
                        name="claims_publication_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seq__gte", 1)), name="claims_publication_seq_from_one"
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
                    models.UniqueConstraint(fields=("token", "publication"), name="claims_notice_once"),
                    models.CheckConstraint(
                        condition=models.Q(("publication__gt", models.F("pulled"))),
                        name="claims_notice_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.question"
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
                "indexes": [models.Index(fields=["question", "as_of"], name="claims_retrieval_figure")],
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
                        base_field=models.PositiveBigIntegerField(), blank=True, default=list, size=None
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
                        fields=("week", "topic"), name="claims_weeklyreport_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("week__regex", "^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$")),
                        name="claims_weeklyreport_week",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", operations_of_ours.Sha256Hex(models.F("body")))),
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
                    models.UniqueConstraint(fields=("report", "publication"), name="claims_erratum_once"),
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
                ("mail", models.EmailField(help_text="The person's address at that time.", max_length=254)),
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
                        condition=models.Q(("mail__regex", "\\S")), name="claims_noticeattempt_mail_not_blank"
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
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON claims_claim {on}", f"DROP INDEX {name}")
            for name, on in INDEXES.items()
        ),
        migrations.RunSQL(CACHE, "DROP TABLE claimcheck_cache;"),
    ]
