"""Files become immutable bytes under their SHA-256."""
