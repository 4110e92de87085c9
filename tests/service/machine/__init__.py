"""Citizens who do anything in any order over HTTP, beside a model of where they should be."""
