"""Who may see what beside the marking, and what waits for a second person."""
