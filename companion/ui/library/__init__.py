"""The movement library: looking around in it, reading about one movement, and picking one for a routine."""
