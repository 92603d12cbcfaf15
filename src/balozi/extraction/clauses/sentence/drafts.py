"""Facts on their way to suggestions: who does them, where, tokens to offsets, and each fact once."""

from collections.abc import Iterable, Mapping, Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_places import is_capital_of, is_where_its_capital_is
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.placed_names import goes_on, is_placed, is_second
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.suggestions import Suggestion
from balozi.ground.records import made_often

_EDGES = closed("drafts", "edges")
# What joins an office to its state, and how many names may be joined so ("Minister for ... of ... of ...").
_OF = frozenset({"wa", "ya", "za", "la", "cha", "of", "de", "du", "des", "d"})
_NESTED = 4
_PLACES = frozenset({Of.CITY, Of.STATE})
_HOLDERS = frozenset({Of.OFFICE, Of.TITLE, Of.INSTITUTION})
_IN_TOWN = frozenset({"mjini", "jijini"})


@made_often()
class Draft:
    """A fact between two tokens of one line.

    Attributes:
        line: where it stands.
        first: index of the first token of the quotation.
        last: index of the last token.
        fields: the fact.
        rule: the name of the rule that found it.
        confidence: 0 to 1.
        about: the characters of the paper by which the policy area of a promise is told, once it is kept.
    """

    line: Line
    first: int
    last: int
    fields: Mapping[str, object]
    rule: str
    confidence: float
    about: tuple[int, int] | None = None


def suggestion(draft: Draft, kind: str, reading: Reading) -> Suggestion:
    """Return a draft as a suggestion, marks at the edges of its quotation taken off."""
    tokens = draft.line.tokens
    first, last = _with_office(draft.line, draft.first), min(draft.last, len(tokens) - 1)
    while first < last and tokens[first].text in _EDGES:
        first += 1
    while last > first and tokens[last].text in _EDGES:
        last -= 1
    # "10-11 February": a quotation does not end inside a date.
    last = next((date.last for date in draft.line.dates if date.first <= last < date.last), last)
    start, end = tokens[first].start, tokens[last].end
    fields = {key: value for key, value in draft.fields.items() if value not in ("", None, [], ())}
    quote = reading.paper.text[start:end]
    return Suggestion(kind, start, end, quote, fields, draft.rule, draft.confidence)


def _with_office(line: Line, first: int) -> int:
    """Return where a quotation begins when it would begin inside a name: "Rais wa" belongs to "Rais wa Kenya"."""
    for _ in range(_NESTED):
        joint = first if line.tokens[first].key in _OF else first - 1
        if joint < 1 or line.tokens[joint].key not in _OF:
            break
        before = line.tokens[joint - 1]
        holder = next((m for m in line.mentions if m.first <= joint - 1 <= m.last and m.of in _HOLDERS), None)
        if holder is None and not before.is_capital:
            break
        first = holder.first if holder is not None else joint - 1
    return first


def once(drafts: Iterable[Draft], same: Sequence[str], freely: frozenset[str]) -> list[Draft]:
    """Return each fact once: the first of those that share some fields, or the same words.

    Args:
        drafts: in the order of the text.
        same: the fields that make two drafts one fact.
        freely: rules whose drafts are facts of their own even when the fields are shared.
    """
    kept: list[Draft] = []
    seen: set[tuple[str, ...]] = set()
    for draft in drafts:
        key = tuple(repr(draft.fields.get(name)) for name in same)
        day = (*key, repr(draft.fields.get("date")))
        other_day = draft.line.words.language != "fr" and bool(draft.fields.get("date")) and day not in seen
        repeated = key in seen and draft.rule not in freely and not other_day
        if repeated or any(_overlap(draft, other) for other in kept):
            continue
        seen |= {key, day}
        kept.append(draft)
    return kept


def _overlap(one: Draft, other: Draft) -> bool:
    if one.line.start != other.line.start or not _are_of_a_type(one, other):
        return False
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    return shared * 2 > min(one.last - one.first, other.last - other.first) + 1


def _are_of_a_type(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts may be one fact: of one type, or a meeting and a summit of the same in English."""
    if one.fields.get("type") == other.fields.get("type"):
        return True
    gathered = {one.fields.get("type"), other.fields.get("type")} == {"meeting", "summit"}
    same = all(one.fields.get(name) == other.fields.get(name) for name in ("states", "orgs", "status"))
    return gathered and same and one.line.words.language == "en"


@told_once
def place_of(line: Line, first: int = 0, last: int | None = None) -> tuple[str, str]:
    """Return the place in a stretch of a sentence: the city and its state, or the state alone."""
    state = ""
    for mention in line.within(first, len(line.tokens) if last is None else last):
        if mention.of not in _PLACES or not is_placed(line, mention):
            continue
        if mention.of is Of.CITY:
            return mention.code, mention.name
        state = state or mention.code
    return (_unlisted_town(line, first, last) if not state else ""), state


def _unlisted_town(line: Line, first: int, last: int | None) -> str:
    """Return a Swahili town that no list knows, by the word before it: "mjini Toulon"."""
    if line.words.language != "sw" or line.keys.isdisjoint(_IN_TOWN):
        return ""
    end = len(line.tokens) if last is None else min(last + 1, len(line.tokens))
    for at in range(max(first, 1), end):
        if line.row[at - 1] in _IN_TOWN and line.tokens[at].is_capital and line.tokens[at].text.isalpha():
            return line.tokens[at].text
    return ""


def destinations(line: Line, first: int, last: int) -> tuple[str, ...]:
    """Return the states that are gone to between two tokens, by name or by a city of theirs."""
    found: list[str] = []
    open_list = False
    for mention in line.within(first, last):
        if mention.of not in _PLACES:
            capital = line.words.language == "en" and is_capital_of(line.tokens, mention)
            bound = mention.first > 1 and line.tokens[mention.first - 2].key == "for"
            found += [mention.code] if capital and (bound or is_placed(line, mention)) else []
            continue
        listed = (open_list or is_second(line, mention)) and goes_on(line, mention)
        seat = line.words.language == "en" and is_where_its_capital_is(line.tokens, mention)
        if is_placed(line, mention) or listed or seat:
            found.append(mention.name if mention.of is Of.CITY else mention.code)
            open_list = True
    return tuple(dict.fromkeys(found))
