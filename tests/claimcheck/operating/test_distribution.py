"""Which table lives where once the database is spread by topic, and what is done about what Citus refuses."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from claimcheck.operating.distribution.catalogue import tables
from claimcheck.operating.distribution.facts import ForeignKey, KeyKind, TableFacts, TableKey, Trigger
from claimcheck.operating.distribution.placement import ON_COORDINATOR, ON_EVERY_NODE, TablePlace, placements
from claimcheck.operating.distribution.rules import Handling, Obstacle, findings
from claimcheck.operating.distribution.steps import steps
from claimcheck.operating.distribution.verdicts import verdicts
from tests.owning import owning

DISTRIBUTED = """
    assignment check claim conflict contact credibilitygrade detection dismissedchange doublereading duplicate
    errorreport factchecklink foreignpublication note pullcount questionrelation questionsplit relayhop
    resolution resolutioninput scopeconfirmation secondreading settledflag transition verifiedfigure
"""
"""Of `claims`: every row belongs to one topic."""
REFERENCE = """
    auth_user claims_publication claims_question claims_topic claims_unit claims_writtenunit
    sources_document sources_snapshot sources_source sources_statement
"""
"""On every node: what rows of a topic refer to."""
GIVEN_UP = {
    "claims_readingassignment": {"claims_readingassignment_reading_id_fk"},
    "claims_erratum": {"claims_erratum_claim_id_fk", "claims_erratum_transition_id_fk"},
    "claims_publication": {"claims_publication_figure_id_b8c56629_fk_claims_ve"},
}
"""Guarantees that a spread database does not hold."""


def table(name: str = "claims_seen", *, topic: bool | None = True, **facts: object) -> TableFacts:
    return TableFacts(name, topic, **facts)  # type: ignore[arg-type]  # whatever the case is about


def found(*known: TableFacts) -> list[Obstacle]:
    """What is found of the first of these tables."""
    by_name = {one.name: one for one in known}
    return findings(known[0], placements(by_name))


def unique(*columns: str, kind: KeyKind = KeyKind.UNIQUE, definition: str = "", **facts: bool) -> TableKey:
    return TableKey("claims_seen_key", kind, columns, definition or f"UNIQUE ({', '.join(columns)})", **facts)


def to_claim(*columns: str, to: tuple[str, ...] = ("topic_id", "id"), **facts: str) -> ForeignKey:
    return ForeignKey("claims_seen_fk", columns, "claims_claim", to, "FOREIGN KEY", **facts)


CLAIM, OF_ALL = table("claims_claim"), table("claims_file", topic=None)


@pytest.mark.django_db
def test_every_table_has_a_place() -> None:
    """Of each model, and of each table without one: a new one is given its place here."""
    expected = dict.fromkeys(REFERENCE.split(), TablePlace.REFERENCE)
    expected |= {f"claims_{name}": TablePlace.DISTRIBUTED for name in DISTRIBUTED.split()}
    there = {verdict.table: verdict.placement.place for verdict in verdicts(tables())}
    models = apps.get_models(include_auto_created=True)
    of_models = {model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy}
    assert of_models <= set(there)
    assert {name: place for name, place in there.items() if place != TablePlace.LOCAL} == expected


@pytest.mark.django_db
def test_nothing_is_in_the_way() -> None:
    """No table is refused; what is given up is known; what changes besides is keys, triggers, identities."""
    judged = verdicts(tables())
    assert [verdict.table for verdict in judged if verdict.refused] == []
    given_up = {
        verdict.table: {
            finding.fault.split()[2] for finding in verdict.findings if finding.outcome == "given up"
        }
        for verdict in judged
        if verdict.words == "given up"
    }
    assert given_up == GIVEN_UP


@pytest.mark.django_db
def test_a_row_of_a_topic_names_it() -> None:
    """Where not every row has a topic, nothing refers to rows of a topic but by what is given up."""
    known = tables()
    places = placements(known)
    for name, facts in known.items():
        if facts.topic or places[name].place == TablePlace.DISTRIBUTED:
            continue
        tied = {key.name for key in facts.foreign_keys if places[key.to].place == TablePlace.DISTRIBUTED}
        assert tied == GIVEN_UP.get(name, set()), name


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ([table()], TablePlace.DISTRIBUTED),
        ([table(topic=False)], TablePlace.LOCAL),
        ([table(topic=None)], TablePlace.LOCAL),
        ([table("claims_question")], TablePlace.REFERENCE),
        ([table("claims_questionword")], TablePlace.LOCAL),
        (
            [OF_ALL, table(foreign_keys=(ForeignKey("k", ("file_id",), "claims_file", ("id",), ""),))],
            TablePlace.REFERENCE,
        ),
        (
            [
                OF_ALL,
                table(foreign_keys=(ForeignKey("k", ("part_id",), "claims_part", ("id",), ""),)),
                table(
                    "claims_part",
                    topic=None,
                    foreign_keys=(ForeignKey("k", ("file_id",), "claims_file", ("id",), ""),),
                ),
            ],
            TablePlace.REFERENCE,
        ),
    ],
)
def test_places(facts: list[TableFacts], place: TablePlace) -> None:
    """By topic where each row has one; whole where rows of topics refer to it, through others too."""
    assert placements({one.name: one for one in facts})[facts[0].name].place == place


@pytest.mark.parametrize(
    ("key", "outcome", "sql"),
    [
        (unique("topic_id", "name"), None, ""),
        (unique("name", "topic_id"), None, ""),
        (unique("slug"), Handling.GIVEN_UP, "UNIQUE (topic_id, slug)"),
        (unique("id", "dimension"), Handling.CHANGED, "UNIQUE (topic_id, id, dimension)"),
        (unique("conflict_id"), Handling.CHANGED, "UNIQUE (topic_id, conflict_id)"),
        (
            unique("id", kind=KeyKind.PRIMARY, definition="PRIMARY KEY (id)"),
            Handling.CHANGED,
            "PRIMARY KEY (topic_id, id)",
        ),
        (
            unique(
                "name",
                definition="CREATE UNIQUE INDEX claims_seen_key ON claims_seen USING btree (name) WHERE (a)",
                is_constraint=False,
            ),
            Handling.GIVEN_UP,
            "CREATE UNIQUE INDEX claims_seen_key ON claims_seen USING btree (topic_id, name) WHERE (a)",
        ),
        (
            unique(
                kind=KeyKind.EXCLUSION,
                definition="EXCLUDE USING gist (uuidrange(a_id, a_id, '[]'::text) WITH &&, days WITH &&)",
            ),
            Handling.CHANGED,
            "EXCLUDE USING gist (topic_id WITH =, a_id WITH =, days WITH &&)",
        ),
        (
            unique(
                kind=KeyKind.EXCLUSION,
                definition="EXCLUDE USING gist (numrange(low, high, '[]'::text) WITH &&)",
            ),
            Handling.CHANGED,
            "EXCLUDE USING gist (topic_id WITH =, numrange(low, high, '[]'::text) WITH &&)",
        ),
    ],
)
def test_keys(key: TableKey, outcome: Handling | None, sql: str) -> None:
    """A key that does not compare the topic is given it; only one without any id in it promises less then."""
    judged = found(table(keys=(key,)))
    assert [finding.outcome for finding in judged] == ([outcome] if outcome else [])
    assert not sql or any(sql in statement for finding in judged for statement in finding.sql)


def test_a_primary_key_with_a_twin() -> None:
    """(topic, id) is unique already: no third index is made."""
    primary = TableKey("p", KeyKind.PRIMARY, ("id",), "PRIMARY KEY (id)")
    twin = TableKey("t", KeyKind.UNIQUE, ("topic_id", "id"), "UNIQUE (topic_id, id)")
    (finding,) = found(table(keys=(primary, twin)))
    assert [statement.split('"')[-2] for statement in finding.sql] == ["p", "t", "claims_seen"]
    assert not any("ADD CONSTRAINT" in statement for statement in finding.sql)


@pytest.mark.parametrize("topic", [None, False])
def test_keys_of_what_is_not_distributed(topic: bool | None) -> None:
    """On every node and on the coordinator any key holds."""
    assert found(table(topic=topic, keys=(unique("slug"),))) == []


@pytest.mark.parametrize(
    ("of", "key", "outcome"),
    [
        (True, to_claim("topic_id", "claim_id"), None),
        (True, to_claim("claim_id", "topic_id", to=("id", "topic_id")), None),
        (True, to_claim("claim_id", to=("id",)), Handling.CHANGED),
        (True, to_claim("claim_id", "topic_id"), Handling.CHANGED),  # not pair by pair
        (True, to_claim("topic_id", "claim_id", on_delete="CASCADE"), None),
        (True, to_claim("topic_id", "claim_id", on_delete="SET NULL"), Handling.REFUSED),
        (True, to_claim("topic_id", "claim_id", on_update="CASCADE"), Handling.REFUSED),
        (None, to_claim("claim_id", to=("id",)), Handling.GIVEN_UP),
        (False, to_claim("topic_id", "claim_id"), Handling.GIVEN_UP),
    ],
)
def test_foreign_keys(of: bool | None, key: ForeignKey, outcome: Handling | None) -> None:
    """Between distributed tables both sides name the topic; to them from elsewhere there is none."""
    judged = found(table(topic=of, foreign_keys=(key,)), CLAIM)
    assert [finding.outcome for finding in judged] == ([outcome] if outcome else [])


def test_a_foreign_key_to_what_stays() -> None:
    """A distributed table can't refer to what is on the coordinator alone, but to what is on every node."""
    word = table("claims_questionword")
    stays = ForeignKey("k", ("topic_id", "word"), "claims_questionword", ("topic_id", "word"), "")
    assert placements({"claims_seen": table(foreign_keys=(stays,)), word.name: word})[word.name].place == (
        TablePlace.REFERENCE
    )


