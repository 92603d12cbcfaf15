"""The day of an English instrument's signing: planned ahead, told behind, and never that of a later clause."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.days import day_of, is_of_its_own
from balozi.extraction.mentions.mentions import Mention

_WORDS = words_of("english_texts", "signing_days")
_POINTS, _TEXTS = _WORDS["points"], _WORDS["texts"]
_PRONOUNS = _WORDS["pronouns"]
_SIGNED, _PUT_OFF = _WORDS["signed"], _WORDS["put_off"]
_TOLD, _HOLD = _WORDS["told"], frozenset({"HOLD", "DO", "BE"})
_KINDS = ("SIGN", "CONCLUDE", "INITIAL")
_OPENING, _NEXT, _FULL = 5, 3, len("2026-01-31")


def is_planned_for(line: Line, day: Mention, status: str, reading: Reading) -> bool:
    """Tell whether an English sentence plans a signing for a day: "will sign an MoU on 17 February"."""
    if line.words.language != "en" or status not in {"negotiated", "proposed"}:
        return False
    foretold = any(
        act.is_any(*_KINDS) and act.tense in {"future", "infinitive"} and not act.negated for act in line.acts
    )
    foretold = foretold or bool(line.nouns("SIGNING"))
    off = not line.keys.isdisjoint(_PUT_OFF) or len(day.code) == len("2026")
    return foretold and not off and not _is_past(day, reading)


def _is_past(day: Mention, reading: Reading) -> bool:
    """Tell whether a date lies before the paper's day, so that nothing is planned for it."""
    dated = reading.paper.dated
    told = day_of(day, reading, ahead=True)
    return dated is not None and bool(told) and told < dated.isoformat()[: len(told)]


def is_of_a_later_clause(line: Line, day: Mention, status: str, act: Act | None) -> bool:
    """Tell whether a date belongs to what is still to follow a deed: "signed a pact that takes effect on 1 May"."""
    if line.words.language != "en" or status not in {"signed", "ratified", "in_force"}:
        return False
    before = next((one for one in reversed(line.acts) if one.last < day.first), None)
    if status == "in_force":
        # "the 2019 agreement, which lapses in December": that is when it ends.
        return before is not None and before.is_any("LAPSE", "END") and before.tense != "past"
    if before is None or before is act or (act is not None and before.first <= act.last):
        return False
    later = before.tense in {"future", "conditional"} or before.is_any("FORCE", "LAPSE")
    return later or (before.tense == "infinitive" and not before.is_any(*_KINDS))


def told_behind(draft: Draft, reading: Reading) -> str:
    """Return the day of signing that the next English sentences tell: "The document was signed on 10 March"."""
    if draft.line.words.language != "en" or draft.fields["status"] != "signed":
        return ""
    behind = _behind(draft.line, reading.lines)
    for line in behind:
        if _points_back(line, draft) and not line.keys.isdisjoint(_SIGNED):
            days = [day for day in line.dates if _is_of_the_signing(line, day)]
            if days:
                return day_of(days[0], reading, ahead=False)
    return ""


def _behind(line: Line, lines: Sequence[Line]) -> Sequence[Line]:
    at = next((n for n, other in enumerate(lines) if other.start == line.start), len(lines))
    return lines[at + 1 : at + 1 + _NEXT]


def _points_back(line: Line, draft: Draft) -> bool:
    """Tell whether a sentence goes on about the same text: "It was signed", "The agreement was", "The signing"."""
    keys = line.row[:_OPENING]
    if keys[0] in _PRONOUNS:
        return True
    if keys[0] not in _POINTS:
        return False
    named = str(draft.fields["name"]).casefold()
    return any(key in _TEXTS or (len(key) > _OPENING - 1 and key in named) for key in keys[1:])


def _is_of_the_signing(line: Line, day: Mention) -> bool:
    """Tell whether a date stands beside the word for signing, with no other verb between."""
    if is_of_its_own(line, day):
        return False
    signs = [at for at, token in enumerate(line.tokens) if token.key in _SIGNED]
    for at in signs:
        low, high = min(at, day.last), max(at, day.first)
        if not any(
            low < act.first < high
            and act.is_finite
            and not act.kinds <= _HOLD
            and not act.is_any(*_KINDS, "HOLD")
            for act in line.acts
        ):
            return not any(token.key in _TOLD for token in line.tokens[low + 1 : high])
    return False
