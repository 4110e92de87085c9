"""Facts about `renderers.exports`."""