@pytest.mark.parametrize(
    ("name", "used", "outcomes"),
    [
        ("claims_seen", (), ["changed"]),
        ("claims_seen", ("claims_claim",), ["refused", "changed"]),
        ("claims_seen", ("claims_file",), ["refused", "changed"]),
        ("claims_question", ("claims_claim",), ["refused", "changed"]),
        ("claims_question", ("claims_file", "claims_questionword"), ["changed"]),
    ],
)
def test_triggers(name: str, used: tuple[str, ...], outcomes: list[str]) -> None:
    """Where it runs a trigger sees its own row, and on the coordinator what is not distributed."""
    trigger = Trigger("t", "CREATE TRIGGER t", frozenset(used))
    judged = found(table(name, triggers=(trigger,)), CLAIM, OF_ALL, table("claims_questionword"))
    assert [finding.outcome.value for finding in judged] == outcomes


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"generated_topic": True}, Handling.REFUSED),
        ({"partition_of": "claims_all"}, Handling.REFUSED),
        ({"row_security": True}, Handling.REFUSED),
        ({"small_identities": ("id",)}, Handling.CHANGED),
        ({"triggers": (Trigger("t", "", frozenset(), of_extension=True),)}, Handling.REFUSED),
    ],
)
def test_oddities(facts: dict[str, object], outcome: Handling) -> None:
    """What none of our tables is, and some day one may be."""
    assert found(table(**facts))[0].outcome == outcome  # type: ignore[arg-type]  # as above


