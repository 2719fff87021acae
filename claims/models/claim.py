"""Claim: one statement's answer to one question, and who passed it on."""

import pgtrigger
from django.contrib.postgres.fields import DateRangeField, DecimalRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import (
    append_only,
    by_whom,
    finite,
    fixed_except,
    not_blank,
    not_empty_range,
    one_of,
    proper_range,
)
from claimcheck.foundation.records.migration_operations import new_id
from claimcheck.foundation.records.words import words_of
from claims.domain.comparing.assertion import CountedBy, QuoteKind
from claims.domain.figures.figure import Modality, Stance
from claims.domain.figures.phrasing import give_or_take, phrase
from claims.domain.grading import Confidence, Likelihood
from claims.domain.lifecycle import ClaimState, Rank
from claims.models.base import TopicRecord, within_topic
from claims.models.claim_queryset import ClaimQuerySet
from claims.models.unit import Unit
from sources.models import Snapshot, Source, Statement

FIGURE_FIELDS = ("low", "best", "high")
DERIVED = ("core", "outer", "out_of_range")
"""Columns that follow from the words and the policy: one function of the database's owner writes them."""
_TWO_VALUES = Q(modality=Modality.RANGE)
_NO_VALUE = Q(modality__in=["", Modality.NONE, Modality.UNCOUNTABLE])


