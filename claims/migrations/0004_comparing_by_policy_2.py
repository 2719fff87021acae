"""Columns that comparing by policy 2 reads and keeps."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_counts_withheld"),
        ("sources", "0002_triggers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="claim",
            name="content_fixed",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="question",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="question",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="questionrelation",
            name="content_fixed",
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claims_claim_modality",
        ),
        migrations.RemoveConstraint(
            model_name="conflict",
            name="claims_conflict_kind",
        ),
        migrations.RemoveConstraint(
            model_name="conflict",
            name="claims_conflict_reason",
        ),
        migrations.RemoveConstraint(
            model_name="detection",
            name="claims_detection_kind",
        ),
        migrations.RemoveConstraint(
            model_name="detection",
            name="claims_detection_reason",
        ),
        migrations.RemoveConstraint(
            model_name="questionrelation",
            name="claims_questionrelation_kind",
        ),
        migrations.AddField(
            model_name="claim",
            name="as_of_at",
            field=models.TimeField(blank=True, help_text="The hour of its last day, in UTC.", null=True),
        ),
        migrations.AddField(
            model_name="claim",
            name="attribution_denied",
            field=models.BooleanField(
                db_default=False, default=False, help_text="The source denies having said it."
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="counted_by",
            field=models.CharField(
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
        migrations.AddField(
            model_name="claim",
            name="imputed",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="The source filled it in: estimated or carried forward.",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="out_of_range",
            field=models.BooleanField(
                db_default=False, default=False, help_text="It can't be true of the question; kept as said."
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="price_year",
            field=models.PositiveSmallIntegerField(
                blank=True, help_text="Whose prices an amount is in; empty means the question's.", null=True
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="out_of_step",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="conflict",
            name="witnesses",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="detection",
            name="out_of_step",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="detection",
            name="witnesses",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="exhaustive",
            field=models.BooleanField(
                db_default=False, default=False, help_text="Its disjoint parts leave nothing out."
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="material_gap",
            field=models.DecimalField(
                blank=True,
                decimal_places=12,
                help_text="Of the larger, what figures may differ by and differ only slightly; empty: the policy's.",
                max_digits=38,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="questionevent",
            name="exhaustive",
            field=models.BooleanField(
                db_default=False, default=False, help_text="Its disjoint parts leave nothing out."
            ),
        ),
        migrations.AddField(
            model_name="questionevent",
            name="material_gap",
            field=models.DecimalField(
                blank=True,
                decimal_places=12,
                help_text="Of the larger, what figures may differ by and differ only slightly; empty: the policy's.",
                max_digits=38,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="questionrelation",
            name="members_stay",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Whoever was counted in the part stays in the whole: people vaccinated, among inhabitants.",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="modality",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="conflict",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="conflict",
            name="reason",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="detection",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="detection",
            name="reason",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="questionrelation",
            name="kind",
            field=models.CharField(
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
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."dimension" IS DISTINCT FROM (NEW."dimension") OR OLD."statement_id" IS DISTINCT FROM (NEW."statement_id") OR OLD."snapshot_id" IS DISTINCT FROM (NEW."snapshot_id") OR OLD."quote" IS DISTINCT FROM (NEW."quote") OR OLD."quote_kind" IS DISTINCT FROM (NEW."quote_kind") OR OLD."quote_language" IS DISTINCT FROM (NEW."quote_language") OR OLD."quote_translation" IS DISTINCT FROM (NEW."quote_translation") OR OLD."translated_by_machine" IS DISTINCT FROM (NEW."translated_by_machine") OR OLD."quote_start" IS DISTINCT FROM (NEW."quote_start") OR OLD."modality" IS DISTINCT FROM (NEW."modality") OR OLD."written_low" IS DISTINCT FROM (NEW."written_low") OR OLD."written_best" IS DISTINCT FROM (NEW."written_best") OR OLD."written_high" IS DISTINCT FROM (NEW."written_high") OR OLD."written_plus_minus" IS DISTINCT FROM (NEW."written_plus_minus") OR OLD."written_unit_id" IS DISTINCT FROM (NEW."written_unit_id") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."core" IS DISTINCT FROM (NEW."core") OR OLD."outer" IS DISTINCT FROM (NEW."outer") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."as_of_at" IS DISTINCT FROM (NEW."as_of_at") OR OLD."counted_by" IS DISTINCT FROM (NEW."counted_by") OR OLD."price_year" IS DISTINCT FROM (NEW."price_year") OR OLD."out_of_range" IS DISTINCT FROM (NEW."out_of_range") OR OLD."imputed" IS DISTINCT FROM (NEW."imputed") OR OLD."attribution_denied" IS DISTINCT FROM (NEW."attribution_denied") OR OLD."chain_complete" IS DISTINCT FROM (NEW."chain_complete") OR OLD."hedging" IS DISTINCT FROM (NEW."hedging") OR OLD."stated_likelihood" IS DISTINCT FROM (NEW."stated_likelihood") OR OLD."stated_confidence" IS DISTINCT FROM (NEW."stated_confidence") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."rank_reason" IS DISTINCT FROM (NEW."rank_reason") OR OLD."internal" IS DISTINCT FROM (NEW."internal") OR OLD."embargo_until" IS DISTINCT FROM (NEW."embargo_until") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="f5639871362d4507e5397921005813c91b50eb24",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_0d7e2",
                    table="claims_claim",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_questionevent" ("additive", "answer", "base", "dimension", "exhaustive", "id", "material_gap", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."answer", OLD."base", OLD."dimension", OLD."exhaustive", OLD."id", OLD."material_gap", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                    hash="e0e714b4ed57090ec6e39a4ea0b6cb3be3e751c9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_25aad",
                    table="claims_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_questionevent" ("additive", "answer", "base", "dimension", "exhaustive", "id", "material_gap", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."answer", OLD."base", OLD."dimension", OLD."exhaustive", OLD."id", OLD."material_gap", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                    hash="dc730ebc7f504d8cc14970387b4c0dd4982953a3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4051f",
                    table="claims_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."first_id" IS DISTINCT FROM (NEW."first_id") OR OLD."second_id" IS DISTINCT FROM (NEW."second_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."members_stay" IS DISTINCT FROM (NEW."members_stay"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="beccfd456b4c0eb67d4cf019b44d3e367537e356",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_167ac",
                    table="claims_questionrelation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("as_of_at", None), ("as_of__isnull", False), _connector="OR"),
                name="claims_claim_hour_of_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="detection",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="detection",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="questionrelation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["part_of", "disjoint", "overlaps", "existence_of", "denial_of"])
                ),
                name="claims_questionrelation_kind",
            ),
        ),
    ]
