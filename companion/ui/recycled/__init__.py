"""Put away by me: what was deleted and can still come back."""
