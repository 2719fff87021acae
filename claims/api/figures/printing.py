"""The shape of what a figure says and of what may be printed, for the OpenAPI document."""

from typing import Any

from rest_framework import serializers

from claimcheck.foundation.rest.fields import OneOf
from claims.domain.figures.figure import Modality, Stance


class Said(serializers.Serializer[Any]):
    """What a version says the figure is. Never print it without looking at where it stands."""

    low = serializers.CharField(allow_null=True)
    best = serializers.CharField(allow_null=True)
    high = serializers.CharField(allow_null=True)
    low_modality = OneOf(
        Modality,
        required=False,
        allow_null=True,
        help_text="How the sources word the low end; null: plain.",
    )
    high_modality = OneOf(
        Modality, required=False, allow_null=True, help_text="How the sources word the high end."
    )
    printed = serializers.CharField(
        required=False, allow_null=True, help_text="The answer in the words of its sources, in English."
    )
    stance = OneOf(Stance, allow_null=True)
    attribution = serializers.CharField(
        allow_null=True, help_text="Each figure as its source worded it, in English."
    )


class DisplayBounds(serializers.Serializer[Any]):
    """Both ends as they are printed, without the unit; null: open."""

    low = serializers.CharField(allow_null=True)
    high = serializers.CharField(allow_null=True)


class Display(serializers.Serializer[Any]):
    """What may be printed, in a language and a style of the house."""

    text = serializers.CharField(
        help_text="Ready to print; of a challenged figure it ends by saying that it is being checked."
    )
    number = serializers.CharField(help_text="The answer without its unit: `about 8,000`.")
    bounds = DisplayBounds()
    unit = serializers.CharField(allow_null=True, help_text="The unit after that number.")
    as_of = serializers.CharField(allow_null=True, help_text="For which days; null: for all.")
    attribution = serializers.CharField(allow_null=True, help_text="Who says so; null: nobody can be named.")
    note = serializers.CharField(allow_null=True, help_text="That it is being checked, where it is.")
    language = serializers.CharField()
    style = serializers.CharField()  # type: ignore[assignment]  # a field of that name
