"""Proofs with the engine beside them: whoever the solver makes up is replayed before anybody is told of them."""
