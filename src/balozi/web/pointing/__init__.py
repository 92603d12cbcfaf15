"""Pointing out what the rules did not find in a paper."""
