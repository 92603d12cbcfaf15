"""The reports on agreements over a small world of facts: figures, lists, notes, languages, files."""

import csv
import json
import re
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from balozi.briefs.reports import departments, followup
from balozi.briefs.reports.agreements import agreements_report
from balozi.briefs.reports.departments import departments_report
from balozi.briefs.reports.facts import AgreementFact, Asked, CommitmentFact, SourceFact
from balozi.briefs.reports.followup import followup_report, outcome_of
from balozi.briefs.reports.frame import footer_of, mark_of
from balozi.briefs.reports.suggestions import suggestion_of, suggestion_rules
from balozi.briefs.reports.words import LANGUAGES, said_in
from balozi.briefs.tables import Cell
from balozi.briefs.writing.cells import plain_of
from balozi.briefs.writing.csvs import csv_of
from balozi.briefs.writing.jsons import json_of
from balozi.briefs.writing.pdfs import pdf_of
from balozi.briefs.writing.workbooks import workbook_of
from balozi.ground.markings import Marking
from balozi.registers.agreements import AgreementStep, Life, Term

DAY = date(2026, 11, 21)
SENTENCE = "The two Governments signed the sample treaty in Nairobi."


def step(event, on="", party="", until=""):
    return AgreementStep(event, on, party, until)


def promise(status="in_progress", area="health", last_on=None, entry=900):
    return CommitmentFact(entry, area, status, last_on)


def fact(entry=1, *steps, form="treaty", parties=("KEN", "RWA"), ends="", **more):
    """Return an agreement; by default one signed in 2024 of which nothing was heard since."""
    life = Life(form, "KEN", parties, steps or (step("signed", "2024-03-04"),), Term(ends))
    told = {"title": f"Sample agreement {entry}", "country": "KEN", "day": DAY} | more
    return AgreementFact(entry=entry, life=life, **told)


def a_world():
    """Return one agreement for each outcome and each reason to be left out, and a few more."""
    source = SourceFact("A sample paper", SENTENCE, 7, 10, 66)
    return [
        fact(
            1,
            institution="MOH",
            source=source,
            commitments=[promise("fulfilled"), promise("verified", "trade")],
        ),
        fact(
            2, institution="MOH", commitments=[promise("partially_fulfilled"), promise("not_fulfilled", "")]
        ),
        fact(3, institution="MOT", commitments=[promise("lapsed"), promise("fulfilled", entry=901)]),
        fact(4, institution="MOT", commitments=[promise("accepted"), promise("withdrawn")]),
        fact(5, step("signed", "2024-03"), step("ratified", "2025-01-01"), parties=("KEN", "CHN")),
        fact(6, step("signed", "2018-01-01"), parties=("KEN", "CHN")),
        fact(7, step("signed", "2016"), ends="2020-12-31", institution="MOH"),
        fact(8, step("negotiating", "2020-05-05"), institution="MOH"),
        fact(9, step("signed")),
        fact(10, step("negotiating", "2026-01-01"), institution="MOT"),
        fact(11, step("signed", "2012-01-01"), step("terminated", "2019-01-01")),
        fact(12, step("in_force", "2025-06-01"), commitments=[promise("superseded")]),
    ]


def asked(**more):
    return Asked(
        DAY, **({"institutions": {"MOH": "Wizara ya Mfano", "MOT": "Ministère d’Échantillon"}} | more)
    )


def column(table, name):
    at = [one.name for one in table.columns].index(name)
    return [plain_of(row[at]) for row in table.rows]


def test_what_became_of_the_signed_is_counted_once_each_and_balances():
    summary, listed = followup_report(a_world(), asked()).tables
    counts = dict(zip(column(summary, "figure"), column(summary, "number"), strict=True))
    assert counts == {
        "signed": 10, "with_commitments": 4, "implemented": 1, "partly": 2, "not_implemented": 1, "heard_only": 3,
        "no_record": 3,
    }  # fmt: skip
    assert counts["signed"] == len(listed.rows) == sum(counts[outcome] for outcome in followup.OUTCOMES)
    assert (
        dict(zip(column(summary, "figure"), column(summary, "share"), strict=True))["implemented"] == "0.1000"
    )
    assert [plain_of(row[2]) for row in summary.rows][:2] == ["12", "10"]


