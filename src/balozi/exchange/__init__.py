"""Formats in and out: what others send and what others take, read strictly and told row by row."""
