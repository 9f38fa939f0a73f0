"""The SQL models: staging reads the rooms' tables, marts are published, checks look for rows that are wrong."""
