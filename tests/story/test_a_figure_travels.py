"""The moments of a figure's life, as every output tells them: all say the same, and no number slips out."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Question
from tests import builders
from tests.story.figure_moments import MOMENTS, SAID, Moment, challenged, corrected, restored
from tests.story.figure_outputs import (
    OUTPUTS,
    PINNED,
    WITHOUT_FIGURES,
    Told,
    answered,
    figure_told,
    page_told,
)

pytestmark = pytest.mark.django_db

CHECKED = "This figure is being checked."
LABELS = {"on_hold": "On hold", "stale": "Out of date"}


@pytest.fixture(autouse=True)
def public(settings: Any) -> None:
    settings.PUBLIC_READ = True


def faults(told: Told, moment: Moment, *, checked: bool) -> Iterator[str]:
    """Where an output does not say of a figure what is so at a moment."""
    label = LABELS.get(moment.standing, moment.standing.capitalize())
    if told.standing not in (None, moment.standing) or (told.standing is None and label not in told.text):
        yield f"it does not say {moment.standing}: {told}"
    if bool(moment.number.search(told.text)) != moment.printable:
        yield f"the number is {'missing' if moment.printable else 'told'}: {told}"
    if moment.number is not SAID and SAID.search(told.text):
        yield f"it has the number of before: {told}"
    if (CHECKED in told.text) != checked:
        yield f"it is {'not ' if checked else ''}said to be checked: {told}"
    if not told.linked:
        yield f"there is no version or no link: {told}"


@pytest.mark.parametrize("name", MOMENTS)
def test_every_output_says_the_same_at_every_moment(name: str) -> None:
    moment = MOMENTS[name]
    question = str(moment.make().question_id)
    outputs = OUTPUTS if name == "corrected" else {**OUTPUTS, **PINNED}
    told = {output: read(question) for output, read in outputs.items()}
    wrong = [
        f"{output}: {fault}"
        for output, said in told.items()
        for fault in faults(said, moment, checked=name == "challenged")
    ]
    assert wrong == []


@pytest.mark.parametrize("name", MOMENTS)
def test_what_others_keep_never_says_what_a_figure_is(name: str) -> None:
    question = str(MOMENTS[name].make().question_id)
    for output, address in WITHOUT_FIGURES.items():
        answer = Client().get(address.format(question))
        assert answer.status_code == 200, output
        for word in ("8000 to", "8,000 to", "9500", "9,500", "Verified: "):
            assert word not in answer.getvalue().decode(), output


def test_what_is_pinned_to_a_corrected_version_says_so_and_has_no_number() -> None:
    question = str(corrected().question_id)
    for name, read in PINNED.items():
        text = read(question).text
        assert "Corrected on 5 November 2024" in text, name
        assert not SAID.search(text), name


def test_a_challenged_text_ends_by_saying_that_it_is_checked() -> None:
    question = challenged().question_id
    assert answered(f"figures/{question}/")["display"]["text"].endswith(CHECKED)


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Diese Zahl wird gerade überprüft."), ("en", CHECKED)],
)
def test_the_note_is_in_the_language_asked_for(language: str, words: str) -> None:
    question = challenged().question_id
    asked = f"fields=low&lang={language}"
    assert answered(f"figures/{question}/?{asked}")["note"] == words
    whole = answered(f"figures/{question}/?lang={language}")
    assert whole["note"] == whole["display"]["note"] == words
    rows = Client().get(f"/api/v1/figures/csv/?columns=low&lang={language}").getvalue().decode()
    assert words in rows


def test_every_older_version_in_the_history_is_put_aside() -> None:
    question = restored().question_id
    first, *older = answered(f"figures/{question}/history/")["results"]
    assert figure_told(first).standing == "verified"
    assert [figure_told(version).standing for version in older] == ["disputed", "superseded"]
    assert older[1]["last_said"]["low"] == "8000"


EMBARGOED = (
    "api/v1/figures/{}/", "api/v1/figures/{}/?fields=low", "api/v1/figures/{}/history/",
    "api/v1/figures/{}/ninjs/", "api/v1/figures/{}/pack/", "api/v1/claim-reviews/{}/", "figures/{}/",
    "api/v1/figures/{}/vintages/?known_at=2100-01-01T00:00:00Z", "figures/{}/?version=1",
    "figures/{}/card/", "figures/{}/card/?version=1", "figures/{}/picture.svg", "figures/{}/picture.pdf",
    "api/v1/oembed/?url=http://testserver/figures/{}/",
)  # fmt: skip
"""There is no figure at these addresses."""


def test_under_embargo_there_is_no_figure() -> None:
    about: Question = builders.question()
    document = builders.document(embargo_until=timezone.now() + timedelta(days=1))
    builders.claim(about, read_in=document, accept=True)
    for path in EMBARGOED:
        assert Client().get(f"/{path.format(about.pk)}").status_code == 404, path
    assert answered("figures/")["results"] == answered("changes/")["results"] == []
    assert answered("figures/find/?quote=About 8,000 soldiers are in Russia.")["results"] == []
    assert answered("claim-reviews/")["dataFeedElement"] == []
    for sheet in ("sheet", "csv"):
        assert Client().get(f"/api/v1/figures/{sheet}/").getvalue().decode().count("\n") == 1
    for streamed in ("figures/ndjson/", "changes/atom/"):
        assert "8,000" not in Client().get(f"/api/v1/{streamed}").getvalue().decode()
    assert "8,000" not in page_told("/figures/").text
