"""Acts of one Swahili state before another: protests and requests, things opened together, papers presented."""

import re
from collections.abc import Iterator

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.objects import governed_by, object_end
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.tokens import Known
from balozi.extraction.papers import Genre

_WORDS, _ENVOYS = words_of("swahili_actors", "rites"), closed("engagements", "envoys")
# "imewasilisha malalamiko", "ilikabidhi barua".
_SUBMITS = re.compile(
    r"(?:i|zi|li|u|a|wa)(?:me|li|mesha)(?:i|zi|li|u|wa|m)?(?:wasilish|pelek|kabidhi|tum|andiki|toa)\w*\Z"
)
# "imeiomba", "uliziomba": one state asks another.
_ASKS = re.compile(r"(?:i|zi|li|u)(?:me|li)(?:i|zi|li|u|wa|mw)(?:omba|taka)\Z")
_ASKING = Known(lambda key: _ASKS.match(key) is not None)
# "imempa balozi siku tatu kuondoka", "amepewa saa 48".
_GIVES = re.compile(r"(?:(?:i|li|u|zi)(?:me|li)(?:m|wa)pa|(?:a|wa)(?:me|li)pewa)\Z")
_OPENS = ("jiwe", "zindu", "kata", "wek", "fungu")
# "hati za kujiunga ziliwasilishwa".
_GIVEN = re.compile(r"(?:zi|i)(?:li|me)\w{0,2}wasilishwa\Z")
# "imevunja uhusiano wa kidiplomasia na".
_BREAKS = re.compile(r"(?:i|zi|li|u)(?:me|li|ta)(?:vunj|kat|sitish)a\Z")
_NEAR, _FAR, _TWO = 4, 12, 2
_FORMALLY = frozenset({"rasmi", "upya"})
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})


