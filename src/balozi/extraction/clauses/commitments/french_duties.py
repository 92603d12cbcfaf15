"""Duties that a French text of the parties states in the present: "La Partie malgache met à disposition"."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_stand_ins import stand_in
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.shared.promises import promise
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "duties")
_FIRST, _SECOND, _BODIES, _SIDES = (
    _WORDS[name] for name in ("first_roles", "second_roles", "bodies", "sides")
)
_FRONTS, _ASIDES, _NO_DUTIES = _WORDS["fronts"], _WORDS["asides"], _WORDS["no_duties"]
_BOUND, _MUST, _FOUNDED, _FALLS_TO = (_WORDS[name] for name in ("bound", "must", "founded", "falls_to"))
_BORNE, _IRREGULAR = _WORDS["borne"], _WORDS["irregular"]
_PROCEDURE, _BESIDE = _WORDS["procedure"], _WORDS["beside"]
_HEADS = frozenset(
    {"article", "art", "er", "ere", "premier", "premiere", "point", "paragraphe", "alinea", "section"}
)
_ARTICLES = frozenset({"le", "la", "les", "l", "'", "’", "un", "une"})
_EACH = frozenset({"chaque", "chacune", "chacun", "toute", "tout", "aucune", "aucun"})
_HEADED = _SIDES | _BODIES | {"partie", "parties", "etat", "pays"}
_BE = frozenset({"est", "sont"})
_TO = frozenset({"a", "au", "aux"})
_AGAIN = frozenset({"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
_NAMED = frozenset({Of.STATE, Of.ORGANISATION, Of.INSTITUTION, Of.PEOPLE})
_MARKS = frozenset({".", ")", "-", "–", "—", ":", "°", "•", "«", '"', "*", "·", "("})
_DISPUTES = frozenset({"differend", "differends", "litige", "litiges"})
_TWO, _LETTERS, _NEAR, _FAR, _LONG = 2, 3, 4, 12, 30


def french_duties(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the duty that a sentence of a French text of the parties states, when no rule has found one.

    Args:
        line: the sentence.
        reading: its paper.
        known: the promises found in it.
    """
    if reading.paper.genre is not Genre.TREATY or known or line.tokens[-1].text == ":":
        return
    first = _opening(line)
    if first + _LETTERS > len(line.tokens) or not line.keys.isdisjoint(_PROCEDURE):
        return
    found = _impersonal(line, first) or _by_subject(line, first, reading) or _borne(line, first)
    if found is not None and found.codes:
        yield promise(line, (first, len(line.tokens) - 1), found, reading, ("commits", "CO5"))


def settles_disputes(line: Line, reading: Reading) -> bool:
    """Tell whether a sentence of a text of the parties says how disputes are settled, which promises nothing.

    Args:
        line: the sentence.
        reading: its paper.
    """
    return reading.paper.genre is Genre.TREATY and not line.keys.isdisjoint(_DISPUTES)


def _opening(line: Line) -> int:
    """Return where a sentence begins behind its number: "Article 3. –", "b)", "2.1"."""
    at = 0
    while at < len(line.tokens) - 1:
        token = line.tokens[at]
        behind = line.tokens[at + 1].text
        numbered = token.text[0].isdigit() or token.key in _HEADS or token.text in _MARKS
        lettered = len(token.text) <= _LETTERS and behind in {")", "."}
        if not (numbered or lettered):
            break
        at += 1
    return at


def _sides(line: Line) -> Parties | None:
    """Return the parties of the text together."""
    codes = line.around.pinned or line.around.pair or line.around.common
    if line.around.body and not is_state(line.around.body) and not line.around.pinned and len(codes) <= _TWO:
        # The protocol of a community, whose members nobody lists.
        codes = codes if len([code for code in codes if is_state(code)]) >= _TWO else (line.around.body,)
    elif len(codes) < _TWO:
        return None
    states = tuple(code for code in codes if is_state(code))
    return Parties(states, tuple(code for code in codes if code not in states), codes, 0, -1)


def _one(code: str) -> Parties:
    states = (code,) if is_state(code) else ()
    return Parties(states, () if states else (code,), (code,), 0, -1)


