"""French phrases that sound like contact or a text: a guest's thanks, a seat in a body, a pact of no states."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import keys_of
from balozi.extraction.mentions.mentions import Mention, Of

_PRAISES = ("salu", "felicit", "rejoui", "lou", "remerci")
_THANKS = frozenset({"accueil", "hospitalite", "hospitaliere"})
_COURTESIES = closed("french_phrases", "courtesies")
_SEATED, _FIGURES = closed("french_phrases", "seated"), closed("french_phrases", "figures")
_GOES_ON, _CONTACTS = closed("french_phrases", "goes_on"), closed("french_phrases", "contacts")
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY})
_PRIVATE = (
    closed("french_vain", "trades") | closed("french_doubts", "private") | closed("french_phrases", "private")
)
_NOBODY = frozenset({"gouvernement", "etat", "republique", "ministere"})
_MANAGERS = frozenset(
    {"directeur", "directrice", "pdg", "gerant", "gerante", "entraineur", "coach", "patron", "patronne"}
)
_GIVEN = frozenset({"accord", "convention", "conventions"})
_CONSENTS = closed("french_phrases", "consents")
_NEAR = 6


def only_praises(draft: Draft) -> bool:
    """Tell whether a statement is only a courtesy: "a salué la qualité de l'accueil et l'engagement des chefs".

    Args:
        draft: of a statement.
    """
    line = draft.line
    for act in line.acts:
        if not (draft.first <= act.first <= draft.last and line.tokens[act.last].key.startswith(_PRAISES)):
            continue
        if not _MANAGERS.isdisjoint(keys_of(line, act.last + 1, act.last + 4)):
            # "s'est réjoui le directeur général".
            return True
        behind = set(keys_of(line, act.last + 1, act.last + 2 * _NEAR))
        if not behind.isdisjoint(_THANKS):
            return True
        others = any(m.of in _NAMED and m.first > act.last for m in line.mentions)
        return not others and not behind.isdisjoint(_COURTESIES)
    return False


def only_has_a_seat(draft: Draft) -> bool:
    """Tell whether states are members of a body, which is no sitting: "siègent en qualité de membres".

    Args:
        draft: of a meeting.
    """
    line = draft.line
    for act in line.acts:
        sits = draft.first <= act.first <= draft.last and line.tokens[act.last].key.startswith("sieg")
        if sits and not _SEATED.isdisjoint(keys_of(line, act.last + 1, act.last + _NEAR)):
            return True
    return False


def only_goes_on(draft: Draft) -> bool:
    """Tell whether contact is told as going on, on no day and nowhere: "Nous poursuivons nos échanges avec".

    Args:
        draft: of a meeting.
    """
    line = draft.line
    if draft.fields["place"] or line.dates or line.keys.isdisjoint(_GOES_ON):
        return False
    for at in range(max(0, draft.first - _NEAR), draft.last):
        if line.tokens[at].key in _GOES_ON:
            return not _CONTACTS.isdisjoint(keys_of(line, at + 1, at + _NEAR))
    return False


def is_no_pact(draft: Draft, paper: Mention, behind: Sequence[str]) -> bool:
    """Tell whether a pact is none of states: "un pacte social avec les syndicats", "entre les vivants et les morts".

    Args:
        draft: of an instrument.
        paper: the word for it.
        behind: the words that follow.
    """
    if draft.line.tokens[paper.last].text != "pacte":
        return False
    sides = draft.line.parties(0, len(draft.line.tokens) - 1).codes
    return not sides or not _FIGURES.isdisjoint(behind[:1])


def is_consent(draft: Draft, paper: Mention, behind: Sequence[str]) -> bool:
    """Tell whether an "accord" is what a house or an office gives, or of workers: "L'accord du Parlement est requis".

    Args:
        draft: of an instrument.
        paper: the word for it.
        behind: the words that follow.
    """
    if paper.first != paper.last or draft.line.tokens[paper.last].key not in _GIVEN:
        return False
    if behind[:1] == ["collective"] or behind[:1] == ["prealable"]:
        return True
    near = draft.line.row[paper.last + 1 : paper.last + 4]
    return near[:1] in (["du"], ["de"], ["des"]) and not _CONSENTS.isdisjoint(near[1:])


def is_with_private(behind: Sequence[str]) -> bool:
    """Tell whether a text is one with private people: "un accord avec des grossistes", "entre les deux clubs".

    Args:
        behind: the words that follow an instrument.
    """
    # "L'accord conclu en 2019 avec les associations de patients".
    at = next((n for n, key in enumerate(behind[:_NEAR]) if key in {"avec", "entre"}), -1)
    sides = behind[at + 1 : at + 4] if at >= 0 else ()
    return not _PRIVATE.isdisjoint(sides) and _NOBODY.isdisjoint(sides)


def is_a_label(draft: Draft, paper: Mention) -> bool:
    """Tell whether "Communiqué" only labels a page, behind its headline: "X en visite à Praia (10 mars) Communiqué".

    Args:
        draft: of an instrument.
        paper: the word for it.
    """
    tokens = draft.line.tokens
    last = paper.last == len(tokens) - 1 and paper.first == paper.last and paper.first > 0
    label = last and paper.code in {"communique", "declaration"} and tokens[paper.first].is_capital
    return label and not tokens[paper.first - 1].text.islower()
