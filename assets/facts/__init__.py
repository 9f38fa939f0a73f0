"""Mentions become facts: SQL models, proof and publishing."""
