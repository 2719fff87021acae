"""Pictures of figures and positions: pure functions from values to SVG, without a script.

A picture never says more than its numbers, which stand beside it; colour is never the only mark.
"""

from claims.wording.plots.graph import Tie, graph_plot
from claims.wording.plots.interval import PlotRow, interval_plot
from claims.wording.plots.matrix import MatrixPair, matrix_plot
from claims.wording.plots.sparkline import sparkline
from claims.wording.plots.svg import Svg
from claims.wording.plots.timeline import Event, timeline_plot
from claims.wording.plots.two_widths import drawer, in_two_widths

__all__ = [
    "Event",
    "MatrixPair",
    "PlotRow",
    "Svg",
    "Tie",
    "drawer",
    "graph_plot",
    "in_two_widths",
    "interval_plot",
    "matrix_plot",
    "sparkline",
    "timeline_plot",
]
