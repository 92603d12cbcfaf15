"""Whether two facts are one promise, or one agreement, told twice in other words; and what then contradicts.

Exact match keys (`kinds.identities`) decide alone. What is here only proposes: a person decides.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from balozi.registers.contents import content_of

# Below this, two promises of the same parties are just two promises (tests/registers/test_sameness.py).
LIKELY = 0.6
# Words in two languages cannot be compared; then only an equal date or amount makes the rest a likeness.
_UNREAD_WORDS, _UNREAD_WORDS_AND_FIGURES = 0.9, 0.5

REMARKS: Mapping[str, str] = MappingProxyType(
    {
        "same_obligor": "same obligor: %(codes)s",
        "same_counterparty": "same counterparty: %(codes)s",
        "same_parties": "same parties: %(codes)s",
        "same_words": "%(common)d of %(all)d words of the %(field)s",
        "same_value": "same %(field)s: %(value)s",
        "other_obligor": "the obligor is %(one)s here and %(other)s there",
        "other_counterparty": "the counterparty is %(one)s here and %(other)s there",
        "other_parties": "the parties are %(one)s here and %(other)s there",
        "other_value": "the %(field)s is %(one)s here and %(other)s there",
        "other_language": "the %(field)s is written in another language; the words were not compared",
    }
)
# How a field is called in a remark.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "action": "action",
        "subject": "subject",
        "policy_area": "policy area",
        "instrument_type": "form",
        "due": "due date",
        "date": "date",
        "amount": "amount",
        "person": "name",
        "office": "office",
        "from": "beginning",
    }
)

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about two facts, as a template apart from its facts so that doors can translate it.

    Attributes:
        template: one of `REMARKS`.
        facts: what fills it; ``field`` is one of `FIELDS`, and ``of`` its name among the fields of the kind.
    """

    template: str
    facts: Mapping[str, object]

    def __str__(self) -> str:
        return self.template % self.facts


@dataclass(frozen=True, slots=True)
class Sameness:
    """How alike two facts are.

    Attributes:
        score: 0 (not the same) to 1 (the same in all that both say).
        reasons: what speaks for it.
        differences: what speaks against it, or could not be compared.
    """

    score: float
    reasons: tuple[Remark, ...]
    differences: tuple[Remark, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.reasons))


@dataclass(frozen=True, slots=True)
class _Aspect:
    """One thing compared; ``share`` is None when one of the two does not say it."""

    name: str
    weight: float
    share: float | None = None
    remark: Remark | None = None


def compare_commitments(one: Fields, other: Fields) -> Sameness:
    """Compare two promises by who owes, to whom, what, in which area, until when and how much.

    What only one of them says is left out of the comparison. Without a common obligor they are not the same.

    Examples:
        >>> one = {"obligors": ["KEN"], "beneficiaries": ["UGA"], "action": "build a border clinic in Busia"}
        >>> other = {"obligors": ["KEN"], "beneficiaries": ["UGA"], "action": "building of a clinic at Busia"}
        >>> str(compare_commitments(one, other))
        'same obligor: KEN, same counterparty: UGA, 3 of 4 words of the action'
    """
    return _weighed(
        (
            _parties("obligor", 0.15, _texts(one.get("obligors")), _texts(other.get("obligors"))),
            _parties(
                "counterparty", 0.15, _texts(one.get("beneficiaries")), _texts(other.get("beneficiaries"))
            ),
            _words("action", 0.5, one, other),
            _value("policy_area", 0.05, one, other, _equal),
            _value("due", 0.075, one, other, dates_agree),
            _value("amount", 0.075, one, other, amounts_agree),
        ),
        key="obligor",
    )


