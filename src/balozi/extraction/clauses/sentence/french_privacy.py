"""Whether a French sentence is about firms, clubs and artists: they act in it, or nothing but them is named."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.mentions.tokens import Token

_PRIVATE = closed("parties", "private")
_WORDS = words_of("french_further", "privacy")
_GIVEN_TO = _WORDS["given_to"]
_PRONOUNS = frozenset({"il", "elle", "ils", "elles"})
_GROUPS, _OF_STATES = _WORDS["groups"], _WORDS["of_states"]
_OFFICIALS = closed("french_sides", "counterparts") | {"ministre", "ministres"}
_BANK = "banque"


def speaks_of_private_people(tokens: Sequence[Token], acts: Sequence[Act], *, body: str) -> bool:
    """Tell whether private people act in a French sentence, or are the only ones that it speaks of.

    "50 bourses aux étudiants tchadiens" is given to them; "Les étudiants réclament" is about them.

    Args:
        tokens: of the sentence.
        acts: its verbs.
        body: the organisation that the paper speaks of, which "la Banque" may stand for; "" for none.
    """
    found = [
        at
        for at, token in enumerate(tokens)
        if token.key in _PRIVATE and not _is_a_body(token, body) and not _is_official(tokens, at)
    ]
    if not found:
        return False
    verb = next((act.first for act in acts if act.is_finite and not act.relative), len(tokens))
    # "Il y rencontrera son homologue ainsi que des entrepreneurs": a minister's meeting with both.
    opens = tokens[0].key in _PRONOUNS and _OFFICIALS.isdisjoint([token.key for token in tokens])
    return any(at < verb or opens or tokens[at].key not in _GIVEN_TO for at in found)


def _is_official(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a group or a team is one of states: "un groupe de travail", "une équipe technique"."""
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if tokens[at].key in {"societe", "societes"} and behind in {"civile", "civiles"}:
        return True
    if tokens[at].key == "compagnie":
        # "en sa compagnie", "en compagnie du gouverneur".
        return at > 0 and tokens[at - 1].key in {"en", "sa", "leur"}
    return tokens[at].key in _GROUPS and behind in _OF_STATES


def _is_a_body(token: Token, body: str) -> bool:
    """Tell whether "la Banque" with a capital stands for a body that was named: "La Banque apportera"."""
    return token.key == _BANK and token.is_capital and bool(body)
