"""English instruments told one by one: "two agreements, one on taxes and one on prisoners", "another on training"."""

from collections.abc import Iterator
from dataclasses import replace

from balozi.extraction.clauses.instruments.instruments_seen import Seen
from balozi.extraction.clauses.instruments.subjects import subject_behind
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.shared.titles import subject_end
from balozi.extraction.mentions.mentions import Mention

# How far from the first one a further instrument may stand.
_LISTED = 40
_AGAIN, _ON = (
    frozenset({"another", "one", "second", "third"}),
    frozenset({"on", "for", "concerning", "covering", "about"}),
)
_MANY_TEXTS = words_of("english_texts", "titles")["many"]


def are_counted(line: Line, mention: Mention) -> bool:
    """Tell whether English instruments are told one by one: "two agreements, one on taxes and one on prisoners"."""
    if line.words.language != "en" or line.tokens[mention.last].key not in _MANY_TEXTS:
        return False
    ones = (at for at in range(mention.last + 1, len(line.tokens) - 1) if _tells_another(line, at))
    return sum(1 for _ in ones) > 1


def _tells_another(line: Line, at: int) -> bool:
    """Tell whether one more text of the same kind is told: "another on training", "the other for seafarers"."""
    one, behind = line.tokens[at].key, line.tokens[at + 1].key
    again = one in _AGAIN or (one in {"other", "first"} and line.tokens[at - 1].key == "the")
    return again and behind in _ON and not any(at - 3 <= m.first <= at for m in line.instruments())


def others(line: Line, seen: Seen, mention: Mention) -> Iterator[Seen]:
    """Yield the instruments told as further ones of the same kind: "an MoU on labour and another on training"."""
    if line.words.language != "en":
        return
    last = line.tokens[mention.last :]
    for at in range(mention.last + 1, mention.last + min(len(last), _LISTED) - 1):
        if _tells_another(line, at):
            end = subject_end(line, at)
            end = next((n - 1 for n in range(at + 2, end) if line.tokens[n].key in {"and", "while"}), end)
            fields = {**seen.draft.fields, "subject": subject_behind(line, at + 1), "name": ""}
            draft = replace(seen.draft, first=at, last=end, fields=fields)
            mark = frozenset({f"{line.start}:{at}"})
            yield replace(seen, draft=draft, named=mark, kind_words=mark, points_back=False)
