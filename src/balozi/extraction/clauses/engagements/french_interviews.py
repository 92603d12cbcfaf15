"""Meetings as French tells them: with a counterpart left unnamed, over a meal, as an audience or a session."""

from collections.abc import Iterator
from itertools import pairwise

from balozi.extraction.clauses.engagements.fates import fate
from balozi.extraction.clauses.engagements.french_journeys import clause_end, is_refused
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.french_sides import (
    COUNTERPARTS,
    acting,
    beginning,
    counterpart,
    is_official,
    partner,
    together,
    waits_for_other,
)
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement, status_of
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

_PHONES = closed("french_interviews", "phones")
_LEADERS = closed("french_interviews", "leaders")
_DENIALS = closed("french_journeys", "denials")
_COURTESY = closed("receptions", "audience") - {"audience"}
_THINGS = closed("engagements", "things")
_PERSONS = frozenset({Of.OFFICE, Of.PERSON, Of.OWN})
_DUE = frozenset({"doit", "doivent", "devrait", "devraient", "prevoit", "attendu", "attendue"})
_BOTH = frozenset({"deux", "trois", "quatre"})
# What a verb must be before its grammar is looked at.
_KINDS = frozenset({"MEET", "TALK", "PHONE", "MEAL", "HOST", "DISCUSS", "URGE", "SEE"})
_MEETS = ("MEET", "TALK", "PHONE", "MEAL")
_EVENTS = (
    "HOLD",
    "GATHER",
    "CONCLUDE",
    "EXPECT",
    "PLAN",
    "OFF",
    "END",
    "DO_VISIT",
    "HOST",
    "TALK",
    "MEET",
    "SHARE",
    "SPEAK",
    "SUMMON",
)
_HIS = frozenset({"son", "sa", "leur"})
_THERE = frozenset({"profit", "profite", "etait", "etaient", "saisi"})
_BESIDES = frozenset({"marge", "faveur", "invite", "invitee", "hote"})
_MORE = frozenset({"egalement", "aussi", "ensuite", "puis", "ailleurs", "outre", "enfin", "auparavant"})
_REACH, _NEAR, _LONG = 16, 6, 30


