"""PullCount: how often a question's figure is pulled over REST, the latest pulls counting most."""

from django.db import models

from claims.models.base import TopicRecord, within_topic


class PullCount(TopicRecord):
    """One row a question that has a figure; written with the retrievals, a few seconds after they are made.

    `pulls` as of `counted`; it halves every HALF_LIFE_DAYS, so that it needs no sum over past pulls and what
    nobody asks for any more fades by itself. Anonymous requests are not counted: nobody knows who they are.
    """

    question = within_topic("claims.Question", "pull_counts")
    pulls = models.FloatField()
    counted = models.DateTimeField()

    class Meta(TopicRecord.Meta):
        ordering = ["-pulls", "id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(name="claims_pullcount_once", fields=["topic", "question"]),
            models.CheckConstraint(
                name="claims_pullcount_not_negative", condition=models.Q(pulls__gte=0, pulls__lt=1e12)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pulls:.1f} pulls"
