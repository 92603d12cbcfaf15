"""Journeys as French tells them: by their beginning or end, by what is told beside a person, by a noun alone."""

from collections.abc import Iterator
from itertools import pairwise

from balozi.extraction.clauses.engagements.fates import fate
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import (
    acting,
    counterpart,
    goals,
    is_official,
    opens,
    partner,
    single,
    state_of,
    together,
)
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention, Of

_DENIALS = closed("french_journeys", "denials")
_NEXTS = closed("french_journeys", "nexts")
_OWN = closed("french_journeys", "own")
_STARTS = closed("french_journeys", "starts")
_MODALS = closed("french", "modals")
_PLANS = closed("french_journeys", "plans")
_FROM = frozenset({"de", "du", "d", "'", "des"})
_PLACES = frozenset({Of.CITY, Of.STATE})
_REACH, _NEAR, _OPENS, _FAR = 14, 4, 7, 8
_LONG = 3 * _REACH
_UNTOLD = "?"
_FRAMES = frozenset({"cadre"})
_HOMEWARD = frozenset({"regag", "rentr", "retou"})
_ITS = frozenset({"sa", "son", "cette", "ce", "la", "le"})
_PAPERS = frozenset(
    {"frais", "titre", "titres", "carte", "cartes", "visa", "visas", "permis", "droit", "depenses"}
)
_MISSIONS = words_of("french_further", "missions")
_DOES, _NO_MISSIONS = tuple(_MISSIONS["does"]), _MISSIONS["no_missions"]
_LANDS = frozenset({"archipel", "royaume", "ile", "emirat", "principaute", "sultanat", "grand-duche"})
_TOURS, _LED = ("tourn", "peripl"), frozenset({"qui", "devant", "conduisant"})
# An envoy who leaves for good has made no visit: "Elle quittera Cotonou après trois ans de séjour".
_FOR_GOOD = frozenset({"ans", "mandat", "definitivement", "poste", "fonctions"})


def journeys(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the visits of a French sentence."""
    for act in line.acts:
        draft = _told(line, act, reading)
        if draft is not None:
            yield draft
    for noun in (*line.nouns("VISIT"), *_missions(line)):
        draft = _named(line, noun, reading)
        if draft is not None:
            yield draft


def _missions(line: Line) -> Iterator[Mention]:
    """Yield the missions that are journeys: "Une équipe d'experts effectuera en septembre une mission en Tunisie"."""
    for at in range(1, len(line.tokens) - 2) if "mission" in line.keys else ():
        behind = line.row[at + 1 : at + _NEAR]
        if line.tokens[at].key != "mission" or _NO_MISSIONS & set(behind):
            continue
        done = any(token.key.startswith(_DOES) for token in line.tokens[max(0, at - _FAR) : at])
        held = any(noun.first <= at <= noun.last for noun in line.nouns("VISIT"))
        if done and not held and line.words.cuts["place"] & set(behind):
            yield Mention(Of.NOUN, at, at, "VISIT", "mission")


def _told(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a journey told by a verb: "a foulé le sol marocain", "est rentré du Caire", "attendu à Dubaï"."""
    awaited = (act.is_any("EXPECT") or _is_announced(line, act)) and not act.negated
    if not (awaited or act.is_any("VISIT", "LEAVE", "STAY")) or act.negated or act.tense == "conditional":
        return None
    if act.tense in {"infinitive", "participle"} and not _will_go(line, act):
        return None
    end = clause_end(line, act.last)
    if act.is_any("LEAVE") and _FOR_GOOD & set(line.row[act.last + 1 :]):
        return None
    gone = _left(line, act, end) if act.is_any("LEAVE") else goals(line, act.last + 1, end)
    guest = _traveller(line, act)
    if guest is None:
        return None
    # "visitera vendredi une cimenterie à Yopougon": part of a journey told before.
    gone = gone or (_fronted(line, act, guest) if act.is_any("VISIT") else ())
    stays = act.is_any("LEAVE", "STAY") or line.tokens[act.last].key.startswith("visit")
    gone = gone or (() if stays else _somewhere(line, guest, (act.last + 1, end)))
    if not gone and "y" in set(line.row[act.first : act.last]):
        # "Le président s'y rendra": where the other side is.
        other = partner(line, guest.states)
        gone = (other,) if other else ()
    guest = _from_elsewhere(line, guest, gone)
    if not gone:
        return None
    begin = guest.first if guest.first >= 0 else 0
    if not is_official(line, min(begin, act.first), max(act.last, guest.first) + _NEAR):
        return None
    status = "planned" if awaited or act.tense in {"future", "infinitive"} else "held"
    return visit_of(line, (act, act.first, last_place(line, act.last, end)), (guest, gone), (status, reading))


def _fronted(line: Line, act: Act, guest: Parties) -> tuple[str, ...]:
    """Return the place with which a sentence opens: "À Bamako, la ministre croate a visité le camp"."""
    place = next((m for m in line.mentions[:1] if m.of in _PLACES and m.first <= 2), None)
    if place is None or line.row[0] not in {"a", "au", "aux", "en"} or guest.first < place.last:
        return ()
    named = (m for m in line.mentions if place.last < m.first < act.first)
    if not any(m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} for m in named):
        # "À Vientiane, la ministre a visité un hôpital": part of a journey told before.
        return ()
    opens = line.row[place.last + 1 : place.last + 2] == [","] and state_of(place) not in guest.states
    return (state_of(place),) if opens else ()


