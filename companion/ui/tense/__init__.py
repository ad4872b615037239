"""Things are tense: relief in one press."""
