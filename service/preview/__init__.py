"""The preview: the whole flow before its designers' eyes. Nothing that serves citizens imports it."""
