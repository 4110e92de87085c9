"""Two versions of a journey side by side: what changed, for whom, and who loses their place."""
