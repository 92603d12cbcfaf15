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
_ENDS = frozenset({",", ".", ";", "and"})
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
    spots = (at for at in range(first, min(end, first + _LISTED)) if row[at] in _ON)
    return [at for at in spots if at - first <= 1 or row[at - 1] in {",", "and"}]


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
