"""Facts about sentences: kinds, grammar, meaning."""
