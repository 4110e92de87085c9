"""Facts about `renderers.paper`."""
