"""Stays and returns as French tells them: "est à Ouagadougou depuis lundi", "De retour de", "sera dépêché à Niamey"."""

from collections.abc import Iterator

from balozi.extraction.clauses.engagements.french_journeys import clause_end, last_place, visit_of
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import acting, goals, is_official, state_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.mentions.mentions import Of

_FROM = frozenset({"de", "du", "d", "'", "des"})
_PLACES = frozenset({Of.CITY, Of.STATE})
_IS_AT = frozenset({"est", "sont", "etait", "etaient", "sera", "seront"}) | {
    *("trouve", "trouvent", "trouvait", "sejourne", "sejournent", "trouvera")
}
_NO_STAYS = words_of("french_further", "journeys")["no_stays"]
_SENT = frozenset(
    {"depeche", "depechee", "depeches", "depechees", "envoye", "envoyee", "envoyes", "envoyees"}
)
# Whom a state sends, who is no help in kind: "a envoyé son ministre".
_SENDS = frozenset({"envoye", "envoyee", "emissaire", "emissaires", "delegation", "ministre", "ministres"})
_NEAR, _FAR = 4, 8


def stays(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the visits of a French sentence that a stay, a return or a sending tells."""
    for rule in (_returned, _is_there, _sent):
        draft = rule(line, reading)
        if draft is not None:
            yield draft


def _returned(line: Line, reading: Reading) -> Draft | None:
    """Find a journey that is over: "De retour de Saint-Domingue, le ministre haïtien"."""
    back = next(
        (
            at
            for at, token in enumerate(line.tokens)
            if token.key == "retour" and line.tokens[at - 1].key == "de"
        ),
        -1,
    )
    left = [m for m in line.mentions if m.of in _PLACES and 0 < m.first - back <= _NEAR]
    if back < 1 or not left or line.tokens[left[0].first - 1].key not in _FROM:
        return None
    verb = next(
        (act for act in line.acts if act.is_finite and not act.relative and act.first > left[0].last), None
    )
    guest = acting(line, verb) if verb is not None else line.parties(left[0].last + 1, len(line.tokens) - 1)
    if guest is None or not guest.states or not is_official(line, left[0].last, len(line.tokens) - 1):
        return None
    owner = Parties(guest.states, (), guest.order, 0, back - 1)
    return visit_of(line, (left[0], back - 1, left[0].last), (owner, (state_of(left[0]),)), ("held", reading))


def _is_there(line: Line, reading: Reading) -> Draft | None:
    """Find a stay told by "être": "est à Ouagadougou depuis lundi", "se trouve depuis lundi à Bridgetown"."""
    verb = next((at for at, token in enumerate(line.tokens) if token.key in _IS_AT and at > 1), -1)
    if verb < 0:
        return None
    cities = (m for m in line.mentions if m.of in _PLACES and 1 < m.first - verb <= _FAR)
    city = next((m for m in cities if line.tokens[m.first - 1].key in line.words.cuts["place"]), None)
    if city is None or any(verb < act.first < city.first for act in line.acts):
        return None
    if _NO_STAYS & set(line.row[verb + 1 : verb + 3]):
        return None
    guest = line.parties(0, verb - 1)
    near = [day for day in line.dates if -_FAR <= day.first - city.last <= _FAR]
    status = "planned" if line.tokens[verb].key.startswith("ser") else "held"
    if not (near and guest.codes and is_official(line, 0, verb)):
        return None
    last = max(city.last, *(day.last for day in near if day.first - city.last <= 2 * _NEAR))
    owner = guest if guest.states else Parties((), guest.organisations, guest.order, 0, guest.first)
    return visit_of(line, (city, max(0, guest.first), last), (owner, (state_of(city),)), (status, reading))


def _sent(line: Line, reading: Reading) -> Draft | None:
    """Find somebody who is sent to another state: "Un envoyé de l'ONU sera dépêché à Niamey"."""
    act = (
        told_by(line, ("depech", "envoye"), 2, len(line.tokens)) if not line.keys.isdisjoint(_SENT) else None
    )
    if act is None or act.relative:
        return None
    if not act.passive:
        return _sent_out(line, act, reading)
    end = clause_end(line, act.last)
    gone = goals(line, act.last + 1, end)
    guest = line.parties(0, act.first - 1)
    if not gone or not guest.codes or not is_official(line, 0, act.first):
        return None
    status = "planned" if act.tense == "future" else "held"
    span = (act, act.first, last_place(line, act.last, end))
    return visit_of(line, span, (guest, gone), (status, reading))


def _sent_out(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find an envoy sent by his state: "a dépêché à Juba son envoyé spécial", "a envoyé une délégation à Khartoum"."""
    behind = line.row[act.last + 1 : act.last + _FAR]
    if _SENDS.isdisjoint(behind) or act.tense not in {"past", "future"} or act.negated:
        return None
    end = clause_end(line, act.last)
    gone, sender = goals(line, act.last + 1, end), acting(line, act)
    if sender is None or not sender.codes or not gone or not is_official(line, max(0, sender.first), end):
        return None
    status = "planned" if act.tense == "future" else "held"
    span = (act, act.first, last_place(line, act.last, end))
    return visit_of(line, span, (sender, gone), (status, reading))
