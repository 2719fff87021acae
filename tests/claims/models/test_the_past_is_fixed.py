"""Ways to change the past: as the application's role each is refused, as the owner each goes through.

What the owner does to published figures is found by the check of the ledger, a guard taken away by that of
the guards, and what lies beside the ledger by the seals of the night before; the rest stands in the table as
UNSEEN, which says how far the owner has to be trusted.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path

import pghistory
import psycopg
import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone
from pytest_django.fixtures import Settings
from uuid_utils.compat import uuid7

from claimcheck.database import embedded
from claims.domain.redaction import Removable
from claims.models import MailChoice, Question, Unit
from claims.services.access.accounts import note_account_change
from claims.services.access.database_guards import missing_guards
from claims.services.access.database_roles import AUDITOR, NoRoles, is_guarded, make_roles
from claims.services.access.record_seals import SETTLED, broken_seals, seal_records
from claims.services.publishing.ledger import links, unpublished
from claims.services.publishing.ledger_keys import record_key
from claims.services.redaction import carry_out_redaction, propose_redaction
from claims.services.units import sync_units
from tests import builders as new
from tests.owning import owning

pytestmark = pytest.mark.django_db


class Found(Enum):
    """What finds it where the owner did it."""

    LEDGER = "ledger"
    GUARDS = "guards"
    SEALS = "seals"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class Way:
    """Statements; `rows`: the owner has to silence the triggers first, and to lift the check of the hash."""

    name: str
    sql: str
    found: Found
    rows: bool = True


HASHED = "encode(sha256(convert_to(prev_hash || chr(10) || {}, 'UTF8')), 'hex')"
OTHER = "replace(body, '8000', '99000')"
REHASHED = f"body = {OTHER}, sha256 = {HASHED.format(OTHER)}"


def _ledger(name: str, sql: str) -> Way:
    return Way(name, sql, Found.LEDGER)


def _guard(name: str, sql: str) -> Way:
    return Way(name, sql, Found.GUARDS, rows=False)


def _unseen(name: str, sql: str) -> Way:
    return Way(name, sql, Found.UNSEEN)


PUBLISHED = [
    _ledger("a text", f"UPDATE claims_publication SET body = {OTHER} WHERE seq = 2"),
    _ledger("a text with its hash", f"UPDATE claims_publication SET {REHASHED} WHERE seq = 2"),
    _ledger("every text with its hash", f"UPDATE claims_publication SET {REHASHED}"),
    _ledger("the newest text with its hash", f"UPDATE claims_publication SET {REHASHED} WHERE seq = 3"),
    _ledger("a hash", "UPDATE claims_publication SET sha256 = repeat('0', 64) WHERE seq = 1"),
    _ledger("what it follows", "UPDATE claims_publication SET prev_hash = repeat('0', 64) WHERE seq = 3"),
    _ledger("when it was published", "UPDATE claims_publication SET published_at = now() WHERE seq = 1"),
    _ledger("its number", "UPDATE claims_publication SET seq = 9 WHERE seq = 3"),
    _ledger("its figure", "UPDATE claims_publication SET figure_id = uuidv7() WHERE seq = 2"),
    _ledger("the first publication", "DELETE FROM claims_publication WHERE seq = 1"),
    _ledger("one in the middle", "DELETE FROM claims_publication WHERE seq = 2"),
    _ledger("the last publication", "DELETE FROM claims_publication WHERE seq = 3"),
    _ledger("all publications", "DELETE FROM claims_publication"),
    _ledger("all publications, by TRUNCATE", "TRUNCATE claims_publication CASCADE"),
    _ledger(
        "two publications swapped",
        "UPDATE claims_publication SET seq = 9 WHERE seq = 1; UPDATE claims_publication SET seq = 1 WHERE "
        "seq = 2; UPDATE claims_publication SET seq = 2 WHERE seq = 9",
    ),
    _ledger("a figure's low end", "UPDATE claims_verifiedfigure SET low = 1 WHERE version = 1"),
    _ledger("a figure's high end", "UPDATE claims_verifiedfigure SET high = 99000"),
    _ledger("its standing", "UPDATE claims_verifiedfigure SET standing = 'disputed', best = NULL"),
    _ledger("its kind of change", "UPDATE claims_verifiedfigure SET change_kind = 'UPDATE'"),
    _ledger("its version", "UPDATE claims_verifiedfigure SET version = 7"),
    _ledger("when it is reviewed", "UPDATE claims_verifiedfigure SET review_by = review_by + 900"),
    _ledger("when it was out", "UPDATE claims_verifiedfigure SET published_at = now() - interval '9 y'"),
    _ledger("the question it answers", "UPDATE claims_verifiedfigure SET question_id = uuidv7()"),
    _ledger("a figure", "DELETE FROM claims_verifiedfigure WHERE id = (SELECT figure_id FROM "
            "claims_publication WHERE seq = 2)"),
]  # fmt: skip
GUARDS = [
    _guard("all triggers off", "ALTER TABLE claims_publication DISABLE TRIGGER ALL"),
    _guard("a user's triggers off", "ALTER TABLE claims_verifiedfigure DISABLE TRIGGER USER"),
    _guard("a trigger of replicas", "ALTER TABLE django_admin_log ENABLE REPLICA TRIGGER claims_added_to"),
    _guard("history off", "ALTER TABLE claims_question DISABLE TRIGGER ALL"),
    _guard("triggers of the log off", "ALTER TABLE django_admin_log DISABLE TRIGGER ALL"),
    _guard("a trigger dropped", "DROP TRIGGER claims_added_to ON django_admin_log"),
    _guard("another trigger dropped", "DROP TRIGGER claims_grows ON pghistory_context"),
    _guard("keys of second factors unwatched", "DROP TRIGGER claims_noted ON mfa_authenticator"),
    _guard(
        "the hash's check dropped", "ALTER TABLE claims_publication DROP CONSTRAINT claims_publication_sha256"
    ),
    _guard(
        "two people's check dropped",
        "ALTER TABLE claims_verifiedfigure DROP CONSTRAINT claims_verifiedfigure_two_people",
    ),
    _guard("a guard's words", "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) "
           "RETURNS boolean LANGUAGE sql AS 'SELECT true'"),
    _guard("all rights", "GRANT ALL ON claims_publication TO claimcheck_application"),
    _guard("the right to update", "GRANT UPDATE ON claims_transition TO claimcheck_application"),
    _guard("the right to delete", "GRANT DELETE ON sources_snapshot TO claimcheck_application"),
    _guard("the right to truncate", "GRANT TRUNCATE ON claims_publication TO claimcheck_application"),
    _guard("another owner", "ALTER TABLE claims_publication OWNER TO claimcheck_application"),
    _guard("a column gone", "ALTER TABLE claims_publication DROP COLUMN sha256"),
    _guard("a table gone", "DROP TABLE claims_transition CASCADE"),
]  # fmt: skip


def _seal(name: str, sql: str) -> Way:
    return Way(name, sql, Found.SEALS)


BESIDE = [
    _seal("who approved", "UPDATE claims_transition SET by_id = by_id + 1"),
    _seal("when it was decided", "UPDATE claims_transition SET at = now()"),
    _seal("decisions", "DELETE FROM claims_transition"),
    _seal("a captured text", "UPDATE sources_snapshot SET captured_at = now()"),
    _seal("a claim's words", "UPDATE claims_claim SET quote = 'about 9,000 soldiers'"),
    _seal("a claim's value", "UPDATE claims_claim SET low = 1, best = 1, high = 1"),
    _seal("an approval", "UPDATE claims_resolution SET rationale = 'Other words.'"),
    _seal("the claims an answer rests on", "DELETE FROM claims_resolutioninput"),
    _seal("figures with all publications", "TRUNCATE claims_verifiedfigure CASCADE"),
    _seal("a checkpoint", "UPDATE claims_checkpoint SET note = note || chr(10)"),
    _seal("a key of the ledger", "DELETE FROM claims_ledgerkey"),
    _seal("history", "DELETE FROM claims_questionevent"),
    _seal("an old row in the history", "UPDATE claims_questionevent SET text = 'Other words?'"),
    _seal("history by TRUNCATE", "TRUNCATE claims_questionevent"),
    _seal("who changed it", "DELETE FROM pghistory_context"),
    _seal("the context by TRUNCATE", "TRUNCATE pghistory_context CASCADE"),
    _seal("the admin's log", "DELETE FROM django_admin_log"),
    _seal("a line of the admin's log", "UPDATE django_admin_log SET change_message = ''"),
    _seal("the admin's log by TRUNCATE", "TRUNCATE django_admin_log"),
    _seal("changes of second factors", "DELETE FROM claims_signinchange"),
    _seal("changes of accounts", "DELETE FROM claims_accountchange"),
    _seal("which migrations ran", "DELETE FROM django_migrations"),
    _seal("what kinds of records are called", "UPDATE django_content_type SET model = model || 's'"),
    _seal("the app of a kind of record", "UPDATE django_content_type SET app_label = 'x' WHERE id = 1"),
    _seal("kinds of records", "DELETE FROM django_content_type"),
    Way("a unit's dimension", "UPDATE claims_unit SET dimension = 'x' WHERE code = 'person'", Found.GUARDS),
    _unseen("intervals", "SELECT claims_rederive(array_agg(id), array_agg(core), array_agg(core), "
            "array_agg(false)) FROM claims_claim"),
]  # fmt: skip
SIGNERS = "username IN ('approver', 'checker')"
NAMES = [
    _seal("who is shown to have signed", f"UPDATE auth_user SET username = 'x' || username WHERE {SIGNERS}"),
    _seal(
        "two signers swapped",
        "UPDATE auth_user SET username = 'x' WHERE username = 'approver'; "
        "UPDATE auth_user SET username = 'approver' WHERE username = 'checker'; "
        "UPDATE auth_user SET username = 'checker' WHERE username = 'x'",
    ),
    _seal("the number of an account", f"UPDATE auth_user SET id = id + 100000 WHERE {SIGNERS}"),
    _seal("case of a name", f"UPDATE auth_user SET username = upper(username) WHERE {SIGNERS}"),
    _seal("a name as if removed by law", f"UPDATE auth_user SET username = 'removed-' || id WHERE {SIGNERS}"),
    _seal("accounts that signed", f"DELETE FROM auth_user WHERE {SIGNERS}"),
    _seal(
        "all columns of an account at once",
        "INSERT INTO auth_user SELECT * FROM auth_user WHERE username = 'approver' "
        "ON CONFLICT (id) DO UPDATE SET username = 'somebody'",
    ),
]
"""Names under which something is on record: the table is the site's to write, a trigger refuses these."""
BY_SETTINGS = [
    "SET session_replication_role = 'replica'; DELETE FROM claims_publication",
    "SET pgtrigger.ignore = '{pgtrigger_append_only_8c0aa}'; DELETE FROM claims_transition",
    f"SET ROLE {embedded.OWNER}",
    f"SET SESSION AUTHORIZATION {embedded.OWNER}",
    f"GRANT {embedded.OWNER} TO CURRENT_USER",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "SET claims.rederiving = 'on'; UPDATE claims_claim SET core = '[1,2]'",
    "COPY claims_publication FROM PROGRAM 'true'",
    "CREATE SCHEMA other",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "LOAD 'auto_explain'",
    "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION claims_kept_for_good()",
    "UPDATE pg_trigger SET tgenabled = 'D'",
    "UPDATE pg_class SET relowner = 10",
    "CREATE RULE mine AS ON INSERT TO claims_publication DO INSTEAD NOTHING",
    "CREATE TRIGGER mine BEFORE INSERT ON claims_note EXECUTE FUNCTION claims_kept_for_good()",
    "CREATE TEMP TABLE mine () INHERITS (claims_publication)",
    "CREATE POLICY mine ON claims_publication USING (false)",
    "CREATE VIEW public.mine AS SELECT 1",
    "CREATE OR REPLACE FUNCTION public.claims_redacting() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "ALTER FUNCTION public.claims_redacting() SET search_path = pg_temp",
    "DROP FUNCTION public.claims_redacting()",
    "ALTER ROLE CURRENT_USER SET claims.redacting = 'on'",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {embedded.OWNER} IN SCHEMA public GRANT ALL ON TABLES TO PUBLIC",
    "SELECT lo_import('/etc/hostname')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT claims_sweep(ARRAY['exactly 8,000 soldiers'], false, false)",
    "SELECT claims_rederive(ARRAY[]::uuid[], ARRAY[]::numrange[], ARRAY[]::numrange[], ARRAY[]::boolean[])",
    "SET claims.redacting = 'on'; UPDATE claims_transition SET reason = ''",
    "MERGE INTO claims_publication USING (SELECT 1) AS one ON true WHEN MATCHED THEN UPDATE SET body = ''",
    "INSERT INTO claims_publication SELECT * FROM claims_publication ON CONFLICT (seq) DO UPDATE SET seq = 9",
    "WITH gone AS (DELETE FROM claims_transition RETURNING 1) SELECT count(*) FROM gone",
    "SELECT * FROM claims_publication FOR UPDATE",
    "ALTER SEQUENCE django_admin_log_id_seq RESTART",
    "ALTER TABLE claims_note INHERIT claims_publication",
    "CREATE INDEX ON claims_publication (seq)",
    "CREATE PUBLICATION mine FOR TABLE claims_publication",
    "SELECT pg_reload_conf()",
]
"""Ways round the guards that the owner has no need of."""