class Claim(Acted, TopicRecord):
    """One version of a claim; its content never changes, a correction is a new version.

    `claim_id` is stable over versions and stands in URLs; one version of it is live. `low`, `best`, `high`
    are the values as written in the question's unit; `core` and `outer` are the intervals that the words
    assert and admit. A yes/no question has a stance instead. `as_of` empty means unknown.
    """

    claim_id = models.UUIDField(default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1)
    question = within_topic("claims.Question", "claims")
    dimension = models.CharField(max_length=60)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="claims")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="claims")

    quote = models.TextField()
    quote_kind = models.CharField(
        max_length=5, choices=[(q.value, q.value) for q in QuoteKind], default=QuoteKind.WORDS
    )
    quote_language = models.CharField(max_length=35, blank=True, default="")
    quote_translation = models.TextField(blank=True, default="")
    translated_by_machine = models.BooleanField(default=False)
    quote_start = models.PositiveIntegerField(
        null=True, blank=True, help_text="Where it stands in the snapshot, in characters."
    )

    modality = models.CharField(
        max_length=12,
        blank=True,
        default="",
        choices=[(m.value, m.value.replace("_", " ")) for m in Modality],
    )
    written_low = models.CharField(max_length=60, blank=True, default="")
    written_best = models.CharField(max_length=60, blank=True, default="")
    written_high = models.CharField(max_length=60, blank=True, default="")
    written_plus_minus = models.CharField(max_length=60, blank=True, default="")
    written_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    stance = models.CharField(
        max_length=8, blank=True, default="", choices=[(s.value, s.value) for s in Stance]
    )
    low = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    best = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    high = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    core = DecimalRangeField(default_bounds="[]")
    outer = DecimalRangeField(default_bounds="[]")

    as_of = DateRangeField(null=True, blank=True, help_text="When it was true; empty means unknown.")
    as_of_at = models.TimeField(null=True, blank=True, help_text="The hour of its last day, in UTC.")
    counted_by = models.CharField(
        max_length=10,
        choices=[(c.value, c.value) for c in CountedBy],
        default=CountedBy.UNKNOWN,
        db_default=CountedBy.UNKNOWN,
        help_text="How the figure was arrived at, as its source says.",
    )
    price_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Whose prices an amount is in; empty means the question's."
    )
    out_of_range = models.BooleanField(
        default=False, db_default=False, help_text="It can't be true of the question; kept as said."
    )
    imputed = models.BooleanField(
        default=False, db_default=False, help_text="The source filled it in: estimated or carried forward."
    )
    attribution_denied = models.BooleanField(
        default=False, db_default=False, help_text="The source denies having said it."
    )
    chain_complete = models.BooleanField(
        default=False, help_text="Every hop to us is named, and a person has confirmed it."
    )
    hedging = models.CharField(max_length=300, blank=True, default="")
    stated_likelihood = models.CharField(
        max_length=20,
        blank=True,
        default="",
        choices=[(k.value, k.value.replace("_", " ")) for k in Likelihood],
    )
    stated_confidence = models.CharField(
        max_length=8, blank=True, default="", choices=[(c.value, c.value) for c in Confidence]
    )
    rank = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Rank], default=Rank.NORMAL)
    rank_reason = models.TextField(blank=True, default="")
    internal = models.BooleanField(default=False, help_text="Appears in no output, ever.")
    embargo_until = models.DateTimeField(null=True, blank=True)
    external_id = models.CharField(max_length=200, blank=True, default="")

    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in ClaimState], default=ClaimState.CANDIDATE
    )
    correction_reason = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom(indexed=False)
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = by_whom(null=True, indexed=False)

    objects = ClaimQuerySet.as_manager()

    class Meta(TopicRecord.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(
                name="claims_claim_version_once", fields=["topic", "claim_id", "version"]
            ),
            models.UniqueConstraint(
                name="claims_claim_one_live_version",
                fields=["topic", "claim_id"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="claims_claim_external_id_live",
                fields=["topic", "external_id"],
                condition=Q(superseded_at__isnull=True) & ~Q(external_id=""),
            ),
            not_blank("quote", name="claims_claim_quote_not_blank"),
            one_of("quote_kind", QuoteKind, name="claims_claim_quote_kind"),
            one_of("modality", Modality, name="claims_claim_modality", blank=True),
            one_of("stance", Stance, name="claims_claim_stance", blank=True),
            one_of("rank", Rank, name="claims_claim_rank"),
            one_of("counted_by", CountedBy, name="claims_claim_counted_by"),
            models.CheckConstraint(
                name="claims_claim_hour_of_a_day", condition=Q(as_of_at=None) | Q(as_of__isnull=False)
            ),
            act_is_known("claims_claim"),
            one_of("state", ClaimState, name="claims_claim_state"),
            one_of("stated_likelihood", Likelihood, name="claims_claim_likelihood", blank=True),
            one_of("stated_confidence", Confidence, name="claims_claim_confidence", blank=True),
            *(finite(field, name=f"claims_claim_{field}_finite") for field in FIGURE_FIELDS),
            models.CheckConstraint(
                name="claims_claim_low_to_high",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
            ),
            models.CheckConstraint(
                name="claims_claim_best_inside",
                condition=Q(best__isnull=True)
                | (Q(low__isnull=True) | Q(low__lte=F("best")))
                & (Q(high__isnull=True) | Q(high__gte=F("best"))),
            ),
            models.CheckConstraint(
                name="claims_claim_range_has_two_values",
                condition=(_TWO_VALUES & Q(low__isnull=False, high__isnull=False))
                | (_NO_VALUE & Q(low__isnull=True, best__isnull=True, high__isnull=True))
                | (~_TWO_VALUES & ~_NO_VALUE & Q(low__isnull=True, best__isnull=False, high__isnull=True)),
            ),
            models.CheckConstraint(
                name="claims_claim_figure_or_stance",
                condition=(Q(dimension="truth", modality="") & ~Q(stance=""))
                | (~Q(dimension="truth") & ~Q(modality="") & Q(stance="")),
            ),
            models.CheckConstraint(
                name="claims_claim_unit_as_written",
                condition=Q(dimension__in=["truth", "date"], written_unit__isnull=True)
                | ~Q(dimension__in=["truth", "date"]) & Q(written_unit__isnull=False),
            ),
            proper_range("core", name="claims_claim_core_proper"),
            proper_range("outer", name="claims_claim_outer_proper"),
            models.CheckConstraint(
                name="claims_claim_core_within_outer", condition=Q(core__contained_by=F("outer"))
            ),
            not_empty_range("as_of", name="claims_claim_as_of_not_empty"),
            models.CheckConstraint(
                name="claims_claim_rank_has_reason",
                condition=Q(rank=Rank.NORMAL) | Q(rank_reason__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="claims_claim_correction_has_reason",
                condition=Q(version=1) | Q(correction_reason__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="claims_claim_superseded_by_someone",
                condition=Q(superseded_at__isnull=True, superseded_by__isnull=True)
                | Q(superseded_at__gte=F("recorded_at"), superseded_by__isnull=False),
            ),
        ]
        indexes = [
            # each row is written to each of these: those of live claims by question and day, and by question
            # and figure, are made by migration 0009 and serve whoever asks for the live claims of a question
            models.Index(name="claims_claim_unit", fields=["written_unit"]),
            models.Index(
                "topic",
                Coalesce("best", "high"),
                name="claims_claim_number",
                condition=Q(superseded_at__isnull=True),
            ),
            models.Index(name="claims_claim_recorded", fields=["-recorded_at", "-id"]),
            models.Index(
                name="claims_claim_to_triage",
                fields=["recorded_at", "id"],
                condition=Q(superseded_at__isnull=True, state=ClaimState.CANDIDATE),
            ),
            models.Index(
                name="claims_claim_hidden",
                fields=["topic", "embargo_until"],
                condition=Q(internal=True) | Q(embargo_until__isnull=False),
            ),
            # a row of data, as written, is nothing that anybody searches for words
            GinIndex(words_of("quote"), name="claims_claim_words", condition=Q(quote_kind=QuoteKind.WORDS)),
        ]
        triggers = [
            *fixed_except("superseded_at", "superseded_by", "state", *DERIVED),
            pgtrigger.Trigger(
                name="intervals_fixed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(*DERIVED),
                func="""
                    IF current_setting('claims.rederiving', true) IS DISTINCT FROM 'on' OR current_user <> (
                        SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
                    THEN
                        RAISE EXCEPTION 'the intervals of claim % follow from its words: only '
                            'claims_rederive() writes them', OLD.id
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.as_written()

    def as_written(self) -> str:
        """The figure or stance in the words of the claim, without its unit: "about 8,000", "denies"."""
        if self.stance:
            return self.stance
        if self.written_plus_minus:
            return give_or_take(self.written_best, self.written_plus_minus)
        return phrase(Modality(self.modality), self.written_low, self.written_best, self.written_high)


class RelayHop(TopicRecord):
    """One hop of the chain from the source to us; position 1 is nearest the source; no source = unnamed."""

    claim = within_topic("claims.Claim", "relay_hops")
    position = models.PositiveSmallIntegerField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta(TopicRecord.Meta):
        ordering = ["claim_id", "position"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(
                name="claims_relayhop_position_once", fields=["topic", "claim", "position"]
            ),
            models.CheckConstraint(name="claims_relayhop_from_one", condition=models.Q(position__gte=1)),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"hop {self.position}"
