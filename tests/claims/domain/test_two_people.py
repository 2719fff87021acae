"""Holes: each one planted alone is found alone, with a remedy; without any the list is empty."""

from dataclasses import replace

import pytest

from claims.domain.two_people import LiveToken, Settings, SignInAccount, could_sign_twice, holes, mailbox

PROPOSES = frozenset({"claims.add_resolution", "claims.view_claim"})
APPROVES = PROPOSES | {"claims.approve_resolution", "claims.hold_verifiedfigure"}
CHEN = SignInAccount("chen", "chen@example.org", PROPOSES)
ANNA = SignInAccount("anna", "anna@example.org", APPROVES, second_factor=True, sessions=1)
RITA = SignInAccount("rita", "", frozenset({"claims.add_claim"}), sessions=1)
SAFE = Settings(second_factor_required=True)
OWN = LiveToken("Desk", "anna", "anna", ("publish",))

PLANTED = [
    ([replace(CHEN, address=" ANNA@example.org")], [], SAFE, ("chen", "anna")),
    ([replace(CHEN, address="anna+chen@EXAMPLE.org")], [], SAFE, ("chen", "anna")),
    (
        [replace(CHEN, factors=frozenset("s")), replace(ANNA, factors=frozenset("st"))],
        [],
        SAFE,
        ("chen", "anna"),
    ),
    ([], [], replace(SAFE, owner_in_reach=True), ("DATABASE_OWNER_URL",)),
    ([replace(CHEN, open_changes=(("boss", "password"),))], [], SAFE, ("chen",)),
    ([replace(ANNA, name="ann", address="", second_factor=False)], [], SAFE, ("ann",)),
    ([replace(RITA, name="left", permissions=frozenset())], [], SAFE, ("left",)),
    ([replace(ANNA, name="gone", address="", active=False)], [], SAFE, ("gone",)),
    ([], [replace(OWN, made_by="boss")], SAFE, ("anna", "boss")),
    ([], [], replace(SAFE, second_factor_required=False), ("REQUIRE_SECOND_FACTOR",)),
    ([], [], replace(SAFE, passwords_over_rest=True), ("PASSWORDS_OVER_REST",)),
]


def test_where_there_is_none_the_list_is_empty() -> None:
    reading = replace(OWN, made_by="boss", scopes=("figures:read", "claims:write"))
    assert holes([CHEN, ANNA, RITA], [OWN, reading], SAFE) == []


@pytest.mark.parametrize(("accounts", "tokens", "settings", "who"), PLANTED)
def test_each_hole_is_found_alone(
    accounts: list[SignInAccount], tokens: list[LiveToken], settings: Settings, who: tuple[str, ...]
) -> None:
    others = [one for one in (CHEN, ANNA, RITA) if one.name not in {each.name for each in accounts}]
    (found,) = holes([*accounts, *others], tokens, settings)
    assert found.who == who
    assert found.what
    assert found.remedy


@pytest.mark.parametrize(
    ("account", "found"),
    [
        (replace(CHEN, open_changes=(("boss", "password"),)), 1),
        (replace(CHEN, open_changes=(("boss", "password"), ("boss", "address"))), 2),
        # what signs nothing needs nobody to confirm it
        (replace(RITA, open_changes=(("boss", "password"),)), 0),
        (replace(CHEN, open_changes=(("boss", "password"),), active=False), 0),
    ],
)
def test_a_change_that_nobody_has_confirmed(account: SignInAccount, found: int) -> None:
    told = holes([account], [], SAFE)
    assert [hole.who for hole in told] == [(account.name,)] * found
    assert all(hole.what.startswith("boss changed this account (") for hole in told)


def test_a_token_and_a_password_are_no_two_signatures() -> None:
    weak = Settings(second_factor_required=False, publish_by_token=True)
    assert ("PUBLISH_BY_TOKEN",) in [hole.who for hole in holes([], [], weak)]
    assert holes([], [], replace(SAFE, publish_by_token=True)) == []


def test_an_address_of_two_who_cannot_sign_together_is_none() -> None:
    twin = replace(CHEN, name="chen2")
    assert not could_sign_twice(CHEN.permissions, twin.permissions)
    assert holes([CHEN, twin], [], SAFE) == []
    assert holes([CHEN, replace(ANNA, address=CHEN.address, active=False, sessions=0)], [], SAFE) == []


def test_a_provider_that_vouches_and_development_need_no_second_factor_here() -> None:
    bare = replace(ANNA, second_factor=False)
    assert holes([bare], [], Settings(second_factor_required=False, provider_vouches=True)) == []
    assert holes([bare], [], Settings(False, passwords_over_rest=True, in_development=True)) == []


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        (" Anna@Example.org", "anna@example.org"),
        ("anna+desk@example.org", "anna@example.org"),
        ("anna+a+b@example.org", "anna@example.org"),
        ("+desk@example.org", "+desk@example.org"),
        ("anna.b@example.org", "anna.b@example.org"),
    ],
)
def test_the_mailbox_of_an_address(address: str, leads_to: str) -> None:
    assert mailbox(address) == leads_to


def test_a_device_of_two_who_cannot_sign_together_is_no_hole() -> None:
    seed = frozenset({"s"})
    assert holes([replace(CHEN, factors=seed), replace(CHEN, name="chen2", factors=seed)], [], SAFE) == []
    assert holes([replace(CHEN, factors=seed), replace(ANNA, factors=frozenset({"t"}))], [], SAFE) == []
    assert (
        holes([replace(CHEN, factors=seed), replace(ANNA, factors=seed, active=False, sessions=0)], [], SAFE)
        == []
    )
    assert holes([], [], replace(SAFE, owner_in_reach=True, in_development=True)) == []
