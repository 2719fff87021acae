"""What is measured at each size: a name, what a reader of the table calls it, and how it is done."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from django.db.models import Count

from benchmarks.ingest import write_file
from benchmarks.records import token
from benchmarks.scale.spent import Spent, spent_each, spent_once
from benchmarks.scale.ways import COOKIE, Way
from benchmarks.weeks import WEEK
from claims.models import Claim, Conflict, Question, VerifiedFigure

ROWS = 10_000
"""Of the file that is imported, at every size the same; at smaller sizes as many as there are claims."""
MOST, SECONDS = 40, 15.0
"""Requests of a kind, and seconds for which they are made."""
DETECTION, IMPORT, CHANGE, REPORT = "detection", "import", "change", "report"
PAGES = {
    "figures_list": "figures, 50 of them over REST",
    "figure": "one figure over REST",
    "claims_list": "claims, 50 of them over REST",
    "conflicts_list": "conflicts, 50 of them over REST",
    "claims_search": "claims by words that a tenth of the quotes have",
    "search": "search over everything, the same words",
    "search_rare": "search over everything, words of one quote",
    "queue": "the queue's open conflicts",
    "queue_claims": "the queue's claims to triage",
    "conflict": "the page of a conflict",
}
LABELS = {
    DETECTION: "full detection, all questions",
    IMPORT: f"import of a file of {ROWS:,} rows",
    CHANGE: "one claim recorded over REST, conflicts detected",
    REPORT: "the report of a week, as a page",
    **PAGES,
}
ONCE = (DETECTION, IMPORT, REPORT)
WORDS, MANY_WORDS = "people+counted", "people counted"


@dataclass(frozen=True, slots=True)
class Ground:
    """A grown database with the site on it, a folder for files, and how many requests of a kind are made."""

    way: Way
    folder: Path
    claims: int
    most: int = MOST


Work = Callable[[Ground], Spent]


def detected(way: Way) -> Spent:
    """All conflicts looked for by the command, on claims of which none are known."""
    return spent_once(lambda: way.command("detect_conflicts", "--all"), way.commands)


def _imported(ground: Ground) -> Spent:
    path, rows = ground.folder / "claims.csv", min(ROWS, ground.claims)
    write_file(path, rows)
    return spent_once(lambda: ground.way.command("import_claims", str(path)), ground.way.commands)


def _reported(ground: Ground) -> Spent:
    words = ("disagreement_report", "--week", WEEK, "--output", str(ground.folder / "week.html"))
    return spent_once(lambda: ground.way.command(*words), ground.way.commands)


def _changed(ground: Ground) -> Spent:
    """One claim more, each time on another question of about eight."""
    sized = Question.objects.filter(temporality="stock").annotate(size=Count("claims"))
    questions = list(sized.filter(size__range=(6, 10)).values_list("text", "topic__name")[: ground.most + 2])
    headers = {"Authorization": f"Bearer {token()}", "Content-Type": "application/x-ndjson"}
    numbers = count()

    def record() -> None:
        number = next(numbers)
        question, topic = questions[number % len(questions)]
        line = {"external_id": f"change-{number}", "topic": topic, "question": question}
        line |= {"source": "Source 1", "quote": f"about {3000 + number} people", "said_on": "2024-02-02"}
        answer = ground.way.ask("/api/v1/claims/bulk/", headers, json.dumps(line | {"as_of": "2024-02-02"}))
        if not json.loads(answer)["results"][0]["taken"]:
            raise RuntimeError(f"a claim was not taken: {answer[:300]!r}")

    return spent_each(record, ground.way.requests, most=ground.most, seconds=SECONDS)


def _page(name: str) -> Work:
    def asked(ground: Ground) -> Spent:
        path, headers = _address(name, ground)
        ask = ground.way.ask
        return spent_each(lambda: ask(path, headers), ground.way.requests, most=ground.most, seconds=SECONDS)

    return asked


def _address(name: str, ground: Ground) -> tuple[str, dict[str, str]]:
    api, desk = "/api/v1", {"Cookie": f"{COOKIE}={ground.way.session()}"}
    by_token = {"Authorization": f"Bearer {token()}"}
    addresses: dict[str, Callable[[], tuple[str, dict[str, str]]]] = {
        "figures_list": lambda: (f"{api}/figures/", by_token),
        "figure": lambda: (f"{api}/figures/{_published_question()}/", by_token),
        "claims_list": lambda: (f"{api}/claims/", by_token),
        "conflicts_list": lambda: (f"{api}/conflicts/", by_token),
        "claims_search": lambda: (f"{api}/claims/?quote={WORDS}", by_token),
        "search": lambda: (f"{api}/search/?q={WORDS}", by_token),
        "search_rare": lambda: (f"{api}/search/?q={_rare_word()}", by_token),
        "queue": lambda: ("/admin/?show=open", desk),
        "queue_claims": lambda: ("/admin/?show=claims", desk),
        "conflict": lambda: (f"/admin/claims/conflict/{_middling()}/change/", desk),
    }
    return addresses[name]()


def _published_question() -> Any:
    return VerifiedFigure.objects.order_by("pk").values_list("question", flat=True)[0]


def _rare_word() -> str:
    """The last part of a claim's key, which its quote names."""
    quote = Claim.objects.filter(quote_kind="words").order_by("pk").values_list("quote", flat=True)[0]
    return str(quote).rpartition("-")[2]


def _middling() -> Any:
    """A conflict of about eight claims, as most are."""
    alike = Conflict.objects.filter(claim_count__range=(6, 10)).order_by("pk")
    return (alike or Conflict.objects.order_by("pk")).values_list("pk", flat=True)[0]


WORKS: dict[str, Work] = {
    **{name: _page(name) for name in PAGES},
    REPORT: _reported,
    CHANGE: _changed,
    IMPORT: _imported,
}
"""In the order in which they are done: what changes the database comes last."""
