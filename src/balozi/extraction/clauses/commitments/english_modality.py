"""How firmly an English paper tells a promise, by who tells it and in which form: reported, quoted, settled by two."""

from balozi.extraction.clauses.commitments.tellers import is_bound, teller_of
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_QUOTES = frozenset({"“", '"', "«"})
_NEAR = 12
_TRADE = frozenset({"trade", "turnover", "exports", "imports", "exchanges"})


def modality_in_english(line: Line, act: Act, parties: Parties, reading: Reading, found: str) -> str:
    """Return the modality of an English promise: as the verb tells it, or as the form of its sentence does.

    Args:
        line: the sentence.
        act: that promises.
        parties: who owe.
        reading: of the paper.
        found: the modality by the verb alone.
    """
    if line.words.language != "en":
        return found
    if act.is_any("AGREE", "PLEDGE", "DECIDE") and act.tense in {"past", "present"}:
        return _of_a_vow(line, act, parties, found)
    if (
        found == "pledges"
        and act.tense == "future"
        and not _TRADE.isdisjoint(line.row[act.last + 1 : act.last + 4])
    ):
        # "would raise bilateral trade to 10 billion dollars": no money is given.
        return "agrees" if len(parties.codes) > 1 else "plans"
    if act.tense == "future" and found != "reaffirms":
        return _of_a_future(line, act, parties, reading, found)
    return found


def _of_a_vow(line: Line, act: Act, parties: Parties, found: str) -> str:
    """Return how firmly one vows: what two decide is agreed, who assures of what goes on reaffirms."""
    words = words_of("roles", "modality")
    key = line.tokens[act.last].key
    behind = line.row[act.last + 1 : act.last + 1 + _NEAR]
    if len(parties.codes) > 1 and key in words["decides"]:
        return "agrees"
    money = any(len(amount.unit) == len("EUR") for amount in line.amounts)
    lasts = set(behind[:3]) & {"continued", "continuing", "sustained", "ongoing"}
    if found == "pledges" and not money and lasts and "presence" in behind:
        # "pledged the continued presence of 300 doctors".
        return "reaffirms"
    if found == "agrees" and money and key.startswith("authori"):
        # "is authorizing the drawdown of up to $30 million".
        return "pledges"
    if key in words["assures"] and "of" in behind and set(behind) & words["lasting"] and not money:
        return "reaffirms"
    if (
        found == "agrees"
        and len(parties.codes) == 1
        and not parties.organisations
        and set(behind) & words["costs"]
    ):
        return "pledges"
    return found


def _of_a_future(line: Line, act: Act, parties: Parties, reading: Reading, found: str) -> str:
    """Return how firmly a future binds: less as hearsay, more in a person's own words or as what two settled."""
    words = words_of("roles", "modality")
    verb = line.tokens[act.first].key
    teller = teller_of(line, act)
    told = teller is not None and bool(words["says"] & set(line.row[teller.first : teller.last + 1]))
    again = teller is not None and line.tokens[teller.last].key in words["again"]
    # "reaffirmed its support and will send experts": the deed is one more.
    again = again and teller is not None and (verb == "would" or "that" in line.row[teller.last : act.first])
    if again and found in {"plans", "commits"}:
        # "reaffirmed that they would settle the question by peaceful means".
        return "reaffirms"
    if found == "commits" and told and verb == "would" and len(parties.codes) == 1:
        return "plans"
    if reading.paper.genre is not Genre.NEWS:
        return found
    if found == "plans" and len(parties.codes) == 1 and _spends(line, act):
        return "pledges"
    if found in {"commits", "plans"} and not is_bound(line, act) and _is_settled(line, act, parties, reading):
        return "agrees"
    if (
        found == "plans"
        and len(parties.codes) == 1
        and _is_quoted(line, act)
        and line.tokens[act.last].key in words["gives"]
    ):
        return "pledges"
    return found


def _spends(line: Line, act: Act) -> bool:
    """Tell whether money is the object of a future: "will launch a programme of €14 million"."""
    money = (a.first for a in line.amounts if len(a.unit) == len("EUR"))
    near = any(0 < first - act.last <= _NEAR for first in money)
    firm = line.row[act.first] == "will" and line.keys.isdisjoint({"provided", "if", "subject", "kind"})
    return (
        near and firm and line.row[act.last] not in {"work", "seek", "ask", "request", "need", "cost", "use"}
    )


def _is_settled(line: Line, act: Act, parties: Parties, reading: Reading) -> bool:
    """Tell whether two sides have settled what both are to do: "the two sides are to exchange lists"."""
    keys = line.row[max(0, act.first - 1) : act.first + 2]
    both = len(parties.codes) > 1 or any(m.of is Of.PAIR and m.last < act.first for m in line.mentions)
    if both and "are" in keys and "to" in keys:
        return True
    each = {"each", "both", "either"} & set(line.row[max(0, act.first - 4) : act.first])
    before = next((other for other in reversed(reading.lines) if other.start < line.start), line)
    decided = words_of("roles", "modality")["decides"]
    return bool(each) and not (before.keys | line.keys).isdisjoint(decided)


def _is_quoted(line: Line, act: Act) -> bool:
    """Tell whether a person's own words promise: '"Oman will recruit 6,000 health workers," he stated'."""
    opens = [at for at, token in enumerate(line.tokens[: act.first]) if token.text in _QUOTES]
    return len(opens) == 1 and act.first - opens[0] <= _NEAR


def is_giving(line: Line, act: Act) -> bool:
    """Tell whether a gift is under way in English: "is providing a further $25 million", "is also giving two boats"."""
    doing = line.tokens[act.last].key
    if line.words.language != "en" or not doing.endswith("ing"):
        return False
    money = any(len(a.unit) == len("EUR") and 0 < a.first - act.last <= _NEAR for a in line.amounts)
    return money or doing in words_of("roles", "modality")["giving"]
