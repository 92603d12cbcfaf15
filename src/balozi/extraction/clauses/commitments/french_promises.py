"""Promises that French tells by words beside the verb, what a text lays on its parties, and what is no promise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from balozi.extraction.clauses.commitments.french_assurances import french_assurances
from balozi.extraction.clauses.commitments.french_decisions import (
    french_decisions,
    text_that_provides,
    text_with_an_aside,
)
from balozi.extraction.clauses.commitments.french_deliveries import french_deliveries
from balozi.extraction.clauses.commitments.french_duties import french_duties, settles_disputes
from balozi.extraction.clauses.commitments.french_givings import french_givings
from balozi.extraction.clauses.commitments.french_modalities import as_bound, under_a_text
from balozi.extraction.clauses.commitments.french_pledges import french_pledges
from balozi.extraction.clauses.commitments.french_quoted import quoted_once
from balozi.extraction.clauses.commitments.french_undertakings import french_undertakings
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import acting
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.shared.ceremonies import hosts_a_thing
from balozi.extraction.clauses.shared.french_relatives import hangs_on_another
from balozi.extraction.clauses.shared.promises import is_hedged, promise, promise_end
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Mention, Of

_MUST = closed("french_promises", "must")
_GOING_ON = closed("french_promises", "going_on")
_STRONG = closed("french_promises", "strong")
_ENVOYS = frozenset(
    {"ministre", "emissaire", "delegation", "envoye", "ambassadeur", "representant", "president"}
)
_JOINS = ("particip", "assist", "siege", "copresid")
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.INSTITUTION, Of.PERSON, Of.PAIR})
_IT = frozenset({"il", "elle"})
_COUNTRIES = frozenset(
    {"pays", "gouvernement", "etat", "president", "chef", "delegation", "royaume", "republique"}
)
_WHO = frozenset({"qui", "dont", "lequel", "laquelle"})
_TWO, _NEAR, _FAR, _LONG = 2, 6, 12, 30


def in_french(line: Line, reading: Reading, known: Sequence[Draft]) -> list[Draft]:
    """Return the promises of a French sentence: those known, those told as only French does, no meetings among them."""
    known = [draft for draft in known if not (_is_of_a_text(draft, reading) or _is_of_a_thing(draft))]
    told = [*known, *french_pledges(line, reading, known)]
    told = [draft for draft in told if not _is_of_a_text(draft, reading)]
    gaps = list(french_givings(line, reading, told))
    told = [*(_up_to(draft, gaps) for draft in told), *gaps]
    told += bound_promises(line, reading)
    told += french_assurances(line, reading, told)
    told += french_undertakings(line, reading, told)
    told += french_decisions(line, reading, told)
    told += french_deliveries(line, reading, told)
    told = without_contacts(told, reading)
    if settles_disputes(line, reading):
        return []
    return [*told, *french_duties(line, reading, told)]


def _is_of_a_thing(draft: Draft) -> bool:
    """Tell whether a future is told of a thing: "a signé avec Banjul un protocole qui remplacera le texte de 1998"."""
    line = draft.line
    if draft.rule != "CO5" or line.keys.isdisjoint(_WHO):
        return False
    deeds = (a for a in line.acts if a.tense == "future" and draft.first <= a.first <= draft.last)
    deed = next(deeds, None)
    named = groups_of(line.tokens, line.parties(draft.first, deed.first - 1)) if deed is not None else []
    return deed is not None and bool(named) and hangs_on_another(line, named[-1], deed)


def _is_of_a_text(draft: Draft, reading: Reading) -> bool:
    """Tell whether "il prévoit" is said of a text just named, which binds all its parties: `french_decisions`."""
    line = draft.line
    plans = (
        a for a in line.acts if a.is_any("PLAN") and draft.first <= a.first <= draft.last and a.is_finite
    )
    act = next(plans, None)
    if act is None or not line.tokens[act.last].key.startswith("prevoi"):
        return False
    if text_with_an_aside(line, act) >= 0:
        return True
    if line.keys.isdisjoint(_IT):
        return False
    told = text_that_provides(line, act, reading)
    return told is not None and told[1] < told[0]


def _up_to(draft: Draft, gaps: Sequence[Draft]) -> Draft:
    """Return a promise that ends before the gift of the next giver, which has no verb of its own."""
    inside = [gap.first for gap in gaps if draft.first < gap.first <= draft.last]
    return replace(draft, last=min(inside) - _TWO) if inside else draft


def bound_promises(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a French sentence says again or lays on the parties of a text named before."""
    for act in line.acts:
        draft = _said_again(line, act, reading)
        if draft is not None:
            yield draft
    under = under_a_text(line)
    if under < 0:
        return
    for draft in (_must(line, under, reading), _will_be_done(line, under, reading)):
        if draft is not None:
            yield draft


