"""Gatherings in Swahili, sharpened: who took part as the sentences around tell it, and of what rank they were."""

import re
from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.sentence.swahili_offices import leaders_of_talks
from balozi.extraction.clauses.shared.swahili_company import (
    BACK,
    also_there,
    attendance,
    is_of_counted_states,
    meanwhile,
    with_states,
    without_those_counted,
    without_who_stays_away,
)
from balozi.extraction.mentions.mentions import Mention, Of

_TOP, _EXPERTS = closed("swahili_gatherings", "top"), closed("swahili_gatherings", "experts")
_CHIEFS = frozenset({"majeshi", "polisi", "mikoa", "wilaya", "jeshi", "idara", "vyombo", "usalama", "vyuo"})
_SEATS = frozenset({"ikulu", "ofisini", "ofisi", "wizarani", "wizara", "bungeni"})
_LEAVING = closed("swahili_gatherings", "leaving")
_MEDIATION = closed("swahili_gatherings", "mediation")
TALKS = frozenset({"meeting", "summit", "call"})
_BUSINESS = frozenset({"wafanyabiashara", "wawekezaji", "biashara", "uwekezaji"})
_CHAIRS = frozenset({"uenyekiti", "mwenyekiti"})
_RANKS = frozenset({"wa", "ya", "rais", "serikali", "jamhuri", "waziri", "mkuu", "mfalme"})
_OF_ALL = closed("occasions", "of_all")
# Who has just arrived will attend: "amewasili ... kushiriki".
_ATTENDING, _JUST = closed("visits", "attending"), re.compile(r"(?:a|wa)me")
# "mkutano huo", "kikao hicho".
_OF = frozenset({"ya", "na"})
_TALKING, _POINTS = ("akizungumza", "wakizungumza", "akiongea"), frozenset({"hao", "huyo", "huo"})
_AFTER, _TWO, _NEAR, _SEVERAL, _SUBJECT = 3, 2, 8, 3, 24


def sharpened(draft: Draft, reading: Reading) -> Draft:
    """Return a Swahili gathering with the rank and the parties that the words around it tell; any other as it is."""
    if draft.fields.get("type") not in TALKS | {"other"}:
        return _for_a_gathering(_taking_up_post(_taking_leave(draft))) if draft.rule == "EN3" else draft
    draft = _of_somebody(without_those_counted(draft))
    draft = _of_an_embassy(_of_business(_of_those_who_agreed(draft)), reading)
    between = _between(draft)
    told = with_states(draft, between, only=True) if len(between) >= _TWO else _of_those_led(draft)
    told = with_states(of_rank(told), (*_mediators(told), *_led_to(told, _CHAIRS)), only=False)
    told = _gone_to(told)
    if told.fields["status"] == "held" and told.fields.get("orgs"):
        told = with_states(told, attendance(told, reading), only=False)
    elif told.fields["status"] == "held":
        told = with_states(told, also_there(told, reading), only=False)
    return _taking_leave(_without_its_place(without_who_stays_away(meanwhile(told))))


def _without_its_place(draft: Draft) -> Draft:
    """Return a summit of a body without the state where it sits: "kikao cha wakuu wa nchi za AU mjini Addis Ababa"."""
    there = draft.fields.get("place_state")
    alone = (
        draft.fields["type"] == "summit"
        and draft.fields.get("orgs")
        and draft.fields.get("states") == [there]
    )
    if not alone or there in draft.line.parties(0, len(draft.line.tokens) - 1).states:
        return draft
    return replace(draft, fields={**draft.fields, "states": []})


def _for_a_gathering(draft: Draft) -> Draft:
    """Return a stay for a gathering of many as that gathering: "yuko China akihudhuria mkutano wa kimataifa"."""
    near = _keys(draft.line, draft.first, draft.last + 2)
    attends = not near.isdisjoint({"akihudhuria", "akishiriki"}) and not near.isdisjoint(
        {"mkutano", "kongamano"}
    )
    there = attends and not near.isdisjoint({"yuko", "yupo", "aliyeko", "aliye", "aliyepo"})
    return replace(draft, fields={**draft.fields, "type": "summit"}) if there else draft


def comes_for_a_gathering(line: Line, act: Act) -> bool:
    """Tell whether Swahili leaders only come together for what is named: "kukusanyika mjini X kwa mkutano wa APEC"."""
    if line.words.language != "sw" or act.tense != "infinitive" or not act.is_any("MEET"):
        return False
    near = (noun for noun in line.nouns("SUMMIT", "MEETING") if 0 < noun.first - act.last <= _NEAR - _TWO)
    return any(line.tokens[noun.first - 1].key == "kwa" for noun in near)


