"""Door: pages and forms. Each view translates a request into one service call or one query."""
