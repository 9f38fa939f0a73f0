"""The SQL models: staging reads the rooms' tables, marts and macros are published, checks look for wrong rows."""