@pytest.fixture(scope="module")
def ledger(kept_for_the_module: None) -> None:
    """Three publications, with a history, a log and the rest beside them."""
    for text in ("How many are in Kursk?", "How many are in Russia?", "How many are near the border?"):
        made = new.figure(new.question(text))
    by = made.published_by
    with pghistory.context(user=by.pk):
        Question.objects.update(aliases="Kursk")
    record_key(by=by, now=timezone.now(), name="one.example/ledger", key=Ed25519PrivateKey.generate())
    Authenticator.objects.create(user=by, type="totp", data={"secret": "x"})
    note_account_change(by=by, now=timezone.now(), person=new.person("reporter"), what=["roles"])
    LogEntry.objects.create(
        user_id=by.pk, content_type_id=1, object_id="1", object_repr="x", action_flag=2, change_message="c"
    )


@pytest.fixture
def signed_in(django_db_setup: None) -> Iterator[psycopg.Connection]:
    """Signed in as the application, as the site is: no role to step back into."""
    where = {**connection.get_connection_params(), "user": embedded.APPLICATION}
    keys = ("host", "dbname", "user")
    with psycopg.connect(**{key: where[key] for key in keys}, autocommit=True) as own:
        own.execute("SET lock_timeout = '5s'")
        yield own


@pytest.mark.parametrize("way", [*PUBLISHED, *GUARDS, *BESIDE], ids=lambda way: way.name)
def test_the_application_is_refused(signed_in: psycopg.Connection, way: Way) -> None:
    if way.sql.startswith("GRANT"):  # PostgreSQL only warns that nothing was granted
        signed_in.execute(way.sql)  # type: ignore[call-overload]  # a text made here
        assert missing_guards() == []
        return
    for statement in way.sql.split("; "):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            signed_in.execute(statement)  # type: ignore[call-overload]  # a text made here