def _taking_up_post(draft: Draft) -> Draft:
    """Return the arrival of a new ambassador as what it is, no visit: "Balozi mpya wa X nchini Chile amewasili"."""
    near = _keys(draft.line, draft.first - _SEVERAL, draft.first + _SEVERAL)
    posted = "balozi" in near and not near.isdisjoint({"mpya", "mteule"})
    return replace(draft, fields={**draft.fields, "type": "other"}) if posted else draft


def _gone_to(draft: Draft) -> Draft:
    """Return a summit to which somebody goes as one to come, with his state: "amewasili kushiriki Mkutano wa SADC"."""
    line = draft.line
    if draft.fields["type"] != "summit" or draft.rule != "EN7" or line.keys.isdisjoint(_ATTENDING):
        return draft
    noun = next((n for n in line.nouns("SUMMIT", "MEETING") if draft.first <= n.first <= draft.last), None)
    verbs = [a for a in line.acts if noun is not None and a.last < noun.first and a.is_finite]
    if (
        noun is None
        or not verbs
        or not _ATTENDING & set(line.row[max(0, noun.first - _SEVERAL) : noun.first])
    ):
        return draft
    goes = verbs[-1]
    subject = subject_of(line, goes) if goes.is_any("VISIT", "MOVE", "EXPECT", "PLAN") else None
    if subject is None or len(subject.states) != 1 or goes.relative or goes.negated:
        return draft
    over = goes.tense == "past" and not _JUST.match(line.row[goes.first])
    given = draft.fields.get("states")
    there = draft.fields.get("place_state")
    named = [code for code in given if code != there] if isinstance(given, list) else []
    status = draft.fields["status"] if over else "planned"
    fields = {**draft.fields, "status": status, "states": sorted({*named, *subject.states})}
    return replace(draft, fields=fields)


def _of_somebody(draft: Draft) -> Draft:
    """Return a gathering of which nobody is named as one of the two spoken of: "Mkutano wa mawaziri utafuata"."""
    pair = tuple(code for code in draft.line.around.pair if is_state(code))
    told = draft.fields.get("states") or draft.fields.get("orgs") or len(pair) != len(draft.line.around.pair)
    of_all = not _OF_ALL.isdisjoint(draft.line.row[draft.first : draft.first + _NEAR])
    of_all = of_all or is_of_counted_states(draft.line)
    if told or of_all or len(pair) != _TWO or draft.fields["type"] != "summit":
        return draft
    return replace(draft, fields={**draft.fields, "states": sorted(pair), "type": "meeting"})


def is_told_again(draft: Draft) -> bool:
    """Tell whether a Swahili gathering or signing is only pointed at: "Akifungua mkutano huo", "baada ya kusainiwa"."""
    line, kind = draft.line, draft.fields.get("type")
    if kind == "signing_ceremony":
        nouns = [n for n in line.nouns("SIGNING") if draft.first <= n.first <= draft.last]
        begins = (n for n in nouns if draft.rule != "EN6" or abs(n.first - draft.first) <= _AFTER)
        return any(_tells_since_when(line, noun) for noun in begins)
    if kind == "meeting" and _only_talks_on(draft):
        return True
    noun = next((n for n in line.nouns("MEETING", "SUMMIT") if draft.first <= n.first <= draft.last), None)
    if kind not in TALKS or noun is None or noun.last + 1 >= len(line.tokens):
        return False
    behind, opens = line.tokens[noun.last + 1].key, line.tokens[0].key
    if behind in BACK and noun.first <= 2 and opens.startswith(("aki", "waki", "iki")):
        return True
    before = line.row[max(0, noun.first - 2) : noun.first]
    return before in (["kabla", "ya"], ["baada", "ya"]) and behind.startswith("ku") and behind != "kuhusu"


def _only_talks_on(draft: Draft) -> bool:
    """Tell whether a sentence opens with talk to those met before: "Akizungumza na mabalozi hao, Rais amewaahidi"."""
    row = draft.line.row
    opens = draft.first <= 1 and row[draft.first].startswith(_TALKING)
    back = [at for at in range(draft.first + 1, min(draft.first + _NEAR, len(row))) if row[at] in _POINTS]
    return opens and bool(back) and "na" in row[draft.first : back[0]]


def _tells_since_when(line: Line, noun: Mention) -> bool:
    """Tell whether a signing only tells since when: "miezi sita baada ya kusainiwa mjini Copenhagen"."""
    before = set(line.row[max(0, noun.first - 2) : noun.first])
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    earlier = any(paper.last < noun.first for paper in line.instruments())
    return bool(before & {"baada", "tangu", "kabla"}) and behind not in {"kwa", "wa"} and earlier


