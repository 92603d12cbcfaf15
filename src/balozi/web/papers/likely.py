"""Entries that a suggestion may mean, with the reasons in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from balozi.ground.people import Reader
from balozi.registers.sameness import Remark
from balozi.store.documents.records import SuggestionRow
from balozi.store.registers.likenesses import candidates
from balozi.store.registers.records import CandidateRow
from balozi.web import names
from balozi.web.values import shown_field


@dataclass(frozen=True, slots=True)
class Likely:
    """One entry that may say the same, as the page of a suggestion shows it.

    Attributes:
        row: as the store gives it.
        reasons: what speaks for it.
        differences: what speaks against it.
    """

    row: CandidateRow
    reasons: Sequence[str]
    differences: Sequence[str]


def likely_entries(reader: Reader, suggestion: SuggestionRow) -> list[Likely]:
    """Return the entries that an open suggestion may mean, the likeliest first."""
    if suggestion.state != "open":
        return []
    return [
        Likely(
            row,
            [_said(one) for one in row.sameness.reasons],
            [_said(one) for one in row.sameness.differences],
        )
        for row in candidates(reader, suggestion.suggestion)
    ]


def _said(remark: Remark) -> str:
    """Return a remark in the language of the page, with the names of countries and the words of values."""
    facts = {name: _told(name, value, remark) for name, value in remark.facts.items()}
    return gettext(remark.template) % facts


def _told(name: str, value: object, remark: Remark) -> object:
    if name == "field":
        return gettext(str(value))
    if isinstance(value, int) or name == "of":
        return value
    if "of" not in remark.facts:
        return ", ".join(names.actor_name(code) for code in str(value).split(", "))
    return shown_field(str(remark.facts["of"]), value)
