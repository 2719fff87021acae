"""A figure as it may be printed: in the style of the house, in six languages, and only while it may be."""
