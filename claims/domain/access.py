"""What a token may be used for: scopes, each a kind of work. Permissions are plain names here."""

from collections.abc import Collection
from enum import StrEnum

TAKES_ARCHIVES = "auth.change_user"
"""The right to an archive: whoever gives out rights could give themselves that to read any part of it."""


class TokenScope(StrEnum):
    """A kind of work. A token never reaches further than the person in whose name it was made."""

    FIGURES_READ = "figures:read"
    CLAIMS_WRITE = "claims:write"
    REVIEW = "review"
    PUBLISH = "publish"
    ADMIN = "admin"


STRONG = frozenset({TokenScope.REVIEW, TokenScope.PUBLISH, TokenScope.ADMIN})
"""Scopes that decide in a person's name. Such a token is made by that person alone: who makes one sees its
text and can use it."""

PUBLISHED = frozenset(
    f"claims.view_{name}" for name in ("verifiedfigure", "publication", "notice", "topic", "question")
)
"""Permissions to read what has been published and what it is about; all that `figures:read` opens."""

RECORDING = frozenset(
    {
        "sources.add_source",
        "sources.add_document",
        "sources.add_snapshot",
        "sources.add_statement",
        "claims.add_claim",
        "claims.add_topic",
        "claims.add_question",
        "claims.add_import",
        "claims.add_evidence",
        "claims.add_contact",
    }
)
PUBLISHING = frozenset(
    {
        "claims.approve_resolution",
        "claims.return_resolution",
        "claims.hold_verifiedfigure",
        "claims.withdraw_verifiedfigure",
        "claims.add_redaction",
        "claims.carry_out_redaction",
    }
)
AT_THE_DESK = frozenset({"claims.add_savedview", "claims.add_following"})
"""What a person arranges for themselves, and no tool does."""
MANAGING = (
    "auth.",
    "claims.add_apitoken",
    "claims.change_apitoken",
    "claims.add_webhook",
    "claims.change_webhook",
    "claims.add_delivery",
    "claims.add_subscription",
    "claims.change_subscription",
)
"""What decides who may do what, and to whom is sent what is published."""


def answers_for_others(permissions: Collection[str]) -> bool:
    """Whether who has these decides what is published in everybody's name, or what others may do.

    Such a person shows a second factor when signing in.
    """
    return any(permission in PUBLISHING or permission.startswith(MANAGING) for permission in permissions)


def is_strong(scopes: Collection[str]) -> bool:
    """Whether one of them decides in a person's name."""
    return not STRONG.isdisjoint(scopes)


def scopes_for(permissions: Collection[str]) -> tuple[TokenScope, ...]:
    """The scopes that a person with these permissions can use."""
    working = {permission for permission in permissions if ".view_" not in permission} - AT_THE_DESK
    usable: set[TokenScope] = {
        scope
        for scope in TokenScope
        for permission in working
        if scope != TokenScope.ADMIN and permits([scope], permission)
    }
    if permissions:
        usable.add(TokenScope.FIGURES_READ)
    if any(permission.startswith(MANAGING) for permission in working):
        usable.add(TokenScope.ADMIN)
    return tuple(scope for scope in TokenScope if scope in usable)


def permits(scopes: Collection[str], permission: str) -> bool:
    """Whether these scopes open a permission such as "claims.add_claim".

    Reading what is published takes `figures:read`; reading all else any scope that works on it. What is
    neither recording, publishing nor managing is review.
    """
    if TokenScope.ADMIN in scopes:
        return True
    if permission in PUBLISHED:
        return bool(scopes)
    if permission.startswith(MANAGING):
        return False
    if ".view_" in permission:
        return bool({TokenScope.CLAIMS_WRITE, TokenScope.REVIEW, TokenScope.PUBLISH} & set(scopes))
    if permission in RECORDING:
        return TokenScope.CLAIMS_WRITE in scopes
    return (TokenScope.PUBLISH if permission in PUBLISHING else TokenScope.REVIEW) in scopes
