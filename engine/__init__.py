"""What happens when a citizen answers."""
