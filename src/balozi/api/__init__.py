"""Door for programs: a request with a token becomes one query or one service call, and the answer is JSON."""
