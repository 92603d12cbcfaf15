"""What is told about a sheet and its rows, in the language of the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from balozi.exchange.sheets.columns import Field, fields_of
from balozi.exchange.sheets.notices import notice_rules
from balozi.registers.kinds import kinds
from balozi.store.sheets.records import ImportRecord, ImportRowRecord, SheetNotice
from balozi.web.labels import KIND, Label, label
from balozi.web.values import shown_field

OUTCOME: Mapping[str, Label] = {
    "new": _("new"),
    "changed": _("changed"),
    "same": _("the same"),
    "refused": _("refused"),
}
STATE: Mapping[str, Label] = {
    "waiting": _("waits for you"),
    "done": _("carried out"),
    "undone": _("taken back"),
}
SEVERITY: Mapping[str, Label] = {"error": _("refused"), "warning": _("look at it"), "note": _("good to know")}
# What a column can say besides the fields of the kind.
BESIDES: Mapping[str, Label] = {
    "entry": _("Number of the entry"),
    "kind": _("Kind"),
    "register_country": _("Country whose register it is"),
    "partner": _("The other parties"),
    "signed_on": _("Date of signature"),
    "ratified_on": _("Date of ratification"),
    "in_force_on": _("Date of entry into force"),
    "terminated_on": _("Date of termination"),
    "expires_on": _("Date of expiry"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One notice in words."""

    column: str
    severity: str
    weight: str
    says: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a report in words: what changed as (field, before, after)."""

    row: ImportRowRecord
    outcome: str
    told: Sequence[Told]
    changes: Sequence[tuple[str, str, str]]


def told_of(notices: Iterable[SheetNotice]) -> list[Told]:
    """Return notices in words."""
    return [
        Told(notice.column, rule.severity, str(SEVERITY[rule.severity]), _sentence(rule.says, notice))
        for notice in notices
        if (rule := notice_rules().get(notice.rule)) is not None
    ]


def row_shown(row: ImportRowRecord) -> RowShown:
    """Return one row of a report in words."""
    changes = [
        (field_label(name), _value(name, pair[0]), _value(name, pair[1]))
        for name, pair in row.changes.items()
    ]
    return RowShown(row, str(OUTCOME[row.outcome]), told_of(row.notices), changes)


def field_label(name: str) -> str:
    """Return what a field, or what a column says besides, is called."""
    own = BESIDES.get(name)
    return str(own) if own is not None else label("field", name)


def field_choices(kind: str) -> list[tuple[str, str]]:
    """Return (field, label) of what a column of this kind can go to, by label."""
    return sorted(((name, field_label(name)) for name in _own_fields(kind)), key=lambda one: one[1])


def kind_choices() -> list[tuple[str, str]]:
    """Return (kind, label) of the facts that a sheet can have, those that trackers hold first."""
    first = ("agreement", "commitment", "engagement", "mission", "membership", "office_holder")
    others = sorted(
        (name for name, kind in kinds().items() if kind.register and name not in (*first, "instrument")),
        key=lambda name: str(KIND.get(name, name)),
    )
    return [(name, label("kind", name)) for name in (*first, *others)]


def unknown_words(
    rows: Iterable[ImportRowRecord], kind: str
) -> list[tuple[str, str, Sequence[tuple[str, str]]]]:
    """Return (field, word, choices) of the words of a sheet that are none of those known, each once."""
    fields = fields_of(kind)
    by_heading: dict[tuple[str, str], Sequence[tuple[str, str]]] = {}
    for row in rows:
        for notice in row.notices:
            if notice.rule == "SH11":
                field = next((one for one in fields.values() if _is_about(one, notice)), None)
                if field is not None:
                    kept = dict.fromkeys(field.choices.values())
                    by_heading[field.name, notice.value] = [(word, label("value", word)) for word in kept]
    return [(field, word, choices) for (field, word), choices in by_heading.items()]


def name_of(record: ImportRecord) -> str:
    """Return what an import is called: its file, pasted text, or the register that was edited."""
    if record.form == "edit":
        return gettext("Edit of %(register)s") % {"register": label("register", record.name)}
    return gettext("Pasted table") if record.form == "paste" else record.name


def _own_fields(kind: str) -> list[str]:
    takes = kinds()[kind].takes
    return [name for name in fields_of(kind) if name in BESIDES or (name in takes and name != "words")]


def _is_about(field: Field, notice: SheetNotice) -> bool:
    return ", ".join(dict.fromkeys(field.choices.values())) == notice.facts.get("choices")


def _sentence(says: str, notice: SheetNotice) -> str:
    facts: dict[str, object] = {"value": notice.value, "column": notice.column, **notice.facts}
    for name, group in (("choices", "value"), ("needs", "field")):
        if name in facts:
            facts[name] = ", ".join(label(group, word) for word in str(facts[name]).split(", "))
    if "field" in facts:
        facts["field"] = field_label(str(facts["field"]))
    return gettext(says) % facts


def _value(name: str, value: object) -> str:
    return gettext("without a date") if value is True else shown_field(name, value)
