"""The cases of `benchling-v3-sdk-python`, a file for each family."""
