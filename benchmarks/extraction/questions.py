"""The gold of claims and their questions against what the finder offers.

    python -m benchmarks.extraction.questions [tests/gold/open] [-v]

All questions of a half are recorded in one topic and looked among together, not those of a claim alone,
with their text and nothing else: no unit, place or time of theirs helps. R@1 and R@5 are over the claims
that have a right question. Runs in one transaction that is undone, on the database that the settings name.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import django

FOLDER = "tests/gold/open"


def score(rows: list[dict[str, Any]], faults: list[str]) -> Counter[str]:
    """How many claims have a right question, how many have it first, and how many among five."""
    from claims.views.audience import desk
    from claims.views.finding.likely_questions import Within, questions_for

    topic, now = _recorded(rows)
    counts: Counter[str] = Counter()
    for row in rows:
        if row["right"] is None:
            continue
        right = row["questions"][row["right"]]
        likely = questions_for(row["claim"], desk(now), language=row["lang"], within=Within(topic=topic))
        order = [each.question.text for each in likely]
        counts["claims"] += 1
        counts["first"] += order[:1] == [right]
        counts["five"] += right in order[:5]
        counts[row["lang"]] += 1
        counts[f"{row['lang']} first"] += order[:1] == [right]
        if order[:1] != [right]:
            faults.append(f"{row['id']} {row['claim']!r}: wanted {right!r}, got {order}")
    return counts


def _recorded(rows: list[dict[str, Any]]) -> Any:
    """The key of a topic with all questions, and the moment at which they were recorded."""
    from django.contrib.auth.models import User
    from django.utils import timezone

    from claims.services.recording.questions import record_question, record_topic

    now = timezone.now()
    by = User.objects.create_user("a-scorer")
    topic = record_topic(by=by, now=now, slug="gold-of-questions", name="Gold of questions")
    for number, text in enumerate(dict.fromkeys(text for row in rows for text in row["questions"])):
        record_question(
            by=by, now=now, topic=topic, slug=f"gold-{number}", text=text, temporality="stock", unit="person"
        )
    return topic.pk, now


def read(folder: str) -> list[dict[str, Any]]:
    """The rows of a half."""
    lines = (Path(folder) / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def line(counts: Counter[str]) -> str:
    """The score in one line."""
    return (
        f"claims {counts['claims']}  R@1 {counts['first'] / counts['claims']:.3f}"
        f"  R@5 {counts['five'] / counts['claims']:.3f}"
    )


def main(arguments: list[str]) -> None:
    """Print the score, and with `-v` what was not offered first."""
    from django.db import transaction

    folder = next((argument for argument in arguments if argument != "-v"), FOLDER)
    faults: list[str] = []
    with transaction.atomic():
        counts = score(read(folder), faults)
        transaction.set_rollback(True)
    if "-v" in arguments:
        print(*faults, sep="\n")
    print(line(counts))


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1:])
