"""The words of a journey or a service in another language: a file of `from` and `to` beside it, keyed by ids."""
