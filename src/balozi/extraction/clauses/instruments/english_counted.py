"""English instruments told one by one: "two agreements, one on taxes and one on prisoners", "another on training"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.instruments.instruments_seen import Seen
from balozi.extraction.clauses.instruments.subjects import subject_behind
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.shared.titles import subject_end
from balozi.extraction.mentions.mentions import Mention

# How far from the first one a further instrument may stand.
_LISTED = 40
# "signed three agreements in Kigali on Monday: on extradition": so far stands the colon.
_APART = 10
_AGAIN, _ON = (
    frozenset({"another", "one", "second", "third"}),
    frozenset({"on", "for", "concerning", "covering", "about"}),
)
# "two agreements on air links and visas in Accra on Monday": what ends the matters of a row.
_NUMBERS, _BEFORE = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}, 3
_CLOSES = frozenset(
    {".", ";", "in", "at", "during", "that", "which", "with", "between", "to", "while", "as", "when"}
)
_ENDS = frozenset({",", ".", ";", "and"})
# "and a separate fiscal procedures agreement": so far before a text its article stands.
_LEAD, _A, _AS_WELL = 7, frozenset({"a", "an", "another"}), ("as", "well", "as")
_DETERMINERS = _A | {
    "the",
    "this",
    "that",
    "its",
    "their",
    "of",
    "on",
    "in",
    "by",
    "and",
    "with",
    "to",
    "his",
    "her",
    "our",
}
_FURTHER = frozenset({"separate", "second", "third", "fourth", "another", "further"})
_REPLACES = frozenset(
    {"replace", "replaces", "replaced", "replacing", "supersede", "supersedes", "superseding"}
)
_NEW = _FURTHER | _REPLACES | {"and", "well"}
_MANY_TEXTS = words_of("english_texts", "titles")["many"]


def are_counted(line: Line, mention: Mention) -> bool:
    """Tell whether English instruments are told one by one: "two agreements, one on taxes and one on prisoners"."""
    if line.words.language != "en" or _MANY_TEXTS.isdisjoint(line.row[mention.first : mention.last + 1]):
        return False
    ones = (at for at in range(mention.last + 1, len(line.tokens) - 1) if _tells_another(line, at))
    return sum(1 for _ in ones) > 1 or len(_matters(line, mention)) > 1


def _matters(line: Line, mention: Mention) -> list[int]:
    """Return where the matters of several texts are listed: "two agreements, on air services and on visas"."""
    row, first = line.row, mention.last + 1
    colon = row.index(":", first) if ":" in row[first : first + _APART] else 0
    first = colon or first
    if _MANY_TEXTS.isdisjoint(row[mention.first : mention.last + 1]) or not _ON & set(row[first : first + 2]):
        return []
    end = next((act.first for act in line.acts if act.is_finite and act.first > first), len(row) - 1)
    spots = [at for at in range(first, min(end, first + _LISTED)) if row[at] in _ON]
    told = [at for at in spots if at - first <= 1 or row[at - 1] in {",", "and"}]
    return told if len(told) > 1 else _numbered(line, mention, told) or told


def _numbered(line: Line, mention: Mention, told: list[int]) -> list[int]:
    """Return where as many matters begin as texts are counted: "two agreements on power links and fibre optics"."""
    row = line.row
    count = next(
        (_NUMBERS[key] for key in row[max(0, mention.first - _BEFORE) : mention.first] if key in _NUMBERS), 0
    )
    if not told or not count:
        return []
    end = next((at for at in range(told[0], len(row)) if row[at] in _CLOSES), len(row))
    joints = [at for at in range(told[0], end) if row[at] in {",", "and"} and row[at + 1] != "and"]
    return [told[0], *joints] if len(joints) == count - 1 else []


def told_anew(line: Line, mention: Mention) -> frozenset[str]:
    """Return a mark for an English instrument told as one more: "and a separate agreement", "replaces the treaty"."""
    if line.words.language != "en" or line.keys.isdisjoint(_NEW):
        return frozenset()
    earlier = any(other.last < mention.first for other in line.instruments())
    anew = _is_replaced(line, mention) or _is_one_more(line, mention, earlier=earlier)
    return frozenset({f"{line.start}:{mention.first}"}) if anew else frozenset()


def _is_replaced(line: Line, mention: Mention) -> bool:
    """Tell whether one text takes the place of another: "the EPCA will replace the Partnership Agreement of 2010"."""
    return not _REPLACES.isdisjoint(line.row[max(0, mention.first - _LEAD) : mention.first])


def _is_one_more(line: Line, mention: Mention, *, earlier: bool) -> bool:
    """Tell whether a text is listed with its own article behind another, or is called another one."""
    before = line.row[max(0, mention.first - _LEAD) : mention.first]
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _A), -1)
    if at < 0 or not all(key.isalpha() or key == "-" for key in before[at:]):
        return False
    lead, own = before[max(0, at - len(_AS_WELL)) : at], before[at:]
    ends = lead[-1:] == ["and"] or tuple(lead) == _AS_WELL
    listed = earlier and (ends or (lead[-1:] == [","] and _goes_on(line, mention)))
    return listed or not _FURTHER.isdisjoint(own)


def is_indefinite(line: Line, mention: Mention) -> bool:
    """Tell whether an English text is told with its own "a" or "an", a few words between."""
    before = line.row[max(0, mention.first - _LEAD) : mention.first]
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _DETERMINERS), -1)
    return at >= 0 and before[at] in _A and all(key.isalpha() or key == "-" for key in before[at:])


def _goes_on(line: Line, mention: Mention) -> bool:
    """Tell whether a list goes on to another text: "a transfer treaty and an agreement on taxes"."""
    behind = next((m.first for m in line.instruments() if m.first > mention.last), 0)
    between = line.row[mention.last + 1 : behind]
    return behind > 0 and any(one in {"and", ","} and two in _A for one, two in pairwise(between))


def _tells_another(line: Line, at: int) -> bool:
    """Tell whether one more text of the same kind is told: "another on training", "the other for seafarers"."""
    one, behind = line.tokens[at].key, line.tokens[at + 1].key
    again = one in _AGAIN or (one in {"other", "first"} and line.tokens[at - 1].key == "the")
    return again and behind in _ON and not any(at - 3 <= m.first <= at for m in line.instruments())


def others(line: Line, seen: Seen, mention: Mention) -> Iterator[Seen]:
    """Yield the instruments told as further ones of the same kind: "an MoU on labour and another on training"."""
    if line.words.language != "en":
        return
    matters = _matters(line, mention)
    for at, behind in pairwise([*matters, len(line.tokens)] if len(matters) > 1 else []):
        fields = {**seen.draft.fields, "subject": subject_behind(line, at), "name": ""}
        end = next((n - 1 for n in range(at + 1, behind) if line.row[n] in _ENDS), behind - 1)
        mark = frozenset({f"{line.start}:{at}"})
        # The first one is quoted with the word for all of them.
        first = mention.first if at == matters[0] else at
        draft = replace(seen.draft, first=first, last=end, fields=fields)
        yield replace(seen, draft=draft, named=mark, kind_words=mark, points_back=False)
    last = line.tokens[mention.last :]
    for at in range(mention.last + 1, mention.last + min(len(last), _LISTED) - 1):
        if _tells_another(line, at):
            end = subject_end(line, at)
            end = next((n - 1 for n in range(at + 2, end) if line.tokens[n].key in {"and", "while"}), end)
            fields = {**seen.draft.fields, "subject": subject_behind(line, at + 1), "name": ""}
            draft = replace(seen.draft, first=at, last=end, fields=fields)
            mark = frozenset({f"{line.start}:{at}"})
            yield replace(seen, draft=draft, named=mark, kind_words=mark, points_back=False)
