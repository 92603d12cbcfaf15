"""All that English sentences tell of contact, put in tune: talks that a journey to come is for are to come as well."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from balozi.extraction.clauses.engagements.english_agendas import sources_of_agendas
from balozi.extraction.clauses.engagements.english_answers import sources_of_answers
from balozi.extraction.clauses.engagements.english_attendance import sources_of_attendance, with_those_present
from balozi.extraction.clauses.engagements.english_ceremonies import sources_of_ceremonies
from balozi.extraction.clauses.engagements.english_contacts import are_one, english_contacts
from balozi.extraction.clauses.engagements.english_editions import sources_of_editions
from balozi.extraction.clauses.engagements.english_further import further_contacts, told_once_more
from balozi.extraction.clauses.engagements.english_gathered import sources_of_gathered
from balozi.extraction.clauses.engagements.english_guests import sources_of_guests
from balozi.extraction.clauses.engagements.english_legs import sources_of_legs
from balozi.extraction.clauses.engagements.english_passing import (
    Source,
    news,
)
from balozi.extraction.clauses.engagements.english_preambles import sources_of_preambles
from balozi.extraction.clauses.engagements.english_press import sources_of_press
from balozi.extraction.clauses.engagements.english_requests import sources_of_requests
from balozi.extraction.clauses.engagements.english_sittings import sources_of_sittings
from balozi.extraction.clauses.engagements.english_telling import told_apart
from balozi.extraction.clauses.engagements.english_turns import (
    NEAR,
    REACH,
    TWO,
    place_in,
)
from balozi.extraction.clauses.engagements.english_witnesses import sources_of_witnesses
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.mentions.mentions import Of

_GATHERINGS = frozenset({"meeting", "summit"})
_LEADERS = frozenset({"leaders", "presidents", "premiers", "monarchs", "heads"})
_FORUMS, _MANY = frozenset({"forum", "conference", "summit"}), 5
_JOINS = frozenset(
    {"joined", "joins", "join", "participated", "part", "hosted", "convened", "held", "led", "chaired"}
)
_CALLS = frozenset({"a", "the", "video", "conference", "virtual", "telephone", "phone", "joint"})
_CHIEFS = frozenset({"President", "Prime Minister", "Chancellor", "King", "Emir", "Sultan"})
_HEADS = frozenset({"head_of_state", "head_of_government", "royal"})
# "took part in a videoconference", where "joined calls for a ceasefire" is no call.
_LINES = frozenset({"videoconference", "teleconference", "video", "phone", "telephone", "virtual", "vtc"})
# "met the envoy, who paid", "when she paid", "during a courtesy call".
_HOWS = frozenset({"who", "when", "during", "as", "in", "for"})
_APART = frozenset({"separate", "separately", "each", "turn"})


def told_in_english(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the engagements of an English sentence: those known, and those that only English words tell.

    Args:
        line: the sentence.
        reading: its paper.
        known: what the rules for all languages found in it.
    """
    if line.states_nothing:
        yield from known
        return
    found = list(known)
    for source in (english_contacts, further_contacts, news_contacts):
        found += list(source(line, reading, found))
    if not found:
        return
    yield from (with_those_present(draft, reading) for draft in told_apart(line, list(_in_tune(line, found))))