@pytest.mark.parametrize("figure", followup.FIGURES)
def test_every_figure_of_the_follow_up_has_exactly_that_many_rows(figure):
    summary, listed = followup_report(a_world(), asked(figure=figure)).tables
    counts = dict(zip(column(summary, "figure"), column(summary, "number"), strict=True))
    assert len(listed.rows) == counts[figure] > 0
    if figure in followup.OUTCOMES:
        assert set(column(listed, "outcome")) == {figure}


def test_every_figure_of_every_department_has_exactly_that_many_rows():
    summary = departments_report(a_world(), asked()).tables[0]
    assert column(summary, "institution") == ["MOT", "MOH", ""]
    seen = 0
    for row in summary.rows:
        code = plain_of(row[0]) or "-"
        for name, cell in zip(departments.FIGURES, row[1:], strict=True):
            assert cell.link == f"?figure={name}&institution={code}"
            listed = departments_report(a_world(), asked(figure=name, institution=code)).tables[1]
            assert len(listed.rows) == cell.value, (code, name)
            seen += bool(cell.value)
    assert seen >= 9
    assert sum(column(summary, "total")) == len(a_world())


def test_the_counts_of_a_department():
    table = departments_report(a_world(), asked(institution="MOH")).tables[0]
    (row,) = table.rows
    told = dict(zip(departments.FIGURES, (cell.value for cell in row[1:]), strict=True))
    # Of the four: one in preparation since 2020, one of 2016 whose term ran out, two signed in 2024, long silent.
    assert told == {
        "total": 4, "pipeline": 1, "older": 1, "inactive": 4, "keep": 0, "renew": 0, "restart": 3, "drop": 1,
        "cannot_say": 0,
    }  # fmt: skip
    assert row[0].value == "Wizara ya Mfano"


@pytest.mark.parametrize(
    ("name", "suggest", "one"),
    [
        ("KD1", "drop", fact(1, step("signed", "2026-01-01"), step("terminated", "2026-02-01"))),
        ("KD2", "renew", fact(1, step("signed", "2016"), ends="2020", commitments=[promise()])),
        ("KD3", "drop", fact(1, step("signed", "2016"), ends="2020")),
        ("KD4", "renew", fact(1, step("signed", "2016"), ends="2020", last_paper=date(2026, 1, 1))),
        ("KD5", "restart", fact(1, step("negotiating", "2020"))),
        ("KD6", "cannot_say", fact(1, step("negotiating"))),
        ("KD7", "keep", fact(1, step("negotiating", "2025"))),
        ("KD8", "keep", fact(1, commitments=[promise()])),
        ("KD9", "keep", fact(1, commitments=[promise("lapsed", last_on=date(2026, 1, 1))])),
        ("KD10", "keep", fact(1, step("in_force", "2015"), commitments=[promise("fulfilled")])),
        ("KD11", "restart", fact(1, step("in_force", "2015"))),
        ("KD12", "cannot_say", fact(1, step("signed"))),
    ],
)
def test_a_suggestion_follows_its_rule(name, suggest, one):
    assert (suggestion_of(one).name, suggestion_of(one).suggest) == (name, suggest)


def test_every_rule_says_its_reason_in_three_languages_with_its_numbers():
    assert [rule.name for rule in suggestion_rules()] == [f"KD{n}" for n in range(1, 13)]
    for language in LANGUAGES:
        listed = departments_report(a_world(), asked(language=language)).tables[1]
        reasons = [row[7].value for row in listed.rows]
        assert all(reason and "%" not in reason for reason in reasons)
    assert any("24" in reason for reason in reasons)


