"""What a sentence mentions: states, organisations, people, places, dates, amounts, and cue words."""

from typing import ClassVar

from balozi.ground.records import made_often


class Of(str):
    """What a mention names.

    No enumeration: in Python 3.11 `Of.STATE` of one takes ten times as long to look up, and rules ask hundreds of
    times in a sentence.
    """

    __slots__ = ()

    STATE: ClassVar["Of"]
    PEOPLE: ClassVar["Of"]
    ORGANISATION: ClassVar["Of"]
    MEDIA: ClassVar["Of"]
    INSTITUTION: ClassVar["Of"]
    CITY: ClassVar["Of"]
    REGION: ClassVar["Of"]
    COUNTY: ClassVar["Of"]
    OFFICE: ClassVar["Of"]
    TITLE: ClassVar["Of"]
    PERSON: ClassVar["Of"]
    DATE: ClassVar["Of"]
    MONEY: ClassVar["Of"]
    NUMBER: ClassVar["Of"]
    NOUN: ClassVar["Of"]
    INSTRUMENT: ClassVar["Of"]
    PAIR: ClassVar["Of"]
    OWN: ClassVar["Of"]
    GROUP: ClassVar["Of"]


ALL: tuple[Of, ...] = tuple(Of(name.lower()) for name in Of.__annotations__)
for _kind in ALL:
    setattr(Of, _kind.upper(), _kind)


@made_often()
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
