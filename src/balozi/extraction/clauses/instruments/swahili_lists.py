"""Swahili instruments told as a list: under a heading of what was signed, behind "ikiwemo", or one by one."""

import re
from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.instruments.governing import act_on, listed_with
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.shared.courses import course
from balozi.extraction.mentions.mentions import Mention

_PAPERS = closed("swahili_lists", "papers")
_INCLUDING = closed("swahili_lists", "including")
_ORDINALS, _ONES = closed("swahili_lists", "ordinals"), closed("swahili_lists", "ones")
# "zilizosainiwa", "zimetiwa saini", "walisaini": in a heading, and what lies ahead there.
_SIGNED = re.compile(
    r"(?:zi|i|ya|u|li|wa|tu)(?:li|me)\w{0,4}(?:sain|ti|wek|badilish)\w+\Z|kusainiwa\Z|kutiwa\Z"
)
_AHEAD = re.compile(r"(?:zi|i|ya|u|wa)(?:taka|ta|na)(?:zo|yo|o)?\w{0,3}(?:sain|ti|tarajiw|tazamiw)\w+\Z")
# "moja ikihusu", "wa pili unahusu".
_ABOUT = re.compile(r"(?:(?:i|u|ya|zi)(?:ki|na|me|li)husu\w*|kuhusu)\Z")
_MARKED = re.compile(r"(?:[-–—•✅*▪◦]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[A-Z])[.)])")
_ISSUED = re.compile(r"(?:zi|i|wa|u|li|a|ki)(?:li|me)(?:toa|tangaza|pitisha|idhinisha)\Z")
_ONE_OF_THEM = frozenset({"ukiwemo", "ukiwamo"})
_SOME, _OPENING = frozenset({"miongoni", "baadhi", "kati"}), 8
_HEADING, _ITEMS = 30, 40


def status_in_a_list(line: Line, mention: Mention, reading: Reading) -> str:
    """Return the status that a Swahili list gives to an instrument named in it, "" when it stands in none."""
    if line.words.language != "sw":
        return ""
    if _is_included(line, mention) or _is_exchanged(line, mention):
        return "signed"
    listed = reading.kept.get("swahili_lists")
    if listed is None:
        listed = reading.kept["swahili_lists"] = dict(_under_headings(reading))
    told = listed.get(line.start, "") if isinstance(listed, dict) else ""
    return (
        told or _counted(line, mention, reading) or _among(line, mention, reading) or _beside(line, mention)
    )


def _is_included(line: Line, mention: Mention) -> bool:
    """Tell whether it is one of several exchanged or signed: "kubadilishana kwa mikataba mitano, ikiwemo A na B"."""
    keys = line.row[: mention.first]
    at = next((n for n in range(len(keys) - 1, 0, -1) if keys[n] in _INCLUDING), -1)
    if at < 0:
        return False
    papers = [n for n, key in enumerate(keys[:at]) if key in _PAPERS]
    before = keys[max(0, papers[-1] - _HEADING) : papers[-1]] if papers else ()
    signed = any("badilish" in key or _SIGNED.match(key) or key in {"saini", "utiaji"} for key in before)
    return signed and not any(_AHEAD.match(key) for key in before)


def _is_exchanged(line: Line, mention: Mention) -> bool:
    """Tell whether signed copies are exchanged: "walibadilishana hati mbili za makubaliano"."""
    before = line.row[max(0, mention.first - 3) : mention.first]
    exchanged = any("badilishan" in key and "tabadilish" not in key for key in before)
    return exchanged and line.tokens[mention.first].key in _PAPERS


def heads_items(line: Line, mention: Mention) -> bool:
    """Tell whether only the number of texts is told before they are named: "Hati za Makubaliano mbili: Hati ya ..."."""
    if line.words.language != "sw" or line.tokens[mention.first].key not in _PAPERS | {"mou"}:
        return False
    colon = next(
        (at for at in range(mention.last + 1, mention.last + _OPENING) if line.row[at : at + 1] == [":"]), 0
    )
    return colon > 0 and any(0 < other.first - colon <= len(("ya", "kwanza")) for other in line.instruments())


def singled_out(line: Line, mention: Mention) -> int:
    """Return where one of several is told apart, 0 where none is: "mikataba saba, ukiwemo wa reli ya abiria"."""
    if line.words.language != "sw" or line.keys.isdisjoint(_ONE_OF_THEM):
        return 0
    behind = line.row[mention.last + 1 : mention.last + 1 + _OPENING]
    at = next((n for n, key in enumerate(behind) if key in _ONE_OF_THEM), -1)
    told = at > 0 and behind[at - 1] == "," and behind[at + 1 : at + 2] == ["wa"]
    return mention.last + at + len(("and", "ukiwemo", "wa")) if told else 0


