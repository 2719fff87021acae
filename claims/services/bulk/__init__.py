"""Recording many claims at once: everything about their rows is done in sets."""
