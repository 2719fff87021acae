"""Numbers that are no figures: dates, hours, ages, scores, titles, numbered things, those who speak."""
