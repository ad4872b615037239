"""Help: how this notebook works, in plain words."""
