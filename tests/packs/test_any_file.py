"""Whatever stands in the files of a pack, the check answers with sentences; it never falls over."""

import tempfile
from contextlib import suppress
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from balozi.ground.errors.packs import PackInvalid
from balozi.packs.checking import check_pack
from balozi.packs.loading import COUNTRIES, read_pack
from balozi.registers.kinds import kinds
from tests.examples import tries

WORDS = st.sampled_from(
    ["", "KEN", "7", "2013", "1990-1984", "no", "pillar", "county", "paper", "ke", "\u0430"]
)
LEAVES = st.one_of(WORDS, st.none(), st.integers(-3, 3), st.booleans())
NAMES = st.sampled_from(
    [
        "key",
        "name",
        "code",
        "number",
        "neighbours",
        "terms_stated",
        "from",
        "to",
        "source",
        "flags",
        "note",
        "kind",
    ]
)
HEADS = st.sampled_from(
    [
        "code",
        "country",
        "names",
        "version",
        "languages",
        "fiscal_year_starts",
        "documents",
        "markings",
        "expected",
    ]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=8,
)
ENTRIES = st.fixed_dictionaries(
    {"kind": WORDS, "entries": st.lists(st.dictionaries(NAMES, VALUES, max_size=6), max_size=4)}
)


def checked(head: bytes, file: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "zz"
        folder.mkdir()
        (folder / "pack.yaml").write_bytes(head)
        (folder / "file.yaml").write_bytes(file)
        for fault in check_pack(folder, kinds()):
            assert fault.says
            assert fault.where.rpartition(" line ")[2].isdigit()
        with suppress(PackInvalid):
            read_pack(folder)


@settings(max_examples=tries(40), deadline=None)
@given(head=st.dictionaries(HEADS, VALUES), file=st.one_of(ENTRIES, VALUES))
def test_a_pack_of_any_values_is_checked(head, file):
    checked(yaml.safe_dump(head).encode(), yaml.safe_dump(file, allow_unicode=True).encode())


@settings(max_examples=tries(40), deadline=None)
@given(file=ENTRIES)
def test_a_pack_with_a_right_head_and_any_entries_is_checked(file):
    head = (COUNTRIES / "rw" / "pack.yaml").read_bytes().replace(b"code: rw", b"code: zz")
    checked(head, yaml.safe_dump(file, allow_unicode=True).encode())


@settings(max_examples=tries(40), deadline=None)
@given(file=st.binary(max_size=200))
def test_a_pack_of_any_bytes_is_checked(file):
    checked(file, file)
