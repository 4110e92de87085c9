"""Two versions of a journey side by side."""
