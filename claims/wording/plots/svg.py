"""SVG as text: elements whose every attribute and text is escaped."""

from html import escape
from typing import TypeAlias

from claims.wording.plots.text import drawable, harmless, shortened

INK = "#1f2328"
PAPER = "#ffffff"
FAINT = "#59636e"
RULE = "#d1d9e0"
BAND = "#009e73"
FACE = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', sans-serif"


Pen: TypeAlias = dict[str, str | float]
"""Attributes of elements that are drawn alike."""


class Svg(str):
    """Text that is already SVG. Templates put it in as it stands (`__html__`)."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def tag(name: str, *children: str, **attributes: str | float | None) -> Svg:
    """One element. Children of type Svg go in as they are, any other text is escaped.

    Attribute names take `_` for `-` and a trailing `_` where Python keeps the word; floats are
    written with one decimal, None leaves the attribute out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(
        child if isinstance(child, Svg) else escape(harmless(child), quote=False) for child in children
    )
    return Svg(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value, quote=True)
    return f"{value:.1f}".removesuffix(".0")


def named(name: str, *parts: str, x: float, y: float, room: float) -> Svg:
    """Parts of a picture that a pointer or the keyboard can stop at, and their name.

    A page then shows the name at (x, y), `room` wide; in print and mail, where nothing points, it is hidden.
    """
    # Bold letters are a tenth wider than those that are measured.
    shown = text(shortened(name, 12.5 * 1.1, room), x, y, size=12.5, class_="ink name", font_weight="600",
                 display="none")  # fmt: skip
    return tag(
        "g", tag("title", name), *parts, shown,
        class_="named", tabindex="0", role="img", aria_label=harmless(name),
    )  # fmt: skip


def picture(
    *children: str, size: tuple[float, float], title: str, desc: str, id_: str, role: str = "group"
) -> Svg:
    """The outermost element, with a name and a description for those who can't see it.

    `role`: a group of what is `named` in it, or "img" where it is one picture.
    """
    width, height = size
    return tag(
        "svg",
        tag("title", title, id=f"{id_}-title"),
        tag("desc", desc, id=f"{id_}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_="plot",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role=role,
        aria_labelledby=f"{id_}-title {id_}-desc",
        font_family=FACE,
    )


def text(words: str, x: float, y: float, *, size: float = 13, **attributes: str | float) -> Svg:
    """One line of text, with a rim in the colour of the paper where it crosses other lines.

    `unicode-bidi` keeps a right-to-left text from moving its neighbours, isolates keep a name from doing so
    within the line: what draws pictures for print and mail knows the latter only.
    """
    rim: Pen = {"stroke": PAPER, "stroke_width": 3.0, "stroke_linejoin": "round"}
    attributes = {"fill": INK, "class_": "ink", **rim, **attributes}
    drawn = Svg(escape(drawable(words), quote=False))
    return tag("text", drawn, x=x, y=y, font_size=size, unicode_bidi="isolate",
               paint_order="stroke", **attributes)  # fmt: skip


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float) -> Svg:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)
