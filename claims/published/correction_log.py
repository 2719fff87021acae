"""The correction log: every version of a figure, what it replaced, why, when and under whose names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from claims.domain.lifecycle import ChangeKind, Standing
from claims.published.figure import FigureVersion
from claims.wording.states import CHANGES, STANDINGS


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One publication: `change` in a word or two, `old` (empty for the first) and `new` as text, and the
    names that stand under it in the published document."""

    seq: int
    version: int
    change: str
    when: str
    old: str
    new: str
    why: str
    at: datetime
    names: str


def log(versions: Sequence[FigureVersion]) -> list[LogEntry]:
    """An entry for each version, newest first, as the versions are given; the last has nothing before it.

    Only of the newest is it said that it is out of date: the others were what we said in their time.
    """
    before: list[FigureVersion | None] = [*versions[1:], None]
    entries = [_entry(version, earlier) for version, earlier in zip(versions, before, strict=True)]
    if entries:
        entries[0] = replace(entries[0], new=versions[0].headline)
    return entries


def _entry(one: FigureVersion, earlier: FigureVersion | None) -> LogEntry:
    body = one.body
    return LogEntry(
        seq=one.seq,
        version=body["version"],
        change=str(CHANGES[ChangeKind(body["change_kind"])]),
        when=one.when,
        old="" if earlier is None else _text(earlier),
        new=_text(one),
        why=body["reason"] or body["rationale"],
        at=one.published_at,
        names=_names(one),
    )


def _text(one: FigureVersion) -> str:
    """The value of a version that had one to stand by; of any other its standing."""
    verified = one.body["standing"] == Standing.VERIFIED
    return one.said if verified else str(STANDINGS[one.condition])


def _names(one: FigureVersion) -> str:
    proposed, approved = one.body["proposed_by"], one.body["approved_by"]
    if proposed and approved:
        return _("Proposed by {proposed}, approved by {approved}.").format(
            proposed=proposed, approved=approved
        )
    if one.body["change_kind"] == ChangeKind.HOLD:
        return _("Put on hold by one person, with immediate effect.")
    if one.body["change_kind"] == ChangeKind.STALE:
        return _("Set automatically when the day of its review had passed.")
    return _("Set automatically when the conflict was reopened.")
