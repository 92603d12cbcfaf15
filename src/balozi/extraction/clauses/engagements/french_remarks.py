"""Words and rites between states as French tells them: reactions, speeches, requests, envoys, gifts, signings."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from balozi.extraction.clauses.engagements.french_interviews import both
from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import (
    acting,
    counterpart,
    is_official,
    partner,
    single,
    together,
)
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_CALMS = closed("french_remarks", "calms")
_GIFTS = closed("french_remarks", "gifts")
_ENVOYS = closed("french_remarks", "envoys")
_NOTES = closed("french_remarks", "notes")
_CLAIMS = closed("french_remarks", "claims")
_BESIDE = closed("french_remarks", "beside")
_PLANS = closed("french_journeys", "plans")
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "nous", "on"})
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.INSTITUTION, Of.PERSON})
_TEXTS = frozenset({"texte", "document", "documents", "textes", "instruments"})
_CEREMONIES = frozenset({"ceremonie", "officiellement", "symboliquement"})
_NO_PAPERS = frozenset(
    {"contrat", "contrats", "livre", "registre", "petition", "tribune", "bail", "autographes", "loi"}
)
_PRESS = frozenset({"presse", "journalistes", "medias"})
_TO = frozenset({"a", "au", "aux", "de", "du", "d", "aupres", "des"})
_REPLIES = ("repliqu", "retorqu", "ripost", "repond")
_STRAIGHT = ("sais", "somm", "prie")
_NEAR, _REACH, _LONG = 6, 14, 36

Told = tuple[Parties, int, int]


def remarks(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the statements, ceremonies and other acts between states of a French sentence."""
    for act in line.acts:
        if act.negated or act.tense in {"conditional", "subjunctive"}:
            continue
        gives = act.is_any("DEED", "OFFER") and not line.keys.isdisjoint(_CEREMONIES)
        for kinds, rule in _RULES:
            if act.kinds.isdisjoint(kinds) and not (gives and rule is _gave):
                continue
            draft = rule(line, act, reading)
            if draft is not None:
                yield draft
                break


def _own(line: Line, act: Act, *, by: Parties | None = None) -> Told | None:
    """Return who acts, and the stretch from the subject to the end of the clause."""
    own = by or acting(line, act)
    if own is None or not own.codes:
        return None
    near = 0 <= own.first < act.first and act.first - own.first < _LONG
    # "s'y entretiendra avec le ministre et prononcera une allocution": what stands before "et" is of the first verb.
    near = near and (act.first == 0 or line.tokens[act.first - 1].key != "et")
    return own, own.first if near else act.first, clause_end(line, act.last)