def _traveller(line: Line, act: Act) -> Parties | None:
    """Return who travels by a verb: who acts, both of a joint mission, else the leader who goes home."""
    own = acting(line, act) or _of_both(line, act)
    own = own if own is not None and own.codes else _from_home(line, act)
    return own if own is not None and own.codes else None


def _from_home(line: Line, act: Act) -> Parties | None:
    """Return the state of the town to which its own leader goes home: "Le Premier ministre a regagné Abidjan"."""
    if not act.is_any("LEAVE") or line.tokens[act.last].key[:5] not in _HOMEWARD:
        return None
    towns = (m for m in line.mentions if m.of is Of.CITY and 0 < m.first - act.last <= _NEAR)
    town = next((m for m in towns if line.row[m.first - 1] not in _FROM), None)
    ruler = any(m.of in {Of.OWN, Of.OFFICE} and m.last < act.first for m in line.mentions)
    return single(state_of(town), 0) if town is not None and ruler else None


def _of_both(line: Line, act: Act) -> Parties | None:
    """Return the two sides that a joint mission is of: "une mission conjointe s'était rendue à Obo"."""
    codes = line.around.pair
    joint = {"conjointe", "mixte"} & set(line.row[max(0, act.first - _NEAR) : act.first])
    states = tuple(code for code in codes if is_state(code))
    bodies = tuple(code for code in codes if code not in states)
    return Parties(states, bodies, codes, 0, -1) if joint and len(codes) > 1 else None


def _somewhere(line: Line, guest: Parties, span: tuple[int, int]) -> tuple[str, ...]:
    """Return the other state of the paper for a place that no list names: "débarqué mardi à Hahaya"."""
    near = line.row[span[0] : span[0] + _NEAR]
    if ("sur", "place") in pairwise(near):
        other = partner(line, guest.states, span[0])
        return (other or _UNTOLD,) if guest.organisations or other else ()
    if any(one in {"dans", "sur", "au"} and not _LANDS.isdisjoint(near) for one in near):
        # "est attendu dans l'archipel".
        other = partner(line, guest.states, span[0])
        return (other,) if other else ()
    named = {at for m in line.mentions for at in range(m.first, m.last + 1)}
    for at in range(span[0], min(span[1], len(line.tokens) - 2) + 1):
        token, behind = line.tokens[at], line.tokens[at + 1]
        unknown = behind.is_capital and behind.text[0].isalpha() and at + 1 not in named
        if token.key == "a" and token.text != "a" and unknown and len(behind.text) > _NEAR - 1:
            other = partner(line, guest.states, span[0]) or counterpart(line, guest)
            if guest.organisations:
                # "Le Haut-Commissaire se rendra à Adré": to a state that is not told.
                return (other or _UNTOLD,)
            return (other,) if other and len(guest.states) == 1 else ()
    return ()


