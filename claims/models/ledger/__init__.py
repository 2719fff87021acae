"""The sequence of what was published: who signed it, and links of others' sequences."""