def _of_those_who_agreed(draft: Draft) -> Draft:
    """Return a gathering on which two agreed as theirs, to come: "walikubaliana kuandaa kongamano mwezi Mei"."""
    line, pair = draft.line, draft.line.around.pair
    agree = next(
        (a for a in line.acts if a.is_any("AGREE") and a.is_finite and a.subject in {"wa", "zi", "tu"}), None
    )
    if agree is None or agree.last > draft.last or len(pair) < _TWO or line.parties(0, agree.first - 1).codes:
        return draft
    states = draft.fields.get("states")
    if (isinstance(states, list) and not set(states) <= set(pair)) or any(
        not is_state(code) for code in pair
    ):
        return draft
    return replace(draft, fields={**draft.fields, "states": sorted(pair), "status": "planned"})


def _of_an_embassy(draft: Draft, reading: Reading) -> Draft:
    """Return a gathering that an embassy holds as one of both states: "Ubalozi wa Tanzania nchini Uturuki umeandaa"."""
    tokens = draft.line.tokens
    at = next((n for n, token in enumerate(tokens[: draft.first + _NEAR]) if token.key == "ubalozi"), -1)
    held = draft.rule in {"EN2", "EN7"} and draft.fields["type"] in {"other", "summit"}
    if at < 0 or not held:
        return draft
    named = [m for m in draft.line.mentions if m.of is Of.STATE and 0 < m.first - at <= _NEAR - _TWO]
    sender = next((m.code for m in named if tokens[m.first - 1].key == "wa"), reading.home)
    host = next((m.code for m in named if tokens[m.first - 1].key == "nchini"), place_of(draft.line)[1])
    return with_states(draft, tuple(filter(None, (sender, host))), only=False)


def _of_business(draft: Draft) -> Draft:
    """Return a gathering of traders as what it is, no summit: "kongamano la wafanyabiashara"."""
    noun = next((n for n in draft.line.nouns("SUMMIT") if draft.first <= n.first <= draft.last), None)
    behind = _keys(draft.line, noun.last + 1, noun.last + 4) if noun is not None else set()
    trade = not _BUSINESS.isdisjoint(behind) and "kuhusu" not in behind
    return (
        replace(draft, fields={**draft.fields, "type": "other"})
        if trade and draft.fields["type"] == "summit"
        else draft
    )


def _between(draft: Draft) -> tuple[str, ...]:
    """Return the states between which talks are said to be: "mazungumzo kati ya Somalia na Ethiopia"."""
    tokens = draft.line.tokens
    for at in range(draft.first, min(draft.last, len(tokens) - 2)):
        if tokens[at].key in {"kati", "baina"} and tokens[at + 1].key in _OF:
            named = draft.line.parties(at + 2, min(draft.last + _NEAR, len(tokens) - 1))
            groups = groups_of(tokens, named)
            holders = [m for m in draft.line.mentions if m.of is Of.OFFICE and at < m.first <= draft.last]
            if len(holders) > 1 and len(named.codes) == len(named.states) == 1:
                return _both(draft, named)
            if groups and groups[0].first - at <= _NEAR:
                return groups[0].states if not groups[0].organisations else ()
    return ()


def _both(draft: Draft, named: Parties) -> tuple[str, ...]:
    """Return the two of the paper where one side is told without its state: "baina ya Waziri X na Waziri wa Uganda"."""
    pair = tuple(code for code in draft.line.around.pair if is_state(code))
    return pair if len(pair) == _TWO and set(named.states) < set(pair) else named.states


def _of_those_led(draft: Draft) -> Draft:
    """Return talks told by who led them with those who talked too: "kufuatia mazungumzo yaliyosimamiwa na Qatar"."""
    line, given = draft.line, draft.fields.get("states")
    leading = set(leaders_of_talks(line.tokens, line.mentions))
    if not leading or not isinstance(given, list) or not {*given} <= leading:
        return draft
    before = [group.states for group in groups_of(line.tokens, line.parties(0, draft.first - 1))]
    sides = next((states for states in before if len(states) >= _TWO), line.around.pair)
    two = len(sides) >= _TWO and all(map(is_state, sides))
    return with_states(draft, sides, only=False) if two else draft


def _mediators(draft: Draft) -> tuple[str, ...]:
    """Return the states by whose mediation others talk, which sit at the table: "kwa upatanishi wa Qatar"."""
    return _led_to(draft, _MEDIATION)


def _led_to(draft: Draft, words: frozenset[str]) -> tuple[str, ...]:
    """Return the states to which mediation or a chair leads: "chini ya uenyekiti wa Rais wa Kenya"."""
    line = draft.line
    if line.keys.isdisjoint(words):
        return ()
    return tuple(
        m.code
        for m in line.mentions
        if m.of is Of.STATE and draft.first <= m.first <= draft.last + _SUBJECT and _leads_to(line, m, words)
    )


