"""Why two figures differ: suggestions for a reviewer, each with its evidence, never applied by themselves.

Every explanation is a pure function of claims or of series (a source's dated values on one question). It
answers with a frozen value, which holds the evidence and tells it in a sentence, or with None. The order in
which a reviewer sees them is that of `explain`.

| explanation | what it says |
|---|---|
| `lag` | one repeats what the other said k days earlier |
| `definition` | their ratio or offset is steady: they measure different things |
| `two_definitions` | the sources on one question fall into two groups that do |
| `keying_error` | one digit was changed, transposed, dropped or doubled |
| `carried_forward` | a figure stood still while all others moved |
| `unit_slip` | a thousand times too much, miles for kilometres, short tons for tonnes |
| `factor_of_ten` | zeros too many or too few, lakh for million |
| `exchanged` | two questions' figures, the other way round |
| `label_slip` | the figure of another question, words and all |
| `date_slip` | a year off, day and month exchanged, one day off |
| `aggregate` | a joint range is only the span of what its members say |
| `part_exceeds_whole` | a part is larger than its whole |
| `syndicated_copy` | both texts are copies of one |
| `ways_of_counting` | one counts, the other estimates |
"""

from claims.domain.explaining.carried import CarriedForward, carried_forward
from claims.domain.explaining.dates import DateSlip, date_slip
from claims.domain.explaining.definition import Definition, Steady, definition
from claims.domain.explaining.explain import explain, explain_out_of_step, series_of
from claims.domain.explaining.explanation import Explanation, ExplanationName, Strength
from claims.domain.explaining.groups import TwoDefinitions, suspected, two_definitions
from claims.domain.explaining.keying import KeyingError, keying_error, misfit
from claims.domain.explaining.labels import Exchanged, LabelSlip, exchanged, label_slip
from claims.domain.explaining.lag import Lag, lag
from claims.domain.explaining.limits import LIMITS, Limits
from claims.domain.explaining.series import Series
from claims.domain.explaining.slips import FactorOfTen, UnitSlip, factor_of_ten, unit_slip
from claims.domain.explaining.structure import Aggregate, PartExceedsWhole, aggregate, part_exceeds_whole
from claims.domain.explaining.syndication import SyndicatedCopy, syndicated_copy
from claims.domain.explaining.ways import WaysOfCounting, ways_of_counting

__all__ = [
    "LIMITS",
    "Aggregate",
    "CarriedForward",
    "DateSlip",
    "Definition",
    "Exchanged",
    "Explanation",
    "ExplanationName",
    "FactorOfTen",
    "KeyingError",
    "LabelSlip",
    "Lag",
    "Limits",
    "PartExceedsWhole",
    "Series",
    "Steady",
    "Strength",
    "SyndicatedCopy",
    "TwoDefinitions",
    "UnitSlip",
    "WaysOfCounting",
    "aggregate",
    "carried_forward",
    "date_slip",
    "definition",
    "exchanged",
    "explain",
    "explain_out_of_step",
    "factor_of_ten",
    "keying_error",
    "label_slip",
    "lag",
    "misfit",
    "part_exceeds_whole",
    "series_of",
    "suspected",
    "syndicated_copy",
    "two_definitions",
    "unit_slip",
    "ways_of_counting",
]
