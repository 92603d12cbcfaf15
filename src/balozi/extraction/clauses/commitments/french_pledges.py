"""Promises as French tells them: gifts announced by their noun, mandates prolonged, parts of a sum, items of a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import single
from balozi.extraction.clauses.sentence.french_stand_ins import doer, is_stand_in
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.ceremonies import hosts_a_thing
from balozi.extraction.clauses.shared.promises import is_hedged, is_outward, promise, promise_end
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_GIFTS = closed("french_pledges", "gifts")
_DEEDS = closed("french_pledges", "deeds") | closed("commitments", "given_deeds")
_MADE = words_of("french_further", "undertakings")["provided"]
_MANDATES = closed("french_pledges", "mandates")
_SUMS = closed("french_pledges", "sums")
_PARTS = closed("french_pledges", "parts")
_ARTICLES = frozenset({"le", "la", "l", "les", "un", "une", "des", "de", "d", "'", "du", "sa", "son"})
_SMALL = frozenset(
    {"prochain", "prochaine", "nouveau", "nouvelle", "important", "importante", "premier", "futur", "future"}
)
_LEADING = frozenset({"ont", "a", "avons"})
_SIDES = closed("french_sides", "groups") | {"parties", "participants", "pays", "presidents", "etats", "deux"}
_KINDS: Mapping[str, str] = {
    "AGREE": "agrees",
    "SETTLE": "agrees",
    "COMMIT": "commits",
    "PLEDGE": "pledges",
    "PLAN": "plans",
    "REAFFIRM": "reaffirms",
}
_PROPOSES = frozenset({"propose", "proposes", "proposee"})
_TELLS = ("annon", "confirm", "promet", "promis", "promir", "devoil", "revel", "officialis", "fait etat")
_WISHES = ("souhait", "espe")
_WILLS = frozenset({"volonte", "soutien", "adhesion", "appui", "solidarite"})
_ASIDES = frozenset(
    {"en", "pour", "egalement", "aussi", "formellement", "publiquement", "solennellement", "quant"}
)
_AGAIN = frozenset({"il", "elle", "ils", "elles"})
_NEAR, _LONG, _ITEM = 6, 30, 4


def french_pledges(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the promises of a French sentence that the rules for all languages leave out.

    Args:
        line: the sentence.
        reading: its paper.
        known: what those rules found in it.
    """
    taken = list(known)
    for act in line.acts:
        if act.negated or act.tense in {"conditional", "subjunctive"} or act.relative:
            continue
        for rule in (_announced, _prolonged, _undertook, _proposed):
            draft = rule(line, act, reading)
            if draft is not None and not any(_overlap(draft, other) for other in taken):
                taken.append(draft)
                yield draft
    for draft in (_share(line, reading), _duty(line, reading)):
        if draft is not None and not any(_overlap(draft, other) for other in taken):
            yield draft


def _overlap(one: Draft, other: Draft) -> bool:
    return min(one.last, other.last) >= max(one.first, other.first)


def _who(line: Line, act: Act) -> tuple[Parties, int] | None:
    own = doer(line, act)
    if own is None or not own.codes:
        return None
    near = 0 <= own.first < act.first and act.first - own.first < _LONG
    return own, own.first if near else act.first


