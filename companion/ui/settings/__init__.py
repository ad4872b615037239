"""Settings: how it looks, the notebook file, taking things out."""
