"""Bytes become clean text in blocks, each character with its way back."""
