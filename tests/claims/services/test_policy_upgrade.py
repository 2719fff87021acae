"""A new policy: figures are read and conflicts detected again; a dry run says what would change."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from pytest_django.fixtures import Settings

from claims.domain.policy import POLICY
from claims.models import Claim, Conflict, Detection, Publication, Topic
from claims.services.detection.policy_upgrade import Upgrade, upgrade_topic
from tests import builders
from tests.owning import owning, silenced

pytestmark = pytest.mark.django_db

REDERIVE = "SELECT claims_rederive(ARRAY[%s]::uuid[], ARRAY[%s]::numrange[], ARRAY[%s]::numrange[], '{f}')"


def as_policy_1_read_it(claim: Claim) -> None:
    """ "Hundreds" said nothing by policy 1: any number would do."""
    with owning(), connection.cursor() as cursor:
        cursor.execute(REDERIVE, [claim.pk, "(,)", "(,)"])


@pytest.fixture
def old() -> Topic:
    """Two claims that contradict each other by policy 2, as policy 1 has left them."""
    question = builders.question()
    vague = builders.claim(question, builders.source("United States"), "hundreds of soldiers", accept=True)
    as_policy_1_read_it(vague)
    builders.claim(question, builders.source("Ukraine"), "exactly 12 soldiers", accept=True)
    assert not Conflict.objects.exists()
    return builders.topic()


def upgraded(topic: Topic, *, dry_run: bool = False) -> Upgrade:
    by = builders.person("editor-in-chief")
    with owning():
        return upgrade_topic(topic, by=by, now=builders.NOW, dry_run=dry_run)


def test_a_dry_run_says_what_would_open_and_writes_nothing(old: Topic) -> None:
    would = upgraded(old, dry_run=True)
    assert (would.read, would.left) == (1, 0)
    (opened,) = would.opened
    assert (opened.question, opened.before, opened.after and opened.after.kind) == (
        "how-many-soldiers-are-in-russia", None, "contradiction",
    )  # fmt: skip
    assert not Conflict.objects.exists()
    assert Claim.objects.get(modality="uncountable").core.lower is None


def test_the_run_does_it_once_and_finds_nothing_the_second_time(old: Topic) -> None:
    assert len(upgraded(old).opened) == 1
    conflict = Conflict.objects.get()
    assert conflict.policy == Detection.objects.get().policy == POLICY.version
    assert Claim.objects.get(modality="uncountable").core.lower == 200
    again = upgraded(old)
    assert (again.read, again.opened, again.closed, again.changed) == (0, (), (), ())


def test_what_closes_and_what_changes_its_kind_is_told_apart() -> None:
    closing = builders.conflict(builders.question("How many are in Kursk?"))
    (first, _) = Claim.objects.filter(question=closing.question).order_by("pk")
    Claim.objects.filter(pk=first.pk).update(state="rejected")
    changing = builders.conflict()
    Conflict.objects.filter(pk=changing.pk).update(kind="internal_dissent", reason="", severity=2)
    found = upgraded(changing.topic)
    assert [each.question for each in found.closed] == ["how-many-are-in-kursk"]
    ((changed,), opened) = found.changed, found.opened
    assert (changed.before and changed.before.kind, changed.after and changed.after.kind) == (
        "internal_dissent", "contradiction",
    )  # fmt: skip
    assert opened == ()


def test_published_figures_stay_and_those_spoken_against_are_listed() -> None:
    figure = builders.figure()
    far = builders.claim(figure.question, builders.source("A paper"), "about 90,000 soldiers", accept=True)
    with owning(), connection.cursor() as cursor:
        cursor.execute(REDERIVE, [far.pk, "(,)", "(,)"])
    Conflict.objects.filter(pk=figure.resolution.conflict_id).update(state="resolved")
    before = list(Publication.objects.values_list("sha256", flat=True))
    found = upgraded(figure.topic)
    assert found.spoken_against == (figure.question.slug,)
    assert list(Publication.objects.values_list("sha256", flat=True)) == before
    assert Conflict.objects.get().state == "resolved"


def plain_update(claim: Claim) -> None:
    with owning():
        Claim.objects.filter(pk=claim.pk).update(core="[1,2]")


def with_the_setting_alone(claim: Claim) -> None:
    """By a role that is not the owner of the table."""
    with owning(), connection.cursor() as cursor:
        cursor.execute("CREATE ROLE some_app; GRANT ALL ON claims_claim TO some_app; SET LOCAL ROLE some_app")
        cursor.execute("SET LOCAL claims.rederiving = 'on'")
        cursor.execute("UPDATE claims_claim SET core = '[8000,8000]' WHERE id = %s", [claim.pk])


@pytest.mark.parametrize("way", [plain_update, with_the_setting_alone])
def test_nothing_but_the_owners_function_writes_intervals(way: Callable[[Claim], None]) -> None:
    claim = builders.claim()
    with pytest.raises(IntegrityError, match="only claims_rederive"), transaction.atomic():
        way(claim)


def test_nobody_but_who_is_granted_it_may_call_that_function() -> None:
    with owning(), connection.cursor() as cursor:
        cursor.execute("CREATE ROLE some_app")
        cursor.execute(
            "SELECT has_function_privilege('some_app', oid, 'EXECUTE') FROM pg_proc WHERE proname = %s",
            ["claims_rederive"],
        )
        assert cursor.fetchall() == [(False,)]


@pytest.mark.parametrize("quote", ["nearly 2,000 soldiers", "up to 500 soldiers", "no soldiers", "5 to 10"])
def test_what_is_recorded_today_is_read_again_as_it_is(quote: str) -> None:
    found = upgraded(builders.claim(quote=quote).topic)
    assert (found.read, found.left) == (0, 0)


def test_a_point_that_a_person_took_for_a_decimal_is_one_again() -> None:
    question = builders.question("How much fuel?", unit="tonne")
    claim = builders.claim(
        question, None, "1.234 tonnes", value="1.234", modality="stated", unit="tonne", point_is_decimal=True
    )
    found = upgraded(claim.topic)
    assert (found.read, found.left) == (0, 0)


def test_what_is_no_number_is_read_again_too() -> None:
    asked = builders.question("Are any there?", answer="yes_no")
    builders.claim(asked, quote="None are there.", stance="denies")
    when = builders.question("When did they arrive?", answer="date", unit=None)
    builders.claim(when, quote="On 4 October", value="2024-10-04")
    builders.claim(when, quote="From 4 to 6 October", value="2024-10-04", value_2="2024-10-06")
    found = upgraded(builders.topic())
    assert (found.read, found.left) == (0, 0)


def test_words_that_no_longer_give_the_values_recorded_stay_and_are_counted(old: Topic) -> None:
    odd = builders.claim(builders.question("How many are in Kursk?"), quote="about 700 soldiers")
    with silenced(), connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET best = 701 WHERE id = %s", [odd.pk])
    found = upgraded(old)
    assert (found.read, found.left) == (1, 1)


def test_figures_are_written_a_piece_at_a_time(old: Topic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.services.detection.reading_again.AT_A_TIME", 1)
    assert upgraded(old).read == 1
    assert Claim.objects.get(modality="uncountable").core.lower == 200


def test_the_command_lists_and_counts(old: Topic, settings: Settings) -> None:
    out = StringIO()
    settings.DATABASE_OWNER = None  # who would have a connection of its own
    with owning():
        call_command("upgrade_policy", "--dry-run", stdout=out, stderr=StringIO())
    told = out.getvalue()
    assert "Nothing is written." in told
    assert "Conflicts that would open: 1.\n  how-many-soldiers-are-in-russia: Contradiction" in told
    assert "for a person to decide: 0." in told
