"""Footpath told in facts: what must hold of the four packages, the examples and the docs."""
