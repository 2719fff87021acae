"""Pages that are looked at again."""
