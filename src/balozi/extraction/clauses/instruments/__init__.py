"""Texts between states or bodies: what kind they are, whose, and how they stand."""
