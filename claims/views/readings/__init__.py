"""Second readings: what may be known of them, and what is closed to whoever reads."""
