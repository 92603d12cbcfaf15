"""What sounds like a French fact and is none: an agenda, a step of procedure, any journey, a vote at home."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.shared.french_phrases import (
    is_a_label,
    is_consent,
    is_no_pact,
    is_with_private,
    only_goes_on,
    only_has_a_seat,
    only_praises,
)
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_AGENDA = closed("french_vain", "agenda")
_FOLK, _GUESTS = closed("french_vain", "folk"), closed("french_settled", "guests")
_FIRMS = closed("parties", "private")
_MUST = closed("french_vain", "must")
_MOTIONS = closed("french_vain", "motions")
_PROCEDURE = closed("french_vain", "procedure")
_ANY = frozenset({"tout", "toute", "tous", "toutes", "aucun", "aucune", "chaque"})
_OF_TEXTS = ("substituer", "remplacer", "abroger", "appliquer", "entrer", "annuler")
_MIGHT = frozenset({"pourrait", "pourraient"})
_PRONOUNS = frozenset({"il", "elle", "celui", "celle", "ils", "elles"})
_NATIONAL = frozenset({"national", "nationale", "nationaux"})
_PARTIES = closed("french_sides", "groups") | closed("french_sides", "counterparts")
_THIS = frozenset({"present", "presente", "presents"})
_TRADES = closed("french_doubts", "private") | closed("french_vain", "trades")
_PUBLISHED = frozenset({"publie", "de", "diffuse", "mis", "n", "numero"})
_NUMBERS = closed("french_doubts", "numbers") | closed("french_vain", "dozens")
_HAS = frozenset({"a", "ont", "avait", "avaient", "deja", "ainsi"})
_SPENT = closed("french_vain", "spent")
_NEAR, _YEAR = 6, 4


def is_vain(draft: Draft, kind: str) -> bool:
    """Tell whether a draft only sounds like a fact.

    Args:
        draft: found in a French sentence.
        kind: "engagement", "instrument" or "commitment".
    """
    if kind == "commitment":
        return _is_no_promise(draft)
    if kind == "engagement":
        return _is_no_contact(draft)
    return _is_no_text(draft)


def _is_no_promise(draft: Draft) -> bool:
    line = draft.line
    keys = keys_of(line, draft.first, draft.last + 1)
    if any(one in _MUST and other in _AGENDA for one, other in pairwise(keys)) or _only_defines(line, keys):
        return True
    if "autorisant" in keys[:2] or (_PROCEDURE & set(keys) and any(key.startswith("notifi") for key in keys)):
        return True
    return (
        _is_only_word(keys)
        or _agrees_on_a_text(draft)
        or _is_hoped(draft)
        or _is_signed(draft)
        or _is_of_a_visit(draft)
        or _is_of_a_text(draft)
        or _is_old(keys)
        or _is_spent(keys)
    )


def _is_spent(keys: list[str]) -> bool:
    """Tell whether money is told as given already: "La France a consacré 110 millions d'euros à la réponse"."""
    return any(one in _HAS and other in _SPENT for one, other in pairwise(keys)) and "annonce" not in keys


def _only_defines(line: Line, keys: list[str]) -> bool:
    """Tell whether a line only says who the parties are: "La République de X et ..., ci-après « les Parties »"."""
    return {"apres", "parties"} <= set(keys) and not any(a.is_finite and not a.relative for a in line.acts)


def _is_only_word(keys: list[str]) -> bool:
    """Tell whether nothing but one's word is promised: "Nous tiendrons parole"."""
    return any(key.startswith("tiendr") for key in keys) and not _WORDS.isdisjoint(keys)


_WORDS = frozenset({"parole", "engagements", "promesses"})


def _agrees_on_a_text(draft: Draft) -> bool:
    """Tell whether what is reached is an instrument, no deed: "sont parvenus à un accord au niveau des services"."""
    line = draft.line
    acts = [a for a in line.acts if draft.first <= a.last <= draft.last]
    reached = [a for a in acts if line.tokens[a.last].key in {"accord", "compromis"}]
    reached = [a for a in reached if line.tokens[a.last - 1].key == "un"]
    if draft.fields["modality"] != "agrees" or not reached:
        return False
    behind = keys_of(line, reached[0].last + 1, reached[0].last + _NEAR)
    return (
        not any(key.endswith(("er", "ir", "re")) and len(key) > _YEAR for key in behind)
        and "sur" not in behind
    )


def _is_hoped(draft: Draft) -> bool:
    """Tell whether a deed is only hoped for: "Nous espérons que les transporteurs y trouveront"."""
    line = draft.line
    deed = next((a for a in line.acts if a.tense == "future" and draft.first <= a.first <= draft.last), None)
    before = keys_of(line, draft.first - 4, deed.first if deed is not None else draft.first)
    hopes = any(key.startswith(_HOPES) for key in before)
    return deed is not None and hopes and bool({"que", "qu"} & set(before))


_HOPES = ("esper", "craign", "craint", "doute", "redout")


