"""Promises as English tells them by a noun or a turn of phrase, where the rules for all languages find none."""

from collections.abc import Callable, Iterator, Sequence

from balozi.extraction.clauses.commitments.debtors import alone
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.promises import is_hedged, is_outward, promise, promise_end
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_VOWS = closed("english_gifts", "vows")
_OATHS = closed("english_gifts", "oaths")
_GIVEN_WITH = closed("english_gifts", "given_with")
_PROPOSALS = closed("english_gifts", "proposals")
_ACCEPTS = closed("english_gifts", "accepts")
_DEEDS = closed("english_gifts", "deeds")
_ANNOUNCES = closed("english_gifts", "announces")
_AGAIN = closed("english_gifts", "again")
_LASTING = closed("english_gifts", "lasting")
_TOUCH = closed("english_gifts", "touch")
_STAYS = closed("english_gifts", "stays")
_SUMS = closed("english_gifts", "sums")
_RESERVED = closed("english_gifts", "reserved")
_FINANCES = closed("english_gifts", "finances")
_WORKS = closed("english_gifts", "works")
_STARTS = closed("english_gifts", "starts")
_NO_DEEDS = closed("english_gifts", "no_deeds")
_BE = closed("english", "be")
_GIFTS = closed("tellers", "gifts") | closed("tellers", "grants")
_DETERMINED = frozenset({"determined", "resolved"})
_PARTY = frozenset({"party", "participant", "side", "state", "government", "parties"})
_IT = frozenset({"it", "they", "he", "she"})
_QUOTES = frozenset({"“", '"', "‘", ","})
_FIRM = closed("english_gifts", "firm")
_BACKING = closed("english_gifts", "backing")
_REMAINS = frozenset({"is", "are", "remains", "remain", "stays", "will"})
_TWO, _NEAR, _REACH = 2, 4, 9


