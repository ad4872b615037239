"""The first start: two gentle questions."""
