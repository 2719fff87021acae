"""The database itself refuses a record across topics, or a length for a head-count."""

from django.db import migrations

from claims.migrations._operations import CompositeForeignKey

WITHIN_TOPIC = [
    ("claims_assignment", "conflict_id", "claims_conflict"),
    ("claims_check", "question_id", "claims_question"),
    ("claims_claim", "question_id", "claims_question"),
    ("claims_conflict", "question_id", "claims_question"),
    ("claims_conflict", "witness_a_id", "claims_claim"),
    ("claims_conflict", "witness_b_id", "claims_claim"),
    ("claims_conflict", "merged_into_id", "claims_conflict"),
    ("claims_credibilitygrade", "claim_id", "claims_claim"),
    ("claims_detection", "conflict_id", "claims_conflict"),
    ("claims_detection", "witness_a_id", "claims_claim"),
    ("claims_detection", "witness_b_id", "claims_claim"),
    ("claims_resolution", "question_id", "claims_question"),
    ("claims_resolution", "conflict_id", "claims_conflict"),
    ("claims_resolution", "whole_id", "claims_resolution"),
    ("claims_verifiedfigure", "question_id", "claims_question"),
    ("claims_verifiedfigure", "resolution_id", "claims_resolution"),
    ("claims_questionrelation", "first_id", "claims_question"),
    ("claims_questionrelation", "second_id", "claims_question"),
    ("claims_relayhop", "claim_id", "claims_claim"),
    ("claims_resolutioninput", "resolution_id", "claims_resolution"),
    ("claims_resolutioninput", "claim_id", "claims_claim"),
    ("claims_scopeconfirmation", "first_id", "claims_question"),
    ("claims_scopeconfirmation", "second_id", "claims_question"),
]

WITHIN_DIMENSION = [
    ("claims_question", ("dimension", "unit_id"), "claims_unit", ("dimension", "code")),
    ("claims_claim", ("dimension", "written_unit_id"), "claims_unit", ("dimension", "code")),
    ("claims_claim", ("question_id", "dimension"), "claims_question", ("id", "dimension")),
]


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_triggers")]

    operations = [
        *(
            CompositeForeignKey(table, ("topic_id", column), to, ("topic_id", "id"))
            for table, column, to in WITHIN_TOPIC
        ),
        *(CompositeForeignKey(*key) for key in WITHIN_DIMENSION),
    ]