def _from_elsewhere(line: Line, guest: Parties, gone: tuple[str, ...]) -> Parties:
    """Return a guest whose state is only guessed as one of the other state, when he goes to the one guessed."""
    named = any(m.of not in {Of.OWN, Of.OFFICE, Of.TITLE} and m.first == guest.first for m in line.mentions)
    if len(guest.states) != 1 or not gone or guest.states[0] not in gone or named or guest.organisations:
        return guest
    other = partner(line, gone)
    return Parties((other,), (), (other,), 0, guest.first, guest.spots) if other else guest


def _is_announced(line: Line, act: Act) -> bool:
    """Tell whether a person is announced or invited somewhere: "est annoncé à Dakar", "est convié à Rabat"."""
    keys = line.row[act.last + 1 : act.last + 3]
    asked = act.is_any("ANNOUNCE", "URGE") and line.tokens[act.last].key.startswith(
        ("annonc", "invit", "convi")
    )
    placed = any(m.of in _PLACES and 0 < m.first - act.last <= 3 for m in line.mentions)
    return (
        asked
        and act.passive
        and not act.relative
        and placed
        and bool(keys)
        and keys[0] in line.words.cuts["place"]
    )


def _will_go(line: Line, act: Act) -> bool:
    """Tell whether an infinitive is a plan: "doit se rendre", "s'apprête à gagner", "va rallier"."""
    return not _PLANS.isdisjoint(line.row[max(0, act.first - _NEAR) : act.first])


def clause_end(line: Line, at: int) -> int:
    """Return where the clause of a word ends: before the next finite verb or mark, so many words on at most."""
    verb = min(
        (act.first for act in line.acts if act.first > at + 1 and act.is_finite), default=len(line.tokens)
    )
    end = min(at + _REACH, verb - 1, _modal_clause(line, at) - 1, len(line.tokens) - 1)
    return next((i - 1 for i in range(at + 1, end + 1) if line.tokens[i].text in {";", "»", ":"}), end)


def _modal_clause(line: Line, at: int) -> int:
    """Return where a clause told by a modal begins: "..., et une rencontre devrait suivre"; the end where none does."""
    modal = next((n for n in range(at + 1, len(line.tokens)) if line.tokens[n].key in _MODALS), -1)
    commas = [n for n in range(at + 1, modal) if line.tokens[n].text == ","]
    return commas[-1] if commas else len(line.tokens)


def _left(line: Line, act: Act, end: int) -> tuple[str, ...]:
    """Return the state left: "a quitté Niamey", "est rentré du Caire"; who goes home has been where the paper is."""
    home = line.tokens[act.last].key[:5] in _HOMEWARD
    for at in range(act.last + 1, min(end + _FAR, len(line.tokens))):
        towards = line.tokens[at].key == "destination" or (line.tokens[at].key == "pour" and not home)
        bound = [m for m in line.mentions if m.of in _PLACES and towards and 0 < m.first - at <= _NEAR - 1]
        if bound:
            # "a quitté Cotonou à destination d'Accra".
            return (state_of(bound[0]),)
    places = [m for m in line.mentions if m.of in _PLACES and act.last < m.first <= end]
    if home:
        # "est rentré à Bujumbura en provenance de Kampala".
        places.sort(key=lambda m: line.row[m.first - 1] not in _FROM)
    for mention in places:
        out = line.tokens[mention.first - 1].key in _FROM
        if not home or out:
            return (state_of(mention),)
        other = partner(line, (state_of(mention),), act.first)
        return (other,) if other and _opens_with_arrival(line) else ()
    return ()


def _opens_with_arrival(line: Line) -> bool:
    """Tell whether a sentence opens with an arrival: "Arrivée mardi à Alger, la présidente a regagné Rome"."""
    return any(opens(line, act) and act.is_any("VISIT") for act in line.acts)