def test_what_is_the_only_paper_is_no_record_and_a_later_one_is():
    assert outcome_of(fact(last_paper=date(2024, 3, 5))) == "no_record"
    assert outcome_of(fact(later_papers=[date(2024, 3, 4)])) == "no_record"
    assert outcome_of(fact(later_papers=[date(2024, 3, 5)])) == "heard_only"
    assert outcome_of(fact(1, step("signed", "2024-03-04"), step("in_force"))) == "heard_only"
    assert outcome_of(fact(1, step("signed", "2024-03-04"), step("negotiating"))) == "no_record"
    # What happens after the day asked about is not known on it.
    assert outcome_of(fact(later_papers=[date(2027, 1, 1)])) == "no_record"


def test_a_period_leaves_out_what_it_must_with_its_reason():
    report = followup_report(a_world(), asked(since=date(2024, 1, 1), until=date(2024, 12, 31)))
    assert len(report.tables[1].rows) == 5
    assert "Agreements shown: 5 of 12." in report.notes
    assert any(
        "no signature is known: 2, signed, without a date: 2, signed outside the period: 3" in note
        for note in report.notes
    )
    assert ("Signed", "from 1 January 2024 to 31 December 2024") in report.about


def test_a_partner_and_an_institution_narrow_the_report():
    assert len(agreements_report(a_world(), asked(partner="CHN")).tables[0].rows) == 2
    assert len(agreements_report(a_world(), asked(institution="MOT")).tables[0].rows) == 3
    assert len(agreements_report(a_world(), asked(institution="-")).tables[0].rows) == 5
    nobody = agreements_report(a_world(), asked(partner="ISL"))
    assert nobody.tables[0].rows == []
    assert nobody.marking == ""


def test_an_agreement_is_told_in_full_and_what_is_missing_is_counted():
    one = fact(
        1,
        step("signed", "2024-03"),
        ends="2029-03-03",
        institution="MOH",
        areas=["health", "trade"],
        foreign_signatory="A. Mgeni, Minister",
        national_signatory="B. Mwenyeji",
        source=SourceFact("A sample paper", SENTENCE, 7, 10, 66),
        commitments=[promise("fulfilled"), promise("accepted"), promise("withdrawn")],
    )
    report = agreements_report([one, fact(2)], asked())
    (table,) = report.tables
    told = {name.name: cell for name, cell in zip(table.columns, table.rows[0], strict=True)}
    assert {name: cell.value for name, cell in told.items()} == {
        "title": "Sample agreement 1",
        "institution": "Wizara ya Mfano",
        "partners": "Rwanda",
        "foreign_signatory": "A. Mgeni, Minister",
        "national_signatory": "B. Mwenyeji",
        "signed_on": "March 2024",
        "expires_on": date(2029, 3, 3),
        "areas": "health, trade",
        "progress": "health: 1 of 2; trade: no commitment recorded",
        "status": "signed",
        "marking": "unclassified",
        "source": f"A sample paper: “{SENTENCE}”",
    }
    assert told["source"].link == "/papers/7/?at=10-66#at"
    assert told["title"].link == "/registers/agreements/1/"
    assert table.rows[1][1] == Cell("not stated", plain="")
    assert "Ministry or department in 1" in table.notes[0]
    assert "Date signed" not in table.notes[0]


def test_a_term_that_renews_itself_says_so():
    life = Life("treaty", "KEN", ("KEN", "RWA"), (step("signed", "2024"),), Term("2025-12-31", "tacit", 12))
    told = AgreementFact(1, "Sample", "KEN", life, DAY)
    cell = agreements_report([told], asked(language="sw")).tables[0].rows[0][6]
    assert (cell.value, cell.plain) == ("31 Desemba 2026, kisha hujihuisha yenyewe", "2026-12-31")


def test_the_whole_takes_the_highest_marking_of_what_it_looked_at():
    report = followup_report([fact(1), fact(2, marking=Marking.SECRET)], asked(language="fr"))
    assert report.marking == "secret"
    assert column(report.tables[1], "marking") == ["unclassified", "secret"]


def test_the_same_facts_have_the_same_mark_and_others_another():
    assert mark_of(a_world()) == mark_of(a_world()[::-1])
    changed = [*a_world()[1:], fact(1)]
    assert mark_of(changed) != mark_of(a_world())
    note = followup_report(a_world(), asked()).notes[-1]
    assert note.startswith("Computed from the register; agreements: 12, commitments: 2, fingerprint ")
    assert mark_of(a_world()) in note


