"""What is true of every citizen of a journey: its sentences as formulas, and what a solver says of them."""
