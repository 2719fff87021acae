"""Merging claims that were recorded more than once, and setting one apart again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.admin.claim.marked_quote import marked_claim
from claims.domain.lifecycle import ClaimState
from claims.models import Claim
from claims.services.correcting.duplicates import copies_of, merge_duplicates, merge_plan, separate_duplicate
from claims.wording import records


class MergeForm(VerbForm):
    """One of the copies stays, the others are put aside for it; the page shows which before it is done."""

    template = "desk/merge.html"
    together = True
    done = gettext_lazy("Merged. Claims marked as duplicates keep all their data and can be separated again.")
    intro = gettext_lazy(
        "Merge claims that record the same statement more than once. The claim to keep is chosen "
        "by rule: one that an answer is based on, then an accepted one, then one with a date, then "
        "the oldest."
    )

    reason = WordsField(label=gettext_lazy("Why"), rows=2, initial=gettext_lazy("Recorded more than once."))

    def prepare(self) -> None:
        ticked = self.records or ([self.record, *copies_of(self.record)] if self.record else [])
        self.copies: list[Claim] = list(ticked)
        self.aside: list[Claim] = []

    def plan(self) -> dict[str, Any]:
        """What it would do, for the page."""
        found = merge_plan(self.copies)
        return {
            "groups": [(_shown(stays), [_shown(copy) for copy in aside]) for stays, aside in found.groups],
            "left": [(_shown(claim), why) for claim, why in found.left],
        }

    def call(self, *, record: Claim, by: User, now: datetime) -> list[Claim]:
        return self.call_together(records=self.copies, by=by, now=now)[0]

    def call_together(
        self, *, records: Sequence[Claim], by: User, now: datetime
    ) -> tuple[list[Claim], list[tuple[Claim, str]]]:
        made, left = merge_duplicates(by=by, now=now, claims=records, reason=self.cleaned_data["reason"])
        self.aside = [duplicate.claim for duplicate in made]
        return self.aside, left

    def changed(self) -> list[Claim]:
        return self.aside


class SeparateForm(VerbForm):
    """Undo: it is a claim of its own again, by a decision of its own."""

    done = gettext_lazy("Separated. The merge stays on record.")

    reason = WordsField(label=gettext_lazy("Why"), rows=2)

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        return separate_duplicate(by=by, now=now, claim=record, reason=self.cleaned_data["reason"])


def _shown(claim: Claim) -> dict[str, Any]:
    """A copy as the page shows it: who, what, when, where it was read."""
    return {
        "claim": claim,
        "source": claim.statement.source.name,
        "said_on": claim.statement.said_on or _("date unknown"),
        "figure": records.claim_figure_with_unit(claim),
        "as_of": records.days(claim.as_of),
        "document": claim.snapshot.document,
        "quote": marked_claim(claim),
    }


MERGE = Verb(
    name="merge",
    label=gettext_lazy("Merge duplicates"),
    permission="claims.change_claim",
    form=MergeForm,
    bulk=True,
    undone_by="separate",
    icon="merge",
    offered=lambda claim: claim.superseded_at is None and claim.state != ClaimState.REJECTED,
)
SEPARATE = Verb(
    name="separate",
    label=gettext_lazy("Separate again"),
    permission="claims.change_claim",
    form=SeparateForm,
    bulk=True,
    icon="call_split",
    offered=lambda claim: claim.superseded_at is None and claim.state == ClaimState.REJECTED,
)
