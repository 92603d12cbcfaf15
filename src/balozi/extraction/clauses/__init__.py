"""Clauses to facts: numbered rules that read sentences of any paper, in three languages."""

from balozi.extraction.clauses.rules import RULES

__all__ = ["RULES"]
