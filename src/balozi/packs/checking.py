"""Checks a country pack and says in plain words what is wrong and where."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from balozi.packs.drafts import Draft, Row, read_draft
from balozi.packs.entries import check_entries
from balozi.packs.faults import PackFault, fault
from balozi.packs.framework_checks import check_framework
from balozi.packs.heads import check_head
from balozi.packs.procedure_checks import check_procedures
from balozi.packs.relations import check_relations


class KindRule(Protocol):
    """What a check needs to know of a kind; the kinds themselves live in the registers, above the packs."""

    @property
    def needs(self) -> Collection[str]:
        """At least one of these fields must be filled."""

    @property
    def takes(self) -> Collection[str]:
        """All fields that the kind may have."""


def check_pack(folder: Path, kinds: Mapping[str, KindRule]) -> list[PackFault]:
    """Return everything that is wrong in a pack, in the order of its files and lines.

    Args:
        folder: of the pack, with ``pack.yaml`` and one file for each kind.
        kinds: what each kind takes and needs, by name.
    """
    draft = read_draft(folder)
    found = [*faults_of(draft), *_check_kinds(draft, kinds)]
    return sorted(found, key=lambda one: _order(one.where))


def faults_of(draft: Draft) -> list[PackFault]:
    """Return what is wrong in a draft as far as it can be told without knowing the kinds."""
    found = [*draft.faults, *check_head(draft), *check_entries(draft), *check_relations(draft)]
    return [*found, *check_procedures(draft.folder), *check_framework(draft)]


def _order(where: str) -> tuple[str, int]:
    file, _, line = where.rpartition(" line ")
    return file, int(line)


def _check_kinds(draft: Draft, kinds: Mapping[str, KindRule]) -> Iterator[PackFault]:
    unknown: set[str] = set()
    for row in draft.rows:
        if row.kind in kinds:
            yield from _check_fields(row, kinds[row.kind])
        elif row.file not in unknown:  # one sentence for a file, not one for each of its entries
            unknown.add(row.file)
            template = "There is no kind %(kind)s; the kinds are those of `docs/reference/kinds`."
            yield fault(row.where, template, kind=row.kind)


def _check_fields(row: Row, rule: KindRule) -> Iterator[PackFault]:
    for name in row.facts:
        if name not in rule.takes:
            template = "A %(kind)s takes no %(name)s; it takes %(takes)s."
            yield fault(row.place(name), template, kind=row.kind, name=name, takes=", ".join(rule.takes))
    if rule.needs and not any(row.text(name) or row.items(name) for name in rule.needs):
        template = "A %(kind)s needs one of %(needs)s; fill one."
        yield fault(row.where, template, kind=row.kind, needs=", ".join(rule.needs))
