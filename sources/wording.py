"""The enumerations of sources in words: one dictionary each."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from sources.domain.independence import Dependence, Verdict
from sources.domain.kinds import Basis, DocumentKind, Reliability, SourceKind

VERDICTS = {
    Verdict.INDEPENDENT: Words(_("independent: neither has it from the other"), short=_("independent")),
    Verdict.POSSIBLE: Words(
        _("possibly of one origin: they count as one until it is known"), short=_("possibly of one origin")
    ),
    Verdict.DEPENDENT: Words(_("dependent: they count as one, wholly or in part"), short=_("dependent")),
}
"""What a person found about two sources or two statements."""

DEPENDENCES = {
    Dependence.SAME_STATEMENT: Words(
        _("the same statement"), sentence=_("%(all)s carry the same statement, so they count as one source.")
    ),
    Dependence.SAME_SOURCE: Words(
        _("the same source"), sentence=_("%(all)s made several statements and counts once.")
    ),
    Dependence.MEMBER_OF_JOINT: Words(
        _("one is a member of the other"),
        sentence=_("%(all)s are parties to one joint assessment, so they count as one source."),
    ),
    Dependence.OVERLAPPING_JOINT: Words(
        _("joint sources with a member in common"),
        sentence=_("%(all)s are joint assessments with a member in common, so they count as one source."),
    ),
    Dependence.DERIVED: Words(
        _("one relays the other"), sentence=_("%(all)s relay the same account, so they count as one source.")
    ),
    Dependence.AFFILIATED: Words(
        _("one speaks for the other, or both for a third"),
        sentence=_("%(all)s speak for the same body, so they count as one source."),
    ),
    Dependence.CO_MEMBER: Words(
        _("members of the same joint source"),
        sentence=_("%(all)s are members of one joint assessment, so they count as one source."),
    ),
    Dependence.INDEPENDENT: Words(
        _("independent, confirmed by a person"),
        short=_("independent"),
        sentence=_(
            "%(all)s are independent but do not corroborate each other: their figures are only bounds, or "
            "overlap only on a wide reading."
        ),
    ),
    Dependence.UNKNOWN: Words(
        _("not known to be independent, so not counted as independent"),
        short=_("not known"),
        sentence=_("%(all)s are not known to be independent, so they are not counted as independent."),
    ),
}
"""How two sources are related; the sentence names all who are related in this way as `all`."""

SOURCE_KINDS = {
    SourceKind.GOVERNMENT: Words(_("government")),
    SourceKind.MILITARY: Words(_("military")),
    SourceKind.INTELLIGENCE: Words(_("intelligence service")),
    SourceKind.INTERGOVERNMENTAL: Words(_("intergovernmental organisation")),
    SourceKind.ARMED_GROUP: Words(_("armed group")),
    SourceKind.NGO: Words(_("non-governmental organisation"), short=_("NGO")),
    SourceKind.RESEARCH: Words(_("research")),
    SourceKind.MEDIA: Words(_("media")),
    SourceKind.WIRE: Words(_("wire agency")),
    SourceKind.PERSON: Words(_("person")),
    SourceKind.UNNAMED: Words(_("unnamed source")),
    SourceKind.JOINT: Words(_("joint source")),
}

DOCUMENT_KINDS = {
    DocumentKind.ARTICLE: Words(_("article")),
    DocumentKind.OFFICIAL_STATEMENT: Words(_("official statement")),
    DocumentKind.POST: Words(_("post")),
    DocumentKind.DATASET: Words(_("dataset")),
    DocumentKind.IMAGE: Words(_("image")),
    DocumentKind.VIDEO: Words(_("video")),
    DocumentKind.AUDIO: Words(_("audio")),
    DocumentKind.INTERVIEW: Words(_("interview")),
    DocumentKind.CALL: Words(_("call")),
    DocumentKind.CALCULATION: Words(_("calculation")),
}

BASES = {
    Basis.UNKNOWN: Words(_("not known")),
    Basis.WITNESSED: Words(_("witnessed it")),
    Basis.TOLD: Words(_("heard it from someone else")),
    Basis.DEDUCED: Words(_("deduced it")),
}
"""How the speaker knows."""

RELIABILITIES = {
    Reliability.COMPLETELY_RELIABLE: Words(_("A: completely reliable"), short="A"),
    Reliability.USUALLY_RELIABLE: Words(_("B: usually reliable"), short="B"),
    Reliability.FAIRLY_RELIABLE: Words(_("C: fairly reliable"), short="C"),
    Reliability.NOT_USUALLY_RELIABLE: Words(_("D: not usually reliable"), short="D"),
    Reliability.UNRELIABLE: Words(_("E: unreliable"), short="E"),
    Reliability.CANNOT_BE_JUDGED: Words(_("F: cannot be judged"), short="F"),
}
"""Admiralty reliability."""