TABLE = "CREATE TABLE claims_seen (topic_id uuid NOT NULL, claim_id uuid NOT NULL, "
WRITES = """
    CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO claims_check DEFAULT VALUES; RETURN NEW; END $$;
    CREATE TRIGGER told AFTER INSERT ON claims_note FOR EACH ROW EXECUTE FUNCTION told();
"""
SETS = f"{TABLE} FOREIGN KEY (topic_id, claim_id) REFERENCES claims_claim (topic_id, id) ON DELETE SET NULL)"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (f"{TABLE} PRIMARY KEY (claim_id))", ""),
        (f"{TABLE} PRIMARY KEY (topic_id, claim_id)) PARTITION BY HASH (topic_id)", ""),
        (
            "CREATE TABLE claims_seen (id uuid, topic_id uuid GENERATED ALWAYS AS (id) STORED NOT NULL)",
            "generated",
        ),
        (SETS, "would write topic_id"),
        ("ALTER TABLE claims_note ENABLE ROW LEVEL SECURITY", "its rows have policies"),
        (WRITES, "uses claims_check"),
    ],
)
def test_the_live_catalogue_is_read(statement: str, named: str) -> None:
    """What is made in the database is found there, named, and the exit code says so."""
    out = StringIO()
    with owning():
        with connection.cursor() as cursor:
            cursor.execute(statement)
        if named:
            with pytest.raises(CommandError, match=r"Can't be moved: claims_(seen|note)\. See the remedies"):
                call_command("distribute", "--check", stdout=out)
        else:
            call_command("distribute", "--check", stdout=out)
    assert named in out.getvalue()


