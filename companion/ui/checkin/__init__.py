"""Check-in: the few questions the person chose, when they choose."""
