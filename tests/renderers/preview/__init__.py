"""The pages of the preview."""
