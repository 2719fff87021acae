"""The method box: how the report decides, in the words of the rules of the policy in force."""

from claims.reports.report import Rule

METHOD = (
    Rule(
        name="Figure",
        text=(
            "Every figure has two readings: a strict one (what the words assert, the thick bar) and "
            "the widest fair one (the thin line)."
        ),
    ),
    Rule(
        name="Contradiction",
        text=(
            "Two claims contradict each other only if they answer the same question for the same time "
            "and have no value in common even on the widest reading; or if a part exceeds its whole, a "
            "running total falls, or one says none and the other some."
        ),
    ),
    Rule(
        name="Position",
        text="Claims that can all be true together form a position. A claim can belong to two.",
    ),
    Rule(
        name="Independent source",
        text=(
            "Sources that relay each other, speak for each other or assess jointly count once. "
            "Independence is never assumed without evidence. Only claims that agree are counted."
        ),
    ),
    Rule(
        name="Spread",
        text=(
            "The largest minus the smallest finite value, also as a percentage of the larger. Widened "
            "and narrowed mean that this percentage changed by more than 5 points during the week."
        ),
    ),
    Rule(name="Stale", text="Open and unchanged for 14 days."),
    Rule(
        name="Suggestion",
        text=(
            "Findings of the rules are suggestions until a person confirms them. A verified figure is "
            "proposed by one person and approved by another."
        ),
    ),
)
