"""What the running example asks: four topics, their questions, and how two questions stand to each other."""

from claims.domain.questions.scope import Answer, RelationKind, Temporality
from claims.examples.rows import QuestionRow, TopicRow

TROOPS = "north-korean-troops-and-russia"
BORDER = "inter-korean-border"
MISSILES = "missile-tests"
ARMS = "arms-transfers"

IN_RUSSIA = "north-korean-troops-in-russia"
NEAR_BORDER = "north-korean-troops-near-the-border"
TRENCH_A = "length-of-trench-a"
TRENCH_B = "length-of-trench-b"
SINCE_TEST = "time-since-the-previous-icbm-test"
EXPORTS = "north-korean-arms-exports-to-russia"

TOPICS = (
    TopicRow(
        slug=TROOPS,
        name="North Korean troops and Russia",
        description="Soldiers that North Korea sent to Russia in autumn 2024. Sources, dates and figures are "
        "on record; the documents are retold in our own words and the press outlets are invented.",
    ),
    TopicRow(
        slug=BORDER,
        name="Inter-Korean border",
        description="What is built, dug and blown up along the border between the two Koreas.",
    ),
    TopicRow(
        slug=MISSILES,
        name="Missile tests",
        description="North Korea's tests of ballistic missiles.",
    ),
    TopicRow(
        slug=ARMS,
        name="Arms transfers",
        description="Weapons and ammunition that cross borders.",
    ),
)

QUESTIONS = (
    QuestionRow(
        slug=IN_RUSSIA,
        topic=TROOPS,
        text="How many North Korean troops are in Russia?",
        temporality=Temporality.STOCK,
        unit="person",
        measure="head-count",
        population="North Korean troops",
        place="Russia",
    ),
    QuestionRow(
        slug=NEAR_BORDER,
        topic=TROOPS,
        text="How many North Korean troops are near Russia's border with Ukraine?",
        temporality=Temporality.STOCK,
        unit="person",
        measure="head-count",
        population="North Korean troops",
        place="Russia, near the border with Ukraine",
    ),
    QuestionRow(
        slug=TRENCH_A,
        topic=BORDER,
        text="How long is trench structure A near the inter-Korean border?",
        temporality=Temporality.TIMELESS,
        unit="metre",
        measure="length",
        population="trench structure A",
        place="north of the inter-Korean border",
    ),
    QuestionRow(
        slug=TRENCH_B,
        topic=BORDER,
        text="How long is trench structure B near the inter-Korean border?",
        temporality=Temporality.TIMELESS,
        unit="metre",
        measure="length",
        population="trench structure B",
        place="north of the inter-Korean border",
    ),
    QuestionRow(
        slug=SINCE_TEST,
        topic=MISSILES,
        text="How much time has passed since North Korea's previous ICBM test?",
        temporality=Temporality.STOCK,
        unit="day",
        measure="time since the previous test",
        population="ICBM tests",
        place="North Korea",
    ),
    QuestionRow(
        slug=EXPORTS,
        topic=ARMS,
        text="Does North Korea export arms to Russia?",
        temporality=Temporality.STOCK,
        answer=Answer.YES_NO,
        population="North Korean arms",
        place="Russia",
    ),
)

RELATIONS = (
    (NEAR_BORDER, RelationKind.PART_OF, IN_RUSSIA),
    (TRENCH_A, RelationKind.DISJOINT, TRENCH_B),
)
