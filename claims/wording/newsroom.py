"""What the newsroom decides for every output alike: its language and its clock."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation


def newsroom_language() -> translation.override:
    """Within it (or as a decorator) texts are in the newsroom's language, LANGUAGE_CODE.

    A published sentence is quoted and kept, so it must not follow the language of whoever reads it.
    """
    return translation.override(settings.LANGUAGE_CODE)


def newsroom_zone() -> ZoneInfo:
    """The zone in which the newsroom counts its days and weeks."""
    return ZoneInfo(str(settings.NEWSROOM_TIME_ZONE))
