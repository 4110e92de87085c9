"""Facts about `renderers`."""
