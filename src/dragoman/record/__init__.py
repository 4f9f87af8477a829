"""The record: what was read, kept in SQLite or PostgreSQL. Only this package writes."""
