"""One topic's part of the record: its own rows, and of sources and documents those that its claims rest on.

What was published of it comes as foreign publications: it has its place in the chain of the newsroom that
published it, and can have none in another's. Figures and weekly reports are those of that chain, and stay.
"""

from uuid import UUID

from django.contrib.auth.models import User
from pghistory.models import Context

from claimcheck.foundation.records.errors import Refused
from claims.archive.parts import ArchivePart, accounts, columns_of, contexts, parts
from claims.models import Topic

STAY = frozenset(
    {
        "claims.Checkpoint",
        "claims.Cosignature",
        "claims.Erratum",
        "claims.ErrorReport",
        "claims.FactCheck",
        "claims.FactCheckLink",
        "claims.Import",
        "claims.ImportRows",
        "claims.LedgerKey",
        "claims.Publication",
        "claims.VerifiedFigure",
        "claims.WeeklyReport",
    }
)
"""What is of the newsroom that published, of no topic, or of several."""
_DOCUMENTS = """
    WITH RECURSIVE used AS (
        SELECT n.document_id AS id FROM claims_claim c JOIN sources_snapshot n ON n.id = c.snapshot_id
        WHERE c.topic_id = {topic}
        UNION SELECT y.original_id FROM used JOIN sources_syndication y ON y.copy_id = used.id
    ) SELECT id FROM used
"""
_STATEMENTS = "SELECT statement_id FROM claims_claim WHERE topic_id = {topic}"
_SOURCES = f"""
    WITH RECURSIVE named AS (
        SELECT s.source_id AS id FROM sources_statement s WHERE s.id IN ({_STATEMENTS})
        UNION SELECT h.source_id FROM claims_relayhop h
              WHERE h.source_id IS NOT NULL AND h.topic_id = {{topic}}
        UNION SELECT a.source_id FROM claims_contact a WHERE a.topic_id = {{topic}}
        UNION SELECT r.source_id FROM claims_secondreading r
              WHERE r.source_id IS NOT NULL AND r.topic_id = {{topic}}
        UNION SELECT d.publisher_id FROM sources_document d
              WHERE d.publisher_id IS NOT NULL AND d.id IN ({_DOCUMENTS})
    ), kin AS (
        SELECT id FROM named
        UNION SELECT k.other FROM kin JOIN (
            SELECT source_id AS one, parent_id AS other FROM sources_parentage
            UNION ALL SELECT joint_id, member_id FROM sources_membership
            UNION ALL SELECT source_id, into_id FROM sources_sourcemerge
        ) k ON k.one = kin.id
    ) SELECT id FROM kin
"""  # noqa: S608  (texts of this file)
_FILES = f"SELECT file_id FROM claims_evidence WHERE document_id IN ({_DOCUMENTS})"  # noqa: S608
BESIDE = {
    "claims.Redaction": """(kind, target) IN (
        SELECT 'quote', claim_id::text FROM claims_claim WHERE topic_id = {topic}
        UNION SELECT 'text', snapshot_id::text FROM claims_claim WHERE topic_id = {topic}
        UNION SELECT 'note', id::text FROM claims_note WHERE topic_id = {topic}
        UNION SELECT 'contact', contact_id::text FROM claims_contact WHERE topic_id = {topic}
        UNION SELECT 'evidence', evidence_id::text FROM claims_evidence WHERE document_id IN (__DOCUMENTS__)
    )""".replace("__DOCUMENTS__", _DOCUMENTS),
    "claims.Evidence": f"document_id IN ({_DOCUMENTS})",
    "claims.EvidenceFile": f"id IN ({_FILES})",
    "claims.Topic": "id = {topic}",
    "claims.TopicEvent": "id = {topic}",
    "sources.Document": f"id IN ({_DOCUMENTS})",
    "sources.DocumentEvent": f"id IN ({_DOCUMENTS})",
    "sources.Membership": f"joint_id IN ({_SOURCES})",
    "sources.Overrule": (
        f"(first_source_id IN ({_SOURCES}) AND second_source_id IN ({_SOURCES}))"
        f" OR (first_statement_id IN ({_STATEMENTS}) AND second_statement_id IN ({_STATEMENTS}))"
    ),
    "sources.Parentage": f"source_id IN ({_SOURCES})",
    "sources.ReliabilityGrade": f"source_id IN ({_SOURCES})",
    "sources.Snapshot": "id IN (SELECT snapshot_id FROM claims_claim WHERE topic_id = {topic})",
    "sources.Source": f"id IN ({_SOURCES})",
    "sources.SourceCorrection": (
        f"source_id IN ({_SOURCES}) OR document_id IN ({_DOCUMENTS})"
        f" OR (statement_id IN ({_STATEMENTS}) AND replaced_by_id IN ({_STATEMENTS}))"
    ),
    "sources.SourceEvent": f"id IN ({_SOURCES})",
    "sources.SourceMerge": f"source_id IN ({_SOURCES}) AND into_id IN ({_SOURCES})",
    "sources.Statement": f"id IN ({_STATEMENTS})",
    "sources.Syndication": f"copy_id IN ({_DOCUMENTS})",
}
"""Which rows of models without a topic of their own are held, as SQL."""
_FOREIGN = """
    SELECT id, topic_id, question_id, seq, body, prev_hash, sha256, published_at, published_by_id, head_seq,
           head_sha256
    FROM claims_foreignpublication
    UNION ALL
    SELECT f.id, f.topic_id, f.question_id, p.seq, p.body, p.prev_hash, p.sha256, p.published_at,
           p.published_by_id, head.seq, head.sha256
    FROM claims_publication p JOIN claims_verifiedfigure f ON f.id = p.figure_id,
         (SELECT seq, sha256 FROM claims_publication ORDER BY seq DESC LIMIT 1) head
"""
_REDACTIONS = """
    SELECT id, act, act_detail, kind, target, reason, authority, recorded_at, recorded_by_id, decision,
           decision_reason, decided_at, decided_by_id, '{}'::jsonb AS removed
    FROM claims_redaction
"""
"""Without the numbers of publications: in another chain they would excuse what is not as it was published."""
ROWS = {"claims.ForeignPublication": _FOREIGN, "claims.Redaction": _REDACTIONS}
"""Of some models the rows that are held in place of the table's, as SQL."""
_MENTIONED = "SELECT unnest(mentions) FROM claims_note WHERE topic_id = {topic}"


