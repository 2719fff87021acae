"""Publication: the one gap-free sequence of everything published."""

import pgtrigger
from django.db import models

from claimcheck.foundation.records.base import append_only, by_whom
from claims.models.publication_queryset import PublicationQuerySet
from claims.models.verified_figure import VerifiedFigure
from sources.models.snapshot import sha256_matches


class Publication(models.Model):
    """A published document: the text that is served, chained so that no row can be lost or changed.

    `sha256` is the hash of the previous hash, a line feed, and the body (UTF-8). The first previous hash is
    empty. This sequence is the one thing that all topics share.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    figure = models.OneToOneField(VerifiedFigure, on_delete=models.PROTECT, related_name="publication")
    body = models.TextField(help_text="Canonical JSON: sorted keys, no white space, decimals as strings.")
    prev_hash = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, unique=True)
    published_at = models.DateTimeField()
    published_by = by_whom()

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        constraints = [
            sha256_matches("sha256", "prev_hash", "body", name="claims_publication_sha256"),
            models.CheckConstraint(name="claims_publication_seq_from_one", condition=models.Q(seq__gte=1)),
        ]
        indexes = [models.Index(name="claims_publication_at", fields=["published_at"])]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="next_in_chain",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM claims_publication)
                       OR NEW.prev_hash <> coalesce(
                            (SELECT sha256 FROM claims_publication WHERE seq = NEW.seq - 1), '')
                    THEN
                        RAISE EXCEPTION 'publication % is not the next link of the chain', NEW.seq
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="never_back_in_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.published_at > clock_timestamp() THEN
                        RAISE EXCEPTION 'publication % is dated %, after the clock of the database: '
                            'set the clocks of both machines', NEW.seq, NEW.published_at
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    IF NEW.published_at < (SELECT published_at FROM claims_publication
                                           WHERE seq = NEW.seq - 1) THEN
                        RAISE EXCEPTION 'publication % is dated before the one that it follows', NEW.seq
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"publication {self.seq}"
