"""The rulebook of a journey: all its logic in plain English, to be read aloud, checked and signed."""
