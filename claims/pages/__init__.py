"""Pages of the site outside the admin."""
