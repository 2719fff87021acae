"""What is shown of a second reading: quote and text to whoever reads, both readings to whoever decides."""

from typing import Any

from claims.admin.unit_field import unit_label
from claims.domain.agreement.two_readings import ReadField
from claims.models import Claim, SecondReading
from claims.wording.readings import READ_FIELDS, reading_in_words


def what_is_read(reading: SecondReading) -> dict[str, Any]:
    """The quote and the text it stands in, and nothing of what was read."""
    rows = Claim.objects.filter(topic=reading.topic_id, claim_id=reading.claim.claim_id)
    claim = rows.select_related("snapshot__document").order_by("-version")[0]
    text, start = claim.snapshot.text, claim.quote_start
    end = None if start is None else start + len(claim.quote)
    return {
        "reading": reading,
        "question": reading.question,
        "unit": unit_label(reading.question.unit) if reading.question.unit else "",
        "claim": claim,
        "document": claim.snapshot.document,
        "before": "" if start is None else text[:start],
        "after": "" if end is None else text[end:],
    }


def both_readings(reading: SecondReading, *, named: bool) -> list[dict[str, Any]]:
    """A and B, in the order that chance gave them; `named`: with who read which."""
    rows = Claim.objects.with_provenance().select_related("recorded_by", "question__unit")
    first = rows.get(topic=reading.topic_id, pk=reading.first_id)
    one = {"row": reading_in_words(first), "by": first.recorded_by if named else None}
    two = {"row": reading_in_words(reading), "by": reading.handed_in_by if named else None}
    ordered = (two, one) if reading.second_is_a else (one, two)
    return [{"letter": letter, **side} for letter, side in zip("AB", ordered, strict=True)]


def in_what(reading: SecondReading) -> list[str]:
    """In what the two differ."""
    return [str(READ_FIELDS[ReadField(name)].label) for name in reading.differences or ()]
