"""What the scopes of a token open, permission by permission."""

import pytest

from claims.domain.access import (
    MANAGING,
    PUBLISHED,
    PUBLISHING,
    RECORDING,
    TokenScope,
    answers_for_others,
    permits,
)

EVERY = list(TokenScope)


def _open(permission: str) -> set[TokenScope]:
    return {scope for scope in EVERY if permits([scope], permission)}


@pytest.mark.parametrize("permission", sorted(PUBLISHED))
def test_what_is_published_is_open_to_every_scope_and_to_none_without_one(permission: str) -> None:
    assert _open(permission) == set(EVERY)
    assert not permits([], permission)


@pytest.mark.parametrize("permission", [each if "." in each[:-1] else f"{each}add_user" for each in MANAGING])
def test_managing_takes_the_scope_of_its_own(permission: str) -> None:
    assert _open(permission) == {TokenScope.ADMIN}
    assert answers_for_others([permission])


@pytest.mark.parametrize(
    ("permissions", "scopes"),
    [
        (RECORDING, {TokenScope.CLAIMS_WRITE}),
        (PUBLISHING, {TokenScope.PUBLISH}),
        ({"claims.change_conflict", "claims.add_note"}, {TokenScope.REVIEW}),
        (
            {"claims.view_claim", "sources.view_source"},
            {TokenScope.CLAIMS_WRITE, TokenScope.REVIEW, TokenScope.PUBLISH},
        ),
    ],
)
def test_each_kind_of_work_takes_its_scope(
    permissions: frozenset[str] | set[str], scopes: set[TokenScope]
) -> None:
    for permission in permissions:
        assert _open(permission) == {*scopes, TokenScope.ADMIN}, permission


@pytest.mark.parametrize("permission", sorted(PUBLISHING))
def test_who_publishes_answers_for_others(permission: str) -> None:
    assert answers_for_others(["claims.view_claim", permission])


def test_who_records_answers_for_nobody_else() -> None:
    assert not answers_for_others([*RECORDING, *PUBLISHED, "claims.change_conflict"])
    assert not answers_for_others([])
