"""Whose paper it is and who its sides are: one record, computed once, with the evidence for the state that speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from balozi.extraction.clauses.sentence.english_bodies import body_that_speaks, those_who_speak_together
from balozi.extraction.clauses.sentence.english_evidence import Evidence
from balozi.extraction.clauses.sentence.english_homes import home_in_english
from balozi.extraction.clauses.sentence.english_hosts import holders_at_home
from balozi.extraction.clauses.sentence.english_houses import house_of
from balozi.extraction.clauses.sentence.french_rolls import on_the_roll
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.paper_persons import states_of_persons
from balozi.extraction.clauses.sentence.paper_states import (
    common_states,
    home_of,
    home_of_french,
    titled_parties,
)
from balozi.extraction.clauses.sentence.swahili_evidence import home_in_swahili
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre, Paper

# In these the institutions named tell who speaks; other papers speak for a country throughout.
_OF_THE_DAY = frozenset({Genre.NEWS, Genre.COMMUNIQUE})
# Who gives a paper out stands on its first lines, by an office that weighs so much.
_HEAD, _WEIGHTY = 4, frozenset({"3", "4", "5"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a paper, before its first sentence.

    Attributes:
        home: the state whose paper it is, "" when nobody can tell or a body speaks.
        sure: whether the paper tells so itself, by its offices, its dateline or its means.
        voice: the state that gives it out by a letterhead, "" when none does.
        house: the body whose house it is from, "" when it is a state's.
        body: the body that speaks throughout, or that of the house.
        bound: those who speak together or are bound, by its title; a body that speaks alone.
        common: the two states that it speaks of most.
        people: the states of persons, by surname.
        evidence: why an English or Swahili paper is taken for that of its home.
        about: the state that a Swahili paper speaks of most, whether it is its own or not.
    """

    home: str
    sure: bool
    voice: str
    house: str
    body: str
    bound: tuple[str, ...]
    common: tuple[str, ...]
    people: Mapping[str, str]
    evidence: tuple[Evidence, ...] = ()
    about: str = ""


def sides_of(lines: Sequence[Line], paper: Paper) -> Sides:
    """Return the sides of a paper from its sentences, before anybody knows who is spoken of in each."""
    english = bool(lines) and all(line.words.language == "en" for line in lines)
    year = paper.dated.year if paper.dated else 0
    swahili = bool(lines) and lines[0].words.language == "sw"
    met = states_of_persons(lines, "", year) if english or swahili else {}
    found = home_in_swahili(lines, met) if swahili else home_in_english(lines, met)
    own = found.state or home_of_french(lines)
    home = _home(lines, paper, own)
    house = house_of(lines) if paper.genre in _OF_THE_DAY else ""
    if house:
        home = own = ""
    told = met if english else states_of_persons(lines, home, year)
    people = {**holders_at_home(lines, own, told), **told}
    treaty = paper.genre is Genre.TREATY and bool(lines) and lines[0].words.language == "en"
    common = common_states(lines, home, seats_too=not treaty)
    titled = titled_parties(lines) or on_the_roll(lines, paper.genre)
    body = "" if treaty else body_that_speaks(lines)
    if body:
        # The states named in the paper of a body are those it speaks about.
        return Sides("", False, "", house, body, (body,), (), people)
    if not treaty:
        titled = titled or those_who_speak_together(lines)
    voice = home if _has_its_letterhead(lines, home) else ""
    return Sides(home, bool(own), voice, house, house, titled, common, people, found.evidence, found.about)


def _home(lines: Sequence[Line], paper: Paper, own: str) -> str:
    """Return the state whose paper it is: as its sentences tell, else as the paper as a whole does.

    Swahili news in which nothing tells it is of nobody: whom it names most it only speaks about.
    """
    swahili = bool(lines) and lines[0].words.language == "sw"
    told = own if swahili else own or home_of(lines)
    if paper.genre not in _OF_THE_DAY:
        return paper.country or told
    return told if swahili else told or paper.country


def _has_its_letterhead(lines: Sequence[Line], home: str) -> bool:
    """Tell whether an English paper opens with the office that gives it out: "Office of the Spokesperson"."""
    heads = (m for line in lines[:_HEAD] if line.words.language == "en" for m in line.mentions)
    return any(m.of is Of.INSTITUTION and m.code == home and m.name in _WEIGHTY for m in heads)
