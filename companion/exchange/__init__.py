"""Files in and out: plan files from a clinician, tables for a spreadsheet. The only importer of pydantic."""
