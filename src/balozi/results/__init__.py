"""Indicators, baselines, targets, observations, and what they rate: exact, declared and explained; no store.

The way of a figure: rows of a table (``files``) → what is stated as known on a day (``stating``) → the figures of each
area and period, rolled up (``series``, ``rolling``, ``spans``) → facts → one rule of the truth table (``truth``) →
a judgement with its reason (``rating``).
"""
