"""Evidence, contacts and readers' reports in words."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.contacts import Channel, ContactOutcome
from claims.domain.error_reports import ErrorDecision
from claims.domain.evidence import EvidenceKind

EVIDENCE_KINDS = {
    EvidenceKind.IMAGE: Words(_("image")),
    EvidenceKind.SCREENSHOT: Words(_("screenshot of a post or page")),
    EvidenceKind.PDF: Words(_("PDF")),
    EvidenceKind.VIDEO: Words(_("video, by its address")),
    EvidenceKind.ARCHIVED_PAGE: Words(_("page in a web archive")),
}
CHANNELS = {
    Channel.PHONE: Words(_("by phone")),
    Channel.EMAIL: Words(_("by e-mail")),
    Channel.MESSAGE: Words(_("by message")),
    Channel.IN_PERSON: Words(_("in person")),
    Channel.LETTER: Words(_("by letter")),
    Channel.WEB_FORM: Words(_("by a web form")),
}
OUTCOMES = {
    ContactOutcome.ANSWERED: Words(_("answered")),
    ContactOutcome.DECLINED: Words(_("declined to answer")),
    ContactOutcome.NO_ANSWER: Words(_("did not answer")),
}
ERROR_DECISIONS = {
    ErrorDecision.ACCEPTED: Words(_("accepted")),
    ErrorDecision.DECLINED: Words(_("declined")),
}
