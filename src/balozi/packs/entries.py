"""What every entry must have, whatever its kind."""

import re
from collections.abc import Iterator
from itertools import chain

from balozi.packs.drafts import Draft, Row
from balozi.packs.faults import PackFault, fault
from balozi.packs.shapes import complaint_about

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_SOURCE = frozenset({"document", "place"})


def check_entries(draft: Draft) -> Iterator[PackFault]:
    """Find entries without a good key or source, and values of the wrong shape."""
    documents = draft.head["documents"].fields if "documents" in draft.head else {}
    first: dict[str, str] = {}
    for row in draft.rows:
        yield from chain(_check_key(row, first), _check_source(row, frozenset(documents)))
        yield from chain(_check_flags(row), _check_values(row))


def _check_key(row: Row, first: dict[str, str]) -> Iterator[PackFault]:
    key = row.text("key")
    if not _KEY.match(key):
        template = 'A key is small letters, numbers and hyphens, such as "pillar-1", not "%(key)s".'
        yield fault(row.place("key"), template, key=key)
    elif key in first:
        template = "The key %(key)s stands already at %(first)s; give each entry its own."
        yield fault(row.place("key"), template, key=key, first=first[key])
    first.setdefault(key, row.place("key"))


def _check_source(row: Row, documents: frozenset[str]) -> Iterator[PackFault]:
    source = row.typed["source"].fields if "source" in row.typed else {}
    texts = {name: value.text for name, value in source.items()}
    if set(source) != _SOURCE or not all(texts.values()):
        yield fault(row.place("source"), "An entry has a source with a document and a place; write both.")
    elif texts["document"] not in documents:
        template = "The document %(document)s is not listed in pack.yaml; list it or correct its key."
        yield fault(row.place("source"), template, document=texts["document"])


def _check_flags(row: Row) -> Iterator[PackFault]:
    flags = [item.text for item in row.items("flags")]
    if "flags" in row.typed and (not flags or not all(map(_KEY.match, flags))):
        yield fault(row.place("flags"), "flags is a list of words such as [duplicate, wrong-region].")
    if flags and not row.text("note"):
        yield fault(row.place("flags"), "A flagged entry has a note that says the doubt in one sentence.")


def _check_values(row: Row) -> Iterator[PackFault]:
    for name, marked in row.facts.items():
        if says := complaint_about(name, marked):
            yield fault(row.place(name), "%(says)s", says=says)
