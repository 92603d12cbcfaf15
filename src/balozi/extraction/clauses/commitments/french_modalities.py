"""How firmly a French promise binds: under a text, as a gift, as money, as what goes on, or as a plan."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.commitments.french_holdings import with_its_owner
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.shared.promises import is_own_text
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_TEXTS = closed("french_promises", "texts")
_UNDER = closed("french_promises", "under")
_ASSURES = ("assur", "promis", "promet", "garanti", "jur")
_KEEPS = ("maintiendr", "poursuivr", "continuer", "perpetuer", "perseverer")
_HELPS = tuple(closed("french_modalities", "helps"))
_GIVES = tuple(closed("french_modalities", "gives"))
_PAYS = tuple(closed("french_modalities", "pays"))
_GIFTS = closed("french_pledges", "gifts") - {"fonds", "ligne", "lot"}
_FREE, _SUMS = closed("french_modalities", "free"), closed("french_modalities", "sums")
_ADDS = ("doubler", "tripler", "augmenter", "quadrupler")
_OFFICES = frozenset({"ambassade", "consulat", "representation"})
_VOWS = ("prom", "jur", "engag", "oblig", "garanti")
_RECEIVERS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_MUST = frozenset({"devra", "devront"})
_HONOURS = tuple(words_of("french_further", "undertakings")["keeps"])
_WORD = words_of("french_further", "undertakings")["words_given"]
_MUTUAL = frozenset({"convenus", "convenues", "convenu", "entendus", "entendues", "accordes", "accordees"})
_THIS = frozenset({"ce", "cet", "cette", "ces"})
_BONDS = words_of("french_further", "assurances")["bonds"]
_LOANS = frozenset({"pret", "don", "credit", "prets", "dons", "appui", "aide", "avance", "facilite"})
_OF_USE = frozenset({"application", "execution"})
_REPORTS = frozenset({"communique", "document", "texte"})
_NEAR = 6


def as_bound(draft: Draft, reading: Reading) -> Draft:
    """Return a promise with the modality that its deed and its text give it."""
    draft = with_its_owner(_of_us(_of_both(draft)))
    told = str(draft.fields["modality"])
    modality = _settled_gift(draft, told) or _modality(draft, told, reading)
    if modality == "plans" and _has_a_body_decided(draft):
        modality = "agrees"
    if reading.paper.genre is Genre.TREATY and modality in {"pledges", "plans"}:
        # What a text of the parties says of them binds: "Le Gouvernement met à la disposition de l'Organisation".
        modality = "commits"
    return draft if modality == told else replace(draft, fields={**draft.fields, "modality": modality})


def _has_a_body_decided(draft: Draft) -> bool:
    """Tell whether a body of many decides, which is to agree: "Il a décidé de la mise en place d'un mécanisme"."""
    owners, line = draft.fields["obligors"], draft.line
    bodies = (
        isinstance(owners, list) and len(owners) == 1 and owners[0] in {line.around.body, *line.around.pair}
    )
    decides = any(
        line.row[act.last].startswith("decid") and act.tense == "past" and not act.passive
        for act in line.acts
        if draft.first <= act.first <= draft.last
    )
    return (
        decides and bodies and isinstance(owners, list) and not is_state(str(owners[0])) and owners[0] != "EU"
    )


def _of_both(draft: Draft) -> Draft:
    """Return what a joint body will do as owed by both sides: "L'état-major mixte déménagera"."""
    line = draft.line
    deed = _coming(draft)
    pair = line.around.pair
    if deed is None or len(pair) < len(("one", "other")):
        return draft
    head = range(draft.first, deed.first)
    mixed = any(line.tokens[at].key in _MIXED for at in head)
    named = any(m.of in _RECEIVERS and m.first in head for m in line.mentions)
    return replace(draft, fields={**draft.fields, "obligors": sorted(pair)}) if mixed and not named else draft


_MIXED = closed("french_modalities", "mixed")


def _of_us(draft: Draft) -> Draft:
    """Return what "we" agreed as agreed by both: "Nous sommes convenus de ne plus bloquer un conteneur"."""
    owners, line = draft.fields["obligors"], draft.line
    alone = isinstance(owners, list) and len(owners) == 1 and draft.fields["modality"] == "agrees"
    if not (alone and isinstance(owners, list)) or "nous" not in line.keys or line.keys.isdisjoint(_MUTUAL):
        return draft
    named = line.parties(0, len(line.tokens) - 1).codes
    both = named if len(set(named)) == len(("one", "other")) else line.around.pair
    fits = len(both) == len(("one", "other")) and set(owners) <= set(both)
    return replace(draft, fields={**draft.fields, "obligors": sorted(both)}) if fits else draft


def _modality(draft: Draft, told: str, reading: Reading) -> str:
    deed = _coming(draft)
    if told not in {"plans", "pledges", "commits"} or deed is None or deed.negated:
        return told
    if _keeps_helping(draft.line, deed) or _says_again(draft.line, deed) or _keeps_word(draft.line, deed):
        return "reaffirms"
    if told == "commits" or _promises(draft.line, deed):
        return told
    if _binds(draft, deed, told, reading):
        return "commits"
    owners = draft.fields["obligors"]
    if isinstance(owners, list) and len(owners) > 1 and _works_together(draft.line, deed):
        return "commits"
    if _is_assured(draft) or _adds_help(draft.line, deed) or _is_paid(draft, deed):
        return "pledges"
    if told == "pledges" and is_own_text(draft.line, reading) and deed.is_any("PLEDGE"):
        return "commits"
    return "pledges" if _is_given(draft, deed) else "plans"


def _grants_a_loan(draft: Draft) -> bool:
    """Tell whether money is granted by a verb of consent: "consentira au Niger un prêt de 25 milliards"."""
    line = draft.line
    at = next((n for n in range(draft.first, draft.last) if line.row[n].startswith("consent")), -1)
    behind = keys_of(line, at + 1, at + 2 * _NEAR) if at >= 0 else []
    money = any(len(a.unit) == len("EUR") and draft.first <= a.first <= draft.last for a in line.amounts)
    return money and not {"un", "une"}.isdisjoint(behind) and not _LOANS.isdisjoint(behind)


def _settled_gift(draft: Draft, told: str) -> str:
    """Return "pledges" for money that is decided or granted and not told in the future, "" for anything else."""
    decides = told == "plans" and _coming(draft) is None and _has_decided_to_give(draft)
    gives = decides or (told == "agrees" and _grants_a_loan(draft))
    return "pledges" if gives else ""


def _has_decided_to_give(draft: Draft) -> bool:
    """Tell whether it is decided that money is given: "a décidé d'octroyer au Mali une contribution de 3 millions"."""
    line = draft.line
    decides = any(
        key.startswith("decid") or key == "decision" for key in keys_of(line, draft.first, draft.last)
    )
    money = any(len(a.unit) == len("EUR") and draft.first <= a.first <= draft.last for a in line.amounts)
    if not decides or not money:
        return False
    verbs = (act for act in line.acts if act.tense == "infinitive" and draft.first <= act.first <= draft.last)
    helps = any(draft.first <= noun.first <= draft.last for noun in line.nouns("HELP"))
    return helps or any(act.is_any("ANNOUNCE", "OFFER") for act in verbs)


def _binds(draft: Draft, deed: Act, told: str, reading: Reading) -> bool:
    """Tell whether a deed is owed under a text, or must be done: "Les États membres devront ramener leur déficit"."""
    follows = told == "plans" and draft.line.keys.isdisjoint(_OFFICES) and _follows_a_text(draft, reading)
    return follows or under_a_text(draft.line) >= 0 or draft.line.tokens[deed.last].key in _MUST


def _works_together(line: Line, deed: Act) -> bool:
    """Tell whether several will act together: "vont coopérer dans", "travailleront conjointement"."""
    behind = keys_of(line, deed.first, deed.last + _NEAR)
    # "vont rouvrir leurs ambassades, ont indiqué les chancelleries dans une note commune": the note is joint.
    said = next((a.first for a in line.acts if a.first > deed.last and a.is_any("SAY")), len(line.tokens))
    shared = keys_of(line, deed.last + 1, min(said, deed.last + 3 * _NEAR))
    return any(key.startswith(_TOGETHER) for key in behind) or not _MIXED.isdisjoint(shared)


_TOGETHER = ("cooper", "collabor", "conjointement", "ensemble", "mutuel", "reciproque", "travailler")


def _coming(draft: Draft) -> Act | None:
    """Return the deed of a promise when it is told in the future: the first verb in it."""
    acts = [
        act
        for act in draft.line.acts
        if draft.first <= act.first <= draft.last and act.tense in {"future", "infinitive"} | _FINITE
    ]
    first = next((act for act in acts if not act.relative), None)
    if first is not None and first.tense != "future" and first.is_any(*_TELLS):
        # "a annoncé que la Suisse ouvrirait": the deed is what is told.
        first = next((act for act in acts if act.tense == "future" and act.first > first.last), None)
    return first if first is not None and first.tense == "future" else None


_FINITE, _TELLS = {"past", "present"}, ("SAY", "ANNOUNCE", "REAFFIRM")


def _promises(line: Line, deed: Act) -> bool:
    """Tell whether the verb in the future itself is one of promising: "s'engagera à", "promettra"."""
    verbs: Sequence[str] = keys_of(line, deed.first, deed.last + 1)
    return deed.is_any("PLEDGE", "COMMIT") and any(key.startswith(_VOWS) for key in verbs)


def _keeps_helping(line: Line, deed: Act) -> bool:
    """Tell whether support is to go on: "maintiendra son soutien à", "continuerons d'accompagner le Bénin"."""
    if not line.tokens[deed.last].key.startswith(_KEEPS):
        return False
    noun = any(0 < n.first - deed.last <= _NEAR for n in line.nouns("HELP", "COMMITMENT"))
    verb = any(key.startswith(_HELPS) for key in keys_of(line, deed.last + 1, deed.last + _NEAR))
    return noun or verb


def _says_again(line: Line, deed: Act) -> bool:
    """Tell whether a commitment will be said again: "réaffirmera l'attachement de la France à"."""
    again = line.tokens[deed.last].key.startswith(("reaffirmer", "reiterer", "renouveller", "redir"))
    return again and any(0 < n.first - deed.last <= _NEAR for n in line.nouns("HELP", "COMMITMENT"))


def _keeps_word(line: Line, deed: Act) -> bool:
    """Tell whether a word given before will be kept: "honorera ses échéances", "tiendra parole"."""
    kept = line.tokens[deed.last].key.startswith(_HONOURS)
    return kept and not _WORD.isdisjoint(keys_of(line, deed.last + 1, deed.last + _NEAR - 1))


def _adds_help(line: Line, deed: Act) -> bool:
    """Tell whether more help is to come: "triplera son aide aux réfugiés"."""
    adds = line.tokens[deed.last].key.startswith(_ADDS)
    if not adds:
        return False
    nouns = any(0 < n.first - deed.last <= 2 * _NEAR for n in line.nouns("HELP"))
    return nouns or not _GIFTS.isdisjoint(keys_of(line, deed.last + 1, deed.last + _NEAR))


def _is_assured(draft: Draft) -> bool:
    """Tell whether what is to come has been promised: "a assuré que Gaborone accueillerait"."""
    line = draft.line
    for act in line.acts:
        if act.last >= draft.first + _NEAR or not act.is_finite or act.negated:
            continue
        behind = set(keys_of(line, act.last + 1, act.last + _NEAR))
        if line.tokens[act.last].key.startswith(_ASSURES) and behind & {"que", "qu"}:
            return True
    before = keys_of(line, draft.first - _NEAR, draft.first)
    if ":" in before and not _BONDS.isdisjoint(before):
        # "une promesse : la France rebâtira les deux hôpitaux".
        return True
    return _is_vowed_behind(draft)


def _is_vowed_behind(draft: Draft) -> bool:
    """Tell whether a quotation is told as a promise behind it: "..., a-t-il promis"."""
    line = draft.line
    return any(
        key.startswith(("promis", "jure", "promet", "garanti"))
        and line.tokens[at - 1].text in {"-", "il", "elle", ","}
        for at, key in enumerate(keys_of(line, 0, len(line.tokens)))
        if at > draft.first
    )


def _is_paid(draft: Draft, deed: Act) -> bool:
    """Tell whether money will be given: a sum behind the deed, or a verb that only money has."""
    sums = (a for a in draft.line.amounts if len(a.unit) == len("EUR"))
    paid = any(draft.first <= amount.first <= draft.last for amount in sums)
    money = is_paid_out(draft.line, draft.first, deed.first)
    return paid or money or draft.line.tokens[deed.last].key.startswith(_PAYS)


def is_paid_out(line: Line, first: int, last: int) -> bool:
    """Tell whether a subject is money: "Le solde", not "une partie de ce montant", of which has been told.

    Args:
        line: the sentence.
        first: first token of the subject.
        last: token behind it.
    """
    keys = keys_of(line, first, last)
    told = any(one in _THIS and other in _SUMS for one, other in pairwise(keys))
    return not told and not _SUMS.isdisjoint(keys)


def _is_given(draft: Draft, deed: Act) -> bool:
    """Tell whether something is given to one who is named: "cédera une vedette à l'Union des Comores"."""
    line = draft.line
    owners = draft.fields["obligors"]
    own = set(owners) if isinstance(owners, list) else set()
    behind = keys_of(line, deed.first, draft.last + 1)
    deeds = (act for act in line.acts if deed.first <= act.first <= draft.last and act.tense == "future")
    if not any(line.tokens[act.last].key.startswith(_GIVES) or _is_put_at_hand(line, act) for act in deeds):
        return False
    others = (m for m in line.mentions if m.of in _RECEIVERS and deed.last < m.first <= draft.last)
    to_whom = keys_of(line, deed.last + 1, deed.last + 2)
    if _FREE & set(behind) or set(to_whom) & {"a", "au", "aux"}:
        return True
    return any(m.code.removeprefix("ORG:") not in own for m in others)


def _is_put_at_hand(line: Line, deed: Act) -> bool:
    """Tell whether a thing is put at another's disposal, or its cost taken over: "prendra en charge la formation"."""
    behind = keys_of(line, deed.first + 1, deed.last + _NEAR)
    return bool({"disposition", "charge", "don", "cadeau"} & set(behind))


