"""Plans: what was suggested, and what is mine."""
