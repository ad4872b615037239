"""My goals: written, reworded, rated, rested."""
