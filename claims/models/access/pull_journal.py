"""PullJournal: how far the journal of one process is in the database."""

from django.db import models


class PullJournal(models.Model):
    """A file to which a process adds what tokens read, before they have the answer.

    What stands before `drained` has been counted, once; written in the transaction that counts it.
    """

    file = models.UUIDField(primary_key=True, help_text="Its name.")
    drained = models.PositiveBigIntegerField(help_text="Bytes.")

    class Meta:
        ordering = ["file"]
        verbose_name = "journal of reads"
        verbose_name_plural = "journals of reads"

    def __str__(self) -> str:
        return f"{self.file} until {self.drained}"