def compare_agreements(one: Fields, other: Fields) -> Sameness:
    """Compare two agreements by form, parties, words of the subject or title, and date.

    Examples:
        >>> one = {"instrument_type": "mou", "states": ["KEN", "UGA"], "subject": "border health", "date": "2026-03"}
        >>> compare_agreements(one, {**one, "subject": "health at the border"}).score
        1.0
    """
    return _weighed(
        (
            _parties("parties", 0.3, _sides(one), _sides(other)),
            _value("instrument_type", 0.1, one, other, _equal),
            _words("subject", 0.4, _with_subject(one), _with_subject(other)),
            _value("date", 0.2, one, other, dates_agree),
        ),
        key="parties",
    )


def compare_office_holdings(one: Fields, other: Fields) -> Sameness:
    """Compare two offices held by the name of the person, the office, and when it began.

    Examples:
        >>> one = {"person": "Jane Mfano", "office": "Minister of Trade", "from": "2022"}
        >>> compare_office_holdings({"person": "Dr. Jane Mfano", "office": "Minister of Trade"}, one).score
        0.867
    """
    return _weighed(
        (
            _words("person", 0.6, one, other),
            _words("office", 0.3, one, other),
            _value("from", 0.1, one, other, dates_agree),
        ),
        key="person",
    )


COMPARED: Mapping[str, Callable[[Fields, Fields], Sameness]] = MappingProxyType(
    {
        "commitments": compare_commitments,
        "agreements": compare_agreements,
        "office_holdings": compare_office_holdings,
    }
)


def dates_agree(one: object, other: object) -> bool:
    """Tell whether two partial dates can mean the same day.

    Examples:
        >>> dates_agree("2027", "2027-06"), dates_agree("2027-06", "2027-07")
        (True, False)
    """
    first, second = str(one), str(other)
    return first.startswith(second) or second.startswith(first)


def amounts_agree(one: object, other: object) -> bool:
    """Tell whether two amounts are equal; a unit that one does not name is no difference.

    Examples:
        >>> amounts_agree({"value": 90000000, "unit": "KES"}, {"value": "90000000.0"})
        True
    """
    first, second = _amount(one), _amount(other)
    return first[0] == second[0] and (not first[1] or not second[1] or first[1] == second[1])


def _weighed(aspects: Sequence[_Aspect], *, key: str) -> Sameness:
    compared = {aspect.name: aspect for aspect in aspects if aspect.share is not None}
    remarks = [(aspect.share, aspect.remark) for aspect in aspects if aspect.remark is not None]
    reasons = tuple(remark for share, remark in remarks if share)
    differences = tuple(remark for share, remark in remarks if not share)
    whole = sum(aspect.weight for aspect in compared.values())
    if key not in compared or not compared[key].share:
        return Sameness(0.0, reasons, differences)
    score = sum(aspect.weight * (aspect.share or 0.0) for aspect in compared.values()) / whole
    return Sameness(round(score * _confidence(compared), 3), reasons, differences)


def _confidence(compared: Mapping[str, _Aspect]) -> float:
    """Return how far a comparison without words is to be believed."""
    if {"action", "subject", "person"} & set(compared):
        return 1.0
    figures = any(compared[name].share for name in ("due", "amount", "date") if name in compared)
    return _UNREAD_WORDS if figures else _UNREAD_WORDS_AND_FIGURES


def _parties(name: str, weight: float, one: frozenset[str], other: frozenset[str]) -> _Aspect:
    if not one or not other:
        return _Aspect(name, weight)
    common = one & other
    if not common:
        facts = {"one": ", ".join(sorted(one)), "other": ", ".join(sorted(other))}
        return _Aspect(name, weight, 0.0, Remark(REMARKS[f"other_{name}"], facts))
    share = len(common) / len(one | other)
    return _Aspect(name, weight, share, Remark(REMARKS[f"same_{name}"], {"codes": ", ".join(sorted(common))}))


