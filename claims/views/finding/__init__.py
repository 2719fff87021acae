"""Reading what is looked for: a question by its words, anything by a search."""
