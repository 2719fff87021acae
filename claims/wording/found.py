"""What a search has found, in words."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.wording import Words
from claims.domain.finding import SoughtKind
from claims.domain.lifecycle import ClaimState, RecordKind
from claims.wording import records
from claims.wording.states import CLAIM_STATES, RECORD_KINDS

FOUND = {
    SoughtKind.FIGURE: Words(
        gettext_lazy("Verified figures"), sentence=gettext_lazy("the questions of figures")
    ),
    SoughtKind.CLAIM: Words(
        gettext_lazy("Claims"), sentence=gettext_lazy("quotes and the names of who said them")
    ),
    SoughtKind.QUESTION: Words(
        gettext_lazy("Questions"), sentence=gettext_lazy("questions and their other wordings")
    ),
    SoughtKind.SOURCE: Words(gettext_lazy("Sources"), sentence=gettext_lazy("names of sources")),
    SoughtKind.DOCUMENT: Words(
        gettext_lazy("Documents"), sentence=gettext_lazy("titles and captured texts of documents")
    ),
    SoughtKind.TOPIC: Words(gettext_lazy("Topics"), sentence=gettext_lazy("names of topics")),
    SoughtKind.FACT_CHECK: Words(
        gettext_lazy("Fact-checks"), sentence=gettext_lazy("claims that others checked")
    ),
    SoughtKind.NOTE: Words(gettext_lazy("Notes"), sentence=gettext_lazy("notes of the desk")),
}
"""What can be found; the sentence: where it is looked for."""


def title(kind: SoughtKind, row: Any) -> str:
    """What a record that was found is called."""
    if kind == SoughtKind.CLAIM:
        return f"{row.statement.source.name}: {records.claim_figure_with_unit(row)}"
    if kind == SoughtKind.FIGURE:
        return str(row.question.text)  # a number never goes without its standing
    if kind == SoughtKind.FACT_CHECK:
        return str(row.verdict)
    if kind == SoughtKind.NOTE:
        return _("Note on a %(record)s") % {"record": RECORD_KINDS[RecordKind(row.record_kind)]}
    return str(row)


def about(kind: SoughtKind, row: Any, on: date) -> str:
    """What else tells it from others, at the desk; of a figure what it says and how it stands on that day."""
    if kind == SoughtKind.CLAIM:
        return f"{row.question.text} · {CLAIM_STATES[ClaimState(row.state)].tag}"
    if kind == SoughtKind.FIGURE:
        return f"{records.answer(row)} · {records.days(row.as_of)} · {records.stands(row, on).words}"
    if kind == SoughtKind.NOTE:
        return f"{row.topic.name} · {row.written_by.get_username()}"
    if kind == SoughtKind.QUESTION:
        return str(row.topic.name)
    if kind == SoughtKind.DOCUMENT:
        return "" if row.publisher is None else str(row.publisher.name)
    return str(row.checker.name) if kind == SoughtKind.FACT_CHECK else ""


def key(kind: SoughtKind, row: Any) -> UUID:
    """The id by which REST knows it: of what has versions the one that outlives them."""
    names = {
        SoughtKind.CLAIM: "claim_id",
        SoughtKind.FIGURE: "question_id",
        SoughtKind.FACT_CHECK: "fact_check_id",
    }
    found: UUID = getattr(row, names.get(kind, "pk"))
    return found