def _words(field: str, weight: float, one: Fields, other: Fields) -> _Aspect:
    first, second = content_of(str(one.get(field) or "")), content_of(str(other.get(field) or ""))
    if not first.words or not second.words:
        return _Aspect(field, weight)
    named = FIELDS[field]
    common = len(set(first.words) & set(second.words))
    if first.language and second.language and first.language != second.language:
        return _Aspect(field, weight, None, Remark(REMARKS["other_language"], {"field": named}))
    facts = {"common": common, "all": len(first.words), "field": named}
    return _Aspect(
        field,
        weight,
        2 * common / (len(first.words) + len(second.words)),
        Remark(REMARKS["same_words"], facts),
    )


def _value(
    field: str, weight: float, one: Fields, other: Fields, agree: Callable[[object, object], bool]
) -> _Aspect:
    first, second = one.get(field), other.get(field)
    if first in (None, "", {}) or second in (None, "", {}):
        return _Aspect(field, weight)
    named = FIELDS[field]
    if agree(first, second):
        facts = {"field": named, "of": field, "value": shown(first)}
        return _Aspect(field, weight, 1.0, Remark(REMARKS["same_value"], facts))
    facts = {"field": named, "of": field, "one": shown(first), "other": shown(second)}
    return _Aspect(field, weight, 0.0, Remark(REMARKS["other_value"], facts))


def shown(value: object) -> str:
    """Return a date, an amount or another value as a remark prints it.

    Examples:
        >>> shown({"value": 90000000.0, "unit": "KES"})
        '90,000,000 KES'
    """
    if isinstance(value, Mapping):
        told = (shown(value[part]) for part in ("value", "unit") if value.get(part) not in (None, ""))
        return " ".join(told)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{Decimal(str(value)).normalize():,f}" if is_number else str(value)


def _equal(one: object, other: object) -> bool:
    return str(one) == str(other)


def _amount(value: object) -> tuple[Decimal | str, str]:
    parts: Mapping[str, object] = value if isinstance(value, Mapping) else {"value": value}
    number, unit = str(parts.get("value") or "").replace(",", ""), str(parts.get("unit") or "")
    try:
        return Decimal(number), unit
    except InvalidOperation:
        return number, unit


def _sides(fields: Fields) -> frozenset[str]:
    return _texts(fields.get("states")) | _texts(fields.get("orgs"))


def _with_subject(fields: Fields) -> Fields:
    return {"subject": fields.get("subject") or fields.get("title") or fields.get("name")}


def _texts(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list | tuple | frozenset) else frozenset()


# Fields in which two sources of one fact can contradict each other, by register.
_CONTESTED: Mapping[str, Mapping[str, Callable[[object, object], bool]]] = {
    "commitments": {"due": dates_agree, "amount": amounts_agree},
    "agreements": {"date": dates_agree},
    "engagements": {"date": dates_agree},
    "office_holdings": {"from": dates_agree, "to": dates_agree},
    "memberships": {"from": dates_agree, "to": dates_agree},
}


def contested(register: str, facts: Sequence[Fields]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the fields in which sources of one entry contradict each other, with the sources that fill them.

    Dates of an agreement are compared step by step: signed in March and in force in June is no contradiction.

    Examples:
        >>> list(contested("commitments", [{"due": "2027"}, {}, {"due": "2028-01"}]))
        [('due', (0, 2))]
    """
    for field, agree in _CONTESTED.get(register, {}).items():
        for saying in _by_step(register, field, facts):
            values = [facts[index][field] for index in saying]
            if any(not agree(one, other) for at, one in enumerate(values) for other in values[at + 1 :]):
                yield field, saying


def _by_step(register: str, field: str, facts: Sequence[Fields]) -> Iterator[tuple[int, ...]]:
    steps: dict[object, list[int]] = {}
    for index, fact in enumerate(facts):
        if fact.get(field) not in (None, "", {}):
            step = str(fact.get("status") or "") if register == "agreements" else ""
            steps.setdefault(step, []).append(index)
    yield from (tuple(indexes) for indexes in steps.values())
