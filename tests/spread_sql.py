"""What a statement would be on a database that is spread by topic, read from its SQL alone.

Tables with their aliases, query by query, and which of their topics are said to be equal, to each other or to
one that is given. It doesn't weigh AND against OR: a topic named in one branch counts as named. It reads what
the site asks, not all of SQL; what Citus itself does with a statement only Citus can show.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from claimcheck.operating.distribution.placement import TablePlace

TOKEN = re.compile(r"""'(?:[^']|'')*'|"[^"]+"|[\w%]+|::|[().,=*<>]""")
NAME = r'"?(\w+)"?'
EQUAL = re.compile(rf'{NAME} \. "?topic_id"? = \(* ?(?:{NAME} \. "?topic_id"?|([%\w\'][^ ]*))')
AMONG = re.compile(rf'{NAME} \. "?topic_id"? IN \( (?!SELECT)')
TABLE = re.compile(rf"\b(?:FROM|JOIN|UPDATE|INTO) (?:ONLY )?(?:public \. )?{NAME}(?: AS)?(?: {NAME})?")
COLUMN = re.compile(rf"{NAME} \. ")
NO_ALIAS = {
    "on",
    "where",
    "set",
    "inner",
    "left",
    "order",
    "group",
    "limit",
    "values",
    "union",
    "for",
    "join",
}
GIVEN = (-1, "")
Place = tuple[int, str]


class Spread(StrEnum):
    """What Citus does with a statement."""

    ELSEWHERE = "no table of the nodes"
    ONE_TOPIC = "one topic"
    EVERY_NODE = "every node"
    REJECTED = "rejected"


@dataclass
class Query:
    """One SELECT, UPDATE … of a statement: the tables by alias, and its text without its subqueries."""

    number: int
    outer: "Query | None"
    words: list[str] = field(default_factory=list)
    tables: dict[str, str] = field(default_factory=dict)

    def where(self, alias: str) -> Place | None:
        """The query, this or one around it, that has the alias."""
        if alias in self.tables:
            return self.number, alias
        return self.outer.where(alias) if self.outer else None


@cache
def queries(sql: str) -> tuple[Query, ...]:
    """Each query of a statement, the outermost first."""
    tokens = TOKEN.findall(sql)
    found = [Query(0, None)]
    open_now: list[Query] = [found[0]]
    for word, following in zip(tokens, [*tokens[1:], ""], strict=True):
        here = open_now[-1]
        if word == ")" and len(open_now) > 1:
            open_now.pop()
            open_now[-1].words.append(word)
            continue
        if word.upper() in ("UNION", "INTERSECT", "EXCEPT"):  # what follows is a query beside this one
            found.append(Query(len(found), here.outer))
            open_now[-1] = found[-1]
            continue
        here.words.append(word)
        if word == "(":
            inner = following.upper() in ("SELECT", "WITH")
            if inner:
                found.append(Query(len(found), here))
            open_now.append(found[-1] if inner else here)
    for query in found:
        for table, alias in TABLE.findall(" ".join(query.words)):
            named = alias if alias and alias.lower() not in NO_ALIAS else table
            query.tables[named] = table
    return tuple(found)


def spread_of(sql: str, places: Mapping[str, TablePlace]) -> Spread:
    """What Citus would do with it, given where each table lives."""
    known = queries(sql)
    on_nodes = {
        (query.number, alias)
        for query in known
        for alias, table in query.tables.items()
        if places.get(table) == TablePlace.DISTRIBUTED
    }
    if not on_nodes:
        return Spread.ELSEWHERE
    same = _same_topics(known)
    if any(_apart(query, on_nodes, same, places) for query in known):
        return Spread.REJECTED
    given = all(same.get(place, place) == same.get(GIVEN, GIVEN) for place in on_nodes)
    inserted = " ".join(known[0].words[:2]).upper() == "INSERT INTO" and len(known) == 1
    return Spread.ONE_TOPIC if given or inserted else Spread.EVERY_NODE


def tables_of(sql: str, places: Mapping[str, TablePlace]) -> str:
    """The tables of the nodes that a statement names, without the application's name, in order."""
    named = {table for query in queries(sql) for table in query.tables.values()}
    return " ".join(
        sorted(name.split("_", 1)[1] for name in named if places.get(name) == TablePlace.DISTRIBUTED)
    )


def _same_topics(known: tuple[Query, ...]) -> dict[Place, Place]:
    """Of each alias, one that stands for all whose topic is said to be the same."""
    groups: dict[Place, set[Place]] = {}

    def join(one: Place, other: Place) -> None:
        both = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(both, both))

    for query in known:
        text = " ".join(query.words)
        for left, right, _ in EQUAL.findall(text):
            here, there = query.where(left), query.where(right) if right else GIVEN
            if here and there:
                join(here, there)
        for alias in AMONG.findall(text):
            if here := query.where(alias):
                join(here, GIVEN)
        alone = re.search(r'(?<![.] )(?<![.] ")"?\btopic_id"? = [%\'\d]', text)
        if alone and len(query.tables) == 1:
            join((query.number, next(iter(query.tables))), GIVEN)
    return {place: min(group) for place, group in groups.items()}


def _apart(
    query: Query, on_nodes: set[Place], same: Mapping[Place, Place], places: Mapping[str, TablePlace]
) -> bool:
    """Whether it sets rows of one topic beside rows of another, or beside those of the coordinator."""
    reached = {(query.number, alias) for alias in query.tables}
    for alias in COLUMN.findall(" ".join(query.words)):
        if place := query.where(alias):
            reached.add(place)
    topics = {same.get(place, place) for place in reached & on_nodes}
    by_number: dict[int, Query] = {}
    around: Query | None = query
    while around:
        by_number[around.number] = around
        around = around.outer
    kinds = {places.get(by_number[number].tables[alias]) for number, alias in reached}
    return len(topics) > 1 or {TablePlace.DISTRIBUTED, TablePlace.LOCAL} <= kinds