def last_place(line: Line, at: int, end: int) -> int:
    """Return the last token of a journey: its place or its day, the verb when neither stands behind it."""
    near = [m.last for m in line.mentions if at < m.first <= end and m.of in _PLACES | {Of.PEOPLE}]
    days = [day.last for day in line.dates if at < day.first <= end]
    return max([at, *near[:1], *[day for day in days if day <= at + _REACH]])


def _named(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a journey told by a noun: "a bouclé un séjour à Lomé", "en déplacement à Hanoï", "au terme de sa visite"."""
    before = set(line.row[max(0, noun.first - 6) : noun.first])
    framed = before & _FRAMES and _goes_by_verb(line, noun)
    if before & _DENIALS or is_refused(line, noun) or _is_only_named(line, noun) or framed:
        return None
    end = _noun_end(line, noun)
    gone = tuple(dict.fromkeys((*_begun_in(line, noun), *goals(line, noun.last + 1, end))))
    guest = _guest(line, noun, gone, end)
    if guest is None or not guest.codes:
        return None
    if not gone and (before & _OWN or _STARTS & before):
        other = partner(line, guest.states)
        gone = (other,) if other else ()
    gone = gone or _somewhere(line, guest, (noun.last + 1, end))
    if not gone and guest.states and _behind_region(line, noun) > noun.last:
        # "effectuera une tournée au Sahel": to states that are not told.
        gone = (_UNTOLD,)
    begin = guest.first if 0 <= guest.first < noun.first else noun.first
    if not gone or not (is_official(line, 0, end) or noun.first < _NEAR):
        return None
    status = fate(line, noun, "planned" if _is_ahead(line, noun, before) else "held")
    first = begin if noun.first - begin < _LONG else noun.first
    first = 0 if noun.first <= _OPENS else first
    if _is_further(line, noun):
        first = noun.first
    return visit_of(line, (noun, first, last_place(line, noun.last, end)), (guest, gone), (status, reading))


def _is_only_named(line: Line, noun: Mention) -> bool:
    """Tell whether a stay is only named: "les frais de séjour", "une carte de séjour"."""
    return line.row[max(0, noun.first - 1) : noun.first] == ["de"] and line.row[noun.first - 2] in _PAPERS


def _goes_by_verb(line: Line, noun: Mention) -> bool:
    """Tell whether a verb behind tells the journey itself: "Dans le cadre d'une tournée, le ministre est attendu à"."""
    return any(a.is_any("VISIT", "EXPECT") and a.is_finite and a.first > noun.last for a in line.acts)


def _begun_in(line: Line, noun: Mention) -> tuple[str, ...]:
    """Return where a journey is begun or ended: "a entamé lundi à Tachkent une tournée"."""
    verbs = (act for act in line.acts if act.is_any("DO_VISIT") and 0 < noun.first - act.last <= _REACH)
    act = next(verbs, None)
    return goals(line, act.last + 1, noun.first - 1) if act is not None and act.is_finite else ()


def _is_further(line: Line, noun: Mention) -> bool:
    """Tell whether a journey is told behind another: "une visite de trois jours, étape d'une tournée qui"."""
    before = (other for other in line.nouns("VISIT") if other.last < noun.first)
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    return behind in _LED and next(before, None) is not None


def _behind_region(line: Line, noun: Mention) -> int:
    """Return where a tour with its region ends: "une tournée en Afrique de l'Ouest", the noun itself for others."""
    if not line.tokens[noun.first].key.startswith(_TOURS):
        return noun.last
    regions = (m for m in line.mentions if m.of is Of.REGION and 0 < m.first - noun.last <= 2 * _NEAR)
    region = next(regions, None)
    between = line.row[noun.last + 1 : region.first] if region is not None else [","]
    return noun.last if region is None or "," in between else region.last


def _noun_end(line: Line, noun: Mention) -> int:
    """Return where the clause of a journey ends; "une tournée qui le conduira à" leads behind its verb."""
    after = _behind_region(line, noun)
    behind = next((t.key for t in line.tokens[after + 1 : after + 4] if t.key in {"qui", "que", "qu"}), "")
    led = next((act for act in line.acts if 0 < act.first - after <= _FAR + _NEAR), None)
    told = led is not None and behind in {"que", "qu"} and led.is_any("HOLD", "DO_VISIT")
    told = told or (led is not None and behind == "qui" and led.first - after <= _NEAR + 1)
    paid = led is not None and led.relative and led.first == noun.last + 1
    if led is not None and paid and "par" in line.row[led.last : led.last + _FAR]:
        # "la visite effectuée en mai par le président de la République, M. Tebboune, à Ljubljana".
        verb = next((a.first for a in line.acts if a.first > led.last and a.is_finite), len(line.tokens))
        return min(verb, led.last + _LONG, len(line.tokens)) - 1
    return clause_end(line, led.last if told and led is not None else noun.last)


def _guest(line: Line, noun: Mention, gone: tuple[str, ...], end: int) -> Parties | None:
    """Return who travels: the one who acts, the one behind "visite du", the one who acted last."""
    by = next((at for at in range(noun.last + 2, min(end, noun.last + _FAR)) if line.row[at] == "par"), 0)
    paid = by and any(act.relative and act.first == noun.last + 1 for act in line.acts)
    for act in line.acts if not paid else ():
        near = act.is_finite and not act.relative and (act.last < noun.first or noun.first < _NEAR)
        found = acting(line, act) if near else None
        if found is not None and set(found.codes) - set(gone):
            return found
    apart = ((0, noun.first - 1), (noun.last + 1, end), (end + 1, len(line.tokens) - 1))
    for first, last in ((by, end),) if paid else apart:
        found = line.parties(first, last)
        others = [code for code in found.states if code not in gone]
        if others:
            return Parties((others[0],), (), (others[0],), 0, found.first)
    one = line.around.one
    if one and one not in gone:
        return single(one, noun.first)
    return next((own for act in line.acts if (own := _from_home(line, act)) is not None), None)


def is_refused(line: Line, noun: Mention) -> bool:
    """Tell whether a verb before a gathering is denied or only wished."""
    near = [act for act in line.acts if 0 < noun.first - act.last <= _NEAR * 3]
    return any(act.negated or act.tense == "conditional" for act in near)


def _is_ahead(line: Line, noun: Mention, before: set[str]) -> bool:
    if any(act.first > noun.last and act.passive and act.is_any("PLAN", "SET") for act in line.acts):
        return True
    behind = set(line.row[noun.last + 1 : noun.last + 3])
    if before & _ITS and behind & _MODALS:
        # "Sa visite devrait être dominée par": it is still to come.
        return True
    begun = (act for act in line.acts if act.is_any("DO_VISIT") and 0 < noun.first - act.last <= _REACH)
    if any(act.tense == "past" and not act.relative for act in begun):
        # "a entamé une tournée qui le conduira à Lomé".
        return False
    acts = [act for act in line.acts if abs(act.first - noun.first) <= _REACH and not act.is_any("SAY")]
    future = any(act.tense == "future" or act.is_any("EXPECT") for act in acts[:2] if not act.is_any("MEET"))
    return future or bool((before | behind) & _NEXTS)


def visit_of(
    line: Line,
    told: tuple[Act | Mention, int, int],
    who: tuple[Parties, tuple[str, ...]],
    stands: tuple[str, Reading],
) -> Draft | None:
    """Return a visit of somebody to a state that is not his own."""
    guest, gone = who
    status, reading = stands
    by, first, last = told
    others = [code for code in gone if code not in guest.states]
    if not others:
        return None
    legs = len(others) if isinstance(by, Mention) and line.tokens[by.first].key.startswith(_TOURS) else 1
    bodies = guest.organisations[:1] if not guest.states or others == [_UNTOLD] else ()
    owner = Parties(guest.states[:2], bodies, (*guest.states[:2], *bodies), 0, guest.first)
    parties = together(owner, also=[code for code in others[:legs] if code != _UNTOLD])
    begin = guest.first if 0 <= guest.first < first and first - guest.first < _LONG else first
    rule = "EN3" if isinstance(by, Act) else "EN4"
    return engagement(line, (by, begin, last), parties, reading, type="visit", status=status, rule=rule)
