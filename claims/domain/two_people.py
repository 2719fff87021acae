"""Who could give both signatures alone: by accounts, tokens, sessions and settings, each with its remedy."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.domain.access import answers_for_others, is_strong
from claims.domain.saying import say

FIRST_AND_SECOND = (
    ("claims.add_resolution", "claims.approve_resolution"),
    ("claims.hold_verifiedfigure", "claims.withdraw_verifiedfigure"),
)
"""Permissions of the two signatures under what is published, and under what is withdrawn."""


@dataclass(frozen=True, slots=True)
class SignInAccount:
    """What is known of one that can sign in. `open_changes`: by whom, and what, that nobody has confirmed.
    `factors`: the seeds of its apps; two accounts with one seed share a device."""

    name: str
    address: str = ""
    permissions: frozenset[str] = frozenset()
    second_factor: bool = False
    active: bool = True
    sessions: int = 0
    open_changes: tuple[tuple[str, str], ...] = ()
    factors: frozenset[str] = frozenset()

    @property
    def signs(self) -> bool:
        """Whether it may give a signature."""
        return self.active and any(needed in self.permissions for pair in FIRST_AND_SECOND for needed in pair)


@dataclass(frozen=True, slots=True)
class LiveToken:
    """One that has not been revoked."""

    name: str
    owner: str
    made_by: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator has decided. `in_development`: second factors are not judged. `confirming`: the
    command by which a change of an account is confirmed. `owner_in_reach`: the site knows the
    password of its tables' owner."""

    second_factor_required: bool
    provider_vouches: bool = False
    publish_by_token: bool = False
    passwords_over_rest: bool = False
    in_development: bool = False
    confirming: str = "confirm_account"
    owner_in_reach: bool = False


@dataclass(frozen=True, slots=True)
class Hole:
    """Whose accounts, what could be done with them, and how to close it."""

    who: tuple[str, ...]
    what: str
    remedy: str


def holes(accounts: Sequence[SignInAccount], tokens: Iterable[LiveToken], settings: Settings) -> list[Hole]:
    """Every hole; none where two people are needed for whatever is published."""
    return [
        *_of_settings(settings),
        *_of_the_database(settings),
        *_shared_addresses(accounts),
        *_shared_factors(accounts),
        *_unconfirmed(accounts, settings.confirming),
        *_without_second_factor(accounts, settings),
        *_sessions_without_a_role(accounts),
        *_tokens_of_others(tokens),
    ]


def could_sign_twice(first: Collection[str], second: Collection[str]) -> bool:
    """Whether whoever has both accounts could give both signatures."""
    return any(
        (earlier in first and later in second) or (earlier in second and later in first)
        for earlier, later in FIRST_AND_SECOND
    )


def _of_settings(settings: Settings) -> Iterator[Hole]:
    if settings.in_development:
        return
    if not settings.second_factor_required and not settings.provider_vouches:
        yield Hole(
            ("REQUIRE_SECOND_FACTOR",),
            say("It is off: whoever knows an approver's password can sign in their name."),
            say("Set REQUIRE_SECOND_FACTOR=on and restart."),
        )
        if settings.publish_by_token:
            yield Hole(
                ("PUBLISH_BY_TOKEN",),
                say(
                    "It is on while no second factor is required: a password and a token are both signatures."
                ),
                say("Set REQUIRE_SECOND_FACTOR=on, or PUBLISH_BY_TOKEN=off, and restart."),
            )
    if settings.passwords_over_rest:
        yield Hole(
            ("PASSWORDS_OVER_REST",),
            say("Names and passwords are taken over REST, where nobody is asked for a second factor."),
            say("Switch DEBUG off and restart."),
        )


def _of_the_database(settings: Settings) -> Iterator[Hole]:
    if settings.owner_in_reach and not settings.in_development:
        yield Hole(
            ("DATABASE_OWNER_URL",),
            say("The site knows the password of its tables' owner, who can rewrite what was published."),
            say("Restart the site and its workers without DATABASE_OWNER_URL; only `migrate` needs it."),
        )


def mailbox(address: str) -> str:
    """The mailbox that an address leads to: case and what follows a plus sign make no other one."""
    local, at, host = address.strip().casefold().rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{host}"


def _shared_factors(accounts: Sequence[SignInAccount]) -> Iterator[Hole]:
    for first, second in combinations([account for account in accounts if account.signs], 2):
        if first.factors & second.factors and could_sign_twice(first.permissions, second.permissions):
            yield Hole(
                (first.name, second.name),
                say(
                    "One device is the second factor of both accounts; with both passwords it gives both "
                    "signatures."
                ),
                say("Reset the second factor of one of them, so that its owner sets up one of their own."),
            )


def _shared_addresses(accounts: Sequence[SignInAccount]) -> Iterator[Hole]:
    signing = [account for account in accounts if account.signs and account.address.strip()]
    for first, second in combinations(signing, 2):
        same = mailbox(first.address) == mailbox(second.address)
        if same and could_sign_twice(first.permissions, second.permissions):
            yield Hole(
                (first.name, second.name),
                say(
                    "Both accounts have the address {address}, so that whoever reads its mail can set "
                    "both passwords; together they give both signatures.",
                    address=first.address,
                ),
                say("Give each person an address of their own, or switch one of the accounts off."),
            )


def _unconfirmed(accounts: Iterable[SignInAccount], confirming: str) -> Iterator[Hole]:
    for account in accounts:
        for by, what in account.open_changes:
            if account.signs:
                yield Hole(
                    (account.name,),
                    say(
                        "{by} changed this account ({what}), and no third person has confirmed that it is "
                        "in its owner's hands. It signs nothing until then.",
                        by=by,
                        what=what,
                    ),
                    say(
                        "Somebody else who manages people confirms it under “Changes of accounts”, or by "
                        "`{command}`.",
                        command=confirming,
                    ),
                )


def _without_second_factor(accounts: Iterable[SignInAccount], settings: Settings) -> Iterator[Hole]:
    if settings.in_development or settings.provider_vouches:
        return
    for account in accounts:
        if account.active and answers_for_others(account.permissions) and not account.second_factor:
            yield Hole(
                (account.name,),
                say(
                    "This account publishes or manages and has no second factor: its password alone opens "
                    "it, or sets one up."
                ),
                say("Have its owner sign in and set one up, or take the role away."),
            )


def _sessions_without_a_role(accounts: Iterable[SignInAccount]) -> Iterator[Hole]:
    for account in accounts:
        if account.sessions and not (account.active and account.permissions):
            yield Hole(
                (account.name,),
                say(
                    "This account is signed in and has no role any more: given one again, an old session "
                    "acts at once."
                ),
                say("Set a new password for it: that ends its sessions."),
            )


def _tokens_of_others(tokens: Iterable[LiveToken]) -> Iterator[Hole]:
    for token in tokens:
        if is_strong(token.scopes) and token.owner != token.made_by:
            yield Hole(
                (token.owner, token.made_by),
                say(
                    "The token “{name}” decides in the name of {owner} ({scopes}), and {maker} made it and "
                    "has seen its text. It opens nothing.",
                    name=token.name,
                    owner=token.owner,
                    scopes=", ".join(token.scopes),
                    maker=token.made_by,
                ),
                say(
                    "Its owner accepts it under “My tokens”, which gives it a new text, or somebody "
                    "revokes it."
                ),
            )
