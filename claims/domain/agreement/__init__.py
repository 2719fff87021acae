"""Two readings of one claim: whether they differ, how well people agree, and of whom to ask why."""
