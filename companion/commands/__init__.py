"""The commands beside the window, each with its own words: parts of ``cli.py``."""
