"""Facts about `service`."""
