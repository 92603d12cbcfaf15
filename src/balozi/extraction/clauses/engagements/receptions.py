"""Receptions: a party hosts or receives another, or its delegation."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import NOT_SWAHILI, asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.ceremonies import takes_a_thing
from balozi.extraction.clauses.shared.english_between import between
from balozi.extraction.clauses.shared.objects import with_whom
from balozi.extraction.clauses.shared.participants import around, engagement, status_of
from balozi.extraction.mentions.mentions import Mention, Of

_FORUMS = closed("receptions", "forums")
_GROUPS = closed("receptions", "groups")
_NEAR, _FAR = 8, 12
# So many words may stand between "received" and the call.
_FEW = 4
_PERSONS = closed("receptions", "persons")
_ARTICLES = closed("receptions", "articles")
_GUESTS = closed("english", "persons") | closed("parties", "sent")
_ON_A_VISIT = frozenset(
    {"occasion", "cadre", "cours", "lors", "durant", "pendant", "jour", "terme", "entame"}
)
_HOLDERS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON})
_HEADS = closed("receptions", "heads")
_AUDIENCE = closed("receptions", "audience")
_ARRIVALS = closed("contacts", "arrivals")
_PRAISE = closed("receptions", "praise")
_GREETINGS = frozenset(
    {"kuaga", "kumuaga", "kuagana", "aliyemuaga", "kumsalimia", "kumsalimu", "kujitambulisha"}
)
_COUNTERPARTS = frozenset({"mwenzake", "mwenziwe", "wenzake", "mgeni", "wageni"})


@asked_where(sign(act={"HOST"}))
def hosted(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a reception: "hosted a delegation from", "was received by", "amempokea balozi"."""
    # "Aliyekuwa mwenyeji wa mazungumzo hayo, Rais wa X,": who he is, no reception of its own.
    was_host = act.relative and line.row[act.first].endswith("kuwa")
    if not act.is_any("HOST") or was_host or (act.passive and not _by_somebody(line, act)):
        return None
    if line.tokens[min(act.last + 1, len(line.tokens) - 1)].key in line.words.cuts.get("things", ()):
        return None
    sent = _receives_a_gift(line, act) and not _is_given_by_an_official(line, act)
    if sent or takes_a_thing(line, act) or _is_a_gathering(line, act) or _welcomes_a_deed(line, act):
        return None
    behind = [m for m in line.mentions if act.last < m.first <= act.last + _reach(line, act)]
    guests = {Of.OFFICE, Of.TITLE, Of.PERSON, Of.PEOPLE}
    if act.passive and line.words.language != "sw":
        # "was received by the Prime Minister": the host may be named by the office alone.
        guests |= {Of.OWN, Of.INSTITUTION}
    group = set(line.row[act.last + 1 : act.last + 6])
    behind, guests = _with_guest_nouns(line, behind, guests)
    if line.nouns("MEETING") or group & _GROUPS:
        guests |= {Of.ORGANISATION, Of.STATE}
        behind = [m for m in line.mentions if m.first > act.last]
    office = line.words.language == "fr" and any(m.of is Of.OWN and m.last > m.first for m in behind)
    office = office or (not act.passive and any(_is_person(line, m) for m in behind))
    if not (office or any(m.of in guests for m in behind)) and not group & _COUNTERPARTS:
        return None
    status = status_of(line, act)
    parties, first, end = around(line, act, reading)
    parties, end = _with_guests(line, act, parties, end)
    parties = _as_told(line, act, parties)
    if not status or len(parties.codes) < 2:
        return None
    talks = any(n.first > act.last for n in line.nouns("MEETING"))
    visit = any(n.first > act.last and not _hangs_on_a_guest(line, act, n) for n in line.nouns("VISIT"))
    airport = any(token.key in _ARRIVALS for token in line.tokens[act.last :])
    welcomed = airport and line.words.language == "sw" and "laki" in line.tokens[act.last].key
    landed = {"aeroport", "tarmac", "passerelle"} & set(line.row[act.last :])
    welcomed = welcomed or (line.words.language == "fr" and bool(landed) and not act.passive)
    kind = "visit" if (visit or welcomed) and not talks else "meeting"
    kind = "call" if any(_is_taken(line, act, noun) for noun in line.nouns("CALL")) else kind
    kind = _kind_of_reception(line, act) if kind == "meeting" else kind
    return engagement(line, (act, first, end), parties, reading, type=kind, status=status, rule="EN5")


