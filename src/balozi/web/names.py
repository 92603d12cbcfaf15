"""Names of states and organisations in the language of the page."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from django.utils.text import capfirst
from django.utils.translation import get_language

from balozi.packs.gazetteer import organisations, states
from balozi.store.people.queries import institution_names
from balozi.store.registers.records import EntryRow
from balozi.web.labels import label
from balozi.web.value_words import VALUE

# These fields hold sentences and names as written; a code in them is not a code.
_AS_WRITTEN = frozenset(
    {"text", "name", "name_en", "name_sw", "name_fr", "title", "action", "also", "terms_stated"}
)

# What these kinds are called is the name of their state.
_OF_STATES = frozenset({"relation", "visa_rule", "foreign_mission"})


def page_language() -> str:
    """Return the language of the page: "sw", "en" or "fr"."""
    return (get_language() or "en")[:2]


def actor_name(code: str) -> str:
    """Return the name of a state or organisation; a code that is not known stays as it is."""
    names = _names().get(code, {})
    return names.get(page_language()) or names.get("en") or code


def institutions_in_words(rows: Iterable[EntryRow]) -> Mapping[str, str]:
    """Return the names of the institutions that lead some entries, by code, in one question for all of them."""
    codes = {str(row.values["lead"]) for row in rows if row.values.get("lead")}
    return institution_names(page_language(), codes) if codes else {}


def is_state(code: str) -> bool:
    """Tell whether a code is one of a state or territory that exists or existed."""
    return code in _state_codes()


def title_in_language(row: EntryRow) -> str:
    """Return the title of an entry in the language of the page when it has a name in it."""
    named = row.values.get(f"name_{page_language()}")
    if isinstance(named, str) and named.strip():
        return f"{row.values['abbreviation']}: {named}" if row.values.get("abbreviation") else named
    organisation = str(row.values.get("organisation") or "")
    if row.kind == "membership" and organisation:
        return actor_name(organisation)
    if row.kind == "hosting" and organisation:
        return ", ".join(filter(None, (actor_name(organisation), str(row.values.get("city") or ""))))
    if row.kind in _OF_STATES:
        city = str(row.values.get("city") or "")
        return ", ".join(filter(None, (actor_name(str(row.values.get("state") or "")), city)))
    if row.kind == "engagement" and row.title in VALUE:
        return engagement_in_words(row.title, row.involved.get("participant", ()))
    return row.title


def engagement_in_words(sort: str, codes: Sequence[object]) -> str:
    """Return what an engagement without a name is called: its sort, and who took part."""
    taking_part = ", ".join(actor_name(str(code)) for code in codes)
    called = capfirst(label("value", sort))
    return f"{called}: {taking_part}" if taking_part else called


def shown_value(field: str, value: object) -> str:
    """Return one value of a field in words: codes become names, stored words become labels."""
    if isinstance(value, Mapping):
        return _shown_mapping(value)
    if isinstance(value, bool):
        return label("value", value)
    text = str(value)
    if field in _AS_WRITTEN:
        return text
    known = actor_name(text)
    return known if known != text else _shown_word(text)


def _shown_mapping(value: Mapping[str, object]) -> str:
    if set(value) <= {"value", "unit"}:
        return " ".join(str(value[part]) for part in ("value", "unit") if value.get(part) not in (None, ""))
    return ", ".join(str(part) for part in value.values() if part not in (None, ""))


def _shown_word(text: str) -> str:
    known = next((word for word in (text, text.replace(" ", "_")) if word in VALUE), "")
    stored = text.replace("_", "").replace("-", "")
    return label("value", known or text) if known or (stored.isalpha() and stored.islower()) else text


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    named = {organisation.code: organisation.names for organisation in organisations()}
    return named | {state.code: state.names for state in states()}


@cache
def _state_codes() -> frozenset[str]:
    return frozenset(state.code for state in states())
