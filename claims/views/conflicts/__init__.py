"""Conflicts as a viewer may know them: which, over which claims, and what they are linked to."""
