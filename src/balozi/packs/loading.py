"""Reads country packs."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from balozi.ground.errors.packs import NoSuchPack, PackInvalid
from balozi.packs.checking import faults_of
from balozi.packs.drafts import HEAD, Draft, Row, file_name, read_draft, read_rows
from balozi.packs.marked import Marked, read_marked
from balozi.packs.packs import Pack, PackEntry, Source
from balozi.packs.shapes import value_of

COUNTRIES = Path(__file__).with_name("countries")


def installed_packs() -> list[str]:
    """Return the codes of the packs that ship with the product, sorted.

    Examples:
        >>> installed_packs()
        ['ke', 'rw']
    """
    return sorted(head.parent.name for head in COUNTRIES.glob("*/" + HEAD))


@cache
def load_pack(code: str) -> Pack:
    """Return an installed pack; it is read once and must not be changed.

    Args:
        code: such as "ke".

    Raises:
        NoSuchPack: none of the installed packs has this code.
        PackInvalid: the pack breaks a rule.
    """
    if code not in installed_packs():
        raise NoSuchPack(code)
    return read_pack(COUNTRIES / code)


@cache
def country_of(code: str) -> str:
    """Return the alpha-3 code of the country of an installed pack, read from its head alone.

    Examples:
        >>> country_of("rw")
        'RWA'
    """
    folder = COUNTRIES / code
    return read_marked(folder / HEAD, file_name(folder, HEAD)).fields["country"].text


@cache
def entries_of_kind(code: str, kind: str) -> tuple[PackEntry, ...]:
    """Return the entries of one kind of an installed pack: a short paper needs the pillars, not four hundred missions.

    Raises:
        NoSuchPack: none of the installed packs has this code.
    """
    if code not in installed_packs():
        raise NoSuchPack(code)
    return tuple(map(_entry, read_rows(COUNTRIES / code, kind)))


def read_pack(folder: Path) -> Pack:
    """Read a pack from its folder.

    Fields are not compared with the kinds here: `check_pack` does that, with the kinds of the registers.

    Raises:
        NoSuchPack: the folder has no ``pack.yaml``.
        PackInvalid: the pack breaks a rule that holds for all kinds.
    """
    if not (folder / HEAD).is_file():
        raise NoSuchPack(folder.name)
    draft = read_draft(folder)
    if faults := faults_of(draft):
        first = faults[0]
        raise PackInvalid(folder.name, len(faults), f"{first.where}: {first.says}")
    return _pack(draft)


def _pack(draft: Draft) -> Pack:
    head = draft.head
    return Pack(
        code=head["code"].text,
        country=head["country"].text,
        names={language: name.text for language, name in head["names"].fields.items()},
        version=head["version"].text,
        languages=_texts(head["languages"]),
        fiscal_year_starts=int(head["fiscal_year_starts"].text),
        documents={key: _document(document) for key, document in head["documents"].fields.items()},
        markings={language: _texts(words) for language, words in head["markings"].fields.items()},
        entries=tuple(_entry(row) for row in draft.rows),
    )


def _document(document: Marked) -> Mapping[str, object]:
    return {
        name: value_of(name, value) if value.value is not None else None
        for name, value in document.fields.items()
    }


def _entry(row: Row) -> PackEntry:
    source = row.typed["source"].fields
    return PackEntry(
        key=row.text("key"),
        kind=row.kind,
        fields={name: value_of(name, marked) for name, marked in row.facts.items()},
        source=Source(source["document"].text, source["place"].text),
        flags=tuple(item.text for item in row.items("flags")),
        note=row.text("note"),
        where=row.where,
    )


def _texts(marked: Marked) -> tuple[str, ...]:
    return tuple(item.text for item in marked.items)
