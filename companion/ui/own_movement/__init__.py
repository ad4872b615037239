"""Make my own movement: its words, a photo or video of it, and the drawn person to pose."""
