"""Words for what is removed by law."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.redaction import Decision, Removable

KINDS = {
    Removable.QUOTE: Words(_("The quote of a claim")),
    Removable.TEXT: Words(_("A captured text")),
    Removable.FILE: Words(_("The file of an import")),
    Removable.NOTE: Words(_("A note")),
    Removable.ACCOUNT: Words(_("A person's account")),
    Removable.PUBLICATION: Words(_("The words of a publication")),
    Removable.EVIDENCE: Words(_("A piece of evidence: its file or address")),
    Removable.CONTACT: Words(_("What was asked and answered in a contact")),
    Removable.ERROR_REPORT: Words(_("A reader's report: its words and who sent it")),
}
DECISIONS = {
    Decision.CARRIED_OUT: Words(_("Removed")),
    Decision.REFUSED: Words(_("Rejected")),
}
