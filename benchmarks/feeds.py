"""The real feeds as series: cases of an epidemic by place, losses of equipment by category; and wordings.

Found by CLAIMCHECK_DATA; nothing of them is kept in this repository.
"""

import csv
import gzip
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from claims.domain.explaining import Series

JHU, WIKIPEDIA, WORLDOMETER = "Johns Hopkins CSSE", "Wikipedia", "Worldometer"
GENERAL_STAFF, ORYX = "General Staff of the Armed Forces of Ukraine", "Oryx"
RENAMED = {
    "United States": "US",
    "South Korea": "Korea, South",
    "Czech Republic": "Czechia",
    "Ivory Coast": "Cote d'Ivoire",
    "Taiwan": "Taiwan*",
    "DR Congo": "Congo (Kinshasa)",
    "Republic of the Congo": "Congo (Brazzaville)",
    "East Timor": "Timor-Leste",
}
"""Places whose name differs in what Johns Hopkins said later."""

Question = tuple[str, str]


def folder() -> Path | None:
    """Where the real data is, if it is here at all."""
    path = Path(os.environ.get("CLAIMCHECK_DATA") or "/nonexistent")
    return path if (path / "covid-multi-source").is_dir() and (path / "war-losses").is_dir() else None


def _rows(name: str) -> Iterator[dict[str, str]]:
    found = folder()
    if found is None:
        raise FileNotFoundError(
            "CLAIMCHECK_DATA is not set to a folder with covid-multi-source and war-losses"
        )
    path = found / name
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        yield from csv.DictReader(file)


def total(source: str, parts: Sequence[Series]) -> Series:
    """The sum of disjoint parts, on the days for which every part has a value."""
    values = [dict(part.points) for part in parts]
    shared = set.intersection(*(set(part.days) for part in parts))
    return Series.of(source, ((day, sum((own[day] for own in values), Decimal(0))) for day in shared))


def _series(points: Mapping[str, Mapping[date, Decimal]]) -> dict[str, Series]:
    return {source: Series.of(source, own.items()) for source, own in points.items()}


@lru_cache(maxsize=1)
def covid() -> dict[Question, dict[str, Series]]:
    """(place, measure) → source → its series."""
    points: dict[Question, dict[str, dict[date, Decimal]]] = {}
    for row in _rows("covid-multi-source/claims_daily.csv.gz"):
        own = points.setdefault((row["place"], row["measure"]), {}).setdefault(row["source"], {})
        own[date.fromisoformat(row["as_of"])] = Decimal(row["figure"])
    return {question: _series(own) for question, own in points.items()}


@lru_cache(maxsize=1)
def restated() -> dict[Question, Series]:
    """(place, measure) → what Johns Hopkins said later of the same days."""
    points: dict[Question, dict[date, Decimal]] = {}
    for row in _rows("covid-multi-source/jhu_restated.csv.gz"):
        for measure in ("cases", "deaths"):
            own = points.setdefault((row["place"], measure), {})
            own[date.fromisoformat(row["as_of"])] = Decimal(row[measure])
    later = {question: Series.of("restated", own.items()) for question, own in points.items()}
    return {
        (place, measure): later[RENAMED.get(place, place), measure]
        for place, measure in covid()
        if (RENAMED.get(place, place), measure) in later
    }


@lru_cache(maxsize=1)
def losses() -> dict[str, dict[str, Series]]:
    """Source → category → its series of Russian losses."""
    points: dict[str, dict[str, dict[date, Decimal]]] = {GENERAL_STAFF: {}, ORYX: {}}
    for source, name, figure in (
        (GENERAL_STAFF, "general_staff_ua", "figure"),
        (ORYX, "oryx", "total"),
    ):
        for row in _rows(f"war-losses/claims_{name}.csv.gz"):
            if row["side"] == "Russia" and row[figure].isdecimal():
                own = points[source].setdefault(row["category"], {})
                own[date.fromisoformat(row["as_of"])] = Decimal(row[figure])
    return {
        source: {category: Series.of(source, own.items()) for category, own in categories.items()}
        for source, categories in points.items()
    }


@dataclass(frozen=True, slots=True)
class Mapped:
    """A category of the one, and those of the other that answer it: the same one, or all its parts."""

    category: str
    relation: str
    claimed: Series
    confirmed: Series


@lru_cache(maxsize=1)
def mapped() -> tuple[Mapped, ...]:
    """The categories mapped `same`, and those whose parts, summed, answer them."""
    ours: dict[tuple[str, str], list[str]] = {}
    for row in _rows("war-losses/category_map.csv"):
        ours.setdefault((row["general_staff_category"], row["relation"]), []).append(row["oryx_category"])
    return tuple(
        Mapped(
            category,
            relation,
            losses()[GENERAL_STAFF][category],
            total(ORYX, [losses()[ORYX][category] for category in categories]),
        )
        for (category, relation), categories in ours.items()
        if relation in {"same", "part"}
    )


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a figure of the General Staff for a day, as it stood in the data set at some time."""

    day: date
    category: str
    number: int
    text: str


@lru_cache(maxsize=1)
def versions() -> tuple[Version, ...]:
    """Every version of the figures that were changed after publication, in the order they were seen."""
    return tuple(
        Version(date.fromisoformat(row["as_of"]), row["category"], int(row["version"]), row["figure"])
        for row in _rows("war-losses/revisions_general_staff_ua.csv.gz")
    )


def revised() -> list[tuple[Version, Version]]:
    """Each numeric version with the one before it."""
    return [
        (before, after)
        for before, after in zip(versions(), versions()[1:], strict=False)
        if (before.day, before.category) == (after.day, after.category)
        and before.text.isdecimal()
        and after.text.isdecimal()
    ]


@lru_cache(maxsize=1)
def fact_checks() -> tuple[str, ...]:
    """The wordings of claims that fact-checkers looked at."""
    found = folder()
    if found is None:
        raise FileNotFoundError("CLAIMCHECK_DATA is not set to a folder with factchecks-json")
    with gzip.open(found / "factchecks-json" / "factchecks.json.gz", "rt", encoding="utf-8") as file:
        return tuple(str(row["claim_text"] or "") for row in json.load(file))