def _follows_a_text(draft: Draft, reading: Reading) -> bool:
    """Tell whether the sentence before tells of a text that the party has just agreed with others."""
    number = next((n for n, line in enumerate(reading.lines) if line.start == draft.line.start), 0)
    if number == 0:
        return False
    before = reading.lines[number - 1]
    settled = any(
        act.is_any("SIGN", "ADOPT", "CONCLUDE") and act.tense in {"past", "participle"} and not act.negated
        for act in before.acts
    )
    owners = draft.fields["obligors"]
    codes = {*before.parties(0, len(before.tokens) - 1).codes, *before.around.pair}
    return settled and bool(before.instruments()) and isinstance(owners, list) and set(owners) <= codes


def under_a_text(line: Line) -> int:
    """Return where words place a sentence under a text: "aux termes du traité", "en vertu de ce texte"; else -1."""
    for at, token in enumerate(line.tokens):
        if token.key in _OF_USE and (at == 0 or line.tokens[at - 1].key != "en"):
            # "superviser l'application de l'accord" is no deed under it, as "en application de" is.
            continue
        if line.row[at : at + 2] == ["selon", "un"] and _REPORTS & set(line.row[at + 2 : at + 3]):
            # "Selon un communiqué du ministère": who tells it, no text of both.
            continue
        if token.key in _UNDER and _TEXTS & set(line.row[at + 1 : at + _NEAR]):
            return at
    return -1
