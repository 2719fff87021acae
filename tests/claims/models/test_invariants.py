"""The database itself holds every invariant: each is attempted by raw SQL, and must be refused by name."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.apps import apps
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from claims.models import (
    ApiToken,
    Checkpoint,
    Claim,
    Conflict,
    DeliveryAttempt,
    Digest,
    DigestAttempt,
    Duplicate,
    Erratum,
    ForeignPublication,
    MailChoice,
    Notice,
    NoticeAttempt,
    Notification,
    Publication,
    Question,
    ReportAttempt,
    ReportDelivery,
    Subscription,
    VerifiedFigure,
    Webhook,
    WeeklyReport,
)
from claims.services.access.accounts import note_account_change
from claims.services.access.tokens import make_token
from claims.services.canonical_json import link_hash
from claims.services.correcting.duplicates import merge_duplicates
from claims.services.correcting.overruling import overrule_pair
from claims.services.correcting.questions import correct_topic
from claims.services.correcting.sameness import merge_sources
from claims.services.correcting.settling import settle_flag
from claims.services.correcting.two_measures import split_question
from claims.services.imports.mappings import save_mapping
from claims.services.notifications.notices import keep_pulls
from claims.services.publishing.ledger_keys import record_key
from claims.services.publishing.publication import hold_figure
from claims.services.readings.setting import set_double_reading
from claims.services.recording.claim_recording import record_claim
from claims.services.recording.contacts import record_contact
from claims.services.recording.evidence import record_evidence
from claims.services.recording.fact_checks import link_fact_check, record_fact_check
from claims.services.recording.questions import record_question, record_topic, relate_questions
from claims.services.recording.stories import save_story
from claims.services.redaction import propose_redaction
from claims.services.review.draft import Draft, Input
from claims.services.review.resolution import approve_resolution, propose_resolution
from claims.services.triage.saved_views import save_view
from claims.services.triage.triage import add_note, assign_conflict, grade_claim, record_check
from claims.services.watching.watching import dismiss_change
from claims.views.audience import desk
from sources.services.recording import (
    capture_snapshot,
    grade_source,
    record_document,
    record_source,
    record_statement,
)
from tests import builders as make
from tests.claims.admin.growing import hand_in_a_file, take_over
from tests.owning import owning

NOW = datetime(2024, 11, 5, 9, tzinfo=UTC)
DAY = date(2024, 11, 4)
pytestmark = pytest.mark.django_db


def refused(sql: str, parameters: list[object] | None = None) -> str:
    """Run raw SQL as the owner, with constraints immediate; the database's own message, or fail if it was let
    through."""
    try:
        with owning(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(sql, parameters or [])
    except DatabaseError as problem:
        return str(problem)
    pytest.fail(f"the database let it through: {sql}")


@pytest.fixture(scope="module")
def settled(kept_for_the_module: None) -> SimpleNamespace:
    """Two claims that contradict, reviewed by two people and published; one row at least in every table."""
    rita, anna = User.objects.create(username="rita"), User.objects.create(username="anna")
    by = {"by": rita, "now": NOW}
    topic = record_topic(**by, slug="t", name="Topic")
    other = record_topic(**by, slug="o", name="Other topic")
    q = {"unit": "person", "temporality": "stock"}
    whole = record_question(**by, topic=topic, slug="whole", text="Whole", **q)
    part = record_question(**by, topic=topic, slug="part", text="Part", **q)
    foreign = record_question(**by, topic=other, slug="foreign", text="Foreign", **q)
    save_story(**by, name="Wholes", topic=topic, said="Whole")
    metres = record_question(
        **by, topic=topic, slug="metres", text="Metres", unit="metre", temporality="timeless"
    )
    relate_questions(**by, first=part, second=whole, kind="part_of")
    source = record_source(**by, slug="s", name="Source", kind="ngo")
    second = record_source(**by, slug="s2", name="Second", kind="ngo", parent=source)
    joint = record_source(**by, slug="j", name="Joint", kind="joint", members=[source, second])
    grade_source(**by, source=source, code="B", basis="known")
    overrule_pair(**by, sources=(source, joint), verdict="dependent", reason="one desk")
    by_another_name = record_source(**by, slug="s3", name="Third", kind="ngo")
    merge_sources(**by, source=by_another_name, into=source, reason="one body")
    record_fact_check(**by, checker=source, claim="Troops are in Russia.", verdict="True")
    document = record_document(**by, kind="article", title="A", publisher=source)
    copy = record_document(**by, kind="article", title="B", publisher=second, syndicated_from=document)
    text = "It said 9,000 were there. Another said 20,000 were there."
    snapshot = capture_snapshot(**by, document=document, text=text)
    capture_snapshot(**by, document=copy, text=text)
    claims = []
    for who, value in ((source, "9,000"), (joint, "20,000")):
        statement = record_statement(**by, source=who, said_on=DAY)
        claims.append(
            record_claim(
                **by,
                question=whole,
                statement=statement,
                snapshot=snapshot,
                quote=f"said {value}",
                value=value,
                as_of=(DAY, DAY),
                relay=[second],
                accept=True,
            )
        )
    grade_claim(**by, claim=claims[0], code="2", reason="fits")
    again = record_claim(
        **by,
        question=whole,
        statement=claims[0].statement,
        snapshot=snapshot,
        quote="9,000",
        as_of=(DAY, DAY),
    )
    merge_duplicates(**by, claims=[claims[0], again], reason="recorded twice")
    counted = [
        record_claim(
            **by, question=metres, statement=claims[0].statement, snapshot=snapshot, quote=quote, unit="metre"
        )
        for quote in ("said 9,000", "said 20,000")
    ]
    split_question(**by, question=metres, claims=counted[1:], text="Feet", kind="overlaps", reason="feet")
    conflict = Conflict.objects.get(question=whole)
    assign_conflict(**by, conflict=conflict, assignee=rita)
    add_note(**by, record=conflict, text="look")
    record_check(**by, question=whole, item="original_seen")
    record_evidence(**by, document=document, kind="image", title="A", content=make.picture(), name="a.png")
    record_contact(**by, question=whole, source=source, channel="phone", asked="How many?")
    make.person("checker", "zoe")
    set_double_reading(**by, topic=claims[0].topic, claim=claims[0], reason="important")
    draft = Draft(
        question=whole,
        as_of=(DAY, DAY),
        method="report_range",
        rationale="Both are reported.",
        confidence="low",
        review_by=date(2024, 12, 1),
        low=Decimal(9000),
        high=Decimal(20000),
        single_voice_reason="They are one coalition.",
        inputs=tuple(Input(claim, "used") for claim in claims),
    )
    resolution = propose_resolution(**by, conflict=conflict, draft=draft)
    webhook = Webhook.objects.create(
        name="CMS", url="https://cms.example.org/", secret="whsec_x", recorded_at=NOW, recorded_by=rita
    )
    figure = approve_resolution(by=anna, now=NOW, resolution=resolution)
    DeliveryAttempt.objects.create(delivery=webhook.deliveries.get(), attempted_at=NOW, accepted=False)
    token, _text = make_token(**by, name="CMS", owner=rita, scopes=["figures:read"])
    keep_pulls([(token.pk, figure.publication.pk)], now=NOW)
    save_view(**by, name="Mine", show="mine")
    _reported(rita, figure)
    make.error_report(figure)
    _recalled(token, figure, part)
    take_over(part)
    record_key(**by, name="a/ledger", key=Ed25519PrivateKey.generate())
    make.cosigned(Checkpoint.objects.all()[0])
    _tended(rita, anna)
    return SimpleNamespace(
        rita=rita, anna=anna, topic=topic, other=other, whole=whole, part=part, foreign=foreign,
        metres=metres,
        source=source, claims=claims, conflict=conflict, resolution=resolution, figure=figure,
        snapshot=snapshot,
    )  # fmt: skip


def _reported(by: User, figure: VerifiedFigure) -> None:
    """A report that told of the figure, was sent, and was put right."""
    recorded = {"recorded_at": NOW, "recorded_by": by}
    report = WeeklyReport.objects.create(
        week="2024-W45",
        policy="1",
        body="{}",
        sha256=hashlib.sha256(b"{}").hexdigest(),
        issued_at=NOW,
        issued_by=by,
    )
    Erratum.objects.create(report=report, publication=figure.publication, **recorded)
    subscription = Subscription.objects.create(mail="desk@example.org", **recorded)
    delivery = ReportDelivery.objects.create(report=report, subscription=subscription, **recorded)
    ReportAttempt.objects.create(delivery=delivery, attempted_at=NOW, accepted=True)


def _recalled(token: ApiToken, figure: VerifiedFigure, part: Question) -> None:
    """What the token had pulled has been published anew (on another question here, so that the figure stays
    the newest of its own), and its owner was told."""
    first = figure.publication
    other = VerifiedFigure.objects.get(pk=figure.pk)
    other.pk, other.question, other._state.adding = None, part, True
    other.save(force_insert=True)
    newer = Publication.objects.create(
        seq=2,
        figure=other,
        body=first.body,
        prev_hash=first.sha256,
        sha256=link_hash(first.sha256, first.body),
        published_at=NOW,
        published_by=token.owner,
    )
    _told(token.owner, part)
    notice = Notice.objects.create(token=token, pulled=first, publication=newer)
    NoticeAttempt.objects.create(notice=notice, mail="desk@example.org", attempted_at=NOW, accepted=True)


def _tended(rita: User, anna: User) -> None:
    """An account was changed, a file recorded, a page watched, a document hidden, a topic corrected, and what
    was asked about a claim settled."""
    note_account_change(by=rita, now=NOW, person=anna, what=["account made"])
    read = hand_in_a_file(mapping={"constants": {"topic": "T"}})
    save_mapping(by=rita, now=NOW, record=read, name="Tables")
    make.feed_entry()
    watch, claim = make.watch()
    why = {"reason": "A slip of the page.", "viewer": desk(NOW)}
    dismiss_change(by=rita, now=NOW, watch=watch, claim=claim.claim_id, **why)
    link_fact_check(by=rita, now=NOW, fact_check=make.fact_check(), claim=claim)
    target = str(Claim.objects.order_by("pk")[:1].get().snapshot_id)
    why = {"reason": "A name.", "authority": "A court."}
    propose_redaction(by=rita, now=NOW, kind="text", target=target, **why)
    make.hide(make.document())
    correct_topic(by=rita, now=NOW, topic=make.topic(), reason="A slip.", description="Troops.")
    denied = make.claim(attribution_denied=True)
    settle_flag(
        by=rita, now=NOW, claim=denied, flag="attribution_denied", verdict="right", reason="They do deny it."
    )


def _told(person: User, question: Question) -> None:
    """Somebody was told of something, by mail too, and chose to be told at once."""
    digest = Digest.objects.create(person=person, gathered_at=NOW)
    DigestAttempt.objects.create(digest=digest, mail="desk@example.org", attempted_at=NOW, accepted=True)
    Notification.objects.create(
        topic=question.topic, question=question, recipient=person, kind="assigned", about="conflict",
        record_id=question.pk, recorded_at=NOW, recorded_by=person, digest=digest,
    )  # fmt: skip
    MailChoice.objects.create(person=person, by_mail="at_once", chosen_at=NOW, chosen_by=person)


CLAIM = [
    ("low = 5, high = 3, best = NULL, modality = 'range'", "low_to_high"),
    ("best = 'NaN'", "best_finite"),
    ("modality = 'range'", "range_has_two_values"),
    ("low = 1, high = 9999", "range_has_two_values"),
    ("low = 3, high = 9, best = 10, modality = 'range'", "best_inside"),
    ("modality = 'perhaps'", "modality"),
    ("core = 'empty'", "core_proper"),
    ("core = numrange(1, 'NaN', '[]')", "core_proper"),
    ("outer = numrange('-Infinity', 30000)", "outer_proper"),
    ("core = numrange(1, 2, '[]'), outer = numrange(3, 4, '[]')", "core_within_outer"),
    ("as_of = 'empty'", "as_of_not_empty"),
    ("quote = E' \\n\\t'", "quote_not_blank"),
    ("stance = 'denies'", "figure_or_stance"),
    ("written_unit_id = NULL", "unit_as_written"),
    ("written_unit_id = 'metre'", "written_unit_id_fk"),
    ("written_unit_id = 'no such unit'", "written_unit_id"),
    ("rank = 'deprecated'", "rank_has_reason"),
    ("version = 2", "correction_has_reason"),
    ("superseded_at = recorded_at", "superseded_by_someone"),
    ("state = 'maybe'", "claims_claim_state"),
]


@pytest.mark.parametrize(("change", "constraint"), CLAIM, ids=[change for change, _ in CLAIM])
def test_a_claim_that_breaks_a_rule_is_refused_by_name(
    settled: SimpleNamespace, change: str, constraint: str
) -> None:
    assert constraint in refused(_copied("claims_claim", settled.claims[0].pk, change))


def _copied(table: str, key: object, change: str) -> str:
    """SQL that copies a row with some columns changed, under a new key."""
    with connection.cursor() as cursor:
        description = connection.introspection.get_table_description(cursor, table)
        cursor.execute(
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_name = %s AND is_generated = 'ALWAYS'",
            [table],
        )
        generated = {row[0] for row in cursor.fetchall()}
    columns = [column.name for column in description if column.name not in generated]
    changed = dict(part.split(" = ", 1) for part in _assignments(change))
    changed.setdefault("id", "uuidv7()")
    if table == "claims_claim":
        changed.setdefault("claim_id", "uuidv7()")
    values = ", ".join(changed.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE id = '{key}'"


def _assignments(change: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, character in enumerate(change):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(change[start:index].strip())
            start = index + 1
    return [*parts, change[start:].strip()]


def test_a_copied_claim_that_breaks_no_rule_is_taken(settled: SimpleNamespace) -> None:
    """The control: what the tests above are refused for is their change, not the copying."""
    with connection.cursor() as cursor:
        cursor.execute(_copied("claims_claim", settled.claims[0].pk, "quote = 'another'"))
        assert cursor.rowcount == 1


FOREIGN = [
    ("claims_claim", "claims", "question_id = '{foreign}'"),
    ("claims_conflict", "conflict", "question_id = '{foreign}'"),
    (
        "claims_resolution",
        "resolution",
        "question_id = '{foreign}', state = 'proposed', approved_at = NULL, approved_by_id = NULL",
    ),
    ("claims_verifiedfigure", "figure", "question_id = '{foreign}'"),
]


@pytest.mark.parametrize(("table", "name", "change"), FOREIGN, ids=[table for table, _, _ in FOREIGN])
def test_no_record_reaches_across_topics(
    settled: SimpleNamespace, table: str, name: str, change: str
) -> None:
    record = getattr(settled, name)
    key = record[0].pk if isinstance(record, list) else record.pk
    assert "question_id_fk" in refused(_copied(table, key, change.format(foreign=settled.foreign.pk)))


def test_every_reference_within_a_topic_has_its_composite_key() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'f'")
        known = {row[0] for row in cursor.fetchall()}
    wanted = {
        f"{model._meta.db_table}_{field.column}_fk"
        for model in apps.get_app_config("claims").get_models()
        if not model.__name__.endswith("Event")
        for field in model._meta.local_fields
        if field.is_relation and not field.db_constraint
    }
    assert wanted, "there are references within topics"
    assert wanted <= known


def test_a_claim_is_put_aside_once_and_for_another_claim(settled: SimpleNamespace) -> None:
    link = Duplicate.objects.get()
    for change, constraint in (
        ("was = 'accepted'", "claims_duplicate_one_live"),
        ("original_id = claim_id", "claims_duplicate_of_another"),
        ("was = 'rejected'", "claims_duplicate_was"),
        ("reason = ' '", "claims_duplicate_reason_given"),
    ):
        assert constraint in refused(_copied("claims_duplicate", link.pk, change)), change


def test_nobody_approves_what_they_proposed(settled: SimpleNamespace) -> None:
    change = "approved_by_id = proposed_by_id"
    assert "two_people" in refused(_copied("claims_resolution", settled.resolution.pk, change))
    change = "approved_by_id = proposed_by_id, version = 2, change_kind = 'CORRECTED', reason = 'x'"
    assert "two_people" in refused(_copied("claims_verifiedfigure", settled.figure.pk, change))


def test_a_published_figure_needs_both_people_but_a_hold_does_not(settled: SimpleNamespace) -> None:
    change = "approved_by_id = NULL, version = 2, change_kind = 'CORRECTED', reason = 'x'"
    assert "two_people" in refused(_copied("claims_verifiedfigure", settled.figure.pk, change))
    held = hold_figure(by=settled.rita, now=NOW, figure=settled.figure, reason="A doubt.")
    assert held.approved_by is None


@pytest.mark.parametrize(("low", "high"), [(5, 3), ("'NaN'", "'NaN'")])
def test_a_figure_that_is_no_figure_is_not_published(
    settled: SimpleNamespace, low: object, high: object
) -> None:
    change = f"version = 2, change_kind = 'CORRECTED', reason = 'x', low = {low}, high = {high}"
    assert "claims_verifiedfigure" in refused(_copied("claims_verifiedfigure", settled.figure.pk, change))


def test_the_chain_takes_the_next_link_only(settled: SimpleNamespace) -> None:
    held = hold_figure(by=settled.rita, now=NOW, figure=settled.figure, reason="A doubt.")
    last = Publication.objects.get(figure=held)
    insert = (
        "INSERT INTO claims_publication (seq, figure_id, body, prev_hash, sha256, "
        "published_at, published_by_id) "
        "SELECT {seq}, '{figure}', body, {prev}, "
        "encode(sha256(convert_to({prev} || E'\\n' || body, 'UTF8')), 'hex'), "
        "published_at, published_by_id FROM claims_publication WHERE seq = {last}"
    )
    figure = VerifiedFigure.objects.first()
    for seq, prev in ((last.seq + 2, "sha256"), (last.seq + 1, "'wrong'")):
        sql = insert.format(seq=seq, figure=figure.pk, prev=prev, last=last.seq)
        assert "not the next link" in refused(sql)


def test_a_published_body_must_hash_to_its_hash(settled: SimpleNamespace) -> None:
    sql = (
        "INSERT INTO claims_publication (seq, figure_id, body, prev_hash, sha256, "
        "published_at, published_by_id) "
        "SELECT seq + 1, figure_id, body, sha256, repeat('0', 64), published_at, published_by_id "
        "FROM claims_publication ORDER BY seq DESC LIMIT 1"
    )
    assert "claims_publication_sha256" in refused(sql)


def _kept_tables() -> list[str]:
    """Every table of ours with a trigger that keeps its rows."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(trigger.name == "never_truncated" for trigger in getattr(model._meta, "triggers", []))
    )


