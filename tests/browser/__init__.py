"""What a citizen meets in a real browser."""
