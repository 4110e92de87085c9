"""Facts about the examples."""
