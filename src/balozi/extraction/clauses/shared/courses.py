"""The course of an instrument told by the words around it: proposed, in talks, awaited, in force, over, only named."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, parts_of_patterns, rows_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.pieces import Choice
from balozi.extraction.clauses.shared.titles import is_this_text
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_TABLES = {"en": "english_courses", "fr": "french_courses", "sw": "swahili_courses"}
_STOPS = frozenset({";", ":"})
_APART = frozenset({"'", "’", "«", "»", "“", "”", '"', "(", ")", "-"})
_JOINTS = frozenset({",", "et", "ou", "ainsi", "and", "or"})
# "..., according to a communiqué": no item of a list.
_SAYING = frozenset(
    {"according", "selon", "mujibu", "kulingana", "under", "pursuant", "conformement", "which"}
)
# What leads from one instrument to the one it belongs to: "un protocole additionnel à l'accord".
_LEADING = frozenset(
    {"a", "au", "aux", "l", "'", "’", "la", "de", "du", "additionnel", "relatif", "dans"}
    | {"amending", "modifying", "supplementing", "implementing", "to", "the", "under", "of", "their"}
    | {"ya", "wa", "kwenye", "nyongeza", "ziada"}
)
_BEFORE, _BEHIND, _LISTED, _AROUND_ACT = 24, 40, 40, 10
_THAT = frozenset({"kwamba", "kuwa"})
_PAPERS = closed("french_lists", "papers")
# A communiqué is issued; it is never ratified, in force or denounced.
_BINDING = frozenset({"ratified", "in_force", "terminated"})
_PART = re.compile(r"<(\w+)>")
# A part with which a pattern begins, and which is not said to repeat.
_LEAD = re.compile(r"<\w+>(?![?*+{])")


@dataclass(frozen=True, slots=True)
class Told:
    """Words that tell how an instrument stands.

    Attributes:
        side: where they stand: "behind" it, "before" it, or "opening" the sentence.
        status: that they tell.
        finds: finds them.
        given: a pattern of words that have to stand before it besides, None when there is none.
        unless: a pattern of words beside which they tell nothing, None when there is none.
    """

    side: str
    status: str
    finds: Callable[[str], re.Match[str] | None]
    given: re.Pattern[str] | None
    unless: re.Pattern[str] | None


def course(line: Line, mention: Mention, act: Act | None) -> str:
    """Return the status that the words around an instrument tell, "" when they tell none."""
    if is_this_text(line, mention):
        return ""
    asked = line.tokens[-1].text == "?" and act is not None and act.tense in {"future", "conditional"}
    if asked and line.words.language == "fr":
        return "unknown"
    said = Sides(line, mention, act)
    for told in _rows_of(line):
        if told.finds(said[told.side]) and _fits(told, said):
            return "" if mention.code == "communique" and told.status in _BINDING else told.status
    return ""


def refers(line: Line, mention: Mention) -> bool:
    """Tell whether words lead to an instrument that is only named: "under the", "en vertu de", "kwa mujibu wa"."""
    first = _first(line, mention)
    said = _said(line, max(0, first - _BEFORE), first)
    return any(pattern.search(said) for pattern in _reference(line.words.language).tried(line.keys))


@cache
def _reference(language: str) -> Choice[re.Pattern[str]]:
    parts = parts_of_patterns(_TABLES[language])
    pattern = _pattern(r"(?<!\w)<refers>", parts)
    return Choice({pattern: pattern})


class Sides(dict[str, str]):
    """The words on each side of an instrument that may tell of it; those of a side are put together when asked for."""

    def __init__(self, line: Line, mention: Mention, act: Act | None) -> None:
        """Keep the instrument with its sentence and the act on it."""
        super().__init__()
        self._line, self._mention = line, mention
        self._act = (
            act
            if act is not None and line.words.language != "fr" and _is_signed_by(line, act, mention)
            else None
        )

    def __missing__(self, side: str) -> str:
        """Put the words of a side together: "before", "behind" or "opening"."""
        self[side] = said = self._words(side)
        return said

    def _words(self, side: str) -> str:
        line, mention = self._line, self._mention
        if side == "opening":
            return _said(line, 0, mention.first)
        if side == "behind":
            return "" if self._act is not None else _said(line, mention.last + 1, _end(line, mention))
        first = _first(line, mention)
        begin = max(0, first - _BEFORE)
        if self._act is not None:
            # "After talks the two signed an agreement": what was told before the signing tells nothing of the text.
            signs = line.words.language == "sw" and self._act.is_any("SIGN")
            begin = max(begin, self._act.first - (0 if signs else _AROUND_ACT))
        return _said(line, begin, first)


def _is_signed_by(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether those who act sign an instrument: its own verb tells more than what is said behind it."""
    done = act.is_finite and act.tense in {"past", "present"} and not act.negated and not act.relative
    # "imetangaza kwamba mkataba umevunjwa": what is announced of a text is told behind it.
    that = bool(_THAT & set(line.row[act.last + 1 : mention.first]))
    return done and not (act.passive or that) and act.is_any("SIGN", "UNVEIL") and act.last < mention.first


