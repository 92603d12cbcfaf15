"""Bytes to a document: its text, its language, its passages with exact offsets."""