def _is_signed(draft: Draft) -> bool:
    """Tell whether what is agreed is a text that is signed, which is an instrument: "ont scellé le Programme"."""
    line = draft.line
    act = next((a for a in line.acts if draft.first <= a.first <= draft.last), None)
    signs = act is not None and act.is_any("SIGN") and not act.is_any("AGREE", "COMMIT", "PLEDGE")
    inside = any(draft.first <= m.first <= draft.last for m in line.instruments())
    return signs and inside and draft.fields["modality"] == "agrees"


def _is_of_a_visit(draft: Draft) -> bool:
    """Tell whether the deed is a journey: "la visite officielle que le ministre effectuera à Riyad"."""
    line = draft.line
    for noun in line.nouns("VISIT"):
        behind = keys_of(line, noun.last + 1, noun.last + _NEAR)
        coming = any(
            act.tense == "future" and act.is_any("HOLD", "DO", "DO_VISIT", "SHARE") and noun.last < act.first
            for act in line.acts
        )
        if draft.first <= noun.first <= draft.last and {"que", "qu"} & set(behind) and coming:
            return True
    return False


def _is_of_a_text(draft: Draft) -> bool:
    """Tell whether a text does it, not a party: "Elle se substituera à la convention de 1961"."""
    line = draft.line
    for act in line.acts:
        if draft.first <= act.first <= draft.last and line.tokens[act.last].key.startswith(_OF_TEXTS):
            before = set(keys_of(line, act.first - 3, act.first))
            return bool(before & _PRONOUNS) and bool(line.instruments())
    return False


def _is_old(keys: list[str]) -> bool:
    """Tell whether a promise is told as one made again and again for years: "nous promet des digues depuis 2002"."""
    return any(
        one == "depuis" and other.isdigit() and len(other) == _YEAR for one, other in pairwise(keys)
    ) and any(key in {"promet", "promettent"} for key in keys)


def _is_no_contact(draft: Draft) -> bool:
    line = draft.line
    if draft.fields["type"] == "statement":
        return _is_a_vote(draft) or only_praises(draft)
    kind = draft.fields["type"]
    if (kind == "visit" and _goes_as_anybody(draft)) or (
        kind == "meeting"
        and (_meets_a_firm(draft) or _takes_in_folk(draft) or _recalls(draft) or _is_no_event(draft))
    ):
        return True
    if draft.fields["type"] == "signing_ceremony":
        return _was_signed_before(draft)
    if draft.fields["status"] == "planned" and not _MIGHT.isdisjoint(
        keys_of(line, draft.first, draft.last + 1)
    ):
        # "Des négociations pourraient s'ouvrir en 2027": nobody has planned it.
        return True
    return _is_any_gathering(draft)


def _is_any_gathering(draft: Draft) -> bool:
    """Tell whether a gathering is any of its kind, or one at home: "toute visite", "une réunion nationale"."""
    line = draft.line
    nouns = line.nouns("VISIT", "SUMMIT", "MEETING")
    inside = [noun for noun in nouns if draft.first <= noun.first <= draft.last]
    for noun in inside:
        before, behind = (
            keys_of(line, noun.first - 1, noun.first),
            keys_of(line, noun.last + 1, noun.last + 5),
        )
        if noun.code == "VISIT" and before and before[0] in _ANY and not line.dates:
            return True
        if behind[:1] == ["a"] and "autre" in behind:
            return True
        if noun.code == "MEETING" and behind[:1] and behind[0] in _NATIONAL and not _has_guest(line):
            return True
    return False


def _goes_as_anybody(draft: Draft) -> bool:
    """Tell whether somebody of no office goes, whom nobody has named: "La lauréate s'envolera pour Paris"."""
    line = draft.line
    acts = (a for a in line.acts if a.is_any("VISIT", "LEAVE") and draft.first <= a.last <= draft.last)
    act = next((a for a in acts if a.is_finite and not a.relative), None)
    if act is None or act.first < 1 or line.nouns("VISIT"):
        return False
    named = any(m.of is not Of.NOUN and m.first < act.first for m in line.mentions)
    groups = not _PARTIES.isdisjoint(token.key for token in line.tokens[: act.first])
    capital = any(token.is_capital for token in line.tokens[1 : act.first])
    return not (named or groups or capital)


def _meets_a_firm(draft: Draft) -> bool:
    """Tell whether a firm's people are met: "a rencontré les dirigeants d'un opérateur coréen"."""
    line = draft.line
    for act in line.acts:
        if draft.first <= act.first <= draft.last and act.is_any("MEET", "HOST") and not act.passive:
            keys = keys_of(line, act.last + 1, act.last + _NEAR)
            firm = any(
                one in {"un", "une", "l", "'", "groupe"} and other in _FIRMS for one, other in pairwise(keys)
            )
            return firm and not {"avec", "et"} & set(keys)
    return False


