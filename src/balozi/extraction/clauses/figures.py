"""Figures and rankings told in a sentence: so many refugees, a share, the third largest."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import closed, cues
from balozi.extraction.clauses.sentence.drafts import Draft, suggestion
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.amounts import Amount
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_MORE = closed("figures", "more")
# How far before and behind money a word may stand that says it measures something.
_NEAR, _BEHIND = 12, 4
_FRACTIONS = {
    "half": 50,
    "nusu": 50,
    "moitie": 50,
    "third": 33,
    "tiers": 33,
    "quarter": 25,
    "robo": 25,
    "quart": 25,
}


def metrics(paper: Paper) -> Iterator[Suggestion]:
    """Yield the figures of sentences: a number with what it counts."""
    reading = read(paper)
    for line in reading.lines:
        for amount in line.amounts:
            draft = _metric(line, amount)
            if draft is not None:
                yield suggestion(draft, "metric", reading)
        yield from (suggestion(draft, "metric", reading) for draft in _shares(line))


def _metric(line: Line, amount: Amount) -> Draft | None:
    units = cues("figures")["units"]
    if amount.value >= 1800 and amount.value <= 2100 and not amount.unit:
        return None
    behind = line.tokens[amount.last + 1 : amount.last + 5]
    before = line.tokens[max(0, amount.first - 4) : amount.first]
    unit = next((token.key for token in behind if token.key in units), "") or next(
        (token.key for token in reversed(before) if token.key in units), ""
    )
    money = len(amount.unit) == len("EUR") and (
        line.keys & cues("figures")["often"] or _is_measured(line, amount)
    )
    if not (unit or amount.unit == "percent" or money):
        return None
    qualifier = next((token.key for token in before if token.key in _MORE), "")
    value = int(amount.value) if float(amount.value).is_integer() else amount.value
    first = next(
        (at for at in range(max(0, amount.first - 4), amount.first) if line.tokens[at].key in units),
        amount.first,
    )
    last = amount.last + (
        1 + [token.key for token in behind].index(unit) if unit in [token.key for token in behind] else 0
    )
    subject = next((m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE, Of.REGION}), "")
    what = " ".join(token.text for token in line.tokens[first : min(last + 6, len(line.tokens))])
    fields = {
        "what": what,
        "value": value,
        "unit": amount.unit or unit,
        "qualifier": qualifier,
        "subject": subject,
    }
    return Draft(
        line, max(0, first - (1 if qualifier else 0)), min(last + 3, len(line.tokens) - 1), fields, "QU1", 0.6
    )


def _is_measured(line: Line, amount: Amount) -> bool:
    """Tell whether money measures what has been: "exports amounted to $38 million"; what is promised does not."""
    near = set(line.row[max(0, amount.first - _NEAR) : amount.last + _BEHIND])
    ahead = any(
        act.tense in {"future", "infinitive", "subjunctive"} for act in line.acts if act.last < amount.first
    )
    return not ahead and not near.isdisjoint(cues("figures")["measured"])


def _shares(line: Line) -> Iterator[Draft]:
    """Find "more than a quarter of UN peacekeeping funds"."""
    if _FRACTIONS.keys().isdisjoint(line.keys):
        return
    for at, token in enumerate(line.tokens):
        if (
            token.key not in _FRACTIONS
            or at + 1 >= len(line.tokens)
            or line.tokens[at + 1].key not in {"of", "ya", "des", "de", "du"}
        ):
            continue
        before = line.row[max(0, at - 3) : at]
        qualifier = next((key for key in before if key in _MORE), "")
        if not (qualifier or "a" in before):
            continue
        last = min(at + 6, len(line.tokens) - 1)
        what = " ".join(other.text for other in line.tokens[at + 2 : last + 1])
        fields = {"what": what, "value": _FRACTIONS[token.key], "unit": "percent", "qualifier": qualifier}
        yield Draft(line, max(0, at - 4), last, fields, "QU2", 0.6)


def rankings(paper: Paper) -> Iterator[Suggestion]:
    """Yield the places in an order: the largest, the leading, the third."""
    reading = read(paper)
    table = cues("ranking")
    for line in reading.lines:
        at = line.first_of(table["words"])
        if at is None:
            continue
        keys = line.row
        if not set(keys[max(0, at - 14) : at + 8]) & table["nouns"]:
            continue
        order = next((key for key in keys[max(0, at - 4) : at + 1] if key in table["ordinals"]), "first")
        rank = {
            "second": 2,
            "pili": 2,
            "deuxieme": 2,
            "third": 3,
            "tatu": 3,
            "troisieme": 3,
            "fourth": 4,
            "nne": 4,
            "fifth": 5,
        }.get(order, 1)
        if keys[at] in {"kubwa", "ukubwa", "plus", "premier"} and rank == 1 and not set(keys) & {"zaidi"}:
            continue
        subject = next(
            (m for m in line.mentions if m.of in {Of.STATE, Of.CITY, Of.ORGANISATION} and m.first < at), None
        )
        first = subject.first if subject is not None and at - subject.first <= 16 else max(0, at - 6)
        last = min(at + 5, len(line.tokens) - 1)
        what = " ".join(token.text for token in line.tokens[max(0, at - 2) : last + 1])
        fields = {
            "what": what,
            "value": rank,
            "unit": "rank",
            "subject": subject.code if subject is not None else reading.home,
        }
        yield suggestion(Draft(line, first, last, fields, "RK1", 0.6), "ranking", reading)