def _leads_to(line: Line, state: Mention, words: frozenset[str]) -> bool:
    """Tell whether only ranks stand between such a word and a state."""
    keys = line.row[max(0, state.first - 2 * _AFTER) : state.first]
    at = next((n for n in range(len(keys) - 1, -1, -1) if keys[n] in words), -1)
    return at >= 0 and all(key in _RANKS for key in keys[at + 1 :])


def of_rank(draft: Draft) -> Draft:
    """Return a gathering of leaders or ministers of a body or of several states as a summit, one of experts not."""
    fields, states = draft.fields, draft.fields.get("states")
    many = isinstance(states, list) and len({*states} - {*_mediators(draft)}) >= _SEVERAL
    noun = next(
        (n for n in draft.line.nouns("MEETING", "SUMMIT") if draft.first <= n.first <= draft.last), None
    )
    if _mediators(draft) and not many and fields["type"] == "summit" and draft.rule == "EN1":
        # Two talk, and a third brings them together.
        return replace(draft, fields={**fields, "type": "meeting"})
    if fields["type"] == "meeting" and (many or fields.get("orgs")) and _are_at_the_top(draft, noun):
        return replace(draft, fields={**fields, "type": "summit"})
    of_experts = noun is not None and bool(_EXPERTS & _keys(draft.line, noun.last + 1, noun.last + 3))
    tokens = draft.line.tokens[: draft.last + 1]
    pairs = pairwise(token.key for token in tokens)
    clerks = draft.rule == "EN1" and any(one in _EXPERTS and other == "wakuu" for one, other in pairs)
    lower = (of_experts or clerks) and fields["type"] == "summit"
    return replace(draft, fields={**fields, "type": "meeting"}) if lower else draft


def _keys(line: Line, first: int, last: int) -> set[str]:
    return set(line.row[max(0, first) : last + 1])


def _are_at_the_top(draft: Draft, noun: Mention | None) -> bool:
    """Tell whether leaders or ministers sit as such: "Mawaziri wamemaliza kikao", "kikao cha Baraza la Mawaziri"."""
    line = draft.line
    top = [at for at, token in enumerate(line.tokens) if token.key in _TOP and not _is_of_clerks(line, at)]
    if not top:
        return False
    theirs = next((at for at in top if noun is not None and 0 < at - noun.last <= _NEAR - _TWO), -1)
    if noun is not None and theirs >= 0:
        # "kikao na mawaziri" is one with them, "kikao cha mawaziri" is theirs.
        return {"na", "kati", "baina", "kwa"}.isdisjoint(_keys(line, noun.last + 1, theirs))
    verb = next(
        (a.first for a in line.acts if a.is_any("MEET", "TALK", "HOLD") and a.last >= draft.first), -1
    )
    if (
        noun is not None
        and noun.last + 1 < len(line.tokens)
        and line.tokens[noun.last + 1].key in {"wao", "chao"}
    ):
        # "Katika Mkutano wao wa Tatu ..., Mawaziri wa Uganda, Kenya na Tanzania waliidhinisha".
        verb = next((a.first for a in line.acts if a.is_finite and not a.relative), verb)
    others = (a.first for a in line.acts if a.is_finite and not a.relative and a.first < verb)
    begin = max([0, verb - _SUBJECT, *(at + 1 for at in others)])
    return any(begin <= at < verb and (at == 0 or line.tokens[at - 1].key not in {"na", "kwa"}) for at in top)


def _is_of_clerks(line: Line, at: int) -> bool:
    """Tell whether "wakuu" are no heads of state: "makatibu wakuu", "wakuu wa majeshi"."""
    before = line.tokens[at - 1].key if at else ""
    behind = line.row[at + 1 : at + 3]
    return line.tokens[at].key == "wakuu" and (before in _EXPERTS or (bool(behind) and behind[-1] in _CHIEFS))


def _taking_leave(draft: Draft) -> Draft:
    """Return a meeting at which an envoy introduces himself or takes leave as the courtesy call it is."""
    near = set(draft.line.row[draft.first : draft.last + 2 * _NEAR])
    envoy = any(m.of is Of.OFFICE and m.name == "envoy" for m in draft.line.mentions)
    calls = draft.fields["type"] == "meeting" or (draft.fields["type"] == "visit" and bool(near & _SEATS))
    if not calls or not envoy or near.isdisjoint(_LEAVING):
        return draft
    return replace(draft, fields={**draft.fields, "type": "courtesy_call"})
