"""Pages that are revisited."""
