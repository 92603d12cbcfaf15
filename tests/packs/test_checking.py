"""Each fault of a pack is one plain sentence with its file and line."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from balozi.packs.checking import check_pack
from balozi.packs.faults import PackFault


@dataclass(frozen=True)
class Rule:
    needs: tuple[str, ...]
    takes: tuple[str, ...]


KINDS = {
    "pillar": Rule(("name",), ("name", "number", "aims", "areas", "words")),
    "county": Rule(("name",), ("name", "code", "neighbours", "borders")),
    "office_holder": Rule(("person",), ("person", "from", "to", "terms_stated", "acting")),
    "metric": Rule(("value",), ("what", "value")),
    "mission": Rule(("city", "accredited_to"), ("city", "host", "accredited_to")),
}
HEAD = """\
code: zz
country: KEN
names: {en: Zedland}
version: 2026.1
languages: [en]
fiscal_year_starts: 7
documents:
  paper:
    title: A paper
    publisher: A ministry
    date: 2024-05
    languages: [en]
    recognised_by: [A PAPER]
markings:
  en: [open, restricted, confidential, secret, top secret]
"""
SOURCE = "    source: {document: paper, place: page 1}\n"
PILLAR = "kind: pillar\nentries:\n  - key: pillar-1\n    name: Peace\n    number: 1\n" + SOURCE


def faults_of(
    tmp_path: Path, file: str = "pillars.yaml", text: str | bytes = PILLAR, head: str = HEAD
) -> list[PackFault]:
    folder = tmp_path / "zz"
    folder.mkdir()
    (folder / "pack.yaml").write_text(head, "utf-8")
    (folder / file).write_bytes(text.encode() if isinstance(text, str) else text)
    return check_pack(folder, KINDS)


def entry(kind: str, *lines: str, source: str = SOURCE) -> str:
    return f"kind: {kind}\nentries:\n  - key: one\n" + "".join(f"    {line}\n" for line in lines) + source


def test_a_right_pack_has_no_faults(tmp_path):
    assert faults_of(tmp_path) == []


ENTRY_FAULTS = {
    "unknown field": (
        entry("pillar", "name: Peace", "number: 1", "colour: blue"),
        6,
        "A pillar takes no colour; it takes name, number, aims, areas, words.",
    ),
    "missing need": (entry("metric", "what: embassies"), 3, "A metric needs one of value; fill one."),
    "unknown kind": (
        entry("dream", "name: Peace"),
        3,
        "There is no kind dream; the kinds are those of `docs/reference/kinds`.",
    ),
    "duplicate key": (
        entry("metric", "value: 3") + "  - key: one\n    value: 4\n" + SOURCE,
        6,
        "The key one stands already at zz/entries.yaml line 3; give each entry its own.",
    ),
    "odd key": (
        entry("metric", "value: 3").replace("key: one", "key: One!"),
        3,
        'A key is small letters, numbers and hyphens, such as "pillar-1", not "One!".',
    ),
    "source not listed": (
        entry("metric", "value: 3", source="    source: {document: letter, place: page 1}\n"),
        5,
        "The document letter is not listed in pack.yaml; list it or correct its key.",
    ),
    "no source": (
        entry("metric", "value: 3", source=""),
        3,
        "An entry has a source with a document and a place; write both.",
    ),
    "source without a place": (
        entry("metric", "value: 3", source="    source: {document: paper}\n"),
        5,
        "An entry has a source with a document and a place; write both.",
    ),
    "date shape": (
        entry("office_holder", "person: A. Person", "from: March 2013"),
        5,
        'Write from as YYYY, YYYY-MM or YYYY-MM-DD, not "March 2013".',
    ),
    "day that does not exist": (
        entry("office_holder", "person: A. Person", "to: 2023-02-30"),
        5,
        'Write to as YYYY, YYYY-MM or YYYY-MM-DD, not "2023-02-30".',
    ),
    "unknown policy area": (
        entry("pillar", "name: Peace", "number: 1", "areas: [security, sewing]"),
        6,
        'There is no policy area "sewing"; those of areas are listed in packs/policy_areas.toml.',
    ),
    "areas that are no list": (
        entry("pillar", "name: Peace", "number: 1", "areas: security"),
        6,
        "Write areas as a list: [first, second].",
    ),
    "words without a language": (
        entry("pillar", "name: Peace", "number: 1", "words: [peace]"),
        6,
        "Write words as words by language: {en: [first, second]}.",
    ),
    "words in a fourth language": (
        entry("pillar", "name: Peace", "number: 1", "words: {de: [Frieden]}"),
        6,
        'words are by language, en, sw or fr, not "de".',
    ),
    "no words in a language": (
        entry("pillar", "name: Peace", "number: 1", "words: {en: [peace], sw: }"),
        6,
        "Write words as a list: [first, second].",
    ),
    "term backwards": (
        entry("office_holder", "person: A. Person", "from: 2013", "to: 2011"),
        5,
        "The term 2013 to 2011 ends before it begins; correct it or flag the entry.",
    ),
    "stated term backwards": (
        entry("office_holder", "person: A. Person", "terms_stated: [1990-1984]"),
        5,
        "The term 1990 to 1984 ends before it begins; correct it or flag the entry.",
    ),
    "neighbours not mutual": (
        "kind: county\nentries:\n"
        "  - key: a\n    name: Asha\n    code: '1'\n    neighbours: ['2']\n" + SOURCE + "  - key: b\n"
        "    name: Busara\n    code: '2'\n" + SOURCE,
        6,
        "Asha has the neighbour Busara, but not the other way round; correct one.",
    ),
    "neighbour unknown": (
        entry("county", "name: Asha", "code: '1'", "neighbours: ['9']"),
        6,
        "Asha has the neighbour 9, which is no code of a county here.",
    ),
    "pillar numbers": (
        entry("pillar", "name: Peace", "number: 2"),
        3,
        "The pillars are numbered 1 to 1, each once; these are 2.",
    ),
    "not a whole number": (
        entry("pillar", "name: Peace", "number: first"),
        5,
        'Write number as a whole number, not "first".',
    ),
    "not a number": (
        entry("metric", "value: about 3"),
        4,
        'Write value as a number such as 12 or 3.5, not "about 3".',
    ),
    "not yes or no": (
        entry("office_holder", "person: A. Person", "acting: perhaps"),
        5,
        'Write acting as true or false, not "perhaps".',
    ),
    "not a country": (
        entry("mission", "city: Asha", "host: KE"),
        5,
        'Write host as ISO 3166-1 alpha-3 such as KEN, not "KE".',
    ),
    "not a country in a list": (
        entry("county", "name: Asha", "code: '1'", "borders: [UGA, XXX]"),
        6,
        'Write borders as ISO 3166-1 alpha-3 such as KEN, not "XXX".',
    ),
    "text where a list belongs": (
        entry("pillar", "name: Peace", "number: 1", "aims: calm"),
        6,
        "Write aims as a list: [first, second].",
    ),
    "list where a text belongs": (
        entry("mission", "city: [Asha, Busara]"),
        4,
        "Write city as one value, or leave it out.",
    ),
    "empty name": (
        entry("pillar", 'name: ""', "number: 1"),
        4,
        "name is empty; fill it or leave it out.",
    ),
    "empty item": (
        entry("pillar", "name: Peace", "number: 1", 'aims: [calm, ""]'),
        6,
        "aims has an empty item; fill it or leave it out.",
    ),
    "flag without a note": (
        entry("metric", "value: 3", "flags: [stale]"),
        5,
        "A flagged entry has a note that says the doubt in one sentence.",
    ),
    "odd flag": (
        entry("metric", "value: 3", "flags: [Not sure]", "note: Nobody is sure."),
        5,
        "flags is a list of words such as [duplicate, wrong-region].",
    ),
    "no entries": ("kind: metric\nentries: []\n", 2, "`entries` is a list; this one has no items."),
    "entry without names": (
        "kind: metric\nentries:\n  - three\n",
        3,
        "An entry has names and values; this one has none.",
    ),
    "file of another form": (
        "metrics:\n  - value: 3\n",
        1,
        "A file has `kind` and `entries`, this one has metrics.",
    ),
    "alias": (
        "kind: metric\nentries:\n  - &a\n    key: one\n    value: 3\n" + SOURCE + "  - *a\n",
        7,
        "The file uses a YAML alias; write the value out.",
    ),
    "own tag": (
        entry("metric", "value: !!python/name:os.system x"),
        4,
        "The file has a tag; write a plain value.",
    ),
    "name said twice": (
        entry("metric", "value: 3", "value: 4"),
        5,
        "The file says value twice; keep one.",
    ),
    "name that is a list": ("kind: metric\n[a, b]: 3\n", 2, "The file has a name that is not one word."),
    "two documents": ("kind: metric\n---\nkind: metric\n", 2, "The file holds a second document."),
    "no text at all": ("kind: \x07\n", 1, "The file is not YAML: it holds characters that no text has."),
    "empty file": ("", 1, "The file is empty."),
}


@pytest.mark.parametrize(("text", "line", "says"), ENTRY_FAULTS.values(), ids=ENTRY_FAULTS.keys())
def test_a_faulty_entry_is_named_with_file_and_line(tmp_path, text, line, says):
    assert PackFault(f"zz/entries.yaml line {line}", says) in faults_of(tmp_path, "entries.yaml", text)


@pytest.mark.parametrize("name", [name for name in ENTRY_FAULTS if name != "unknown kind"])
def test_one_fault_gives_one_sentence(tmp_path, name):
    found = faults_of(tmp_path, "entries.yaml", ENTRY_FAULTS[name][0])
    expected = 2 if name in {"missing need", "empty name", "not a whole number", "odd flag"} else 1
    # a wrong number is also a gap in the numbering, an empty name also a missing one
    assert len(found) <= expected, found


HEAD_FAULTS = {
    "country": (
        "country: KEN",
        "country: KE",
        2,
        'country is an ISO 3166-1 alpha-3 code such as KEN, not "KE".',
    ),
    "withdrawn country": (
        "country: KEN",
        "country: ZAR",
        2,
        'country is an ISO 3166-1 alpha-3 code such as KEN, not "ZAR".',
    ),
    "code": ("code: zz", "code: yy", 1, 'code is the name of the folder, not "yy".'),
    "version": (
        "version: 2026.1",
        "version: new",
        4,
        'version is a year and a number such as 2026.1, not "new".',
    ),
    "month": (
        "fiscal_year_starts: 7",
        "fiscal_year_starts: 13",
        6,
        'fiscal_year_starts is 1 to 12, not "13".',
    ),
    "missing": ("version: 2026.1\n", "", 1, "pack.yaml does not say version; add it."),
    "unknown": ("version: 2026.1", "version: 2026.1\nmotto: ours", 5, "pack.yaml takes no motto; remove it."),
    "no languages": (
        "languages: [en]\nf",
        "languages: []\nf",
        5,
        "languages is a list such as [en, sw]; name one at least.",
    ),
    "language tag": (
        "languages: [en]\nf",
        "languages: [en, English]\nf",
        5,
        '"English" is no language tag; write one such as sw, en or fr.',
    ),
    "no name in a language": (
        "languages: [en]\nf",
        "languages: [en, sw]\nf",
        3,
        "names has no name of the country in sw; add it.",
    ),
    "names are no mapping": (
        "names: {en: Zedland}",
        "names: Zedland",
        3,
        "names is a list of names and values.",
    ),
    "markings": (
        "secret, top secret]",
        "secret]",
        15,
        "markings has 5 words in each language, lowest first; en has 4.",
    ),
    "document date": (
        "date: 2024-05",
        "date: May",
        11,
        'Write date as YYYY, YYYY-MM or YYYY-MM-DD, not "May".',
    ),
    "document without publisher": (
        "    publisher: A ministry\n",
        "",
        8,
        "The document paper does not say publisher; add it.",
    ),
    "document with empty title": (
        "title: A paper",
        'title: ""',
        8,
        "The title of the document paper is empty.",
    ),
    "document with more": (
        "title: A paper",
        "title: A paper\n    pages: 3",
        8,
        "A document takes no pages; remove it from paper.",
    ),
    "document not recognisable": (
        "recognised_by: [A PAPER]",
        "recognised_by: []",
        8,
        "recognised_by of the document paper is a list with words.",
    ),
    "expected count": (
        "version: 2026.1",
        "version: 2026.1\nexpected: {pillar: 8}",
        5,
        "The pack should hold 8 entries of the kind pillar, and holds 1.",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "says"), HEAD_FAULTS.values(), ids=HEAD_FAULTS.keys())
def test_a_faulty_head_is_named_with_file_and_line(tmp_path, old, new, line, says):
    assert old in HEAD
    assert faults_of(tmp_path, head=HEAD.replace(old, new)) == [PackFault(f"zz/pack.yaml line {line}", says)]


def test_a_paper_without_a_date_says_so_with_an_empty_value(tmp_path):
    assert faults_of(tmp_path, head=HEAD.replace("date: 2024-05", "date:")) == []


def test_yaml_that_cannot_be_parsed_is_a_fault_with_its_line(tmp_path):
    (found,) = faults_of(tmp_path, "broken.yaml", "kind: metric\nentries: [\n  - key: one\n")
    assert found.where.startswith("zz/broken.yaml line ")
    assert found.says.startswith("The file is not YAML: ")


def test_a_pack_is_checked_from_inside_its_folder(tmp_path, monkeypatch):
    assert faults_of(tmp_path) == []
    monkeypatch.chdir(tmp_path / "zz")
    assert check_pack(Path("."), KINDS) == []


def test_a_head_that_is_missing_is_a_fault(tmp_path):
    assert check_pack(tmp_path, KINDS)[0].says == "The file cannot be opened."


def test_a_head_that_is_a_list_is_a_fault(tmp_path):
    (found, *_) = faults_of(tmp_path, head="- one\n- two\n")
    assert found == PackFault("zz/pack.yaml line 1", "pack.yaml has names and values; this one has none.")


def test_a_file_that_is_not_utf8_is_a_fault_with_its_line(tmp_path):
    (found,) = faults_of(tmp_path, "latin.yaml", "kind: metric\n# Sénégal\n".encode("latin-1"))
    assert found == PackFault("zz/latin.yaml line 2", "The file is not UTF-8 text.")


def test_a_huge_file_is_refused_unread(tmp_path):
    (found,) = faults_of(tmp_path, "huge.yaml", b"# " + b"x" * 1_000_000)
    assert found == PackFault("zz/huge.yaml line 1", "The file is larger than a million bytes.")


def test_a_file_nested_without_end_is_refused(tmp_path):
    (found,) = faults_of(tmp_path, "deep.yaml", "[" * 50_000)
    assert found.says == "The file is nested too deeply."


def test_a_flagged_term_may_be_impossible(tmp_path):
    text = entry(
        "office_holder",
        "person: A. Person",
        "terms_stated: [1990-1984]",
        "flags: [impossible-term]",
        "note: Printed so.",
    )
    assert faults_of(tmp_path, "holders.yaml", text) == []


def test_an_unknown_kind_is_said_once_for_its_file(tmp_path):
    text = entry("dream", "name: a") + "  - key: two\n    name: b\n" + SOURCE
    assert len(faults_of(tmp_path, "dreams.yaml", text)) == 1


def test_faults_come_in_the_order_of_files_and_lines(tmp_path):
    text = entry("metric", "value: x", "colour: blue", "shade: dark")
    assert [fault.where for fault in faults_of(tmp_path, "b.yaml", text)] == [
        "zz/b.yaml line 4",
        "zz/b.yaml line 5",
        "zz/b.yaml line 6",
    ]
