"""Whose a French text is: of those between whom it is, not of who greets, brokers, hosts or watches it."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import groups_of
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("french_further", "signatories")
# What is done by those who are no party, by its beginning; nouns of such a part.
_HELPED, _PARTS = tuple(_WORDS["helped"]), _WORDS["parts"]
_STOPS = frozenset({";", ":", "»"})
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY})
_TWO, _NEAR, _FAR, _LONG = 2, 6, 16, 14


def signatories(line: Line, mention: Mention, codes: Sequence[str]) -> Sequence[str]:
    """Return the parties of a French instrument without those whom its sentence names in another part.

    Args:
        line: the sentence.
        mention: the word for the instrument.
        codes: of all whom the sentence or the paper names.
    """
    if line.words.language != "fr" or len(codes) < _TWO:
        return codes
    between = between_whom(line, mention)
    if between:
        return between
    apart = {*_helpers(line), *_greeters(line, mention)}
    kept = [code for code in codes if code not in apart]
    return kept if kept else codes


def signers(line: Line, codes: Sequence[str]) -> Sequence[str]:
    """Return those who sign of all whom a sentence names: not who only greets that others have signed.

    Args:
        line: the sentence.
        codes: of all whom it names.
    """
    papers = line.instruments()
    by_whom = _signed_by(line)
    if by_whom:
        return by_whom
    if len(papers) != 1 or len(codes) < _TWO:
        return codes
    between = between_whom(line, papers[0])
    if between:
        return between
    kept = [code for code in codes if code not in _greeters(line, papers[0])]
    return kept if kept else codes


def _signed_by(line: Line) -> Sequence[str]:
    """Return those by whom a signing is told: "salue la signature à Doha, par les ministres du Tchad et du Soudan"."""
    noun = next(iter(line.nouns("SIGNING")), None)
    if noun is None:
        return ()
    near = range(noun.last + 1, min(noun.last + _FAR, len(line.row)))
    at = next((n for n in near if line.row[n] == "par"), 0)
    if not at:
        return ()
    end = next(
        (n for n in range(at + 1, len(line.row)) if line.tokens[n].text in {",", ";", "."}), len(line.row)
    )
    codes = line.parties(at + 1, end - 1).codes
    return codes if len(codes) >= _TWO else ()


def between_whom(line: Line, mention: Mention) -> Sequence[str]:
    """Return those named behind an instrument and "entre": "l'accord de paix conclu entre l'Éthiopie et l'Érythrée".

    Args:
        line: the sentence.
        mention: the word for the instrument.
    """
    row = line.row
    last = min(mention.last + _FAR, len(row) - 1)
    at = next((n for n in range(mention.last + 1, last) if row[n] == "entre"), -1)
    if at < 0 or any(m.of in _NAMED - {Of.CITY} for m in line.within(mention.last + 1, at)):
        return ()
    end = next((n for n in range(at + 1, len(row)) if row[n] in _STOPS or _acts_at(line, n)), len(row))
    groups = groups_of(line.tokens, line.parties(at + 1, end - 1))
    first = groups[0] if groups else None
    return first.codes if first is not None and first.first - at <= _LONG and len(first.codes) >= _TWO else ()


def _acts_at(line: Line, at: int) -> bool:
    return any(act.first == at and act.is_finite and not act.relative for act in line.acts)


def _helpers(line: Line) -> set[str]:
    """Return who only helps: "sous l'égide du Qatar", "négocié par l'Angola", "en présence de l'ambassadeur suisse"."""
    found: set[str] = set()
    if line.keys.isdisjoint(_PARTS) and not any(key.startswith(_HELPED) for key in line.keys):
        return found
    for m in line.mentions:
        if m.of in _NAMED and _is_led_to(line, m.first):
            found.update((m.name if m.of is Of.CITY else m.code.removeprefix("ORG:"),))
    return found


def _is_led_to(line: Line, first: int) -> bool:
    """Tell whether words for another part lead to a name, with no other name or comma between."""
    for at in range(first - 1, max(-1, first - _NEAR - 1), -1):
        key = line.row[at]
        if key in _PARTS:
            # "la présence des troupes ougandaises" is no witness.
            return key != "presence" or line.row[at - 1] == "en"
        if key == "par":
            return line.row[at - 1].startswith(_HELPED)
        if key == "," or (at in line.over and line.over[at].of in _NAMED):
            return False
    return False


def _greeters(line: Line, mention: Mention) -> Sequence[str]:
    """Return who only greets or condemns an instrument of others, which is no text "avec" them."""
    verbs = (a for a in line.acts if a.is_any("REACT") and a.is_finite and a.last < mention.first)
    act = next(verbs, None)
    if act is None or "avec" in line.row[mention.last + 1 : mention.last + _LONG]:
        return ()
    own = subject_of(line, act)
    return own.codes if own is not None and len(own.codes) == 1 else ()
