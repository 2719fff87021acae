"""DigestAttempt: what came of trying to send a digest."""

from django.db import models

from claims.models.attempt import MailAttempt
from claims.models.digest import Digest


class DigestAttempt(MailAttempt):
    """One mail of a digest."""

    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, related_name="attempts")