def _takes_in_folk(draft: Draft) -> bool:
    """Tell whether those taken in are no officials: "Son pays accueille une communauté sénégalaise"."""
    line = draft.line
    for act in line.acts:
        if not (draft.first <= act.first <= draft.last and act.is_any("HOST")) or act.passive:
            continue
        near = set(keys_of(line, act.last + 1, act.last + _NEAR))
        if {"des", "plusieurs", "deux", "trois"} & near and _TRADES & near and not near & _GUESTS:
            # "a reçu mercredi des armateurs danois".
            return True
        people = {Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN}
        named = any(m.of in people and act.last < m.first <= act.last + 2 * _NEAR for m in line.mentions)
        told = act.tense == "present" or any(key.isdigit() or key in _NUMBERS for key in near)
        return told and not named and bool(near & _FOLK) and not near & _GUESTS
    return False


def _is_no_event(draft: Draft) -> bool:
    return only_has_a_seat(draft) or only_goes_on(draft)


def _recalls(draft: Draft) -> bool:
    """Tell whether an envoy is called home: "rappelle pour consultations son ambassadrice"."""
    keys = keys_of(draft.line, draft.first, draft.last + 1)
    recalls = any(key.startswith("rappel") for key in keys_of(draft.line, 0, draft.last + 1))
    return recalls and any(one == "pour" and other == "consultations" for one, other in pairwise(keys))


def _was_signed_before(draft: Draft) -> bool:
    """Tell whether a signing is told only as gone before, or as due: "il avait été signé", "doit être signée"."""
    line = draft.line
    for act in line.acts:
        if not (draft.first <= act.first <= draft.last and act.is_any("SIGN") and act.passive):
            continue
        helps = keys_of(line, act.first - 1, act.last)
        if {"avait", "avaient"} & set(helps) and "ete" in helps:
            return True
        return bool(_MUST & set(helps)) and not line.dates and "occasion" not in line.keys
    return False


def _has_guest(line: Line) -> bool:
    return any(m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} for m in line.mentions)


def _is_a_vote(draft: Draft) -> bool:
    """Tell whether a house votes or a text is ended, no reaction: "a rejeté la ratification", "l'ayant dénoncé"."""
    line = draft.line
    for act in line.acts:
        if not (draft.first <= act.first <= draft.last and act.is_any("REACT")):
            continue
        verb = line.tokens[act.last].key
        if verb.startswith("denonc") and "ayant" in keys_of(line, act.first - 2, act.last + 1):
            return True
        if verb.startswith(("rejet", "denonc")) and _MOTIONS & set(
            keys_of(line, act.last + 1, act.last + _NEAR)
        ):
            return True
    return False


def _is_no_text(draft: Draft) -> bool:
    """Tell whether a word for an instrument is a heading, or a plan of one state: "plan d'action national"."""
    line = draft.line
    kind = draft.fields["instrument_type"]
    paper = next(
        (m for m in line.instruments() if draft.first <= m.first <= draft.last and m.code == kind), None
    )
    if paper is None:
        return False
    behind = keys_of(line, paper.last + 1, paper.last + 3)
    if is_with_private(keys_of(line, paper.last + 1, paper.last + 2 * _NEAR)):
        return True
    part = "integrante" in keys_of(line, paper.first - 4, paper.first)
    if part or is_no_pact(draft, paper, behind) or is_consent(draft, paper, behind):
        return True
    if paper.code == "action_plan":
        return bool(_NATIONAL & set(behind[:1]))
    if paper.code == "communique" and _is_of_a_cabinet(draft, keys_of(line, paper.last + 1, paper.last + 5)):
        return True
    bare = paper.code == "communique" and paper.first == paper.last and paper.first <= 1
    heading = bare and (not behind or behind[0] in {"-", ":", "|"} or behind[0] in _PUBLISHED)
    return (heading and len(line.tokens) < 2 * _NEAR) or is_a_label(draft, paper)


def _is_of_a_cabinet(draft: Draft, behind: list[str]) -> bool:
    """Tell whether a communiqué is that of a government at home: "Communiqué du Conseil des ministres"."""
    cabinet = behind[:4] == ["du", "conseil", "des", "ministres"] or behind[:2] == ["du", "gouvernement"]
    return (
        cabinet
        and not draft.fields["orgs"]
        and len(draft.line.parties(0, len(draft.line.tokens) - 1).states) < 2
    )


def closes_no_treaty(draft: Draft, reading: Reading) -> bool:
    """Tell whether "Fait à Dakar, le ..." closes a communiqué, which names no text of the parties as its own.

    Args:
        draft: the line that closes a paper.
        reading: of the paper.
    """
    line = draft.line
    closes = line.tokens[0].key == "fait" and draft.fields["type"] == "signing_ceremony" and draft.first == 0
    if not closes or line.instruments() or reading.paper.genre is Genre.TREATY:
        return False
    return not any(_names_this_text(other) for other in reading.lines)


def _names_this_text(line: Line) -> bool:
    """Tell whether a line speaks of the text that it is part of: "le présent Accord", "Article 4"."""
    heads = line.tokens[0].key in {"article", "chapitre"} or line.is_headline
    named = any(m.code not in {"communique", "declaration"} for m in line.instruments())
    return (heads and (named or line.tokens[0].key == "article")) or (
        named and not line.keys.isdisjoint(_THIS)
    )