@pytest.mark.parametrize("table", _kept_tables())
def test_rows_that_are_kept_are_neither_deleted_nor_truncated(settled: SimpleNamespace, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        (rows,) = cursor.fetchone()
    if not table.endswith(("event", "scopeconfirmation")):
        assert rows, f"the fixture leaves {table} empty"
    if rows:
        assert "delete" in refused(f"DELETE FROM {table}")
    assert "cannot truncate" in refused(f"TRUNCATE {table} CASCADE")


def _append_only_tables() -> list[str]:
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(trigger.name == "append_only" for trigger in getattr(model._meta, "triggers", []))
        and not model.__name__.endswith("Event")
    )


@pytest.mark.parametrize("table", [name for name in _append_only_tables() if "scopeconfirmation" not in name])
def test_append_only_rows_are_not_updated(settled: SimpleNamespace, table: str) -> None:
    column = "seq" if table == "claims_publication" else "id"
    assert "annot update" in refused(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("body = 'other'", "claims_foreignpublication_sha256"),
        ("head_seq = seq - 1", "claims_foreignpublication_below_head"),
        ("head_seq = seq", "claims_foreignpublication_below_head"),
        ("prev_hash = prev_hash", "claims_foreignpublication_once"),
        ("question_id = '{foreign}'", "claims_foreignpublication_question_id_fk"),
    ],
)
def test_what_others_published_is_as_it_was(settled: SimpleNamespace, change: str, constraint: str) -> None:
    key = ForeignPublication.objects.get().pk
    if "{foreign}" in change:
        other = link_hash("x", "{}")
        change = f"{change.format(foreign=settled.foreign.pk)}, prev_hash = 'x', sha256 = '{other}'"
    assert constraint in refused(_copied("claims_foreignpublication", key, change))


