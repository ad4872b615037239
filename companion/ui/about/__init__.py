"""About me: who the clinician is meeting."""
