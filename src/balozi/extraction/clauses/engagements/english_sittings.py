"""Sittings and calls that English papers name by the way: "Wednesday's session of the Joint Commission in Riga"."""

from collections.abc import Sequence

from balozi.extraction.clauses.engagements.english_passing import (
    Source,
    act_at,
    dated,
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
    two_spoken_of,
)
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of

_AHEAD = frozenset({"before", "ahead", "for"})


def _it_is_off(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find the end of a visit or a meeting told before: "It has been called off because of the storm"."""
    at = place_in(line, news("contacts", "called_off"))
    before = set(keys_of(line, 0, at))
    if line.tokens[0].key != "it" or at > REACH or not before & {"been", "was", "is"} or "not" in before:
        return None
    earlier = next((other for other in reversed(reading.lines) if other.end <= line.start), None)
    nouns = earlier.nouns("VISIT", "MEETING", "SUMMIT") if earlier is not None else []
    pair = the_two(line) or made_of(line.around.common, 0)
    if not nouns or len(pair.codes) != TWO:
        return None
    kind = {"VISIT": "visit", "MEETING": "meeting", "SUMMIT": "summit"}[nouns[0].code]
    return told_once(line, (None, 0, at), pair, reading, f"{kind} cancelled")


def _next_round(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find the next gathering of two spoken of: "A follow-up is scheduled for 14 September in Gitega"."""
    for at in line.all_of(news("contacts", "rounds")):
        lead = set(keys_of(line, at - NEAR, at))
        if at >= FAR or not lead & news("contacts", "orders"):
            continue
        behind = keys_of(line, at + 1, at + REACH)
        several = {"their", "three", "trilateral", "such"} & set(keys_of(line, 0, at))
        pair = made_of(line.around.pair, -1) if several and len(line.around.pair) > TWO else the_two(line)
        named = line.parties(0, len(line.tokens) - 1)
        told = (
            bool(line.dates)
            or bool(place_of(line)[0])
            or {"hosted", "weeks", "months"} & set(keys_of(line, at, at + FAR))
        )
        ready = set(behind) & news("contacts", "set_for") or _taken_up(line, at)
        if pair is None or not told or not ready or is_regular(line, at):
            continue
        future = (
            {"will", "to", "follows", "takes", "starts", "opens", "begins"} & set(behind)
            or _expected(line, at)
            or _taken_up(line, at)
        )
        if not future or not set(named.codes) <= set(pair.codes) or is_undone(line, at + 1):
            continue
        return told_once(line, (None, max(0, at - 2), at + REACH), pair, reading, "meeting planned")
    return None


def _taken_up(line: Line, at: int) -> bool:
    """Tell whether a session was invited to and accepted: "to hold its next session in Pemba, which was accepted"."""
    return {"to", "hold"} <= set(keys_of(line, at - 6, at)) and bool({"accepted", "accepts"} & line.keys)


def _expected(line: Line, at: int) -> bool:
    return any(
        a.is_any("EXPECT", "PLAN") and not a.negated and 0 < a.first - at <= REACH for a in line.acts
    ) or bool({"due", "set", "fixed", "booked", "pencilled"} & set(keys_of(line, at + 1, at + NEAR)))


def _for_talks(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find the talks that a journey to come is for: "is due in Oslo on Monday for talks with her colleague"."""
    visit = next((d for d in known if d.fields["type"] == "visit" and d.fields["status"] == "planned"), None)
    for at in range(TWO, len(line.tokens) - TWO) if visit is not None else ():
        lead = set(keys_of(line, at - NEAR, at))
        if line.tokens[at].key not in news("contacts", "talks") or keys_of(line, at + 1, at + TWO) != [
            "with"
        ]:
            continue
        if not lead & {"for", "hold", "have"} or visit is None:
            continue
        host = line.parties(at + 1, min(at + FAR, len(line.tokens) - 1))
        codes = [*visit.fields["states"], *visit.fields["orgs"]]  # type: ignore[misc]
        spots = set(destinations(line, 0, at)) if len(host.codes) > 1 else set()
        whole = made_of((*(code for code in codes if code not in spots), *host.codes), at)
        if len(whole.codes) > 1:
            return told_once(line, (None, at - 1, at + NEAR), whole, reading, "meeting planned")
    return None


def _talks_with(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find talks told by the way: "ended a trip after talks with President Nurlanov in Astana"."""
    for at in line.all_of(news("contacts", "talks") | turns("meals")):
        link = _link(line, at)
        if not 0 < at < len(line.tokens) - TWO or link < 0:
            continue
        lead = keys_of(line, at - NEAR, at)
        if not set(lead) & (news("contacts", "leads") - {"with"} | _went(line, at)) or is_regular(line, at):
            continue
        host = somebody(line, link + 1, link + REACH)
        behind = line.parties(link + 1, _before_both(line, link, link + FAR))
        if host is None or (host.of is Of.OWN and host.first == host.last):
            continue
        guest = guest_of(line, at)
        whole = made_of((*guest[:1], *behind.codes), at) if behind.codes else made_of(guest, at)
        whole = completed(line, whole, reading) if len(whole.codes) < TWO else whole
        ahead = is_ahead(line, at) or bool(set(lead[-TWO:]) & _AHEAD)
        if ahead and lead[-1:] == ["for"] and not {"was", "were"}.isdisjoint(keys_of(line, at - REACH, at)):
            # "was in Ottawa for talks with Prime Minister Carney".
            ahead = is_ahead(line, at)
        if len(whole.codes) == TWO and not is_undone(line, at):
            status = "planned" if ahead else "held"
            return told_once(line, (None, at - 1, host.last + TWO), whole, reading, f"meeting {status}")
    return None


def _before_both(line: Line, first: int, last: int) -> int:
    """Return where those end who are met, before both go on: "with the Minister of Fiji, the two sides discussed"."""
    end = min(last, len(line.tokens) - 1)
    return next((m.first - 1 for m in line.within(first + TWO, end) if m.of is Of.PAIR), end)


def _link(line: Line, at: int) -> int:
    """Return where "with" leads from talks to who is met, a place perhaps between: "a dinner in Klagenfurt with"."""
    if keys_of(line, at + 1, at + TWO) == ["with"]:
        return at + 1
    if keys_of(line, at + 1, at + TWO) not in (["in"], ["at"]):
        return -1
    link = at + TWO
    while link < min(len(line.tokens), at + REACH) and line.tokens[link].is_capital:
        link += 1
    return link if link > at + TWO and keys_of(line, link, link + 1) == ["with"] else -1


def _went(line: Line, at: int) -> frozenset[str]:
    """Return "for" when a journey that was made leads to talks: "travelled to Tehran for consultations with"."""
    made = any(
        act.is_any("VISIT") and act.tense == "past" and not act.negated and act.first < at
        for act in line.acts
    )
    return frozenset({"for"}) if made else frozenset()


def _received_at(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find an official received where nobody is named: "was received at the Foreign Ministry in Brussels"."""
    at = place_in(line, news("sittings", "received"))
    seat = place_in(line, news("sittings", "seats"), at + 1)
    passive = {"was", "were", "been", "be"} & set(keys_of(line, at - NEAR, at))
    who = somebody(line, 0, at)
    named = "by" in keys_of(line, at, at + FAR)
    if who is None or not passive or not 0 < seat - at <= 6 or named or is_undone(line, at):
        return None
    guest = line.parties(0, at - 1)
    whole = made_of((*guest.codes[:1], place_of(line, at)[1]), who.first) if len(guest.codes) < TWO else guest
    met = line.parties(seat + 1, min(seat + FAR, len(line.tokens) - 1))
    if len(guest.codes) == 1 and len(met.states) == 1 and "with" in keys_of(line, seat, seat + REACH):
        # "was received at the Élysée for a working lunch with Macron".
        whole = made_of((*guest.codes, *met.states), who.first)
    whole = whole if len(whole.codes) > 1 else completed(line, guest, reading)
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(line, (act_at(line, at), who.first, seat + TWO), whole, reading, f"meeting {status}")


def _hosts_ministers(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find several guests of one host: "Egypt hosted the foreign ministers of Greece and Cyprus in Alexandria"."""
    act = next(
        (a for a in line.acts if a.is_any("HOST") and not (a.passive or a.negated or a.relative)), None
    )
    if act is None or act.tense not in {"past", "present", "future"} or not (line.dates or place_of(line)[0]):
        return None
    people = place_in(line, news("contacts", "guests"), act.last + 1)
    host = subject_of(line, act)
    guests = line.parties(act.last + 1, min(people + FAR, len(line.tokens) - 1)) if people >= 0 else None
    if guests is None or people - act.last > 6 or host is None or not host.codes or not guests.codes:
        return None
    whole = made_of((*host.codes, *guests.codes), host.first)
    status = "planned" if act.tense == "future" else "held"
    return told_once(line, (act, max(0, host.first), people + REACH), whole, reading, f"meeting {status}")


def _rang(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a call that is received: "received a phone call from the Minister of Foreign Affairs of Bhutan"."""
    at = place_in(line, frozenset({"call", "calls"}))
    verb = next(
        (n for n in range(at - 1, max(-1, at - 5), -1) if line.tokens[n].key in news("contacts", "rings")), -1
    )
    link = keys_of(line, at + 1, at + TWO)
    caller = somebody(line, at + TWO, at + FAR)
    if verb < 1 or link != ["from"] or caller is None or is_undone(line, verb):
        return None
    callee = line.parties(0, verb - 1)
    whole = made_of((*callee.codes, *line.parties(at + 1, min(at + 2 * FAR, len(line.tokens) - 1)).codes), 0)
    whole = whole if len(whole.codes) > 1 else completed(line, whole, reading)
    return told_once(line, (None, max(0, callee.first), caller.last), whole, reading, "call held")


def _in_a_call(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a call told by what was said in it: "In a separate call she assured King Hassan of Dutch help"."""
    at = place_in(line, frozenset({"call", "conversation"}))
    lead = set(keys_of(line, at - NEAR, at))
    if keys_of(line, at - 1, at) in (["may"], ["can"], ["should"], ["must"], ["please"]):
        return None
    phone = {"call", "telephone", "phone"} & set(keys_of(line, at - 1, at + 1))
    act = next((a for a in line.acts if a.is_finite and a.first > at), None)
    heard = somebody(line, (act.last if act is not None else at) + 1, len(line.tokens))
    both = any(m.of is Of.PAIR for m in line.mentions)
    if not lead & {"in", "during"} or not phone or not (heard or both) or line.tokens[at + 1 : at + 2] == []:
        return None
    pair = the_two(line)
    whole = pair if both and pair is not None else everybody(line)
    one = (line.around.one,) if line.around.one else ()
    whole = completed(line, whole if len(whole.codes) > 1 else made_of((*whole.codes, *one), at), reading)
    topic = {"for", "on", "to"} & set(keys_of(line, at + 1, at + TWO)) and not dated(line, at + TWO)
    if topic or len(whole.codes) != TWO:
        return None
    act = act or next((one for one in line.acts if one.is_finite), None)
    return told_once(
        line, (act, at - TWO, heard.last if heard is not None else at + NEAR), whole, reading, "call held"
    )


def _session_of(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a sitting of a joint body: "issued after Wednesday's session of the Binational Commission in Cúcuta"."""
    for at in line.all_of(news("sittings", "sessions")):
        behind = keys_of(line, at + 1, at + REACH)
        if behind[:1] != ["of"] or not set(behind) & news("sittings", "joint"):
            continue
        lead = set(keys_of(line, at - NEAR, at))
        placed = bool(place_of(line, at)[0]) or any(abs(date.first - at) <= NEAR for date in line.dates)
        named = line.parties(0, len(line.tokens) - 1)
        whole = named if len(named.codes) > 1 else the_two(line)
        if (
            not lead & news("sittings", "leads")
            or not set(behind) & news("sittings", "bodies")
            or whole is None
            or not placed
        ):
            continue
        if is_regular(line, at) or is_undone(line, at) or len(whole.codes) != TWO:
            continue
        return told_once(line, (None, at - TWO, at + REACH), whole, reading, "meeting held")
    return None


def _visit_set(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a visit whose day is being set: "the visit of Prime Minister al-Rubaie, tentatively set for early April"."""
    pair = the_two(line)
    for noun in line.nouns("VISIT") if pair is not None else ():
        reach = noun.last + FAR
        word = next(
            (
                n
                for n in range(noun.last + 1, min(reach, len(line.tokens)))
                if line.tokens[n].key in news("sittings", "arranged")
            ),
            -1,
        )
        dated = any(0 < date.first - word <= NEAR for date in line.dates)
        whole = line.parties(0, min(reach, len(line.tokens) - 1))
        if word < 0 or not dated or pair is None or destinations(line, noun.last + 1, noun.last + NEAR):
            continue
        if "not" in keys_of(line, noun.last, word) or not set(whole.codes) <= set(pair.codes):
            continue
        return told_once(line, (None, noun.first - 1, word + NEAR), pair, reading, "visit planned")
    return None


def _joined(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a guest of those who meet: "the Heads were joined by the Prime Minister of Canada"."""
    at = place_in(line, frozenset({"joined"}))
    by = next((n for n in range(at + 1, min(at + 6, len(line.tokens))) if line.tokens[n].key == "by"), -1)
    passive = {"were", "was", "be", "been", "are"} & set(keys_of(line, at - NEAR, at))
    guest = line.parties(by + 1, min(by + FAR, len(line.tokens) - 1)) if by > 0 else None
    if guest is None or not passive or len(guest.codes) != 1 or is_undone(line, at):
        return None
    who = (
        somebody(line, by + 1, by + REACH) is not None
        or {"counterpart", "counterparts", "colleague"} & line.keys
    )
    own = line.parties(0, at - 1).codes
    host = own or ((line.around.body,) if line.around.body else (line.around.one,))
    whole = made_of((*host, *guest.codes), at)
    if not who or len(whole.codes) < TWO:
        return None
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(line, (None, at - NEAR, by + REACH), whole, reading, f"meeting {status}")


def _held_their(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a gathering by its number: "ASEAN and Japan held their 41st Forum in Hakone"."""
    act = next(
        (a for a in line.acts if a.is_any("HOLD") and not (a.negated or a.passive or a.relative)), None
    )
    if act is None or act.tense not in {"past", "future"}:
        return None
    behind = keys_of(line, act.last + 1, act.last + REACH)
    subject = line.parties(0, act.first - 1)
    if (
        not {"their", "the"} & set(behind[:TWO])
        or not set(behind) & news("sittings", "forums")
        or len(subject.codes) < TWO
    ):
        return None
    status = "planned" if act.tense == "future" else "held"
    told = (act, max(0, subject.first), act.last + REACH)
    return told_once(line, told, subject, reading, f"meeting {status}")


def _will_reconvene(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find what two agreed to go on with: "The foreign ministers are due to follow up in Bangui on 10 September"."""
    at = place_in(line, news("sittings", "goes_on"))
    lead = set(keys_of(line, at - REACH, at))
    both = (
        any(m.of is Of.PAIR and m.first < at for m in line.mentions)
        or {"delegations", "negotiators", "experts"} & lead
    )
    pair = the_two(line)
    told = (line.dates or {"weeks", "month", "year"} & line.keys) and (place_of(line)[0] or line.dates)
    if pair is None or not both or not told or not lead & {"will", "to"} or is_undone(line, at):
        return None
    if not set(line.parties(0, len(line.tokens) - 1).codes) <= set(pair.codes) or is_regular(line, at):
        return None
    return told_once(line, (None, max(0, at - REACH), at + NEAR), pair, reading, "meeting planned")


def met_him(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a guest named by a pronoun: "Indian Minister Menon received him at the airport"."""
    at = place_in(line, news("journeys", "receives"))
    one = line.around.one
    host = line.parties(0, at - 1) if at > 0 else None
    pronoun = bool(set(keys_of(line, at + 1, at + TWO)) & news("journeys", "guests"))
    if (
        host is None
        or not pronoun
        or not is_state(one)
        or somebody(line, 0, at) is None
        or is_undone(line, at)
    ):
        return None
    host = host if host.codes else _other_than(line, one)
    if len(host.codes) != 1 or one in host.codes or at > FAR:
        return None
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(
        line,
        (None, max(0, host.first), at + NEAR),
        made_of((*host.codes, one), 0),
        reading,
        f"meeting {status}",
    )


def _other_than(line: Line, code: str) -> Parties:
    """Return the other one of the two spoken of."""
    pair = two_spoken_of(line)
    others = (
        [other for other in pair.states if other != code] if pair is not None and code in pair.states else []
    )
    return made_of(others, 0)


def sources_of_sittings() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (news("contacts", "called_off"), _it_is_off),
        (news("contacts", "orders"), _next_round),
        (news("contacts", "talks"), _for_talks),
        (news("contacts", "talks") | turns("meals"), _talks_with),
        (news("contacts", "guests"), _hosts_ministers),
        (news("sittings", "seats"), _received_at),
        (frozenset({"call", "calls"}), _rang),
        (frozenset({"call", "conversation"}), _in_a_call),
        (news("sittings", "joint"), _session_of),
        (news("sittings", "arranged"), _visit_set),
        (frozenset({"joined"}), _joined),
        (news("sittings", "forums"), _held_their),
        (news("sittings", "goes_on"), _will_reconvene),
        (news("journeys", "guests"), met_him),
    )
