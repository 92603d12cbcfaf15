"""Door: what the clock starts."""
