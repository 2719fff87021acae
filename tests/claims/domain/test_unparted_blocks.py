"""Blocks that are parted only when they are looked into: what is known of them is that of their claims."""

from collections import Counter
from dataclasses import fields

import pytest

from claims.domain import Assertion
from claims.domain.comparing import claim_blocks, witness
from claims.domain.comparing.claim_blocks import Block, halved, single, together
from claims.domain.comparing.claim_index import Layout, Voices
from claims.domain.comparing.classification import folded
from claims.domain.comparing.last_figures import lateness, latest
from claims.domain.comparing.standing import said_last_for_each
from claims.domain.comparing.witness import worst
from claims.domain.questions.scope import Temporality
from sources.domain.independence import SourceGraph, Voice
from tests.claims.domain.mixed import Mixed

INSIDE = {"halves", "unparted", "claim"}
SEEDS = range(60)


def _outside(block: Block) -> dict[str, object]:
    return {each.name: getattr(block, each.name) for each in fields(block) if each.name not in INSIDE}


def _made(seed: int) -> Layout:
    made = Mixed(seed, most=40)
    return Layout(made.question, made.claims, made.world)


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if _made(seed).root is not None])
def test_a_block_is_seen_as_its_claims_put_together(seed: int) -> None:
    layout = _made(seed)
    singles = [single(entry, layout._ruler) for entry in layout._ordered]
    expected = singles[0]
    for block in singles[1:]:
        expected = together(expected, block)
    assert _outside(claim_blocks._seen_from_outside(layout._ordered, layout._ruler)) == _outside(expected)


@pytest.mark.parametrize("unparted", [1, 2, 3, 16, 1000])
def test_parted_again_and_again_every_claim_is_found_once(
    unparted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = _made(7)
    monkeypatch.setattr(claim_blocks, "UNPARTED", unparted)
    found, left = [], [halved(layout._ordered, layout._ruler)]
    while left:
        block = left.pop()
        assert block.parted() is block.parted()  # a pair of a block with itself is known by that
        assert bool(block.parted()) is (block.claim is None)
        left += block.parted()
        found += [] if block.claim is None else [block.claim.id]
    assert Counter(found) == Counter(entry.claim.id for entry in layout._ordered)
    assert len(found) > 16


@pytest.mark.parametrize("seed", SEEDS)
def test_the_worst_pair_hangs_on_no_size_of_a_block(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Mixed(seed, most=40)
    monkeypatch.setattr(witness, "FEW", 0)
    found = []
    for unparted in (1, 2, 5, 16):
        monkeypatch.setattr(claim_blocks, "UNPARTED", unparted)
        pair = worst(made.question, made.claims, made.world)
        found.append(pair and (pair.finding, pair.a.id, pair.b.id))
    assert found == found[:1] * 4


def test_a_kind_of_voice_is_known_by_all_that_a_voice_has() -> None:
    known = ["source", "statement", "relays", "document", "unnamed", "chain_confirmed"]
    assert [each.name for each in fields(Voice)] == known
    voices = Voices(SourceGraph())
    one = voices.number(Voice("a", "first"))
    assert voices.number(Voice("a", "second", document="d")) == one
    others = (
        Voice("b", "first"),
        Voice("a", "first", relays=("x",)),
        Voice("a", "first", relays=(None,)),
        Voice("a", "first", unnamed=True),
        Voice("a", "first", chain_confirmed=True),
    )
    assert len({one, *map(voices.number, others)}) == 6


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("About 8,000 soldiers.", ["about", "8", "000", "soldiers"]),
        ("“Straße” – STRASSE", ["strasse", "strasse"]),
        ("a\u00a0b\u200bc\x00d", ["a", "b", "c", "d"]),
        ("$5 + 3€", ["$5", "+", "3€"]),
        ("ﬁve ½", ["five", "1⁄2"]),
        ("", []),
    ],
)
def test_words_of_a_quote_are_compared_without_case_space_and_punctuation(
    quote: str, words: list[str]
) -> None:
    assert folded(quote) == words
    assert folded(quote) == words  # characters that were met before


@pytest.mark.parametrize("seed", SEEDS)
def test_the_last_figure_of_a_source_is_the_last_of_all_in_order(seed: int) -> None:
    made = Mixed(seed, most=40)
    graph = made.world.graph

    def late(claim: Assertion) -> tuple[object, ...]:
        source = claim.voice.source
        return lateness(claim, topmost=graph.identity(source) in graph.house(source))

    days = sorted({claim.as_of.end for claim in made.claims if claim.as_of is not None})
    for at in (None, *days):
        expected = {}
        for claim in sorted(made.claims, key=late):
            timeless = claim.question.temporality is Temporality.TIMELESS
            dated = claim.as_of is not None and (at is None or claim.as_of.end <= at)
            if claim.speaks and (timeless or dated):
                expected[claim.voice.source] = claim
        assert latest(made.claims, lambda claim: claim.voice.source, graph, at) == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_of_each_time_the_claim_said_last_is_kept(seed: int) -> None:
    timed = [(claim.as_of, claim) for claim in Mixed(seed, most=40).claims]
    in_order = sorted(timed, key=lambda each: each[1].said_key)
    assert said_last_for_each(timed) == dict(in_order)
