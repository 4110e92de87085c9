"""What the docs say is run."""
