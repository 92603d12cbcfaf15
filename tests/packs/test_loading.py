"""A pack is read with every fact in the shape of its field, or refused."""

from pathlib import Path

import pytest

from balozi.ground.errors.packs import NoSuchPack, PackFileInvalid, PackInvalid
from balozi.packs.loading import installed_packs, load_pack, read_pack
from balozi.packs.marked import read_marked
from balozi.packs.shapes import is_country

HEAD = """\
code: zz
country: KEN
names: {en: Zedland, sw: Zedi}
version: 2026.10
languages: [en, sw]
fiscal_year_starts: 7
documents:
  paper: {title: A paper, publisher: A ministry, date: , languages: [en], recognised_by: [A PAPER]}
markings:
  en: [open, restricted, confidential, secret, top secret]
"""
HOLDERS = """\
kind: office_holder
entries:
  - key: first
    person: "Asha: the first"
    from: 1990
    to: 1993-04
    acting: true
    number: 7
    honours: [NO, EGH]
    source: {document: paper, place: list, number 7}
""".replace("list, number 7", "list")
METRICS = """\
kind: metric
entries:
  - key: share
    what: no
    value: 3.5
    source: {document: paper, place: page 2}
    flags: [stale, undated]
    note: The paper has no date.
  - key: count
    value: 49
    source: {document: paper, place: page 2}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "zz"
    made.mkdir()
    for name, text in {"pack": HEAD, "holders": HOLDERS, "metrics": METRICS}.items():
        (made / f"{name}.yaml").write_text(text, "utf-8")
    return made


def test_the_head_is_read_in_its_shapes(folder):
    pack = read_pack(folder)
    assert (pack.code, pack.country, pack.version, pack.fiscal_year_starts) == ("zz", "KEN", "2026.10", 7)
    assert pack.languages == ("en", "sw")
    assert pack.names == {"en": "Zedland", "sw": "Zedi"}
    assert pack.markings["en"][-1] == "top secret"
    assert pack.documents["paper"] == {
        "title": "A paper",
        "publisher": "A ministry",
        "date": None,
        "languages": ["en"],
        "recognised_by": ["A PAPER"],
    }


def test_the_shape_of_a_field_decides_what_was_typed_not_yaml(folder):
    holder, share, count = read_pack(folder).entries
    assert holder.fields == {
        "person": "Asha: the first",
        "from": "1990",
        "to": "1993-04",
        "acting": True,
        "number": 7,
        "honours": ["NO", "EGH"],
    }
    assert share.fields == {"what": "no", "value": 3.5}
    assert count.fields == {"value": 49}


def test_an_entry_keeps_its_source_its_doubts_and_its_place(folder):
    entry = read_pack(folder).entries[1]
    assert (entry.key, entry.kind, entry.where) == ("share", "metric", "zz/metrics.yaml line 3")
    assert (entry.source.document, entry.source.place) == ("paper", "page 2")
    assert (entry.flags, entry.note) == (("stale", "undated"), "The paper has no date.")


def test_a_faulty_pack_is_refused_with_its_first_fault(folder):
    (folder / "metrics.yaml").write_text(METRICS.replace("3.5", "some"), "utf-8")
    with pytest.raises(PackInvalid, match=r"zz/metrics.yaml line 5: Write value as a number") as refused:
        read_pack(folder)
    assert refused.value.count == 1


def test_a_folder_without_a_head_is_no_pack(tmp_path):
    with pytest.raises(NoSuchPack):
        read_pack(tmp_path)


@pytest.mark.parametrize("code", ["zz", "", "../countries/ke", "KE"])
def test_a_code_that_is_not_installed_is_refused(code):
    with pytest.raises(NoSuchPack):
        load_pack(code)


def test_an_installed_pack_is_loaded_by_its_code():
    assert {"ke", "rw"} <= set(installed_packs())
    assert load_pack("ke").country == "KEN"


def test_a_refused_file_says_where_and_why(tmp_path):
    (tmp_path / "a.yaml").write_text("a: 1\na: 2\n", "utf-8")
    with pytest.raises(PackFileInvalid, match=r"zz/a.yaml line 2: the file says a twice; keep one"):
        read_marked(tmp_path / "a.yaml", "zz/a.yaml")


def test_every_state_of_today_is_a_country_and_former_states_are_none():
    assert all(map(is_country, ("KEN", "RWA", "SSD", "COD", "ESH", "TLS", "PSE", "VAT")))
    assert not any(map(is_country, ("SUN", "YUG", "DDR", "ZAR", "XKX", "QZZ", "ken", "KE", "404", "")))