def _receives_a_gift(line: Line, act: Act) -> bool:
    """Tell whether an English verb receives a thing: "received a donation of 20 ambulances from the Ambassador"."""
    if line.words.language != "en" or act.passive or not line.row[act.last].startswith("receiv"):
        return False
    behind = line.row[act.last + 1 : act.last + _NEAR]
    given = words_of("news", "contacts")["gifts"] - {"them", "credentials", "letter", "letters"}
    from_whom = behind.index("from") if "from" in behind else _NEAR
    return behind[:1] == ["from"] or (
        "from" in line.row[act.last :] and not given.isdisjoint(behind[:from_whom])
    )


def _is_given_by_an_official(line: Line, act: Act) -> bool:
    """Tell whether an officer hands over what is received: "from the Ambassador of Japan"."""
    start = line.row.index("from", act.last)
    near = [m for m in line.mentions if 0 < m.first - start <= _FEW]
    envoys = words_of("roles", "english")["accredited"]
    return any(m.of in _HOLDERS or (m.of is Of.OWN and line.row[m.last] in envoys) for m in near)


def _as_told(line: Line, act: Act, parties: Parties) -> Parties:
    """Return who meets: those whom talks are between without their host, or a guest with the state of the place."""
    if line.words.language != "en":
        return parties
    noun = next((n for n in line.nouns("MEETING") if 0 < n.first - act.last <= _FAR), None)
    if exact := between(line, noun) if noun is not None else None:
        # "Oman hosted the second round of consultations between Iran and Jordan".
        return exact
    envoy = not {"ambassador", "envoy", "embassy", "mission"}.isdisjoint(line.row[: act.first])
    there = place_of(line, act.last)[1]
    if len(parties.codes) != 1 or envoy or act.passive or not there or there in parties.codes:
        return parties
    states = tuple(sorted({*parties.states, there}))
    return Parties(states, parties.organisations, (*parties.order, there), 0, parties.first)


def _reach(line: Line, act: Act) -> int:
    """Return how far behind its verb a guest may stand: "received today at Seiyun Palace in Riyadh Prince Salman"."""
    if line.words.language == "sw" and act.passive:
        return _FAR + _FEW if line.row[act.last + 1 : act.last + 2] in (["katika"], ["kwenye"]) else _NEAR
    placed = not {"at", "in"}.isdisjoint(line.row[act.last + 1 : act.last + _FEW])
    return _FAR + _FEW if placed and line.words.language == "en" else _NEAR


