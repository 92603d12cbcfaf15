"""Papers, the reading page, and the decisions made on it."""
