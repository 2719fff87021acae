"""A picture twice, for a desk and for a phone."""

from collections.abc import Callable
from typing import Any

from claims.wording.plots.svg import Svg

NARROW = 320.0
"""As wide as a phone leaves room for: letters keep their size there."""


def in_two_widths(plot: Callable[..., Svg], *drawn: Any, id_: str, **told: Any) -> Svg:
    """The picture, and the same for a phone's width: a page shows one of them, by the class `fits`."""
    return Svg(plot(*drawn, id_=id_, **told) + plot(*drawn, id_=f"{id_}-narrow", wide=NARROW, **told))
