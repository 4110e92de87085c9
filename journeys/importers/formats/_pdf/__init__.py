"""Fillable PDF forms, read in steps: file -> fields and words -> labels -> questions -> repeats and follow-ups."""
