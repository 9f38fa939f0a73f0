"""What people correct: claims of their own beside those of the articles, read from corrections.csv in the home."""
