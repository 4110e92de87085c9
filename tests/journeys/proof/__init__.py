"""Formulas against what they stand for."""
