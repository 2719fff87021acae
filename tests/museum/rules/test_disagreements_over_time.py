"""The disagreement itself is offered wherever figures of a conflict exclude each other, for whatever days."""

from dataclasses import replace

import pytest

from claims.domain import DayRange, Method, propose
from claims.domain.questions.scope import RelationKind

from .exhibit import LEVEL, PERIOD, TOTAL, asked, conflict, said, world

QUARTER, MARCH = "2024-01-01/2024-03-31", "2024-03-01/2024-03-31"
JANUARY, FEBRUARY = "2024-01-01/2024-01-31", "2024-02-01/2024-02-29"


def _family(temporality, **more):
    whole, men, women = (asked(name, temporality=temporality, **more) for name in ("all", "men", "women"))
    known = world(
        (men.id, RelationKind.PART_OF, whole.id),
        (women.id, RelationKind.PART_OF, whole.id),
        (men.id, RelationKind.DISJOINT, women.id),
    )
    return whole, men, women, known


def _disagreement(question, claims, known):
    return {each.method: each for each in propose(question, claims, known)}[Method.UNDETERMINED]


def _told(question, claims, known):
    """What the disagreement says, in whatever order the claims are recorded; the conflict needs somebody."""
    made = conflict(question, claims, known)
    found = {_disagreement(question, order, known).text for order in (claims, claims[::-1])}
    assert len(found) == 1
    return made and made.reason and made.reason.value, found.pop()


@pytest.mark.parametrize(
    ("whole", "parts", "text"),
    [
        (
            ("exactly 200", QUARTER),
            [("men", "exactly 300", MARCH)],
            (
                "W: exactly 200 people for 1 January 2024 to 31 March 2024; "
                "P on “men”: exactly 300 people for 1 March 2024 to 31 March 2024"
            ),
        ),
        (
            ("exactly 200", QUARTER),
            [("men", "exactly 90", JANUARY), ("men", "exactly 90", FEBRUARY), ("men", "exactly 90", MARCH)],
            (
                "W: exactly 200 people for 1 January 2024 to 31 March 2024; "
                "P on “men”: exactly 90 people for 1 January 2024 to 31 January 2024, "
                "exactly 90 people for 1 February 2024 to 29 February 2024 "
                "and exactly 90 people for 1 March 2024 to 31 March 2024"
            ),
        ),
        (
            ("exactly 200", QUARTER),
            [("men", "exactly 150", JANUARY), ("women", "exactly 150", FEBRUARY)],
            (
                "W: exactly 200 people for 1 January 2024 to 31 March 2024; "
                "P on “men”: exactly 150 people for 1 January 2024 to 31 January 2024; "
                "P on “women”: exactly 150 people for 1 February 2024 to 29 February 2024"
            ),
        ),
        (
            ("at_most 200", QUARTER),
            [("women", "at_least 301", JANUARY)],
            (
                "W: at most 200 people for 1 January 2024 to 31 March 2024; "
                "P on “women”: at least 301 people for 1 January 2024 to 31 January 2024"
            ),
        ),
        (
            ("none", QUARTER),
            [("women", "uncountable dozens", JANUARY)],
            (
                "W: none for 1 January 2024 to 31 March 2024; "
                "P on “women”: dozens of people for 1 January 2024 to 31 January 2024"
            ),
        ),
    ],
)
def test_shorter_periods_of_a_part_that_exceed_the_whole_are_named(whole, parts, text):
    question, men, women, known = _family(PERIOD)
    named = {"men": men, "women": women}
    claims = [said("W", question, *whole)]
    claims += [said("P", named[name], wording, days) for name, wording, days in parts]
    reason, told = _told(question, claims, known)
    assert reason in {"part_exceeds_whole", "parts_exceed_whole", "existence"}
    assert told == f"all: sources disagree ({text})."


@pytest.mark.parametrize(
    "parts",
    [
        [("men", "exactly 199", MARCH)],
        [("men", "exactly 90", JANUARY), ("men", "exactly 90", MARCH)],
        [("men", "exactly 300", "2024-03-01/2024-04-30")],
        [("men", "exactly 300", "2023-12-01/2023-12-31")],
        [("men", "unread 300", MARCH)],
    ],
)
def test_periods_of_a_part_that_fit_or_reach_out_are_no_disagreement(parts):
    question, men, _, known = _family(PERIOD)
    claims = [said("W", question, "exactly 200", QUARTER)]
    claims += [said("P", men, wording, days) for _, wording, days in parts]
    assert not _disagreement(question, claims, known).offered


@pytest.mark.parametrize(
    ("parts", "reason", "text"),
    [
        (
            [("A", "men", "exactly 400", "2024-05-01")],
            "part_exceeds_whole",
            "A on “men”: exactly 400 people by 1 May 2024",
        ),
        (
            [("A", "men", "exactly 390", "2024-04-20"), ("A", "men", "exactly 400", "2024-05-01")],
            "part_exceeds_whole",
            "A on “men”: exactly 400 people by 1 May 2024",
        ),
        (
            [("A", "men", "exactly 400", "2024-05-01"), ("A", "men", "exactly 500", "2024-06-09")],
            "part_exceeds_whole",
            "A on “men”: exactly 400 people by 1 May 2024",
        ),
        (
            [("A", "men", "exactly 200", "2024-05-01"), ("B", "women", "exactly 150", "2024-04-02")],
            "parts_exceed_whole",
            "A on “men”: exactly 200 people by 1 May 2024; B on “women”: exactly 150 people by 2 April 2024",
        ),
        (
            [("A", "men", "exactly 200", "2024-05-01"), ("W", "women", "exactly 150", "2024-05-20")],
            "parts_exceed_whole",
            "A on “men”: exactly 200 people by 1 May 2024; W on “women”: exactly 150 people by 20 May 2024",
        ),
    ],
)
def test_older_totals_of_parts_that_exceed_the_whole_are_named(parts, reason, text):
    question, men, women, known = _family(TOTAL)
    named = {"men": men, "women": women}
    claims = [said("W", question, "exactly 300", "2024-05-20")]
    claims += [said(source, named[name], wording, day) for source, name, wording, day in parts]
    found, told = _told(question, claims, known)
    assert found == reason
    for each in ("W: exactly 300 people by 20 May 2024", *text.split("; ")):
        assert each in told
    assert told.count(" by ") == 1 + text.count(" by ")


