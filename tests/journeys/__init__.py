"""Facts about `journeys`."""
