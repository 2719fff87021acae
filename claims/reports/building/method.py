"""The method box: how the report decides, in the words of the rules of the policy in force."""

from django.utils.translation import gettext_lazy as _

from claims.reports.report import Rule

_RULES = (
    (
        _("Figure"),
        _(
            "Every figure has two readings: a strict one (what the words assert, the thick bar) and "
            "the widest fair one (the thin line)."
        ),
    ),
    (
        _("Contradiction"),
        _(
            "Two claims contradict each other only if they answer the same question for the same time "
            "and have no value in common even on the widest reading; or if a part exceeds its whole, a "
            "running total falls, or one says none and the other some."
        ),
    ),
    (
        _("Position"),
        _("Claims that can all be true together form a position. A claim can belong to two."),
    ),
    (
        _("Independent source"),
        _(
            "Sources that relay each other, speak for each other or assess jointly count once. "
            "Independence is never assumed without evidence. Only claims that agree are counted."
        ),
    ),
    (
        _("Spread"),
        _(
            "The largest minus the smallest finite value, also as a percentage of the larger. Widened "
            "and narrowed mean that this percentage changed by more than 5 points during the week."
        ),
    ),
    (_("Stale"), _("Open and unchanged for 14 days.")),
    (
        _("Suggestion"),
        _(
            "Findings of the rules are suggestions until a person confirms them. A verified figure is "
            "proposed by one person and approved by another."
        ),
    ),
)


def method() -> tuple[Rule, ...]:
    """The rules, one a line of the box."""
    return tuple(Rule(name=str(name), text=str(text)) for name, text in _RULES)
