"""The tables of sources, squashed on 2026-11-30. Frozen: later changes are migrations of their own."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claimcheck.foundation.records import migration_operations as operations_of_ours

SIGNS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
BETWEEN = r"\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u20a0-\u20bf\u3000-\u303f\uff00-\uff20\u060c\u061b\u061f\u0964\u0965"
# Words by which everything is looked for (ADR 0036).
WORDS = rf"""
CREATE FUNCTION words_plain(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 500 AS $$
DECLARE
    plain text := lower(given);
BEGIN
    IF octet_length(plain) = char_length(plain) THEN
        RETURN translate(plain, E'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{{|}}~', repeat(' ', 32));
    END IF;
    plain := regexp_replace(replace(normalize(plain, NFKD), 'ß', 'ss'), '[\u0300-\u036f]', '', 'g');
    plain := regexp_replace(lower(normalize(plain, NFC)), '[{BETWEEN}]+', ' ', 'g');
    RETURN regexp_replace(plain, '([{SIGNS}]+)', ' \1 ', 'g');
END $$;
COMMENT ON FUNCTION words_plain IS
    'A text in lower case without accents and signs between words, runs of a script without spaces set apart';

CREATE FUNCTION words_vector(given text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 10000 SET search_path = pg_catalog, public AS $$
DECLARE
    plain text := words_plain(left(given, 50000));
BEGIN
    IF octet_length(plain) > char_length(plain) AND plain ~ '[{SIGNS}]' THEN
        plain := regexp_replace(plain, '([{SIGNS}]{{2}})', '\1 ', 'g') || ' . ' || regexp_replace(
            regexp_replace(plain, '(?<![{SIGNS}])([{SIGNS}])', '\1 ', 'g'), '([{SIGNS}]{{2}})', '\1 ', 'g');
    END IF;
    RETURN to_tsvector('pg_catalog.simple', plain);
END $$;
COMMENT ON FUNCTION words_vector IS
    'The words of a text, its first 50,000 characters; of a script without spaces each two signs that follow';

CREATE FUNCTION words_query(given text, together boolean, beginnings boolean) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 1000 SET search_path = pg_catalog, public AS $$
DECLARE
    wanted text := '';
    word text;
    joined text := CASE WHEN together THEN ' <-> ' ELSE ' & ' END;
BEGIN
    FOREACH word IN ARRAY string_to_array(btrim(regexp_replace(words_plain(given), '\s+', ' ', 'g')), ' ') LOOP
        IF word ~ '[{SIGNS}]' THEN
            joined := ' & ';
        END IF;
    END LOOP;
    FOREACH word IN ARRAY string_to_array(btrim(regexp_replace(words_plain(given), '\s+', ' ', 'g')), ' ') LOOP
        IF word ~ '^[{SIGNS}]{{2,}}$' THEN
            FOR place IN 1 .. length(word) - 1 LOOP
                wanted := wanted || joined || quote_literal(substr(word, place, 2));
            END LOOP;
        ELSIF word ~ '^[{SIGNS}]$' OR beginnings AND length(word) > 2 THEN
            wanted := wanted || joined || quote_literal(word) || ':*';
        ELSIF word <> '' THEN
            wanted := wanted || joined || quote_literal(word);
        END IF;
    END LOOP;
    RETURN to_tsquery('pg_catalog.simple', substr(wanted, length(joined) + 1));
END $$;
COMMENT ON FUNCTION words_query IS
    'What is looked for in words_vector: all words, one after the other if together, or what begins like them';
"""
UNDONE = """
DROP FUNCTION words_query(text, boolean, boolean);
DROP FUNCTION words_vector(text);
DROP FUNCTION words_plain(text);
"""


class Migration(migrations.Migration):
    initial = True

    # The first and the last stand in 0002_guards: an installation that has only some has a part of one list.
    replaces = [
        ("sources", "0002_triggers"),
        ("sources", "0003_removed_texts"),
        ("sources", "0004_drafts"),
        ("sources", "0005_merged_sources"),
        ("sources", "0006_corrections"),
    ]

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(WORDS, UNDONE),
        operations_of_ours.CreateModels(
            models=[
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
                        (
                            "name",
                            models.CharField(
                                help_text="The attribution as it may be printed.", max_length=200
                            ),
                        ),
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
                                condition=models.Q(("name__regex", "\\S")),
                                name="sources_source_name_not_blank",
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
                        "indexes": [
                            models.Index(
                                condition=models.Q(("draft", True)),
                                fields=["id"],
                                name="sources_source_drafts",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("name"), name="sources_source_words"
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
                        (
                            "internal",
                            models.BooleanField(default=False, help_text="Appears in no output, ever."),
                        ),
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
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("title"), name="sources_document_words"
                            ),
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
                                condition=models.Q(("title__regex", "\\S")),
                                name="sources_document_title_not_blank",
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
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
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
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
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
                                choices=[
                                    ("A", "A"),
                                    ("B", "B"),
                                    ("C", "C"),
                                    ("D", "D"),
                                    ("E", "E"),
                                    ("F", "F"),
                                ],
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
                        (
                            "name",
                            models.CharField(
                                help_text="The attribution as it may be printed.", max_length=200
                            ),
                        ),
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
                                condition=models.Q(
                                    ("basis__in", ["witnessed", "told", "deduced", "unknown"])
                                ),
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
                        (
                            "internal",
                            models.BooleanField(default=False, help_text="Appears in no output, ever."),
                        ),
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
                                choices=[
                                    ("dependent", "dependent"),
                                    ("independent", "independent"),
                                    ("possible", "possible"),
                                ],
                                max_length=12,
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
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("superseded_at__gte", models.F("recorded_at")),
                                        ("superseded_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="sources_overrule_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="sources_overrule_reason_given",
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
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ["dependent", "independent", "possible"])),
                                name="sources_overrule_verdict",
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
                            models.UniqueConstraint(
                                fields=("document", "sha256"), name="sources_snapshot_text_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text__regex", "\\S")),
                                name="sources_snapshot_text_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("captured_at__lte", models.F("recorded_at"))),
                                name="sources_snapshot_not_from_the_future",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sha256", operations_of_ours.Sha256Hex(models.F("text"))),
                                    ("text__contains", "[Removed for legal reasons]"),
                                    _connector="OR",
                                ),
                                name="sources_snapshot_sha256",
                            ),
                        ],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                operations_of_ours.WordsVector("text"), name="sources_snapshot_words"
                            )
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
                                    models.Q(
                                        ("superseded_at__isnull", True), ("superseded_by__isnull", True)
                                    ),
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
                    name="SourceMerge",
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
                        ("reason", models.TextField()),
                        ("ended_reason", models.TextField(blank=True, default="")),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="other_names",
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
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merges",
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
                                name="sources_sourcemerge_superseded_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="sources_sourcemerge_reason_given",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("source",),
                                name="sources_sourcemerge_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", models.F("into")), _negated=True),
                                name="sources_sourcemerge_two_sources",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_reason", ""), ("superseded_at__isnull", True)),
                                    models.Q(
                                        ("ended_reason__regex", "\\S"), ("superseded_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="sources_sourcemerge_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SourceCorrection",
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
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
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
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrects",
                                to="sources.statement",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="sources.source",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="sources.statement",
                            ),
                        ),
                    ],
                    options={
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
                                name="sources_sourcecorrection_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__regex", "\\S")),
                                name="sources_sourcecorrection_reason_given",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)),
                                name="sources_sourcecorrection_number_from_one",
                            ),
                            models.UniqueConstraint(
                                fields=("source", "document", "statement", "number"),
                                name="sources_sourcecorrection_number_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("document__isnull", True),
                                        ("source__isnull", False),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("document__isnull", False),
                                        ("source__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("document__isnull", True),
                                        ("source__isnull", True),
                                        ("statement__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="sources_sourcecorrection_of_one_record",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replaced_by__isnull", True), ("statement__isnull", True)),
                                    models.Q(
                                        ("replaced_by__isnull", False),
                                        ("statement__isnull", False),
                                        models.Q(("statement", models.F("replaced_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sources_sourcecorrection_statement_replaced",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("statement__isnull", False)),
                                fields=("statement",),
                                name="sources_sourcecorrection_statement_once",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
