"""The method box: how the report decides, in the words of the rules of the policy in force."""

from claims.reports.report import Rule

METHOD = (
    Rule(
        name="Figure",
        text="Every figure is read twice: strictly (what the words assert, the thick bar) and as "
        "widely as is fair (the thin line).",
    ),
    Rule(
        name="Contradiction",
        text="Two claims contradict each other only if they answer the same question for the same "
        "time and share no value even on the widest reading; or a part exceeds its whole, a "
        "running total falls, or one says none and the other some.",
    ),
    Rule(
        name="Position",
        text="Claims that can all be true together form a position. A claim may stand in two.",
    ),
    Rule(
        name="Independent voice",
        text="Sources that repeat, speak for or assess jointly with one another count once; where "
        "separate knowledge is not shown, it is not assumed. Only claims that agree are counted.",
    ),
    Rule(
        name="Spread",
        text="The largest minus the smallest finite value as written, also as a share of the "
        "larger. Widened and narrowed mean that this share moved by more than 5 points in the "
        "week.",
    ),
    Rule(name="Stale", text="Open for 14 days without a change."),
    Rule(
        name="Suggestion",
        text="What the rules find is a suggestion until a person confirms it. A verified figure "
        "is proposed by one person and approved by another.",
    ),
)
