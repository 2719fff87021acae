"""The moments of a figure's life, as every output tells them: all say the same, and no number slips out."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Delivery, Publication, Question, VerifiedFigure
from claims.services.notifications.webhooks import message
from claims.services.publishing.publication import (
    challenge_figure,
    dispute_figure,
    hold_figure,
    restore_figure,
    withdraw_figure,
)
from claims.services.publishing.staleness_events import mark_due_stale
from tests import builders
from tests.claims.api.client import token
from tests.needs import NEEDS

pytestmark = pytest.mark.django_db

PAST = date(2024, 12, 1)
CHECKED = "This figure is being checked."
NUMBER = re.compile(r"8,?000")


class Told(NamedTuple):
    """What one output says: the standing (None where it has no field for it), and all its text but what
    sources say and what was last said."""

    standing: str | None
    text: str


def person(role: str) -> dict[str, Any]:
    return {"by": builders.person(role), "now": builders.NOW + timedelta(hours=1)}


def challenged() -> VerifiedFigure:
    return challenge_figure(**person("checker"), figure=builders.figure())


def disputed() -> VerifiedFigure:
    return dispute_figure(**person("checker"), figure=builders.figure(), reason="Sources differ.")


def held() -> VerifiedFigure:
    return hold_figure(**person("approver"), figure=builders.figure(), reason="A doubt.")


def withdrawn() -> VerifiedFigure:
    return withdraw_figure(**person("editor-in-chief"), figure=held(), reason="It is wrong.")


def stale() -> VerifiedFigure:
    return builders.figure(review_by=PAST)


def told_stale() -> VerifiedFigure:
    figure = builders.figure(review_by=PAST)
    mark_due_stale(now=timezone.now())
    return figure


def restored() -> VerifiedFigure:
    return restore_figure(**person("checker"), figure=disputed(), cause="The claim was corrected.")


MOMENTS: dict[str, tuple[Callable[[], VerifiedFigure], str, bool]] = {
    "verified": (builders.figure, "verified", True),
    "challenged": (challenged, "verified", True),
    "disputed": (disputed, "disputed", False),
    "held": (held, "on_hold", False),
    "withdrawn": (withdrawn, "withdrawn", False),
    "stale": (stale, "stale", False),
    "stale by an event": (told_stale, "stale", False),
    "restored": (restored, "verified", True),
}
"""How each comes about, what is told of it then, and whether it may be printed."""

LABELS = {"on_hold": "On hold", "stale": "Out of date"}
OF_SOURCES = ("inputs", "positions", "rationale", "last_said")


def _json(path: str) -> Any:
    answer = Client().get(f"/api/v1/{path}")
    assert answer.status_code == 200, path
    return json.loads(answer.getvalue())


def _figure(found: dict[str, Any]) -> Told:
    """A figure as JSON: where it may be printed and only there it has a display and its numbers."""
    assert found["printable"] == (found["standing"] == "verified")
    for name in ("display", "low", "high", "attribution"):
        assert (found.get(name, "8000") is not None) == found["printable"] or name not in found
    own = {name: value for name, value in found.items() if name not in OF_SOURCES}
    return Told(found["standing"], json.dumps(own))


def _projected(found: dict[str, Any]) -> Told:
    assert set(found) == {"low", "high", "standing", "printable", "rehearsal", "display"}
    return _figure(found)


def _sheet(question: str) -> Told:
    text = Client().get("/api/v1/figures/sheet/").content.decode()
    (row,) = csv.DictReader(StringIO(text))
    assert row["printable"] == ("yes" if row["standing"] == "verified" else "no")
    return Told(row["standing"], json.dumps(row))


def _exported(kind: str) -> str:
    return Client().get(f"/api/v1/figures/{kind}/").getvalue().decode()


def _csv(question: str) -> Told:
    (row,) = csv.DictReader(StringIO(_exported("csv")))
    return Told(row["standing"], json.dumps(row))


def _vintage(question: str) -> Told:
    (found,) = _json(f"figures/{question}/vintages/?known_at=2100-01-01T00:00:00Z")["results"]
    return _figure(found["figure"])


def _found(question: str) -> Told:
    (found,) = _json("figures/find/?quote=About 8,000 soldiers are in Russia.")["results"]
    return _figure(found["figure"])


def _atom(question: str) -> Told:
    space = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(Client().get("/api/v1/changes/atom/").content)
    entries = root.findall(f"{space}entry")
    for older in entries[1:]:
        assert not NUMBER.search(older.findtext(f"{space}summary") or "")
    first = entries[0]
    terms = [each.get("term") for each in first.findall(f"{space}category")]
    assert terms[1] == ("printable" if terms[0] == "verified" else "not printable")
    return Told(terms[0], first.findtext(f"{space}summary") or "")


def _change(question: str) -> Told:
    changes = _json("changes/")["results"]
    for older in changes[:-1]:
        assert _figure(older["new"]).standing != "verified"
    for change in changes[1:]:
        assert _figure(change["old"]).standing != "verified"
    return _figure(changes[-1]["new"])


def _webhook(question: str) -> Told:
    newest = Publication.objects.order_by("-seq")[0]
    return _figure(json.loads(message(Delivery(publication=newest), timezone.now()))["data"])


def _page(address: str, until: str) -> Told:
    html = Client().get(address).content.decode().split(until)[0]
    text = re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style).*?</\1>", " ", html, flags=re.DOTALL))
    return Told(None, " ".join(text.split()))


def _linked(question: str) -> Told:
    return Told(None, json.dumps(_json(f"claim-reviews/{question}/")["@graph"][0]))


def _news(question: str) -> Told:
    """An item of ninjs: its own word for whether it may be used, and a body only then."""
    item = _json(f"figures/{question}/ninjs/")
    standing = item["descriptions"][0]["value"]
    assert (item["pubstatus"] == "usable") == ("bodies" in item) == (standing == "Verified")
    assert (item["pubstatus"] == "canceled") == (standing == "Withdrawn")
    return Told(None, json.dumps(item))


def _mcp(question: str) -> Told:
    """What the tool of a language model answers, without what sources say of a disputed figure."""
    from tests.claims.mcp.in_process import tools_of

    tools = tools_of(token()[1].defaults["HTTP_AUTHORIZATION"].split()[1])
    figure = tools["read_figure"](question).model_dump()
    positions = figure.pop("positions", [])
    assert bool(positions) == (figure["standing"] == "disputed")
    assert all(position["sources"] for position in positions)
    assert figure["printable"] == (figure["standing"] == "verified") == (figure["display"] is not None)
    return Told(figure["standing"], json.dumps(figure))


def _reviews(question: str) -> Told:
    (item,) = _json("claim-reviews/")["dataFeedElement"]
    ratings = [each["reviewRating"]["ratingExplanation"] for each in item["item"]]
    return Told(None, json.dumps([ratings, [each["creativeWorkStatus"] for each in item["item"]]]))


OUTPUTS: dict[str, Callable[[str], Told]] = {
    "detail": lambda question: _figure(_json(f"figures/{question}/")),
    "list": lambda question: _figure(_json("figures/")["results"][0]),
    "filtered list": lambda question: _figure(_json(f"figures/?question={question}")["results"][0]),
    "projection": lambda question: _projected(_json(f"figures/{question}/?fields=low,high,display")),
    "history": lambda question: _figure(_json(f"figures/{question}/history/")["results"][0]),
    "sheet": _sheet,
    "csv": _csv,
    "ndjson": lambda question: _figure(json.loads(_exported("ndjson"))),
    "vintage": _vintage,
    "found by a sentence": _found,
    "changes": _change,
    "atom": _atom,
    "webhook": _webhook,
    "page": lambda question: _page(f"/figures/{question}/", "Who says what"),
    "list page": lambda question: _page("/figures/", "</main>"),
    "pinned page": lambda question: _page(f"/figures/{question}/?version=1", "Who says what"),
    "pinned card": lambda question: _page(f"/figures/{question}/card/?version=1", "</main>"),
    "card of a day": lambda question: _page(f"/figures/{question}/card/?on=2024-11-05", "</main>"),
    "card": lambda question: _page(f"/figures/{question}/card/", "</main>"),
    "linked data": _linked,
    "claim reviews": _reviews,
    "ninjs": _news,
    **({"mcp": _mcp} if NEEDS["mcp"].found() else {}),
}


@pytest.fixture(autouse=True)
def public(settings: Any) -> None:
    settings.PUBLIC_READ = True


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_output_says_the_same_at_every_moment(moment: str) -> None:
    make, standing, printable = MOMENTS[moment]
    question = str(make().question_id)
    wrong = []
    for name, read in OUTPUTS.items():
        told = read(question)
        label = LABELS.get(standing, standing.capitalize())
        if told.standing not in (None, standing) or (told.standing is None and label not in told.text):
            wrong.append(f"{name}: it does not say {standing}: {told}")
        if bool(NUMBER.search(told.text)) != printable:
            wrong.append(f"{name}: the number is {'missing' if printable else 'told'}: {told}")
        if (CHECKED in told.text) != (moment == "challenged"):
            wrong.append(
                f"{name}: it is {'not ' if moment == 'challenged' else ''}said to be checked: {told}"
            )
    assert wrong == []


def test_a_challenged_text_ends_by_saying_that_it_is_checked() -> None:
    question = challenged().question_id
    assert _json(f"figures/{question}/")["display"]["text"].endswith(CHECKED)


def test_every_older_version_in_the_history_is_put_aside() -> None:
    question = restored().question_id
    first, *older = _json(f"figures/{question}/history/")["results"]
    assert _figure(first).standing == "verified"
    assert [_figure(each).standing for each in older] == ["disputed", "superseded"]
    assert older[1]["last_said"]["low"] == "8000"


def test_under_embargo_there_is_no_figure() -> None:
    about: Question = builders.question()
    document = builders.document(embargo_until=timezone.now() + timedelta(days=1))
    builders.claim(about, read_in=document, accept=True)
    for path in ("figures/{}/", "figures/{}/history/", "claim-reviews/{}/"):
        assert Client().get(f"/api/v1/{path.format(about.pk)}").status_code == 404
    for path in ("", "card/"):
        assert Client().get(f"/figures/{about.pk}/{path}").status_code == 404
    assert _json("figures/")["results"] == _json("changes/")["results"] == []
    assert Client().get("/api/v1/figures/sheet/").content.decode().count("\n") == 1
