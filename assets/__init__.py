"""The rooms that a datum travels through: raw, cleaned, extracted, facts; and the kernel that they share."""
