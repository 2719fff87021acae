"""Where a session keeps the language that its person has chosen."""

IN_SESSION = "language"
"""Its code; empty: the browser's."""
