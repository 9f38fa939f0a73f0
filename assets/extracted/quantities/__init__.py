"""Turns the digits and number words of a passage into quantities, and every other run of digits into a residual."""
