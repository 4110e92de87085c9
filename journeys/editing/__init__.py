"""Help for whoever edits a journey, as pure functions of its files: what fits, what is meant, what changes."""
