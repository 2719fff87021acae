from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.base
import sources.models.document


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sources", "0001_initial"),
    ]

    operations = [
        # An exclusion constraint with an equality part works through a range over the id (no btree_gist needed).
        migrations.RunSQL(
            "CREATE TYPE uuidrange AS RANGE (subtype = uuid)", "DROP TYPE uuidrange", elidable=False
        ),
        migrations.CreateModel(
            name="Claim",
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
                    "claim_id",
                    models.UUIDField(default=claimcheck.foundation.records.base.new_id, editable=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("dimension", models.CharField(max_length=60)),
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
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="sources.snapshot",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="sources.statement",
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
                "indexes": [models.Index(fields=["-recorded_at", "-id"], name="claims_claim_recorded")],
                "constraints": [
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
            name="Question",
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
                "constraints": [
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
                        condition=models.Q(("additive", False), ("minimum__gte", 0), _connector="OR"),
                        name="claims_question_additive_from_zero",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
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
                    "episode",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        help_text="The days it covers; unbounded for cumulative and timeless questions."
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
                ("gap", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("lowest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("highest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("claim_count", models.PositiveIntegerField()),
                ("source_count", models.PositiveIntegerField()),
                (
                    "confirmed",
                    models.BooleanField(default=False, help_text="A person has confirmed the finding."),
                ),
                ("priority", models.SmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField()),
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
                    "due_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="claims.question",
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
                    )
                ],
                "constraints": [
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
        migrations.AddField(
            model_name="claim",
            name="question",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="claims.question",
            ),
        ),
        migrations.CreateModel(
            name="Resolution",
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
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("return_comment", models.TextField(blank=True, default="")),
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
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions_proposed",
                        to=settings.AUTH_USER_MODEL,
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
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions_returned",
                        to=settings.AUTH_USER_MODEL,
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
            name="Topic",
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
            name="ScopeConfirmation",
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
                ("confirmed_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True, default="")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
                    ),
                ),
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
            name="ResolutionInput",
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
                    "use",
                    models.CharField(
                        choices=[("used", "used"), ("considered", "considered"), ("excluded", "excluded")],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
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
                    "resolution",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="claims.resolution",
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
        migrations.AddField(
            model_name="resolution",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
            ),
        ),
        migrations.CreateModel(
            name="RelayHop",
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
                ("position", models.PositiveSmallIntegerField()),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relay_hops",
                        to="claims.claim",
                    ),
                ),
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
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
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
            name="QuestionRelation",
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
        migrations.AddField(
            model_name="question",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
            ),
        ),
        migrations.CreateModel(
            name="Note",
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
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
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
            name="Detection",
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
                ("gap", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("lowest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("highest", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("claim_count", models.PositiveIntegerField()),
                ("source_count", models.PositiveIntegerField()),
                ("detected_at", models.DateTimeField()),
                (
                    "conflict",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="detections",
                        to="claims.conflict",
                    ),
                ),
                (
                    "detected_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
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
            name="CredibilityGrade",
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
                        choices=[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), ("6", "6")],
                        max_length=1,
                    ),
                ),
                ("reason", models.TextField()),
                ("graded_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credibility_grades",
                        to="claims.claim",
                    ),
                ),
                (
                    "graded_by",
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
        migrations.AddField(
            model_name="conflict",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
            ),
        ),
        migrations.CreateModel(
            name="Check",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
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
            name="Assignment",
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
                    "assignee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
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
                    "conflict",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="claims.conflict",
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
            name="TopicEvent",
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
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True, default="")),
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
                        to="claims.topic",
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
            name="Transition",
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
                ("reason", models.TextField(blank=True, default="")),
                (
                    "by",
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
            name="QuestionEvent",
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
                        to="claims.question",
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
                    "topic",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.topic",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="question",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.unit",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="written_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.unit",
            ),
        ),
        migrations.CreateModel(
            name="VerifiedFigure",
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
                ("review_by", models.DateField()),
                ("published_at", models.DateTimeField()),
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
                        related_name="figures",
                        to="claims.question",
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
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
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
                (
                    "figure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="claims.verifiedfigure",
                    ),
                ),
            ],
            options={
                "ordering": ["seq"],
                "indexes": [models.Index(fields=["published_at"], name="claims_publication_at")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sha256",
                                sources.models.document.Sha256Hex(models.F("prev_hash"), models.F("body")),
                            )
                        ),
                        name="claims_publication_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seq__gte", 1)), name="claims_publication_seq_from_one"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_resolution_topic_id"),
        ),
        migrations.AddIndex(
            model_name="conflict",
            index=models.Index(fields=["topic", "question"], name="claims_conflict_question"),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_conflict_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_question_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "quantity"), ("unit__isnull", False)),
                    models.Q(("answer", "yes_no"), ("dimension", "truth"), ("unit__isnull", True)),
                    models.Q(("answer", "date"), ("dimension", "date"), ("unit__isnull", True)),
                    _connector="OR",
                ),
                name="claims_question_unit_of_a_quantity",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=["topic", "question", "state"],
                name="claims_claim_live_question",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_claim_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=("topic", "claim_id", "version"), name="claims_claim_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("topic", "claim_id"),
                name="claims_claim_one_live_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("superseded_at__isnull", True), models.Q(("external_id", ""), _negated=True)
                ),
                fields=("topic", "external_id"),
                name="claims_claim_external_id_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
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
        ),
    ]
