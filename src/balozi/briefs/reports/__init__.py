"""The reports on agreements: facts in, tables with their sources, notes and tallies out."""
