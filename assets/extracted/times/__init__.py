"""Clean text becomes times: dates, periods, durations and comparators, and the period that each quantity is about."""
