"""Imports, bulk edits and saved views, as they are kept."""
