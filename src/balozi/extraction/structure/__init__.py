"""Rules for papers with a structure: lists, tables, rows, figures, and what a policy leans on."""

from balozi.extraction.structure.abbreviations import ABBREVIATIONS
from balozi.extraction.structure.areas import AREAS
from balozi.extraction.structure.figures import FIGURES
from balozi.extraction.structure.fronts import FRONTS
from balozi.extraction.structure.holders import HOLDERS
from balozi.extraction.structure.lists import LISTS
from balozi.extraction.structure.missions import MISSIONS
from balozi.extraction.structure.prose import PROSE
from balozi.extraction.structure.references import REFERENCES
from balozi.extraction.structure.tables import TABLES

RULES = (
    *LISTS,
    *PROSE,
    *TABLES,
    *AREAS,
    *ABBREVIATIONS,
    *HOLDERS,
    *MISSIONS,
    *FIGURES,
    *FRONTS,
    *REFERENCES,
)

__all__ = ["RULES"]
