"""Turns a clean article into the names that it mentions, and a quantity into whose it is and who says so."""