def without_contacts(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return the promises of a French sentence, meetings, exits and the word of firms left out, treaties as binding."""
    kept = [
        draft for draft in drafts if not (_is_contact(draft) or _leaves(draft) or _is_private(draft, reading))
    ]
    return quoted_once([as_bound(draft, reading) for draft in kept])


def _said_again(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a commitment said again: "y a rappelé son attachement à", "Réaffirmant leur volonté de"."""
    told = act.is_any("REAFFIRM", "ANNOUNCE", "SAY") and not act.negated
    if not told or act.passive or act.tense not in {"past", "present", "participle"}:
        return None
    noun = next((n for n in line.nouns("COMMITMENT", "HELP") if 0 < n.first - act.last <= _NEAR + 2), None)
    between = set(keys_of(line, act.last + 1, noun.first if noun else act.last + _NEAR))
    goes_on = noun is not None and noun.code == "HELP" and bool(between & _GOING_ON)
    bound = noun is not None and noun.code == "COMMITMENT" and act.is_any("REAFFIRM")
    wills = "volonte" in between and line.tokens[act.last].key.startswith(tuple(_STRONG))
    own = _who(line, act)
    if not (goes_on or bound or wills) or own is None or not own.codes or _is_asked(line, act):
        return None
    near = 0 <= own.first < act.first and act.first - own.first < _LONG
    last = _clause(line, act)
    return promise(line, (own.first if near else act.first, last), own, reading, ("reaffirms", "CO3"))


def _clause(line: Line, act: Act) -> int:
    """Return where what is said again ends: with its clause when a participle opens the sentence."""
    end = promise_end(line, act.last)
    if act.tense != "participle":
        return end
    comma = (at for at in range(act.last + 3, len(line.tokens)) if line.tokens[at].text == ",")
    return min(end, next(comma, end + 1) - 1)


def _is_asked(line: Line, act: Act) -> bool:
    """Tell whether a commitment is asked of others: "a rappelé à Lomé son engagement de payer"."""
    behind = keys_of(line, act.last + 1, act.last + 3)
    return (
        is_hedged(line, act)
        or behind[:1] == ["a"]
        or not {"son", "sa", "leur", "ses", "leurs", "notre", "nos", "l", "le", "la"}
        & set(keys_of(line, act.last + 1, act.last + 5))
    )


def _who(line: Line, act: Act) -> Parties | None:
    opens = act.tense == "participle" and not any(t.text[0].isalpha() for t in line.tokens[: act.first])
    if not opens:
        return acting(line, act) if act.tense != "participle" else None
    main = next((a for a in line.acts if a.is_finite and not a.relative and a.first > act.last), None)
    comma = next((at for at in range(act.last, len(line.tokens)) if line.tokens[at].text == ","), -1)
    if main is None or comma < 0:
        return None
    groups = [
        group for group in groups_of(line.tokens, line.parties(comma + 1, main.first - 1)) if group.codes
    ]
    return groups[-1] if groups else subject_of(line, main)


def _subject(line: Line, first: int, last: int) -> Parties | None:
    groups = [group for group in groups_of(line.tokens, line.parties(first, last)) if group.codes]
    if groups:
        return groups[0]
    pair = tuple(code for code in line.around.pair if is_state(code))
    return Parties(pair, (), pair, 0, -1) if len(pair) == _TWO else None


def _must(line: Line, under: int, reading: Reading) -> Draft | None:
    """Find a duty under a text: "La Guinée et le Liberia doivent, en vertu de ce texte, harmoniser leurs sanctions"."""
    at = next((at for at, token in enumerate(line.tokens) if token.key in _MUST), -1)
    if at < 0:
        return None
    behind = keys_of(line, at + 1, at + _FAR + 2)
    deed = any(key.endswith(("er", "ir", "re", "oir")) and len(key) > 3 for key in behind)
    own = _subject(line, under if under < at else 0, at - 1)
    if not deed or own is None or "pas" in behind[:2]:
        return None
    begin = own.first if own.first >= 0 else at
    return promise(line, (begin, promise_end(line, at)), own, reading, ("commits", "CO5"))


def _will_be_done(line: Line, under: int, reading: Reading) -> Draft | None:
    """Find what a text says will be done: "Aux termes du document, les recettes seront partagées"."""
    act = next(
        (act for act in line.acts if act.tense == "future" and act.first > under and not act.negated), None
    )
    helped = act is None and next(
        (at for at, token in enumerate(line.tokens) if token.key in {"sera", "seront"} and at > under), 0
    )
    if act is None and not helped:
        return None
    first = act.first if act is not None else int(helped)
    opens = next((at + 1 for at in range(first - 1, under, -1) if line.tokens[at].text == ","), under + 3)
    own = _subject(line, opens, first - 1)
    own = own if own is not None and own.first >= 0 else _subject(line, under + 3, first - 1)
    if own is None:
        return None
    comma = next((at for at in range(under, first) if line.tokens[at].text == ","), first - 1)
    begin = own.first if own.first >= 0 else comma + 1
    last = promise_end(line, act.last if act is not None else first + 1)
    return promise(line, (begin, last), own, reading, ("commits", "CO5"))


def _deed(draft: Draft) -> Act | None:
    """Return the deed of a promise: the first infinitive or future in it, not what a committee it makes will do."""
    line = draft.line
    acts = (act for act in line.acts if draft.first <= act.first <= draft.last)
    own = (act for act in acts if not _WHO & set(keys_of(line, act.first - 3, act.first)))
    return next((act for act in own if act.tense in {"infinitive", "future"}), None)


def _is_contact(draft: Draft) -> bool:
    """Tell whether what is promised is a meeting, a visit or a part in one: "participera à l'ouverture d'un forum"."""
    line, deed = draft.line, _deed(draft)
    if deed is None or _is_for_good(line, deed):
        return False
    joins = line.tokens[deed.last].key.startswith(_JOINS)
    takes = {"prendra", "prendront", "prendre"} & set(keys_of(line, deed.first, deed.last + 1))
    joins = joins or (bool(takes) and "part" in keys_of(line, deed.last, deed.last + 2))
    joins = joins or (deed.tense == "future" and _stands_for(line, deed))
    nouns = (n for n in line.nouns("MEETING", "SUMMIT", "VISIT") if 0 < n.first - deed.last <= _FAR)
    gathers = deed.is_any("HOLD", "GATHER", "HOST") and _is_object(line, deed, next(nouns, None))
    tours = deed.is_any("DO_VISIT") and bool(line.nouns("VISIT"))
    tours = tours or (
        deed.is_any("HOLD") and any(0 < deed.first - n.last <= _FAR for n in line.nouns("VISIT"))
    )
    tours = tours or deed.is_any("RENDEZVOUS")
    meets = tours or (deed.is_any("MEET", "VISIT") and not deed.is_any("ANNOUNCE", "COMMIT"))
    sends = line.tokens[deed.last].key.startswith(("enver", "envoy", "depech", "delegu"))
    sends = sends and not _ENVOYS.isdisjoint(line.row[deed.last + 1 : deed.last + 4])
    return joins or gathers or meets or sends


def _stands_for(line: Line, deed: Act) -> bool:
    """Tell whether somebody only stands for his country somewhere: "où il représentera son pays aux obsèques"."""
    behind = keys_of(line, deed.last + 1, deed.last + 4)
    return line.tokens[deed.last].key.startswith("representer") and not _COUNTRIES.isdisjoint(behind)


def _is_for_good(line: Line, deed: Act) -> bool:
    """Tell whether those met or taken in are no event of a day: "se retrouver une fois par an"."""
    agreed = any(act.is_any("AGREE", "COMMIT", "SETTLE") and act.last < deed.first for act in line.acts)
    return (agreed and is_regular(line, deed.first)) or (deed.is_any("HOST") and hosts_a_thing(line, deed))


def _is_object(line: Line, deed: Act, noun: Mention | None) -> bool:
    """Tell whether a gathering is what is held: near its verb, but for a term told between."""
    if noun is None:
        return False
    told = [day for day in line.dates if deed.last < day.first < noun.first]
    aside = {"avant", "dans", "d", "fin", "semestre", "trimestre"} & set(
        keys_of(line, deed.last + 1, noun.first)
    )
    return noun.first - deed.last <= _NEAR or bool(told) or bool(aside)


def _leaves(draft: Draft) -> bool:
    """Tell whether what is decided is to leave an instrument, which is how that instrument stands."""
    line = draft.line
    ends = (
        a
        for a in line.acts
        if a.is_any("END") and a.tense == "infinitive" and draft.first <= a.first <= draft.last
    )
    makes = (a for a in line.acts if a.is_any("CONCLUDE") and a.is_any("AGREE") and a.is_finite)
    return any(0 < paper.first - act.last <= _NEAR for act in (*ends, *makes) for paper in line.instruments())


def _is_private(draft: Draft, reading: Reading) -> bool:
    """Tell whether a paper that opens with a firm quotes it: nobody who binds a state is named in the sentence."""
    opening = reading.lines[0] if reading.lines else None
    if opening is None or not opening.is_private:
        return False
    return not any(m.of in _NAMED for m in draft.line.mentions if m.first <= draft.last)
