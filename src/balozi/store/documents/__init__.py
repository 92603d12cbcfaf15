"""Papers as they were read, what was found in them, and what was decided."""