@pytest.mark.parametrize("column", ["quote", "best", "core", "as_of", "statement_id", "recorded_at"])
def test_the_content_of_a_claim_never_changes(settled: SimpleNamespace, column: str) -> None:
    changed = {
        "quote": "'other'", "best": "1", "core": "numrange(1, 2)", "as_of": "NULL",
        "statement_id": f"'{settled.claims[1].statement_id}'", "recorded_at": "now()",
    }  # fmt: skip
    words = "only claims_rederive() writes them" if column == "core" else "annot update"
    key = settled.claims[0].pk
    assert words in refused(f"UPDATE claims_claim SET {column} = {changed[column]} WHERE id = '{key}'")


def test_a_decided_resolution_is_decided_once(settled: SimpleNamespace) -> None:
    sql = f"UPDATE claims_resolution SET state = 'returned' WHERE id = '{settled.resolution.pk}'"
    assert "annot update" in refused(sql)


def test_two_conflicts_of_one_question_do_not_share_a_day(settled: SimpleNamespace) -> None:
    assert "one_per_episode" in refused(_copied("claims_conflict", settled.conflict.pk, "state = 'open'"))


def test_a_snapshot_is_the_text_that_it_hashes_to_and_not_from_the_future(settled: SimpleNamespace) -> None:
    key = settled.snapshot.pk
    assert "sources_snapshot_sha256" in refused(_copied("sources_snapshot", key, "text = 'other'"))
    other = "text = 'other', sha256 = encode(sha256(convert_to('other', 'UTF8')), 'hex')"
    future = f"{other}, captured_at = recorded_at + interval '1 s'"
    assert "not_from_the_future" in refused(_copied("sources_snapshot", key, future))


def test_a_protected_source_has_nowhere_to_keep_who_it_is(settled: SimpleNamespace) -> None:
    change = "slug = 'p', protected = true, wikidata_id = 'Q42'"
    assert "no_identity" in refused(_copied("sources_source", settled.source.pk, change))


def test_history_keeps_the_old_row_whoever_writes(settled: SimpleNamespace) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_question SET aliases = 'New' WHERE id = %s", [settled.whole.pk])
        cursor.execute("SELECT aliases FROM claims_questionevent WHERE pgh_obj_id = %s", [settled.whole.pk])
        assert cursor.fetchall() == [("",)]
