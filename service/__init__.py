"""The one place that meets HTTP, the terminal and the environment."""
