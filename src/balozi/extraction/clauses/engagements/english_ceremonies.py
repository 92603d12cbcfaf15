"""Ceremonies as English papers tell them: papers signed, ground broken, leave taken, instruments exchanged."""

from collections.abc import Sequence

from balozi.extraction.clauses.engagements.english_passing import (
    Source,
    act_at,
    arrived,
    everybody,
    guest_of,
    is_ahead,
    made_of,
    news,
)
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    completed,
    is_undone,
    place_in,
    somebody,
    the_two,
    told_once,
    turns,
)
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.sessions import has_two_people
from balozi.extraction.mentions.mentions import Of

_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.INSTITUTION})


def _signed_papers(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find texts that two spoken of sign: "their deputies signed four documents"."""
    act = next(
        (a for a in line.acts if a.is_any("SIGN") and a.is_finite and not (a.negated or a.relative)), None
    )
    if act is None or act.tense == "conditional":
        return None
    reach = (
        keys_of(line, act.first - REACH, act.first)
        if act.passive
        else keys_of(line, act.last + 1, act.last + REACH)
    )
    pair = the_two(line)
    named = everybody(line)
    whole = named if len(named.codes) > 1 else pair
    many = any(m.of is Of.PAIR for m in line.mentions) or {"their", "deputies", "both"} & line.keys
    guest = {"guest", "host"} & set(keys_of(line, 0, act.first)) and place_of(line, act.last)[0]
    who = (
        act.passive
        or many
        or guest
        or has_two_people(line, 0, act.first - 1)
        or any(d.fields["type"] == "meeting" for d in known)
    )
    if whole is None or not who or not news("contacts", "papers") & set(reach):
        return None
    if act.passive and not (line.dates or place_of(line)[0]):
        return None
    status = "planned" if act.tense == "future" else "held"
    first = max(0, act.first - NEAR)
    return told_once(line, (act, first, act.last + NEAR), whole, reading, f"signing_ceremony {status}")


def _signatories(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find two officials who sign what was told before: "put their signatures to it", "exchanged notes on"."""
    at = place_in(line, news("sittings", "signs") | {"notes"})
    lead = set(keys_of(line, at - NEAR, at))
    if line.keys & turns("no_papers") or "diplomatic" in lead:
        # Diplomatic notes that confirm are a step of what was signed before.
        return None
    plain = line.tokens[at].key in {"signed", "sign", "signs"}
    marked = lead & {"put", "affixed", "appended", "set", "exchanged", "affix", "exchange"}
    if at < NEAR or is_undone(line, at) or not (plain or marked) or (plain and not _for_sides(line, at)):
        return None
    named = line.parties(0, len(line.tokens) - 1)
    pair = the_two(line)
    if not (
        has_two_people(line, 0, at - 1) or (pair is not None and {"presidents", "ministers"} & line.keys)
    ):
        return None
    whole = named if len(named.codes) > 1 else completed(line, named, reading)
    whole = pair if len(whole.codes) < TWO and pair is not None else whole
    status = "planned" if is_ahead(line, at) else "held"
    first = max(0, min(named.first, at - NEAR) if named.first >= 0 else at - REACH)
    return told_once(line, (None, first, at + NEAR), whole, reading, f"signing_ceremony {status}")


def _for_sides(line: Line, at: int) -> bool:
    """Tell whether the papers are signed for two sides: "signed on behalf of the two sides"."""
    behind = keys_of(line, at + 1, at + REACH)
    return "behalf" in behind or behind[:1] == ["for"]


def _signed_at_its_end(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find papers signed on the occasion that was told: "An air services accord was signed at the end of the visit"."""
    act = next((a for a in line.acts if a.is_any("SIGN") and not (a.negated or a.relative)), None)
    if act is None or act.tense not in {"past", "future"}:
        return None
    behind = keys_of(line, act.last + 1, act.last + FAR)
    named = line.parties(0, len(line.tokens) - 1)
    pair = the_two(line) if act.passive else named if len(named.codes) == TWO else None
    if (
        pair is None
        or not set(behind) & news("sittings", "occasions")
        or not set(named.codes) <= set(pair.codes)
    ):
        return None
    status = "planned" if act.tense == "future" else "held"
    told = (act, max(0, act.first - NEAR), act.last + NEAR)
    return told_once(line, told, pair, reading, f"signing_ceremony {status}")


def _exchange_of(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find papers or prisoners that are exchanged, told by a noun: "for the exchange of instruments"."""
    at = place_in(line, frozenset({"exchange", "swap"}))
    behind = keys_of(line, at + 1, at + NEAR)
    lead = set(keys_of(line, at - NEAR, at))
    pair = the_two(line)
    named = line.parties(0, len(line.tokens) - 1)
    whole = named if len(named.codes) == TWO else pair
    told = line.dates or place_of(line)[0]
    seen = lead & {"witnessed", "oversaw", "witness", "attended"} and set(behind) & news("contacts", "papers")
    if seen and behind[:1] == ["of"] and whole is not None:
        status = "planned" if is_ahead(line, at) else "held"
        return told_once(line, (None, at - TWO, at + NEAR), whole, reading, f"signing_ceremony {status}")
    if behind[:1] != ["of"] or not set(behind) & news("sittings", "instruments") or whole is None or not told:
        return None
    if not lead & {"for", "after", "during", "at", "ceremony"} or not set(named.codes) <= set(whole.codes):
        return None
    status = "planned" if is_ahead(line, at) or "for" in lead else "held"
    return told_once(line, (None, at - 1, at + NEAR), whole, reading, f"other {status}")


def _first_works(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find works that two states open together: "broke ground for a border post", "cut the ribbon of an academy"."""
    at = place_in(line, news("contacts", "starts_work"))
    thing = place_in(line, news("contacts", "first_works"), at)
    flags = at >= 0 and line.tokens[at].key.startswith("flag")
    if at < 0 or not 0 < thing - at <= NEAR or flags != (line.tokens[thing].key == "off"):
        at = place_in(line, news("contacts", "inaugurates"))
        thing = place_in(line, news("contacts", "works"), at)
    if at < 0 or not 0 < thing - at <= FAR or is_undone(line, at):
        return None
    whole = line.parties(0, min(thing + 1, len(line.tokens) - 1))
    whole = whole if len(whole.codes) > 1 else everybody(line)
    together = has_two_people(line, 0, len(line.tokens) - 1)
    together = together or bool({"she", "he"} & set(keys_of(line, 0, at)) and "and" in keys_of(line, 0, at))
    together = together or bool(
        {"ministers", "presidents", "both", "leaders", "two"} & set(keys_of(line, 0, at))
    )
    beside = {"together", "alongside", "ministers", "presidents", "jointly", "she", "he"} & line.keys
    whole = completed(line, whole, reading) if beside else whole
    own = line.parties(0, at - 1) if at else whole
    # "Mauritania and the IOM inaugurated a centre".
    act = act_at(line, at)
    pair = len(own.codes) == TWO and "and" in keys_of(line, own.first, at)
    pair = pair and (act is None or act.is_finite)
    together, whole = together or pair, own if pair else whole
    if not together and len(whole.codes) < TWO:
        whole = _abroad(line, at, reading)
    elif not together:
        return None
    if not (together or somebody(line, 0, at)) or len(whole.codes) != TWO:
        return None
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(line, (act_at(line, at), at - TWO, thing + NEAR), whole, reading, f"other {status}")


def _abroad(line: Line, at: int, reading: Reading) -> Parties:
    """Return a guest and the state that was come to, where the guest opens something: "Weis also opened a school"."""
    guest = [code for code in guest_of(line, at) if is_state(code)]
    host = next((m for m in line.mentions if m.first < at), None)
    if (
        host is not None
        and host.of is Of.OFFICE
        and not line.parties(0, at - 1).codes
        and not line.around.sure
    ):
        # "President Mwakasege opened a hospital": of whom nobody tells that he is a guest.
        return made_of((), at)
    there = place_of(line, at)[1] or arrived(line, reading)
    pair = line.around.pair
    abroad = (
        len(guest) == 1 and there and there not in guest and {there, *guest} <= {*pair, *line.around.common}
    )
    return made_of((*guest, there), at) if abroad else made_of((), at)


def _farewell(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find an envoy's leave-taking: "bade farewell to Prime Minister Folau at the end of her tour of duty"."""
    at = place_in(line, news("contacts", "farewells"))
    verb = next(
        (
            n
            for n in range(at - 1, max(-1, at - NEAR), -1)
            if line.tokens[n].key in news("contacts", "says_farewell")
        ),
        -1,
    )
    host = somebody(line, at + 1, at + REACH)
    envoy = news("contacts", "envoys") & line.keys
    if (
        verb < 0
        or not envoy
        or host is None
        or keys_of(line, at + 1, at + 3)[:1] not in (["to"], ["of"], ["call"])
    ):
        return None
    own = everybody(line)
    whole = own if len(own.codes) == TWO else the_two(line) or completed(line, own, reading)
    first = min((m.first for m in line.mentions if m.of in _PEOPLE and m.first < verb), default=verb)
    return told_once(line, (None, first, host.last), whole, reading, "courtesy_call held")


def _call_on(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a courtesy call told by its noun: "opened his visit with a call on President Yildiz"."""
    at = place_in(line, frozenset({"call", "calls"}))
    lead = set(keys_of(line, at - NEAR, at))
    host = somebody(line, at + TWO, at + TWO + NEAR)
    if (
        keys_of(line, at + 1, at + TWO) != ["on"]
        or host is None
        or not lead & news("sittings", "calls")
        or is_undone(line, at)
    ):
        return None
    named = line.parties(0, min(at + FAR, len(line.tokens) - 1))
    whole = named if len(named.codes) > 1 else completed(line, named, reading)
    whole = made_of((*whole.codes, *destinations(line, 0, at)), at) if len(whole.codes) < TWO else whole
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(line, (None, at - TWO, host.last + TWO), whole, reading, f"courtesy_call {status}")


def sources_of_ceremonies() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (news("contacts", "papers"), _signed_papers),
        (news("contacts", "first_works") | news("contacts", "works"), _first_works),
        (news("contacts", "farewells"), _farewell),
        (frozenset({"exchange", "swap"}), _exchange_of),
        (frozenset({"signatures", "signature", "notes", "behalf"}), _signatories),
        (news("sittings", "occasions"), _signed_at_its_end),
        (frozenset({"call", "calls"}), _call_on),
    )
