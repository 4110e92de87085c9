"""Facts about the commands."""
