"""Plain shapes with colour tokens: the one tongue of figures and charts. Knows nobody."""
