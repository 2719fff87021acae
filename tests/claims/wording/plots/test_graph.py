"""The dependence graph as a picture: every name and tie is in it, in words as well, and nothing breaks it."""

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.wording.plots import Svg, Tie, graph_plot

WAYS = ["one passes on the other", "member of the other", "independent"]
SPACE = "{http://www.w3.org/2000/svg}"


def drawn(names: list[str], ties: list[Tie]) -> tuple[Svg, ElementTree.Element]:
    picture = graph_plot(names, ties, WAYS, title="Who relays whom")
    return picture, ElementTree.fromstring(picture)


def test_names_ties_and_ways_stand_in_the_picture_and_in_words():
    ties = [Tie(first=0, second=1, way=1, directed=True), Tie(first=1, second=2, way=2)]
    _picture, root = drawn(["White House", "Joint assessment", "Reuters", "An NGO"], ties)
    words = root.find(f"{SPACE}desc").text
    assert words == (
        "White House to Joint assessment: member of the other. Joint assessment and Reuters: independent. "
        "Nothing is known to tie An NGO."
    )
    assert root.get("role") == "group"
    assert len(root.findall(f".//{SPACE}polygon")) == 1, "one tie has a direction"
    texts = [each.text for each in root.iter(f"{SPACE}text")]
    assert {"White House", "An NGO", "member of the other", "independent"} <= set(texts)
    assert "one passes on the other" not in texts, "a way that ties nobody needs no key"


def test_the_keyboard_stops_at_every_tie_and_every_name():
    """Each is focusable, has a name of its own, and shows it below the ring where it is stopped at."""
    ties = [Tie(first=0, second=1, way=1, directed=True)]
    names = ["White House", "Joint assessment", "An NGO"]
    _picture, root = drawn(names, ties)
    stops = [each for each in root.iter(f"{SPACE}g") if each.get("tabindex") == "0"]
    told = ["White House to Joint assessment: member of the other.", *names]
    assert [each.get("aria-label") for each in stops] == told
    for each, words in zip(stops, told, strict=True):
        assert each.find(f"{SPACE}title").text == words
        shown = [line for line in each.iter(f"{SPACE}text") if "name" in line.get("class").split()]
        assert [(line.text, line.get("display")) for line in shown] == [(words, "none")]
        assert float(shown[0].get("y")) <= float(root.get("height"))


def test_ways_differ_in_dashes_and_letters_not_in_colour_alone():
    _picture, root = drawn(list("abc"), [Tie(first=0, second=1, way=0), Tie(first=0, second=2, way=1)])
    keys = [each for each in root.iter(f"{SPACE}line") if each.get("x1") == "8"]
    assert len({each.get("stroke-dasharray") for each in keys}) == 2
    bold = [each.text for each in root.iter(f"{SPACE}text") if each.get("font-weight") == "700"]
    letters = [words for words in bold if words in ("a", "b")]
    assert sorted(letters) == ["a", "a", "b", "b"]


REVERSED = "\u202e0008"
HOSTILE = ["<script>alert(1)</script>", 'a" onload="x', "조선중앙통신", REVERSED, "x" * 400]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name(name: str):
    picture, root = drawn([name, "b"], [Tie(first=0, second=1, way=0)])
    assert "<script" not in picture
    assert REVERSED[0] not in picture
    assert not [each for node in root.iter() for each in node.attrib if each.startswith("on")]


names = st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names, st.data())
def test_any_names_and_ties_make_a_picture_within_its_frame(given_names: list[str], data: st.DataObject):
    pairs = list(combinations(range(len(given_names)), 2))
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=20)) if pairs else []
    ties = [Tie(first=a, second=b, way=(a + b) % 3, directed=a % 2 == 0) for a, b in chosen]
    _picture, root = drawn(given_names, ties)
    _left, _top, wide, high = map(float, root.get("viewBox").split())
    for box in root.iter(f"{SPACE}rect"):
        assert 0 <= float(box.get("x")) <= float(box.get("x")) + float(box.get("width")) <= wide
        assert 0 <= float(box.get("y")) <= float(box.get("y")) + float(box.get("height")) <= high
