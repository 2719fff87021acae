"""What conflicts are about: the claims that each holds, and which days were answered."""
