"""How often, and when, work that depends on others is tried again."""

from procrastinate import RetryDecision, RetryStrategy
from procrastinate.jobs import Job

from claims.services.notifications.attempts import NotDelivered
from claims.services.notifications.receivers import Resting
from claims.services.working.queues import Queue


class Patience(RetryStrategy):
    """Waits of 4, 16, 64 … seconds, counted by real tries: while a receiver rests nothing is tried.

    What a receiver has not taken goes on in a queue of its own, where it is in nobody's way.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When next; None where it is given up."""
        queue = str(Queue.AGAIN) if job.queue == Queue.WEBHOOKS else None
        if isinstance(exception, Resting):
            return RetryDecision(retry_at=exception.until, queue=queue)
        if isinstance(exception, NotDelivered) and exception.tries:
            job = job.evolve(attempts=exception.tries - 1)
        decision = super().get_retry_decision(exception=exception, job=job)
        if decision is not None:
            decision.queue = queue
        return decision


patiently = Patience(max_attempts=8, exponential_wait=4)
"""For work that depends on others: about a day in all."""
