"""The fields of one entry as a person types them: names of states, dates, sums; read, or told with what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from balozi.exchange.sheets.columns import Field, fields_of
from balozi.exchange.sheets.moments import Unread
from balozi.exchange.sheets.typed import as_typed, read_fields
from balozi.registers.kinds import kinds
from balozi.store.sheets.records import SheetNotice
from balozi.web.labels import label
from balozi.web.sheets.telling import told_of

Faults = Mapping[str, Sequence[SheetNotice]]
# What only a reading of a paper gives: its own words, numbers and places.
_OF_READINGS = frozenset(
    {
        "as_printed",
        "due_text",
        "item",
        "listed_region",
        "obligor_text",
        "pillar_words",
        "terms_stated",
        "words",
    }
)
_LONG = frozenset({"action", "remarks", "subject", "text"})
_HELP: Mapping[str, str | Promise] = {
    "country": _("a state by its name or code, such as UGA"),
    "countries": _("states by name or code, with a semicolon between them"),
    "organisation": _("an organisation by its name or letters, such as EAC"),
    "organisations": _("organisations by name or letters, with a semicolon between them"),
    "actor": _("a state or organisation by name or code"),
    "actors": _("states and organisations by name or code, with a semicolon between them"),
    "date": _("YYYY, YYYY-MM or YYYY-MM-DD"),
    "money": _("with its currency, such as KES 2,000,000"),
    "texts": _("several, with a semicolon between them"),
    "yes_no": _("yes or no"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the form.

    Attributes:
        name: of the field.
        label: in the language of the page.
        help: how it is written, "" where any words will do.
        choices: (value, label) of what can be chosen, none where it is written.
        typed: what was sent.
        faults: what is wrong with it, in words.
        needed: whether the kind asks for it, or for another one marked so.
        long: whether it takes several lines.
    """

    name: str
    label: str
    help: str | Promise
    choices: Sequence[tuple[str, str]]
    typed: str
    faults: Sequence[str]
    needed: bool
    long: bool


def asked_fields(
    kind: str, sent: QueryDict, faults: Faults, first: Mapping[str, object] | None = None
) -> list[Asked]:
    """Return the fields of a kind for its form, what says which thing it is first.

    Args:
        kind: of entry.
        sent: what was typed before, when the form is shown again.
        faults: what is wrong with it, by field.
        first: what stands in the fields when nothing was typed yet.
    """
    texts = dict(_texts(first or {}))
    return [_asked(kind, field, sent, faults, texts) for field in _fields(kind)]


def read_typed(kind: str, sent: QueryDict) -> tuple[dict[str, object], dict[str, list[SheetNotice]]]:
    """Return the fields that were filled, and what is wrong by field."""
    typed = {field.name: typed_words(sent, f"f-{field.name}") for field in _fields(kind)}
    values, faults = read_fields(kind, typed)
    return values, {name: [_notice(name, typed.get(name, ""), fault)] for name, fault in faults.items()}


def _notice(name: str, text: str, fault: Unread) -> SheetNotice:
    facts = dict(fault.facts)
    return SheetNotice(fault.rule, 0, name, str(facts.pop("value", text)), facts)


def typed_words(sent: QueryDict, name: str) -> str:
    """Return what was typed under a name, without what no database keeps."""
    return sent.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()


def _fields(kind: str) -> list[Field]:
    rule = kinds()[kind]
    # What says which thing it is stands first, in the order of the kind.
    names = [*dict.fromkeys((*rule.needs, *rule.takes))]
    return [fields_of(kind)[name] for name in names if name in rule.takes and name not in _OF_READINGS]


def _asked(kind: str, field: Field, sent: QueryDict, faults: Faults, texts: Mapping[str, str]) -> Asked:
    words = dict.fromkeys(field.choices.values())
    return Asked(
        name=field.name,
        label=label("field", field.name),
        help=_HELP.get(field.shape, ""),
        choices=[(word, label("value", word)) for word in words],
        typed=typed_words(sent, name) if (name := f"f-{field.name}") in sent else texts.get(field.name, ""),
        faults=[one.says for one in told_of(faults.get(field.name, ()))],
        needed=field.name in kinds()[kind].needs,
        long=field.name in _LONG,
    )


def _texts(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        yield name, as_typed(value) or ""
