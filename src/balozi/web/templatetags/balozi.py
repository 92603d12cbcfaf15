"""Filters and tags: labels, names, days, links to the sentence."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from balozi.ground.errors.family import BaloziError
from balozi.store.documents.records import FindingRow
from balozi.store.registers.records import EntryRow
from balozi.web import days, doubts, labels, names, undoing

register = template.Library()

register.filter("day", days.shown_day)
register.filter("moment", days.shown_moment)
register.filter("number", days.shown_number)
register.filter("share", days.shown_share)
register.filter("actor", names.actor_name)
register.filter("titled", names.title_in_language)
register.filter("undo_of", undoing.undo_of)


@register.filter
def label(name: object, group: str) -> str:
    """Return what a stored word is called: ``{{ row.kind|label:"kind" }}``."""
    return labels.label(group, name)


@register.filter
def unended(words: str) -> str:
    """Return the words of a verb without the colon that its object would follow: a history names one thing only."""
    return words.rstrip(" \u00a0\u202f:")


@register.filter
def shown(value: object, field: str) -> str:
    """Return one value of a field in words: ``{{ row.values.unit|shown:"unit" }}``."""
    return names.shown_value(field, value)


@register.filter
def figure(value: object) -> str:
    """Return a stated number with the marks of the language; a number in words stays as it is."""
    text = str(value)
    return days.shown_number(int(text)) if text.isascii() and text.isdecimal() else text


@register.filter
def counted(row: EntryRow) -> str:
    """Return what a stated count counts, in the language of the page when the pack has it."""
    named = row.values.get(f"name_{names.page_language()}") or row.values.get("what")
    return str(named or row.title)


@register.filter
def refusal(error: BaloziError) -> str:
    """Return what an error of ours says and what to do, in the language of the page."""
    return f"{gettext(error.says) % error.facts} {gettext(error.remedy) % error.facts}"


@register.filter
def doubt(finding: FindingRow) -> str:
    """Return what a finding says in the language of the page."""
    return doubts.said_in_language(finding)


@register.filter
def item(mapping: Mapping[str, object], key: str) -> object:
    """Return one value of a mapping, "" when it is not there."""
    return mapping.get(key, "")


@register.filter
def listed(words: str) -> list[str]:
    """Return stored words one by one: ``{% for word in "lead other"|listed %}``."""
    return words.split()


@register.filter
def place(mark: tuple[int, int, int]) -> str:
    """Return the address of a sentence: the paper opened at it, with and without JavaScript."""
    document, start, end = mark
    return f"{reverse('paper', args=[document])}?at={start}-{end}#at"


@register.simple_tag
def replaced(query: QueryDict, **changes: object) -> str:
    """Return the query of the page with some of its parts replaced; an empty part is left out."""
    kept = {name: query.get(name, "") for name in query} | {
        name: str(value) for name, value in changes.items()
    }
    return "?" + urlencode({name: value for name, value in kept.items() if value})
