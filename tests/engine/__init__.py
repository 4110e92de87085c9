"""Facts about `engine`."""
