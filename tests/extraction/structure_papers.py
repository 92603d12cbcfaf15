"""Papers of our own, invented, for the tests of structure and consistency."""

from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure import RULES
from balozi.extraction.suggestions import Suggestion
from balozi.reading.documents import Document
from balozi.reading.files import read_bytes


def document_of(text: str) -> Document:
    return read_bytes(text.encode(), "paper.txt")


def found(
    text: str, kind: str, rule: str = "", genre: Genre = Genre.POLICY, country: str = "KEN"
) -> list[Suggestion]:
    paper = Paper(document_of(text), genre, country)
    suggestions = [suggestion for known in RULES for suggestion in known.finds(paper)]
    return [one for one in suggestions if one.kind == kind and rule in ("", one.rule)]


def quotes(
    text: str, kind: str, rule: str = "", genre: Genre = Genre.POLICY, country: str = "KEN"
) -> list[str]:
    return [suggestion.quote for suggestion in found(text, kind, rule, genre, country)]


FRENCH_POLICY = """POLITIQUE ÉTRANGÈRE DE LA RÉPUBLIQUE DU RWANDA

Version de travail inventée pour les essais

SOMMAIRE

Avant-propos..........2
Chapitre 1 : Fondements..........3
1.1 Intérêts nationaux..........3
1.2 Principes..........4
Chapitre 2 : Nos axes..........5
2.1 Les quatre piliers..........5

AVANT-PROPOS

La présente politique étrangère 2025 guide notre action dans le monde. Elle s'appuie sur l'article 9 de la Constitution et sur la Charte des Nations Unies, et met en œuvre la Vision 2050 du pays. Elle repose sur cinq piliers.

Chapitre 1 : Fondements

1.1 Intérêts nationaux

Notre diplomatie défend les intérêts suivants :

a) la sécurité des familles et des frontières ;
b) une économie qui crée des emplois ;
c) la dignité de chaque citoyen.

1.2 Principes directeurs

L'action du pays est guidée par les principes suivants :

- le bon voisinage ;
- la parole tenue ;
- le règlement pacifique des différends.

Chapitre 2 : Nos axes

2.1 Les quatre piliers

Les piliers suivants ont été retenus :

i) Paix et sécurité régionales
ii) Commerce et investissement
iii) Climat et biodiversité
iv) Diaspora et culture

L'objectif principal de cette politique est de servir la population par des engagements tenus.

LISTE DES ABRÉVIATIONS

CAE - Communauté d'Afrique de l'Est
CIRGL - Conférence internationale sur la région des Grands Lacs
SNC - Service national du commerce
SNC - Secrétariat des négociations climatiques
UA - Union africaine

MISSIONS DIPLOMATIQUES

Afrique
1. Addis-Abeba
2. Kampala
3. Nairobi

Europe
4. Berlin
5. Ottawa
6. Paris

CONSULATS

7. Mombasa

LISTE DES MINISTRES

4. S.E. Mme Alice Uwimana, Ministre des Affaires étrangères (2019 - à ce jour)
3. M. Paul Mugisha, Ministre des Affaires étrangères (2014-2018)
2. Dr. Jeanne Ingabire, Ministre des Affaires étrangères (2011-2008)
1. M. Eric Nkurunziza, Ministre des Affaires étrangères (2001-2008)
"""
