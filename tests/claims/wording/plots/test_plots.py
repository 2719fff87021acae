"""Pictures: well-formed, named, without script, and true to their numbers."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from claims.wording.local import grouped
from claims.wording.plots import Event, PlotRow, interval_plot, timeline_plot
from claims.wording.plots.axis import Scale, scale_over, ticks
from claims.wording.plots.marks import COLOURS, mark
from claims.wording.plots.svg import Svg, tag
from claims.wording.plots.text import drawable, harmless, isolated, width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \"&' \u202egnorw \x00\x1b[31m ]]> =HYPERLINK(1)"


@dataclass(frozen=True)
class Ends:
    """Any two ends will do: a picture takes intervals of the domain and of a report alike."""

    low: Decimal | Fraction | None
    high: Decimal | Fraction | None


def ends(low: int | None, high: int | None) -> Ends:
    return Ends(None if low is None else Decimal(low), None if high is None else Decimal(high))


ABOUT = PlotRow(label="US", value="about 8,000", core=ends(7500, 8500), outer=ends(7000, 9000),
            best=Decimal(8000), tone=0)  # fmt: skip
UP_TO = PlotRow(label="Ukraine", value="up to 12,000", core=ends(0, 12000), outer=ends(0, None), tone=1)
FREE = PlotRow(label="X", value="any", core=ends(None, None), outer=ends(None, None))


def event(number: int, **more: object) -> Event:
    day = date(2024, 10, 1 + number)
    middle, around = ends(number, number), ends(number - 1, number + 1)
    return Event(label=f"Source {number}", value=f"{number},000", start=day, end=day, core=middle,
                 outer=around, best=Decimal(number), tone=number, **more)  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize("rows", [[ABOUT], [ABOUT, UP_TO], [UP_TO, FREE], [FREE], [], [ABOUT] * 40], ids=len)
def test_an_interval_plot_is_a_named_image(rows: list[PlotRow]) -> None:
    root = ElementTree.fromstring(interval_plot(rows, title="Troops", unit="people", id_="p7"))
    assert root.get("role") == "group"
    assert root.get("aria-labelledby") == "p7-title p7-desc"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    for row in rows:
        assert f"{row.label}: {row.value}." in (root[1].text or "")


def test_nothing_from_outside_becomes_an_element() -> None:
    row = PlotRow(label=HOSTILE, value=HOSTILE, core=ends(1, 2), outer=ends(0, 3), tone=3)
    picture = interval_plot([row], title=HOSTILE, unit=HOSTILE, band=ends(1, 2), band_label=HOSTILE)
    day, both = date(2024, 1, 1), ends(1, 2)
    happened = Event(label=HOSTILE, value=HOSTILE, start=day, end=day, core=both, outer=both)
    for svg in (picture, timeline_plot([happened], title=HOSTILE, unit=HOSTILE)):
        names = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
        assert names <= {"svg", "title", "desc", "g", "rect", "line", "polyline", "polygon", "circle", "text"}
        assert not re.search("[\u202a-\u202e\x00-\x08\x0b-\x1f]", svg)


NAME = "قناة (غزة)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("about 8,000", "about 8,000"),
        (f"{NAME}.", f"<{NAME}.>"),
        ("12 000 שקל", "<12 000 שקל>"),
        ("הצבא IDF: 10,000", "<הצבא IDF: 10,000>"),
        (
            "הצבא says it of the border: 10,000 to 12,000",
            "<הצבא> says it of the border: 10,000 to 12,000",
        ),
        ("US government; قناة; قناة غزة: 5 of seven", "US government; <قناة>; <قناة غزة>: 5 of seven"),
        ("it is (said by קול (תל) or קול)", "it is (said by <קול (תל)> or <קול>)"),
        ("국방부 says 북한", "국방부 says 북한"),
    ],
)
def test_what_runs_from_right_to_left_is_isolated(text: str, shown: str) -> None:
    """Mostly such letters: the whole of it; else each stretch, digits and signs beside it left out."""
    assert isolated(text).replace("\u2068", "<").replace("\u2069", ">") == shown
    assert harmless(isolated(text)) == text


def test_beside_east_asian_letters_stands_no_unseen_mark() -> None:
    assert drawable("국방부 (قناة\u200f) \u2060x\ufe0f") == "국방부 (قناة) x"
    assert drawable("قناة\u200f says so") == "\u2068قناة\u2069\u200f says so"


def test_a_name_in_a_picture_is_isolated_and_what_comes_with_it_is_not() -> None:
    row = PlotRow(label=f"{NAME}\u2068\u202e", value="10,000", core=ends(1, 2), outer=ends(0, 3))
    drawn = [each.text for each in ElementTree.fromstring(interval_plot([row], title="t")).iter(f"{SVG}text")]
    assert f"\u2068{NAME}\u2069" in drawn
    assert "10,000" in drawn


def test_an_open_end_is_an_arrow_and_a_closed_one_a_stop() -> None:
    assert interval_plot([ABOUT], title="t").count("<polyline") == 0
    assert interval_plot([UP_TO], title="t").count("<polyline") == 1
    assert interval_plot([FREE], title="t").count("<polyline") == 2


def test_a_verified_figure_is_a_band_with_its_words() -> None:
    plain = interval_plot([ABOUT], title="t")
    banded = interval_plot(
        [ABOUT], title="t", band=ends(10000, 12000), band_label="Verified: 10,000 to 12,000"
    )
    assert 'class="band fill"' in banded
    assert 'class="band fill"' not in plain
    assert "Verified: 10,000 to 12,000." in banded


def test_positions_differ_in_shape_as_well_as_in_colour() -> None:
    shapes = {re.sub('"#[0-9a-f]{6}"|tone-[0-9]', "", mark(tone, 0, 0)) for tone in range(len(COLOURS))}
    assert len(shapes) == len(COLOURS) == len(set(COLOURS))


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_stands_out_on_white(colour: str) -> None:
    def channel(part: str) -> float:
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(colour[at : at + 2]) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert 1.05 / (luminance + 0.05) >= 3, "WCAG 1.4.11: 3 to 1 for what a picture says"


def test_a_stance_is_drawn_between_two_words() -> None:
    denies = PlotRow(label="A", value="denies", core=ends(0, 0), outer=ends(0, 0), best=Decimal(0))
    svg = interval_plot([denies], title="t", names=("denied", "affirmed"))
    assert ">denied<" in svg
    assert ">affirmed<" in svg


def test_fractions_of_the_domain_are_drawn_like_decimals() -> None:
    third = PlotRow(label="A", value="a third", core=Ends(Fraction(1, 3), Fraction(1, 3)),
                outer=Ends(Fraction(0), Fraction(1)))  # fmt: skip
    ElementTree.fromstring(interval_plot([third], title="t"))


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_a_timeline_numbers_its_claims_and_lists_them(count: int) -> None:
    svg = timeline_plot([event(number % 28) for number in range(count)], title="t", unit="people")
    root = ElementTree.fromstring(svg)
    told = [node for node in root.iter(f"{SVG}text") if "Source" in (node.text or "")]
    named = [node for node in told if node.get("display") == "none"]
    assert (len(told) - len(named), len(named)) == (count, count), "listed, and named when pointed at"
    assert root.get("role") == "group"


def test_a_timeline_of_one_week_names_each_day_once() -> None:
    root = ElementTree.fromstring(timeline_plot([event(0), event(6)], title="t"))
    days = [node.text for node in root.iter(f"{SVG}text") if re.fullmatch(r"\d+ Oct", node.text or "")]
    assert len(days) == len(set(days)) >= 2


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 12000, "0 2,000 4,000 6,000 8,000 10,000 12,000"), (0, 1, "0 0.2 0.4 0.6 0.8 1"),
     (-5, 5, "−4 −2 0 2 4"), (1e9, 1e9 + 3, None), (51.97, 61.83, "52 54 56 58 60"), (-61.83, -51.97, None)],
)  # fmt: skip
def test_ticks_are_round(low: float, high: float, expected: str | None) -> None:
    found = [grouped(tick) for tick in ticks(Scale(low, high, 0, 100))]
    assert 3 <= len(found) <= 12
    assert all(low <= tick <= high for tick in ticks(Scale(low, high, 0, 100)))
    assert expected is None or found == expected.split()


@pytest.mark.parametrize(
    ("low", "high"),
    [(4050, 4150), (1_234_000, 1_236_000), (990, 1000), (0, 12000), (120_000_000, 190_000_000)],
)
def test_no_number_of_the_axis_is_cut_off(low: int, high: int) -> None:
    row = PlotRow(label="Ministry", value="so many", core=ends(low, high), outer=ends(low, high))
    for wide in (760, 640, 330, 320):
        drawn = ElementTree.fromstring(str(interval_plot([row], title="", id_="p", wide=wide)))
        for found in drawn.iter("{http://www.w3.org/2000/svg}text"):
            if found.get("text-anchor") == "middle":
                half = width(str(found.text), 12) / 2
                assert half - 0.1 <= float(found.get("x", "0")) <= wide - half + 0.1, found.text


def test_zero_is_shown_where_it_is_near_and_left_out_where_it_is_far() -> None:
    assert scale_over([ends(7000, 12000)], 0, 100).low == 0
    assert scale_over([ends(990, 1000)], 0, 100).low > 900
    assert scale_over([ends(-5, 5)], 0, 100).low < -5


def test_a_lone_point_has_a_scale_of_its_own() -> None:
    scale = scale_over([ends(318, 318)], 0, 100)
    assert scale.place(318) == pytest.approx(50)


def test_text_is_made_harmless_without_harming_scripts() -> None:
    assert harmless(" a\tb\nc\r\n d ") == "a b c d"
    assert harmless("\u202eabc\u202c\u2066x\u2069\ufeff\x00\x1b[0m\U000e0041") == "abcx[0m"
    for name in ("وزارة الدفاع", "میخواهم می\u200cخواهم", "국방부", "Служба", "\u200fעברית", "👩\u200d🚀"):
        assert harmless(name) == name


def test_wrapped_text_fits_and_loses_no_character() -> None:
    for words in ("a few short words", "국방부" * 40, "x" * 300, "one " + "y" * 200):
        lines = wrapped(words, 13, 200)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
        assert all(width(line, 13) <= 200 for line in lines)


def test_elements_escape_what_is_not_svg_already() -> None:
    assert tag("text", "<b>", Svg("<tspan/>"), x=1.5, class_='a"b', y=2.0, href=None) == (
        '<text x="1.5" class="a&quot;b" y="2">&lt;b&gt;<tspan/></text>'
    )
