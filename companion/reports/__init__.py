"""Paper: the visit sheet as PDF. The only importer of ReportLab and HarfBuzz."""
