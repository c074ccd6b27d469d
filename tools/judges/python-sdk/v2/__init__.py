"""The cases of `benchling-sdk`, a file for each family."""
