"""The rules of machine reading, and how each fares with its reviewers."""