@pytest.mark.parametrize("sql", BY_SETTINGS)
def test_no_setting_or_role_opens_a_way(signed_in: psycopg.Connection, sql: str) -> None:
    *settings, last = sql.split("; ")
    for setting in settings[: 0 if "session_replication_role" in sql else None]:
        signed_in.execute(setting)  # type: ignore[call-overload]  # a text made here
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        signed_in.execute(sql if "session_replication_role" in sql else last)  # type: ignore[call-overload]  # the same


def test_a_temporary_view_takes_the_place_of_no_table_in_what_the_owner_does(
    signed_in: psycopg.Connection,
) -> None:
    """Nor is a stage of the caller's own read with the owner's rights."""
    for kind, made in (("VIEW", "AS SELECT * FROM claims_note"), ("TABLE", "(LIKE public.claims_relayhop)")):
        signed_in.execute(f"CREATE TEMP {kind} staged_claims_relayhop {made}")  # type: ignore[call-overload]  # made here
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="not the owner's"):
            signed_in.execute("SELECT claims_write_claims_relayhop()")
        signed_in.execute(f"DROP {kind} staged_claims_relayhop")  # type: ignore[call-overload]  # made here


@pytest.mark.parametrize("way", NAMES, ids=lambda way: way.name)
def test_the_application_renames_nobody_under_whose_name_something_stands(ledger: None, way: Way) -> None:
    refused = pytest.raises(IntegrityError, match="its name and number stay")
    with connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute(way.sql.split("; ")[0])


