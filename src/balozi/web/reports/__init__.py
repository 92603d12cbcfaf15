"""The reports on agreements as pages and files."""
