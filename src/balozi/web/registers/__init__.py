"""The registers as lists and entries."""
