"""The engine of results over whole columns: the same answers as ``balozi.results``, for millions of values.

The way of a table: rows become columns of whole numbers (``columns``) → what stands, as known on a day (``stating``) →
cells, rolled up level by level (``rolling``, ``carrying``) → spans (``spanning``) → rule and rating (``judging``).
Indicators that the expressions do not cover are named and left to the exact engine (``computing``).
"""
