"""Passages to suggestions: every fact with its quotation, its rule and a confidence.

Nothing here decides. A suggestion is a reading of a text; a person makes it a register entry.
"""
