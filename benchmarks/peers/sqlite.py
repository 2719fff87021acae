"""The published documents in a SQLite file, as somebody would hand them to datasette."""

import sqlite3
from pathlib import Path

from django.db import connection

TABLE = """
    CREATE TABLE figures (
        id TEXT PRIMARY KEY, seq INTEGER, question TEXT, unit TEXT, standing TEXT, confidence TEXT, low TEXT,
        best TEXT, high TEXT, published_at TEXT, body TEXT);
    CREATE INDEX figures_seq ON figures (seq);
"""
ROWS = """
    SELECT figure.question_id::text, published.seq, question.text, question.unit_id, figure.standing,
           figure.confidence, figure.low::text, figure.best::text, figure.high::text,
           published.published_at::text, published.body
    FROM claims_publication published JOIN claims_verifiedfigure figure ON figure.id = published.figure_id
    JOIN claims_question question ON question.id = figure.question_id
"""


def write(path: Path) -> None:
    """All figures of the benchmark's database, each with its document."""
    with sqlite3.connect(path) as file, connection.cursor() as cursor:
        file.executescript(TABLE)
        cursor.execute(ROWS)
        while rows := cursor.fetchmany(5000):
            file.executemany("INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
