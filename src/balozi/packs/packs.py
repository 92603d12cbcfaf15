"""What a country pack holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact of a pack comes from.

    Attributes:
        document: the key of a document listed in the pack's ``pack.yaml``.
        place: the place in it: section, list item, table row.
    """

    document: str
    place: str


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One fact of a pack, with the fields of its kind (``registers/kinds.toml``).

    Attributes:
        key: stable within the pack, such as "pillar-1".
        kind: one of the kinds.
        fields: the fact.
        source: where it comes from.
        flags: doubts, one word each, such as "duplicate", "wrong-region", "impossible-term".
        note: one plain sentence about the doubt, "" when there is none.
        where: file and line, for messages.
    """

    key: str
    kind: str
    fields: Mapping[str, object]
    source: Source
    flags: tuple[str, ...] = ()
    note: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """All that is data about one country.

    Attributes:
        code: "ke", "rw": the folder's name.
        country: ISO 3166-1 alpha-3.
        names: of the country, by language.
        version: of the data, such as "2026.1".
        languages: that the country works in, the first one first.
        fiscal_year_starts: month 1 to 12.
        documents: source documents by key, each with title, publisher, date (or null), languages and the
            printed titles by which a paper is recognised (``recognised_by``: short strings that must all
            occur).
        markings: words for the scale of markings, by language, lowest first.
        entries: all facts.
    """

    code: str
    country: str
    names: Mapping[str, str]
    version: str
    languages: tuple[str, ...]
    fiscal_year_starts: int
    documents: Mapping[str, Mapping[str, object]]
    markings: Mapping[str, tuple[str, ...]]
    entries: tuple[PackEntry, ...] = field(default_factory=tuple)
