"""Progress: what has changed, in words first."""
