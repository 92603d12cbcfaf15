"""Every field that a kind takes is kept: as a column, an involvement, an event, or a detail."""

import pytest

from balozi.registers.drafts import draft_of
from balozi.registers.kinds import kinds
from balozi.services.registering import split_values
from balozi.store.registers.tables import REGISTERS

KEPT = [kind for kind in kinds().values() if kind.register]


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.name)
def test_the_register_of_a_kind_exists(kind):
    assert kind.register in REGISTERS


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.name)
def test_no_field_of_a_kind_is_lost_on_its_way_to_the_register(kind):
    fields = {name: f"{name} told" for name in kind.takes} | (
        {"status": "signed"} if kind.register == "agreements" else {}
    )
    draft = draft_of(kind.name, "KEN", fields)
    columns, details = split_values(REGISTERS[kind.register].model, draft.values)
    kept = {str(value) for value in (*columns.values(), *details.values(), *draft.involved, draft.event)}
    everything = " ".join(kept)
    assert [name for name, value in fields.items() if value not in everything] == []