def _is_taken(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether a telephone call is what is received: "received a call", "received, today, a phone call from"."""
    between = line.row[act.last + 1 : noun.first]
    words = sum(key[0].isalnum() for key in between)
    people = any(m.of in _HOLDERS and act.last < m.first < noun.first for m in line.mentions)
    return act.last < noun.first and words <= _FEW and not people


def _by_somebody(line: Line, act: Act) -> bool:
    """Tell whether a passive tells who receives whom, not who keeps a thing: "where it will be hosted by the port"."""
    thing = bool(act.first) and line.tokens[act.first - 1].key == "it"
    return not thing and "by" in _around_keys(line, act)


def _hangs_on_a_guest(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether a visit is told of a guest by the way: "received a minister, who is on a visit"."""
    between = set(line.row[act.last + 1 : noun.first])
    if line.words.language == "fr":
        # "a reçu Mme Sandu, à l'occasion de sa visite de travail": met, on a visit that is told apart.
        return not between.isdisjoint(_ON_A_VISIT)
    return line.words.language == "en" and not between.isdisjoint({"who", "which", "currently", "during"})


def _kind_of_reception(line: Line, act: Act) -> str:
    """Return what a reception is: a gift's, a courtesy call, a visit where guests are taken in, else a meeting."""
    if _receives_a_gift(line, act):
        return "other"
    if _is_courtesy(line, act):
        return "courtesy_call"
    return "visit" if _is_taken_in(line, act) else "meeting"


def _is_taken_in(line: Line, act: Act) -> bool:
    """Tell whether a Swahili state, not a person, receives guests who come to it: "Lima itaupokea ujumbe wa Brazil"."""
    comes = act.tense == "future" and act.subject in {"i", "zi"} and not act.passive
    comes = comes and not line.tokens[act.last].key.endswith("kuwa")
    return line.words.language == "sw" and comes


def _with_guest_nouns(line: Line, behind: list[Mention], guests: set[Of]) -> tuple[list[Mention], set[Of]]:
    """Return who may be a guest in English: demonyms and states only with people behind them."""
    if line.words.language != "en":
        return behind, guests
    behind = [m for m in behind if m.of is not Of.PEOPLE or _has_a_guest_behind(line, m)]
    return behind, guests | {m.of for m in behind if m.of is Of.STATE and _has_a_guest_behind(line, m)}


def _has_a_guest_behind(line: Line, mention: Mention) -> bool:
    """Tell whether a demonym belongs to people who are received, not to a thing: "Danish envoys", no "Danish loan"."""
    near = line.tokens[mention.last + 1 : mention.last + 5]
    offices = any(m.of in _HOLDERS and 0 < m.first - mention.last <= 3 for m in line.mentions)
    before = line.row[max(0, mention.first - 4) : mention.first]
    # "received the commanding general of Japan's Western Army".
    offices = offices or ("of" in before and not words_of("news", "places")["humans"].isdisjoint(before))
    return offices or bool(_GUESTS & {token.key for token in near}) or bool(near and near[0].is_capital)


def _is_person(line: Line, mention: Mention) -> bool:
    """Tell whether an office told without its name is a guest: "received the Ambassador of Ghana"."""
    own = mention.of is Of.OWN and line.words.language == "en"
    return own and line.tokens[mention.last].key in _PERSONS and mention.last > mention.first


def _welcomes_a_deed(line: Line, act: Act) -> bool:
    """Tell whether an English paper welcomes what was done, not a guest: "welcomes the decision of the Government"."""
    behind = line.row[act.last + 1 : act.last + 5]
    welcomes = line.words.language == "en" and line.tokens[act.last].key.startswith("welcom")
    return welcomes and bool(words_of("roles", "gatherings")["deeds"] & set(behind))


def _is_a_gathering(line: Line, act: Act) -> bool:
    """Tell whether a summit is hosted, no guest: "the second summit, hosted by the President of"."""
    near = (noun for noun in line.nouns("SUMMIT") if 0 < act.first - noun.last <= 2)
    by = act.last + 1 < len(line.tokens) and line.tokens[act.last + 1].key == "by"
    led = by and line.words.language == "en" and next(near, None) is not None
    return led or _is_praised(line, act)


@asked_where(sign(act={"HOST"}), NOT_SWAHILI)
def convened(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a summit or a forum that a state hosts: "Kenya will host the Climate Summit in Nairobi"."""
    if not act.is_any("HOST") or act.passive or act.relative or line.words.language == "sw":
        return None
    if line.words.language == "en" and not line.tokens[act.last].key.startswith("host"):
        # "received the Speaker of the Turkish Grand National Assembly": a guest.
        return None
    if _is_praised(line, act):
        return None
    behind = line.tokens[act.last + 1 : act.last + _FAR]
    forum = next((at for at, t in enumerate(behind) if t.key in _FORUMS and t.is_capital), -1)
    nouns = line.nouns("SUMMIT") if line.words.language == "en" else ()
    forum = next((n.last - act.last - 1 for n in nouns if 0 < n.first - act.last < _FAR), forum)
    told = line.dates or place_of(line, act.last + 1)[0]
    subject, status = subject_of(line, act), status_of(line, act)
    plain = all(t.is_capital or t.text[0].isdigit() or t.key in _ARTICLES for t in behind[:forum])
    if line.words.language == "en" and nouns:
        guests = any(m.of in _HOLDERS and 0 < m.first - act.last <= forum for m in line.mentions)
        plain = not guests
    others = not plain or any(other.is_finite and 0 < other.first - act.last <= forum for other in line.acts)
    if forum < 1 or not told or subject is None or not subject.codes or not status or others:
        return None
    bodies = {
        m.code for m in line.mentions if m.of is Of.ORGANISATION and 0 < m.first - act.last <= forum + 6
    }
    bodies = bodies if line.words.language == "en" else set()
    everybody = tuple(sorted({*subject.organisations, *bodies}))
    came = line.parties(act.last + forum + 1, len(line.tokens) - 1).states if _is_attended(line, act) else ()
    states = tuple(sorted({*subject.states, *came}))
    parties = Parties(states, everybody, subject.order, 0, subject.first)
    span = (act, max(subject.first, 0), min(act.last + forum + 8, len(line.tokens) - 1))
    return engagement(line, span, parties, reading, type="summit", status=status, rule="EN5")


def _is_praised(line: Line, act: Act) -> bool:
    """Tell whether a host is only praised for what he hosts: "congratulated Brazil on hosting the summit in Belem"."""
    if line.words.language != "en" or _PRAISE.isdisjoint(line.keys) or line.row[act.last] != "hosting":
        return False
    noun = next((n for n in line.nouns("MEETING") if 0 < n.first - act.last <= _FAR), None)
    told = noun is not None and between(line, noun)
    return not told and not _PRAISE.isdisjoint(line.row[: act.first])


def _is_attended(line: Line, act: Act) -> bool:
    """Tell whether it is told who came: "a summit attended by the Presidents of Zambia and Malawi"."""
    keys = line.row[act.last + 1 :]
    return line.words.language == "en" and ("attended", "by") in pairwise(keys)


def _is_courtesy(line: Line, act: Act) -> bool:
    """Tell whether a guest is received for a call that is said to be one of courtesy."""
    if line.words.language == "sw":
        return _comes_to_greet(line)
    if line.words.language == "en" and not act.passive and _paid_a_call(line, act):
        return True
    if not act.passive or line.tokens[act.last].key[:3] != "rec":
        return False
    near = line.tokens[act.last + 1 : act.last + 12]
    if line.words.language == "fr":
        # In French a guest is "reçu en audience" by anybody; a call is one of courtesy when it is said to be.
        return "courtoisie" in {token.key for token in near}
    # In English, too, "was received by the President" is a meeting; the paper says when it is one of courtesy.
    return bool({"courtesy", "audience"} & {token.key for token in near})


def _paid_a_call(line: Line, act: Act) -> bool:
    """Tell whether an English guest is received who pays a call: "received Ms. Solberg, who paid a farewell call"."""
    calls = (n for n in line.nouns("COURTESY") if n.first > act.last)
    return any("who" in line.row[max(act.last, n.first - _NEAR) : n.first] for n in calls)


def _comes_to_greet(line: Line) -> bool:
    """Tell whether a Swahili guest came to greet, to present himself or to take leave: "aliyefika kujitambulisha"."""
    greets = any(act.is_any("GREET") for act in line.acts)
    return greets or bool(_GREETINGS & line.keys)


def _around_keys(line: Line, act: Act) -> set[str]:
    """Return "by" when the one who receives is told behind a passive: "was received by", "amepokelewa na"."""
    far = _FAR + 2 if line.words.language == "en" else _FAR - 4
    near = set(line.row[act.last + 1 : act.last + 1 + far])
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    return {"by"} if near & {"by", "par"} or behind == "na" or with_whom(line, act) >= 0 else set()


def _with_guests(line: Line, act: Act, parties: Parties, end: int) -> tuple[Parties, int]:
    """Return the parties with those that a delegation comes from: "hosted a delegation from the ICC"."""
    come = {"from", "kutoka", "de", "du"}
    guests = [
        m
        for m in line.mentions
        if m.of in {Of.STATE, Of.ORGANISATION}
        and 0 < m.first - act.last <= 10
        and come & set(line.row[max(0, m.first - 2) : m.first])
    ]
    if not guests:
        return parties, end
    states = {*parties.states, *(m.code for m in guests if m.of is Of.STATE)}
    bodies = {*parties.organisations, *(m.code for m in guests if m.of is Of.ORGANISATION)}
    whole = Parties(tuple(sorted(states)), tuple(sorted(bodies)), parties.order, 0, parties.first)
    return whole, max(end, guests[-1].last)
