"""How well the mentions agree with hand labels: precision, recall and F1 at four nested levels."""
