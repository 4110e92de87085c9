"""Maps: what is drawn, where, and in which words."""
