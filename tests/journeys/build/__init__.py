"""Tests of building journeys from documents."""