def _in_tune(line: Line, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield engagements; what a journey to come is for is to come as well: "is due in Oslo for talks with"."""
    ahead = any(d.fields["type"] == "visit" and d.fields["status"] == "planned" for d in found)
    for draft in _apart(
        [
            draft
            for draft in found
            if not (_is_no_contact(draft) or _is_off_after_all(draft, found) or _is_told_better(draft, found))
        ]
    ):
        draft = _by_call(_of_leaders(_with_the_rest(_with_guest(line, draft, found))))
        held, visit = draft.fields["status"] == "held", draft.fields["type"] == "visit"
        coming = _is_invited(line, draft) if visit else ahead and not _has_happened(line, draft)
        yield replace(draft, fields={**draft.fields, "status": "planned"}) if held and coming else draft


def _with_guest(line: Line, draft: Draft, found: Sequence[Draft]) -> Draft:
    """Return talks that a journey is for with the one who goes: "is expected in Vienna for talks with France"."""
    lead = keys_of(line, draft.first - 1, draft.first + REACH)
    goes = [one for one in found if one.fields["type"] == "visit" and one.first < draft.last]
    if draft.fields["type"] != "meeting" or "for" not in lead or "with" not in lead or not goes:
        return draft
    spots = destinations(line, 0, len(line.tokens) - 1)
    guest = [code for code in line.parties(0, max(0, draft.first - 1)).states if code not in spots]
    states = sorted({*draft.fields["states"], *guest[:1]})  # type: ignore[misc]
    return replace(draft, fields={**draft.fields, "states": states})


def _with_the_rest(draft: Draft) -> Draft:
    """Return a gathering with the whole list of its states: "of Denmark, Finland, Iceland and Norway"."""
    line, codes = draft.line, [*draft.fields["states"]]  # type: ignore[misc]
    if draft.fields["type"] not in {"meeting", "summit"} or len(codes) < TWO:
        return draft
    end = -1
    for mention in line.mentions:
        listed = mention.of is Of.STATE and mention.first > end
        inside = draft.first <= mention.first <= draft.last and mention.code in codes
        if listed and (inside or (end >= 0 and _joins(line, end, mention.first))):
            codes += [mention.code]
            end = mention.last
    return replace(draft, fields={**draft.fields, "states": sorted({*codes})})


def _joins(line: Line, end: int, first: int) -> bool:
    between = keys_of(line, end + 1, first)
    return bool(between) and set(between) <= {",", "and", "the"}


def _by_call(draft: Draft) -> Draft:
    """Return a gathering that somebody joins by telephone as a call: "joined a call of the G7 foreign ministers"."""
    line = draft.line
    if "call" not in line.keys or draft.fields["type"] not in _GATHERINGS:
        return draft
    at = line.row.index("call")
    joins = not _JOINS.isdisjoint(line.row[max(0, at - NEAR) : at]) and line.row[at - 1] in _CALLS
    if not joins or at > draft.last:
        return draft
    subject = line.parties(0, at - 1)
    states = sorted({*subject.states, *draft.fields["states"]})  # type: ignore[misc]
    first = max(0, min(subject.first, draft.first)) if subject.spots else draft.first
    return replace(draft, first=first, fields={**draft.fields, "type": "call", "states": states})


def _of_leaders(draft: Draft) -> Draft:
    """Return a meeting of the leaders of three states and more as a summit."""
    keys = set(keys_of(draft.line, draft.first, draft.last + 1))
    leaders = not keys.isdisjoint(_LEADERS) or {"prime", "ministers"} <= keys
    at = place_in(draft.line, _LEADERS)
    apart = not draft.line.keys.isdisjoint(_APART) or "with" in keys_of(draft.line, at - TWO, at)
    many = len(draft.fields["states"]) > TWO  # type: ignore[arg-type]
    leaders = leaders or (many and _are_heads(draft))
    if "ministers" in draft.line.keys and not draft.line.keys.isdisjoint(_FORUMS):
        # "Ministers of the UK, Barbados, Belize and Grenada convened for the Third Forum".
        leaders = leaders or len(draft.fields["states"]) >= _MANY  # type: ignore[arg-type]
    if draft.fields["type"] != "meeting" or not leaders or not many or apart:
        return draft
    return replace(draft, fields={**draft.fields, "type": "summit"})


def _are_heads(draft: Draft) -> bool:
    """Tell whether three heads and more are named one by one: "President Lasso of Ecuador, President Chaves of"."""
    line = draft.line
    heads = {p.last for p in line.persons() if p.office_kind in _HEADS and p.first <= draft.last}
    heads |= {
        m.last
        for m in line.mentions
        if m.of is Of.PERSON and m.first <= draft.last and m.name.partition("|")[2] in _CHIEFS
    }
    return len(heads) >= len(draft.fields["states"]) > TWO  # type: ignore[arg-type]


def _is_no_contact(draft: Draft) -> bool:
    """Tell whether a word only sounds like contact: a "tour of duty", "returned home", "recalled for consultations"."""
    line, kind = draft.line, draft.fields["type"]
    keys = keys_of(line, draft.first, draft.last + NEAR)
    if kind == "meeting" and "receiving" in keys:
        behind = keys[keys.index("receiving") + 1 : keys.index("receiving") + NEAR]
        return bool(news("contacts", "gifts") & set(behind))
    if kind in _GATHERINGS and (_is_only_asked_for(line, draft) or _is_under_way(line, draft)):
        return True
    if kind == "meeting":
        return "consultations" in keys and bool(
            {"recalled", "recalls", "recall", "withdrew", "envoy"} & line.keys
        )
    if kind == "call" and _LINES.isdisjoint(line.keys):
        return {"took", "part"} <= line.keys or bool({"participated", "joined"} & line.keys)
    if kind != "visit":
        return False
    away = {"for", "visit", "talks", "after", "from"} & set(keys)
    home = draft.rule == "EN3" and not away and {"returns", "returned", "return", "returning"} & set(keys)
    trade = keys[:1] == ["tour"] and bool({"operators", "operator", "guides", "guide"} & set(keys[:3]))
    return trade or bool(home) or ("tour", "of", "duty") in zip(keys, keys[1:], keys[2:], strict=False)


def _is_under_way(line: Line, draft: Draft) -> bool:
    """Tell whether talks only go on, their day and place untold: "The two are negotiating with the Union"."""
    act = next((a for a in line.acts if a.last == draft.last or draft.first <= a.first <= draft.last), None)
    if act is None or act.tense != "present" or line.dates or line.is_headline or place_of(line)[0]:
        return False
    keys = keys_of(line, act.first - TWO, act.last + 1)
    return "negotiating" in keys and not {"is", "are"}.isdisjoint(keys)


def _is_only_asked_for(line: Line, draft: Draft) -> bool:
    """Tell whether somebody only asks for a gathering: "have jointly requested an urgent session of the Council"."""
    noun = next((n for n in line.nouns("MEETING", "SUMMIT") if draft.first <= n.first <= draft.last), None)
    lead = keys_of(line, noun.first - NEAR - TWO, noun.first) if noun is not None else []
    if ("to", "host") in pairwise(lead) and lead[: lead.index("host") - 1][-1:] in (
        ["hopes"],
        ["hope"],
        ["hoped"],
    ):
        # "hopes to host a donors' conference".
        return True
    lead = lead[-NEAR - 1 :]
    return not news("contacts", "wishes").isdisjoint(lead) and "at" not in lead


def _is_told_better(draft: Draft, found: Sequence[Draft]) -> bool:
    """Tell whether the same gathering is told with more of those who take part, as a meeting or as a summit."""
    if draft.fields["type"] == "call" and any(_is_held_over_it(draft, one) for one in found):
        return True
    if draft.fields["type"] == "call" and any(one.fields["type"] in _GATHERINGS for one in found):
        # "joined a call of the G7 foreign ministers": told as the gathering that it is.
        keys = draft.line.keys
        return {"took", "part"} <= keys or bool({"participated", "joined"} & keys)
    if draft.fields["type"] == "courtesy_call" and draft.rule == "EN5":
        # "received the envoy, who paid a courtesy call": told by its noun as well.
        return any(one is not draft and _is_the_same_courtesy(draft, one) for one in found)
    if draft.fields["type"] == "courtesy_call":
        return any(one.fields["type"] == "courtesy_call" and _codes(draft) < _codes(one) for one in found)
    if draft.fields["type"] not in _GATHERINGS:
        return False
    if any(_is_the_same_courtesy(draft, one) for one in found):
        return True
    own = {*draft.fields["states"], *draft.fields["orgs"]}  # type: ignore[misc]
    others = (one for one in found if one.fields["type"] in _GATHERINGS - {draft.fields["type"]})
    return any(
        are_one(draft, one) and own < {*one.fields["states"], *one.fields["orgs"]}  # type: ignore[misc]
        for one in others
    )


def _codes(draft: Draft) -> set[str]:
    return {*draft.fields["states"], *draft.fields["orgs"]}  # type: ignore[misc]


def _is_held_over_it(draft: Draft, one: Draft) -> bool:
    """Tell whether a call is only how a meeting was held: "the sixth meeting took place by videoconference"."""
    if one.fields["type"] != "meeting" or one.fields["states"] != draft.fields["states"]:
        return False
    calls = (n for n in draft.line.nouns("CALL") if draft.first <= n.first <= draft.last)
    by = any({"by", "via", "through"} & set(keys_of(draft.line, n.first - TWO, n.first)) for n in calls)
    return by and bool(draft.line.nouns("MEETING")) and draft.first <= one.last and one.first <= draft.last


def _is_the_same_courtesy(draft: Draft, one: Draft) -> bool:
    """Tell whether a meeting is a courtesy call told by its verb: "received a courtesy call from the envoy"."""
    if one.fields["type"] != "courtesy_call" or one.fields["status"] != draft.fields["status"]:
        return False
    hosts = (a for a in draft.line.acts if a.is_any("HOST") and draft.first <= a.first <= one.last)
    received = any("call" in draft.line.row[a.last + 1 : a.last + NEAR + TWO] for a in hosts)
    if received and draft.first <= one.last and one.first <= draft.last:
        return True
    return draft.fields["states"] == one.fields["states"] and _is_who_called(draft, one)


def _is_who_called(draft: Draft, one: Draft) -> bool:
    """Tell whether a courtesy call only says how they met: "received the envoy, who paid a courtesy call on him"."""
    line = draft.line
    call = next((n for n in line.nouns("COURTESY") if one.first <= n.first <= one.last), None)
    if call is None or draft.first > call.first:
        return False
    lead = keys_of(line, call.first - REACH, call.first)
    hows = [at for at, key in enumerate(lead) if key in _HOWS]
    return bool(hows) and "and" not in lead[hows[-1] :]


def _is_off_after_all(draft: Draft, found: Sequence[Draft]) -> bool:
    """Tell whether the same sentence calls off what is told: "A meeting due on 25 June was called off"."""
    off = (
        one
        for one in found
        if one.fields["status"] == "cancelled" and one.fields["type"] == draft.fields["type"]
    )
    return draft.fields["status"] != "cancelled" and any(are_one(draft, one) for one in off)


def _apart(found: Sequence[Draft]) -> list[Draft]:
    """Return engagements of one sentence, each with words of its own: "met on Monday and are to meet again"."""
    told: list[Draft] = []
    for draft in found:
        earlier = [
            one.last
            for one in found
            if one.fields["type"] == draft.fields["type"]
            and one.fields["status"] != draft.fields["status"]
            and draft.first <= one.first
            and one.last < draft.last - TWO
        ]
        told.append(replace(draft, first=max(earlier) + 1) if earlier else draft)
    return told


def _has_happened(line: Line, draft: Draft) -> bool:
    """Tell whether a past verb tells an engagement, or the words before it what came first: "after talks with"."""
    past = any(
        act.tense == "past"
        and not (act.passive and act.is_any("EXPECT"))
        and draft.first <= act.first <= draft.last
        for act in line.acts
    )
    purpose = {"for", "attend", "where", "join", "hold", "meet", "chair"} & set(
        keys_of(line, draft.first - NEAR, draft.last)
    )
    return (
        past
        or not purpose
        or bool({"after", "following", "since"} & set(keys_of(line, draft.first, draft.last)))
    )


def _is_invited(line: Line, draft: Draft) -> bool:
    """Tell whether a visit is what an invitation is for: "an invitation to pay an official visit to Seoul"."""
    keys = keys_of(line, draft.first - NEAR, draft.last)
    asked = {"invitation", "invited", "invites", "inviting", "invitations"} & line.keys
    return bool(asked) and any(
        pair in {("to", "pay"), ("to", "make"), ("to", "undertake"), ("to", "visit")}
        for pair in pairwise(keys)
    )


def news_contacts(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the engagements that are told in passing, where no other rule found them.

    Args:
        line: the sentence.
        reading: its paper.
        known: what other rules found in it, which is not told again.
    """
    shown = line.keys & _triggers()
    if not shown:
        return
    yield from told_once_more(_asked(shown), known, lambda source, taken: source(line, reading, taken))


@lru_cache(maxsize=4096)
def _asked(shown: frozenset[str]) -> tuple[Source, ...]:
    """Return the rules of which one of these words may be one that they need, in the order in which they are asked."""
    return tuple(source for triggers, source in _sources() if not shown.isdisjoint(triggers))


@cache
def _sources() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return the rules in the order in which they are asked, each with the words of which one must be there."""
    return (
        *sources_of_sittings(),
        *sources_of_ceremonies(),
        *sources_of_answers(),
        *sources_of_legs(),
        *sources_of_witnesses(),
        *sources_of_requests(),
        *sources_of_editions(),
        *sources_of_preambles(),
        *sources_of_agendas(),
        *sources_of_attendance(),
        *sources_of_gathered(),
        *sources_of_press(),
        *sources_of_guests(),
    )


@cache
def _triggers() -> frozenset[str]:
    """Return the words without which no rule is asked."""
    return frozenset().union(*(words for words, _ in _sources()))
