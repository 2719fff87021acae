"""A second reading: what is read twice, who reads it, what they read, and what a third person decides."""
