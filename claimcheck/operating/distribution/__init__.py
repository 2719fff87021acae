"""Whether and how the database is spread by topic over the nodes of Citus (ADR 0054)."""
