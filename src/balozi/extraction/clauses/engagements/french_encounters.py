"""Meetings and visits that French tells by a thing: a message, a meal, an audience, a session, the programme."""

from collections.abc import Callable, Iterator, Sequence

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.french_sides import acting, is_official, together
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    by_rules,
    find,
    is_of_the_day,
    pair_of,
    status_by,
    with_other,
)
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("french_further", "encounters")
_MESSAGES, _NO_MESSAGES, _MEALS, _OFFERS = (
    _WORDS[name] for name in ("messages", "no_messages", "meals", "offers")
)
_FOLLOWS, _WORKS, _COUNCILS, _GROUPS = (_WORDS[name] for name in ("follows", "works", "councils", "groups"))
_PALACES, _AGENDA, _SITS, _RECEIVED = (_WORDS[name] for name in ("palaces", "agenda", "sits", "received"))
_PAYS = _WORDS["pays"]
_GATHERED, _ADDRESSED = _WORDS["gathered"], tuple(_WORDS["addressed"])
_HANDS, _WELCOMES = tuple(_WORDS["hands_over"]), tuple(_WORDS["welcomes"])
# A sentence without one of these is not looked at.
_ASKED = (
    _MESSAGES
    | _MEALS
    | _FOLLOWS
    | _WORKS
    | _COUNCILS
    | _GROUPS
    | _AGENDA
    | _RECEIVED
    | _GATHERED
    | _WORDS["besides"]
)
_AHEAD = frozenset({"sera", "seront", "doit", "doivent", "devrait", "devraient", "va", "vont"})
_SIDES = frozenset({"entre", "avec", "reunissant", "reunira", "associant"})
_TAKEN = frozenset({"pris", "fixe", "donne"})
_TWO, _NEAR, _FAR, _LONG = 2, 5, 10, 30


