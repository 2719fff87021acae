"""A conflict in words."""