@pytest.mark.parametrize(
    "parts",
    [
        [("A", "men", "exactly 400", "2024-05-21")],  # the whole may have grown as well
        [("A", "men", "exactly 200", "2024-05-01"), ("B", "women", "exactly 90", "2024-04-02")],
        [("A", "men", "exactly 200", "2024-05-01"), ("B", "women", "exactly 150", "2024-05-22")],
        [("A", "men", "unread 400", "2024-05-01")],
        [("A", "men", "at_least 300", "2024-05-01")],
    ],
)
def test_totals_of_parts_that_fit_are_no_disagreement(parts):
    question, men, women, known = _family(TOTAL)
    named = {"men": men, "women": women}
    claims = [said("W", question, "exactly 300", "2024-05-20")]
    claims += [said(source, named[name], wording, day) for source, name, wording, day in parts]
    assert not _disagreement(question, claims, known).offered


@pytest.mark.parametrize(
    ("others", "text"),
    [
        (
            [("B", "exactly 4,000", "2024-10-15"), ("C", "exactly 900", "2024-10-18")],
            (
                "A: exactly 900 people for 1 October 2024 to 20 October 2024; "
                "C: exactly 900 people for 18 October 2024; B: exactly 4,000 people for 15 October 2024"
            ),
        ),
        (
            [("B", "none", "/2024-10-02"), ("C", "exactly 900", "2024-10-18")],
            (
                "A: exactly 900 people for 1 October 2024 to 20 October 2024; "
                "C: exactly 900 people for 18 October 2024; B: none up to 2 October 2024"
            ),
        ),
        (
            [("B", "less_than 800", "2024-09-25/2024-10-01"), ("C", "at_least 900", "2024-10-19/2024-11-02")],
            (
                "A: exactly 900 people for 1 October 2024 to 20 October 2024; "
                "C: at least 900 people for 19 October 2024 to 2 November 2024; "
                "B: less than 800 people for 25 September 2024 to 1 October 2024"
            ),
        ),
        (
            [("B", "exactly 4,000", "2024-10-18"), ("C", "exactly 900", "2024-10-18")],
            "A: exactly 900 people; B: exactly 4,000 people; C: exactly 900 people",
        ),
        (
            [("B", "exactly 4,000", "2024-11-15"), ("C", "exactly 900", "2024-11-18")],
            None,
        ),
    ],
)
def test_levels_for_other_days_of_a_long_one_are_named_with_their_days(others, text):
    question = asked("there", temporality=LEVEL)
    claims = [said("A", question, "exactly 900", "2024-10-01/2024-10-20")]
    claims += [_since_ever(name, question, wording, days) for name, wording, days in others]
    found = _disagreement(question, claims, world())
    assert found.offered is (text is not None)
    assert text is None or found.text == f"there: sources disagree ({text})."


def _since_ever(name, question, wording, days):
    """A claim; of "/2024-10-02" the first day is not given."""
    made = said(name, question, wording, days.removeprefix("/"))
    return replace(made, as_of=DayRange(None, made.as_of.end)) if days.startswith("/") else made


RED, BLUE, GREEN = (asked(name, "percent", LEVEL, base="voters") for name in ("red", "blue", "green"))
SHARES = world(
    (RED.id, RelationKind.DISJOINT, BLUE.id),
    (RED.id, RelationKind.DISJOINT, GREEN.id),
    (BLUE.id, RelationKind.DISJOINT, GREEN.id),
)


@pytest.mark.parametrize(
    ("said_of", "text"),
    [
        (
            [("P", RED, "exactly 45"), ("P", BLUE, "exactly 38"), ("Q", GREEN, "exactly 25")],
            (
                "sources disagree (P: exactly 45 per cent; P on “blue”: exactly 38 per cent; "
                "Q on “green”: exactly 25 per cent)"
            ),
        ),
        (
            [("P", RED, "exactly 45"), ("P", BLUE, "exactly 38"), ("P", GREEN, "exactly 25")],
            (
                "P gives figures that do not agree (exactly 45 per cent; exactly 38 per cent on “blue”; "
                "exactly 25 per cent on “green”)"
            ),
        ),
        (
            [("P", RED, "at_least 60"), ("Q", BLUE, "more_than 41")],
            "sources disagree (P: at least 60 per cent; Q on “blue”: more than 41 per cent)",
        ),
        ([("P", RED, "exactly 45"), ("P", BLUE, "exactly 38"), ("Q", GREEN, "exactly 17")], None),
        ([("P", RED, "up_to 60"), ("Q", BLUE, "exactly 59")], None),
    ],
)
def test_shares_that_make_more_than_all_together_are_a_disagreement_that_names_them(said_of, text):
    claims = [said(source, question, wording, "2024-10-31") for source, question, wording in said_of]
    found = _disagreement(RED, claims, SHARES)
    assert found.offered is (text is not None)
    assert text is None or found.text == f"red: {text}."