def encounters(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the meetings and visits of a French sentence that a thing tells: handed over, granted, on the agenda."""
    yield from () if line.keys.isdisjoint(_ASKED) else by_rules(_RULES, line, reading)


def _message(line: Line, reading: Reading) -> Draft | None:
    """Find a message handed over: "il lui a transmis un message du président de la transition"."""
    at = find(line, _MESSAGES)
    if at < 1 or _NO_MESSAGES & set(keys_of(line, at + 1, at + 4)):
        return None
    act = told_by(line, _HANDS, at - _FAR, at)
    if act is None or act.passive:
        return None
    own = acting(line, act)
    end = clause_end(line, at)
    parties = with_other(line, own, act.last + 1, end)
    if own is None or parties is None or len(parties.codes) != _TWO:
        return None
    span = (act, begin_of(line, own, act), end)
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN9")


def _dined(line: Line, reading: Reading) -> Draft | None:
    """Find a meal given by one side to the other: "La partie angolaise lui a offert un dîner officiel"."""
    at = find(line, _MEALS)
    offers = find(line, _OFFERS, at - _FAR, at) if at > 0 else -1
    act = (
        told_by(line, ("offert", "offrir", "donn", "partag", "organis"), offers, offers + 1)
        if offers > 0
        else None
    )
    if act is None or act.passive:
        return None
    own = acting(line, act)
    parties = with_other(line, own, act.last + 1, clause_end(line, at))
    if own is None or parties is None or len(parties.codes) != _TWO:
        return None
    span = (act, begin_of(line, own, act), clause_end(line, at))
    return engagement(line, span, parties, reading, type="meeting", status=status_by(act), rule="EN2")


def _followed(line: Line, reading: Reading) -> Draft | None:
    """Find talks that follow others: "Une séance de travail élargie aux deux délégations a suivi"."""
    noun = next(iter(line.nouns("MEETING")), None)
    at = find(line, _FOLLOWS, noun.last + 1, noun.last + _FAR + _NEAR) if noun is not None else -1
    if noun is None or at < 0 or noun.first > _NEAR or "par" in keys_of(line, at + 1, at + 3):
        return None
    if not {"a", "est", "en", "ont", "sont"} & set(keys_of(line, at - 3, at)) and not line.tokens[
        at
    ].key.endswith(("ra", "ront")):
        return None
    parties = pair_of(line)
    if parties is None:
        return None
    status = "planned" if line.tokens[at].key.endswith(("ra", "ront")) else "held"
    return engagement(line, (noun, 0, at), parties, reading, type="meeting", status=status, rule="EN7")


def _called_to_pay(line: Line, reading: Reading) -> Draft | None:
    """Find a courtesy call told by a second verb: "et rendu une visite de courtoisie au ministre"."""
    noun = next(iter(line.nouns("COURTESY")), None)
    if noun is None:
        return None
    verbs = (
        a
        for a in line.acts
        if a.first < noun.first <= a.last + _FAR and not (a.negated or (a.relative and a.first == 0))
    )
    act = next(
        (a for a in verbs if line.tokens[a.last].key != "venu" and a.tense in {"past", "future", "present"}),
        None,
    )
    at = find(line, _PAYS, noun.first - 4, noun.first)
    if act is None or at < 0:
        return None
    parties = with_other(line, acting(line, act), noun.last + 1, clause_end(line, noun.last))
    if parties is None or len(parties.codes) != _TWO:
        return None
    status = "planned" if line.tokens[at].key.endswith("ra") else "held"
    span = (act, at, clause_end(line, noun.last))
    return engagement(line, span, parties, reading, type="courtesy_call", status=status, rule="EN1")


def _shared_works(line: Line, reading: Reading) -> Draft | None:
    """Find several who take part in talks: "Les ministres tchadien et nigérian ont pris part aux travaux"."""
    own_acts = (a for a in line.acts if a.is_finite and not (a.negated or a.relative or a.passive))
    act = next((a for a in own_acts if a.is_any("SHARE", "HOLD")), None)
    if act is None or not (
        "part" in keys_of(line, act.first, act.last + 3) or line.tokens[act.last].key.startswith("particip")
    ):
        return None
    at = find(line, _WORKS, act.last + 1, act.last + _FAR)
    own = acting(line, act)
    first = own.first if own is not None else 0
    named = line.parties(0, act.first - 1)
    if at < 0 or own is None or len(named.codes) < _TWO or not is_official(line, first, act.first):
        return None
    span = (act, max(0, named.first - 3), clause_end(line, at))
    return engagement(line, span, named, reading, type="meeting", status=status_by(act), rule="EN2")


def _appointed(line: Line, reading: Reading) -> Draft | None:
    """Find the next meeting by its appointment: "Rendez-vous a été pris pour le 20 novembre, à Zouara"."""
    opens = line.row[:3] == ["rendez", "-", "vous"] or line.row[:1] == ["rendez-vous"]
    taken = find(line, _TAKEN, 1, _FAR) if opens else -1
    body = line.around.body
    # The next edition of what a body holds, else the next meeting of the two.
    parties = Parties((), (body,), (body,), 0, -1) if body else pair_of(line)
    if taken < 0 or parties is None or not (line.dates or place_of(line)[0]):
        return None
    span = (Act(frozenset({"MEET"}), taken, taken, "future"), 0, clause_end(line, taken))
    kind = "summit" if body else "meeting"
    return engagement(line, span, parties, reading, type=kind, status="planned", rule="EN7")


def _welcomed(line: Line, reading: Reading) -> Draft | None:
    """Find a gathering that one of its sides hosts: "Oman accueillera une rencontre avec Kigali et Kinshasa"."""
    for noun in line.nouns("MEETING", "SUMMIT"):
        act = told_by(line, _WELCOMES, noun.first - _FAR, noun.first)
        if act is None or act.passive or not _SIDES & set(keys_of(line, noun.last + 1, noun.last + 4)):
            continue
        own = doer(line, act)
        behind = line.parties(noun.last + 1, len(line.tokens) - 1)
        between = "entre" in keys_of(line, noun.last + 1, noun.last + 4)
        parties = together(own, behind)
        if own is None or not own.codes or not behind.codes or len(parties.codes) < _TWO:
            continue
        kind = "summit" if len(parties.codes) > _TWO or (noun.code == "SUMMIT" and not between) else "meeting"
        span = (act, begin_of(line, own, act), clause_end(line, behind.spots[-1][1]))
        return engagement(line, span, parties, reading, type=kind, status=status_by(act), rule="EN5")
    return None


def _council(line: Line, reading: Reading) -> Draft | None:
    """Find a council of a body that sits: "Le Conseil de paix et de sécurité se réunira le 3 mai"."""
    at = find(line, _COUNCILS | _GROUPS, 0, 3)
    sits = find(line, _SITS, at + 1, at + _FAR + _NEAR) if at > 0 else -1
    body = line.around.body
    if sits > 0 and not body:
        body = next(iter(line.parties(0, sits).organisations), "")
    if sits < 0 or not body or not line.tokens[at].is_capital or not is_of_the_day(line):
        return None
    if line.parties(0, sits).states or {"ministres", "national", "federal", "constitutionnel"} & set(
        keys_of(line, at, sits)
    ):
        return None
    ahead = line.tokens[sits].key.endswith(("ra", "ront")) or bool(
        _AHEAD & set(keys_of(line, sits - 3, sits))
    )
    named = line.parties(0, sits)
    parties = named if named.organisations else Parties((), (body,), (body,), 0, 0)
    status = "planned" if ahead else "held"
    act = Act(frozenset({"MEET"}), sits, sits, "future" if ahead else "past")
    return engagement(
        line, (act, 0, clause_end(line, sits)), parties, reading, type="meeting", status=status, rule="EN7"
    )


def _gathered(line: Line, reading: Reading) -> Draft | None:
    """Find those who have come together: "Réunis jeudi à Bridgetown autour du Secrétaire général, les bailleurs"."""
    at = find(line, _GATHERED, 0, 2 * _FAR)
    opens = at == 0 or (at > 0 and not line.tokens[at - 1].text[-1].isalnum() and line.tokens[at].is_capital)
    if not opens:
        return None
    act = next((a for a in line.acts if a.first > at and a.is_finite and not a.relative), None)
    end = act.first - 1 if act is not None else len(line.tokens) - 1
    parties = line.parties(at, end)
    set_down = bool(line.dates) or bool(place_of(line, at, end)[0])
    if (
        not set_down
        or not (len(parties.codes) >= _TWO or parties.organisations)
        or not is_official(line, at, end)
    ):
        return None
    return engagement(line, (None, at, end), parties, reading, type="meeting", status="held", rule="EN1")


def _invited(line: Line, reading: Reading) -> Draft | None:
    """Find a visit to which one side asks the other: "a adressé à son hôte une invitation à se rendre à Suva"."""
    at = find(line, frozenset({"invitation"}))
    act = told_by(line, _ADDRESSED, at - _FAR, at) if at > 0 else None
    goes = {"rendre", "visiter", "visite"} & set(keys_of(line, at + 1, at + _NEAR + 1))
    parties = pair_of(line)
    if act is None or act.passive or not goes or parties is None or len(parties.states) != _TWO:
        return None
    own = doer(line, act)
    span = (act, begin_of(line, own, act) if own is not None else act.first, clause_end(line, at))
    return engagement(line, span, parties, reading, type="visit", status="planned", rule="EN4")


def _granted(line: Line, reading: Reading) -> Draft | None:
    """Find an audience granted: "La veille, le chef de l'État lui avait accordé une audience"."""
    at = find(line, frozenset({"audience"}))
    act = told_by(line, ("accord", "donn", "consenti"), at - _NEAR - _NEAR, at) if at > 0 else None
    own = acting(line, act) if act is not None and not act.passive else None
    end = clause_end(line, at)
    parties = with_other(line, own, at + 1, end)
    if act is None or own is None or parties is None or len(parties.codes) != _TWO:
        return None
    span = (act, begin_of(line, own, act), end)
    return engagement(line, span, parties, reading, type="meeting", status=status_by(act), rule="EN2")


def _at_the_palace(line: Line, reading: Reading) -> Draft | None:
    """Find a guest received where rulers sit, by nobody who is named: "avant d'être reçu au Palais royal"."""
    at = find(line, _RECEIVED)
    near = keys_of(line, at + 1, at + _NEAR)
    if (
        at < 1
        or not _PALACES & set(near)
        or line.nouns("CREDENTIALS")
        or "accreditant" in line.keys
        or "par" in keys_of(line, at + 1, at + _FAR)
    ):
        return None
    be = [
        n
        for n in range(max(0, at - 4), at)
        if line.tokens[n].key in {"ete", "etre", "est", "sera", "seront", "fut"}
    ]
    if not be or {"ne", "pas"} & set(keys_of(line, be[0] - _TWO, at)):
        return None
    act = Act(
        frozenset({"HOST"}), be[0], at, "future" if line.tokens[be[0]].key in {"sera", "seront"} else "past"
    )
    parties = with_other(line, acting(line, act), at + 1, clause_end(line, at))
    if parties is None or len(parties.codes) != _TWO:
        return None
    ahead = act.tense == "future" or bool(
        {"doit", "doivent", "devrait", "devraient"} & set(keys_of(line, be[0] - 3, at))
    )
    span = (act, max(0, be[0] - 1), clause_end(line, at))
    return engagement(
        line, span, parties, reading, type="meeting", status="planned" if ahead else "held", rule="EN5"
    )


def _on_the_agenda(line: Line, reading: Reading) -> Draft | None:
    """Find a meeting that is on the programme: "Un tête-à-tête avec le président figure au programme"."""
    noun = next((n for n in line.nouns("MEETING", "SUMMIT", "CALL") if n.first <= _NEAR), None)
    noun = noun or _mission(line)
    at = find(line, _AGENDA, noun.last + 1, noun.last + _LONG) if noun is not None else -1
    if noun is None or at < 0 or {"aucun", "aucune", "pas", "ne", "n"} & set(keys_of(line, 0, at)):
        return None
    before = keys_of(line, at - 3, at)
    told = line.tokens[at].key in {"figure", "figurent"} or bool({"est", "sont", "au"} & set(before))
    if not told or {"lundi", "mardi"} <= line.keys:
        return None
    named = line.parties(0, len(line.tokens) - 1)
    parties = named if len(named.codes) >= _TWO else together(pair_of(line), named) if pair_of(line) else None
    if parties is None or len(parties.codes) < _TWO:
        return None
    kind = (
        "visit"
        if noun.code == "VISIT"
        else "call"
        if noun.code == "CALL"
        else "summit"
        if len(parties.states) > _TWO
        else "meeting"
    )
    return engagement(
        line, (noun, 0, clause_end(line, at)), parties, reading, type=kind, status="planned", rule="EN7"
    )


def _mission(line: Line) -> Mention | None:
    """Return the mission of a body that opens a sentence: "Une nouvelle mission est attendue en février"."""
    at = find(line, frozenset({"mission", "delegation"}), 0, 4)
    body = any(not is_state(code) for code in line.around.pair)
    return Mention(Of.NOUN, at, at, "VISIT") if at > 0 and body and line.dates else None


def _forum(line: Line, reading: Reading) -> Draft | None:
    """Find a forum of those of two states: "Un forum d'affaires réunira mercredi des opérateurs des deux pays"."""
    at = find(line, frozenset({"forum", "forums"}))
    relative = find(line, frozenset({"lieu"}), at, at + _FAR) if at >= 0 else -1
    if relative > 0 and line.tokens[relative - 1].key in {"aura", "eu"}:
        return _dated_forum(line, (at, relative), reading)
    if at > _FAR:
        return None
    act = (
        told_by(
            line,
            ("reuni", "tiendra", "tenu", "ouvr", "rassembl", "regroup", "organis", "tient"),
            at + 1,
            at + 2 * _FAR,
        )
        if at >= 0
        else None
    )
    if act is None:
        return None
    named = line.parties(at, len(line.tokens) - 1)
    both = any(m.of is Of.PAIR for m in line.mentions) or "deux" in line.keys
    parties = named if len(named.codes) == _TWO else pair_of(line) if both else None
    if parties is None or not (line.dates or place_of(line)[0]):
        return None
    span = (act, max(0, at - 1), clause_end(line, act.last))
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN7")


def _dated_forum(line: Line, told: tuple[int, int], reading: Reading) -> Draft | None:
    """Find a forum whose day or place is told: "le principe d'un forum d'affaires, qui aura lieu à Casablanca"."""
    at, last = told
    named = line.parties(0, len(line.tokens) - 1)
    parties = named if len(named.codes) == _TWO else pair_of(line)
    if parties is None or not (line.dates or place_of(line, at)[0]):
        return None
    ahead = line.tokens[last - 1].key == "aura"
    act = Act(frozenset({"HOLD"}), at, last, "future" if ahead else "past")
    status = "planned" if ahead else "held"
    span = (act, max(0, at - 1), clause_end(line, last))
    return engagement(line, span, parties, reading, type="other", status=status, rule="EN7")


_RULES: Sequence[Callable[[Line, Reading], Draft | None]] = (
    _message,
    _dined,
    _followed,
    _called_to_pay,
    _shared_works,
    _appointed,
    _welcomed,
    _council,
    _gathered,
    _invited,
    _granted,
    _at_the_palace,
    _on_the_agenda,
    _forum,
)