@pytest.mark.parametrize("way", [*PUBLISHED, *GUARDS, *BESIDE, *NAMES], ids=lambda way: way.name)
def test_control_the_owner_is_not_and_what_was_done_is_found(
    ledger: None, way: Way, settings: Settings, tmp_path: Path
) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    with owning(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert (_faults(), missing_guards(), broken_seals()) == ([], [], [])
        if way.found in (Found.SEALS, Found.UNSEEN):
            seal_records(now=timezone.now() + timedelta(days=2))
        if way.rows:
            _lift_checks()
            cursor.execute("SET session_replication_role = 'replica'")
        cursor.execute(way.sql)
        cursor.execute("SET session_replication_role = 'origin'")
        assert bool(FINDS[way.found]()) == (way.found is not Found.UNSEEN)


def _faults() -> list[str]:
    return [fault for link in links() for fault in link.faults] + unpublished()


FINDS: dict[Found, Callable[[], list[str]]] = {
    Found.LEDGER: _faults,
    Found.GUARDS: missing_guards,
    Found.SEALS: broken_seals,
    Found.UNSEEN: lambda: [*_faults(), *broken_seals()],
}


def test_the_seals_hold_where_rows_are_added_and_what_may_change_has_changed(
    ledger: None, settings: Settings, tmp_path: Path
) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    seal_records(now=timezone.now() + SETTLED)
    new.settle(new.conflict())
    assert broken_seals() == []
    sealed = json.loads((tmp_path / "seals.json").read_text())["tables"]
    assert sealed["claims_transition"]["rows"]
    assert "superseded_at" not in sealed["claims_claim"]["columns"]


def test_a_unit_that_is_called_otherwise_is_found_and_the_register_mended() -> None:
    """The site writes names of units, since `sync_registers` is the site's."""
    Unit.objects.filter(pk="person").update(name="tank")
    (told,) = missing_guards()
    assert told.startswith(
        "the unit person is “tank” (persons) in the register and “people” (persons) in this"
    )
    sync_units()
    assert missing_guards() == []


def test_who_has_signed_nothing_may_still_be_renamed(settings: Settings, tmp_path: Path) -> None:
    """A slip in a name that stands under nothing is mended, whatever was chosen or changed of it."""
    settings.LEDGER_KEY = tmp_path / "key.pem"
    author, person = new.person("editor-in-chief"), new.person("reporter", "ritta")
    note_account_change(by=author, now=timezone.now(), person=person, what=["account made"])
    MailChoice.objects.create(person=person, chosen_by=person, chosen_at=timezone.now())
    seal_records(now=timezone.now() + SETTLED)
    person.username = "rita"
    person.save()
    author.first_name, author.email = "Ana", "ana@example.org"
    author.save()
    assert broken_seals() == []
    author.username = "somebody"
    with pytest.raises(IntegrityError, match="stands under what is on record"), transaction.atomic():
        author.save()


def test_an_account_removed_by_law_breaks_no_seal_and_renamed_once_more_does(
    ledger: None, settings: Settings, tmp_path: Path
) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    person = User.objects.get(username="checker")
    seal_records(now=timezone.now() + SETTLED)
    asked = propose_redaction(
        by=new.person("approver"),
        now=timezone.now(),
        kind=Removable.ACCOUNT,
        target=str(person.pk),
        reason="The person has asked for it.",
        authority="Art. 17 GDPR",
    )
    second = new.person("approver", "second")
    carry_out_redaction(by=second, now=timezone.now() + SETTLED, redaction=asked)
    person.refresh_from_db()
    assert person.username == f"removed-{person.pk}"
    assert broken_seals() == []
    with owning(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        cursor.execute("UPDATE auth_user SET username = 'other' WHERE id = %s", [person.pk])
        cursor.execute("SET session_replication_role = 'origin'")
    assert f"auth_user: the row {person.pk} is not called what it was, or is gone" in broken_seals()


def test_seals_that_cannot_be_read_are_told(settings: Settings, tmp_path: Path) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    (tmp_path / "seals.json").write_text("{")
    (told,) = broken_seals()
    assert "can't be read" in told


def test_after_a_redaction_the_tables_that_it_touched_wait_for_the_next_seal(
    ledger: None, settings: Settings, tmp_path: Path
) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    seal_records(now=timezone.now() + SETTLED)
    asked = new.redaction(new.claim(new.question("Removed?"), None, "exactly 4,321 people were there"))
    seal_records(now=timezone.now() + SETTLED)
    second = new.person("approver", "second")
    carry_out_redaction(by=second, now=timezone.now() + SETTLED, redaction=asked)
    assert broken_seals() == []
    with owning(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        cursor.execute("DELETE FROM claims_transition")
        cursor.execute("SET session_replication_role = 'origin'")
    assert any(told.startswith("claims_transition: of ") for told in broken_seals())


def _lift_checks() -> None:
    """The owner can: a row changed by stealth may break any of them."""
    with connection.cursor() as cursor:
        for table in ("claims_publication", "claims_verifiedfigure", "claims_claim", "sources_snapshot"):
            cursor.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c'", [table]
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def test_there_are_sixty() -> None:
    assert len([*PUBLISHED, *GUARDS, *BESIDE]) >= 60


def test_a_setting_silences_no_trigger(ledger: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', array_agg(tgname::text)::text, true) FROM pg_trigger"
        )
        with pytest.raises(ProgrammingError, match="annot update"), transaction.atomic():
            cursor.execute("UPDATE claims_resolution SET state = 'returned' WHERE state = 'approved'")


def test_no_temporary_table_takes_the_place_of_the_history(ledger: None) -> None:
    history = "SELECT count(*) FROM public.claims_questionevent"
    with connection.cursor() as cursor:
        cursor.execute(history)
        (before,) = cursor.fetchone()
        cursor.execute("CREATE TEMPORARY TABLE claims_questionevent (LIKE public.claims_questionevent)")
        cursor.execute("UPDATE claims_question SET aliases = 'Minsk'")
        cursor.execute(history)
        assert cursor.fetchone()[0] == before + 3


def test_the_context_of_a_history_may_say_more_and_nothing_else() -> None:
    with connection.cursor() as cursor:
        key = uuid7()
        cursor.execute(
            "INSERT INTO pghistory_context (id, created_at, updated_at, metadata) "
            "VALUES (%s, now(), now(), %s)",
            [key, '{"user": 1, "act": ""}'],
        )
        change = "UPDATE pghistory_context SET metadata = %s WHERE id = %s"
        cursor.execute(change, ['{"user": 1, "act": "token"}', key])
        for other in ("{}", '{"user": 2, "act": "token"}', '{"user": 1, "act": "job"}'):
            with pytest.raises(IntegrityError, match="may say more"), transaction.atomic():
                cursor.execute(change, [other, key])


def test_changes_of_second_factors_are_on_record() -> None:
    person = new.person("approver", "with another factor")
    made = Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    made.record_usage()
    made.data = {"secret": "y"}
    made.save()
    made.delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, change FROM claims_signinchange WHERE person_id = %s ORDER BY id", [person.pk]
        )
        changes = cursor.fetchall()
    assert changes == [("totp", "added"), ("totp", "changed"), ("totp", "removed")]


def test_an_auditor_reads_all_and_writes_nothing(ledger: None) -> None:
    with owning(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {AUDITOR}")
        cursor.execute("SELECT count(*) FROM claims_publication")
        assert cursor.fetchone() == (3,)
        for statement in ("INSERT INTO claims_topic DEFAULT VALUES", "DELETE FROM django_session"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(statement)


def test_the_roles_are_made_once_and_mended() -> None:
    with owning(), connection.cursor() as cursor:
        first = make_roles(embedded.APPLICATION, "")
        assert first == make_roles(embedded.APPLICATION, ""), "run again it says the same"
        cursor.execute("GRANT ALL ON claims_publication TO claimcheck_application")
        make_roles(embedded.APPLICATION, "")
        assert missing_guards() == []
        (made, *_) = make_roles("another_site", "its password")
        assert made == "Role another_site made."
        with pytest.raises(NoRoles, match="DATABASE_OWNER_URL"):
            make_roles(embedded.OWNER, "")
        assert not is_guarded()
    assert is_guarded()
