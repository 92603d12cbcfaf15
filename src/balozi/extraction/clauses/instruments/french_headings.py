"""Whose a French text is by where it is told: by a heading, and by the town where one side deposits or signs it."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Mention, Of

_TOP, _LEAST = 12, 2
_ADOPTED = frozenset({"adopte", "adoptee", "adoptes", "publie"})
_ARTICLES = frozenset({"article", "articles", "parties", "contractantes"})
_FAR, _NEAR, _ABOVE = 24, 8, 400
_VOICES = frozenset({"communique", "declaration"})
_JOINT = frozenset({"conjoint", "conjointe", "commun", "commune"})
_DEPOSITS, _KEEPERS = ("depos", "notifi"), frozenset({"aupres", "secretaire", "depositaire"})
_BINDS = ("lie", "lia", "unit", "uniss", "unirai")
# Towns where texts of many states are signed and deposited, which are no party by that.
_SEATS = frozenset({"New York", "Geneva", "The Hague", "Vienna", "Montreal"})


def body_named(line: Line, mention: Mention) -> Sequence[str]:
    """Return the body that a French heading names as the one whose communiqué it is: "COMMUNIQUE ... DE LA CEMAC".

    Args:
        line: the heading.
        mention: the word for the communiqué.
    """
    if line.words.language != "fr" or mention.code != "communique" or mention.first > 0:
        return ()
    named = [m for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION}]
    alone = len(named) == 1 and named[0].of is Of.ORGANISATION
    return (named[0].code.removeprefix("ORG:"),) if alone else ()


def whose_communique(line: Line, reading: Reading) -> Sequence[str]:
    """Return the parties of a communiqué by its bare heading: in French the body whose session opens the paper.

    Args:
        line: the heading.
        reading: of the paper.
    """
    common = line.around.common
    if line.words.language != "fr" or len(line.around.pinned) >= _LEAST:
        return line.around.pinned or common
    for other in reading.lines[:_TOP]:
        if other.row[0] in _ADOPTED:
            named = other.parties(0, len(other.tokens) - 1)
            return named.organisations[:1] or common
        held = any(act.is_finite and act.is_any("HOLD", "MEET", "GATHER") for act in other.acts)
        noun = next((n for n in other.nouns("SUMMIT", "MEETING")), None) if held else None
        if noun is not None:
            named = other.parties(noun.first, len(other.tokens) - 1)
            return named.organisations[:1] if named.organisations else common
    return common


def heads_a_treaty(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether a heading is the title of the text below: "Accord de pêche entre le gouvernement de ... et ...".

    Args:
        line: the heading.
        mention: the word for the instrument.
        reading: of the paper.
    """
    if line.words.language != "fr" or mention.first > 0 or line.start > _ABOVE or "entre" not in line.keys:
        return False
    between = line.row[mention.last + 1 : mention.last + _FAR]
    if "entre" not in between or any(act.is_finite for act in line.acts):
        return False
    at = mention.last + 2 + between.index("entre")
    if len(line.parties(at, len(line.tokens) - 1).codes) < _LEAST:
        return False
    below = (other for other in reading.lines[:_TOP] if other.start > line.start)
    return any(not _ARTICLES.isdisjoint(other.row[:_LEAST]) for other in below)


def heads_a_joint_text(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether a heading is that of a text of two sides: "Communiqué conjoint à l'occasion de la visite de".

    Args:
        line: the heading.
        mention: the word for the text.
        reading: of the paper.
    """
    if line.words.language != "fr" or mention.first > 0 or mention.code not in _VOICES:
        return False
    joint = not _JOINT.isdisjoint(line.row[: mention.last + 2])
    if not joint or line.start > _ABOVE or any(a.is_finite and a.first > mention.last for a in line.acts):
        return False
    sides = max(len(line.parties(0, len(line.tokens) - 1).codes), len(line.around.pair))
    return sides >= _LEAST and line.start != reading.lines[-1].start


def is_of_one_side(line: Line, status: str) -> bool:
    """Tell whether one state deposits or signs a text of many: "a déposé à New York ses instruments de ratification".

    Args:
        line: the sentence.
        status: of the instrument.
    """
    towns = [m for m in line.mentions if m.of is Of.CITY]
    if not towns:
        return False
    if any(
        a.is_any("SIGN") and line.row[a.first] == "ont" and "et" in line.row[: a.first] for a in line.acts
    ):
        # "Le gouvernement éthiopien et le Front ont signé à Pretoria": the other side has no code.
        return True
    return status == "ratified" or any(town.code in _SEATS for town in towns)


def bound_by_it(line: Line, mention: Mention) -> Sequence[str]:
    """Return those whom a text binds to each other in words behind it: "l'accord qui le lie à la France".

    Args:
        line: the sentence.
        mention: the word for the text.
    """
    if line.words.language != "fr":
        return ()
    behind = line.row[mention.last + 1 : mention.last + _FAR]
    at = next((at for at, key in enumerate(behind) if key.startswith(_BINDS)), -1)
    if at < 0 or not {"qui", "liant", "unissant"} & set(behind[: at + 1]):
        return ()
    verb = mention.last + 1 + at
    near = [m for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} and m.first > verb]
    other = next(
        (m for m in near if m.first - verb <= _NEAR and line.row[m.first - 2 : m.first - 1] == ["a"]), None
    )
    whole = line.parties(0, len(line.tokens) - 1).codes
    return (*whole, other.code.removeprefix("ORG:")) if other is not None else ()


def without_its_keeper(line: Line, codes: Sequence[str]) -> Sequence[str]:
    """Return the parties of a text without the one with whom it is deposited: "a déposé auprès de l'Union africaine".

    Args:
        line: the sentence.
        codes: of those named in it.
    """
    if line.words.language != "fr" or not any(key.startswith(_DEPOSITS) for key in line.keys):
        return codes
    kept = [
        m.code.removeprefix("ORG:")
        for m in line.mentions
        if m.of is Of.ORGANISATION
        and not _KEEPERS.isdisjoint(line.row[max(0, m.first - _NEAR + 2) : m.first])
    ]
    return [code for code in codes if code not in kept]