def english_gifts(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the promises of an English sentence that the rules for all languages leave out.

    Args:
        line: the sentence.
        reading: its paper.
        known: what those rules found in it, which is not told again.
    """
    taken = list(known)
    for source in OF_LINES.asked(line.signs):
        taken += _new(source(line, reading), taken)
    yield from taken[len(known) :]


def _new(draft: Draft | None, taken: Sequence[Draft]) -> list[Draft]:
    """Return a draft in a list when none of those known stands in its words."""
    if draft is None or any(min(draft.last, o.last) >= max(draft.first, o.first) for o in taken):
        return []
    return [draft]


def _act_at(line: Line, at: int) -> Act:
    """Return the act that a token belongs to, or one made of the token."""
    found = next((act for act in line.acts if act.first <= at <= act.last), None)
    return found or Act(frozenset({"DO"}), at, at, "present")


def _who(line: Line, act: Act) -> Parties | None:
    """Return who acts, when the sentence or the paper tells it and nothing hedges it."""
    if act.negated or act.tense in {"conditional", "subjunctive"} or is_hedged(line, act):
        return None
    found = subject_of(line, act)
    return found if found is not None and found.codes else None


def _told(line: Line, span: tuple[int, int], who: Parties, reading: Reading, told: tuple[str, str]) -> Draft:
    first = who.first if 0 <= who.first < span[0] and span[0] - who.first < _REACH * 2 else span[0]
    return promise(line, (first, promise_end(line, span[1])), who, reading, told)


@asked_where(sign(words=_VOWS | _OATHS))
def _vowed(line: Line, reading: Reading) -> Draft | None:
    """Find a promise given by its noun: "closed with a vow to launch a ferry", "secured a pledge to reopen"."""
    for at, token in enumerate(line.tokens[2:-2], 2):
        behind = line.tokens[at + 1]
        if token.key not in _VOWS | _OATHS or behind.key not in {"to", "that"}:
            continue
        before = keys_of(line, at - 3, at)
        leads = behind.key == "that" or (
            line.tokens[at + 2].text.islower() and line.tokens[at + 2].key != "the"
        )
        verb = next((a for a in reversed(line.acts) if a.is_finite and a.last < at), None)
        if not leads or not _GIVEN_WITH & set(before) or verb is None or verb.is_any("REAFFIRM", "KEEP"):
            continue
        who = _who(line, verb)
        if who is None or not is_outward(line, verb, who):
            continue
        modality = "commits" if token.key in _OATHS else "pledges"
        return promise(line, (max(0, at - 1), promise_end(line, at + 1)), who, reading, (modality, "CO4"))
    return None


@asked_where(sign(words=_ACCEPTS), sign(words=_PROPOSALS))
def _accepted(line: Line, reading: Reading) -> Draft | None:
    """Find a proposal of another that is accepted: "has accepted Indonesia's request to cut its share"."""
    for at, token in enumerate(line.tokens):
        if token.key not in _ACCEPTS:
            continue
        noun = next(
            (n for n in range(at + 1, at + 7) if n < len(line.tokens) and line.tokens[n].key in _PROPOSALS),
            -1,
        )
        if noun < 0 or not {"to", "that", "for"} & set(keys_of(line, noun + 1, noun + 2)):
            continue
        act = _act_at(line, at)
        who = None if act.passive else _who(line, act)
        if who is not None and is_outward(line, act, who):
            return _told(line, (act.first, noun), who, reading, ("agrees", "CO1"))
    return None


@asked_where(sign(words=_ANNOUNCES), sign(words=_DEEDS))
def _announced(line: Line, reading: Reading) -> Draft | None:
    """Find a deed announced by its noun: "announced the reopening of the credit line", "confirmed the delivery of"."""
    for at, token in enumerate(line.tokens):
        if token.key not in _ANNOUNCES:
            continue
        behind = keys_of(line, at + 1, at + 6)
        deed = next((n for n, key in enumerate(behind) if key in _DEEDS), -1)
        joined = behind[deed + 1 : deed + 2] if deed >= 0 else []
        act = _act_at(line, at)
        plain = not {"talks", "plans", "that", "its", "on"} & set(behind[: max(deed, 0)])
        if joined not in (["of"], ["for"], ["to"], [","], ["up"]) or act.passive or not plain:
            continue
        who = _who(line, act)
        if who is None or not is_outward(line, act, who):
            continue
        money = any(len(a.unit) == len("EUR") and a.first > at for a in line.amounts)
        return _told(line, (act.first, at), who, reading, ("pledges" if money else "plans", "CO2"))
    return None


@asked_where(sign(words=_AGAIN), sign(words=_LASTING))
def _again(line: Line, reading: Reading) -> Draft | None:
    """Find what is said to hold on: "reaffirmed that the ceasefire remains binding", "reiterated that it will"."""
    for at, token in enumerate(line.tokens[:-2]):
        if token.key not in _AGAIN or line.tokens[at + 1].key != "that":
            continue
        act, behind = _act_at(line, at), keys_of(line, at + 2, at + 14)
        who = _who(line, act)
        if who is not None and _LASTING & set(behind) and not {"not", "never", "if", "must"} & set(behind):
            return _told(line, (act.first, at), who, reading, ("reaffirms", "CO3"))
    return None


@asked_where(sign(verbs={"AGREE"}), sign(words=_STAYS), sign(words=_TOUCH))
def _in_touch(line: Line, reading: Reading) -> Draft | None:
    """Find two who agree to stay in contact: "agreed to remain in close touch"."""
    act = next((a for a in line.acts if a.is_any("AGREE") and a.is_finite and not a.relative), None)
    behind = keys_of(line, act.last + 1, act.last + _REACH) if act is not None else []
    if act is None or behind[:1] != ["to"] or not _STAYS & set(behind[1:2]) or not _TOUCH & set(behind):
        return None
    who = _who(line, act)
    return _told(line, (act.first, act.last), who, reading, ("agrees", "CO1")) if who is not None else None


@asked_where(sign(words=_RESERVED | _FINANCES), sign(words=_SUMS))
def _reserved(line: Line, reading: Reading) -> Draft | None:
    """Find what a part of a sum is for: "One credit is earmarked for rural roads", "the rest will finance"."""
    for at, token in enumerate(line.tokens[1:-1], 1):
        for_it = token.key in _RESERVED and line.tokens[at + 1].key in {"for", "to"}
        pays = token.key in _FINANCES and line.tokens[at - 1].key == "will"
        sums = _SUMS & set(keys_of(line, at - 11, at))
        if not (for_it and _BE & set(keys_of(line, at - 3, at))) and not pays:
            continue
        begin = max((n + 1 for n in range(at) if line.tokens[n].text in {";", "“"}), default=0)
        own = line.parties(begin, at - 1)
        pair = line.around.pair
        giver = next((code for code in pair if not is_state(code)), "") or line.around.one or line.around.home
        if not sums or own.codes or not giver or line.has("hypothetical"):
            continue
        span = (max(begin, at - 11), promise_end(line, at))
        return promise(line, span, alone(giver), reading, ("commits", "CO2"))
    return None


@asked_where(sign(verbs={"SAY", "ANNOUNCE", "REAFFIRM"}), sign(words=_IT))
def _joining(line: Line, reading: Reading) -> Draft | None:
    """Find a deed under way that is told as news: "Egypt confirmed it is joining with a battalion"."""
    for act in line.acts:
        if (
            not act.is_any("SAY", "ANNOUNCE", "REAFFIRM")
            or act.tense not in {"past", "present"}
            or act.passive
        ):
            continue
        at = act.last + 1 + (keys_of(line, act.last + 1, act.last + 2) == ["that"])
        keys = keys_of(line, at, at + 4)
        if len(keys) < _NEAR - 1 or keys[0] not in _IT or keys[1] not in _BE:
            continue
        doing = next((key for key in keys[2:4] if key.endswith("ing")), "")
        who = _who(line, act)
        if not doing or doing in _NO_DEEDS or who is None or not is_outward(line, act, who):
            continue
        gift = doing.removesuffix("ing") in _GIFTS or doing.removesuffix("ing") + "e" in _GIFTS
        return _told(line, (act.first, at + 2), who, reading, ("pledges" if gift else "plans", "CO5"))
    return None


@asked_where(sign(words=_DETERMINED))
def _determined(line: Line, reading: Reading) -> Draft | None:
    """Find what several are determined to do: "We are determined to raise our trade to 15 billion"."""
    for at, token in enumerate(line.tokens[1:-2], 1):
        if (
            token.key not in _DETERMINED
            or line.tokens[at + 1].key != "to"
            or line.tokens[at - 1].key not in _BE
        ):
            continue
        ours = line.tokens[at - _TWO].key == "we" if at >= _TWO else False
        pair = line.around.pinned or line.around.pair
        joint = {"our", "joint", "bilateral", "together", "mutual", "both"} & set(
            keys_of(line, at, len(line.tokens))
        )
        if ours and joint and len(pair) > 1:
            who: Parties | None = Parties(pair, (), pair, 0, at - _TWO)
        else:
            who = _who(line, _act_at(line, at - 1))
        if who is not None and is_outward(line, _act_at(line, at), who):
            return _told(line, (at - 1, at + 1), who, reading, ("plans", "CO1"))
    return None


@asked_where(sign(words=_STARTS), sign(words=_WORKS))
def _starting(line: Line, reading: Reading) -> Draft | None:
    """Find joint works that two tell the start of: "construction would get under way in spring, they said"."""
    for at, token in enumerate(line.tokens[1:-1], 1):
        if token.key not in {"will", "would"} or line.tokens[at + 1].key not in _STARTS:
            continue
        says = next((a for a in line.acts if a.is_any("SAY", "AGREE", "ANNOUNCE") and a.is_finite), None)
        who = _who(line, says) if says is not None else None
        works = _WORKS & set(keys_of(line, at - 5, at))
        if not works or says is None or who is None or len(who.codes) < _TWO or not line.dates:
            continue
        begin = max(says.last + 1, at - 6) if says.last < at else max(0, at - 6)
        modality = "agrees" if says.is_any("AGREE") else "plans"
        return promise(line, (begin, promise_end(line, at + 1)), who, reading, (modality, "CO5"))
    return None


@asked_where(sign(words=_FIRM), sign(words=_REMAINS), sign(words=_BACKING))
def _firm(line: Line, reading: Reading) -> Draft | None:
    """Find support that is said to stand: "Our support for the region is unwavering", "Oslo's backing remains firm"."""
    for at, token in enumerate(line.tokens[3:], 3):
        held = next((n for n in range(max(0, at - 4), at) if line.tokens[n].key in _REMAINS), -1)
        noun = next((n for n in range(1, held) if line.tokens[n].key in _BACKING), -1)
        if token.key not in _FIRM or held < 0 or noun < 0 or {"not", "if"} & set(keys_of(line, held, at)):
            continue
        if line.tokens[noun - 1].key == "our":
            says = next((a for a in line.acts if a.is_any("SAY") and a.is_finite), None)
            who = _who(line, says) if says is not None else None
            pair = line.around.pinned or ((line.around.body,) if line.around.body else ()) or line.around.pair
            who = who or (Parties(pair, (), pair, 0, -1) if pair else None)
        else:
            who = line.parties(max(0, noun - 6), noun - 1)
        if who is not None and who.codes:
            return promise(line, (noun - 1, max(at, held)), who, reading, ("reaffirms", "CO3"))
    return None


@asked_where(sign(words={"and", ",", "while"}))
def _gapped(line: Line, reading: Reading) -> Draft | None:
    """Find a share without its verb: "Uganda will send 4,500 soldiers and Djibouti 1,520"."""
    will = next((a for a in line.acts if a.tense == "future" and not a.negated), None)
    if will is None or will.is_any("MEET", "VISIT", "BE"):
        return None
    for mention in line.mentions:
        at = mention.first
        if (
            mention.of not in {Of.STATE, Of.CITY}
            or at <= will.last + _TWO
            or mention.last + 1 >= len(line.tokens)
        ):
            continue
        number = line.tokens[mention.last + 1]
        joined = line.tokens[at - 1].key in {"and", ",", "while"}
        if (
            joined
            and number.text[0].isdigit()
            and any(t.text[0].isdigit() for t in line.tokens[will.last : at])
        ):
            code = mention.name if mention.of is Of.CITY else mention.code
            return promise(line, (at, mention.last + 1), alone(code), reading, ("plans", "CO5"))
    return None


@asked_where(sign(words=_PARTY))
def _of_a_party(line: Line, reading: Reading) -> Draft | None:
    """Find a duty of one party that its part in a treaty tells: "The upstream Party undertakes to release"."""
    if reading.paper.genre is not Genre.TREATY:
        return None
    for at, token in enumerate(line.tokens[1:9], 1):
        if token.key not in _PARTY or not token.is_capital or at + 2 >= len(line.tokens):
            continue
        behind = line.tokens[at + 1].key
        binds = behind in {"shall", "will"} or any(
            a.is_any("COMMIT", "AGREE") and a.first == at + 1 for a in line.acts
        )
        pair = line.around.pinned or line.around.pair or line.around.common
        named = line.parties(0, at)
        who = named if named.codes else Parties(pair, (), pair, 0, 0)
        # "NOW THEREFORE the Parties agree as follows".
        leads = "follows" in line.row[at + 2 : at + 4]
        if binds and who.codes and not leads and not line.has("hypothetical"):
            return promise(
                line, (max(0, at - 2), promise_end(line, at + 1)), who, reading, ("commits", "CO5")
            )
    return None


OF_LINES: Panel[Callable[[Line, Reading], Draft | None]] = Panel(
    _vowed,
    _accepted,
    _announced,
    _again,
    _in_touch,
    _reserved,
    _joining,
    _determined,
    _starting,
    _firm,
    _gapped,
    _of_a_party,
)
