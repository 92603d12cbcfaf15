"""Duties told without a verb of promising: items under "shall:", deeds in the present, money on its way."""

from collections.abc import Iterator, Mapping

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.promises import debtor, is_hedged, is_outward, promise, promise_end
from balozi.extraction.papers import Genre
from balozi.reading.documents import PassageKind

_BINDING = ("COMMIT", "PLEDGE", "AGREE", "PLAN", "DO")
_MODALITIES = (("PLEDGE", "pledges"), ("AGREE", "agrees"), ("PLAN", "plans"), ("COMMIT", "commits"))
_MODAL = closed("duties", "modal")
_PACKAGE = closed("duties", "package")
_WHO = frozenset({"qui", "who", "which", "that", "dont"})
_SHORTEST = 3

Lead = tuple[Parties, str, bool]


def listed(reading: Reading) -> Mapping[int, Draft]:
    """Return the list items that stand under a promise, by where their line starts.

    "The Parties shall: (a) open ...; (b) share ..." binds the Parties to each item; "the package includes: £2
    million for ..." makes each sum a pledge of the one who speaks.
    """
    found: dict[int, Draft] = {}
    lead: Lead | None = None
    for line in reading.lines:
        if line.tokens[-1].text == ":":
            lead = _lead(line, reading)
        elif lead is not None and is_item(line):
            draft = _item(line, lead, reading)
            if draft is not None:
                found[line.start] = draft
        else:
            lead = None
    return found


def is_item(line: Line) -> bool:
    """Tell whether a line is an item of a list, by its place on the page or the mark it begins with."""
    first = line.tokens[0]
    marked = not first.text[0].isalpha() or (len(first.text) == 1 and line.tokens[1:2] and line.tokens[1].text == ")")
    return line.kind is PassageKind.LIST_ITEM or bool(marked)


def _lead(line: Line, reading: Reading) -> Lead | None:
    """Return who is bound by the items that follow a line, how, and whether only sums of money count."""
    keys = {token.key for token in line.tokens}
    if keys & _PACKAGE and keys & {"includes", "include", "comprises", "comprend", "including"}:
        home = reading.home
        return (Parties((home,), (), (home,), 0, -1), "pledges", True) if home else None
    act = next((a for a in reversed(line.acts) if len(line.tokens) - a.last <= 5), None)
    if act is not None and act.is_any(*_BINDING) and not act.negated and act.tense != "conditional":
        parties = debtor(line, act)
        binds = act.tense == "future" or not act.is_any("DO")
        return (parties, _modality(act), False) if parties is not None and binds else None
    if line.tokens[-2:-1] and line.tokens[-2].key in _MODAL:
        parties = line.parties(0, len(line.tokens) - 1)
        return (parties, "commits", False) if parties.codes else None
    return None


def _modality(act: Act) -> str:
    return next((modality for kind, modality in _MODALITIES if act.is_any(kind)), "commits")


def _item(line: Line, lead: Lead, reading: Reading) -> Draft | None:
    parties, modality, only_money = lead
    first = next((at for at, token in enumerate(line.tokens) if len(token.text) > 1), 0)
    money = any(len(amount.unit) == 3 for amount in line.amounts)
    if len(line.tokens) - first < _SHORTEST or (only_money and not money):
        return None
    return promise(line, (0, len(line.tokens) - 1), parties, reading, (modality, "CO2" if only_money else "CO5"))


def does(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a deed that is told in the present and is still to come: "Spain doubles its grant from January"."""
    if act.tense != "present" or act.passive or act.relative or not act.is_any("DEED") or is_hedged(line, act):
        return None
    if act.first and line.tokens[act.first - 1].key in _WHO:
        return None
    parties = debtor(line, act)
    if parties is None or not parties.codes or parties.first < 0 or not is_outward(line, act, parties):
        return None
    if not _is_to_come(line, act, reading):
        return None
    own_text = reading.paper.genre in {Genre.TREATY, Genre.COMMUNIQUE} or bool(line.around.pinned)
    modality = "commits" if own_text else "plans"
    return promise(line, (parties.first, promise_end(line, act.last)), parties, reading, (modality, "CO5"))


def _is_to_come(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether money, a day ahead or a text of the parties shows that a deed in the present is a promise."""
    if reading.paper.genre is Genre.TREATY:
        return True
    money = any(len(amount.unit) == 3 and amount.first > act.last for amount in line.amounts)
    today = reading.paper.dated.isoformat() if reading.paper.dated else ""
    ahead = bool(today) and any(date.code > today[: len(date.code)] for date in line.dates if date.code)
    soon = any(token.key in closed("duties", "soon") for token in line.tokens[act.last :])
    return money or ahead or soon


def items(line: Line, drafts: list[Draft], under: Mapping[int, Draft]) -> Iterator[Draft]:
    """Yield the promises of a line, or the item that it is of a promise made above it."""
    if drafts or line.start not in under:
        yield from drafts
    else:
        yield under[line.start]
