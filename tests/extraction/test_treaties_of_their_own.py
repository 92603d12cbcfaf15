"""Treaties as their own text tells them: the title is the instrument, the line with place and day its signing."""

from balozi.extraction.papers import Genre
from tests.extraction.clause_papers import facts, found, paper

ARTICLES = (
    "Article 1\nLes Parties s'accordent mutuellement l'entraide judiciaire la plus large possible.\n"
    "Article 2\nLa présente Convention entre en vigueur le premier jour du deuxième mois suivant la notification.\n"
)
DONE = "Fait à Niamey, le 12 mai 2023, pour la République française et la République du Niger."


def treaty(text):
    """Return the instruments of a treaty."""
    return found(paper(text, "fr", Genre.TREATY, dated=None), "instrument")


def test_the_title_is_the_instrument_signed_on_the_day_of_the_closing_line():
    title = (
        "Convention entre le Gouvernement de la République française et le Gouvernement de la République du Niger "
        "relative à l'entraide judiciaire\n"
    )
    (told,) = treaty(title + ARTICLES + DONE)
    assert (told.start, told.fields["status"], told.fields["date"]) == (0, "signed", "2023-05-12")
    assert told.fields["states"] == ["FRA", "NER"]


def test_articles_without_a_title_are_quoted_by_their_closing_line():
    (told,) = treaty(ARTICLES + DONE)
    assert told.quote.startswith("Fait à Niamey")
    assert (told.fields["status"], told.fields["states"]) == ("signed", ["FRA", "NER"])


def test_a_statement_of_a_spokesman_is_no_text_between_parties():
    text = "Déclaration du porte-parole du ministère des Affaires étrangères\nLa France condamne l'attentat de Mogadiscio."
    assert not facts(text, "fr", "instrument")