def test_a_report_sorts_by_any_column_and_what_is_unknown_comes_last():
    up = column(agreements_report(a_world(), asked(sort="signed_on")).tables[0], "signed_on")
    down = column(agreements_report(a_world(), asked(sort="-signed_on")).tables[0], "signed_on")
    assert up[-4:] == down[-4:] == [""] * 4
    assert str(up[0]) < str(up[1])
    assert [str(value) for value in up[:-4]] == [str(value) for value in down[:-4]][::-1]
    counts = column(departments_report(a_world(), asked(sort="-total")).tables[0], "total")
    assert counts == sorted(counts, reverse=True)


def test_a_csv_is_read_the_same_in_every_language():
    texts = {csv_of(followup_report(a_world(), asked(language=language)), table=-1) for language in LANGUAGES}
    assert len(texts) == 1
    rows = list(csv.DictReader(StringIO(texts.pop())))
    assert [row["outcome"] for row in rows[:3]] == ["implemented", "partly", "partly"]
    assert rows[0]["signed_on"] == "2024-03-04"
    assert rows[0]["source"] == f"A sample paper: “{SENTENCE}”"
    assert rows[4]["signed_on"] == "2024-03"


def test_a_workbook_holds_the_figures_the_list_and_what_was_asked():
    report = departments_report(a_world(), asked(language="fr", partner="RWA"))
    book = openpyxl.load_workbook(BytesIO(workbook_of(report)))
    assert book.sheetnames[-1] == "À propos"
    first, second = book.worksheets[:2]
    assert [cell.value for cell in first[1]][:3] == [
        "Ministère ou département",
        "Total",
        "En préparation (avant signature)",
    ]
    assert [cell.value for cell in first["A"]][1:4] == [
        "Ministère d’Échantillon",
        "Wizara ya Mfano",
        "non indiqué",
    ]
    assert second.max_row > len(report.tables[1].rows)
    told = [cell.value for line in book.worksheets[-1].iter_rows() for cell in line if cell.value]
    assert {"Partenaire", "Rwanda", "21 novembre 2026"} <= set(told)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sw", ("Makubaliano kwa idara", "Haiwezi kusemwa", "Kama ilivyojulikana 21 Novemba 2026")),
        ("fr", ("Accords par département", "Impossible à dire", "Tel que connu le 21 novembre 2026")),
    ],
)
def test_a_pdf_shows_its_language_its_day_and_its_mark(language, words):
    report = departments_report(a_world(), asked(language=language))
    made = pdf_of(report, footer=footer_of(report), empty=said_in("empty", language))
    assert b"pdfuaid" in made
    pdf = pypdfium2.PdfDocument(made)
    text = "".join("".join(pdf[at].get_textpage().get_text_range() for at in range(len(pdf))).split())
    for word in (*words, mark_of(a_world())):
        assert "".join(word.split()) in text.replace("\ufffe", ""), word


def test_json_carries_values_links_and_labels():
    told = json.loads(json_of(followup_report(a_world(), asked(language="sw"))))
    summary = told["tables"][0]
    assert summary["rows"][0] == {"figure": "signed", "number": 10, "whole": "12", "share": "0.8333"}
    assert summary["links"][0] == {"number": "?figure=signed"}
    assert told["as_known"] == "2026-11-21"
    assert summary["columns"][1] == {"name": "number", "label": "Idadi"}


def test_no_facts_make_an_empty_report_and_no_share_of_nothing():
    summary, listed = followup_report([], asked()).tables
    assert column(summary, "number") == [0] * 7
    assert {cell.value for cell in (row[3] for row in summary.rows)} == {None}
    assert listed.rows == []
    assert departments_report([], asked()).tables[0].rows == []


def test_the_rules_stand_in_the_documentation():
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "make-the-report.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (KD\d+) \|.*\| (.+) \|$", page, re.MULTILINE))
    assert rows == {rule.name: said_in(rule.suggest, "en").lower() for rule in suggestion_rules()}
