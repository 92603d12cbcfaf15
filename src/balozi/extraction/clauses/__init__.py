"""Clauses to facts: numbered rules that read sentences of any paper, in three languages."""

from balozi.extraction.clauses.rules import RULES, found_in

__all__ = ["RULES", "found_in"]
