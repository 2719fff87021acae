"""One record of each kind that the API shows or changes, for requests that are made up to meet."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils import timezone

from claimcheck.foundation.records.acts import Act, Means, acting
from claims.models import (
    Checkpoint,
    Claim,
    Conflict,
    Contact,
    Delivery,
    DoubleReading,
    Evidence,
    FactCheck,
    Feed,
    FeedEntry,
    Notice,
    QuestionSplit,
    Redaction,
    ReportDelivery,
    Resolution,
    SecondReading,
    Subscription,
    Watch,
    Webhook,
)
from claims.services.correcting.duplicates import merge_duplicates
from claims.services.correcting.settling import settle_flag
from claims.services.notifications.notices import keep_pulls
from claims.services.publishing.ledger_keys import record_key
from claims.services.publishing.publication import hold_figure
from claims.services.triage.triage import assign_conflict
from sources.models import Document, Overrule, Snapshot, Source, SourceMerge, Statement
from tests import builders
from tests.claims.api.client import token

QUOTE = "about 9,000 soldiers"
TWICE = "about 7,000 soldiers"
"""Of a claim recorded twice, and not merged."""
ROLES = {
    "reader": ("reader", ["figures:read", "review"]),
    "writer": ("checker", ["figures:read", "claims:write", "review"]),
    "approver": ("approver", ["figures:read", "claims:write", "review", "publish"]),
}
"""As whom requests are made: the role of the token's owner, and its scopes."""


class World:
    """Records by the kind of id that names them, and a token for each role."""

    def __init__(self) -> None:
        with acting(Act(Means.SESSION)):  # so that a token may give the second signature
            self._recorded()

    def _recorded(self) -> None:
        self.tokens = {
            name: token(*scopes, role=role, per_minute=6000) for name, (role, scopes) in ROLES.items()
        }
        builders.webhook("CMS")
        builders.report_delivery(builders.subscription())
        figure = builders.figure()
        by = builders.person("editor-in-chief")
        record_key(by=by, now=timezone.now(), name="a/ledger", key=Ed25519PrivateKey.generate())
        seen = builders.cosigned(Checkpoint.objects.get())
        settings.LEDGER_WITNESSES = [seen.witness]
        places = [builders.question(f"How many soldiers are at place {number}?") for number in range(3)]
        for each in places[:2]:
            builders.resolution(builders.conflict(each))
        builders.conflict(places[2])
        builders.claim(places[2], builders.source("Ukraine"), QUOTE, as_of="2024-11-02")
        builders.overrule(builders.source("Ukraine"), builders.source("France"))
        builders.merged(builders.source("Le Monde"), builders.source("Monde"))
        builders.redaction(by=builders.person("approver", "ruth"))
        builders.watch()
        builders.feed_entry()
        builders.fact_check()
        builders.evidence()
        builders.contact(places[0])
        builders.second_reading(builders.claim(builders.question("How many soldiers are read twice?")))
        self._reviewed()
        builders.relation(builders.question("How many soldiers are at the gate?"), places[0])
        now = timezone.now()
        keep_pulls([(made.pk, figure.publication.seq) for made, _ in self.tokens.values()], now=now)
        held = builders.figure(builders.question("How many soldiers have left?"))
        keep_pulls([(made.pk, held.publication.seq) for made, _ in self.tokens.values()], now=now)
        hold_figure(by=builders.person("approver", "boris"), now=now, figure=held, reason="A doubt.")
        self.topics = [str(figure.topic_id)]
        self.questions = [str(figure.question_id), *(str(each.pk) for each in places)]
        self.figures = [str(figure.question_id), str(held.question_id)]

    def _reviewed(self) -> None:
        """A conflict that somebody has taken, two claims that are one, and two that were merged; two that are
        denied, of which one is settled."""
        checker, now = builders.person("checker"), builders.NOW
        taken = builders.conflict(builders.question("How many soldiers were taken?"))
        assign_conflict(by=checker, now=now, conflict=taken, assignee=checker)
        about = builders.question("How many soldiers were counted twice?")
        for quote in (TWICE, "about 6,000 soldiers"):
            made = [builders.claim(about, quote=quote, accept=True) for _ in range(2)]
        merge_duplicates(by=checker, now=now, claims=made, reason="One briefing.")

        counted = builders.question("How many soldiers are counted in two ways?")
        builders.claim(counted, accept=True)
        builders.split(builders.claim(counted, builders.source("France"), accept=True))
        for source in ("Ukraine", "France"):
            denied = builders.claim(about, builders.source(source), attribution_denied=True, accept=True)
        settle_flag(
            by=checker, now=now, claim=denied, flag="attribution_denied", verdict="right", reason="They do."
        )

    def ids(self) -> dict[str, list[str]]:
        """Ids by the noun of the address that shows them."""
        kinds = {
            "conflicts": Conflict,
            "documents": Document,
            "notices": Notice,
            "overrules": Overrule,
            "redactions": Redaction,
            "resolutions": Resolution,
            "snapshots": Snapshot,
            "question-splits": QuestionSplit,
            "source-merges": SourceMerge,
            "sources": Source,
            "statements": Statement,
            "watches": Watch,
            "feeds": Feed,
            "feed-entries": FeedEntry,
            "double-readings": DoubleReading,
            "second-readings": SecondReading,
            "webhooks": Webhook,
            "deliveries": Delivery,
            "subscriptions": Subscription,
            "report-deliveries": ReportDelivery,
        }
        found = {
            name: [str(pk) for pk in kind.objects.values_list("pk", flat=True)]
            for name, kind in kinds.items()
        }
        return {
            **found,
            "fact-checks": [str(pk) for pk in FactCheck.objects.values_list("fact_check_id", flat=True)],
            "evidence": [str(pk) for pk in Evidence.objects.values_list("evidence_id", flat=True)],
            "contacts": [str(pk) for pk in Contact.objects.values_list("contact_id", flat=True)],
            "claims": [str(pk) for pk in Claim.objects.values_list("claim_id", flat=True)],
            "topics": self.topics,
            "questions": self.questions,
            "figures": self.figures,
            "claim-reviews": self.figures,
        }