def _reacted(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a reaction: "Bakou a fustigé une démarche", "l'Union africaine a invité les acteurs à la retenue"."""
    if line.tokens[act.last].key in {"tonne", "tonnes", "pointe"}:
        # "40 tonnes de médicaments".
        return None
    if act.tense == "infinitive" and act.is_any("REACT"):
        act = _said(line, act) or act
    by = _by_whom(line, act) if act.passive else doer(line, act)
    told = _own(line, act, by=by) if by is not None or not act.passive else None
    if told is None or act.relative or act.tense not in {"past", "present"}:
        return None
    own, begin, end = told
    urges = act.is_any("URGE") and not _CALMS.isdisjoint(line.row[act.last + 1 : end + _NEAR])
    if not (act.is_any("REACT") or urges) or len(own.codes) != 1 or not _may_react(line, reading):
        return None
    speaks = _speaks_for_itself(line, own, act) or _is_quoted(line, act) or _is_a_body(line, own, act)
    if not speaks or not _is_foreign(line, own, (begin, end), reading):
        return None
    whole = Parties(own.states, own.organisations, own.order, 0, own.first)
    if _is_quoted(line, act) and line.tokens[act.last].key.startswith(_REPLIES) and not own.spots:
        # "», a répliqué la cheffe de la diplomatie": of the other side than the one told of.
        whole = single(partner(line, own.codes), own.first) or whole
    return engagement(line, (act, begin, end), whole, reading, type="statement", status="held", rule="EN8")


def _by_whom(line: Line, act: Act) -> Parties | None:
    """Return the state or body behind a passive: "L'annonce a été saluée par l'Union africaine"."""
    par = next(
        (at for at in range(act.last + 1, min(act.last + 4, len(line.tokens))) if line.row[at] == "par"), 0
    )
    named = line.parties(par + 1, min(par + 4, len(line.tokens) - 1)) if par else None
    if named is None or len(named.codes) != 1 or named.first > par + 3:
        return None
    return named


def _may_react(line: Line, reading: Reading) -> bool:
    """Tell whether a paper is news, or tells what one government says in a communiqué of its own."""
    alone = bool({"dans", "par", "selon"} & line.keys) and "communique" in line.keys
    return reading.paper.genre is Genre.NEWS or (alone and reading.paper.genre is Genre.COMMUNIQUE)


def _said(line: Line, deed: Act) -> Act | None:
    """Return the verb of saying that a reaction hangs on: "a dit, par la voix de son porte-parole, regretter"."""
    before = (act for act in reversed(line.acts) if act.last < deed.first)
    said = next((act for act in before if act.is_any("SAY") and act.is_finite), None)
    if said is None or deed.first - said.last > _REACH + 2:
        return None
    if "que" in set(line.row[said.last : deed.first]):
        return None
    return replace(said, kinds=said.kinds | {"REACT"}, last=said.last)


def _speaks_for_itself(line: Line, own: Parties, act: Act) -> bool:
    """Tell whether a state or a body speaks under its own name or by its rulers, not "il" or "les ministres"."""
    if own.first < 0 or line.tokens[own.first].key in _PRONOUNS:
        return False
    spot = own.spots[0][1] if own.spots else own.first
    named = any(m.of in _NAMED and own.first <= m.first <= max(spot, own.first) + 2 for m in line.mentions)
    return (named or not own.spots) and act.first - own.first < _REACH


def _is_a_body(line: Line, own: Parties, act: Act) -> bool:
    """Tell whether a body speaks for which a noun or "elle" stands: "L'organisation continentale a condamné"."""
    return (
        len(own.organisations) == 1 and not own.states and own.first >= 0 and act.first - own.first < _REACH
    )


def _is_quoted(line: Line, act: Act) -> bool:
    """Tell whether an office-holder speaks behind a quotation: "», a répliqué la cheffe de la diplomatie"."""
    inverted = act.first > 0 and line.tokens[act.first - 1].text in {",", "»", "”", '"'}
    holders = (m for m in line.mentions if m.of in {Of.OWN, Of.OFFICE, Of.TITLE} and m.last > m.first)
    quoted = any(token.text in {"«", "»", "“", "”", '"'} for token in line.tokens[: act.first])
    return inverted and quoted and any(act.last < m.first <= act.last + 3 for m in holders)


def _published(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a statement made together: "ont rendu publique, ce jour, la déclaration suivante"."""
    paper = any(
        m.of is Of.INSTRUMENT and m.code in {"declaration", "communique"} and 0 < m.first - act.last <= _REACH
        for m in line.mentions
    )
    told = _own(line, act)
    if not (act.is_any("UNVEIL") and paper) or told is None or act.passive or act.relative:
        return None
    own, begin, end = told
    if len(own.codes) < len(("one", "other")) or act.tense not in {"past", "present"}:
        return None
    return engagement(line, (act, begin, end), own, reading, type="statement", status="held", rule="EN8")


def _is_foreign(line: Line, own: Parties, span: tuple[int, int], reading: Reading) -> bool:
    """Tell whether a reaction is to a matter abroad: another state in the sentence, or a paper about two."""
    others = {
        m.code if m.of is not Of.CITY else m.name
        for m in line.mentions
        if m.of in _NAMED and m.first > span[0]
    }
    if others - set(own.codes):
        return True
    others = {*line.around.common, *line.around.pair}
    return bool(own.organisations) or bool(others - set(own.codes))


def _spoke(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a speech or a word to the press abroad: "prononcera un discours devant", "a tenu un point de presse"."""
    noun = next((n for n in line.nouns("STATEMENT") if 0 < n.first - act.last <= 2 * _NEAR), None)
    told = _own(line, act)
    fronted = line.tokens[:2] if line.tokens[0].key == "devant" else ()
    stretch = {t.key for t in (*fronted, *line.tokens[act.last : act.last + _NEAR])}
    before = act.is_any("ADDRESS") and not stretch.isdisjoint({"devant", "presse", "tribune"})
    before = before or (act.is_any("ADDRESS", "SAY") and _at_the_rostrum(line))
    speaks = act.is_any("ADDRESS", "SPEAK", "HOLD", "SAY", "GATHER", "ANNOUNCE")
    if (noun is None and not before) or told is None or act.relative or not speaks:
        return None
    own, begin, end = told
    abroad = set(own.codes) != {reading.home} or len(line.around.common) > 1
    press = not _PRESS.isdisjoint(line.row[act.last : end + 2])
    speakers = 1 + press
    if not 0 < len(own.codes) <= speakers or not abroad or not is_official(line, begin, act.first + 2):
        return None
    status = "planned" if act.tense in {"future", "infinitive"} else "held"
    span = (act, begin, max(end, noun.last if noun else end))
    whole = Parties(own.states, own.organisations, own.order, 0, own.first)
    return engagement(line, span, whole, reading, type="statement", status=status, rule="EN8")


def _at_the_rostrum(line: Line) -> bool:
    """Tell whether somebody speaks where a body sits: "à la tribune des Nations unies"."""
    if "tribune" not in line.keys:
        return False
    at = line.row.index("tribune")
    return any(m.of is Of.ORGANISATION and 0 < m.first - at <= _NEAR + 2 for m in line.mentions)


def _asked(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a request or a protest to another state: "a sollicité de Lomé", "a remis une note de protestation à"."""
    notes = not _NOTES.isdisjoint(line.row[act.last + 1 : act.last + 4])
    told = _own(line, act)
    asks = act.is_any("REQUEST") or (notes and act.is_any("HANDOVER", "HOST"))
    if not asks or told is None or act.relative or act.passive or act.tense not in {"past", "present"}:
        return None
    own, begin, end = told
    to = next(
        (m for m in line.mentions if m.of in {Of.CITY, Of.STATE} and _is_addressed(line, act, m.first)), None
    )
    if len(own.states) != 1 or not _speaks_for_itself(line, own, act):
        return None
    other = _addressee(line, act, own) if to is None else to.name if to.of is Of.CITY else to.code
    parties = together(own, also=(other,))
    if len(parties.states) != 2 and {"depart", "rappel", "retrait"} & set(line.row[act.last : end + 1]):
        # "Le Niger a demandé le départ de la coordonnatrice des Nations unies".
        parties = together(own, line.parties(act.last + 1, end))
    if len(parties.codes) != 2:
        return None
    return engagement(line, (act, begin, end), parties, reading, type="other", status="held", rule="EN9")


def _addressee(line: Line, act: Act, own: Parties) -> str:
    """Return of whom a thing is asked that only a state can give: "exige des excuses"."""
    keys = set(line.row[act.last + 1 : act.last + 6])
    return partner(line, own.codes) if keys & _CLAIMS and act.is_finite else ""


def _is_addressed(line: Line, act: Act, at: int) -> bool:
    near = set(line.row[max(act.last + 1, at - 3) : at])
    straight = at == act.last + 1 and line.tokens[act.last].key.startswith(_STRAIGHT)
    return straight or (0 < at - act.last <= _NEAR and bool(near & _TO))


def _moved_envoys(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find envoys summoned, sent away or recalled, and relations broken off: "a déclaré persona non grata"."""
    keys = set(line.row[act.last + 1 : act.last + 1 + _REACH])
    before = set(line.row[max(0, act.first - _REACH) : act.first])
    named = bool((before if act.passive else keys) & _ENVOYS)
    broken = act.is_any("BREAK") and "diplomatiques" in keys
    named = named and not (act.relative and not _ENVOYS & set(line.row[max(0, act.first - 3) : act.first]))
    # "rappelle que", "reste attaché à": no envoy is recalled, no attaché meant.
    named = named and line.tokens[min(act.last + 1, len(line.tokens) - 1)].key not in {"que", "qu"}
    banned = {"persona", "grata"} <= keys | before and act.is_any("SAY")
    told = _own(line, act)
    if (
        not ((act.is_any("SUMMON") and named) or broken or banned)
        or told is None
        or act.tense == "infinitive"
    ):
        return None
    own, begin, end = told
    parties = both(line, own, (act, begin, min(end + _NEAR, len(line.tokens) - 1)))
    if parties is None:
        other = counterpart(line, own)
        parties = together(own, also=(other,)) if other else None
    if parties is None or len(parties.codes) != 2 or not parties.states:
        return None
    status = "planned" if act.tense == "future" else "held"
    return engagement(line, (act, begin, end), parties, reading, type="other", status=status, rule="EN9")


def _gave(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a gift handed over or a work opened together: "a remis les clés à", "inaugurer aux côtés de"."""
    keys = set(line.row[act.last + 1 : act.last + 1 + _REACH])
    # "remettra deux vedettes" without a day is a promise.
    gives = act.is_any("HANDOVER") and bool(keys & _GIFTS) and (act.tense != "future" or bool(line.dates))
    # "a livré lundi vingt véhicules, lors d'une cérémonie".
    delivers = line.tokens[act.last].key.startswith(("livr", "offer", "fait", "don", "retroced"))
    gives = gives or (delivers and act.tense == "past" and bool(_CEREMONIES & line.keys) and bool(line.dates))
    opens = line.tokens[act.last].key.startswith(("inaugur", "lanc", "pos"))
    opened = act.is_any("INAUGURATE") and opens and bool(keys & _BESIDE)
    rite = act.is_any("HOLD", "GATHER") and bool(
        {"remise", "inauguration", "pose"} & set(line.row[: act.first])
    )
    told = _own(line, act) if gives or opened else None
    if rite and act.is_finite:
        told = (line.parties(0, len(line.tokens) - 1), 0, clause_end(line, act.last))
    if told is None or not told[0].codes or act.relative:
        return None
    own, begin, end = told
    ahead = act.tense == "future" or not _PLANS.isdisjoint(line.row[max(0, act.first - 4) : act.first])
    if act.tense == "infinitive" and not ahead:
        return None
    end = max(end, next((m.last for m in line.mentions if m.first > act.last + 2 and m.of in _NAMED), end))
    parties = both(line, own, (act, begin, min(end, len(line.tokens) - 1)))
    if parties is None and rite and partner(line, own.codes):
        parties = together(own, also=(partner(line, own.codes),))
    if parties is None or len(parties.codes) != 2:
        return None
    status = "planned" if ahead else "held"
    return engagement(line, (act, begin, end), parties, reading, type="other", status=status, rule="EN9")


def _signed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a signing still to come or told aside: "que les deux gouvernements devraient signer", "ont scellé"."""
    paper = any(-2 * _REACH <= m.first - act.last <= _REACH for m in line.instruments())
    paper = paper or not _TEXTS.isdisjoint(line.row[act.last + 1 : act.last + 4])
    # "ont procédé à la signature d'un projet": what is signed needs no name of an instrument, if it is no contract.
    formal = line.tokens[act.last].key == "signature" and act.last > act.first
    # "ont signé mercredi à Lisbonne le programme-cadre".
    formal = formal or (act.tense == "past" and act.first < act.last and bool(line.dates))
    paper = paper or (formal and not _NO_PAPERS & set(line.row[act.last : act.last + 8]))
    told = _own(line, act)
    if not act.is_any("SIGN") or not paper or told is None or act.tense == "participle" or act.passive:
        return None
    own, begin, end = told
    ahead = act.tense == "future" or not _PLANS.isdisjoint(line.row[max(0, act.first - 3) : act.first])
    if act.tense == "infinitive" and not ahead:
        return None
    parties = both(line, own, (act, begin, end))
    people = any(m.of is Of.PAIR and m.first < act.first and m.last - m.first > 1 for m in line.mentions)
    occasion = bool(line.dates) or is_official(line, begin, end) or "occasion" in line.keys or people
    if parties is None or len(parties.codes) < 2 or not occasion:
        return None
    status = "planned" if ahead else "held"
    span = (act, begin, end)
    return engagement(line, span, parties, reading, type="signing_ceremony", status=status, rule="EN6")


# A rule is asked for verbs of its kinds alone: most verbs are of none.
_RULES: tuple[tuple[frozenset[str], Callable[[Line, Act, Reading], Draft | None]], ...] = (
    (frozenset({"SIGN"}), _signed),
    (frozenset({"SUMMON", "BREAK", "SAY"}), _moved_envoys),
    (frozenset({"REQUEST", "HANDOVER", "HOST"}), _asked),
    (frozenset({"ADDRESS", "SPEAK", "HOLD", "SAY", "GATHER", "ANNOUNCE"}), _spoke),
    (frozenset({"HANDOVER", "INAUGURATE", "HOLD", "GATHER"}), _gave),
    (frozenset({"UNVEIL"}), _published),
    (frozenset({"REACT", "URGE"}), _reacted),
)
