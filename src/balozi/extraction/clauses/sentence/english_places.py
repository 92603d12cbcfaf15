"""How English papers name where somebody goes: "the Republic of Bulgaria", "the Zambian capital"."""

from collections.abc import Mapping, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

# "the Grand Duchy of", "the Socialist Republic of": so many words may stand before the name of a state.
_LONGEST, _NEAR = 6, 4
# "in the capital of the Republic of": so far before a state may a town of it stand.
_LEAD = 6


def before_its_form(line: Sequence[Token], at: int) -> int:
    """Return the token before the form of government in a state's name, or the same one: "to the Republic of".

    Args:
        line: the tokens of the sentence.
        at: the token before the state's own name.
    """
    if at < 1 or line[at].key != "of":
        return at
    forms = words_of("news", "places")["forms"]
    if line[at - 1].key not in forms:
        return at
    back = at - 2
    while back >= max(0, at - _LONGEST) and line[back].is_capital:
        back -= 1
    return back


def is_capital_of(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether an English demonym names a town: "the Zambian capital", "the Kenyan port city of Mombasa"."""
    if mention.of is not Of.PEOPLE:
        return False
    behind = [token.key for token in line[mention.last + 1 : mention.last + 5]]
    towns = words_of("news", "places")["towns"]
    at = next((n for n, key in enumerate(behind[:3]) if key in towns), -1)
    return behind[:1] == ["capital"] or (at >= 0 and behind[at + 1 : at + 2] == ["of"])


def is_where_its_capital_is(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether an English state is named as that of a town gone to: "arrived in the capital of Kazakhstan"."""
    lead = [token.key for token in line[max(0, mention.first - _LEAD) : mention.first] if token.key != "the"]
    return (
        mention.of is Of.STATE and lead[-2:] == ["capital", "of"] and lead[-3:-2] in (["in"], ["to"], ["for"])
    )


def is_of_folk(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a demonym belongs to people or things that take no part: "Syrian refugees", "Chinese boats"."""
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    named = mention.of is Of.PEOPLE and behind is not None and behind.text.islower()
    if not named or behind is None or behind.key in words_of("news", "places")["officials"]:
        return False
    if are_officials(line, mention):
        return False
    many = behind.key.endswith("s") and not behind.key.endswith("ss")
    return many or behind.key in words_of("news", "places")["folk"]


def are_officials(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a demonym belongs to officials, one word between: "Uzbek and Tajik border chiefs"."""
    after = line[mention.last + 2].key if mention.last + 2 < len(line) else ""
    return after in words_of("news", "places")["officials"]


def delegations(line: Sequence[Token], mentions: Sequence[Mention]) -> Mapping[str, str]:
    """Return whose delegation is meant by "the delegation" from here on: "A Pakistani military delegation"."""
    at = next((n for n, token in enumerate(line) if token.key == "delegation"), -1)
    if at < 1:
        return {}
    near = [
        m for m in mentions if m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} and abs(m.first - at) <= _NEAR
    ]
    before = [m for m in near if m.first < at]
    behind = [m for m in near if m.first > at and line[at + 1].key in {"of", "from"}]
    found = before[-1:] or behind[:1]
    return {"delegation": found[0].code.removeprefix("ORG:")} if found else {}


def verbs_alone(line: Sequence[Token], acts: list[Act], mentions: Sequence[Mention]) -> list[Act]:
    """Return the verbs of a sentence without nouns that a demonym qualifies: "underscore U.S. resolve to".

    Args:
        line: the tokens of the sentence.
        acts: its verbs, with those that may be nouns.
        mentions: what it names.
    """
    plain = {a.first - 1 for a in acts if a.first == a.last and a.first and a.tense == "present"}
    if not plain:
        return acts
    nouns = {m.last + 1 for m in mentions if m.last in plain and _qualifies(line, m)}
    return [a for a in acts if a.first not in nouns] if nouns else acts


def _qualifies(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a demonym or an acronym stands before its noun, and is no subject: "Kenyan", "U.S."."""
    verb, name = line[mention.last + 1], line[mention.last]
    if verb.key.endswith("s") or name.key.endswith("s") or mention.first != mention.last:
        return False
    before = line[mention.first - 1].key if mention.first else ""
    adjective = mention.of is Of.PEOPLE or (mention.of is Of.STATE and name.text.isupper())
    return adjective and before not in {"the", "and", ",", "&"}
