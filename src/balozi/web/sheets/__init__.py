"""Imports, edits of many entries, exports and saved views as pages."""
