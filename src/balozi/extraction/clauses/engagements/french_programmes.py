"""Meetings on the programme of a French visit: "Au programme figurent une audience auprès du Premier ministre"."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import is_official, together
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.french_clauses import (
    find,
    pair_of,
)
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "programmes")
_FRONTS, _PUTS, _PAST, _GUESTS = (_WORDS[name] for name in ("fronts", "puts", "past", "guests"))
_PUT = _PUTS | _PAST
_KINDS = {"MEETING": "meeting", "CALL": "call", "COURTESY": "courtesy_call", "SIGNING": "signing_ceremony"}
_NOT = frozenset({"aucun", "aucune", "ne", "n", "pas", "ni"})
_TWO, _OPENS, _NEAR = 2, 8, 4


def programmes(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the meetings that a French sentence puts on the programme of a visit."""
    if line.keys.isdisjoint(_FRONTS) or line.keys.isdisjoint(_PUT) or reading.paper.genre is Genre.TREATY:
        return
    front = find(line, _FRONTS, 0, _OPENS)
    put = find(line, _PUT, 0, front + 2 * _OPENS)
    if front < 0 or put < 0 or _NOT & set(keys_of(line, 0, put)) or not _is_led(line, front, put):
        return
    nouns = [noun for noun in line.nouns(*_KINDS) if noun.first > max(front, put)]
    stops = [*(other.first - _TWO for other in nouns[1:]), len(line.tokens)]
    for noun, stop in zip(nouns, stops, strict=False):
        draft = _item(line, noun, (put, stop), reading)
        if draft is not None:
            yield draft


def _is_led(line: Line, front: int, put: int) -> bool:
    """Tell whether a programme leads to its items: "Au programme :", "L'agenda de la visite prévoit"."""
    before = line.tokens[front - 1].key if front else ""
    opens = before in {"au", "a", "l", "'", "’", "le", "la", "du", "de", "sa", "son", "cette", "ce"}
    verbs = [act for act in line.acts if act.is_finite and front < act.last < put - _TWO]
    return opens and not verbs


def _item(line: Line, noun: Mention, span: tuple[int, int], reading: Reading) -> Draft | None:
    """Return a meeting of a programme, with somebody who is named for it."""
    put, stop = span
    end = _end(line, noun, stop)
    if noun.code != "SIGNING" and not (
        _GUESTS & set(keys_of(line, noun.last + 1, end + 1)) or is_official(line, noun.last + _OPENS, end)
    ):
        return None
    parties = _sides(line, noun, end)
    if parties is None:
        return None
    over = line.tokens[put].key in _PAST
    kind = _KINDS[noun.code]
    leads = noun.first < _OPENS and not any(other.first < noun.first for other in line.nouns(*_KINDS))
    begin = 0 if leads else noun.first
    told = (noun, begin, end)
    status = "held" if over else "planned"
    return engagement(line, told, parties, reading, type=kind, status=status, rule="EN2")


def _sides(line: Line, noun: Mention, end: int) -> Parties | None:
    """Return who meets: those named for the item, with the two that the paper speaks of."""
    named = line.parties(noun.last + 1, end)
    pair = pair_of(line)
    if len(named.codes) >= _TWO:
        return named
    guest = [code for code in (pair.codes if pair is not None else ())]
    if not named.codes:
        return pair if len(guest) == _TWO else None
    one = line.around.one
    both = named if pair is None else together(named, pair)
    if len(both.codes) == _TWO:
        return both
    return together(named, also=(one,)) if one and one not in named.codes and len(one) == len("FRA") else None


def _end(line: Line, noun: Mention, stop: int) -> int:
    """Return where an item ends: before the next one, or a mark."""
    end = min(stop, noun.last + 5 * _NEAR, len(line.tokens)) - 1
    marks = (at for at in range(noun.last + 1, end) if line.tokens[at].text in {";", ":", "."})
    end = next(marks, end + 1) - 1
    while end > noun.last and line.tokens[end].key in {"et", "ainsi", "que", "qu", "'", ",", "."}:
        end -= 1
    return max(end, noun.last)
