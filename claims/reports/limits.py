"""How much of each list one report tells: an editor reads it on a Monday morning. The rest is counted."""

TOLD = 100
"""Disagreements told in full: those that moved in the week first, then by severity."""
LISTED = 40
"""Lines of each further list: pairs of sources, revisers, figures, overdue reviews."""
WEEKS = 8
"""Weeks in the small line of a disagreement."""
COMPARED = 30
"""Sources of one disagreement whose figures are compared two by two."""
