"""Journeys made visible."""
