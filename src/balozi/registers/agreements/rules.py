"""Rules about the life of an agreement. They refuse nothing: each returns what it finds, with the day and the party."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from balozi.packs.procedures import Procedure
from balozi.registers.agreements.courses import applies_to, missing_before_consent
from balozi.registers.agreements.lives import AgreementStep, Life
from balozi.registers.agreements.statuses import is_live
from balozi.registers.agreements.terms import ending_of


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules look at.

    Attributes:
        life: of one agreement.
        day: asked about.
        procedure: of its country on that day, None when it is not known.
        last_seen: the latest day on which a paper told of it, None when none did.
    """

    life: Life
    day: date
    procedure: Procedure | None = None
    last_seen: date | None = None

    def first(self, *names: str) -> AgreementStep | None:
        """Return the first event of some names that has a day and had happened."""
        return next((step for step in self._happened() if step.happening.name in names and step.day), None)

    def having(self, *names: str) -> list[AgreementStep]:
        """Return all events of some names that had happened."""
        return [step for step in self._happened() if step.happening.name in names]

    def consents(self) -> list[AgreementStep]:
        """Return the events by which parties consented."""
        return [step for step in self._happened() if step.happening.mark is not None]

    def _happened(self) -> list[AgreementStep]:
        return self.life.happened(self.day)


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """What a rule found.

    Attributes:
        rule: its name.
        says: its sentence.
        on: the partial date that it is about, "" when it is about none.
        party: code, "" when it is about the instrument.
        facts: stored words that name it more closely, such as the step of a procedure.
    """

    rule: str
    says: str
    on: str = ""
    party: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