def swahili_rites(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the acts of one state before another that a Swahili sentence tells."""
    found: list[Draft | None] = []
    if not line.keys.isdisjoint(_WORDS["protests"]):
        found.append(_protested(line, reading))
    if any(map(_ASKING.__getitem__, line.keys)):
        found.append(_asked(line, reading))
    if "kuondoka" in line.keys and any(_GIVES.match(token.key) for token in line.tokens):
        found.append(_sent_away(line, reading))
    if "hati" in line.keys:
        found += [_presented(line, reading), _exchanged(line, reading), _deposited(line, reading)]
    if line.tokens[0].key in {"akiwa", "wakiwa"} and line.nouns("VISIT"):
        found.append(_stayed(line, reading))
    by_word = {"mwaliko": _accepted, "uhusiano": _broken_off}
    found += [by_word[word](line, reading) for word in by_word.keys() & line.keys]
    if line.tokens[0].key in _WORDS["released"]:
        found.append(_released(line, reading))
    formally = not line.keys.isdisjoint(_FORMALLY)
    found += [
        _opened(line, act, reading)
        for act in line.acts
        if act.is_any("UNVEIL") or (formally and _opens_formally(line, act))
    ]
    yield from (draft for draft in found if draft is not None)


def _protested(line: Line, reading: Reading) -> Draft | None:
    """Find a protest or a request in writing: "imewasilisha malalamiko rasmi kwa China", "alimkabidhi barua ya"."""
    verb = next((at for at, token in enumerate(line.tokens) if _SUBMITS.match(token.key)), -1)
    near = set(line.row[verb + 1 : verb + 1 + _NEAR])
    paper = near & _WORDS["protests"]
    if verb < 0 or not paper or (paper <= _WORDS["letters"] and near.isdisjoint(_WORDS["grievances"])):
        return None
    before, behind = line.parties(0, verb - 1), line.parties(verb + 1, verb + _FAR)
    if not (set(behind.codes) - set(before.codes)) and "ubalozi" in line.keys:
        behind = _where_it_sits(line, verb)
    if not before.codes or not (set(behind.codes) - set(before.codes)) or "mahakama" in line.keys:
        return None
    return between(line, (before.first, behind.spots[0][1]), before, behind, reading)


def _where_it_sits(line: Line, verb: int) -> Parties:
    """Return the state to which an embassy writes, that of its seat: "Ubalozi wa Belarus mjini Warsaw umewasilisha"."""
    seats = [m for m in line.mentions if m.of is Of.CITY and m.first < verb]
    states = (seats[-1].name,) if seats else ()
    spots = ((verb, verb, states),) if seats else ()
    return Parties(states, (), states, 0, verb, spots)


def _asked(line: Line, reading: Reading) -> Draft | None:
    """Find a request of one state to another: "imeiomba Ufaransa kuondoa", "zimeuomba Umoja wa Ulaya usaidie"."""
    verb = next(at for at, token in enumerate(line.tokens) if _ASKS.match(token.key))
    before, behind = line.parties(0, verb - 1), line.parties(verb + 1, verb + _NEAR)
    own = Act(frozenset({"URGE"}), verb, verb, "past", subject=line.tokens[verb].key[0])
    subject = subject_of(line, own) or before
    calls = line.tokens[verb].key.endswith("taka")
    named = any(m.of in {Of.STATE, Of.CITY} and 0 < m.first - verb <= _NEAR for m in line.mentions)
    if calls and (subject.organisations or len(subject.states) != 1 or not behind.states or not named):
        # "Umoja wa Mataifa umeitaka Rwanda": a body calls on a state.
        return None
    if not behind.codes or behind.first > verb + _TWO or set(behind.codes) & set(subject.codes):
        return None
    if not subject.codes and not (verb <= _FAR // 2 and line.keys & {"nchi", "mataifa", "serikali"}):
        return None
    end = min(object_end(line, own), verb + _FAR)
    return between(line, (max(subject.first, 0), end), subject, behind, reading)


def _broken_off(line: Line, reading: Reading) -> Draft | None:
    """Find relations that a state breaks off: "imevunja uhusiano wa kidiplomasia na Mali"."""
    verb = next((at for at, token in enumerate(line.tokens) if _BREAKS.match(token.key)), -1)
    if verb < 0:
        return None
    near = line.row[verb + 1 : verb + 2 * _NEAR]
    if near[:1] != ["uhusiano"] or _WORDS["ties"].isdisjoint(near):
        return None
    before, behind = line.parties(0, verb - 1), line.parties(verb + 1, verb + _FAR)
    if len(before.states) != 1 or not behind.states or set(before.states) & set(behind.states):
        return None
    return between(line, (before.first, behind.spots[0][1]), before, behind, reading)


def _sent_away(line: Line, reading: Reading) -> Draft | None:
    """Find an envoy who is given so long to leave: "imempa balozi wa Ukraine siku tatu kuondoka"."""
    verb = next(at for at, token in enumerate(line.tokens) if _GIVES.match(token.key))
    leaves = next((at for at in range(verb, len(line.tokens)) if line.tokens[at].key == "kuondoka"), -1)
    near = set(line.row[max(0, verb - _FAR) : verb + _FAR])
    whole = line.parties(0, len(line.tokens) - 1)
    if leaves < 0 or near.isdisjoint(_ENVOYS) or len(whole.codes) < _TWO:
        return None
    parties = Parties(whole.states, whole.organisations, whole.codes, 0, whole.first)
    told = (None, max(0, min(whole.first, verb)), leaves)
    return engagement(line, told, parties, reading, type="other", status="held", rule="EN9")


def _stayed(line: Line, reading: Reading) -> Draft | None:
    """Find a visit that opens a sentence as a circumstance: "Akiwa ziarani Lusaka, Waziri wa China alitembelea"."""
    noun = line.nouns("VISIT")[0]
    comma = next((at for at, token in enumerate(line.tokens) if token.text == ","), -1)
    reached = {m.name if m.of is Of.CITY else m.code for m in line.mentions
               if m.of in {Of.CITY, Of.STATE} and m.first < comma}  # fmt: skip
    verb = next((a for a in line.acts if a.is_finite and a.first > comma > noun.first), None)
    guest = line.parties(comma + 1, verb.first - 1) if verb is not None else None
    if guest is None or not guest.codes or not reached - set(guest.states):
        return None
    states = tuple(sorted({*guest.states, *reached}))
    parties = Parties(states, guest.organisations, states, 0, 0)
    last = guest.spots[-1][1] if guest.spots else comma
    return engagement(line, (noun, 0, last), parties, reading, type="visit", status="held", rule="EN3")


def _accepted(line: Line, reading: Reading) -> Draft | None:
    """Find a visit to which somebody agreed: "Rais alikubali mwaliko wa mfalme wa kwenda Amman"."""
    at = next(n for n, token in enumerate(line.tokens) if token.key == "mwaliko")
    act = next((a for a in line.acts if a.is_any("AGREE") and 0 < at - a.last <= 2), None)
    goes = next(
        (n for n in range(at, min(at + _FAR, len(line.tokens))) if line.tokens[n].key in _WORDS["going"]), -1
    )
    if act is None or act.negated or goes < 0 or not act.is_finite:
        return None
    reached = {m.name if m.of is Of.CITY else m.code for m in line.mentions
               if m.of in {Of.CITY, Of.STATE} and 0 < m.first - goes <= 2}  # fmt: skip
    subject = subject_of(line, act)
    one = line.around.one if len(line.around.one) == len("KEN") else ""
    home = set(subject.states) if subject is not None and subject.states else {one} - {""}
    states = tuple(sorted(reached | home))
    if not reached or len(states) != _TWO:
        return None
    parties = Parties(states, (), states, 0, at)
    told = (act, max(0, subject.first if subject is not None else act.first), goes + 1)
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")


def between(line: Line, span: tuple[int, int], one: Parties, other: Parties, reading: Reading) -> Draft:
    """Return what one party does before another as an engagement of both."""
    states = tuple(sorted({*one.states, *other.states}))
    bodies = tuple(sorted({*one.organisations, *other.organisations}))
    parties = Parties(states, bodies, (*one.codes, *other.codes), 0, span[0])
    told = (None, max(span[0], 0), span[1])
    return engagement(line, told, parties, reading, type="other", status="held", rule="EN9")


def _presented(line: Line, reading: Reading) -> Draft | None:
    """Find credentials that are to be presented: "anatarajiwa kuwasilisha hati zake kwa Rais"."""
    at = next(n for n, token in enumerate(line.tokens) if token.key == "hati")
    its = set(line.row[at + 1 : at + 3]) & {"zake", "zao"}
    verb = line.tokens[at - 1].key if at else ""
    host = any(m.of in _PEOPLE and 0 < m.first - at <= _FAR for m in line.mentions)
    if not its or not host or not verb.startswith(("ku", "ata", "wata")) or "wasilish" not in verb:
        return None
    outer = next((a for a in line.acts if a.is_any("EXPECT", "PLAN") and 0 < at - a.last <= _NEAR), None)
    awaited = outer is not None or verb.startswith(("ata", "wata"))
    guest = line.parties(0, at - 1)
    states = tuple(sorted({*guest.states, *line.parties(at, len(line.tokens) - 1).states}))
    pair = tuple(code for code in line.around.pair if is_state(code))
    if len(states) < _TWO == len(pair) and set(states) <= set(pair):
        # "Anatarajiwa kuwasilisha hati zake kwa rais Gabriel Boric".
        states = tuple(sorted(pair))
    states = states if len(states) > 1 or not reading.home else tuple(sorted({*states, reading.home}))
    if len(states) != _TWO or not awaited:
        return None
    last = max([at + _NEAR, *(d.last for d in line.dates)])
    parties = Parties(states, (), states, 0, guest.first)
    told = (outer, max(guest.first, 0), min(last, len(line.tokens) - 1))
    kind = "courtesy_call" if "nakala" in line.keys else "other"
    return engagement(line, told, parties, reading, type=kind, status="planned", rule="EN7")


def _exchanged(line: Line, reading: Reading) -> Draft | None:
    """Find instruments of ratification exchanged: "walibadilishana hati za kuridhia"."""
    at = next(n for n, token in enumerate(line.tokens) if token.key == "hati")
    ratifies = not _WORDS["ratifying"].isdisjoint(set(line.row[at + 1 : at + _NEAR]))
    near = line.tokens[max(0, at - 2) : at + _NEAR + 2]
    changed = next((t.key for t in near if "badilish" in t.key and not t.key.startswith("ku")), "")
    whole = line.parties(0, len(line.tokens) - 1)
    pair = tuple(code for code in line.around.pair if is_state(code))
    states = whole.states if len(whole.states) == _TWO else pair if len(pair) == _TWO else ()
    if not ratifies or not changed or not states:
        return None
    parties = Parties(tuple(sorted(states)), (), states, 0, max(whole.first, 0))
    status = "planned" if "tabadilish" in changed else "held"
    told = (None, max(0, min(whole.first, at)), min(at + _FAR, len(line.tokens) - 1))
    return engagement(line, told, parties, reading, type="other", status=status, rule="EN9")


def _deposited(line: Line, reading: Reading) -> Draft | None:
    """Find an instrument of ratification deposited: "iliwasilisha hati za kuridhia Itifaki kwa Katibu Mkuu wa EAC"."""
    at = next(n for n, token in enumerate(line.tokens) if token.key == "hati")
    ratifies = not _WORDS["ratifying"].isdisjoint(set(line.row[at + 1 : at + _NEAR]))
    gives = ("wasilish", "poke", "kabidhi")
    ahead = range(max(0, at - _TWO), at)
    verb = next((n for n in ahead if any(root in line.tokens[n].key for root in gives)), -1)
    passive = next(
        (n for n in range(at, min(at + _FAR, len(line.tokens))) if _GIVEN.match(line.tokens[n].key)), -1
    )
    given = verb if verb >= 0 else passive
    if not ratifies or given < 0 or line.tokens[given].key[:5].find("ta") in {1, 2}:
        return None
    before, behind = line.parties(0, at), line.parties(at, len(line.tokens) - 1)
    states = before.states or line.parties(0, len(line.tokens) - 1).states
    states = states or tuple(code for code in line.around.pair if is_state(code))[:1]
    states = states or ((reading.home,) if reading.home else ())
    bodies = behind.organisations or before.organisations or ((line.around.body,) if line.around.body else ())
    if not states or not (bodies or line.dates):
        return None
    parties = Parties(tuple(sorted(states)), tuple(sorted(bodies)), states, 0, max(before.first, 0))
    last = max(
        [
            at + _NEAR,
            *(m.last for m in line.mentions if m.of is Of.ORGANISATION),
            *(d.last for d in line.dates),
        ]
    )
    first = max(0, min(before.first if before.first >= 0 else given, given))
    told = (None, first, min(last, len(line.tokens) - 1))
    return engagement(line, told, parties, reading, type="other", status="held", rule="EN9")


def _released(line: Line, reading: Reading) -> Draft | None:
    """Find the line that closes a joint statement: "Imetolewa Kigoma, tarehe 26 Novemba 2025"."""
    pair = line.around.pinned or line.around.pair or line.around.common
    joint = reading.paper.genre is Genre.COMMUNIQUE or "pamoja" in reading.lines[0].keys
    if not line.dates or len(pair) < _TWO or not joint or len(line.tokens) > 2 * _FAR:
        return None
    states = tuple(code for code in pair if is_state(code))
    parties = Parties(states, tuple(code for code in pair if code not in states), pair, 0, 0)
    told = (line.dates[0], 0, line.dates[-1].last)
    return engagement(line, told, parties, reading, type="statement", status="held", rule="EN8")


def _with_home(subject: Parties | None, reading: Reading) -> Parties | None:
    """Return an envoy and a minister whose state is not told as both sides: "Balozi wa Japani na Waziri wa Afya"."""
    home = reading.home
    if subject is None or not subject.unknown or len(subject.codes) != 1 or not home or home in subject.codes:
        return subject
    states = tuple(sorted({*subject.states, home}))
    return Parties(states, subject.organisations, states, 0, subject.first)


def _opens_formally(line: Line, act: Act) -> bool:
    """Tell whether something is opened as a ceremony: "zimefungua rasmi kiwanda"."""
    behind = line.row[act.last + 1 : act.last + 4]
    formally = act.is_any("HOLD") and behind[:1] in (["rasmi"], ["upya"])
    # "zitafungua upya balozi zao" is what they will do, no ceremony.
    return formally and "fungu" in line.tokens[act.last].key and _WORDS["reopened"].isdisjoint(behind)


def _opened(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what two states open together: "marais hao walizindua kwa pamoja ujenzi wa reli"."""
    opens = any(root in line.tokens[act.last].key for root in _OPENS)
    joined = act.first > 0 and line.tokens[act.first - 1].key.endswith("ungana")
    outer = governed_by(line, act, "EXPECT", "PLAN") if act.tense == "infinitive" and not joined else None
    told = (act.is_finite and act.tense in {"past", "future"}) or joined or outer is not None
    if not opens or not told or act.negated or act.relative or act.passive:
        return None
    subject = subject_of(line, act)
    if subject is not None and act.subject == "wa" and len(subject.codes) == 1:
        # "Rais wa Burundi na waziri mkuu wa Tanzania wamezindua ujenzi wa reli".
        beside = line.parties(subject_start(line, act), act.first - 1)
        subject = beside if len(beside.states) == _TWO else subject
    subject = _with_home(subject, reading)
    begun = set(line.row[act.last + 1 : act.last + 5]) & _WORDS["parleys"]
    if subject is None or begun or len(subject.codes) < _TWO or act.subject not in {"wa", "zi", ""}:
        return None
    status = "planned" if act.tense == "future" or outer is not None else "held"
    whole = Parties(subject.states, subject.organisations, subject.order, 0, subject.first)
    span = (act, max(subject.first, 0), object_end(line, act))
    return engagement(line, span, whole, reading, type="other", status=status, rule="EN9")
