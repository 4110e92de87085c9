"""The graph of a journey as a picture, in words, and as text for other programs."""
