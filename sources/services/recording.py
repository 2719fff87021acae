"""Recording who says it and where we read it."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import New, check_moment, checked, confirmed, insert, writing
from claimcheck.foundation.records.slugs import free_slug
from sources.domain.kinds import Basis, SourceKind
from sources.models import (
    Document,
    Membership,
    Parentage,
    ReliabilityGrade,
    Snapshot,
    Source,
    Statement,
    Syndication,
)

LONGEST_ALIAS, MOST_ALIASES = 200, 100
LARGEST_TEXT = 2_000_000
"""Characters of a snapshot; longer texts are attached to their archive, not stored here."""


def new_source(
    *,
    by: User,
    now: datetime,
    name: str,
    kind: str,
    slug: str = "",
    parent: Source | None = None,
    members: Sequence[Source] = (),
    protected: bool = False,
    wikidata_id: str = "",
    homepage: str = "",
    aliases: str = "",
    draft: bool = False,
) -> New[Source]:
    """A source, with whom it speaks for and, if it is joint, its members; without a slug it gets one.

    `aliases`: other names, one a line.
    A `draft` is compared and queued like any other, and nothing of it is shown outside the desk.
    """
    _check_kin(name, (parent, *members), draft=draft)
    _check_fitting(kind, members, protected and (wikidata_id or homepage or aliases))
    recorded = {"recorded_at": now, "recorded_by": by}
    source = Source(
        slug=slug or free_slug(Source, name),
        name=name,
        kind=kind,
        protected=protected,
        wikidata_id=wikidata_id,
        homepage=homepage,
        aliases=one_a_line(aliases),
        draft=draft,
        **recorded,
    )
    kin: list[Parentage | Membership] = [
        Membership(joint=source, member=member, **recorded) for member in members
    ]
    if parent is not None:
        kin.insert(0, Parentage(source=source, parent=parent, **recorded))
    return (checked(source), *map(checked, kin))


record_source = writing(new_source)


def check_members(kind: str, members: Sequence[Source]) -> None:
    """That a joint source, and no other, has members; raises Refused."""
    if bool(members) != (kind == SourceKind.JOINT):
        names = ", ".join(member.name for member in members)
        raise Refused("members", names, _("a joint source has members, any other kind has none."))


def _check_fitting(kind: str, members: Sequence[Source], identity: str | bool) -> None:
    """That a joint source alone has members, and a protected one nothing that says who it is."""
    check_members(kind, members)
    if identity:
        remedy = _("a protected source has only its attribution; leave it blank.")
        raise Refused("wikidata_id", identity, remedy)


def one_a_line(aliases: str) -> str:
    """Aliases as they are kept: each once, without spaces around it. Raises Refused."""
    lines = list(dict.fromkeys(" ".join(line.split()) for line in aliases.splitlines() if line.strip()))
    if too_long := next((line for line in lines if len(line) > LONGEST_ALIAS), ""):
        raise Refused(
            "aliases", too_long, _("shorten it to {most} characters or fewer.").format(most=LONGEST_ALIAS)
        )
    if len(lines) > MOST_ALIASES:
        raise Refused(
            "aliases", len(lines), _("give {most} or fewer, one per line.").format(most=MOST_ALIASES)
        )
    return "\n".join(lines)


@transaction.atomic
def confirm_source(*, by: User, now: datetime, source: Source) -> Source:
    """A draft is a source like any other from now on, and what was recorded of it may be shown.

    Raises Refused while whom it names is a draft, StaleState where it is none.
    """
    parents = source.parentages.live().select_related("parent")
    members = source.memberships.live().select_related("member")
    kin = [*(parent.parent for parent in parents), *(member.member for member in members)]
    _check_kin(source.name, kin, draft=False)
    return confirmed(source)


def _check_kin(name: str, kin: Iterable[Source | None], *, draft: bool) -> None:
    """That whoever a confirmed source names is confirmed."""
    unconfirmed = next((relative.name for relative in kin if relative is not None and relative.draft), None)
    if unconfirmed and not draft:
        raise Refused(
            "source", name, _("{unconfirmed} is a draft; confirm it first.").format(unconfirmed=unconfirmed)
        )


@transaction.atomic
def record_document(
    *,
    by: User,
    now: datetime,
    kind: str,
    title: str,
    url: str = "",
    publisher: Source | None = None,
    language: str = "",
    published_at: datetime | None = None,
    internal: bool = False,
    embargo_until: datetime | None = None,
    syndicated_from: Document | None = None,
) -> Document:
    """A document; if it was taken from another, that is recorded with it."""
    check_address(url)
    check_moment("published_at", published_at, now)
    document = insert(
        Document(
            kind=kind,
            title=title,
            url=url,
            publisher=publisher,
            language=language,
            published_at=published_at,
            internal=internal,
            embargo_until=embargo_until,
            recorded_at=now,
            recorded_by=by,
        )
    )
    if syndicated_from is not None:
        insert(Syndication(copy=document, original=syndicated_from, recorded_at=now, recorded_by=by))
    return document


def check_address(url: str) -> None:
    """That an address, where there is one, is of the web; raises Refused."""
    if url and not url.lower().startswith(("http://", "https://")):
        raise Refused("url", url, _("give an address that starts with http:// or https://."))


@transaction.atomic
def capture_snapshot(
    *, by: User, now: datetime, document: Document, text: str, captured_at: datetime | None = None
) -> Snapshot:
    """The text of a document at a moment (now, unless told); the same text again is the snapshot there is."""
    captured_at = captured_at or now
    check_moment("captured_at", captured_at, now)
    if len(text) > LARGEST_TEXT:
        raise Refused(
            "text", text, _("shorten it to {largest_text:,} characters.").format(largest_text=LARGEST_TEXT)
        )
    try:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as problem:
        raise Refused("text", "", _("the text is not valid Unicode; remove the lone surrogate.")) from problem
    known = Snapshot.objects.filter(document=document, sha256=sha256).first()
    if known is not None:
        return known
    return insert(
        Snapshot(
            document=document,
            text=text,
            sha256=sha256,
            captured_at=captured_at,
            recorded_at=now,
            recorded_by=by,
        )
    )


def check_said(said_on: date | None, said_at: time | None, now: datetime) -> None:
    """That a statement was made on a day that has come, and at an hour of a day; raises Refused."""
    if said_on is not None and said_on > now.date():
        raise Refused("said_on", said_on, _("the day is in the future; give today or an earlier day."))
    if said_at is not None and said_on is None:
        raise Refused("said_at", said_at, _("an hour belongs to a day; give said_on too."))


@transaction.atomic
def record_statement(
    *,
    by: User,
    now: datetime,
    source: Source,
    said_on: date | None = None,
    said_at: time | None = None,
    occasion: str = "",
    basis: str = Basis.UNKNOWN,
) -> Statement:
    """One act of saying by one source."""
    check_said(said_on, said_at, now)
    return insert(
        Statement(
            source=source,
            said_on=said_on,
            said_at=said_at,
            occasion=occasion,
            basis=basis,
            recorded_at=now,
            recorded_by=by,
        )
    )


@transaction.atomic
def grade_source(*, by: User, now: datetime, source: Source, code: str, basis: str) -> ReliabilityGrade:
    """An Admiralty letter for a source, with its basis; earlier grades stay."""
    return insert(ReliabilityGrade(source=source, code=code, basis=basis, graded_at=now, graded_by=by))
