"""Papers other than the visit sheet, each made, seen, saved and printed in the same way."""
