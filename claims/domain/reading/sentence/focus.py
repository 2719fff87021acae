"""What only looks like a bound: "not even the three", "eine Umfrage unter 1.004 Personen"."""

from claims.domain.reading.borders import Modality
from claims.domain.reading.draft import FigureDraft
from claims.domain.reading.passage import Passage
from claims.domain.reading.sentence.denials import negated_after, negated_before
from claims.domain.reading.vocabulary.phrases import Found

NOUN = 4
"""Signs of a noun behind a number."""
SURVEY_NEAR = 6
"""Tokens between a word for a survey and those whom it asked."""


def focused(p: Passage, draft: FigureDraft) -> None:
    """A negated "even": of so many fewer; of those already known ("not even the three") a denial."""
    left, words = draft.left, p.lexicon
    begin = left.cue_start if left.cue_start is not None else left.start
    behind = p.starts[draft.end] if draft.end < p.end else 0
    if not (p.starts[begin] | p.ends[begin - 1] | behind) & words.bits(("even", "not_even", "even_after")):
        return
    not_even = p.says("not_even", begin)
    even = None if not_even else p.says("even", begin) or p.said_before("even", begin)
    if not_even is not None and left.modality is Modality.LESS_THAN:
        if p.says("definite", not_even.end):
            _deny(draft)
    elif even is not None and (left.modality is None or even.start == begin):
        _even(p, draft, even.start, even.end)
    elif (after := p.says("even_after", draft.end)) and negated_after(p, after.end) and not left.negated:
        draft.end = after.end
        _fewer(p, draft, left.start)


def _even(p: Passage, draft: FigureDraft, start: int, end: int) -> None:
    """ "Не пришло даже 300 человек", "nawet trzej nie przyszli", 连300人都没来."""
    closes = _closing(p, draft.end)
    if closes is not None:
        draft.end = closes.end
        _fewer(p, draft, start)
    elif negated_before(p, start):
        if p.says("definite", end):
            _deny(draft)
        else:
            draft.left.modality, draft.left.start = Modality.LESS_THAN, start
            draft.left.negated = True
    elif draft.left.cue_start == start and negated_after(p, draft.end):
        draft.left.modality, draft.left.start = None, draft.amount.start


def _closing(p: Passage, end: int) -> Found[str] | None:
    """What closes "even" behind the number, past a noun that no lexicon has: 连33名代表都没来."""
    for j in range(end, min(end + NOUN, p.end)):
        if closes := p.says("even_closes", j):
            return closes
        if p.kind(j) in {"mark", "number"}:
            break
    return None


def _fewer(p: Passage, draft: FigureDraft, start: int) -> None:
    """So many did not even: fewer; those that the sentence points to ("その3人さえ") are denied."""
    if p.said_before("definite", draft.left.start):
        _deny(draft)
    else:
        draft.modality = draft.left.modality = Modality.LESS_THAN
        draft.left.start, draft.left.negated = start, True


def _deny(draft: FigureDraft) -> None:
    left = draft.left
    left.modality, left.start, left.negated = None, draft.amount.start, False
    if draft.modality is Modality.LESS_THAN:
        draft.modality = None
    left.focused = True


def drop_sample(p: Passage, draft: FigureDraft) -> None:
    """ "Eine Umfrage unter 1.004 Personen": of those whom it asked, no bound."""
    left = draft.left
    if left.cue_start is None or left.modality is not Modality.LESS_THAN:
        return
    among = p.says("samples", left.cue_start)
    if among is None or left.cue_start != left.start:
        return
    near = range(max(p.begin, left.cue_start - SURVEY_NEAR), left.cue_start)
    counted = draft.counted
    asked = counted is not None and p.says("surveys", counted.start) is not None
    if asked or p.says_any(("surveys",), near):
        left.modality, left.start, left.cue_start = left.inner, among.end, None
