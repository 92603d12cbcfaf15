"""Register entries, their versions, evidence and natural keys."""