def _under_headings(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield where the items begin of lists whose heading says that they were signed, and their status."""
    status, left = "", 0
    for line in reading.lines:
        told = _heading(line)
        if told:
            status, left = told, _ITEMS
            continue
        if left and (_is_an_item(line, reading) and left):
            left -= 1
            yield line.start, status
        else:
            left = 0


def _heading(line: Line) -> str:
    """Return the status of the items under a line: "signed" under "HATI ZILIZOSAINIWA", "" under any other."""
    keys = line.row
    opens = line.tokens[-1].text == ":" or (line.is_headline and not _MARKED.match(line.tokens[0].text))
    if line.words.language != "sw" or not opens or len(keys) > 2 * _HEADING or _PAPERS.isdisjoint(keys):
        return ""
    if any(_AHEAD.match(key) for key in keys):
        return "negotiated"
    return "signed" if any(_SIGNED.match(key) for key in keys) else ""


def _is_an_item(line: Line, reading: Reading) -> bool:
    """Tell whether a line is an item of a list: it has a mark, ends with a semicolon, or names an instrument first."""
    text = reading.paper.text[line.start : line.start + 6]
    marked = _MARKED.match(text) is not None or line.tokens[-1].text == ";"
    first = line.instruments()
    return marked or bool(first and first[0].first <= 1 and not any(act.is_finite for act in line.acts))


def _counted(line: Line, mention: Mention, reading: Reading) -> str:
    """Return "signed" for "Mkataba wa kwanza", told behind a sentence by which several were signed."""
    if not ordinal_behind(line, mention.last):
        return ""
    before = [other for other in reading.lines if other.start < line.start][-2:]
    signs = (
        act.is_any("SIGN") and act.tense == "past" and not act.negated
        for other in before
        for act in other.acts
    )
    return "signed" if any(signs) and any(_PAPERS & other.keys for other in before) else ""


def _among(line: Line, mention: Mention, reading: Reading) -> str:
    """Return the status of one of several told of before: "Miongoni mwa mikataba hiyo ni Mkataba wa ..."."""
    opening = line.row[:_OPENING]
    if _SOME.isdisjoint(opening[:2]) or _PAPERS.isdisjoint(opening) or "ni" not in line.keys:
        return ""
    near = [other for other in reading.lines if other.start <= line.start][-3:]
    if any(_AHEAD.match(token.key) for other in near for token in other.tokens):
        return "negotiated"
    signs = any(act.is_any("SIGN") and act.tense == "past" for other in near for act in other.acts)
    ceremony = any(other.nouns("SIGNING") for other in near)
    own = any(_SIGNED.match(token.key) for token in line.tokens[: mention.first])
    return "signed" if signs or ceremony or own else ""


def _beside(line: Line, mention: Mention) -> str:
    """Return how an instrument stands that is joined to another: "kupitishwa kwa Azimio la Delhi na Mpango Kazi"."""
    other = listed_with(line, mention)
    if other is None:
        return "signed" if _is_issued(line, mention) else ""
    told = course(line, other, act_on(line, other))
    return told if told in {"signed", "negotiated", "proposed"} else ""


def _is_issued(line: Line, mention: Mention) -> bool:
    """Tell whether several issue a communiqué or a named declaration at a gathering: "walitoa Tamko la Astana"."""
    if mention.code != "communique" and not _is_named_declaration(line, mention):
        return False
    near = set(line.row[max(0, mention.first - 4) : mention.first])
    issued = any(_ISSUED.match(key) for key in near)
    parties = line.parties(0, mention.first).codes if issued else ()
    return len(parties) > 1 or any(not is_state(code) for code in parties)


def _is_named_declaration(line: Line, mention: Mention) -> bool:
    behind = line.tokens[mention.last + 2 : mention.last + 3]
    return (
        mention.code == "declaration"
        and line.tokens[mention.first].is_capital
        and bool(behind)
        and behind[0].is_capital
    )


def ordinal_behind(line: Line, last: int) -> bool:
    """Tell whether a word is counted: "mkataba wa kwanza", "ya pili"."""
    behind = line.row[last + 1 : last + 3]
    return len(behind) > 1 and behind[0] in {"wa", "ya", "la", "za"} and behind[1] in _ORDINALS


def parts_of(line: Line, mention: Mention) -> Sequence[tuple[int, int]]:
    """Return where one after another of several instruments is told: "moja ikihusu gesi na nyingine ikihusu elimu"."""
    if line.words.language != "sw" or not (_ONES | _ORDINALS) & line.keys:
        return ()
    tokens = line.tokens
    begins = [
        at
        for at in range(mention.last + 1, len(tokens) - 2)
        if tokens[at].key in _ONES | _ORDINALS and _ABOUT.match(tokens[at + 1].key)
    ]
    found: list[tuple[int, int]] = []
    for number, at in enumerate(begins):
        if ordinal_behind(line, mention.last) and at <= mention.last + 2:
            continue
        upto = begins[number + 1] - 1 if number + 1 < len(begins) else len(tokens) - 1
        marks = (n - 1 for n in range(at + 2, upto + 1) if tokens[n].text in {",", ";", "."})
        last = next(marks, upto)
        found.append((at, last - int(tokens[last].key == "na")))
    return found
