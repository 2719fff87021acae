"""What is kept in short: fates by a letter, what is removed by law, reports of readers, the rehearsal."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from claims.domain.access import STRONG, TokenScope, is_strong, scopes_for
from claims.domain.error_reports import LATEST, SOONEST, filled_by_a_program, number_of
from claims.domain.evidence import MEDIA_TYPES, PDF, FileForm, form_handed_on, tells_of_its_making
from claims.domain.importing import DERIVED, FATES, LETTERS, MADE, STORED, Fate, ImportState
from claims.domain.redaction import SHORTEST, Decision, Removable, alike, shares_a_part
from claims.domain.rehearsal import REHEARSAL, is_rehearsal

BEGUN = datetime(2026, 11, 5, 12, tzinfo=UTC)


class TestImports:
    def test_each_fate_has_a_letter_of_its_own_and_is_read_again(self) -> None:
        assert set(LETTERS) == set(Fate)
        assert {FATES[letter] for letter in LETTERS.values()} == set(Fate)
        assert all(len(letter) == 1 for letter in FATES)

    def test_of_what_a_claim_was_made_and_of_what_not(self) -> None:
        assert {*Fate} - {*MADE} == {Fate.KNOWN, Fate.NAMED, Fate.OTHER, Fate.INVALID}

    def test_each_state_is_stored_or_follows_from_others(self) -> None:
        assert {*STORED} | {*DERIVED} == {*ImportState}
        assert not {*STORED} & {*DERIVED}
        assert ImportState.RUNNING in STORED, "one that is broken off is stored as running"


class TestRemovedByLaw:
    def test_what_is_removed_and_what_was_decided_have_names_of_their_own(self) -> None:
        assert len({*Removable, *Decision}) == len(Removable) + len(Decision)

    @pytest.mark.parametrize(("words", "looked_for"), [("the victim’s name", True), ("a name", False)])
    def test_short_words_stand_in_too_many_places(self, words: str, looked_for: bool) -> None:
        assert (len(words) >= SHORTEST) is looked_for

    @pytest.mark.parametrize(
        ("text", "shares"),
        [
            ("She is Mina O’Hara, of Elm Street 5, they say.", True),
            ("mina  o'hara\nof ELM-street", True),
            ("Mina O'Hara of Elm Road", False),
            ("Elm Street 5", False),
            ("", False),
        ],
    )
    def test_a_part_is_known_however_it_is_spaced_and_quoted(self, text: str, shares: bool) -> None:
        assert shares_a_part(text, ["Mina O'Hara of Elm Street 5 saw it"]) is shares

    def test_words_shorter_than_a_part_are_known_as_a_whole(self) -> None:
        assert shares_a_part("Call +49 30 123456.", ["+4930123456"])
        assert not shares_a_part("Call +49 30 1234.", ["+4930123456"])
        assert not shares_a_part("Anything.", ["", "…"])

    def test_of_scripts_without_capitals_letters_count_too(self) -> None:
        assert alike("러시아 쿠르스크, 8,000명.") == "러시아쿠르스크8000명"


class TestReportsOfReaders:
    @pytest.mark.parametrize(
        ("report", "number"),
        [
            ("00000000-0000-4000-8000-00007c1a09fe", "7C1A-09FE"),
            ("ffffffff-ffff-4fff-bfff-ffff00000001", "0000-0001"),
            ("019ac1f0-1d1e-7c3a-9b1f-0123456789ab", "4567-89AB"),
        ],
    )
    def test_the_number_on_the_receipt(self, report: str, number: str) -> None:
        assert number_of(UUID(report)) == number

    @pytest.mark.parametrize(
        ("trap", "after", "program"),
        [
            ("", SOONEST, False),
            ("", SOONEST - timedelta(milliseconds=1), True),
            ("", timedelta(hours=2), False),
            ("https://example.org", timedelta(hours=2), True),  # people don't see that field
            ("", -timedelta(seconds=1), True),  # sent before it was opened
        ],
    )
    def test_what_no_person_can_have_sent(self, trap: str, after: timedelta, program: bool) -> None:
        assert filled_by_a_program(trap, BEGUN, BEGUN + after) is program
        assert SOONEST < LATEST


@pytest.mark.parametrize(
    ("document", "invented"),
    [
        ({"topic": {"slug": REHEARSAL}}, True),
        ({"topic": {"slug": "troops"}}, False),
        ({"topic": {}}, False),
        ({"topic": {"slug": None}}, False),
        ({}, False),
    ],
)
def test_what_is_about_the_invented_topic(document: dict[str, Any], invented: bool) -> None:
    assert is_rehearsal(document) is invented


class TestFormsOfEvidence:
    @pytest.mark.parametrize("media_type", MEDIA_TYPES)
    def test_of_a_picture_the_copy_is_handed_on(self, media_type: str) -> None:
        """Where and when it was taken may give away who took it; a PDF has no copy."""
        form = form_handed_on(media_type)
        assert form is (FileForm.ORIGINAL if media_type == PDF else FileForm.COPY)
        assert not tells_of_its_making(media_type, form)

    @pytest.mark.parametrize(
        ("media_type", "form", "tells"),
        [
            ("image/jpeg", FileForm.ORIGINAL, True),
            ("image/jpeg", FileForm.COPY, False),
            ("image/png", FileForm.THUMBNAIL, False),
            ("image/png", FileForm.ORIGINAL, True),
            (PDF, FileForm.ORIGINAL, False),  # there is no other form of it
        ],
    )
    def test_what_tells_of_its_making(self, media_type: str, form: FileForm, tells: bool) -> None:
        assert tells_of_its_making(media_type, form) is tells


class TestScopes:
    @pytest.mark.parametrize("scope", TokenScope)
    def test_a_scope_that_decides_in_a_persons_name_is_strong(self, scope: TokenScope) -> None:
        assert is_strong([scope]) is (scope in {TokenScope.REVIEW, TokenScope.PUBLISH, TokenScope.ADMIN})
        assert is_strong([TokenScope.FIGURES_READ, scope]) is (scope in STRONG)
        assert not is_strong([])

    @pytest.mark.parametrize(
        ("permissions", "scopes"),
        [
            ([], ()),
            (["claims.view_claim"], ("figures:read",)),  # who only reads needs no more
            (["claims.add_claim", "claims.view_claim"], ("figures:read", "claims:write")),
            (["claims.change_conflict"], ("figures:read", "review")),
            (["claims.approve_resolution"], ("figures:read", "publish")),
            (["claims.add_webhook"], ("figures:read", "admin")),
            (["auth.add_user", "claims.add_claim"], ("figures:read", "claims:write", "admin")),
            # what a person arranges for themselves is done by no tool
            (["claims.add_savedview", "claims.add_following"], ("figures:read",)),
            (["auth.view_user"], ("figures:read",)),  # to see who there is manages nobody
        ],
    )
    def test_what_a_person_can_use(self, permissions: list[str], scopes: tuple[str, ...]) -> None:
        assert scopes_for(permissions) == scopes
