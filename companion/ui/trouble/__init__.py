"""When the notebook cannot be opened."""
