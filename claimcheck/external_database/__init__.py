"""A database backend of Django: PostgreSQL at DATABASE_URL, over connections that are kept."""
