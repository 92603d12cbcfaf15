"""From the fields of a fact to what a register keeps of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from balozi.ground.words import fold
from balozi.registers.agreements.lives import happening_of, is_event
from balozi.registers.kinds import check_fields, identities, kind_named, kinds, title_of

_PAGE_END = re.compile(r"\s*\f\s*")
# Which role a state or organisation named in a field has in an entry of a register.
_ROLES: Mapping[str, Mapping[str, str]] = {
    "agreements": {"states": "party", "orgs": "party"},
    "engagements": {"states": "participant", "orgs": "participant", "place_state": "place"},
    "commitments": {"obligors": "obligor", "beneficiaries": "beneficiary"},
    "missions": {"host": "host", "accredited_to": "accredited"},
    "relations": {"state": "state"},
    "visa_rules": {"state": "state"},
    "foreign_missions": {"state": "sending"},
    "memberships": {"organisation": "organisation", "member": "member"},
    "deployments": {"host": "host", "organisation": "organisation"},
    "hostings": {"organisation": "organisation", "organisations": "organisation"},
    "office_holdings": {"state": "state", "org": "organisation"},
    "statements": {"states": "named"},
    "framework": {"states": "named"},
}
# Where the fact's word differs from the register's.
_RENAMED: Mapping[str, Mapping[str, str]] = {
    "engagements": {"type": "engagement_type", "date": "on"},
    "missions": {"date": "on"},
    "foreign_missions": {"date": "on"},
    "relations": {"date": "on"},
    "visa_rules": {"from": "valid_from", "to": "valid_until"},
    "deployments": {"from": "valid_from", "to": "valid_until"},
    "memberships": {"from": "valid_from", "to": "valid_until"},
    "office_holdings": {"from": "valid_from", "to": "valid_until"},
    "framework": {"from": "valid_from", "to": "valid_until"},
    "counts": {"from": "valid_from", "to": "valid_until"},
}
_CODE_SIZE = 24


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as a register would keep it.

    Attributes:
        kind: of fact.
        register: where it lives.
        country: alpha-3 of the country whose register it is.
        title: how lists name it.
        values: by the register's own field names.
        involved: (code, role) of states and organisations.
        event: the step of an agreement that the fact reports, with its partial date; None elsewhere.
        keys: by which the same fact is recognised when it is read again.
        search: folded words by which people find it.
    """

    kind: str
    register: str
    country: str
    title: str
    values: Mapping[str, object]
    involved: tuple[tuple[str, str], ...]
    event: tuple[str, str] | None
    keys: frozenset[str]
    search: str


def draft_of(kind: str, country: str, fields: Mapping[str, object]) -> Draft:
    """Return what the register would keep of a fact.

    Raises:
        FieldsInvalid: the kind does not take these fields, or needs one that is empty.
    """
    filled = {name: _unbroken(value) for name, value in fields.items() if value not in (None, "", [], {})}
    check_fields(kind, filled)
    register = kinds()[kind].register
    title = " ".join(title_of(kind, filled).split())
    return Draft(
        kind=kind,
        register=register,
        country=country,
        title=title,
        values=_values(register, filled),
        involved=_involved(register, filled),
        event=_event(register, filled),
        keys=identities(kind, country, filled),
        search=fold(" ".join([title, *_words(filled)])),
    )


def fields_from(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a fact from what its register keeps of it: the way back from `draft_of`.

    An agreement's status and date are events, and are not among them.

    Raises:
        FieldsInvalid: there is no such kind.

    Examples:
        >>> fields_from("membership", {"organisation": "EAC", "valid_from": "2001", "role": ""})
        {'organisation': 'EAC', 'from': '2001'}
    """
    rule = kind_named(kind)
    names = _RENAMED.get(rule.register, {})
    found = {name: values.get(names.get(name, name)) for name in rule.takes}
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def roles_of(register: str) -> frozenset[str]:
    """Return the roles that states and organisations have by the fields of a register's facts.

    Examples:
        >>> sorted(roles_of("commitments"))
        ['beneficiary', 'obligor']
    """
    return frozenset(_ROLES.get(register, {}).values())


def _unbroken(value: object) -> object:
    """Return words without the end of a page within them; the quotation keeps it, as it stands in the paper."""
    return _PAGE_END.sub(" ", value) if isinstance(value, str) else value


def _values(register: str, fields: Mapping[str, object]) -> dict[str, object]:
    renamed = _RENAMED.get(register, {})
    left_out = {"status", "date"} if register == "agreements" else set()
    return {renamed.get(name, name): value for name, value in fields.items() if name not in left_out}


def _involved(register: str, fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for name, role in _ROLES.get(register, {}).items():
        value = fields.get(name)
        for item in value if isinstance(value, list | tuple) else [value]:
            code = str(item or "").strip()
            if code and len(code) <= _CODE_SIZE:
                found[code, role] = None
    return tuple(found)


def _event(register: str, fields: Mapping[str, object]) -> tuple[str, str] | None:
    status = str(fields.get("status") or "")
    if register != "agreements" or not is_event(status):
        return None
    # Papers say "proposed" where the law of treaties says that an agreement was initiated.
    return happening_of(status).name, str(fields.get("date") or "")


def _words(fields: Mapping[str, object]) -> list[str]:
    words = []
    for value in fields.values():
        items = value if isinstance(value, list | tuple) else [value]
        words += [str(item) for item in items if isinstance(item, str | int)]
    return words
