"""Which dictionary says what the values of a model's field mean, so that no page shows a word of the code."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.functional import lazy

from claimcheck.foundation.records.acts import MEANS
from claimcheck.foundation.records.wording import Words
from claims.wording import answers, desk, flags, kept, kinds, readings, redaction, states, terms
from claims.wording.imports import STATES as IMPORT_STATES
from claims.wording.ratings import RATINGS
from sources import wording as sources

Dictionary = Mapping[Any, Words]

OF_FIELDS: Mapping[str, Dictionary] = {
    "act": MEANS,
    "answer": terms.ANSWERS,
    "basis": sources.BASES,
    "by_mail": desk.MAIL_CHOICES,
    "change_kind": states.CHANGES,
    "channel": kept.CHANNELS,
    "confidence": terms.CONFIDENCES,
    "confidence_offered": terms.CONFIDENCES,
    "counted_by": terms.WAYS_OF_COUNTING,
    "earlier_figure": answers.EARLIER_FIGURES,
    "flag": flags.FLAGS,
    "high_modality": terms.MODALITIES,
    "item": states.CHECK_ITEMS,
    "low_modality": terms.MODALITIES,
    "method": answers.METHODS,
    "modality": terms.MODALITIES,
    "order": desk.LIST_ORDERS,
    "outcome": kept.OUTCOMES,
    "part": readings.READING_PARTS,
    "quote_kind": terms.QUOTE_KINDS,
    "rank": terms.RANKS,
    "rating": RATINGS,
    "reason": kinds.REASONS,
    "record_kind": states.RECORD_KINDS,
    "standing": states.STANDINGS,
    "stance": terms.STANCES,
    "stated_confidence": terms.CONFIDENCES,
    "stated_likelihood": terms.LIKELIHOODS,
    "temporality": terms.TEMPORALITIES,
    "use": answers.USES,
    "was": states.CLAIM_STATES,
}
"""By the name of a field that means one thing wherever it stands."""

OF_ONE_MODEL: Mapping[str, Dictionary] = {
    "Claim.state": states.CLAIM_STATES,
    "Conflict.kind": kinds.KINDS,
    "Conflict.state": states.CONFLICT_STATES,
    "CredibilityGrade.code": terms.CREDIBILITIES,
    "Detection.kind": kinds.KINDS,
    "Document.kind": sources.DOCUMENT_KINDS,
    "DocumentEvent.kind": sources.DOCUMENT_KINDS,
    "ErrorReport.decision": kept.ERROR_DECISIONS,
    "Evidence.kind": kept.EVIDENCE_KINDS,
    "Import.state": IMPORT_STATES,
    "Notification.about": desk.SUBJECTS,
    "Notification.kind": desk.NOTIFICATIONS,
    "Overrule.verdict": sources.VERDICTS,
    "QuestionRelation.kind": terms.RELATION_KINDS,
    "Redaction.decision": redaction.DECISIONS,
    "Redaction.kind": redaction.KINDS,
    "ReliabilityGrade.code": sources.RELIABILITIES,
    "Resolution.state": states.RESOLUTION_STATES,
    "SecondReading.choice": readings.CHOICES,
    "SettledFlag.verdict": flags.VERDICTS,
    "Source.kind": sources.SOURCE_KINDS,
    "SourceEvent.kind": sources.SOURCE_KINDS,
}
"""By the model and the field, where the name alone says too little."""

PLAIN = {"EvidenceFile.media_type": "the names of formats"}
"""What is the same in every language, with the reason."""


def dictionary_of(model: type[Model], field: str) -> Dictionary | None:
    """What says what the values of this field mean; None where nothing does."""
    return OF_ONE_MODEL.get(f"{model.__name__}.{field}", OF_FIELDS.get(field))


def name_choices(model: type[Model]) -> None:
    """Have the values of a model's fields shown in the reader's language; migrations know nothing of it."""
    for field in model._meta.local_concrete_fields:
        words = dictionary_of(model, field.name)
        if words is not None and field.choices:
            plain = list(field.flatchoices)
            field.deconstruct = _with_choices(field.deconstruct, plain)  # type: ignore[method-assign]  # of this one
            field.choices = [(value, _worded(words, value)) for value, _label in plain]


def _with_choices(deconstruct: Callable[[], Any], plain: list[Any]) -> Callable[[], Any]:
    """What describes a field for migrations, with the labels that they hold."""

    def described() -> Any:
        name, path, positional, options = deconstruct()
        return name, path, positional, {**options, "choices": plain}

    return described


def _worded(words: Dictionary, value: str) -> Any:
    return lazy(lambda: words[value].tag, str)()