def _impersonal(line: Line, first: int) -> Parties | None:
    """Return who is bound by "Il incombe au Libéria de", "Il est institué un comité mixte"."""
    keys = line.row[first : first + _FAR + _LONG]
    at = _behind_front(keys)
    if keys[at : at + 1] != ["il"] or len(keys) < at + _NEAR:
        return None
    if keys[at + 1] in _FALLS_TO and keys[at + _TWO] in _TO:
        return _named_at(line, first + at + _TWO) or _side_at(line, first + at + 3)
    if keys[at + 1] == "est" and keys[at + _TWO] in _FOUNDED:
        return _sides(line)
    return None


def _behind_front(keys: Sequence[str]) -> int:
    """Return where the main clause begins: behind the comma of what is put first, else at the beginning."""
    if keys[0] not in _FRONTS or (keys[0] in _EACH and _HEADED & set(keys[1:_NEAR])):
        # "Chaque année, ..." is put first; "Chaque État contractant" is the subject.
        return 0
    starts = (at + 1 for at, key in enumerate(keys[:-1]) if key == ",")
    heads = _ARTICLES | _AGAIN | _EACH
    return next((at for at in starts if keys[at] in heads), 0)


def _by_subject(line: Line, first: int, reading: Reading) -> Parties | None:
    """Return the subject of a duty in the present, when one of the parties or a body of theirs is it."""
    keys = line.row[first : first + _LONG]
    at = first + _behind_front(keys)
    told = _subject(line, at, reading)
    if told is None:
        return None
    parties, last = told
    verb = _verb(line, last + 1)
    return parties if verb else None


def _subject(line: Line, at: int, reading: Reading) -> tuple[Parties, int] | None:
    """Return who a clause begins with, and the last token of it."""
    if line.tokens[at].key in _AGAIN:
        before = _spoken_of(line, reading)
        return (before, at) if before is not None else None
    pair = next((m for m in line.mentions if m.of is Of.PAIR and m.first == at), None)
    both = _sides(line)
    if pair is not None:
        return (both, _end_of_side(line, pair.last)) if both is not None else None
    head = at + (line.tokens[at].key in _ARTICLES | _EACH)
    head += line.tokens[head].text in {"'", "’"}
    head += line.tokens[head].key == "deux"
    if head >= len(line.tokens) - 1:
        return None
    return _headed(line, at, head, both)


def _headed(line: Line, at: int, head: int, both: Parties | None) -> tuple[Parties, int] | None:
    """Return the subject with a head: a side, a role, a body of the parties, a state or an organisation by name."""
    key = line.tokens[head].key
    if key in {"partie", "etat", "pays"} or (both is not None and key in _SIDES):
        side = _side_at(line, head)
        owner = side if side is not None and line.tokens[at].key not in _EACH else both
        return (owner, _end_of_side(line, head)) if owner is not None else None
    role = _role(line, key)
    if role is not None:
        return role, head
    # "Le Gouvernement angolais": whose it is stands behind it.
    owned = any(m.of in _NAMED and head < m.first <= head + _NEAR - 1 for m in line.mentions)
    meant = None if owned and _is_beside_its_owner(line, head) else stand_in(line, at, head + 1)
    if meant is not None:
        return meant, head
    if key in _BODIES and both is not None:
        return both, _end_of_side(line, head)
    named = next((m for m in line.mentions if m.of in _NAMED and at <= m.first <= head + _NEAR + 1), None)
    if named is None or any(token.text == "," for token in line.tokens[at : named.first]):
        return None
    group = next(iter(groups_of(line.tokens, line.parties(at, named.last))), None)
    return (group, _end_of_side(line, named.last)) if group is not None and group.codes else None


def _is_beside_its_owner(line: Line, head: int) -> bool:
    """Tell whether a state, or a word that leads to one, stands right behind a noun."""
    behind = line.row[head + 1 : head + _TWO]
    people = any(m.of is Of.PEOPLE and m.first == head + 1 for m in line.mentions)
    return people or behind in (["de"], ["du"], ["d"])


def _role(line: Line, key: str) -> Parties | None:
    """Return the party that has a role: the lender is named first, the borrower second."""
    codes = line.around.pinned or line.around.pair or line.around.common
    if len(codes) != _TWO or key not in _FIRST | _SECOND:
        return None
    second = next((code for code in codes if code != line.around.home), codes[1])
    home = line.around.home or codes[0]
    return _one(home if key in _FIRST else second)


def _spoken_of(line: Line, reading: Reading) -> Parties | None:
    """Return whom "il" or "elles" stands for: the subject of the sentence before."""
    number = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    for before in reversed(reading.lines[max(0, number - _TWO) : number]):
        first = _opening(before)
        found = _impersonal(before, first)
        if found is not None or before.tokens[first].key not in _AGAIN:
            told = _subject(before, first, reading) if found is None else (found, first)
            return told[0] if told is not None else None
    return None


