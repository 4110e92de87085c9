"""What changed between two versions of a journey, on a terminal, for programs, and as a page to sign."""
