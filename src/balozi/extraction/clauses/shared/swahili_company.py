"""Who sat at a Swahili gathering besides: told in a later sentence, or as what others did meanwhile."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import groups_of
from balozi.extraction.mentions.mentions import Of

ATTENDED = re.compile(r"(?:u|i|ki|li|wa|ya|ku|a)\w{0,5}hudhuri\w*\Z|(?:zili|ili|wali)wakilishwa\Z")
LED = re.compile(r"(?:u|ki|li|ya|i|uki|iki|uli)\w{0,3}(?:ongozwa|simamiwa)\Z")
# "mkutano huo", "kikao hicho".
BACK = frozenset({"huo", "hicho", "hayo", "hiyo"})
_SITTINGS = closed("swahili_gatherings", "sittings")
# "ikishiriki", "wakihudhuria": what somebody does at the same time.
_WHILE = re.compile(r"(?:a|wa|i|zi|u|li|ya|ki)ki\w{3,}\Z")
_SITS_IN = ("shiriki", "hudhuri", "jiunga", "wakilish", "simami", "patanish")
_STAYS_AWAY = re.compile(r"(?:i|zi|a|wa|u|li)(?:li|me)\w{0,3}susia\Z")
_COUNTED = frozenset({"nchi", "mataifa", "washiriki", "wajumbe"})
_BY = ("tanguliwa", "tangulia", "fuatiwa", "fuatia")
_AFTER, _TWO, _NEAR = 3, 2, 8
# So many sentences behind a gathering may it be told who came.
_PAGE = 40


def with_states(draft: Draft, states: tuple[str, ...], *, only: bool) -> Draft:
    """Return a draft with more states that take part, or with no others."""
    if not states:
        return draft
    given = draft.fields.get("states")
    known = () if only or not isinstance(given, list) else given
    return replace(draft, fields={**draft.fields, "states": sorted({*known, *states})})


def meanwhile(draft: Draft) -> Draft:
    """Return a gathering with those said to sit in beside it: "huku Algeria ikishiriki kama mwangalizi".

    Those who meanwhile do something else are none of it: "huku Msumbiji ikifuatilia kwa wasiwasi".
    """
    line, given = draft.line, draft.fields.get("states")
    at = line.row.index("huku", draft.first) if "huku" in line.row[draft.first :] else -1
    verb = next((n for n in range(at + 2, len(line.row)) if _WHILE.match(line.row[n])), -1) if at > 0 else -1
    if verb < 0 or verb - at > _NEAR or not isinstance(given, list):
        return draft
    others = line.parties(at + 1, verb - 1).states
    if any(root in line.row[verb] for root in _SITS_IN):
        return with_states(draft, others, only=False)
    named = line.parties(0, at - 1).states
    kept = [code for code in given if code in named or code not in others]
    return replace(draft, fields={**draft.fields, "states": kept}) if len(kept) >= _TWO else draft


def without_who_stays_away(draft: Draft) -> Draft:
    """Return a gathering without the state that does not come to it: "Ethiopia ilisusia mazungumzo ya Washington"."""
    row, given = draft.line.row, draft.fields.get("states")
    at = next((n for n, key in enumerate(row) if _STAYS_AWAY.match(key)), -1)
    if at < 1 or not isinstance(given, list) or draft.last < at:
        return draft
    named = {*draft.line.parties(at + 1, len(row) - 1).states}
    groups = groups_of(draft.line.tokens, draft.line.parties(0, at - 1))
    absent = {*groups[-1].states} - named if groups else set()
    kept = [code for code in given if code not in absent]
    return replace(draft, fields={**draft.fields, "states": kept}) if kept else draft


def is_of_counted_states(line: Line) -> bool:
    """Tell whether those who came are only counted: "unahudhuriwa na washiriki 4,000 kutoka nchi 140"."""
    came = next((at for at, key in enumerate(line.row) if ATTENDED.match(key)), -1)
    behind = line.row[came + 1 :] if came >= 0 else []
    return any(one in _COUNTED and other[:1].isdigit() for one, other in pairwise(behind))


def without_those_counted(draft: Draft) -> Draft:
    """Return a gathering whose guests are only counted with the states that its sentence names, and no others."""
    given = draft.fields.get("states")
    if not isinstance(given, list) or not is_of_counted_states(draft.line):
        return draft
    named = {mention.code for mention in draft.line.mentions if mention.of in {Of.STATE, Of.PEOPLE}}
    return replace(draft, fields={**draft.fields, "states": [code for code in given if code in named]})


def opens_with_another(line: Line) -> bool:
    """Tell whether a gathering is told beside the one spoken of: "Mkutano huo ulitanguliwa na kikao cha wataalamu".

    What the next sentences tell is of the one spoken of.
    """
    row = line.row
    back = row[0] in _SITTINGS and bool(row[1:_TWO]) and row[1] in BACK
    return back and any(key.endswith(_BY) for key in row[_TWO : _AFTER + _TWO])


def attendance(draft: Draft, reading: Reading) -> tuple[str, ...]:
    """Return the states that the next sentences say were there: "ulihudhuriwa na Marais wa Kenya na Somalia"."""
    states: set[str] = set()
    if opens_with_another(draft.line):
        return ()
    for line in (*_following(draft.line, reading), *_told_later(draft.line, reading)):
        if any(ATTENDED.match(token.key) for token in line.tokens):
            states |= set(line.parties(0, len(line.tokens) - 1).states) | came_by_wire(line, reading)
        elif line.tokens[0].key in _SITTINGS or (len(line.tokens) > 1 and line.tokens[1].key in _SITTINGS):
            led = next((at for at, token in enumerate(line.tokens) if LED.match(token.key)), -1)
            states |= set(line.parties(led, led + _NEAR).states) if led >= 0 else set()
    return tuple(sorted(states))


def came_by_wire(line: Line, reading: Reading) -> set[str]:
    """Return the states that the next Swahili sentence says sat in from afar: "ilishiriki kwa njia ya mtandao"."""
    behind = next((other for other in reading.lines if other.start > line.start), line)
    if behind.words.language != "sw" or not behind.keys >= {"njia", "mtandao"}:
        return set()
    shares = next((act.first for act in behind.acts if "shiriki" in behind.row[act.last]), 0)
    return {*behind.parties(0, shares - 1).states} if shares else set()


def _told_later(line: Line, reading: Reading) -> Iterator[Line]:
    """Yield the sentences far behind that tell who came: "Mkutano huo ulihudhuriwa na"."""
    at = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    for other in reading.lines[at + 1 : at + _PAGE]:
        row = other.row[: _AFTER + _TWO]
        if row[0] not in _SITTINGS or not row[1:_TWO] or row[1] not in BACK:
            continue
        if any(map(ATTENDED.match, row)) and other.words.language == "sw":
            yield other


def also_there(draft: Draft, reading: Reading) -> tuple[str, ...]:
    """Return the states that the next sentence adds: "Mkutano huo umehudhuriwa pia na mjumbe maalum wa China"."""
    for line in list(_following(draft.line, reading))[1:_TWO]:
        row = line.row[: _AFTER + _TWO]
        if row[0] in _SITTINGS and row[1:_TWO] and row[1] in BACK and any(map(ATTENDED.match, row)):
            return line.parties(_TWO, len(line.tokens) - 1).states
    return ()


def _following(line: Line, reading: Reading) -> Iterator[Line]:
    """Yield the sentence itself and the few behind it, headings and bare numbers not counted."""
    at = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    yield line
    for other in reading.lines[at + 1 : at + 1 + _AFTER]:
        if other.words.language == "sw":
            yield other
