"""The player: a routine, one moment at a time, readable from the floor."""
