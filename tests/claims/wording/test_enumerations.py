"""Each enumeration that people read has exactly one dictionary of words, with all its members."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import ModuleType

import pytest
from django.test import override_settings
from django.utils import translation

import claims
import claims.domain
import claims.reports
import claims.wording
import sources.domain
from claimcheck.foundation.records.wording import Words, choices
from claims.domain.answering.answer_check import AnswerCheck
from claims.domain.answering.earlier_figure import Departure
from claims.domain.answering.settlement import Level
from claims.domain.answering.staleness import WithheldStanding
from claims.domain.comparing.findings import Kind
from claims.domain.evidence import FileForm
from claims.domain.explaining.definition import Steady
from claims.domain.explaining.digits import Edit
from claims.domain.lifecycle import Standing
from claims.domain.questions.scope import Relation
from claims.domain.questions.times import TimeOrder
from claims.domain.reading import Doubt, Sureness
from claims.domain.weighing.conflict_summary import Movement
from claims.wording.kinds import KINDS
from claims.wording.newsroom import in_newsroom_language

UNREAD = {
    AnswerCheck: "decides; what deviates is a sentence of its own",
    Departure: "worded with the published figure by the refusal that asks what became of that",
    Doubt: "worded with its readings by the error that asks which is meant",
    Edit: "worded with its numbers by the explanation that holds it",
    FileForm: "a value in an address; the desk has a link for each",
    Level: "a step on the way to a confidence",
    Movement: "becomes a section of the report",
    Relation: "what two questions turn out to be; people choose a RelationKind",
    Standing: "read as ServedStanding, which has a member more",
    Steady: "worded with its numbers by the explanation that holds it",
    Sureness: "decides whether a person is asked, is never printed",
    TimeOrder: "compares, is never printed",
    WithheldStanding: "some of ServedStanding, and read as that",
}


def modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def enumerations() -> set[type[StrEnum]]:
    return {
        value
        for package in (claims.domain, sources.domain)
        for module in modules(package)
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, StrEnum) and value.__module__ == module.__name__
    }


def dictionaries() -> list[tuple[str, Mapping[StrEnum, Words]]]:
    """Every module-level dictionary of words of the application, with where it stands."""
    found: dict[int, tuple[str, Mapping[StrEnum, Words]]] = {}
    places = [*modules(claims.wording), *modules(claims.reports), importlib.import_module("sources.wording")]
    for module in places:
        for name, value in vars(module).items():
            if (
                isinstance(value, dict)
                and value
                and all(isinstance(entry, Words) for entry in value.values())
            ):
                found.setdefault(id(value), (f"{module.__name__}.{name}", value))
    return list(found.values())


@pytest.mark.parametrize("enumeration", sorted(enumerations() - UNREAD.keys(), key=lambda one: one.__name__))
def test_it_has_one_dictionary_with_all_its_members(enumeration: type[StrEnum]) -> None:
    mine = [(place, words) for place, words in dictionaries() if type(next(iter(words))) is enumeration]
    assert len(mine) == 1, f"{enumeration.__name__}: {[place for place, _ in mine]}"
    place, words = mine[0]
    assert set(words) == set(enumeration), place


def test_no_enumeration_is_excused_that_has_words() -> None:
    worded = {type(next(iter(words))) for _, words in dictionaries()}
    assert worded.isdisjoint(UNREAD)


@pytest.mark.parametrize(("place", "words"), dictionaries())
def test_labels_differ_and_none_is_empty(place: str, words: Mapping[StrEnum, Words]) -> None:
    labels = [str(entry) for entry in words.values()]
    assert all(labels), place
    assert len(labels) == len(set(labels)), place
    assert all(entry.tag and entry.text for entry in words.values())


def test_a_form_chooses_by_value_and_label() -> None:
    assert ("contradiction", KINDS[Kind.CONTRADICTION].label) in choices(KINDS)


def test_published_text_follows_the_newsroom_and_not_its_reader() -> None:
    @in_newsroom_language
    def spoken() -> str | None:
        return translation.get_language()

    with override_settings(LANGUAGE_CODE="fr"), translation.override("ko"):
        assert spoken() == "fr"
        assert translation.get_language() == "ko"
