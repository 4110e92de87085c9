"""Sentences: their grammar, kinds, meaning, and their way back to plain English."""