def _fits(told: Told, said: Sides) -> bool:
    """Tell whether the words before an instrument allow what others tell of it."""
    allowed = told.unless is None or told.unless.search(said["before"]) is None
    return allowed and (told.given is None or told.given.search(said["before"]) is not None)


@told_once
def _rows_of(line: Line) -> Sequence[Told]:
    """Return what may be told in a sentence by its words, in the order in which it is asked."""
    return _rows(line.words.language).tried(line.keys)


@cache
def _rows(language: str) -> Choice[Told]:
    """Return what may be told in a language, in the order in which it is asked."""
    parts = parts_of_patterns(_TABLES[language])
    return Choice(dict(_row(row, parts) for row in rows_of(_TABLES[language], "told")))


def _row(row: dict[str, Any], parts: Mapping[str, str]) -> tuple[Told, re.Pattern[str]]:
    given, unless = (_pattern(row[name], parts) if name in row else None for name in ("given", "unless"))
    words = _pattern(r"(?<!\w)(?:" + "|".join(_factored(row["patterns"])) + ")", parts)
    # Where all of them begin with the words, nothing is looked for further on; no pattern of the files has a bare "|".
    begins = all(_pattern(pattern, parts).pattern.startswith("^") for pattern in row["patterns"])
    finds = words.match if begins else words.search
    return Told(row["side"], row["status"], finds, given, unless), words


def _factored(patterns: Iterable[str]) -> Iterator[str]:
    """Yield as one those patterns that begin with the same part, so that it is stepped through once for all."""
    by_lead: dict[str, list[str]] = {}
    for pattern in patterns:
        lead = _LEAD.match(pattern)
        by_lead.setdefault(lead[0] if lead else "", []).append(pattern[lead.end() if lead else 0 :])
    for lead_of_all, rest in by_lead.items():
        yield f"{lead_of_all}(?:{'|'.join(rest)})"


def _pattern(words: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """Return a pattern with its parts put in: "<to>" and the like."""
    while _PART.search(words):
        words = _PART.sub(lambda part: parts[part[1]], words)
    return re.compile(words)


def _said(line: Line, first: int, last: int) -> str:
    """Return the words between two tokens in small letters, without marks but commas and stops."""
    tokens = line.tokens[first:last]
    stops = [at for at, token in enumerate(tokens) if token.text in _STOPS]
    lists = [at for at in stops if line.words.language == "fr" and _opens_a_list(tokens, at)]
    stop = max((at for at in stops if at not in lists), default=-1)
    if first and stop >= 0:
        tokens = tokens[stop + 1 :]
    said = " ".join(
        "," if t.text == ":" and lists else t.key
        for at, t in enumerate(tokens)
        # "a Danish–German agreement"
        if t.text not in _APART and not (t.text == "–" and at and tokens[at - 1].end == t.start)
    )
    return _asides().sub("", said) if line.words.language == "fr" and said.count(",") > 1 else said


def _opens_a_list(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a colon leads from papers to what they are: "la signature de deux documents : un accord et"."""
    return tokens[at].text == ":" and not _PAPERS.isdisjoint(
        token.key for token in tokens[max(0, at - 6) : at]
    )


@cache
def _asides() -> re.Pattern[str]:
    """Return a pattern of what French puts between commas: "est parvenu, au terme de deux ans, à un accord"."""
    return _pattern(
        r"(?<!signature)(?<!signatures) , <aside>[^,]{0,60} ,(?= (?!et ))", parts_of_patterns(_TABLES["fr"])
    )


def _first(line: Line, mention: Mention) -> int:
    """Return where an instrument begins, with those listed before it: "la signature d'un accord et d'un protocole"."""
    begin = mention.first
    for other in reversed(line.mentions):
        if other.of is not Of.INSTRUMENT or other.last >= begin:
            continue
        verbs = any(other.last < act.first < begin and act.is_finite for act in line.acts)
        if verbs or begin - other.last > _LISTED or not _is_listed(line, other.last + 1, begin):
            break
        begin = other.first
    return begin


def _is_listed(line: Line, first: int, last: int) -> bool:
    """Tell whether words join two instruments of a list, and do not say where the first was told of."""
    between = set(line.row[first:last])
    return bool(between & _JOINTS) and not between & _SAYING


def _end(line: Line, mention: Mention) -> int:
    """Return where the words about an instrument end: before the next one that is not listed with it."""
    end = min(mention.last + _BEHIND, len(line.tokens))
    for at in range(mention.last + 1, end):
        if line.tokens[at].text in _STOPS:
            end = at
            break
    last = mention.last
    for other in line.mentions:
        if other.of is not Of.INSTRUMENT or not last < other.first < end:
            continue
        if line.row[other.last] == "notes":
            # "was concluded by an exchange of notes and took effect on": the means is no text of its own.
            continue
        verbs = any(last < act.first < other.first and act.is_finite for act in line.acts)
        between = set(line.row[last + 1 : other.first])
        if verbs or not (_is_listed(line, last + 1, other.first) or between <= _LEADING):
            return other.first
        last = other.last
    return end
