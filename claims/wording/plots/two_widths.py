"""A picture twice, for a desk and for a phone."""

from collections.abc import Callable
from functools import partial
from typing import Any

from claims.wording.plots.svg import Svg

NARROW = 320.0
"""As wide as a phone leaves room for: letters keep their size there."""


def in_two_widths(plot: Callable[..., Svg], *drawn: Any, id_: str, **told: Any) -> Svg:
    """The picture, and the same for a phone's width: a page shows one of them, by the class `fits`."""
    return Svg(plot(*drawn, id_=id_, **told) + plot(*drawn, id_=f"{id_}-narrow", wide=NARROW, **told))


def drawer(plot: Callable[..., Svg], *, on_a_page: bool) -> Callable[..., Svg]:
    """What draws it in two widths for a page, and once for a file, a mail or print."""
    return partial(in_two_widths, plot) if on_a_page else plot
