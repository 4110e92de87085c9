"""Catalogues: the words of a journey in other languages."""
