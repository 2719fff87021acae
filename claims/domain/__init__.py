"""The methodology of claimcheck, pure: no Django, no database, no clock.

A **figure** is what the words say: a modality and its values as written, with two intervals. *Core* is what
the words assert, *outer* their widest fair reading. `interpret` makes one of the words.

An **assertion** is one claim: who says which figure, in answer to which question, as of when, said when.

`classify` tells what two assertions are to each other. Only figures whose outers are disjoint, on one
question and for one time, contradict; what differs in scope, time or precision is called that.

`standing` leaves out what its own source has replaced.

`positions` groups the claims that can be true together; `conflict_summary` is the one
disagreement of a question in an `episode`, which a person closes.

`independent_count` counts voices, not documents: a ministry and its spokesman are one, a joint assessment
adds none to its members', and independence that nobody has shown is never assumed.

`propose` lays out what could settle the case, each way with its reasons or with why it is not offered. It
never averages and never decides.

    >>> troops = Scope("troops in Russia", "troops", "persons", "person", is_count=True)
    >>> figure = interpret(Modality.APPROX, Written(best="8,000"), troops)
    >>> str(figure.core), str(figure.outer)
    ('[7,500, 8,500]', '[7,000, 9,000]')
"""

from claims.domain.answering.input_suggestions import suggested_uses
from claims.domain.answering.methods import Method, Proposal, Use
from claims.domain.answering.proposals import propose
from claims.domain.answering.settlement import confidence_of, reopens, settled
from claims.domain.comparing.assertion import Assertion, CountedBy, QuoteKind
from claims.domain.comparing.classification import classify
from claims.domain.comparing.common_origin import possible_common_origins
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import Episode, episodes
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.out_of_step import OutOfStep, out_of_step
from claims.domain.comparing.series_breaks import Break, bounds_far_off, breaks
from claims.domain.comparing.standing import replaced, standing
from claims.domain.figures.figure import Figure, InvalidFigure, Modality, Stance, Written, stance_figure
from claims.domain.figures.interpretation import date_figure, interpret
from claims.domain.figures.interval import Interval
from claims.domain.figures.phrasing import phrase
from claims.domain.finding.temporality import Inferred, inferred
from claims.domain.flags import FLAG_WEIGHTS, Flag
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer, Relations, Scope, Temporality
from claims.domain.questions.times import DayRange
from claims.domain.reading import FoundFigure, Reading, read
from claims.domain.weighing.conflict_summary import ConflictSummary, conflict_summary
from claims.domain.weighing.flagged import is_restated
from claims.domain.weighing.independent_count import aggregate_of_members, independent_count
from claims.domain.weighing.positions import Position, positions
from sources.domain.independence import Dependence, SourceGraph, Verdict, Voice, dependence, is_dependent

__all__ = [
    "FLAG_WEIGHTS",
    "POLICY",
    "Answer",
    "Assertion",
    "Break",
    "ConflictSummary",
    "CountedBy",
    "DayRange",
    "Dependence",
    "Episode",
    "Figure",
    "Finding",
    "Flag",
    "FoundFigure",
    "Inferred",
    "Interval",
    "InvalidFigure",
    "Kind",
    "Method",
    "Modality",
    "OutOfStep",
    "Position",
    "Proposal",
    "QuoteKind",
    "Reading",
    "Reason",
    "Relations",
    "Scope",
    "SourceGraph",
    "Stance",
    "Temporality",
    "Use",
    "Verdict",
    "Voice",
    "World",
    "Written",
    "aggregate_of_members",
    "bounds_far_off",
    "breaks",
    "classify",
    "confidence_of",
    "conflict_summary",
    "date_figure",
    "dependence",
    "episodes",
    "independent_count",
    "inferred",
    "interpret",
    "is_dependent",
    "is_restated",
    "out_of_step",
    "phrase",
    "positions",
    "possible_common_origins",
    "propose",
    "read",
    "reopens",
    "replaced",
    "settled",
    "stance_figure",
    "standing",
    "suggested_uses",
]
