"""The second axis: how each party stands to an agreement on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from balozi.registers.agreements.lives import AgreementStep, Life
from balozi.registers.agreements.statuses import is_ended, is_live, status_of

NO_PARTY = "no_party"
_ORDER = (NO_PARTY, "signatory", "approved", "contracting", "provisional", "party", "withdrawn")
_BESIDE = ("reservation", "declaration", "objection")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one party stands to an agreement.

    Attributes:
        party: code of the state or organisation.
        relation: "no_party", "signatory", "approved", "contracting", "provisional", "party", "withdrawn", or "ended"
            when it was bound and the agreement has ended.
        signed: partial date of its signature, None when it has not signed, "" when no date is stated.
        consent: the event by which it consented to be bound, None when it has not.
        from_: partial date from which the agreement is in force for it, None when it is not, "" without a date.
        beside: its reservations, declarations and objections that stand.
    """

    party: str
    relation: str
    signed: str | None
    consent: AgreementStep | None
    from_: str | None
    beside: Sequence[AgreementStep]


def standings_of(life: Life, day: date) -> list[Standing]:
    """Return how each party stands on a day: those named on the agreement first, then those only events name."""
    happened = life.happened(day)
    named = dict.fromkeys((*life.parties, *(step.party for step in happened if _is_of_party(step))))
    status = status_of(life, day)
    return [_standing(life, code, happened, status) for code in named]


def standing_of(life: Life, party: str, day: date) -> Standing:
    """Return how one party stands on a day, also one that nothing names."""
    return _standing(life, party, life.happened(day), status_of(life, day))


def steps_of(life: Life, party: str, happened: Sequence[AgreementStep]) -> list[AgreementStep]:
    """Return the events that are acts of a party.

    Of two parties, both have done what the instrument says without naming one: a treaty between two that was
    signed was signed by both.
    """
    of_both = life.bilateral and party in life.parties
    return [step for step in happened if step.party == party or (of_both and _is_of_both(step))]


def _standing(life: Life, party: str, happened: Sequence[AgreementStep], status: str) -> Standing:
    own = steps_of(life, party, happened)
    consent = next((step for step in own if step.happening.mark is not None), None)
    force = _in_force_for(own, consent, happened, life)
    bound = "" if force is None else "party"
    reached = max((NO_PARTY, bound, *(step.happening.relation for step in own)), key=_rank)
    if reached in {"party", "provisional"} and is_ended(status):
        reached = "ended"
    return Standing(
        party=party,
        relation=reached,
        signed=next(
            (step.on for step in own if step.happening.name in {"signed", "definitively_signed"}), None
        ),
        consent=consent,
        from_=force,
        beside=_beside(own),
    )


def _in_force_for(
    own: Sequence[AgreementStep], consent: AgreementStep | None, happened: Sequence[AgreementStep], life: Life
) -> str | None:
    """Return from when it is in force for a party.

    Whoever had consented by the day on which the instrument entered into force is bound from that day; whoever
    consents later is bound from a day of its own, which only an event can tell.
    """
    named = next((step for step in own if step.happening.relation == "party"), None)
    if named is not None:
        return named.on
    whole = next((step for step in happened if not step.party and is_live(step.happening.reaches)), None)
    if whole is None or whole.happening.relation != "party" or consent is None:
        return None
    in_time = whole.day is None or consent.day is None or consent.day <= whole.day
    return whole.on if in_time else None


def _beside(own: Sequence[AgreementStep]) -> list[AgreementStep]:
    withdrawn = [step for step in own if step.happening.name == "reservation_withdrawn"]
    last = max((step.day or date.min for step in withdrawn), default=None)
    return [
        step
        for step in own
        if step.happening.name in _BESIDE
        and not (step.happening.name == "reservation" and last is not None and (step.day or date.min) <= last)
    ]


def _is_of_party(step: AgreementStep) -> bool:
    return bool(step.party) and step.happening.axis in {"party", "both"}


def _is_of_both(step: AgreementStep) -> bool:
    return not step.party and step.happening.axis == "both"


def _rank(relation: str) -> int:
    return _ORDER.index(relation) if relation in _ORDER else -1