def _announced(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a gift or a deed announced by its noun: "a annoncé un don de", "la venue d'une mission", "l'octroi de"."""
    noun = _object(line, act)
    who = _who(line, act)
    announces = line.tokens[act.last].key.startswith(_TELLS) and act.is_finite and not act.passive
    if not announces or who is None or noun not in _GIFTS | _DEEDS or is_hedged(line, act):
        return None
    own, first = who
    money = any(len(amount.unit) == len("EUR") and amount.first > act.last for amount in line.amounts)
    if not (money or is_outward(line, act, own)):
        return None
    modality = "pledges" if money or noun in _GIFTS else "plans"
    return promise(line, (first, promise_end(line, act.last)), own, reading, (modality, "CO2"))


def _object(line: Line, act: Act) -> str:
    """Return the noun behind an act, its article, a day and small adjectives passed over."""
    days = {at for day in line.dates for at in range(day.first, day.last + 1)}
    for at in range(act.last + 1, min(act.last + _NEAR + 1, len(line.tokens))):
        key = line.tokens[at].key
        if at in days or key in _ARTICLES | _SMALL or key in {",", "hier", "egalement"}:
            continue
        return key
    return ""


def _prolonged(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a mandate prolonged by those who gave it: "prolonge jusqu'en mars le mandat de sa force"."""
    keys = set(line.row[act.last + 1 : act.last + 1 + _LONG // 2])
    who = _who(line, act)
    if not act.is_any("EXTEND") or not keys & _MANDATES or who is None or not who[0].organisations:
        return None
    if act.tense == "infinitive" or is_hedged(line, act):
        return None
    return promise(line, (who[1], promise_end(line, act.last)), who[0], reading, ("agrees", "CO1"))


def _undertook(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a promise of a party that is told aside or by its office: "dont les deux pays comptent moderniser"."""
    kind = next((kind for kind in ("COMMIT", "PLEDGE", "PLAN", "AGREE") if act.is_any(kind)), "")
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    deed = next((a for a in line.acts if a.tense == "infinitive" and 0 < a.first - act.last <= 4), None)
    verb = deed is not None or behind.endswith(("er", "ir", "re")) or behind in {"a", "de", "d"}
    # "s'est engagé en retour à rétrocéder les terrains".
    verb = verb or (behind in _ASIDES and act.is_any("COMMIT") and _leads_to_verb(line, act))
    meets = deed is not None and _engages(line, deed)
    if (
        line.tokens[act.last].key.startswith(_WISHES)
        or not kind
        or not verb
        or meets
        or not act.is_finite
        or act.passive
        or is_hedged(line, act)
    ):
        return None
    who = _who(line, act)
    if who is None or (act.is_any("PLAN") and not is_outward(line, act, who[0])):
        return None
    if act.is_any("AGREE", "PLAN") and is_stand_in(who[0]) and not _is_of_two(line):
        return None
    if behind in {"a", "de", "d"} and not _leads_to_verb(line, act):
        return None
    if reading.paper.genre is Genre.NEWS and not is_outward(line, act, who[0]):
        return None
    return promise(line, (who[1], promise_end(line, act.last)), who[0], reading, (_KINDS[kind], "CO1"))


def _is_of_two(line: Line) -> bool:
    """Tell whether another is named, or a body is a partner: "le gouvernement" alone decides at home."""
    bodies = any(not is_state(code) for code in line.around.pair)
    return bodies or bool(line.parties(0, len(line.tokens) - 1).codes)


def _proposed(line: Line, deed: Act, reading: Reading) -> Draft | None:
    """Find a deed that is offered: "a proposé de former deux cents pilotes"."""
    at = deed.first - 2
    offers = deed.tense == "infinitive" and deed.is_any("DEED", "ANNOUNCE") and at > 1
    if not offers or line.tokens[at].key not in _PROPOSES or line.tokens[at + 1].key not in {"de", "d"}:
        return None
    who = _who(line, replace(deed, first=at, tense="past"))
    if who is None or "a" not in set(line.row[max(0, at - 4) : at]):
        return None
    return promise(line, (who[1], promise_end(line, deed.last)), who[0], reading, ("pledges", "CO2"))


def _engages(line: Line, deed: Act) -> bool:
    """Tell whether what is promised is a meeting, a visit or a signing, which is an engagement."""
    gathers = (n for n in line.nouns("MEETING", "SUMMIT", "VISIT") if 0 < n.first - deed.last <= _NEAR)
    holds = deed.is_any("HOLD", "GATHER", "PLAN", "EXPECT") and next(gathers, None) is not None
    if is_regular(line, deed.first) or (deed.is_any("HOST") and hosts_a_thing(line, deed)):
        return False
    return holds or deed.is_any("MEET", "VISIT", "TALK", "HOST", "SIGN", "LEAVE", "MEAL")


def _leads_to_verb(line: Line, act: Act) -> bool:
    near = line.row[act.last + 1 : act.last + _NEAR]
    return any(key.endswith(("er", "ir", "re", "oir")) and len(key) > _ITEM for key in near)


def _share(line: Line, reading: Reading) -> Draft | None:
    """Find a part of a sum promised before: "L'enveloppe comprend 6 millions versés au Programme"."""
    at = next((at for at, token in enumerate(line.tokens) if token.key in _PARTS), -1)
    head = set(line.row[:at]) & _SUMS if 0 < at <= _NEAR * 2 else set()
    sums = [amount for amount in line.amounts if 0 < amount.first - at <= _NEAR]
    number = at > 0 and any(token.text[0].isdigit() for token in line.tokens[at + 1 : at + 4])
    owner = single(line.around.one or line.around.home)
    if not head or not (sums or number) or owner is None:
        return None
    return promise(line, (0, promise_end(line, at)), owner, reading, ("pledges", "CO2"))


def _duty(line: Line, reading: Reading) -> Draft | None:
    """Find a duty that a treaty states of one party by a word for it: "L'Organisation emploie en priorité"."""
    if reading.paper.genre is not Genre.TREATY:
        return None
    own = next((m for m in line.mentions if m.of is Of.OWN and m.first <= _NEAR), None)
    if own is not None and line.tokens[own.last].key in _AGAIN:
        # "Il fournit gratuitement": told by `french_duties`, which knows who stood in the sentence before.
        return None
    if own is None or any(m.of in {Of.INSTRUMENT, Of.PAIR} and m.first < own.first for m in line.mentions):
        return None
    verb = line.tokens[own.last + 1] if own.last + 1 < len(line.tokens) else None
    finite = verb is not None and verb.text.islower() and verb.text.endswith(("e", "t", "d", "nt"))
    states = line.around.pinned or line.around.pair or line.around.common
    party = line.parties(own.first, own.last)
    if not finite or verb is None or verb.key in closed("duties", "views") or len(states) < len(_LEADING) - 1:
        return None
    owner = party if party.codes else single(line.around.one)
    if owner is None or line.tokens[-1].text == ":":
        return None
    return promise(line, (own.first, len(line.tokens) - 1), owner, reading, ("commits", "CO5"))


def settled_items(reading: Reading) -> Mapping[int, Draft]:
    """Return the items of a list that each begin with what was done: "Les Parties ont : – décidé de créer"."""
    found: dict[int, Draft] = {}
    lead: Parties | None = None
    for line in reading.lines:
        keys = line.row[-2:]
        if keys[-1:] == [":"] and line.words.language == "fr":
            led = keys[0] in _LEADING or line.tokens[-2].key in {"notamment", "egalement", "outre"}
            told = line.parties(0, len(line.tokens) - 1) if led else None
            lead = told if told is not None and told.codes else _spoken_of(line) if told is not None else None
        elif lead is not None and line.tokens[0].text[0].isalpha() and line.tokens[0].is_capital:
            lead = None
        elif lead is not None:
            draft = _settled(line, lead, reading)
            if draft is not None:
                found[line.start] = draft
    return found


def _spoken_of(line: Line) -> Parties | None:
    """Return those spoken of before, who settle the items: "Les délégations ont :"."""
    plural = _SIDES & line.keys
    codes = line.around.pair
    return (
        Parties(tuple(code for code in codes if is_state(code)), (), codes, 0, -1)
        if plural and codes
        else None
    )


def _settled(line: Line, lead: Parties, reading: Reading) -> Draft | None:
    act = next((act for act in line.acts if act.first <= _ITEM - 1), None)
    kind = next((kind for kind in _KINDS if act is not None and act.is_any(kind)), "")
    if act is not None and act.is_any("ADOPT") and not kind and _object(line, act) in _DEEDS | _MADE:
        # "– approuvé la création d'un fonds régional".
        kind = "SETTLE"
    if act is None or not kind or act.negated:
        return None
    if kind == "REAFFIRM" and not (line.nouns("COMMITMENT") or _WILLS & line.keys):
        return None
    owner = Parties(lead.states, lead.organisations, lead.order, 0, -1)
    return promise(line, (act.first, len(line.tokens) - 1), owner, reading, (_KINDS[kind], "CO1"))