def interviews(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the meetings, calls and summits of a French sentence."""
    for act in line.acts:
        draft = _met(line, act, reading)
        if draft is not None:
            yield draft
    for noun in line.nouns("MEETING", "CALL", "COURTESY", "SUMMIT"):
        draft = _session(line, noun, reading)
        if draft is not None:
            yield draft


def _met(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a meeting told by a verb: "s'est entretenu avec son homologue", "ont dîné", "Reçu par le ministre"."""
    if act.negated or act.kinds.isdisjoint(_KINDS) or act.tense in {"conditional", "subjunctive"}:
        return None
    if _is_usual(line, act, reading):
        return None
    end = clause_end(line, act.last)
    receives = act.is_any("HOST") and _is_guest(line, act, end)
    discusses = act.is_any("DISCUSS") and reading.paper.genre is Genre.NEWS and _is_shared(line, act, end)
    # "Nous travaillerons à une convention": a promise of the parties, no day on which they meet.
    discusses = discusses and (act.tense != "future" or bool(line.dates))
    if not (receives or discusses or act.is_any(*_MEETS) or _rings(line, act) or _sees(line, act)) or (
        act.is_any("TALK") and not _is_shared(line, act, end)
    ):
        return None
    status = _status(line, act)
    own = acting(line, act)
    if not status or own is None or not own.codes:
        return None
    begin = beginning(line, own, act, reach=_LONG)
    parties = both(line, own, (act, begin, end))
    if parties is None or not (is_official(line, min(begin, act.first), end) or _are_those_two(line, act)):
        return None
    kind = _kind(line, (begin, end), parties)
    kind = "call" if act.is_any("PHONE") or _rings(line, act) else kind
    return engagement(line, (act, begin, end), parties, reading, type=kind, status=status, rule="EN1")


def _are_those_two(line: Line, act: Act) -> bool:
    """Tell whether the two who met before meet again on a day: "Ils se verront à Port-Louis début décembre"."""
    pair = any(m.of is Of.PAIR and 0 < act.first - m.last <= _NEAR for m in line.mentions)
    return pair and len(line.around.pair) > 1 and (bool(line.dates) or bool(place_of(line, act.last)[0]))


def _sees(line: Line, act: Act) -> bool:
    """Tell whether an official is seen: "y a vu son homologue", "verra le président"."""
    behind = line.tokens[act.last + 1 : act.last + 4]
    person = any(m.of in _PERSONS and m.last > m.first and 0 < m.first - act.last <= 2 for m in line.mentions)
    return act.is_any("SEE") and not act.passive and (person or bool(COUNTERPARTS & {t.key for t in behind}))


def _is_usual(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a meeting is one of many, or the duty of a treaty: "se réunit deux fois par an"."""
    duty = reading.paper.genre is Genre.TREATY and act.tense in {"present", "future"}
    return duty or is_regular(line, act.first) or "fois" in set(line.row[act.last + 1 : act.last + 6])


def _rings(line: Line, act: Act) -> bool:
    """Tell whether a person is rung up, not called upon: "a appelé dimanche le président congolais"."""
    behind = line.tokens[act.last + 1 : act.last + _REACH]
    person = any(m.of in _PERSONS and 0 < m.first - act.last <= 4 and m.last > m.first for m in line.mentions)
    owned = (other.key for one, other in pairwise(behind) if one.key in _HIS)
    peer = not COUNTERPARTS.isdisjoint(owned) and not act.passive
    asked = any(token.key in {"a", "au", "aux", "pour"} for token in behind) and not peer
    person = person or peer
    return act.is_any("URGE") and line.tokens[act.last].key.startswith("appel") and person and not asked


def _status(line: Line, act: Act) -> str:
    """Return whether a meeting has happened; an infinitive behind "pour" or "doit" is told by its verb."""
    if act.tense == "infinitive":
        before = set(line.row[max(0, act.first - 4) : act.first])
        if before & {
            "doit",
            "doivent",
            "devrait",
            "devraient",
            "devait",
            "devaient",
            "prevoit",
            "va",
            "vont",
            "prevu",
        }:
            return "planned"
        if "avant" in before or "apres" in before:
            ahead = any(other.tense == "future" and other.first != act.first for other in line.acts)
            return "planned" if ahead or before & _DUE or line.keys & _DUE else "held"
        done = any(other.tense == "past" and other.last < act.first for other in line.acts)
        # "a mis à profit son escale pour s'entretenir", "était à Moscou pour rencontrer".
        done = done or not _THERE.isdisjoint(line.row[: act.first])
        return "held" if before & {"pour", "avant", "apres"} and (done or before & {"suffisamment"}) else ""
    return "held" if act.tense == "participle" else status_of(line, act)


def _is_guest(line: Line, act: Act, end: int) -> bool:
    """Tell whether a person is received, or does the receiving of a passive, and no letter or report."""
    behind = line.tokens[act.last + 1 : act.last + 5]
    if _THINGS & {token.key for token in behind}:
        return False
    by = any(token.key == "par" for token in line.tokens[act.last + 1 : end + 1])
    return (by if act.passive else True) and is_official(line, act.last + 1, end)


def _is_shared(line: Line, act: Act, end: int) -> bool:
    """Tell whether two sides discuss: "avec" behind the verb, or two of them before it."""
    if any(token.key == "avec" for token in line.tokens[act.last + 1 : end + 1]):
        return True
    own = acting(line, act)
    if _are_two(line, act):
        return True
    pair = any(m.of is Of.PAIR and m.last < act.first for m in line.mentions)
    if pair and {"experts", "delegations", "techniciens", "negociateurs"} & line.keys and line.dates:
        # "Les experts des deux pays ont planché lundi et mardi": they sat.
        return own is not None and len(own.codes) > 1 and act.is_finite
    return own is not None and len(own.codes) > 1 and act.is_finite and not (act.passive or pair)


def _are_two(line: Line, act: Act) -> bool:
    """Tell whether two office-holders are the subject: "Le ministre et l'ambassadeur du Brésil en ont discuté"."""
    people = [m for m in line.mentions if m.of in _PERSONS and m.last > m.first and m.last < act.first]
    if len(people) < len(("one", "other")) or act.passive or not act.is_finite:
        return False
    between = set(line.row[people[-2].last + 1 : people[-1].first])
    verbs = any(people[0].first < other.first < act.first and other.is_finite for other in line.acts)
    return "et" in between and not verbs and line.tokens[act.first].key in {"ont", "avaient", "se"}


def both(line: Line, own: Parties, told: tuple[Act, int, int]) -> Parties | None:
    """Return both sides of a meeting, the one that is not told filled in when somebody stands for it."""
    act, _, end = told
    behind = line.parties(act.last + 1, end)
    found = together(own, behind)
    leads = not _LEADERS.isdisjoint(line.row[max(0, own.first - _NEAR) : act.first])
    if len(found.codes) > 1 or (leads and found.organisations and act.is_any("MEET", "GATHER")):
        return found
    waits = waits_for_other(line, act.last + 1, end)
    two = not _BOTH.isdisjoint(line.row[max(0, own.first) : act.first])
    two = two or _are_two(line, act)
    other = counterpart(line, found) if waits or two else ""
    other = other or (_other_of_two(line, found) if _has_object(line, act) else "")
    return together(found, also=(other,)) if other else None


def _has_object(line: Line, act: Act) -> bool:
    """Tell whether a pronoun stands for who is met: "Le chef de l'État l'avait reçu mercredi"."""
    before = line.row[max(0, act.first - 2) : act.first]
    return not act.passive and (
        before[-2:] in (["l", "'"], ["l", "’"]) or before[-1:] in (["les"], ["lui"], ["leur"])
    )


def _other_of_two(line: Line, found: Parties) -> str:
    """Return the other one of the two spoken of, a state or a body."""
    others = [code for code in line.around.pair if code not in found.codes]
    return others[0] if len(others) == 1 == len(line.around.pair) - 1 else ""


def _kind(line: Line, span: tuple[int, int], parties: Parties) -> str:
    keys = set(line.row[max(0, span[0] - _NEAR) : span[1] + 3])
    if keys & _PHONES:
        return "call"
    if keys & _COURTESY:
        return "courtesy_call"
    many = keys & _LEADERS and (parties.organisations or len(parties.states) > 2)
    return "summit" if many or "sommet" in keys else "meeting"


def _session(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a meeting told by a noun and an event: "un dîner a réuni", "a accordé une audience", "les travaux de la"."""
    before = set(line.row[max(0, noun.first - 5) : noun.first])
    if before & _DENIALS or is_refused(line, noun) or is_regular(line, noun.first) or _is_beside(line, noun):
        return None
    act = _event(line, noun)
    if act is None or _is_usual(line, act, reading) or _is_trade(line, noun):
        return None
    end = clause_end(line, max(noun.last, act.last))
    begin, parties = _attending(line, noun, act, end)
    if parties is None or not _is_told(line, noun, parties):
        return None
    kind = _kind(line, (min(begin, noun.first), end), parties)
    kind = {"CALL": "call", "COURTESY": "courtesy_call", "SUMMIT": "summit"}.get(noun.code, kind)
    if len(parties.codes) < (1 if kind == "summit" and parties.organisations else 2):
        return None
    ahead = act.tense == "future" or act.is_any("EXPECT") or (act.passive and act.is_any("PLAN", "SET"))
    status = fate(line, noun, "planned" if ahead else "held")
    status = "cancelled" if act.negated else status
    told = (act, min(begin, noun.first), max(end, act.last))
    # "Il a eu également des discussions avec": one more than those told before.
    more = act.last < noun.first and not act.passive and not line.keys.isdisjoint(_MORE)
    rule = "EN2" if more else "EN7"
    return engagement(line, told, parties, reading, type=kind, status=status, rule=rule)


def _is_beside(line: Line, noun: Mention) -> bool:
    """Tell whether something else took place beside a summit: "en marge de la 80e session de l'Assemblée générale"."""
    reach = _REACH // 2 if noun.code == "SUMMIT" else _NEAR
    return any(token.key in _BESIDES for token in line.tokens[max(0, noun.first - reach) : noun.first])


def _is_trade(line: Line, noun: Mention) -> bool:
    """Tell whether "échanges" are those of goods, and a council that of a government at home."""
    behind = line.row[noun.last + 1 : noun.last + 4]
    return line.tokens[noun.first].key.startswith("echange") and not {"avec", "vues", "entre"} & set(behind)


def _event(line: Line, noun: Mention) -> Act | None:
    """Return the act that tells of a meeting: the nearest verb of an event before or behind its noun."""
    near = [
        act
        for act in line.acts
        if act.is_any(*_EVENTS)
        and (0 < noun.first - act.last <= _NEAR + 2 or 0 < act.first - noun.last <= _LONG)
        and act.tense not in {"infinitive", "conditional", "subjunctive"}
        and (not act.negated or line.tokens[act.last].key in {"lieu", "tiendra", "aura"})
    ]
    return min(near, key=lambda act: abs(act.first - noun.last), default=None)


def _attending(line: Line, noun: Mention, act: Act, end: int) -> tuple[int, Parties | None]:
    """Return where a meeting begins to be told, and who attends: those near, else the two of the paper."""
    own = acting(line, act) if act.last < noun.first else None
    begin = own.first if own is not None and 0 <= own.first < noun.first else max(0, noun.first - 2)
    near = line.parties(noun.last + 1, end)
    found = together(own, near)
    if noun.code == "SUMMIT":
        bodies = {m.code for m in line.mentions if m.of is Of.ORGANISATION and begin - 4 <= m.first <= end}
        found = Parties(
            found.states, tuple(sorted({*found.organisations, *bodies})), found.order, 0, found.first
        )
    leads = not _LEADERS.isdisjoint(line.row[max(0, begin - _NEAR) : noun.first])
    if len(found.codes) > 1 or (found.organisations and (leads or noun.code == "SUMMIT")):
        return begin, found
    keys = set(line.row[max(0, noun.first - 2) : end + 1])
    waits = waits_for_other(line, noun.last + 1, end) or keys & {"deux", "ses", "leur", "leurs", "sa", "son"}
    known = found.codes or ((line.around.one,) if line.around.one else ())
    if own is not None and not own.states and waits_for_other(line, noun.last + 1, end):
        other = counterpart(line, own)
    else:
        other = partner(line, known) if waits and known else ""
    return begin, together(found, also=(*[c for c in known if is_state(c)], other)) if other else None


def _is_told(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether a meeting has a day, a place or two sides by name, and an official beside it."""
    told = bool(line.dates) or bool(place_of(line)[0]) or len(parties.codes) > 1
    return told and (is_official(line, 0, len(line.tokens) - 1) or len(parties.codes) > 1 or noun.first <= 3)
