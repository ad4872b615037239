"""Next visit: what to bring, the sheet, and what we agreed."""
