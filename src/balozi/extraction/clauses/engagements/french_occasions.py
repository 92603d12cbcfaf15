"""Contact that French tells beside its main verb: "à l'issue d'un entretien", as a headline, by a part taken in it."""

from collections.abc import Iterator

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.french_sides import (
    acting,
    beginning,
    is_official,
    partner,
    together,
    waits_for_other,
)
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Mention, Of

_DURING = closed("french_occasions", "during")
_AHEAD = closed("french_occasions", "ahead")
_FOLLOWS = closed("french_occasions", "follows")
_FORUMS = closed("french_occasions", "forums")
_COURTESIES = closed("french_occasions", "courtesies")
_TEXTS = closed("french_occasions", "texts")
_MODALS = closed("french_occasions", "modals")
_SIDES, _THEIRS = frozenset({"entre", "avec"}), frozenset({"leur", "leurs"})
_KINDS = {"MEETING": "meeting", "CALL": "call", "SUMMIT": "summit", "COURTESY": "courtesy_call"}
_NEAR, _FAR, _LONG, _OPENS, _TWO = 6, 12, 26, 7, 2
# Where bodies of many states sit: the state around them takes no part by that.
_SEATS = frozenset({"New York", "Geneva", "Vienna", "The Hague"})


def occasions(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the engagements of a French sentence that it tells in passing, as a headline or by taking part."""
    for noun in (*line.nouns(*_KINDS), *_appeals(line)):
        draft = (
            _in_passing(line, noun, reading)
            or _headline(line, noun, reading)
            or _to_come(line, noun, reading)
        )
        if draft is not None:
            yield draft
    phoned = _on_the_phone(line, reading) if line.tokens[0].key in {"au", "par"} else None
    if phoned is not None:
        yield phoned
    for act in line.acts:
        if act.negated or act.tense in {"conditional", "subjunctive"}:
            continue
        for rule in (_took_part, _called_on, _papers_signed, _agreed_to_meet):
            found = rule(line, act, reading)
            if found is not None:
                yield found
                break


def _appeals(line: Line) -> Iterator[Mention]:
    """Yield the calls told by "appel" alone, which is one between two: "à l'issue d'un appel entre les ministres"."""
    for at, token in enumerate(line.tokens[:-1]):
        if token.key == "appel" and line.tokens[at + 1].key in _SIDES:
            yield Mention(Of.NOUN, at, at, "CALL", "appel")


def _keys(line: Line, first: int, last: int) -> set[str]:
    return set(line.row[max(0, first) : last])


def _gathering(noun: Mention, line: Line, parties: Parties) -> str:
    """Return the type of a gathering; leaders of many make a summit, a body alone needs one."""
    kind = _KINDS[noun.code]
    if kind == "summit" and not parties.organisations and len(parties.states) <= _TWO:
        return "meeting"
    phone = {"telephonique", "telephone", "telephoniques"} & _keys(line, noun.first, noun.last + 4)
    return "call" if phone else kind


def _sides(line: Line, noun: Mention, end: int) -> Parties | None:
    """Return who meets: two named behind the noun, one named and the one who acts, or the two spoken of."""
    behind = line.parties(noun.last + 1, end)
    named = len(behind.codes) > 1 or (noun.code == "SUMMIT" and bool(behind.organisations))
    if named:
        return behind
    own = next((acting(line, act) for act in line.acts if act.is_finite and not act.relative), None)
    if own is None and noun.first > _FAR // 2:
        # "L'émissaire russe doit regagner Moscou, après une dernière entrevue avec les ministres".
        own = next(
            (group for group in groups_of(line.tokens, line.parties(0, noun.first)) if group.codes), None
        )
    near = _keys(line, noun.last + 1, noun.last + _OPENS)
    if behind.codes and own is not None and set(own.codes) - set(behind.codes) and near & _SIDES:
        return together(behind, own)
    before = _keys(line, noun.first - 2, noun.first)
    alone = own is not None and set(behind.codes) <= set(own.codes) and not near & _SIDES
    if own is not None and alone and len(own.codes) > 1:
        return own
    if behind.codes and near & _SIDES:
        other = partner(line, behind.codes)
        return together(behind, also=(other,)) if other else None
    pair = tuple(code for code in line.around.pair if is_state(code))
    two = bool({"leur", "leurs"} & before) or "deux" in _keys(line, noun.last + 1, end)
    if len(pair) == _TWO == len(line.around.pair) and two:
        return Parties(pair, (), pair, 0, -1)
    waits = waits_for_other(line, noun.last + 1, end) and own is not None and bool(own.codes)
    other = partner(line, own.codes) if waits and own is not None and near & _SIDES else ""
    return together(own, also=(other,)) if other else None


def _in_passing(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a gathering that an adverbial names: "lors d'un entretien avec", "à l'issue de leurs pourparlers à"."""
    before = _keys(line, noun.first - _NEAR, noun.first)
    if not _DURING & before or {"chaque", "aucun", "aucune", "prochain", "eventuel"} & before:
        return None
    end = min(clause_end(line, noun.last), noun.last + _FAR)
    between = next((n for n in range(noun.last + 1, end) if line.tokens[n].key == "entre"), 0)
    # "a été au centre d'un entretien, mardi à Tunis, entre le ministre de la Santé et l'ambassadeur du Japon".
    end = clause_end(line, between) if between else end
    parties = _sides(line, noun, end)
    told = any(noun.last < day.first <= end + 2 for day in line.dates) or bool(
        place_of(line, noun.last, end)[0]
    )
    told = told or bool(_SIDES & _keys(line, noun.last + 1, noun.last + 4))
    told = told or _names_a_place(line, noun.last) or (parties is not None and noun.code == "CALL")
    # "Au cours de leur entretien": told in passing, unless the paper tells of it elsewhere.
    told = told or (not _THEIRS.isdisjoint(before) and (noun.first <= _OPENS or bool(line.dates)))
    if parties is None or len(parties.codes) < _TWO or not told:
        return None
    if {"avant", "vue", "veille"} & before:
        return None
    kind = _gathering(noun, line, parties)
    span = (noun, max(0, noun.first - 4), end)
    due = not any(act.is_finite for act in line.acts) and not _MODALS.isdisjoint(line.keys)
    status = "planned" if due else "held"
    return engagement(line, span, parties, reading, type=kind, status=status, rule="EN7")


def _on_the_phone(line: Line, reading: Reading) -> Draft | None:
    """Find a call that opens the sentence: "Au téléphone lundi avec le président de la Commission, le ministre"."""
    keys = line.row[:_NEAR]
    if keys[:2] not in (["au", "telephone"], ["par", "telephone"]) or "avec" not in keys:
        return None
    comma = next((at for at, token in enumerate(line.tokens) if token.text == ","), -1)
    act = next((act for act in line.acts if act.is_finite and act.first > comma > 0), None)
    own = acting(line, act) if act is not None else None
    parties = together(line.parties(0, comma), own)
    if act is None or len(parties.codes) < _TWO:
        return None
    return engagement(line, (act, 0, comma - 1), parties, reading, type="call", status="held", rule="EN7")


def _names_a_place(line: Line, last: int) -> bool:
    """Tell whether a place stands behind a gathering: "leurs entretiens de Pondichéry"."""
    near = line.tokens[last + 1 : last + 4]
    led = bool(near) and near[0].key in {"de", "d", "a"}
    return led and any(token.is_capital for token in near[1:3])


def _headline(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a gathering told without a verb: "Coup de fil lundi entre le roi et le président turc"."""
    finite = any(act.is_finite and not act.relative for act in line.acts)
    if finite or noun.first > _OPENS or not _SIDES & _keys(line, noun.last + 1, noun.last + _FAR):
        return None
    parties = line.parties(0, len(line.tokens) - 1)
    if len(parties.codes) < _TWO or not is_official(line, 0, len(line.tokens) - 1):
        return None
    ahead = bool(_AHEAD & _keys(line, 0, len(line.tokens)))
    kind = _gathering(noun, line, parties)
    span = (noun, noun.first, len(line.tokens) - 1)
    status = "planned" if ahead else "held"
    return engagement(line, span, parties, reading, type=kind, status=status, rule="EN7")


def _to_come(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a gathering that is to follow: "une rencontre ministérielle devrait suivre avant Noël"."""
    behind = line.row[noun.last + 1 : noun.last + _FAR]
    modal = next((at for at, key in enumerate(behind) if key in _MODALS), -1)
    if modal < 0 or not _FOLLOWS & set(behind[modal + 1 : modal + 6]) or {"pas", "aucune"} & set(behind):
        return None
    parties = line.parties(0, len(line.tokens) - 1)
    if len(parties.codes) < _TWO and not (noun.code == "SUMMIT" and parties.organisations):
        pair = tuple(code for code in line.around.pair if is_state(code)) or line.around.common
        parties = Parties(pair, parties.organisations, pair, 0, -1)
    if len(parties.codes) < 1 + (noun.code != "SUMMIT"):
        return None
    span = (noun, max(0, noun.first - 1), clause_end(line, noun.last + modal + 2))
    kind = _gathering(noun, line, parties)
    return engagement(line, span, parties, reading, type=kind, status="planned", rule="EN7")


def _took_part(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a part taken in what a body holds: "a pris part aux Réunions de printemps de la Banque mondiale"."""
    words = line.row[act.first : act.last + 3]
    joins = any(key.startswith(("particip", "assist", "siege")) for key in words) or {"pris", "part"} <= set(
        words
    )
    joins = joins or {"prend", "part"} <= set(words) or {"prendra", "part"} <= set(words)
    if not joins or not act.is_any("HOLD", "SHARE", "WITNESS") or act.passive or act.relative:
        return None
    noun = next((n for n in line.nouns("SUMMIT", "MEETING") if 0 < n.first - act.last <= _FAR), None)
    forum = bool(_FORUMS & _keys(line, act.last + 1, act.last + _FAR))
    own = acting(line, act)
    if not (noun or forum) or own is None or not own.codes or act.tense in {"infinitive", "participle"}:
        return None
    end = min(clause_end(line, noun.last if noun else act.last), len(line.tokens) - 1)
    bodies = {m.code for m in line.mentions if m.of is Of.ORGANISATION and act.last < m.first <= end}
    begin = beginning(line, own, act, reach=_LONG)
    abroad = _held_abroad(line, (act.last + 1, end), own) if noun is not None and not bodies else ""
    if not (bodies or forum or abroad) or not is_official(line, begin, act.first):
        return None
    parties = together(own, Parties((), tuple(sorted(bodies)), tuple(sorted(bodies)), 0, act.last))
    kind = (
        "other"
        if noun is None
        else "summit"
        if noun.code == "SUMMIT" and "sommet" in noun.name
        else "meeting"
    )
    if abroad:
        parties = together(parties, also=(abroad,))
    if len(parties.codes) < _TWO and noun is None:
        parties = together(parties, also=(place_of(line, act.last, end)[1] or partner(line, own.codes),))
    if len(parties.codes) < _TWO:
        return None
    status = "planned" if act.tense == "future" else "held"
    return engagement(line, (act, begin, end), parties, reading, type=kind, status=status, rule="EN2")


def _held_abroad(line: Line, span: tuple[int, int], own: Parties) -> str:
    """Return the state that hosts a gathering in which others take part: "a pris part à Paris à une conférence sur"."""
    state = place_of(line, *span)[1]
    town = place_of(line, *span)[0]
    return state if state not in own.states and town not in _SEATS else ""


def _called_on(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a courtesy call told by its words: "est venu présenter ses civilités au", "a fait ses adieux au"."""
    behind = range(act.first, min(act.last + _NEAR, len(line.tokens)))
    at = next((at for at in behind if line.tokens[at].key in _COURTESIES), -1)
    own = acting(line, act) if at >= 0 and act.is_any("VISIT") else None
    if own is None or not own.codes or act.relative:
        return None
    end = clause_end(line, at)
    behind_it = line.parties(at + 1, end)
    parties = together(own, behind_it)
    if len(parties.codes) < _TWO:
        home = reading.home if reading.home not in own.codes else partner(line, own.codes)
        parties = (
            together(own, also=(home,)) if home and waits_for_other(line, act.last + 1, end) else parties
        )
    begin = beginning(line, own, act, reach=_LONG)
    if len(parties.states) != _TWO or not is_official(line, begin, act.first):
        return None
    status = "planned" if act.tense == "future" else "held"
    return engagement(
        line, (act, begin, end), parties, reading, type="courtesy_call", status=status, rule="EN1"
    )


def _papers_signed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a signing of several papers: "Pas moins de treize textes y ont été signés"."""
    several = _TEXTS & _keys(line, act.first - _FAR, act.first)
    several = several or (_TEXTS & _keys(line, act.last + 1, act.last + 4) if act.passive else several)
    if (
        not (act.is_any("SIGN", "CONCLUDE") and act.passive and several)
        or act.relative
        or act.tense != "past"
    ):
        return None
    named = line.parties(0, len(line.tokens) - 1)
    pair = named.codes if len(named.states) > 1 else line.around.pair
    states = tuple(code for code in pair if is_state(code))
    here = bool(line.dates) or bool(place_of(line)[0]) or "y" in _keys(line, act.first - 2, act.last)
    here = here or bool(
        {"occasion", "issue", "terme", "presence", "total", "foulee"} & _keys(line, 0, len(line.tokens))
    )
    if len(states) != _TWO or not here:
        return None
    span = (act, 0 if act.first < _FAR else act.first - _NEAR, act.last)
    parties = Parties(states, (), states, 0, -1)
    return engagement(line, span, parties, reading, type="signing_ceremony", status="held", rule="EN6")


def _agreed_to_meet(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a meeting that was agreed: "sont convenues de réunir leur groupe de travail", "de se revoir à"."""
    deed = next((a for a in line.acts if a.tense == "infinitive" and 0 < a.first - act.last <= 3), None)
    if not act.is_any("AGREE", "PLAN", "COMMIT") or deed is None or not act.is_finite or act.passive:
        return None
    noun = next((n for n in line.nouns("MEETING", "SUMMIT") if 0 < n.first - deed.last <= _FAR), None)
    again = deed.is_any("MEET") and line.tokens[deed.last].key.startswith(
        ("revoir", "retrouver", "reunir", "rencontrer", "reparler")
    )
    holds = noun is not None and deed.is_any("HOLD", "GATHER", "PLAN")
    own = acting(line, act)
    if not (again or holds) or own is None or len(own.codes) < _TWO or is_regular(line, act.first):
        return None
    begin = beginning(line, own, act, reach=_LONG)
    end = clause_end(line, noun.last if noun else deed.last)
    kind = _gathering(noun, line, own) if noun else "meeting"
    return engagement(line, (act, begin, end), own, reading, type=kind, status="planned", rule="EN2")
