"""Contact as the French press tells it, where the rules for all languages find nothing."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.engagements.french_chairs import chairs
from balozi.extraction.clauses.engagements.french_encounters import encounters
from balozi.extraction.clauses.engagements.french_gatherings import gatherings
from balozi.extraction.clauses.engagements.french_interviews import interviews
from balozi.extraction.clauses.engagements.french_journeys import journeys
from balozi.extraction.clauses.engagements.french_occasions import occasions
from balozi.extraction.clauses.engagements.french_press import press
from balozi.extraction.clauses.engagements.french_programmes import programmes
from balozi.extraction.clauses.engagements.french_protests import protests
from balozi.extraction.clauses.engagements.french_remarks import remarks
from balozi.extraction.clauses.engagements.french_rites import rites
from balozi.extraction.clauses.engagements.french_sequels import sequels
from balozi.extraction.clauses.engagements.french_signatures import signatures
from balozi.extraction.clauses.engagements.french_stays import stays
from balozi.extraction.clauses.engagements.french_undone import undone
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import acting, is_history
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Of

_CABINETS = closed("french_contacts", "cabinets")
_COUNCIL_OF = frozenset({"des", "de", "a", "s", ","})
# "Le Conseil s'est réuni" is at home wherever its members are.
_SITTING = frozenset({"conseil", "cabinet", "syndicats", "syndicat"})
_TWO, _FAR = 2, 12
_ASIDE = frozenset({"marge", "faveur"})
_FOREIGNERS = frozenset(
    {"ambassadeur", "ambassadrice", "homologue", "emissaire", "commissaire", "nonce", "diplomate"}
)
_SOURCES = (
    *(programmes, journeys, stays, interviews, remarks, occasions, gatherings),
    *(encounters, rites, protests, chairs, signatures, undone, press, sequels),
)
_FAMILIES = {"call": "meeting", "courtesy_call": "meeting", "summit": "meeting"}


def french_contacts(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the engagements of a French sentence, told with a looser grammar; history is left out.

    Args:
        line: the sentence.
        reading: its paper.
        known: what the rules for all languages found in it, which is not told again.
    """
    if is_history(line, reading) or line.states_nothing:
        return
    taken = list(known)
    for source in _SOURCES:
        for draft in source(line, reading):
            at_home = source is not gatherings and meets_at_home(draft)
            if not (at_home or any(_are_one(draft, other) for other in taken)):
                taken.append(draft)
                yield draft


def apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a French sentence, one event once: the summit of a body before the meeting that it is."""
    drafts = [draft for draft in drafts if not _is_only_beside(draft)]
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.fields["type"] != "summit"):
        if draft.line.words.language != "fr" or not any(_are_one(draft, other) for other in kept):
            kept.append(draft)
    return [
        draft
        for draft in drafts
        if draft in kept and not (_is_unconfirmed(draft) or _is_only_its_body(draft))
    ]


def _is_only_beside(draft: Draft) -> bool:
    """Tell whether a French summit only tells beside what others met: "en marge de l'Assemblée générale"."""
    line = draft.line
    if line.words.language != "fr" or draft.fields["type"] != "summit" or line.keys.isdisjoint(_ASIDE):
        return False
    at = next(at for at, token in enumerate(line.tokens) if token.key in _ASIDE)
    named = any(0 < noun.first - at <= _FAR for noun in line.nouns("SUMMIT"))
    met = any(
        act.is_any("MEET", "TALK", "HOST", "HOLD") and act.is_finite and act.first > at for act in line.acts
    )
    return named and met and draft.rule in {"EN2", "EN7"}


def _is_only_its_body(draft: Draft) -> bool:
    """Tell whether a draft leaves out who took part in what a body held: "a pris part à une réunion du Fonds"."""
    if draft.line.words.language != "fr" or draft.fields["states"] or draft.fields["type"] != "summit":
        return False
    joins = (act for act in draft.line.acts if act.is_finite and act.is_any("SHARE") and not act.negated)
    return any(draft.line.tokens[act.last].key == "part" and act.last < draft.last for act in joins)


def _is_unconfirmed(draft: Draft) -> bool:
    """Tell whether a French visit is one that nobody confirms: "n'a pas confirmé ... un déplacement prochain"."""
    if draft.line.words.language != "fr" or draft.fields["type"] != "visit":
        return False
    near = (act for act in draft.line.acts if 0 <= draft.first - act.last <= _FAR)
    return any(act.negated and act.is_any("REAFFIRM", "ANNOUNCE", "SAY") for act in near)


def _are_one(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts of a sentence tell one event: of one family, in words that overlap."""
    kinds = [str(draft.fields["type"]) for draft in (one, other)]
    if _FAMILIES.get(kinds[0], kinds[0]) != _FAMILIES.get(kinds[1], kinds[1]):
        return False
    if kinds[0] != kinds[1] and one.fields["status"] != other.fields["status"]:
        # "tiendront leur dialogue en avril, à l'issue d'un appel entre les ministres": two events.
        return False
    return min(one.last, other.last) >= max(one.first, other.first)


def meets_at_home(draft: Draft) -> bool:
    """Tell whether a French cabinet sits: "Réuni mercredi, le Conseil a adopté", "le Conseil des ministres"."""
    line = draft.line
    if line.words.language != "fr" or draft.fields["type"] not in {"meeting", "summit"}:
        return False
    stretch = range(max(0, draft.first - 3), min(draft.last + 4, len(line.tokens)))
    cabinets = [at for at in stretch if _is_cabinet(line, at)]
    cabinet = bool(cabinets) and not _is_called_on_abroad(draft, min(cabinets))
    bodies = any(m.of is Of.ORGANISATION and m.first in stretch for m in line.mentions)
    states = {m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.first in stretch}
    return cabinet and not bodies and len(states) < _TWO and not (states and _has_envoy(draft))


def _has_envoy(draft: Draft) -> bool:
    """Tell whether an envoy of another state is with a speaker or a governor: "a reçu l'ambassadeur d'Iran"."""
    keys = set(draft.line.row[draft.first : draft.last + 1])
    return len(_listed(draft, "states")) == _TWO and not _FOREIGNERS.isdisjoint(keys)


def _is_called_on_abroad(draft: Draft, cabinet: int) -> bool:
    """Tell whether a guest is with a governor or a parliament of the host: "Elle a rencontré le président du Sénat"."""
    line = draft.line
    pair = set(line.around.pair)
    taking_part = {*_listed(draft, "states"), *_listed(draft, "orgs")}
    meets = (act for act in line.acts if act.is_any("MEET", "TALK", "HOLD", "HOST") and act.last < cabinet)
    verb = next(meets, None)
    if verb is None or len(taking_part) < _TWO or any(_is_cabinet(line, at) for at in range(verb.first)):
        return False
    own = acting(line, verb)
    guest = own is not None and len(own.codes) == 1 and set(own.codes) <= pair | {line.around.one}
    return guest and len(pair) == _TWO and pair <= taking_part and line.tokens[cabinet].key not in _SITTING


def _listed(draft: Draft, name: str) -> list[str]:
    found = draft.fields[name]
    return [str(code) for code in found] if isinstance(found, list) else []


def _is_cabinet(line: Line, at: int) -> bool:
    """Tell whether a word is a body of one state at home; "le Conseil national" is the parliament of another."""
    behind = line.tokens[at + 1].key if at + 1 < len(line.tokens) else ""
    return line.tokens[at].key in _CABINETS and (line.tokens[at].key != "conseil" or behind in _COUNCIL_OF)