# What a rule finds: (partial date, party, facts).
Found = tuple[str, str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class AgreementRule:
    """One rule.

    Attributes:
        name: AG and a number.
        says: one sentence, as users read it.
        find: what breaks it.
    """

    name: str
    says: str
    find: Callable[[Seen], Iterator[Found]]


def check_agreement(seen: Seen) -> list[AgreementFinding]:
    """Return everything that does not fit in the life of an agreement, in the order of the rules."""
    return [
        AgreementFinding(rule.name, rule.says, on, party, facts)
        for rule in RULES
        for on, party, facts in rule.find(seen)
    ]


def _without_parties(seen: Seen) -> Iterator[Found]:
    if not seen.life.parties:
        yield "", "", {}


def _in_the_future(seen: Seen) -> Iterator[Found]:
    for step in seen.life.steps:
        if step.day and step.day > seen.day:
            yield step.on, step.party, {"event": step.happening.name}


def _in_force_before_signed(seen: Seen) -> Iterator[Found]:
    signed, force = seen.first("signed", "definitively_signed"), seen.first("in_force", "effective")
    if (
        signed
        and force
        and signed.day
        and force.day
        and force.day < signed.day
        and not _may_agree(signed, force)
    ):
        yield force.on, "", {}


def _registered_too_early(seen: Seen) -> Iterator[Found]:
    for step in seen.having("registered"):
        live = [one for one in seen.life.happened(seen.day) if is_live(one.happening.reaches)]
        in_time = any(not (one.day and step.day and one.day > step.day) for one in live)
        if not in_time:
            yield step.on, "", {}


def _consented_without_approval(seen: Seen) -> Iterator[Found]:
    if seen.procedure is None or not applies_to(seen.procedure, seen.life):
        return
    for missing in missing_before_consent(seen.procedure, seen.life, seen.day):
        yield "", seen.life.own, {"step": missing.key}


def _used_after_the_end(seen: Seen) -> Iterator[Found]:
    ending = ending_of(seen.life, seen.day)
    over = ending is not None and not ending.renews and ending.last < seen.day
    if not over or ending is None:
        return
    used = [
        step
        for step in seen.having("amended", "notification", "published")
        if step.day and step.day > ending.last
    ]
    for step in used:
        yield step.on, step.party, {"event": step.happening.name}
    if seen.last_seen and ending.last < seen.last_seen <= seen.day:
        yield seen.last_seen.isoformat(), "", {}


def _consent_to_what_does_not_bind(seen: Seen) -> Iterator[Found]:
    if not seen.life.binds:
        for step in (*seen.consents(), *seen.having("registered")):
            yield step.on, step.party, {"event": step.happening.name}


def _twice(seen: Seen) -> Iterator[Found]:
    told: dict[tuple[str, str], str] = {}
    for step in seen.life.happened(seen.day):
        if step.happening.repeats or step.happening.axis == "side":
            continue
        key = step.happening.name, step.party
        if key in told and told[key] != step.on:
            yield step.on, step.party, {"event": step.happening.name}
        told.setdefault(key, step.on)


def _ratified_without_signing(seen: Seen) -> Iterator[Found]:
    signed = {step.party for step in seen.having("signed")}
    for step in seen.having("ratified", "accepted", "approved"):
        if step.party and signed and step.party not in signed and "" not in signed:
            yield step.on, step.party, {"event": step.happening.name}


def _after_the_end(seen: Seen) -> Iterator[Found]:
    ended = seen.first("terminated", "superseded", "invalid")
    for step in seen.life.happened(seen.day) if ended and ended.day else ():
        moves = step.happening.axis in {"instrument", "both"} and step.happening.effect not in {
            "renew",
            "resume",
        }
        if (
            moves
            and ended
            and ended.day
            and step.day
            and step.day > ended.day
            and step.happening.effect != "end"
        ):
            yield step.on, step.party, {"event": step.happening.name}


def _left_without_joining(seen: Seen) -> Iterator[Found]:
    joined = {step.party for step in seen.life.happened(seen.day) if step.happening.relation in _JOINED}
    for step in seen.having("denounced", "withdrawn"):
        if step.party not in joined and "" not in joined:
            yield step.on, step.party, {"event": step.happening.name}


def _consented_before_signing(seen: Seen) -> Iterator[Found]:
    signed = {step.party: step for step in seen.having("signed") if step.day}
    for step in seen.having("ratified", "accepted", "approved", "deposited"):
        before = signed.get(step.party) or signed.get("")
        if before and before.day and step.day and step.day < before.day and not _may_agree(before, step):
            yield step.on, step.party, {"event": step.happening.name}


def _may_agree(one: AgreementStep, other: AgreementStep) -> bool:
    """Tell whether two partial dates can mean the same day: "2024" and a day of 2024 do not contradict."""
    return one.on.startswith(other.on) or other.on.startswith(one.on)


_JOINED = frozenset({"contracting", "provisional", "party"})
RULES = (
    AgreementRule("AG1", "An agreement has parties, and none is named.", _without_parties),
    AgreementRule("AG2", "An event that has happened cannot be dated in the future.", _in_the_future),
    AgreementRule(
        "AG3", "An agreement cannot enter into force before it is signed.", _in_force_before_signed
    ),
    AgreementRule(
        "AG4",
        "An agreement is registered only once it is in force or provisionally applied.",
        _registered_too_early,
    ),
    AgreementRule(
        "AG5",
        "The country consented before a step that its law puts before consent.",
        _consented_without_approval,
    ),
    AgreementRule(
        "AG6", "The term has ended without a renewal, but the agreement is still used.", _used_after_the_end
    ),
    AgreementRule(
        "AG7", "What does not bind in law is neither ratified nor registered.", _consent_to_what_does_not_bind
    ),
    AgreementRule("AG8", "The same event is told with two different dates.", _twice),
    AgreementRule(
        "AG9",
        "A party that did not sign accedes; it does not ratify, accept or approve.",
        _ratified_without_signing,
    ),
    AgreementRule(
        "AG10", "Nothing happens to an agreement after its end, unless it is revived.", _after_the_end
    ),
    AgreementRule("AG11", "A party cannot leave an agreement that it had not joined.", _left_without_joining),
    AgreementRule("AG12", "A party cannot ratify before it has signed.", _consented_before_signing),
)
