"""What each run changed, kept for ever: mentions and figures that came, changed, went and came back, and why."""
