"""The file of a pack about agreements: each fault is one plain sentence with its file and line."""

from datetime import date

import pytest

from balozi.ground.errors.packs import PackInvalid
from balozi.packs.checking import check_pack
from balozi.packs.loading import COUNTRIES
from balozi.packs.procedure_checks import check_procedures
from balozi.packs.procedures import procedures_of, read_procedures
from tests.packs.test_checking import HEAD, KINDS

WORDS = "{en: one, sw: moja, fr: un}"
STEP = f"""\
      - key: approval
        section: "7"
        event: approved_internally
        who: {WORDS}
        what: {WORDS}
"""
FILE = f"""\
versions:
  - from: 2012-12-14
    law: An Act
    source: "An Act, section 1"
    forms: [treaty]
    scope: {WORDS}
    steps:
{STEP}"""


def faults_of(tmp_path, text):
    folder = tmp_path / "zz" / "procedures"
    folder.mkdir(parents=True)
    (folder / "agreements.yaml").write_text(text, "utf-8")
    return [(one.where, one.says) for one in check_procedures(folder.parent)]


def test_a_right_file_has_no_faults_and_is_read(tmp_path):
    assert faults_of(tmp_path, FILE) == []
    known = read_procedures(tmp_path / "zz" / "procedures" / "agreements.yaml", "KEN")
    assert known.on(date(2013, 1, 1)).steps[0].who["sw"] == "moja"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("    law: An Act\n", "", "This does not say law; add it."),
        ("law: An Act", "law:", "law is empty; fill it."),
        ("event: approved_internally", "event: rejoiced", "There is no event rejoiced"),
        ("key: approval", "key: Approval!", "A key is small letters"),
        (STEP, STEP + STEP, "The key approval stands twice"),
        ("{en: one, sw: moja, fr: un}", "{en: one}", "has no words in sw, fr"),
        ("from: 2012-12-14", "from: soon", 'Write from as YYYY, YYYY-MM or YYYY-MM-DD, not "soon".'),
        ('section: "7"', 'section: "7"\n        within_days: 14', "A time needs both"),
        ('section: "7"', 'section: "7"\n        within_days: 14\n        after: never', "which is no step before this one"),
        ('section: "7"', 'section: "7"\n        to_check: maybe', "Write to_check as true or false"),
        ('section: "7"', 'section: "7"\n        colour: red', "There is no place here for colour"),
        ("versions:", "watches: {dormant_after: soon}\nversions:", "watches takes"),
        ("versions:", "versions: []\nold:", "`versions` is a list with one procedure at least."),
        ("versions:", "\tversions:", "The file is not YAML"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_place(tmp_path, before, after, says):
    found = faults_of(tmp_path, FILE.replace(before, after))
    assert any(says in told for _where, told in found), found
    assert all(where.startswith("zz/procedures/agreements.yaml line ") for where, _told in found)


def test_versions_stand_oldest_first_without_overlap(tmp_path):
    second = FILE.removeprefix("versions:\n").replace("2012-12-14", "2010-01-01")
    found = faults_of(tmp_path, FILE + second)
    assert "The versions stand oldest first, and none overlaps the next." in [says for _where, says in found]


def test_a_pack_with_a_faulty_procedure_is_refused_as_a_whole(tmp_path):
    faults_of(tmp_path, FILE.replace("An Act\n", "\n", 1))
    (tmp_path / "zz" / "pack.yaml").write_text(HEAD, "utf-8")
    assert any("law is empty" in one.says for one in check_pack(tmp_path / "zz", KINDS))
    with pytest.raises(PackInvalid):
        read_procedures(tmp_path / "zz" / "procedures" / "agreements.yaml", "KEN")


def test_the_steps_of_kenya_name_section_actor_and_what_is_not_confirmed():
    procedure = procedures_of("KEN").on(date(2026, 11, 21))
    assert [step.key for step in procedure.steps if step.before_consent] == [
        "cabinet-approval",
        "laid-before-parliament",
        "parliament-approval",
    ]
    assert all(step.section and step.who["fr"] and step.what["sw"] for step in procedure.steps)
    assert procedure.scope_to_check
    assert any(step.to_check for step in procedure.steps)


def test_an_installed_pack_without_a_procedure_says_nothing_about_it():
    assert not (COUNTRIES / "rw" / "procedures").exists()
    assert procedures_of("RWA").watches == {}
