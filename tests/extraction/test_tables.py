"""Tables that stay: what is made of words once is no garbage."""

import gc

import pytest

from balozi.ground.tables import made_to_stay


def test_tables_are_made_without_looking_for_garbage_and_are_out_of_later_rounds():
    before = gc.get_freeze_count()
    with made_to_stay():
        looked = gc.isenabled()
        table = [[number] for number in range(100)]
    assert (looked, gc.isenabled(), len(table)) == (False, True, 100)
    assert gc.get_freeze_count() >= before + 100


def test_garbage_is_looked_for_again_when_a_table_cannot_be_made():
    with pytest.raises(ValueError, match="no table"), made_to_stay():
        raise ValueError("no table")
    assert gc.isenabled()


def test_whoever_does_not_look_for_garbage_is_left_alone():
    gc.disable()
    try:
        with made_to_stay():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
