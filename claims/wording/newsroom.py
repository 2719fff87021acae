"""What the newsroom decides for every output alike: its language and its clock."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation

Given = ParamSpec("Given")
Made = TypeVar("Made")


def in_newsroom_language(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """What the function makes is in the newsroom's language, LANGUAGE_CODE, whoever asks for it.

    A published sentence is quoted and kept, so it must not follow the language of its reader. Not for
    generators: their body runs outside.
    """

    @wraps(make)
    def made(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        # `override` as a decorator keeps the language to go back to on itself, which threads would share.
        with translation.override(settings.LANGUAGE_CODE):
            return make(*args, **kwargs)

    return made


def newsroom_day(moment: datetime) -> date:
    """The day of a moment by the newsroom's clock."""
    return moment.astimezone(newsroom_zone()).date()


def newsroom_zone() -> ZoneInfo:
    """The zone in which the newsroom counts its days and weeks."""
    return ZoneInfo(str(settings.NEWSROOM_TIME_ZONE))
