"""Proofs as a whole: planted faults are found, and verdicts agree with asking everybody."""
