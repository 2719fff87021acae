"""A second reading of claims: what is read twice, by whom, and what came of it."""
