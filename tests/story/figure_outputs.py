"""Every output that says what a figure is, read as whoever takes it would."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

from django.test import Client
from django.utils import timezone

from claims.models import Delivery, Publication
from claims.services.notifications.webhooks import message
from tests.claims.api.client import token
from tests.needs import NEEDS

OF_SOURCES = ("inputs", "positions", "rationale", "deviations", "attribution", "last_said")
NUMBER = re.compile(r"\b(8,?000|9,?500)\b")


class Told(NamedTuple):
    """What one output says: the standing (None where it has no field for it), all its text but what
    sources say and what was last said, and whether it names the version and has a link."""

    standing: str | None
    text: str
    linked: bool = True


def answered(path: str, **headers: str) -> Any:
    answer = Client().get(f"/api/v1/{path}", headers=headers)
    assert answer.status_code == 200, path
    return json.loads(answer.getvalue())


def figure_told(found: dict[str, Any]) -> Told:
    """A figure as JSON: where it may be printed and only there it has a display and its numbers."""
    assert found["printable"] == (found["standing"] == "verified")
    for name in ("display", "low", "high", "attribution"):
        assert (found.get(name, "8000") is not None) == found["printable"] or name not in found
    assert found["printable"] or found["note"] is None
    own = {name: value for name, value in found.items() if name not in OF_SOURCES}
    return Told(found["standing"], json.dumps(own), found["version"] > 0 and "/figures/" in found["url"])


def _narrow(found: dict[str, Any]) -> Told:
    """Asked for two members, with those that come in any case."""
    always = {"standing", "printable", "note", "rehearsal", "version", "url"}
    assert set(found) == {"low", "high", *always}
    return figure_told(found)


def _row(text: str) -> Told:
    (row,) = csv.DictReader(StringIO(text))
    assert row["printable"] == ("yes" if row["standing"] == "verified" else "no")
    assert row.pop("attribution", "") == "" or row["printable"] == "yes"
    return Told(row["standing"], json.dumps(row), int(row["version"]) > 0 and "/figures/" in row["url"])


def _exported(path: str) -> str:
    return Client().get(f"/api/v1/figures/{path}").getvalue().decode()


def _atom(question: str) -> Told:
    space = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(Client().get("/api/v1/changes/atom/").content)
    entries = root.findall(f"{space}entry")
    for older in entries[1:]:
        assert not NUMBER.search(older.findtext(f"{space}summary") or "")
    first = entries[0]
    terms = [category.get("term") for category in first.findall(f"{space}category")]
    assert terms[1] == ("printable" if terms[0] == "verified" else "not printable")
    (link,) = first.findall(f"{space}link")
    return Told(terms[0], first.findtext(f"{space}summary") or "", question in (link.get("href") or ""))


def _change(fields: str, told: Callable[[dict[str, Any]], Told]) -> Told:
    changes = answered(f"changes/{fields}")["results"]
    for older in changes[:-1]:
        assert told(older["new"]).standing != "verified"
    for change in changes[1:]:
        assert told(change["old"]).standing != "verified"
    return told(changes[-1]["new"])


def _webhook(question: str) -> Told:
    newest = Publication.objects.order_by("-seq")[0]
    return figure_told(json.loads(message(Delivery(publication=newest), timezone.now()))["data"])


def page_told(address: str, until: str = "</main>") -> Told:
    """The words of a page, up to where others are quoted."""
    html = Client().get(address).content.decode().split(until)[0]
    text = re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style).*?</\1>", " ", html, flags=re.DOTALL))
    return Told(None, " ".join(text.split()), "/figures/" in html)


def _linked(question: str) -> Told:
    observation = answered(f"claim-reviews/{question}/")["@graph"][0]
    return Told(None, json.dumps(observation), question in observation["url"])


def _news(question: str) -> Told:
    """An item of ninjs: its own word for whether it may be used, and a body only then."""
    item = answered(f"figures/{question}/ninjs/")
    standing = item["descriptions"][0]["value"]
    assert (item["pubstatus"] == "usable") == ("bodies" in item) == (standing == "Verified")
    assert (item["pubstatus"] == "canceled") == (standing == "Withdrawn")
    return Told(None, json.dumps(item), int(item["version"]) > 0 and question in json.dumps(item))


def _mcp(question: str, tool: str, **asked: str) -> Told:
    """What the tool of a language model answers, without what sources say of a disputed figure."""
    from tests.claims.mcp.in_process import tools_of

    tools = tools_of(token()[1].defaults["HTTP_AUTHORIZATION"].split()[1])
    told = tools[tool](**asked).model_dump()
    figure = told["figures"][0] if "figures" in told else told
    positions = figure.pop("positions", [])
    assert bool(positions) == (figure["standing"] == "disputed")
    assert all(position["sources"] for position in positions)
    assert figure["printable"] == (figure["standing"] == "verified") == (figure["display"] is not None)
    return Told(figure["standing"], json.dumps(figure), figure["version"] > 0 and question in figure["link"])


def _reviews(question: str) -> Told:
    (item,) = answered("claim-reviews/")["dataFeedElement"]
    ratings = [review["reviewRating"]["ratingExplanation"] for review in item["item"]]
    states = [review["creativeWorkStatus"] for review in item["item"]]
    return Told(None, json.dumps([ratings, states]), question in item["url"])


def _picture(question: str) -> Told:
    """Its title and what is written beside its axis; rows are the sources' own."""
    svg = Client().get(f"/figures/{question}/picture.svg").content.decode()
    title, *texts = re.findall(r"<(?:title|text)[^>]*>([^<]*)</", svg)
    own = [title, *(text for text in texts if "·" in text or text.startswith("Verified: "))]
    return Told(None, " ".join(own))


