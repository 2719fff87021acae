"""NoticeAttempt: what came of trying to tell the owner of a token by mail that a figure was recalled."""

from django.db import models

from claims.models.attempt import MailAttempt
from claims.models.notice import Notice


class NoticeAttempt(MailAttempt):
    """One mail of a notice."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="attempts")
