"""Conflicts kept in step with claims: on one question, on many, and around one changed claim."""