@pytest.mark.django_db
def test_for_machines() -> None:
    """Each table once, with its place, the reason and the findings."""
    out = StringIO()
    call_command("distribute", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert told["refused"] == []
    claim = next(one for one in told["tables"] if one["table"] == "claims_claim")
    assert (claim["place"], claim["verdict"]) == ("distributed", "changed")
    assert {"outcome", "fault", "remedy"} == set(claim["findings"][0])


@pytest.mark.django_db
def test_without_the_extension_nothing_is_done() -> None:
    """The database of the tests has none; the remedy is named, and no plan is kept."""
    with pytest.raises(CommandError, match=r"The extension citus is not in this database\. Install Citus"):
        call_command("distribute", stdout=StringIO())
    assert "claimcheck_distribution" not in tables()


@pytest.mark.django_db
def test_the_steps() -> None:
    """Each key that is taken off comes again but for those given up; each table that moves, moves once."""
    known = tables()
    planned = steps(known)
    off = {step.words.split()[3] for step in planned if step.words.startswith("take foreign key")}
    again = {step.words.split()[3] for step in planned if step.words.startswith("make foreign key")}
    moved = [step.words.split()[1] for step in planned if step.words.startswith("move")]
    assert off - again == {name for names in GIVEN_UP.values() for name in names}
    assert moved == [
        f"{name}:" for name in sorted({*REFERENCE.split(), *(f"claims_{n}" for n in DISTRIBUTED.split())})
    ]
    kinds = [step.words.split()[0] for step in planned]
    assert [kind for kind, before in zip(kinds, [None, *kinds], strict=False) if kind != before] == [
        "take",
        "change",
        "move",
        "make",
    ]


@pytest.mark.django_db
def test_what_is_moved_stays_moved() -> None:
    """Once all are moved there is nothing left; a table that came later is moved alone, with its keys."""
    known = tables()
    places = placements(known)
    moved = frozenset(name for name, placed in places.items() if placed.place != TablePlace.LOCAL)
    assert steps(known, moved) == []
    left = [step.words for step in steps(known, moved - {"claims_note"})]
    assert [words for words in left if words.startswith("move")] == ["move claims_note: distributed"]
    assert all("claims_note" in words for words in left)


def test_exceptions_are_of_tables_that_are() -> None:
    """Whatever is named beside the rule is a table of ours, and says why."""
    named = {**ON_EVERY_NODE, **ON_COORDINATOR}
    assert all(reason for reason in named.values())
    assert {"claims_question"} == set(ON_EVERY_NODE)
