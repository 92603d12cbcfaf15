"""Facts with their citations become reports and briefs: tables and texts, then the files that people ask for."""
