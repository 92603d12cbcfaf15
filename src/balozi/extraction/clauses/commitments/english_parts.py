"""Two promises under one English verb that fall due apart: "agreed to meet costs by June and to open a post in May"."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.promises import PROMISES, promise

_LEAST = 4


def parted_by_dues(line: Line, reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the promises of an English sentence, one that joins two of which the first has its own day as two.

    Args:
        line: the sentence.
        reading: its paper.
        drafts: what was found in it.
    """
    many = "and" in line.keys and "to" in line.keys and line.dates
    for draft in drafts:
        at = _joint(line, draft) if many and draft.rule == "CO1" else 0
        both = _both(line, draft, at, reading) if at else ()
        yield from both or (draft,)


def _joint(line: Line, draft: Draft) -> int:
    """Return where "and to" joins a second deed to a promise, 0 when nothing does."""
    verb = next((a for a in line.acts if a.first >= draft.first and a.is_any(*PROMISES, "OFFER")), None)
    if verb is None or verb.last >= draft.last:
        return 0
    leads = line.tokens[verb.last].key == "to" or any(
        token.key == "to" for token in line.tokens[verb.last + 1 : verb.last + _LEAST]
    )
    spots = range(verb.last + _LEAST, draft.last - _LEAST) if leads else ()
    for at in spots:
        behind = line.tokens[at + 1 : at + 4]
        skipped = int(behind[0].key in {"also", "further", "then"}) if behind else 0
        if (
            line.tokens[at].key == "and"
            and behind[skipped].key == "to"
            and _is_a_verb(line, at + 2 + skipped)
        ):
            return at
    return 0


def _is_a_verb(line: Line, at: int) -> bool:
    token = line.tokens[at]
    named = any(m.first <= at <= m.last for m in line.mentions if m.code != "HELP")
    return (
        token.text.islower()
        and token.key not in {"the", "a", "an", "its", "their", "each", "all", "both"}
        and not named
    )


def _both(line: Line, draft: Draft, at: int, reading: Reading) -> tuple[Draft, ...]:
    """Return the two promises that a joint parts, () when the first has no day that is its own."""
    codes = tuple(str(code) for code in _codes(draft))
    states = tuple(code for code in codes if is_state(code))
    bodies = tuple(code for code in codes if not is_state(code))
    who = Parties(states, bodies, codes, 0, draft.first)
    told = (str(draft.fields["modality"]), draft.rule)
    one = promise(line, (draft.first, at - 1), who, reading, told)
    two = promise(line, (at + 1, draft.last), who, reading, told)
    return (one, two) if one.fields["due"] and one.fields["due"] != two.fields["due"] else ()


def _codes(draft: Draft) -> Sequence[object]:
    owners = draft.fields["obligors"]
    return owners if isinstance(owners, list) else ()
