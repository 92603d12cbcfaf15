"""The body that speaks in an English paper throughout: its organ resolves, or its ministers meet and declare."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_roles import behind_dateline
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

# A paper says in its first lines who speaks in it, in few words where it is only the subject of what follows.
_TOP, _OPENING, _SHORT, _FAR = 24, 4, 14, 80
_WORDS = words_of("roles", "bodies")
_STATES = frozenset({Of.STATE, Of.PEOPLE})
_MARKS = frozenset({",", ":"})


class Named(Protocol):
    """A sentence that tells whom it names; `lines.Line` does."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Return its tokens."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return the mentions in it, from left to right."""

    @property
    def row(self) -> list[str]:
        """Return the keys of its tokens in their order."""

    @property
    def words(self) -> Vocabulary:
        """Return the language's vocabulary."""


def body_that_speaks(lines: Sequence[Named]) -> str:
    """Return the acronym of the body that speaks in an English paper, "" when another does.

    "We, the Ministers of the Member States of the ICGLR, meeting in Luanda", "The Ministers of Foreign Affairs of
    the Non-Aligned Movement, meeting in Baku", "Adopted by the Peace and Security Council" and "The Assembly," alone
    below the name of its body: the states that such a paper names are those it speaks about.
    """
    if not lines or lines[0].words.language != "en":
        return ""
    letterhead = ""
    titled = False
    for line in lines[:_TOP]:
        body = _first_body(line, len(line.tokens))
        titled = titled or (not _WORDS["titles"].isdisjoint(line.row) and _is_a_title(line))
        found = _of_its_members(line) or _of_its_organ(line, body or letterhead)
        found = found or _of_its_title(line, letterhead) or _of_its_session(line, letterhead, titled=titled)
        if found:
            return found
        letterhead = letterhead or body
    return ""


def _first_body(line: Named, end: int) -> str:
    """Return the organisation that a sentence names first before a token, "" when it names none."""
    bodies = (m.code for m in line.mentions if m.of is Of.ORGANISATION and m.first < end)
    return next(bodies, "").removeprefix("ORG:")


def _of_its_members(line: Named) -> str:
    """Return the body whose ministers or heads gather: "We, the Heads of State of the EAC, gathered at Arusha"."""
    if _WORDS["members"].isdisjoint(line.row):
        return ""
    first = next((at for at, token in enumerate(line.tokens) if token.text.isalpha()), 0)
    opening = line.row[first : first + _SHORT]
    if opening[:1] not in (["we"], ["the"]) or _WORDS["members"].isdisjoint(opening):
        return ""
    gather = gathers_at(line.row, first)
    if not gather:
        return ""
    named = any(m.of in _STATES and m.first < gather for m in line.mentions)
    return "" if named else _first_body(line, gather)


def gathers_at(row: Sequence[str], first: int = 0) -> int:
    """Return where those who speak are said to have gathered, "We, the Ministers of Peru and Chile, meeting in"; or 0.

    Args:
        row: the keys of a sentence.
        first: where it begins behind its mark.
    """
    gather = _WORDS["gather"]
    at = next((n for n in range(first + 1, min(len(row), first + _FAR)) if row[n] in gather), 0)
    return 0 if at and row[at - 1] in _WORDS["of_a_thing"] else at


def _is_a_title(line: Named) -> bool:
    """Tell whether a line is a title: in capitals, or a few words without an end."""
    if len(line.tokens) <= _SHORT and line.tokens[-1].text != ".":
        return True
    return all(token.text.isupper() or not token.text[0].isalpha() for token in line.tokens)


def those_who_speak_together(lines: Sequence[Named]) -> tuple[str, ...]:
    """Return the body and the state that a joint title names: "JOINT STATEMENT OF THE SEVENTH ASEAN-JAPAN MEETING".

    Two states are told by the paper itself; with a body beside one state the host would be taken for the other.
    """
    if not lines or lines[0].words.language != "en":
        return ()
    for line in lines[: _TOP // 2]:
        words = line.row
        if _WORDS["joint"].isdisjoint(words) or _WORDS["titles"].isdisjoint(words) or not _is_a_title(line):
            continue
        topic = next((at for at, key in enumerate(words) if at > 1 and key in _WORDS["topics"]), len(words))
        named = [m for m in line.mentions if m.first < topic and m.of in _STATES | {Of.ORGANISATION}]
        codes = tuple(dict.fromkeys(m.code.removeprefix("ORG:") for m in named))
        bodies = {m.code.removeprefix("ORG:") for m in named if m.of is Of.ORGANISATION}
        if bodies and len(codes) > 1 and len(codes) > len(bodies):
            return codes
    return ()


def _of_its_title(line: Named, letterhead: str) -> str:
    """Return the body that a title names, or its letterhead: "COMMUNIQUÉ OF THE SUMMIT OF THE SADC ORGAN TROIKA"."""
    if _WORDS["titles"].isdisjoint(line.row[:_OPENING]) or "joint" in line.row:
        return ""
    if _WORDS["sessions"].isdisjoint(line.row) or not _is_a_title(line):
        return ""
    state = next((m.first for m in line.mentions if m.of in _STATES), len(line.tokens))
    topics = _WORDS["topics"] - {"at", "in"}
    topic = next((at for at, key in enumerate(line.row) if at > 1 and key in topics), state)
    if letterhead and state == len(line.tokens):
        return _first_body(line, topic) or letterhead
    return _first_body(line, min(state, topic))


def _of_its_session(line: Named, letterhead: str, *, titled: bool) -> str:
    """Return the body whose session a communiqué opens with: "The 64th Session of the Authority of ECOWAS was held".

    Without such a title above, the body sends the paper itself: "EAC Headquarters, Arusha, 27 June: The 19th Meeting".
    """
    if _WORDS["held"].isdisjoint(line.row):
        return ""
    first = next((at for at, token in enumerate(line.tokens) if token.text.isalpha()), 0)
    sent = behind_dateline(line.tokens)
    sender = _first_body(line, sent) if line.row[sent : sent + 1] == ["the"] else ""
    first = sent if sender else first
    if not (titled or sender):
        return ""
    held = next((at for at, key in enumerate(line.row[:_FAR]) if key in _WORDS["held"]), 0)
    lead = line.row[first:held]
    behind = line.row[held + 1 : held + _SHORT]
    sits = behind[:1] == ["its"] and not _WORDS["sessions"].isdisjoint(behind)
    if not held or lead[:1] != ["the"] or not (sits or not _WORDS["sessions"].isdisjoint(lead[:_SHORT])):
        return ""
    if _WORDS["organs"].isdisjoint(lead) or any(
        m.of in _STATES and first <= m.first < held for m in line.mentions
    ):
        return ""
    return sender or _first_body(line, held) or (letterhead if sits else "")


def _of_its_organ(line: Named, body: str) -> str:
    """Return the body whose organ stands alone above what it resolves, or adopted the paper: "The Council,"."""
    if not body or any(m.of in _STATES and m.first < _SHORT for m in line.mentions):
        return ""
    adopted = ("adopted", "by") in pairwise(line.row[:_OPENING])
    alone = line.row[0] == "the" and line.tokens[-1].text in _MARKS and len(line.tokens) <= _SHORT
    organ = not _WORDS["organs"].isdisjoint(line.row[:_SHORT])
    return body if organ and (alone or adopted) else ""
