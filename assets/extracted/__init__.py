"""Clean text becomes mentions of figures, and every other number a residual with its reason."""
