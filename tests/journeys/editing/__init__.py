"""Help for whoever edits a journey."""
