"""Sources, documents and statements in the admin."""

from sources.admin import document, source, statement

__all__ = ["document", "source", "statement"]
