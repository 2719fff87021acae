"""An answer as of a range of days, wherever one is kept: with a resolution, and with what it published."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import finite, not_empty_range, one_of
from claims.domain.answering.answer_ends import WORDED
from claims.domain.answering.methods import Method
from claims.domain.figures.figure import LOWER_BOUNDS, UPPER_BOUNDS, Modality, Stance
from claims.domain.grading import Confidence


def answer_constraints(table: str) -> list[models.BaseConstraint]:
    """What holds for an answer wherever one is kept: finite, ordered, and a stance or a figure, not both."""
    return [
        *(finite(field, name=f"{table}_{field}_finite") for field in ("low", "best", "high")),
        models.CheckConstraint(
            name=f"{table}_low_to_high",
            condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
        ),
        models.CheckConstraint(
            name=f"{table}_best_inside",
            condition=Q(best__isnull=True)
            | (Q(low__isnull=True) | Q(low__lte=F("best"))) & (Q(high__isnull=True) | Q(high__gte=F("best"))),
        ),
        models.CheckConstraint(
            name=f"{table}_stance_or_figure",
            condition=Q(stance="") | Q(low__isnull=True, best__isnull=True, high__isnull=True),
        ),
        one_of("stance", Stance, name=f"{table}_stance", blank=True),
        one_of("method", Method, name=f"{table}_method"),
        one_of("confidence", Confidence, name=f"{table}_confidence"),
        not_empty_range("as_of", name=f"{table}_as_of_not_empty"),
        *(_end_wording(end, table) for end in ("low", "high")),
        models.CheckConstraint(
            name=f"{table}_no_best_from_bound",
            condition=Q(best__isnull=True) | ~Q(low_modality__in=_BOUNDS) & ~Q(high_modality__in=_BOUNDS),
        ),
    ]


_WORDED = sorted(modality.value for modality in WORDED)
_BOUNDS = sorted(modality.value for modality in WORDED & (LOWER_BOUNDS | UPPER_BOUNDS))


def _end_wording(end: str, table: str) -> models.CheckConstraint:
    """An end is worded only where there is one; a single value stands for both."""
    given = Q(**{f"{end}__isnull": False}) | Q(best__isnull=False)
    return models.CheckConstraint(
        name=f"{table}_{end}_modality",
        condition=Q(**{f"{end}_modality": ""}) | Q(**{f"{end}_modality__in": _WORDED}) & given,
    )


def _end_modality(end: str) -> "models.CharField[str, str]":
    return models.CharField(
        max_length=10,
        blank=True,
        default="",
        db_default="",
        choices=[(word, word.replace("_", " ")) for word in _WORDED],
        help_text=f"How the sources word the {end} end (or a single value); empty: a plain number.",
    )


class Answered(models.Model):
    """An answer as of a range of days, in the question's unit: low / best / high, or a stance."""

    as_of = DateRangeField()
    low = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    best = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    high = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    low_modality = _end_modality("low")
    high_modality = _end_modality("high")
    stance = models.CharField(
        max_length=8, blank=True, default="", choices=[(s.value, s.value) for s in Stance]
    )
    method = models.CharField(max_length=20, choices=[(m.value, m.value.replace("_", " ")) for m in Method])
    confidence = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Confidence])
    independent_count = models.PositiveIntegerField(help_text="Independent voices behind it.")
    independent_exact = models.BooleanField(
        default=True,
        db_default=True,
        help_text="Not set: there are too many sources to try every set; at least so many are independent.",
    )
    count_withheld = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Readers are given no count: claims that may not be shown lower it.",
    )

    class Meta:
        abstract = True


def wording_of(answered: Answered) -> dict[str, Modality | None]:
    """How the two ends of an answer are worded; None is a plain number."""
    return {
        name: Modality(value) if (value := getattr(answered, name)) else None
        for name in ("low_modality", "high_modality")
    }
