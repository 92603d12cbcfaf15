"""Spreadsheets: a table out of XLSX, CSV or pasted text, its columns as fields, its rows as facts; and back again.

Nothing here knows the store. What is not understood is told with its row, column and rule; nothing is absorbed.
"""
