"""Every kind of page and every question, in every state worth looking at: for designers, and for tests."""
