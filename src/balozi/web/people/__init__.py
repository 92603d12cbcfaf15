"""Signing in and out, and what a reader chooses: language and theme."""
