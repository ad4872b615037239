"""The things of the notebook and their rules. Standard library only: no files, no clock, no window."""
