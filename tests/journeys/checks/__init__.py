"""Facts about the checks."""
