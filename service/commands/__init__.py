"""The commands of `footpath`: one module each, whose docstring is its help.

A module has `arguments(parser)`, which declares its options, and `run(given) -> int`, which does the
work and returns the exit code. Everything slow to import is imported inside `run`, so that
`footpath --help` is quick.
"""
