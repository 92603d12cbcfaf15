"""Loose words of the English press for an instrument told beside them: "sign trade pact" above, "the deal" behind."""

from dataclasses import replace

from balozi.extraction.clauses.instruments.instruments_seen import TOP, Seen, merged
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.shared.titles import name_end, name_start
from balozi.extraction.mentions.mentions import Mention

_WORDS = words_of("english_texts", "synonyms")
# "The pact", "the deal" of any text; those that a text begun as gives way to ("a deal ... the memorandum").
_LOOSE, _LOOSER = _WORDS["loose"], _WORDS["looser"]
_APPOSED, _NEAR = 6, 4
_TYPES = frozenset({"treaty", "agreement", "mou", "protocol", "other"})


def joined_loosely(groups: list[Seen], seen: Seen) -> bool:
    """Join an English mention to the instrument that it names by another word; tell whether one was found.

    Args:
        groups: the instruments told so far, of which one may be replaced.
        seen: the mention, of a type that none of them has.
    """
    if seen.draft.line.words.language != "en" or seen.draft.fields["instrument_type"] not in _TYPES:
        return False
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if group.draft.fields["instrument_type"] not in _TYPES or not _share_parties(group, seen):
            continue
        formal = _formal(group, seen)
        if formal:
            both = merged(group, seen)
            fields = {**both.draft.fields, "instrument_type": formal}
            groups[at] = replace(both, draft=replace(both.draft, fields=fields))
            return True
    return False


def is_one_with_another(line: Line, mention: Mention) -> bool:
    """Tell whether a word for an English text is told beside its proper name, which alone counts.

    Args:
        line: the sentence.
        mention: the word for the instrument.
    """
    return _is_named_behind(line, mention) or _only_says_what(line, mention)


def _is_named_behind(line: Line, mention: Mention) -> bool:
    """Tell whether the name of an English text stands right behind it: "a broader treaty, the Nakamal Agreement"."""
    at = mention.last + 1
    if (
        line.words.language != "en"
        or line.tokens[mention.first].is_capital
        or line.row[at : at + 2] != [",", "the"]
    ):
        return False
    behind = next((m for m in line.instruments() if m.first > at), None)
    return behind is not None and name_start(line, behind) == at + 2 and line.tokens[at + 2].is_capital


def _only_says_what(line: Line, mention: Mention) -> bool:
    """Tell whether a word only says what the text named before it is: "the Hoyvík Agreement, a trade deal"."""
    before = line.row[max(0, mention.first - _APPOSED) : mention.first]
    at = next((n for n in range(len(before) - 1, 0, -1) if before[n] in {"a", "an"}), 0)
    if (
        line.words.language != "en"
        or not at
        or before[at - 1] != ","
        or line.tokens[mention.first].is_capital
    ):
        return False
    comma = mention.first - len(before) + at - 1
    named = [m for m in line.instruments() if m.last < comma and line.tokens[m.first].is_capital]
    return bool(named) and comma - name_end(line, named[-1]) <= _NEAR and not _goes_on(line, mention)


def _goes_on(line: Line, mention: Mention) -> bool:
    """Tell whether a list goes on: "signed the Charter, a protocol and a memorandum"."""
    behind = next((m for m in line.instruments() if m.first > mention.last), None)
    return behind is not None and "and" in line.row[mention.last + 1 : behind.first]


def _formal(group: Seen, seen: Seen) -> str:
    """Return the type of the two that is told by a proper word, "" when they are not one instrument."""
    if seen.points_back and not seen.named and _is_called(seen, _LOOSE):
        # "signed an extradition treaty. The accord replaces".
        return str(group.draft.fields["instrument_type"])
    headline = group.draft.line.is_headline and group.draft.line.start < TOP
    headline = headline and not seen.draft.line.is_headline and not seen.points_back
    if (headline and _is_called(group, _LOOSE)) or (seen.points_back and _is_called(group, _LOOSER)):
        # "Chile and Peru ink lithium deal", then "signed a memorandum of understanding on".
        return str(seen.draft.fields["instrument_type"])
    return ""


def _is_called(seen: Seen, words: frozenset[str]) -> bool:
    """Tell whether an instrument is named by a loose word alone, "the trade pact"; not by "the Extradition Treaty"."""
    told = str(seen.draft.fields["name"])
    name = told.casefold().split()
    titled = len(name) > 1 and told.istitle() and not seen.draft.line.is_headline
    return bool(name) and not titled and not words.isdisjoint(name) and len(name) <= len(("trade", "pact"))


def _share_parties(group: Seen, seen: Seen) -> bool:
    """Tell whether two mentions may be of the same parties: one names none, or they have one in common."""
    one, other = ({*map(str, _codes(told))} for told in (group, seen))
    return not one or not other or bool(one & other)


def _codes(told: Seen) -> list[object]:
    fields = told.draft.fields
    states, bodies = fields["states"], fields["orgs"]
    return [*(states if isinstance(states, list) else ()), *(bodies if isinstance(bodies, list) else ())]
