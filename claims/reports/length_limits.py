"""How much of each list one report tells: an editor reads it on a Monday morning. The rest is counted."""

TOLD = 100
"""Disagreements told in full: those that moved in the week first, then by severity."""
LISTED = 40
"""Lines of each further list."""
PUBLISHED = 200
"""Lines of what was published: corrections, withdrawals and holds first."""
WEEKS = 8
"""Weeks in the small line of a disagreement."""
COMPARED = 30
"""Sources of one disagreement whose figures are compared two by two."""
PRINTED = 20
"""Disagreements told in full in print and mail; the others stand at a glance, and on the page."""
POSITIONS = 4
"""Positions of one disagreement told in full; the others are told in a line. Files have them all."""
SAID = 8
"""Claims of one position told one by one. Files have them all."""
CURVES = 6
"""Sources of one running total whose figures are drawn: those with the most."""
POINTS = 60
"""Days of one curve, the latest."""
CURVE_DAYS = 8
"""Days of a running total in a table, the latest. Files have every claim."""
DRAWN = 16
"""Claims in one plot."""
