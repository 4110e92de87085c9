"""Forms of other formats become journeys, and nothing of them is lost silently."""
