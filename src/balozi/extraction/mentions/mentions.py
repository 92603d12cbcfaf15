"""What a sentence mentions: states, organisations, people, places, dates, amounts, and cue words."""

from dataclasses import dataclass
from enum import StrEnum


class Of(StrEnum):
    """What a mention names."""

    STATE = "state"
    PEOPLE = "people"
    ORGANISATION = "organisation"
    MEDIA = "media"
    INSTITUTION = "institution"
    CITY = "city"
    REGION = "region"
    COUNTY = "county"
    OFFICE = "office"
    TITLE = "title"
    PERSON = "person"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    NOUN = "noun"
    INSTRUMENT = "instrument"
    PAIR = "pair"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens that names something.

    Attributes:
        of: what it names.
        first: index of its first token in the sentence.
        last: index of its last token.
        code: the code of what it names: alpha-3, acronym, class of noun, date, type of instrument.
        name: what it says beside the code: the office's word, the city's state, the person's full name.
    """

    of: Of
    first: int
    last: int
    code: str
    name: str = ""
