"""The sentences of notices: kept as data, filled with what stood in the sheet."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from balozi.exchange.sheets.tables import Notice

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """One rule for sheets: how weighty a breach is, and its sentence."""

    severity: str
    says: str


@cache
def notice_rules() -> Mapping[str, NoticeRule]:
    """Return the rules for sheets by name."""
    listed = tomllib.loads(Path(__file__).with_name("notices.toml").read_text("utf-8"))
    return MappingProxyType(
        {name: NoticeRule(said["severity"], said["says"]) for name, said in listed.items()}
    )


def severity_of(notice: Notice) -> str:
    """Return "error", "warning" or "note".

    Examples:
        >>> severity_of(Notice("SH1"))
        'error'
    """
    return notice_rules()[notice.rule].severity


def facts_of(notice: Notice) -> dict[str, object]:
    """Return what the sentence of a notice takes."""
    return {"value": notice.value, "column": notice.column, **notice.facts}


def sentence_of(notice: Notice) -> str:
    """Return the sentence of a notice in English.

    Examples:
        >>> sentence_of(Notice("SH7", 3, "Acting", "perhaps"))
        'perhaps is neither yes nor no.'
    """
    return notice_rules()[notice.rule].says % facts_of(notice)
