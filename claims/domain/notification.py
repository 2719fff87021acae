"""What a person is told of, and how by mail."""

from enum import StrEnum


class Told(StrEnum):
    """Why somebody is told."""

    ASSIGNED = "assigned"
    SECOND_PERSON = "second_person"
    SENT_BACK = "sent_back"
    REOPENED = "reopened"
    HELD = "held"
    MENTIONED = "mentioned"
    CHALLENGED = "challenged"
    RESTORED = "restored"
    PAGE_CHANGED = "page_changed"
    LATER_DAYS = "later_days"


class About(StrEnum):
    """The records that somebody can be told of; by these names the desk knows their pages."""

    CLAIM = "claim"
    CONFLICT = "conflict"
    RESOLUTION = "resolution"
    FIGURE = "verifiedfigure"
    READING = "secondreading"


class ByMail(StrEnum):
    """When a person is told by mail as well."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    OFF = "off"