_SENTENCE = "About 8,000 soldiers are in Russia."
_EVER = "known_at=2100-01-01T00:00:00Z"
_TWO = "fields=low,high"
_JSON: dict[str, Callable[[str], str]] = {
    "list": lambda question: "figures/",
    "filtered list": lambda question: f"figures/?question={question}",
    "history": lambda question: f"figures/{question}/history/",
    "vintage": lambda question: f"figures/{question}/vintages/?{_EVER}",
    "found by a sentence": lambda question: f"figures/find/?quote={_SENTENCE}",
}
"""Lists of figures: the first is what is said now."""


def _first(path: str) -> dict[str, Any]:
    first: dict[str, Any] = answered(path)["results"][0]
    return first.get("figure", first)


def _listed() -> dict[str, Callable[[str], Told]]:
    """Each list whole, and with two members of each figure."""
    found: dict[str, Callable[[str], Told]] = {}
    for name, path in _JSON.items():
        found[name] = lambda question, path=path: figure_told(_first(path(question)))
        found[f"{name}, two members"] = lambda question, path=path: _narrow(
            _first(f"{path(question)}{'&' if '?' in path(question) else '?'}{_TWO}")
        )
    return found


OUTPUTS: dict[str, Callable[[str], Told]] = {
    "detail": lambda question: figure_told(answered(f"figures/{question}/")),
    "detail, two members": lambda question: _narrow(answered(f"figures/{question}/?{_TWO}")),
    **_listed(),
    "sheet": lambda question: _row(_exported("sheet/")),
    "csv": lambda question: _row(_exported("csv/")),
    "csv, two columns": lambda question: _row(_exported("csv/?columns=low,high")),
    "ndjson": lambda question: figure_told(json.loads(_exported("ndjson/"))),
    "ndjson, two members": lambda question: _narrow(json.loads(_exported(f"ndjson/?{_TWO}"))),
    "changes": lambda question: _change("", figure_told),
    "changes, two members": lambda question: _change(f"?{_TWO}", _narrow),
    "atom": _atom,
    "webhook": _webhook,
    "page": lambda question: page_told(f"/figures/{question}/", "Who says what"),
    "list page": lambda question: page_told("/figures/"),
    "card": lambda question: page_told(f"/figures/{question}/card/"),
    "card of a day": lambda question: page_told(f"/figures/{question}/card/?on=2024-11-05"),
    "picture": _picture,
    "linked data": _linked,
    "claim reviews": _reviews,
    "ninjs": _news,
}
if NEEDS["mcp"].found():
    OUTPUTS["mcp"] = lambda question: _mcp(question, "read_figure", figure=question)
    OUTPUTS["mcp by a sentence"] = lambda question: _mcp(question, "look_up", sentence=_SENTENCE)

PINNED: dict[str, Callable[[str], Told]] = {
    "pinned page": lambda question: page_told(f"/figures/{question}/?version=1", "Who says what"),
    "pinned card": lambda question: page_told(f"/figures/{question}/card/?version=1"),
}
"""Those that stay with the first version."""

WITHOUT_FIGURES: dict[str, str] = {
    "frame": "/api/v1/oembed/?url=http://testserver/figures/{}/",
    "catalogue": "/api/v1/catalog/",
    "description of the table": "/api/v1/figures/csvw/",
    "preview of the picture": "/figures/{}/picture.svg?preview",
}
"""Those that others keep, or that only describe: they never say what the figure is."""