def _side_at(line: Line, head: int) -> Parties | None:
    """Return the side whose people stands beside its noun: "la Partie serbe", "le Gouvernement du Congo"."""
    near = (m for m in line.mentions if m.of in _NAMED and head < m.first <= head + _NEAR + 1)
    named = next(near, None)
    return _one(named.code) if named is not None and named.code and _is_beside(line, head, named) else None


def _is_beside(line: Line, head: int, named: Mention) -> bool:
    between = set(line.row[head + 1 : named.first])
    return between <= {"de", "du", "des", "d", "'", "’", "la", "l", "republique", "royaume", "union"}


def _named_at(line: Line, at: int) -> Parties | None:
    """Return who is named right behind "à": "au Libéria", "à la Partie malgache"."""
    group = next(iter(groups_of(line.tokens, line.parties(at, at + _NEAR))), None)
    return group if group is not None and group.codes else None


def _end_of_side(line: Line, last: int) -> int:
    """Return where a subject ends: behind its people, its portfolio, what is said of it between commas."""
    while last + 1 < len(line.tokens):
        behind = line.tokens[last + 1]
        mention = next((m for m in line.mentions if m.first <= last + 1 <= m.last and m.of in _NAMED), None)
        if mention is not None:
            last = mention.last
        elif behind.key in _BESIDE:
            last += 1
        elif behind.key in {"de", "du", "des", "d"} and _goes_on(line, last + 1):
            last = _goes_on(line, last + 1)
        else:
            break
    return last


def _goes_on(line: Line, at: int) -> int:
    """Return where a name joined with "de" ends: "d'accueil", "du Congo", 0 when no name is joined."""
    stop = min(at + _NEAR + 1, len(line.tokens) - 1)
    near = next((m for m in line.mentions if at < m.first <= stop and m.of in _NAMED), None)
    if near is not None:
        return near.last
    word = at + 1 + (line.tokens[at + 1].text in {"'", "’"})
    return (
        word
        if line.tokens[word].key
        in {"accueil", "envoi", "suivi", "pilotage", "gestion", "coordination", "travail"}
        else 0
    )


def _verb(line: Line, at: int) -> bool:
    """Tell whether a verb in the present that binds stands at a token, asides and small words passed over."""
    at = _behind_aside(line, at)
    keys = line.row[at : at + _NEAR + _TWO]
    while keys and keys[0] in _ASIDES | {"’"}:
        keys, at = keys[1:], at + 1
    if len(keys) < _TWO:
        return False
    token = line.tokens[at]
    if keys[0] in _MUST or (keys[0] in _BE and bool(_BOUND & set(keys[1:3]))):
        return True
    if keys[0] in _NO_DUTIES or not token.text.islower() or not token.text.isalpha():
        return False
    if keys[0].startswith("reserv") and line.row[at - 1] == "se":
        # "Chaque Partie se réserve le droit de refuser": a right, no duty.
        return False
    regular = token.text.endswith(("e", "ent")) and len(token.text) > _LETTERS
    return regular or keys[0] in _IRREGULAR


def _behind_aside(line: Line, at: int) -> int:
    """Return where the verb may stand behind an aside: ", dans la limite de ses moyens,"."""
    if at < len(line.tokens) and line.tokens[at].text in {",", "("}:
        close = {",": ",", "(": ")"}[line.tokens[at].text]
        end = (n for n in range(at + 1, min(at + _LONG, len(line.tokens))) if line.tokens[n].text == close)
        return next(end, at) + 1
    return at


def _borne(line: Line, first: int) -> Parties | None:
    """Return who bears what is told in the passive: "Les frais de mission sont supportés par la Partie d'envoi"."""
    keys = line.row
    for at in range(first + 1, len(keys) - _LETTERS):
        if keys[at] not in _BE or keys[at + 1] not in _BORNE:
            continue
        near = range(at + _TWO, min(at + _TWO + _NEAR, len(keys)))
        by = next((n for n in near if keys[n] == "par" or keys[n - 1 : n + 1] == ["charge", "de"]), 0)
        if not by:
            return None
        named = _named_at(line, by) or _side_at(line, by + _TWO)
        side = {"partie", "parties", "etat", "pays"} & set(keys[by : by + _NEAR])
        return named if named is not None else _sides(line) if side else _role(line, keys[by + _TWO])
    return None