def topic_parts(slug: str) -> list[ArchivePart]:
    """The parts of one topic. Raises Refused for a slug that no topic has."""
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        raise Refused("topic", slug, "there is no such topic; give its slug.")
    recorded = [_part(part, topic.pk) for part in parts() if part.model not in (User, Context)]
    held = [part for part in recorded if part.model._meta.label not in STAY]
    changed_by = contexts(held)
    return [accounts(_people(held, changed_by, topic.pk)), changed_by, *held]


def topic_names() -> list[ArchivePart]:
    """The same parts with all of their rows: what an archive of a topic fills."""
    return [part for part in parts() if part.model._meta.label not in STAY]


def _part(part: ArchivePart, topic: UUID) -> ArchivePart:
    condition = BESIDE.get(part.model._meta.label, "topic_id = {topic}").format(topic=f"'{topic}'")
    return ArchivePart(part.model, columns_of(part.model), condition, ROWS.get(part.model._meta.label, ""))


def _people(held: list[ArchivePart], changed_by: ArchivePart, topic: UUID) -> str:
    """Whom the rows name: as who did something, in a remark, or as who changed a record."""
    named = [
        f'SELECT "{field.column}" {part.held}'
        for part in held
        for field in part.model._meta.local_concrete_fields
        if field.related_model is User
    ]
    named.append(_MENTIONED.format(topic=f"'{topic}'"))
    texts = f"SELECT metadata ->> 'user' {changed_by.held}"
    return f"id IN ({' UNION '.join(named)}) OR id::text IN ({texts})"
